import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Downloads } from '../python/downloads.mjs';

const FOLDER = 'http://localhost/pyodide/';
const lock = {
  files: { engine: { file_name: 'engine.wasm', size: 400 }, library: { file_name: 'library-0.zip', size: 300 } },
  packages: {
    frame: { file_name: 'frame.whl', sha256: '00ff', size: 20, depends: ['array'] },
    array: { file_name: 'array.whl', sha256: '00ff', size: 10, depends: [] },
    other: { file_name: 'other.whl', sha256: '00ff', size: 5, depends: [] },
  },
};

/** A server that compresses: it tells no lengths. */
function compressing(contents) {
  const asked = [];
  globalThis.fetch = async (url) => {
    const name = String(url).slice(FOLDER.length);
    asked.push(name);
    return name in contents
      ? new Response(contents[name], { headers: { 'content-encoding': 'br' } })
      : new Response('', { status: 404 });
  };
  return asked;
}

it('knows how much is to come before it is there, also from a server that compresses', async () => {
  const original = globalThis.fetch;
  const asked = compressing({
    'pyodide-lock.json': JSON.stringify(lock),
    'frame.whl': new Uint8Array(20),
    'array.whl': new Uint8Array(10),
    'engine.wasm': new Uint8Array(400),
  });
  const told = [];
  const downloads = new Downloads(FOLDER, (progress) => told.push(progress));
  try {
    assert.deepEqual(await downloads.lock(), { text: JSON.stringify(lock), lock });
    downloads.ahead(lock, ['frame']);
    const first = Object.fromEntries(told.slice(0, 3).map(({ stage, loaded, total }) => [stage, [loaded, total]]));
    assert.deepEqual(first, { engine: [0, 400], library: [0, 300], packages: [0, 30] });
    await (await fetch(`${FOLDER}engine.wasm`)).arrayBuffer();
    await (await fetch(`${FOLDER}array.whl`)).arrayBuffer();
    await new Promise((done) => setTimeout(done, 20));
    const last = (wanted) => told.findLast(({ stage }) => stage === wanted);
    assert.deepEqual(last('engine'), { stage: 'engine', loaded: 400, total: 400 });
    assert.deepEqual(last('packages'), { stage: 'packages', loaded: 30, total: 30 });
    assert.deepEqual(asked, ['pyodide-lock.json', 'frame.whl', 'array.whl', 'engine.wasm'], 'nothing twice, nothing unasked');
  } finally {
    downloads.end();
    globalThis.fetch = original;
  }
});

it('tells what is fetched after the end, until that is over', async () => {
  const original = globalThis.fetch;
  compressing({ 'array.whl': new Uint8Array(10) });
  const told = [];
  const downloads = new Downloads(FOLDER, (progress) => told.push(progress));
  downloads.end();
  try {
    assert.equal(downloads.rest(), false);
    await (await downloads.later(`${FOLDER}array.whl`, {})).arrayBuffer();
    await new Promise((done) => setTimeout(done, 20));
    assert.deepEqual(told.at(-1), { stage: 'packages', loaded: 10, total: 10 });
    assert.deepEqual([downloads.rest(), downloads.rest()], [true, false]);
  } finally {
    globalThis.fetch = original;
  }
});

it('starts nothing without the lock', async () => {
  const original = globalThis.fetch;
  compressing({});
  const downloads = new Downloads(FOLDER, () => {});
  try {
    await assert.rejects(downloads.lock(), /404/);
  } finally {
    downloads.end();
    globalThis.fetch = original;
  }
});
