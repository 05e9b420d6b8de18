/**
 * The session under Node, for the native problem verifier and the tests: frames on standard input and output, each two
 * little-endian u32 lengths (header, payload) and then the two. Everything else that anyone prints goes to standard error.
 *
 *     node web/python/node-host.mjs --pyodide <folder> [--snapshot <folder>]
 *
 * Ends with standard input, or with status 3 after the answer that told of a crash. With `--snapshot` the interpreter gets the
 * memory that web/test/snapshots.mjs has put there.
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { isolate } from './isolate.mjs';
import { bounded } from './memory.mjs';
import { closeModules } from './node-modules.mjs';
import { BOOT_OPTIONS, HARNESS, openSession, places, wakeSession } from './session.mjs';
import { restore } from './snapshot.mjs';

const CRASHED = 3;

const send = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
// Packages come from the folder or not at all.
globalThis.fetch = async () => {
  throw new Error('it is not in the Pyodide folder');
};

const session = await start();
for await (const { header, payload } of frames(process.stdin)) {
  await write(await session.handle(header, payload));
  if (session.crash) process.exit(CRASHED);
}
process.exit(0);

async function start() {
  const { values } = parseArgs({ options: { pyodide: { type: 'string' }, snapshot: { type: 'string' } } });
  if (!values.pyodide) throw new Error('usage: node node-host.mjs --pyodide <folder> [--snapshot <folder>]');
  const folder = `${resolve(values.pyodide)}/`;
  const session = await (values.snapshot ? restored(folder, values.snapshot) : booted(folder));
  const fetch = globalThis.fetch;
  const lend = isolate();
  const read = closeModules(session.files.map((file) => `${folder}${file}`));
  session.borrow((work) => read(() => lend(fetch, work)));
  return session;
}

async function booted(folder) {
  const pyodide = await (await bootOf(folder))({});
  const sources = Object.fromEntries(
    ['boot', ...HARNESS].map((name) => [name, readFileSync(new URL(`./harness/${name}.py`, import.meta.url), 'utf8')]),
  );
  return openSession(pyodide, sources);
}

async function restored(folder, kept) {
  const part = (name) => new Uint8Array(readFileSync(join(kept, name)));
  const shape = JSON.parse(readFileSync(join(kept, 'shape'), 'utf8'));
  const boot = await bootOf(folder);
  await import(pathToFileURL(`${folder}pyodide.asm.js`).href);
  return wakeSession(await restore(boot, { shape, memory: part('memory'), files: part('files') }));
}

async function bootOf(folder) {
  const { loadPyodide } = await import(pathToFileURL(`${folder}pyodide.mjs`).href);
  const lock = JSON.parse(readFileSync(`${folder}pyodide-lock.json`, 'utf8'));
  return (options) => bounded(() => loadPyodide({ ...places(folder, lock), ...BOOT_OPTIONS, ...options }));
}

/**
 * @param {AsyncIterable<Buffer>} stream
 * @returns {AsyncGenerator<{ header: string, payload: Uint8Array }>}
 */
async function* frames(stream) {
  let chunks = [];
  let held = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    held += chunk.length;
    // A large frame comes in many chunks: join them only when there are enough bytes for the whole.
    while (held >= 8) {
      if (chunks[0].length < 8) chunks = [Buffer.concat(chunks)];
      const headerLength = chunks[0].readUInt32LE(0);
      const end = 8 + headerLength + chunks[0].readUInt32LE(4);
      if (held < end) break;
      const all = Buffer.concat(chunks);
      // A plain array: Pyodide takes no `Buffer`.
      const payload = new Uint8Array(all.buffer, all.byteOffset + 8 + headerLength, end - 8 - headerLength);
      yield { header: all.toString('utf8', 8, 8 + headerLength), payload };
      chunks = [all.subarray(end)];
      held -= end;
    }
  }
}

/** @param {import('./session.mjs').Message} message */
async function write({ header, payload }) {
  const text = Buffer.from(header, 'utf8');
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(text.length, 0);
  lengths.writeUInt32LE(payload.length, 4);
  await new Promise((done) => send(Buffer.concat([lengths, text, payload]), done));
}
