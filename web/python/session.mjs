/**
 * The Python side of the conversation with the judge, over any booted Pyodide. Knows neither worker nor process.
 * The messages are described in crates/protocol/src/python.rs.
 */

import { setWritable } from './isolate.mjs';

/**
 * @typedef {{ header: string, payload: Uint8Array }} Message the header is JSON
 * @typedef {import('pyodide').PyodideInterface} Pyodide
 */

/** Where the standard library and the packages lie. */
const LIBRARY = '/lib';

const NOTHING = new Uint8Array(0);

/** The harness's modules, each after those that it imports. */
export const HARNESS = [
  'wire', 'frames', 'output', 'faults', 'contract', 'usage', 'caches', 'isolate', 'settings', 'imports', 'indices', 'interrupts', 'state',
  'objects', 'trace', 'cell', 'figures', 'proof',
  'harness',
]; // prettier-ignore

/** What the harness hands out, in its order. */
const ENTRIES = ['start', 'wake', 'hide', 'reveal', 'load', 'call', 'trace', 'pad', 'cell', 'figures', 'unload', 'bytes'];

/** Under this name they wait in Python for whoever restores its memory. */
const WAITING = 'mettle_entries';

/**
 * Starts the harness in an interpreter.
 * @param {Pyodide} pyodide
 * @param {Record<string, string | Uint8Array>} sources the text of `boot`, and each module in `HARNESS` as text or compiled
 * @param {typeof loadPackages} [install]
 * @returns {Session}
 */
export function openSession(pyodide, sources, install) {
  silence(pyodide);
  const room = pyodide.toPy({});
  pyodide.runPython(sources.boot, { globals: room });
  const boot = room.get('boot');
  const missing = HARNESS.filter((name) => !sources[name]);
  if (missing.length > 0) throw new Error(`The harness lacks ${missing.join(', ')}.`);
  const modules = pyodide.toPy(HARNESS.map((name) => [`mettle_${name}`, sources[name]]));
  const list = boot(modules);
  const entries = entriesOf(list);
  for (const proxy of [room, boot, modules, list]) proxy.destroy();
  const session = new Session(pyodide, entries, install);
  entries.start([]);
  return session;
}

/**
 * Goes on with a session that was put to sleep, in an interpreter that got that one's memory.
 * @param {Pyodide} pyodide
 * @returns {Session}
 */
export function wakeSession(pyodide) {
  silence(pyodide);
  const list = pyodide.globals.get(WAITING);
  pyodide.globals.delete(WAITING);
  const entries = entriesOf(list);
  list.destroy();
  const session = new Session(pyodide, entries);
  entries.wake();
  return session;
}

function entriesOf(list) {
  return Object.fromEntries(ENTRIES.map((name, at) => [name, list.get(at)]));
}

/** What is not caught by the harness, such as a write to file descriptor 1, goes nowhere. */
function silence(pyodide) {
  pyodide.setStdout({ write: (bytes) => bytes.length });
  pyodide.setStderr({ write: (bytes) => bytes.length });
  pyodide.setStdin({ error: true });
}

/**
 * What Pyodide is booted with, wherever it runs. With a fixed seed for hashes, sets of strings keep their order from run to run;
 * matplotlib draws into memory, as there is no page to draw on.
 */
export const BOOT_OPTIONS = { env: { PYTHONHASHSEED: '0', MPLBACKEND: 'Agg' } };

/**
 * Where Pyodide finds its files: the lock knows the standard library's name, which carries a hash.
 * @param {string} folder with a slash at its end
 * @param {{ files: { library: { file_name: string } } }} lock the folder's `pyodide-lock.json`
 */
export const places = (folder, lock) => ({ indexURL: folder, stdLibURL: folder + lock.files.library.file_name });

/** Answers each request with exactly one message, in order. */
export class Session {
  #pyodide;
  #entries;
  #install;
  #crash = '';
  /** What Python must not find, kept where no Python walks. */
  #hidden;
  /** @type {(work: () => Promise<unknown>) => Promise<unknown>} */
  #lend = (work) => work();
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  constructor(pyodide, entries, install = loadPackages) {
    this.#pyodide = pyodide;
    this.#entries = entries;
    this.#install = install;
    this.#hidden = entries.hide();
    setWritable(pyodide.FS, LIBRARY, false);
  }

  /**
   * From now on a 2 in this byte breaks off the answer that runs.
   * @param {Uint8Array} signal in shared memory, where somebody is to write to it
   */
  heed(signal) {
    this.#pyodide.setInterruptBuffer(signal);
  }

