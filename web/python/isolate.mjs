/**
 * Takes from this realm whatever reaches beyond it, once the interpreter stands. A candidate's Python is kept from JavaScript as
 * such (harness/isolate.py); this is the wall behind that one: whoever gets a hold of a JavaScript object all the same finds the
 * language there, and nothing of the browser or of Node.
 *
 * What stays is listed, and not what goes: a browser's next invention is then gone too.
 */

/** The language itself, but for what makes code of text. */
const LANGUAGE = [
  'globalThis', 'Infinity', 'NaN', 'undefined', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'decodeURI', 'decodeURIComponent',
  'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'Object', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date',
  'String', 'RegExp', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'ArrayBuffer',
  'SharedArrayBuffer', 'DataView', 'Atomics', 'JSON', 'Promise', 'Reflect', 'Proxy', 'Intl', 'Iterator', 'Int8Array', 'Uint8Array',
  'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array',
  'BigInt64Array', 'BigUint64Array', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError',
  'TypeError', 'URIError', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack', 'WebAssembly',
]; // prettier-ignore
/** What Pyodide needs of the platform, and what is only text. */
const PLATFORM = ['self', 'location', 'URL', 'URLSearchParams', 'TextDecoder', 'TextEncoder', 'DOMException', 'atob', 'btoa', 'crypto'];

/** An object of each kind of function, whose constructors all make code of text. */
const KINDS = [function () {}, async function () {}, function* () {}, async function* () {}];

/**
 * Makes `globalThis` bare. Timers stay as names only: nothing that a candidate's code leaves behind ever runs.
 * @returns {(fetch: typeof globalThis.fetch, work: () => Promise<T>) => Promise<T>} runs `work` while there is such a `fetch`;
 *   give it one that serves a fixed list
 */
export function isolate() {
  const realm = globalThis;
  const define = Object.defineProperty;
  const stand = { ...standIns(), Function: functionsOnly(realm.Function.prototype) };
  const kept = new Set([...LANGUAGE, ...PLATFORM]);
  for (let part = realm; part && part !== Object.prototype; part = Object.getPrototypeOf(part)) strip(part, kept);
  for (const [name, value] of Object.entries(stand)) define(realm, name, { value, writable: true, configurable: true });
  refuseCodeOfText();
  return async (fetch, work) => {
    define(realm, 'fetch', { value: fetch, configurable: true });
    try {
      return await work();
    } finally {
      delete realm.fetch;
    }
  };
}

/**
 * A `fetch` for the files of a folder only.
 * @param {typeof globalThis.fetch} fetch
 * @param {string} folder with a slash at its end
 * @param {string[]} files
 * @returns {typeof globalThis.fetch}
 */
export function fetchOf(fetch, folder, files) {
  const addresses = new Set(files.map((file) => folder + file));
  return async (resource, { integrity } = {}) => {
    const address = String(resource);
    if (!addresses.has(address)) throw new TypeError('It is none of the files of the interpreter.');
    return fetch.call(undefined, address, integrity ? { integrity } : {});
  };
}

/**
 * Makes a folder of Pyodide's file system read-only, or writable again while packages are installed.
 * @param {any} files Pyodide's `FS`
 * @param {string} folder
 * @param {boolean} writable
 */
export function setWritable(files, folder, writable) {
  const WRITE = 0o222;
  const todo = [files.lookupPath(folder).node];
  for (let node = todo.pop(); node; node = todo.pop()) {
    node.mode = writable ? node.mode | WRITE : node.mode & ~WRITE;
    if (files.isDir(node.mode)) todo.push(...Object.values(node.contents));
  }
}

/** What takes the place of something of the platform that Pyodide calls by name. */
function standIns() {
  const { performance, console, navigator } = globalThis;
  const never = () => 0;
  const { parse, stringify } = JSON;
  const words = ['debug', 'error', 'info', 'log', 'trace', 'warn'];
  return {
    performance: Object.freeze({ now: () => performance.now(), timeOrigin: performance.timeOrigin }),
    console: Object.freeze(Object.fromEntries(words.map((word) => [word, (...all) => console[word](all.map(String).join(' '))]))),
    navigator: Object.freeze({ userAgent: String(navigator?.userAgent ?? ''), platform: '', languages: Object.freeze(['en']) }),
    // For signatures of functions in C++ libraries, which are plain data, whenever one of those is loaded.
    structuredClone: (plain) => parse(stringify(plain)),
    setTimeout: never,
    setInterval: never,
    setImmediate: never,
    clearTimeout: never,
    clearInterval: never,
    clearImmediate: never,
    queueMicrotask: never,
  };
}

/** What functions are told by, in place of what makes them. */
function functionsOnly(prototype) {
  const made = () => {
    throw new EvalError('no code is made of text here');
  };
  return Object.defineProperty(made, 'prototype', { value: prototype });
}

/** Removes an object's own properties but for those kept. What refuses to go and cannot be emptied ends the start. */
function strip(object, kept) {
  for (const name of Reflect.ownKeys(object)) {
    if (kept.has(name) || name === Symbol.toStringTag || Reflect.deleteProperty(object, name)) continue;
    // Numbers that cannot go, such as `TEMPORARY` in Chromium, lead nowhere.
    if (typeof Reflect.getOwnPropertyDescriptor(object, name).value === 'number') continue;
    if (!Reflect.defineProperty(object, name, { value: undefined, writable: false })) {
      throw new Error(`The interpreter could not be closed off: ${String(name)} stays.`);
    }
  }
}

/** `Function("...")` and its like run in this realm and may `import()`, so there is no way to them, nor to a stack's functions. */
function refuseCodeOfText() {
  for (const kind of KINDS) {
    Object.defineProperty(Object.getPrototypeOf(kind), 'constructor', { value: undefined, writable: false, configurable: false });
  }
  Object.defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
}
