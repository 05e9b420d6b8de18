/**
 * Where snapshots lie on the visitor's device: the origin's private files, which read three times as fast as Cache Storage does.
 *
 * Each has a folder that is named by what it was made from, so one that no longer fits is never found. Not more than three are kept.
 * Where the browser has no such files, or little room, there is no store, and nobody is told.
 */

const FOLDER = 'snapshots';

/** How many sets of packages are kept: the last ones that were asked for. */
export const KEPT = 3;

/** What the visitor's device must still have room for, before another one is written. */
const ROOM_BYTES = 500e6;

/** A start that took longer than this was lost, and what it started from with it. */
const LOST_MS = 60_000;

const NOTE = new Uint8Array(1);
const PARTS = ['memory', 'files'];
/** Written last, so that what has one is whole. It has the shape, and the parts' lengths and sums. */
const HEAD = 'head';
/** Here while a start from it is on its way. */
const TRIED = 'tried';
/** Written anew when a start from it has come to its end. */
const USED = 'used';

export class Store {
  #folder;
  /** The note that a start is on its way, while it is written. */
  #noted = Promise.resolve();

  /** @param {FileSystemDirectoryHandle} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** The store; `undefined` where there is none. */
  static async open() {
    try {
      const root = await navigator.storage.getDirectory();
      return new Store(await root.getDirectoryHandle(FOLDER, { create: true }));
    } catch {
      return undefined;
    }
  }

  /** Whether there is room for another one. */
  async hasRoom() {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return quota - usage > ROOM_BYTES;
  }

  /** @param {string} key */
  async has(key) {
    try {
      await (await this.#folder.getDirectoryHandle(key)).getFileHandle(HEAD);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * What is kept under a key: its shape at once, its parts once they are read and known to be what was written.
   * `undefined` where there is none, or one whose last start was lost.
   * @param {string} key
   */
  async read(key) {
    let folder;
    let head;
    try {
      folder = await this.#folder.getDirectoryHandle(key);
      head = JSON.parse(await textOf(folder, HEAD));
    } catch {
      return undefined;
    }
    if (await wasTried(folder)) {
      await this.remove(key);
      return undefined;
    }
    // Nobody waits for this: it is there long before anything could go wrong for good.
    this.#noted = write(folder, TRIED, NOTE).catch(() => {});
    const [memory, files] = PARTS.map((part) => whole(folder, part, head.sums[part]));
    for (const part of [memory, files]) part.catch(() => {});
    return { shape: head.shape, memory, files };
  }

  /**
   * A start from it came to its end.
   * @param {string} key
   */
  async succeeded(key) {
    const folder = await this.#folder.getDirectoryHandle(key);
    await this.#noted;
    await folder.removeEntry(TRIED);
    await write(folder, USED, NOTE);
  }

  /**
   * Keeps a snapshot, and no more than `KEPT` in all.
   * @param {string} key
   * @param {import('./snapshot.mjs').Snapshot} snapshot
   */
  async write(key, { shape, ...parts }) {
    await this.remove(key);
    const folder = await this.#folder.getDirectoryHandle(key, { create: true });
    try {
      const sums = {};
      for (const part of PARTS) {
        sums[part] = [parts[part].length, sumOf(parts[part])];
        await write(folder, part, parts[part]);
      }
      await write(folder, HEAD, new TextEncoder().encode(JSON.stringify({ sums, shape })));
    } catch (error) {
      await this.remove(key);
      throw error;
    }
  }

  /** @param {string} key */
  async remove(key) {
    await this.#folder.removeEntry(key, { recursive: true }).catch(() => {});
  }

  /**
   * Removes what the site as it is now has no use for, and what was used least lately beyond `KEPT`.
   * @param {string} generation how the keys of now begin
   * @param {string} key the one that stays in any case
   */
  async prune(generation, key) {
    const others = [];
    for await (const [name, folder] of this.#folder.entries()) {
      if (name === key) continue;
      const time = name.startsWith(generation) ? await timeOf(folder) : 0;
      if (time > 0) others.push({ name, time });
      else await this.remove(name);
    }
    others.sort((one, other) => other.time - one.time);
    for (const { name } of others.slice(KEPT - 1)) await this.remove(name);
  }
}

async function textOf(folder, name) {
  return (await (await folder.getFileHandle(name)).getFile()).text();
}

/** When it was last started from or written; 0 where it is not whole. */
async function timeOf(folder) {
  const modified = async (name) => (await (await folder.getFileHandle(name)).getFile()).lastModified;
  try {
    return Math.max(await modified(HEAD), await modified(USED).catch(() => 0));
  } catch {
    return 0;
  }
}

async function wasTried(folder) {
  try {
    const { lastModified } = await (await folder.getFileHandle(TRIED)).getFile();
    return Date.now() - lastModified > LOST_MS;
  } catch {
    return false;
  }
}

async function write(folder, name, bytes) {
  const file = await folder.getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    handle.truncate(0);
    if (handle.write(bytes, { at: 0 }) !== bytes.byteLength) throw new Error(`${name} was not written whole`);
    handle.flush();
  } finally {
    handle.close();
  }
}

async function whole(folder, name, [length, sum]) {
  const bytes = new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer());
  if (bytes.length !== length || sumOf(bytes) !== sum) throw new Error(`${name} is not what was written`);
  return bytes;
}

/**
 * A sum of bytes that also hangs on where each stands, in four lanes for speed. It is there for what happens to files, not
 * against someone: 98 MB take 90 ms where SHA-256 takes 220.
 * @param {Uint8Array} bytes
 */
export function sumOf(bytes) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let [a, b, c, d, e, f, g, h] = [1, 0, 1, 0, 1, 0, 1, 0];
  const end = words.length & ~3;
  for (let at = 0; at < end; at += 4) {
    a = (a + words[at]) | 0;
    b = (b + a) | 0;
    c = (c + words[at + 1]) | 0;
    d = (d + c) | 0;
    e = (e + words[at + 2]) | 0;
    f = (f + e) | 0;
    g = (g + words[at + 3]) | 0;
    h = (h + g) | 0;
  }
  // What is left of an uneven length.
  for (let at = end << 2; at < bytes.length; at++) b = (b + (a = (a + bytes[at]) | 0)) | 0;
  return [a, b, c, d, e, f, g, h].join(' ');
}

/** SHA-256 in hexadecimal; made on another thread. */
export async function digestOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
