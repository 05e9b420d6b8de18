/**
 * Byte code instead of sources for Python's standard library and the wheels. Compiling them is half of what a start costs, so
 * the build does it once, in the very Pyodide that the site carries: byte code fits one version of CPython alone.
 *
 * Sources are left out, and so are the columns that byte code can name for each instruction: with both, visitors would download
 * half as much again, to show lines of library code that nothing here shows.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @typedef {{ file_name: string, sha256: string, size: number }} Compiled */

const HERE = fileURLToPath(import.meta.url);
const SCRIPT = path.join(path.dirname(HERE), 'bytecode.py');

/** Hashes of strings give frozen sets their order; without debug ranges no columns are kept. */
const ENV = { PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' };

/** @param {crypto.BinaryLike[]} parts */
export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/**
 * The byte-compiled form of an archive, from `store` or made now. The same archive and script give the same bytes everywhere.
 * @param {string} pyodide the folder of the official Pyodide
 * @param {string} store where results are kept
 * @param {string} file_name the archive's official name
 * @param {Buffer} archive
 * @param {string[]} [leftOut] how the names begin of what does not come along
 * @returns {Promise<Compiled>} `file_name` carries the hash and lies in `store`
 */
export async function byteCompiled(pyodide, store, file_name, archive, leftOut = []) {
  const core = ['pyodide.asm.js', 'pyodide.asm.wasm', 'python_stdlib.zip'].map((name) => fs.readFileSync(path.join(pyodide, name)));
  const key = sha256(sha256(archive), leftOut.join(), ...[HERE, SCRIPT].map((name) => fs.readFileSync(name)), ...core);
  const record = path.join(store, `${file_name}.${key.slice(0, 16)}.json`);
  const made = recall(store, record);
  if (made) return made;
  console.log(`      compiling ${file_name}`);
  const bytes = await compile(pyodide, file_name, archive, leftOut);
  const hash = sha256(bytes);
  const compiled = { file_name: hashedName(file_name, hash), sha256: hash, size: bytes.length };
  fs.mkdirSync(store, { recursive: true });
  keep(path.join(store, compiled.file_name), bytes);
  keep(record, JSON.stringify(compiled));
  return compiled;
}

/** What was made before, unless it has changed since. */
function recall(store, record) {
  try {
    const compiled = JSON.parse(fs.readFileSync(record, 'utf8'));
    return sha256(fs.readFileSync(path.join(store, compiled.file_name))) === compiled.sha256 ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** Writes in one step: another build may be reading. */
function keep(file, content) {
  const part = `${file}.${process.pid}`;
  fs.writeFileSync(part, content);
  fs.renameSync(part, file);
}

/**
 * What compiles the harness's modules: by the path of a source, the bytes that web/python/harness/boot.py takes for it.
 * @param {string} pyodide the folder of the official Pyodide
 * @returns {Promise<(source: string) => Uint8Array>}
 */
export async function harnessCompiler(pyodide) {
  const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, 'pyodide.mjs')).href);
  const python = await loadPyodide({ indexURL: pyodide, env: ENV });
  const compile = python.runPython('import marshal\nlambda name, source: marshal.dumps(compile(source, f"<mettle_{name}>", "exec"))');
  return (source) => {
    const made = compile(path.basename(source, '.py'), fs.readFileSync(source, 'utf8'));
    const bytes = made.toJs();
    made.destroy();
    return bytes;
  };
}

/** In an interpreter of its own, as what was compiled before leaves its traces in byte code. */
async function compile(pyodide, file_name, archive, leftOut) {
  const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, 'pyodide.mjs')).href);
  const python = await loadPyodide({ indexURL: pyodide, env: ENV });
  // Libraries' own syntax warnings.
  python.setStderr({ write: (bytes) => bytes.length });
  python.runPython(fs.readFileSync(SCRIPT, 'utf8'));
  const isWheel = file_name.endsWith('.whl');
  const home = isWheel ? '/lib/python3.12/site-packages/' : '/lib/python312.zip/';
  const made = python.globals.get('byte_compiled')(new Uint8Array(archive), home, leftOut);
  const bytes = made.toJs?.() ?? made;
  made.destroy?.();
  return bytes;
}

/** With the hash where a wheel's build number has its place; that number begins with a digit. */
function hashedName(file_name, hash) {
  const mark = hash.slice(0, 12);
  if (!file_name.endsWith('.whl')) return file_name.replace(/\.[^.]+$/, `-${mark}$&`);
  const [name, version, ...tags] = file_name.split('-');
  return [name, version, `0x${mark}`, ...tags].join('-');
}
