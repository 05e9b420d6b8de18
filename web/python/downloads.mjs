/**
 * Everything that Pyodide fetches while it starts: counted for the progress bar, and begun early where we know better than
 * Pyodide what it will want.
 */

/** @typedef {{ stage: 'engine' | 'library' | 'packages', loaded: number, total: number }} Progress */

const STAGES = [
  ['engine', /\.wasm$/],
  ['library', /\.zip$/],
  ['packages', /\.whl$/],
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
  /** @type {Map<string, Progress & { told: number }>} */
  #stages = new Map();

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
  }

  /**
   * Begins to fetch packages and what they need, before Pyodide asks for them. What fails here is tried again and told by Pyodide.
   * @param {string[]} packages
   */
  async ahead(packages) {
    if (packages.length === 0) return;
    const lockUrl = `${this.folder}pyodide-lock.json`;
    try {
      const lock = this.#get(lockUrl);
      this.#ahead.set(lockUrl, lock.then((response) => response.clone()));
      const { packages: known } = await (await lock).json();
      const queue = [...packages];
      for (const name of queue) {
        if (!known[name]) continue;
        queue.push(...known[name].depends.filter((other) => !queue.includes(other)));
        const url = this.folder + known[name].file_name;
        this.#ahead.set(url, this.#get(url, { integrity: integrity(known[name].sha256) }));
      }
    } catch {
      this.#ahead.clear();
    }
  }

  async #get(url, options) {
    const begun = this.#ahead.get(url);
    if (begun) {
      this.#ahead.delete(url);
      return begun;
    }
    const response = await this.#fetch.call(globalThis, url, options);
    this.lastSign = performance.now();
    const stage = STAGES.find(([, pattern]) => pattern.test(url))?.[0];
    if (stage && response.ok && response.body) this.#count(stage, response.clone());
    return response;
  }

  /** Counts a copy's bytes: the original stays as the network gave it, so that the browser may keep its compiled form. */
  async #count(stage, response) {
    const tally = this.#tally(stage);
    const encoded = response.headers.get('content-encoding');
    const size = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
    tally.total += size;
    this.#tell(tally, true);
    const reader = response.body.getReader();
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
    if (!tally) this.#stages.set(stage, (tally = { stage, loaded: 0, total: 0, told: 0 }));
    return tally;
  }

  #tell(tally, always) {
    const now = performance.now();
    if (this.ended || (!always && now - tally.told < EVERY_MS)) return;
    tally.told = now;
    this.#report({ stage: tally.stage, loaded: tally.loaded, total: tally.total });
  }
}

/** A lock's hexadecimal hash as `fetch` wants it. */
function integrity(sha256) {
  const bytes = sha256.match(/../g).map((pair) => parseInt(pair, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
