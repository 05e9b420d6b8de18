import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Downloads } from '../python/downloads.mjs';
import { closure, installer, unpacked } from '../python/packs.mjs';

const FOLDER = 'http://localhost/pyodide/';
/** Two files, `a/one` with two bytes and `two` with one. */
const ARRAY = packOf([['a/one', 2], ['two', 1]], [1, 2, 3]);
const lock = {
  files: { engine: { file_name: 'engine.wasm', size: 400 }, library: { file_name: 'library-0.zip', size: 300 } },
  packages: {
    frame: { pack: { file_name: 'frame.pack', sha256: '00ff', size: 20 }, depends: ['array'] },
    array: { pack: { file_name: 'array.pack', sha256: '00ff', size: ARRAY.length }, depends: [] },
    other: { pack: { file_name: 'other.pack', sha256: '00ff', size: 5 }, depends: [] },
  },
};

function packOf(list, content) {
  const text = Buffer.from(JSON.stringify(list));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return gzipSync(Buffer.concat([length, text, Buffer.from(content)]));
}

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
    'frame.pack': new Uint8Array(20),
    'array.pack': ARRAY,
    'engine.wasm': new Uint8Array(400),
  });
  const told = [];
  const downloads = new Downloads(FOLDER, (progress) => told.push(progress));
  try {
    assert.deepEqual(await downloads.lock(), { text: JSON.stringify(lock), lock });
    const engine = downloads.take(`${FOLDER}engine.wasm`);
    const files = downloads.ahead(lock, closure(lock, ['frame']));
    const first = Object.fromEntries(told.slice(0, 3).map(({ stage, loaded, total }) => [stage, [loaded, total]]));
    assert.deepEqual(first, { engine: [0, 400], library: [0, 300], packages: [0, 20 + ARRAY.length] });
    assert.equal((await (await engine).arrayBuffer()).byteLength, 400);
    assert.equal((await (await fetch(`${FOLDER}engine.wasm`)).arrayBuffer()).byteLength, 0, 'Pyodide gets it again');
    assert.deepEqual(Object.fromEntries(await files.get('array')), { 'a/one': Uint8Array.of(1, 2), two: Uint8Array.of(3) });
    await assert.rejects(files.get('frame'), 'what is no pack is taken for one');
    await new Promise((done) => setTimeout(done, 20));
    const last = (wanted) => told.findLast(({ stage }) => stage === wanted);
    assert.deepEqual(last('engine'), { stage: 'engine', loaded: 400, total: 400 });
    assert.deepEqual(last('packages'), { stage: 'packages', loaded: 20 + ARRAY.length, total: 20 + ARRAY.length });
    assert.deepEqual(asked, ['pyodide-lock.json', 'engine.wasm', 'frame.pack', 'array.pack'], 'nothing twice, nothing unasked');
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

it('leaves to Pyodide what did not come', async () => {
  const asked = [];
  const pyodide = {
    loadedPackages: {},
    loadPackage: async (names) => {
      asked.push(...names);
      for (const name of names) pyodide.loadedPackages[name] = 'default channel';
    },
  };
  const lost = Promise.reject(new Error('status 404'));
  lost.catch(() => {});
  await installer(new Map([['frame', lost]]))(pyodide, ['frame']);
  assert.deepEqual(asked, ['frame']);
});

it('refuses a pack that is cut off', async () => {
  const short = packOf([['one', 2]], [1]);
  await assert.rejects(unpacked(new Blob([short]).stream()), /not whole/);
  await assert.rejects(unpacked(new Blob([short.subarray(0, 20)]).stream()));
});
