/**
 * Bounds on what an answer may take of the device's memory, so that a phone's tab outlives it. Both are far beyond what a problem
 * needs, and the same on every device: so is the verdict.
 */

const MIB = 1 << 20;
const PAGE = 65_536;

/** What Python's objects may take. */
const OBJECTS = 512 * MIB;

/** What files may take, which lie beside that memory; the library and the packages are among them. */
const FILES = 256 * MIB;

/** Files are counted whenever they have grown by this much. */
const STEP = 8 * MIB;

/** "No space left on device", as the file system numbers it. */
const FULL = 51;

/**
 * Boots an interpreter whose memory cannot grow beyond the bound: asking for more is a `MemoryError` there.
 * @template T
 * @param {() => Promise<T & { FS: any }>} boot
 * @returns {Promise<T>}
 */
export async function bounded(boot) {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor({ maximum, ...rest }) {
      super({ ...rest, maximum: Math.min(maximum ?? Infinity, OBJECTS / PAGE) });
    }
  };
  try {
    const pyodide = await boot();
    boundFiles(pyodide.FS);
    return pyodide;
  } finally {
    WebAssembly.Memory = Memory;
  }
}

/** @param {any} files Pyodide's `FS` */
function boundFiles(files) {
  const { MEMFS } = files.filesystems;
  const streams = MEMFS.ops_table.file.stream;
  const { write, allocate } = streams;
  const resize = MEMFS.resizeFileStorage;
  let grown = 0;
  const grow = (node, size) => {
    const more = size - (node.usedBytes ?? 0);
    if (more <= 0) return;
    grown += more;
    if (grown <= STEP) return;
    if (taken(files.root) + more > FILES) throw new files.ErrnoError(FULL);
    grown = 0;
  };
  streams.write = (stream, bytes, offset, length, position, canOwn) => {
    grow(stream.node, position + length);
    return write(stream, bytes, offset, length, position, canOwn);
  };
  streams.allocate = (stream, offset, length) => {
    grow(stream.node, offset + length);
    return allocate(stream, offset, length);
  };
  MEMFS.resizeFileStorage = (node, size) => {
    grow(node, size);
    return resize(node, size);
  };
}

/** The bytes of all files below a folder. */
function taken(folder) {
  let sum = 0;
  const todo = [folder];
  for (let node = todo.pop(); node; node = todo.pop()) {
    const { contents } = node.mounted?.root ?? node;
    if (ArrayBuffer.isView(contents)) sum += contents.byteLength;
    else if (contents) todo.push(...Object.values(contents));
  }
  return sum;
}
