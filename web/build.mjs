/**
 * Bundles the Python worker, the editor and the linter for the pages:
 *
 *     node web/build.mjs <out>
 *
 * and what runs before the app is there: the choice of colours, and what starts Python early, which wants to know of the problems in
 * `<out>/content`.
 * `<out>/bundled.json` lists the npm packages in the bundles, for the page of licences.
 * Pyodide itself is not bundled: the worker imports it from beside the site. Nothing is done where the outputs are newer than
 * everything that they are made from.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { bundledPackages } from './bundled.mjs';
import { harnessCompiler } from './bytecode.mjs';
import { absent, adopted, guest } from './editor/absent.mjs';

const web = dirname(fileURLToPath(import.meta.url));

const out = process.argv[2];
if (!out) {
  console.error('usage: node web/build.mjs <out>');
  process.exit(2);
}
const outputs = ['early.js', 'look.js', 'python/worker.js', 'python/helper.js', 'editor/editor.js', 'editor/editor.css', 'editor/editor.worker.js', 'editor/vim.js', 'lint/lint.js', 'offline/offline.js', 'bundled.json'].map((name) => join(out, name));
const content = join(out, 'content');
const inputs = [...['early', 'python', 'editor', 'lint', 'offline', 'build.mjs', 'bundled.mjs', 'bytecode.mjs', 'package-lock.json'].map((name) => join(web, name)), content].flatMap(files);

if (isFresh()) {
  console.log(`The web parts in ${out} are up to date.`);
} else {
  const began = performance.now();
  await make();
  console.log(`Made the web parts in ${Math.round(performance.now() - began)} ms:`);
  for (const output of [join(out, 'look.js'), join(out, 'early.js'), ...files(join(out, 'python')), ...files(join(out, 'editor')), ...files(join(out, 'lint')), join(out, 'offline/offline.js')]) tell(output);
}

async function make() {
  for (const folder of ['python', 'editor', 'lint', 'offline']) {
    rmSync(join(out, folder), { recursive: true, force: true });
    mkdirSync(join(out, folder), { recursive: true });
  }
  const common = {
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    // The page of licences holds them all.
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  const built = await Promise.all([
    build({
      ...common,
      // Not a module: those wait until the page is read.
      format: 'iife',
      entryPoints: [join(web, 'early/early.js')],
      outfile: join(out, 'early.js'),
      define: { METTLE_EARLY: JSON.stringify(problemsByPackages()) },
    }),
    build({ ...common, format: 'iife', entryPoints: [join(web, 'early/look.js')], outfile: join(out, 'look.js') }),
    build({
      ...common,
      entryPoints: [join(web, 'python/worker.js')],
      outfile: join(out, 'python/worker.js'),
      loader: { '.py': 'text' },
      plugins: [await compiledHarness()],
      define: { 'globalThis.METTLE_BUILD': JSON.stringify(digest(join(web, 'python'))) },
    }),
    build({
      ...common,
      entryPoints: [join(web, 'python/helper.js')],
      outfile: join(out, 'python/helper.js'),
      loader: { '.py': 'text' },
    }),
    build({
      ...common,
      entryPoints: [join(web, 'editor/editor.mjs')],
      outdir: join(out, 'editor'),
      plugins: [adopted, absent],
      loader: { '.ttf': 'file' },
      assetNames: '[name]',
    }),
    build({
      ...common,
      entryPoints: [join(web, 'node_modules/monaco-editor/esm/vs/editor/editor.worker.js')],
      outfile: join(out, 'editor/editor.worker.js'),
    }),
    build({
      ...common,
      entryPoints: [join(web, 'editor/vim.mjs')],
      outfile: join(out, 'editor/vim.js'),
      // Else its form for script elements would be taken.
      conditions: ['import', 'module'],
      platform: 'neutral',
      plugins: [guest],
    }),
    build({ ...common, entryPoints: [join(web, 'offline/offline.mjs')], outfile: join(out, 'offline/offline.js') }),
    // The service worker itself is written for a whole site, by offline/make.mjs; here it is what it is made of.
    build({
      ...common,
      write: false,
      entryPoints: [join(web, 'offline/worker.js')],
      outfile: join(out, 'sw.js'),
      define: { METTLE_FILES: '{}', 'process.env.NODE_ENV': '"production"' },
    }),
    build({
      ...common,
      entryPoints: [join(web, 'lint/lint.js')],
      outdir: join(out, 'lint'),
      loader: { '.wasm': 'file' },
      assetNames: '[name]-[hash]',
    }),
  ]);
  writeFileSync(join(out, 'bundled.json'), JSON.stringify(bundledPackages(built.map(({ metafile }) => metafile))));
}

/** Byte code in place of the harness's sources, but for the one that is there to boot the others. */
async function compiledHarness() {
  const compiled = await harnessCompiler(join(web, 'node_modules/pyodide'));
  return {
    name: 'compiled-harness',
    setup({ onLoad }) {
      onLoad({ filter: /harness.\w+\.py$/ }, ({ path }) =>
        path.endsWith('boot.py') ? undefined : { contents: compiled(path), loader: 'binary' },
      );
    },
  };
}

function isFresh() {
  try {
    const oldest = Math.min(...outputs.map((name) => statSync(name).mtimeMs));
    return inputs.every((name) => statSync(name).mtimeMs < oldest);
  } catch {
    return false;
  }
}

/** The problems that start Python at once, by the packages that they want. */
function problemsByPackages() {
  const table = {};
  for (const name of files(content).sort()) {
    const { entry, packages } = JSON.parse(readFileSync(name, 'utf8'));
    if (entry?.kind === 'function') (table[packages.join(',')] ??= []).push(entry.slug);
  }
  return table;
}

/** What all files of a folder say, in one word. */
function digest(folder) {
  const hash = createHash('sha256');
  for (const name of files(folder).sort()) hash.update(`${relative(folder, name)}\0`).update(readFileSync(name));
  return hash.digest('hex');
}

/** All files at or under a path. */
function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function tell(path) {
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const kilobytes = (size) => `${Math.ceil(size / 1000)} KB`.padStart(8);
  console.log(`  ${relative(out, path).padEnd(28)}${kilobytes(bytes.length)} raw${kilobytes(brotli.length)} brotli`);
}
