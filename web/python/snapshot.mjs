/**
 * The memory of an interpreter with its packages imported and the harness started, taken once and put into later interpreters.
 *
 * This is the one file that leans on what Pyodide keeps to itself, all of it as version 0.27.7 has it; web/test/snapshot.test.mjs
 * fails where another version is other. Whatever is not as expected here throws, and the caller boots the plain way.
 *
 * WebAssembly memory is not all of an interpreter. Beside it stand the files, which Pyodide holds in JavaScript, and the table of
 * functions, into which each compiled library puts its own. Memory holds addresses within that table, so libraries are loaded
 * again in the order in which they came first, and the table must then be what it was, to the entry.
 */

/** The version of Pyodide whose inside is known here. */
export const KNOWN_VERSION = '0.27.7';

/** What an interpreter is booted with whose memory will be taken. */
export const MAKING = { _makeSnapshot: true };

/** Memory is kept by pieces of this size; those that are all zero are left out. */
const PIECE = 1 << 16;

/** Where emscripten's record of an open library has the start of its part of the table, in bytes from the handle. */
const TABLE_BASE = 20;

/** And where it has the place of the library's file, which was read into memory for linking and never leaves it, and its length. */
const [FILE_PLACE, FILE_LENGTH] = [28, 32];

/**
 * @typedef {object} Shape what must be known beside the bytes
 * @property {string} version
 * @property {string[]} packages
 * @property {any} references Pyodide's table of JavaScript objects that Python holds
 * @property {number} size of the memory
 * @property {[start: number, length: number][]} pieces of the memory that are kept
 * @property {{ name: string, global: boolean, handles: number[], table: number }[]} libraries in the order of their loading
 * @property {{ start: number, end: number, addresses: number }} table
 * @property {string} folder where the files lie
 * @property {[path: string, size: number, mode: number, time: number][]} files each folder before what is in it, its size -1
 *
 * @typedef {{ shape: Shape, memory: Uint8Array, files: Uint8Array }} Snapshot
 */

/**
 * Takes the memory of an interpreter that was booted with `MAKING`, and of which no JavaScript holds a Python object any more.
 * @param {any} pyodide
 * @param {string[]} packages those that were installed, without Pyodide's own installer
 * @param {string} folder whose files belong to them
 * @returns {Snapshot}
 */
export function take(pyodide, packages, folder) {
  if (pyodide.version !== KNOWN_VERSION) throw new Error(`Pyodide ${pyodide.version} is not known here`);
  const module = pyodide._module;
  if (Object.keys(pyodide.loadedPackages).length > 0) throw new Error('packages were loaded by the installer');
  const libraries = librariesOf(module);
  const references = pyodide._api.serializeHiwireState();
  const files = filesOf(pyodide.FS, folder);
  clearFiles(module, pyodide.FS, libraries);
  const heap = module.HEAPU8;
  const pieces = piecesOf(heap);
  const shape = {
    version: pyodide.version,
    packages,
    references,
    size: heap.length,
    pieces,
    libraries,
    table: {
      start: libraries[0]?.table ?? module.wasmTable.length,
      end: module.wasmTable.length,
      addresses: sumOfAddresses(module),
    },
    folder,
    files: files.list,
  };
  return { shape, memory: joined(pieces.map(([start, length]) => heap.subarray(start, start + length))), files: files.bytes };
}

/**
 * The libraries that are open, each a module of its own, in the order in which they took their parts of the table.
 */
function librariesOf({ LDSO, HEAPU32 }) {
  const handles = Object.entries(LDSO.loadedLibsByHandle);
  const open = Object.values(LDSO.loadedLibsByName).filter(({ name }) => name !== '__main__');
  const libraries = open.map(({ name, global }) => {
    const own = handles.filter(([, library]) => library.name === name).map(([handle]) => Number(handle));
    if (own.length === 0) throw new Error(`${name} was not opened by Python`);
    return { name, global, handles: own, table: HEAPU32[(own[0] + TABLE_BASE) >>> 2] };
  });
  return libraries.sort((one, other) => one.table - other.table);
}

/** Makes zeros of what was left in memory of libraries' files: with pandas, a third of all that is to be kept. */
function clearFiles({ HEAPU8, HEAPU32 }, FS, libraries) {
  for (const { name, handles } of libraries) {
    const file = FS.readFile(name);
    for (const handle of handles) {
      const [start, length] = [FILE_PLACE, FILE_LENGTH].map((place) => HEAPU32[(handle + place) >>> 2]);
      const copy = HEAPU8.subarray(start, start + length);
      if (start > 0 && length === file.length && copy.every((byte, at) => byte === file[at])) copy.fill(0);
    }
  }
}

function filesOf(FS, folder) {
  const list = [];
  const parts = [];
  const todo = [folder];
  for (let path = todo.pop(); path; path = todo.pop()) {
    for (const name of FS.readdir(path).sort()) {
      if (name === '.' || name === '..') continue;
      const inner = `${path}/${name}`;
      const { mode, size, mtime } = FS.stat(inner);
      if (FS.isDir(mode)) todo.push(inner);
      else parts.push(FS.readFile(inner));
      list.push([inner, FS.isDir(mode) ? -1 : size, mode, Number(mtime)]);
    }
  }
  return { list, bytes: joined(parts) };
}