  /**
   * Ends the session so that its interpreter's memory can be taken: nothing in JavaScript holds anything of Python's then.
   * No answer may ever have been loaded.
   */
  sleep() {
    this.#crash = 'The session sleeps.';
    this.#entries.reveal(this.#hidden);
    this.#hidden.destroy();
    setWritable(this.#pyodide.FS, LIBRARY, true);
    const list = this.#pyodide.toPy(ENTRIES.map((name) => this.#entries[name]));
    this.#pyodide.globals.set(WAITING, list);
    for (const proxy of [list, ...Object.values(this.#entries)]) proxy.destroy();
    // Each boot puts it there again.
    this.#pyodide.runPython('import sys, gc\nsys.path.remove("")\ndel sys\ngc.collect()\ndel gc');
  }

  /**
   * From now on packages are loaded through `lend`, which has back for so long what a bare realm lacks (isolate.mjs).
   * @param {(work: () => Promise<unknown>) => Promise<unknown>} lend
   */
  borrow(lend) {
    this.#lend = lend;
  }

  /** The names of the files that packages may be loaded from. */
  get files() {
    return Object.values(this.#pyodide._api.lockfile_packages ?? {}).map((known) => known.file_name);
  }

  /** Why the interpreter cannot go on and must be replaced; empty while it can. */
  get crash() {
    return this.#crash;
  }

  /**
   * Makes sure that packages are there before anyone asks. Rejects where one is not.
   * @param {string[]} packages
   */
  prepare(packages) {
    return this.#need(packages);
  }

  /**
   * @param {string} header
   * @param {Uint8Array} payload
   * @returns {Promise<Message>} never rejects
   */
  handle(header, payload) {
    const answer = this.#last.then(() => this.#answer(header, payload)).catch((error) => this.#failed(error));
    this.#last = answer;
    return answer;
  }

  async #answer(header, payload) {
    if (this.#crash) return broken(this.#crash);
    const request = JSON.parse(header);
    switch (request.op) {
      case 'need':
        return this.#need(request.packages);
      case 'load':
        return received(this.#entries.load(header));
      case 'call':
        return received(this.#with(payload, (form) => this.#entries.call(form)));
      case 'trace':
        return received(this.#with(payload, (form) => this.#entries.trace(header, form)));
      case 'pad':
        return received(this.#with(payload, (form) => this.#entries.pad(header, form)));
      case 'cell':
        return received(this.#entries.cell(header));
      case 'figures':
        return received(this.#entries.figures());
      case 'unload':
        return received(this.#entries.unload());
      default:
        return broken(`The request "${request.op}" is not known.`);
    }
  }

  /** Lends Python the payload as its own bytes. */
  #with(payload, use) {
    const form = this.#entries.bytes(payload);
    try {
      return use(form);
    } finally {
      form.destroy();
    }
  }

  /** @param {string[]} packages */
  async #need(packages) {
    const wanted = packages.filter((name) => !(name in this.#pyodide.loadedPackages));
    if (wanted.length > 0) await this.#load(wanted);
    return { header: '{"op":"ready"}', payload: NOTHING };
  }

  /** Loads and imports packages, so that no candidate's first call pays for it. */
  async #load(wanted) {
    // Installing runs Python code, which must not meet what an answer left behind.
    this.#entries.reveal(this.#hidden);
    this.#hidden.destroy();
    setWritable(this.#pyodide.FS, LIBRARY, true);
    // What a package is imported as is not always its name.
    const lock = this.#pyodide._api.lockfile_packages ?? {};
    const imports = this.#pyodide.toPy(wanted.flatMap((name) => lock[name]?.imports ?? []));
    try {
      try {
        await this.#lend(() => this.#install(this.#pyodide, wanted));
      } finally {
        this.#hidden = this.#entries.hide();
      }
      // Still writable: matplotlib lists its fonts in a file beside itself.
      this.#entries.start(imports);
    } finally {
      setWritable(this.#pyodide.FS, LIBRARY, false);
    }
    imports.destroy();
  }

  /** What the harness lets through is the interpreter's own end: a crash inside compiled code, or no memory left to answer. */
  #failed(error) {
    const text = String(error?.message ?? error).trim();
    if (error instanceof SyntaxError) return broken(`The request is not readable: ${text}`);
    if (error instanceof PackageError) return broken(text);
    const { kind, message } = crash(error, text);
    this.#crash = `The interpreter crashed: ${lastLine(text)}`;
    return {
      header: JSON.stringify({
        op: 'raised',
        fault: kind === 'MemoryError' ? 'memory' : 'exception',
        kind,
        message,
        line: null,
        column: null,
        traceback: [],
        stdout: { text: '', cut: false },
        fatal: true,
      }),
      payload: NOTHING,
    };
  }
}

/** What brought the interpreter down, in the candidate's terms. */
function crash(error, text) {
  // Compiled code recurses on the browser's own stack, which is small and cannot be asked how much is left.
  if (error instanceof RangeError || /call stack|too much recursion/i.test(text)) {
    const through = 'such as `sorted` with a key or `sum` over a generator';
    return { kind: 'RecursionError', message: `The recursion went too deep, through compiled code ${through}.` };
  }
  if (/out of memory|allocat/i.test(text)) {
    return { kind: 'MemoryError', message: 'The code asked for more memory than there is.' };
  }
  return { kind: 'Crash', message: `The code brought the interpreter down: ${lastLine(text)}` };
}

/** A package that is not there. */
class PackageError extends Error {}

/**
 * @param {Pyodide} pyodide
 * @param {string[]} wanted
 */
export async function loadPackages(pyodide, wanted) {
  const errors = [];
  try {
    await pyodide.loadPackage(wanted, {
      messageCallback: () => {},
      errorCallback: (message) => errors.push(message),
    });
  } catch (error) {
    errors.push(error.message);
  }
  const missing = wanted.filter((name) => !(name in pyodide.loadedPackages));
  if (missing.length > 0) {
    throw new PackageError(`Could not load ${missing.join(', ')}. ${errors.join(' ')}`.trim());
  }
}

/** Takes the harness's answer out of the interpreter. */
function received(answer) {
  const [header, form] = answer.toJs({ depth: 1 });
  const view = form.getBuffer('u8');
  // A copy: the memory below may move, and the caller transfers the buffer.
  const payload = view.data.slice();
  view.release();
  form.destroy();
  answer.destroy();
  return { header, payload };
}

/** @param {string} message */
function broken(message) {
  return { header: JSON.stringify({ op: 'broken', message }), payload: NOTHING };
}

function lastLine(text) {
  return text.split('\n').at(-1);
}
