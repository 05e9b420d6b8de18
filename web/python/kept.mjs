/** The kept memory of an interpreter in a browser: when one is made, when one is used, and that nobody is the worse for either. */

import { integrity } from './downloads.mjs';
import { makeSnapshot } from './keeping.mjs';
import { bounded } from './memory.mjs';
import { unpacked } from './packs.mjs';
import { BOOT_OPTIONS, places, wakeSession } from './session.mjs';
import { restore } from './snapshot.mjs';
import { Store, digestOf } from './store.mjs';

/** The digest of all that the build has put into this worker. */
const BUILD = globalThis.METTLE_BUILD ?? 'unbuilt';

/** A start from memory takes a second. One that is not there after so long will never be. */
const LOST_MS = 15_000;

/**
 * How the keys of snapshots begin that fit this site: what they are made from is all in the worker and in Pyodide's lock, which
 * knows the digest of every file.
 * @param {string} lockText
 */
async function generationOf(lockText) {
  const digest = await digestOf(new TextEncoder().encode(`${BUILD} ${lockText}`));
  return `${digest.slice(0, 24)}-`;
}

const keyOf = (generation, packages) => generation + [...new Set(packages)].sort().join('+');

/**
 * The session of an interpreter that got its memory from the device. `undefined` where none is kept, or there is any doubt of it: then it is
 * gone, and the caller boots as if there had never been one.
 * @param {Promise<unknown>} engine resolves once Pyodide's scripts are there
 * @param {(options: object) => Promise<any>} boot
 * @param {string} lockText
 * @param {string[]} packages
 * @returns {Promise<import('./session.mjs').Session | undefined>}
 */
export async function restored(engine, boot, lockText, packages) {
  let store;
  let key;
  try {
    store = await Store.open();
    key = keyOf(await generationOf(lockText), packages);
    const snapshot = await store?.read(key);
    if (!snapshot) return undefined;
    await engine;
    const session = wakeSession(await inTime(restore(boot, snapshot)));
    store.succeeded(key).catch(() => {});
    return session;
  } catch (error) {
    console.debug(`What was kept of Python is of no use: ${error?.message ?? error}`);
    if (store && key) await store.remove(key);
    return undefined;
  }
}

/** A promise that is given up after a while: where WebAssembly does not start, Pyodide waits for ever. */
function inTime(work) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it was not there within ${LOST_MS / 1000} seconds`)), LOST_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Makes sure that a snapshot with these packages is kept, in a worker of its own, which is of no other use afterwards.
 * @param {string} folder where Pyodide lies, with a slash at its end
 * @param {string[]} packages
 * @param {Record<string, string>} sources the harness's
 * @returns {Promise<string>} what was done, for those who look closely
 */
export async function keep(folder, packages, sources) {
  const store = await Store.open();
  if (!store) return 'no store';
  const work = () => keepIn(store, folder, packages, sources);
  // Two pages would write the same files.
  return navigator.locks.request('mettle-snapshot', { ifAvailable: true }, (lock) => (lock ? work() : 'another page is at it'));
}

async function keepIn(store, folder, packages, sources) {
  const lockText = await (await fetch(`${folder}pyodide-lock.json`)).text();
  const generation = await generationOf(lockText);
  const key = keyOf(generation, packages);
  await store.prune(generation, key);
  if (await store.has(key)) return 'there already';
  if (!(await store.hasRoom())) return 'no room';
  const lock = JSON.parse(lockText);
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const boot = (options) => bounded(() => loadPyodide({ ...places(folder, lock), ...BOOT_OPTIONS, ...options }));
  const read = async ({ file_name, sha256 }) => unpacked((await fetch(folder + file_name, { integrity: integrity(sha256) })).body);
  const snapshot = await makeSnapshot(boot, lock, sources, packages, read);
  await store.write(key, snapshot);
  return `${snapshot.memory.length + snapshot.files.length} bytes`;
}