function piecesOf(heap) {
  const pieces = [];
  for (let start = 0; start < heap.length; start += PIECE) {
    const words = new Uint32Array(heap.buffer, start, PIECE >> 2);
    if (words.every((word) => word === 0)) continue;
    const last = pieces.at(-1);
    if (last && last[0] + last[1] === start) last[1] += PIECE;
    else pieces.push([start, PIECE]);
  }
  return pieces;
}

function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One number for what all linked symbols stand at, whatever their order. */
function sumOfAddresses({ GOT }) {
  let sum = 0;
  for (const name in GOT) {
    let hash = GOT[name].value;
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    sum = (sum + hash) | 0;
  }
  return sum;
}

/**
 * Boots an interpreter with this memory. `pyodide.asm.js` must have been imported.
 * @param {(options: object) => Promise<any>} boot Pyodide's own, with these options beside its others
 * @param {{ shape: Shape, memory: Promise<Uint8Array>, files: Promise<Uint8Array> }} snapshot whose parts may still be on their way
 */
export async function restore(boot, { shape, memory, files }) {
  if (shape.version !== KNOWN_VERSION) throw new Error(`a snapshot of Pyodide ${shape.version}`);
  const realm = globalThis;
  const create = realm._createPyodideModule;
  if (typeof create !== 'function') throw new Error('pyodide.asm.js is not there');
  // Libraries are compiled while the engine is.
  const parts = Promise.all([memory, prepare(shape, files)]);
  parts.catch(() => {});
  realm._createPyodideModule = async (settings) => {
    const module = await create({ ...settings, INITIAL_MEMORY: shape.size });
    const [pieces, { contents, modules }] = await parts;
    settings.API.restoreSnapshot = () => {
      put(module, shape, pieces);
      layFiles(module.FS, shape, contents);
      link(module, shape, modules);
      // The libraries' own beginnings have written into what was put.
      put(module, shape, pieces);
      // With this function all those bytes would stay as long as the interpreter does.
      settings.API.restoreSnapshot = undefined;
      return shape.references;
    };
    return module;
  };
  try {
    const pyodide = await boot({ _loadSnapshot: new Uint8Array(1) });
    for (const name of shape.packages) pyodide.loadedPackages[name] = 'default channel';
    return pyodide;
  } finally {
    realm._createPyodideModule = create;
  }
}

async function prepare(shape, files) {
  const contents = contentsOf(shape, await files);
  return { contents, modules: await Promise.all(shape.libraries.map(({ name }) => WebAssembly.compile(contents.get(name)))) };
}

/** The bytes of each file, by its path. */
function contentsOf(shape, files) {
  const contents = new Map();
  let at = 0;
  for (const [path, size] of shape.files) {
    if (size < 0) continue;
    contents.set(path, files.subarray(at, at + size));
    at += size;
  }
  if (at !== files.length) throw new Error('the files of the snapshot are not whole');
  return contents;
}

function put({ HEAPU8 }, { size, pieces }, memory) {
  if (HEAPU8.length !== size) throw new Error(`a memory of ${HEAPU8.length} bytes, not ${size}`);
  let end = 0;
  let at = 0;
  for (const [start, length] of pieces) {
    HEAPU8.fill(0, end, start);
    HEAPU8.set(memory.subarray(at, at + length), start);
    at += length;
    end = start + length;
  }
  HEAPU8.fill(0, end);
  if (at !== memory.length) throw new Error('the memory of the snapshot is not whole');
}

/** Makes the files at once from views of the snapshot's bytes: opening and writing each would take as long as all the rest. */
export function layFiles(FS, { folder, files }, contents) {
  const { MEMFS } = FS.filesystems;
  const folders = new Map([[folder, FS.lookupPath(folder).node]]);
  for (const [path, size, mode, time] of files) {
    const cut = path.lastIndexOf('/');
    const node = MEMFS.createNode(folders.get(path.slice(0, cut)), path.slice(cut + 1), mode, 0);
    if (size < 0) folders.set(path, node);
    else {
      node.contents = contents.get(path);
      node.usedBytes = size;
    }
    node.timestamp = time;
  }
}

function link(module, { libraries, table }, compiled) {
  const { LDSO, wasmTable } = module;
  if (wasmTable.length !== table.start) throw new Error(`a table of ${wasmTable.length} functions, not ${table.start}`);
  libraries.forEach(({ name, global, handles, table: base }, at) => {
    if (wasmTable.length !== base) throw new Error(`${name} would come to ${wasmTable.length}, not ${base}`);
    const flags = { global, nodelete: true, loadAsync: false };
    const exports = module.loadWebAssemblyModule(compiled[at], flags, name, global ? null : {}, handles[0]);
    const library = { refcount: Infinity, name, exports, global };
    LDSO.loadedLibsByName[name] = library;
    for (const handle of handles) LDSO.loadedLibsByHandle[handle] = library;
    if (global) module.mergeLibSymbols(exports, name);
  });
  if (wasmTable.length !== table.end) throw new Error(`a table of ${wasmTable.length} functions, not ${table.end}`);
  if (sumOfAddresses(module) !== table.addresses) throw new Error('functions stand at other places');
}
