/**
 * The part of the site that is kept only when somebody asks for it: Python with its packages. Its files lie in a cache of their own,
 * each under its digest, so that those which a new version has unchanged are not fetched again.
 */

/** The name of the cache. */
const CACHE = 'mettle-python';

/** An entry of that cache which says that somebody asked for the pack. */
const WANTED = 'wanted';

/** Progress is told at most this often. */
const EVERY_MS = 100;

/**
 * @typedef {{ url: string, sha256: string, size: number }} File A file: its address below the site's folder, the hex digest and the
 *   bytes of its content
 */

/** Why the pack cannot be had: `network`, `changed` (the host has other files by now) or `full`. */
export class Trouble extends Error {
  /** @param {'network' | 'changed' | 'full'} kind */
  constructor(kind, cause) {
    super(`the files for use without a network: ${kind}`, { cause });
    this.kind = kind;
  }
}

export class Pack {
  #files;
  #base;
  #cache;

  /**
   * @param {File[]} files all that belongs to it
   * @param {string} base the site's folder, with a slash at its end
   */
  constructor(files, base) {
    this.#files = files;
    this.#base = base;
  }

  /** How many bytes it is when it is whole. */
  get total() {
    return sum(this.#files);
  }

  /** Whether somebody asked for it, however much is here. */
  async isWanted() {
    return (await (await this.#open()).match(this.#base + WANTED)) !== undefined;
  }

  /** How many bytes of it are here. */
  async loaded() {
    const missing = await this.#missing();
    return this.total - sum(missing);
  }

  /** Whether a file of the pack has this address. */
  has(url) {
    return this.#find(url) !== undefined;
  }

  /** The kept answer to a request for a file of the pack, where there is one. */
  async answer(url) {
    const file = this.#find(url);
    return file && (await this.#open()).match(this.#key(file));
  }

  /**
   * Fetches what is missing. What came stays, whatever happens to the rest.
   * @param {AbortSignal} signal ends it
   * @param {(loaded: number) => void} tell hears how many bytes are here
   * @throws {Trouble}
   */
  async load(signal, tell) {
    const cache = await this.#open();
    await put(cache, this.#base + WANTED, new Response());
    const missing = await this.#missing();
    let here = this.total - sum(missing);
    let told = -Infinity;
    for (const file of missing) {
      const part = (loaded) => {
        const now = performance.now();
        if (now - told < EVERY_MS) return;
        told = now;
        tell(here + Math.min(loaded, file.size));
      };
      const { bytes, type } = await received(this.#base + file.url, signal, part);
      if ((await digest(bytes)) !== file.sha256) throw new Trouble('changed');
      await put(cache, this.#key(file), new Response(bytes, { headers: { 'content-type': type } }));
      here += file.size;
      tell(here);
    }
  }

  /**
   * Reads everything that is here and throws away what is not as it should be.
   * @param {(read: number) => void} tell hears how many bytes were read
   * @returns {Promise<number>} how many files were thrown away
   */
  async verify(tell) {
    const cache = await this.#open();
    let broken = 0;
    let read = 0;
    for (const file of this.#files) {
      const kept = await cache.match(this.#key(file));
      // An entry whose body the disk has lost is as broken as one that says something else.
      const sound = kept && (await kept.arrayBuffer().then(digest, () => '')) === file.sha256;
      if (kept && !sound) {
        await cache.delete(this.#key(file));
        broken += 1;
      }
      read += file.size;
      tell(read);
    }
    return broken;
  }

  /** Removes what other versions have kept. */
  async tidy() {
    const cache = await this.#open();
    const keys = new Set(this.#files.map((file) => this.#key(file)).concat(this.#base + WANTED));
    for (const { url } of await cache.keys()) if (!keys.has(url)) await cache.delete(url);
  }

  /** Removes all of it. */
  async remove() {
    this.#cache = undefined;
    await caches.delete(CACHE);
  }

  async #open() {
    return (this.#cache ??= await caches.open(CACHE));
  }

  #find(url) {
    return this.#files.find((one) => this.#base + one.url === url);
  }

  #key(file) {
    return `${this.#base}${file.url}?sha256=${file.sha256}`;
  }

  async #missing() {
    const keys = new Set((await (await this.#open()).keys()).map(({ url }) => url));
    return this.#files.filter((file) => !keys.has(this.#key(file)));
  }
}

const sum = (files) => files.reduce((bytes, { size }) => bytes + size, 0);

/** @param {BufferSource} bytes */
export async function digest(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...found].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function put(cache, key, response) {
  try {
    await cache.put(key, response);
  } catch (error) {
    throw new Trouble('full', error);
  }
}

/** A file's content, told of part by part while it comes. */
async function received(url, signal, tell) {
  const parts = [];
  let loaded = 0;
  let response;
  try {
    // The browser asks whether its own copy is still the newest, and fetches it again only where it is not.
    response = await fetch(url, { signal, cache: 'no-cache' });
    if (response.ok) {
      const reader = response.body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        parts.push(part.value);
        loaded += part.value.byteLength;
        tell(loaded);
      }
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Trouble('network', error);
  }
  if (!response.ok) throw new Trouble('changed');
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return { bytes, type: response.headers.get('content-type') ?? 'application/octet-stream' };
}
