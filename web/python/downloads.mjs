/**
 * Everything that Pyodide fetches while it starts: counted for the progress bar, and begun early where we know better than
 * Pyodide what it will want.
 */

import { unpacked } from './packs.mjs';

/** @typedef {{ stage: 'engine' | 'library' | 'packages', loaded: number, total: number }} Progress */

const STAGES = [
  ['engine', /\.wasm$/],
  ['library', /\.zip$/],
  ['packages', /\.(pack|whl)$/],
];

/** Progress is told at most this often per stage. */
const EVERY_MS = 50;

export class Downloads {
  /** Where Pyodide lies, with a slash at its end. */
  folder;
  ended = false;
  lastSign = performance.now();
  #report;
  #fetch = globalThis.fetch;
  /** @type {Map<string, Promise<Response>>} */
  #ahead = new Map();
  /** Addresses of what Pyodide asks for and does not need. */
  #taken = new Set();
  /** @type {Map<string, Progress & { known: number, told: number }>} */
  #stages = new Map();
  /** Whether something is fetched after the end. */
  #isLate = false;

  /**
   * From now on until `end` what is fetched is counted.
   * @param {string} folder
   * @param {(progress: Progress) => void} report
   */
  constructor(folder, report) {
    this.folder = folder;
    this.#report = report;
    globalThis.fetch = (resource, options) => this.#get(String(resource?.url ?? resource), options);
  }

  end() {
    this.ended = true;
    globalThis.fetch = this.#fetch;
    this.#ahead.clear();
    this.#stages.clear();
  }

  /** A `fetch` for packages that are asked for later; what it fetches is told until `rest` says that it is over. */
  get later() {
    return (resource, options) => {
      this.#isLate = true;
      return this.#get(String(resource), options);
    };
  }

  /** Whether there was anything late, which is over now. */
  rest() {
    const wasLate = this.#isLate;
    this.#isLate = false;
    this.#stages.clear();
    return wasLate;
  }

  /** Fetches the lock, without which nothing starts; its text and what it says. */
  async lock() {
    const lockUrl = `${this.folder}pyodide-lock.json`;
    const response = await this.#get(lockUrl);
    if (!response.ok) throw new Error(`status ${response.status} for ${lockUrl}`);
    this.#ahead.set(lockUrl, Promise.resolve(response.clone()));
    const text = await response.text();
    const lock = JSON.parse(text);
    // A server that compresses does not tell how much is to come.
    this.#expect('engine', [lock.files.engine]);
    this.#expect('library', [lock.files.library]);
    return { text, lock };
  }

  /**
   * Fetches a file for ourselves. What Pyodide is given when it asks for it is empty.
   * @param {string} url
   */
  take(url) {
    const response = this.#get(url);
    this.#taken.add(url);
    return response;
  }

  /**
   * Begins to fetch packs, before anyone asks for them.
   * @param {any} lock
   * @param {string[]} names of packages
   * @returns {Map<string, Promise<Map<string, Uint8Array>>>} their files
   */
  ahead(lock, names) {
    const packed = names.filter((name) => lock.packages[name].pack);
    const packs = packed.map((name) => lock.packages[name].pack);
    this.#expect('packages', packs);
    const files = packs.map(async ({ file_name, sha256 }) => {
      const response = await this.#get(this.folder + file_name, { integrity: integrity(sha256) });
      if (!response.ok) throw new Error(`status ${response.status} for ${file_name}`);
      return unpacked(response.body);
    });
    for (const one of files) one.catch(() => {});
    return new Map(packed.map((name, at) => [name, files[at]]));
  }

  #expect(stage, files) {
    if (files.length === 0) return;
    const tally = this.#tally(stage);
    tally.known = files.reduce((sum, { size }) => sum + size, 0);
    this.#tell(tally, true);
  }

  async #get(url, options) {
    if (this.#taken.has(url)) return new Response();
    const begun = this.#ahead.get(url);
    if (begun) {
      this.#ahead.delete(url);
      return begun;
    }
    const response = await this.#fetch.call(globalThis, url, options);
    this.lastSign = performance.now();
    const stage = STAGES.find(([, pattern]) => pattern.test(url))?.[0];
    // Firefox 140 loses the first part of a body that was looked at before it was cloned, or crashes: look at the clone's.
    if (stage && response.ok) this.#count(stage, response.clone());
    return response;
  }

  /** Counts a copy's bytes: the original stays as the network gave it, so that the browser may keep its compiled form. */
  async #count(stage, response) {
    const tally = this.#tally(stage);
    const encoded = response.headers.get('content-encoding');
    tally.total += encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
    this.#tell(tally, true);
    const reader = response.body?.getReader();
    if (!reader) return;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      tally.loaded += part.value.byteLength;
      this.lastSign = performance.now();
      this.#tell(tally, false);
    }
    tally.total = Math.max(tally.total, tally.loaded);
    this.#tell(tally, true);
  }

  #tally(stage) {
    let tally = this.#stages.get(stage);
    if (!tally) this.#stages.set(stage, (tally = { stage, loaded: 0, total: 0, known: 0, told: 0 }));
    return tally;
  }

  #tell(tally, always) {
    const now = performance.now();
    if ((this.ended && !this.#isLate) || (!always && now - tally.told < EVERY_MS)) return;
    tally.told = now;
    this.#report({ stage: tally.stage, loaded: tally.loaded, total: tally.known || tally.total });
  }
}

/** A lock's hexadecimal hash as `fetch` wants it. */
export function integrity(sha256) {
  const bytes = sha256.match(/../g).map((pair) => parseInt(pair, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
