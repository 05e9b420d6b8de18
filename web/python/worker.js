/**
 * The Python worker of the pages: boots Pyodide, tells how far it is, and answers what comes over a `MessagePort`.
 * web/README.md describes its messages.
 */
import '../early/whole.mjs';
import { Downloads } from './downloads.mjs';
import { Engine } from './engine.mjs';
import { fetchOf, isolate } from './isolate.mjs';
import { keep, restored } from './kept.mjs';
import { bounded } from './memory.mjs';
import { closure, installer } from './packs.mjs';
import { BOOT_OPTIONS, openSession, places } from './session.mjs';
import { SOURCES } from './sources.js';

/** Without any sign of life for this long the boot is given up: some refusals of a browser never reach us. */
const STALLED_MS = 60_000;

// Kept from the realm as it is now: once the interpreter stands, it is gone from there.
const tell = self.postMessage.bind(self);

/** @type {Promise<import('./session.mjs').Session> | undefined} */
let session;
/** @type {Downloads | undefined} */
let downloads;

/** @param {MessageEvent<{ port?: MessagePort, packages?: string[], base?: string, signal?: SharedArrayBuffer, keep?: boolean }>} event */
self.onmessage = ({ data }) => {
  if (data.keep) {
    keep(`${new URL(data.base, self.location.href).href}pyodide/`, data.packages, SOURCES)
      .catch((error) => String(error?.message ?? error))
      .then((outcome) => tell({ kind: 'kept', outcome }));
  } else if (data.base !== undefined) {
    session ??= start(new URL(data.base, self.location.href).href, data.packages ?? [], data.signal);
    session.catch((error) => failed(`Python could not be started: ${error?.message ?? error}`));
  }
  if (data.port) listen(data.port);
};

/**
 * @param {string} base
 * @param {string[]} packages
 * @param {SharedArrayBuffer} [signal] a byte by which answers are interrupted
 */
async function start(base, packages, signal) {
  const began = performance.now();
  downloads = new Downloads(`${base}pyodide/`, (progress) => tell({ kind: 'progress', ...progress }));
  const engine = new Engine(downloads);
  const { session: ready, wasRestored } = await Promise.race([boots(downloads, packages), stalls(downloads)]);
  engine.end();
  // Without shared memory nobody ever writes to it. But looking at it is a call of JavaScript now and then, and WebKit ends a
  // worker only at one of those: a loop of Python would go on unseen, and take a core from all that follows.
  ready.heed(new Uint8Array(signal ?? 1));
  downloads.end();
  const lend = isolate();
  const files = fetchOf(downloads.later, downloads.folder, ready.files);
  ready.borrow((work) => lend(files, work));
  tell({ kind: 'ready', ms: performance.now() - began, restored: wasRestored });
  return ready;
}

async function boots(downloads, packages) {
  const engine = Promise.all([import(`${downloads.folder}pyodide.mjs`), import(`${downloads.folder}pyodide.asm.js`)]);
  engine.catch(() => {});
  const { text, lock } = await downloads.lock();
  const options = { ...places(downloads.folder, lock), ...BOOT_OPTIONS };
  const boot = async (given) => {
    const [{ loadPyodide }] = await engine;
    return bounded(() => loadPyodide({ ...options, ...given }));
  };
  const kept = await restored(engine, boot, text, packages);
  if (kept) return { session: kept, wasRestored: true };
  // Packages come in while the interpreter starts.
  const install = installer(downloads.ahead(lock, closure(lock, packages)));
  const session = openSession(await boot({}), SOURCES, install);
  await session.prepare(packages);
  return { session, wasRestored: false };
}

function stalls(downloads) {
  // The realm's own stops nothing once the realm is bare.
  const { clearInterval } = self;
  return new Promise((_, reject) => {
    const watch = setInterval(() => {
      if (downloads.ended) clearInterval(watch);
      else if (performance.now() - downloads.lastSign > STALLED_MS) {
        clearInterval(watch);
        reject(new Error(`nothing happened for ${STALLED_MS / 1000} seconds`));
      }
    }, 1000);
  });
}

/** @param {MessagePort} port */
function listen(port) {
  let last = Promise.resolve();
  port.onmessage = ({ data: { header, payload } }) => {
    last = last.then(async () => {
      const answer = await answered(header, payload);
      if (downloads?.ended && downloads.rest()) tell({ kind: 'fetched' });
      port.postMessage(answer, answer.payload.byteLength > 0 ? [answer.payload.buffer] : []);
    });
  };
}

async function answered(header, payload) {
  let opened;
  try {
    opened = await session;
    if (!opened) throw new Error('nothing said where Pyodide is');
  } catch (error) {
    const message = `Python could not be started: ${error?.message ?? error}`;
    return { header: JSON.stringify({ op: 'broken', message }), payload: new Uint8Array(0) };
  }
  return opened.handle(header, payload);
}

/** @param {string} message */
function failed(message) {
  tell({ kind: 'failed', message });
}
