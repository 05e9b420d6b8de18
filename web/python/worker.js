/**
 * The Python worker of the pages: boots Pyodide, tells how far it is, and answers what comes over a `MessagePort`.
 * web/README.md describes its messages.
 */
import boot from './harness/boot.py';
import caches from './harness/caches.py';
import contract from './harness/contract.py';
import faults from './harness/faults.py';
import frames from './harness/frames.py';
import harness from './harness/harness.py';
import imports from './harness/imports.py';
import interrupts from './harness/interrupts.py';
import isolation from './harness/isolate.py';
import objects from './harness/objects.py';
import output from './harness/output.py';
import settings from './harness/settings.py';
import state from './harness/state.py';
import trace from './harness/trace.py';
import usage from './harness/usage.py';
import wire from './harness/wire.py';
import { Downloads } from './downloads.mjs';
import { fetchOf, isolate } from './isolate.mjs';
import { bounded } from './memory.mjs';
import { BOOT_OPTIONS, openSession, places } from './session.mjs';

// prettier-ignore
const SOURCES = {
  boot, wire, frames, output, faults, contract, usage, caches, isolate: isolation, settings, imports, interrupts, state, objects, trace, harness,
};

/** Without any sign of life for this long the boot is given up: some refusals of a browser never reach us. */
const STALLED_MS = 60_000;

// Kept from the realm as it is now: once the interpreter stands, the realm has neither.
const tell = self.postMessage.bind(self);
const get = self.fetch.bind(self);

/** @type {Promise<import('./session.mjs').Session> | undefined} */
let session;

/** @param {MessageEvent<{ port?: MessagePort, packages?: string[], base?: string, signal?: SharedArrayBuffer }>} event */
self.onmessage = ({ data }) => {
  if (data.base !== undefined) {
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
  const downloads = new Downloads(`${base}pyodide/`, (progress) => tell({ kind: 'progress', ...progress }));
  const ready = await Promise.race([boots(downloads, packages, signal), stalls(downloads)]);
  downloads.end();
  const lend = isolate();
  const files = fetchOf(get, downloads.folder, ready.files);
  ready.borrow((work) => lend(files, work));
  tell({ kind: 'ready', ms: performance.now() - began });
  return ready;
}

async function boots(downloads, packages, signal) {
  // Wheels come in while the interpreter starts.
  const [lock, { loadPyodide }] = await Promise.all([downloads.ahead(packages), import(`${downloads.folder}pyodide.mjs`)]);
  const pyodide = await bounded(() => loadPyodide({ ...places(downloads.folder, lock), ...BOOT_OPTIONS }));
  const opened = openSession(pyodide, SOURCES);
  await opened.prepare(packages);
  if (signal) pyodide.setInterruptBuffer(new Uint8Array(signal));
  return opened;
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
