import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { Pack, Trouble } from '../offline/pack.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BASE = 'http://localhost/site/';
const hash = (text) => createHash('sha256').update(text).digest('hex');
const file = (url, text) => ({ url, sha256: hash(text), size: text.length });

/** The browser's caches, with room for so many entries. */
class Caches {
  stores = new Map();
  room = Infinity;

  async open(name) {
    if (!this.stores.has(name)) this.stores.set(name, new Map());
    const entries = this.stores.get(name);
    return {
      match: async (key) => entries.get(key)?.clone(),
      put: async (key, response) => {
        if (!entries.has(key) && entries.size >= this.room) throw new DOMException('no space', 'QuotaExceededError');
        entries.set(key, response);
      },
      delete: async (key) => entries.delete(key),
      keys: async () => [...entries.keys()].map((url) => ({ url })),
    };
  }

  async delete(name) {
    return this.stores.delete(name);
  }

  /** The only store's keys, without the address that they share. */
  get keys() {
    return [...(this.stores.get('mettle-python')?.keys() ?? [])].map((key) => key.slice(BASE.length)).sort();
  }
}

describe('the pack for use without a network', () => {
  const files = [file('pyodide/a.wasm', 'first'), file('pyodide/b.zip', 'second one'), file('lint/c.js', 'third')];
  const original = globalThis.fetch;
  let contents;
  let asked;
  let pack;
  const load = (tell = () => {}) => pack.load(new AbortController().signal, tell);

  beforeEach(() => {
    globalThis.caches = new Caches();
    contents = { 'pyodide/a.wasm': 'first', 'pyodide/b.zip': 'second one', 'lint/c.js': 'third' };
    asked = [];
    globalThis.fetch = async (url, { signal } = {}) => {
      const name = url.slice(BASE.length);
      asked.push(name);
      signal?.throwIfAborted();
      if (contents[name] instanceof Error) throw contents[name];
      return name in contents ? new Response(contents[name], { headers: { 'content-type': 'x/y' } }) : new Response('', { status: 404 });
    };
    pack = new Pack(files, BASE);
  });
  afterEach(() => {
    globalThis.fetch = original;
    delete globalThis.caches;
  });

  it('is fetched whole, told of byte by byte, and answers from then on', async () => {
    assert.equal(await pack.isWanted(), false);
    const told = [];
    await load((loaded) => told.push(loaded));
    assert.equal(told.at(-1), 20);
    assert.deepEqual(told, [...told].sort((one, other) => one - other), 'what is told never shrinks');
    assert.deepEqual([await pack.isWanted(), await pack.loaded(), pack.total], [true, 20, 20]);
    const answer = await pack.answer(`${BASE}pyodide/b.zip`);
    assert.deepEqual([await answer.text(), answer.headers.get('content-type')], ['second one', 'x/y']);
    assert.equal(await pack.answer(`${BASE}pyodide/other.zip`), undefined);
    assert.deepEqual([pack.has(`${BASE}pyodide/b.zip`), pack.has(`${BASE}pyodide/other.zip`)], [true, false]);
  });

  it('goes on where it stopped', async () => {
    contents['pyodide/b.zip'] = new TypeError('no network');
    await assert.rejects(load(), (error) => error instanceof Trouble && error.kind === 'network');
    assert.deepEqual([await pack.isWanted(), await pack.loaded()], [true, 5]);
    contents['pyodide/b.zip'] = 'second one';
    asked = [];
    await load();
    assert.deepEqual(asked, ['pyodide/b.zip', 'lint/c.js'], 'what is here is not fetched again');
    assert.equal(await pack.loaded(), 20);
  });

  it('keeps nothing that is not what was promised', async () => {
    contents['pyodide/b.zip'] = 'second 0ne';
    await assert.rejects(load(), (error) => error.kind === 'changed');
    delete contents['pyodide/b.zip'];
    await assert.rejects(load(), (error) => error.kind === 'changed');
    assert.equal(await pack.loaded(), 5);
    assert.equal(await pack.answer(`${BASE}pyodide/b.zip`), undefined);
  });

  it('says that the device is full, and keeps what it has', async () => {
    caches.room = 2;
    await assert.rejects(load(), (error) => error.kind === 'full');
    assert.equal(await pack.loaded(), 5);
  });

  it('ends at once when it is asked to', async () => {
    const work = new AbortController();
    const loads = pack.load(work.signal, () => work.abort());
    await assert.rejects(loads, (error) => error.name === 'AbortError');
    assert.equal(await pack.loaded(), 5, 'what came stays');
  });

  it('finds and throws away what was damaged', async () => {
    await load();
    assert.equal(await pack.verify(() => {}), 0);
    const cache = await caches.open('mettle-python');
    await cache.put(`${BASE}lint/c.js?sha256=${hash('third')}`, new Response('thirt'));
    const lost = new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError('lost')) }));
    lost.clone = () => lost;
    await cache.put(`${BASE}pyodide/a.wasm?sha256=${hash('first')}`, lost);
    let read = 0;
    assert.equal(await pack.verify((bytes) => (read = bytes)), 2);
    assert.deepEqual([read, await pack.loaded()], [20, 10]);
  });

  it('takes over what a new version left as it was, and drops the rest once that is in use', async () => {
    await load();
    const next = new Pack([files[0], file('pyodide/b.zip', 'second two'), files[2]], BASE);
    contents['pyodide/b.zip'] = 'second two';
    asked = [];
    await next.load(new AbortController().signal, () => {});
    assert.deepEqual(asked, ['pyodide/b.zip']);
    assert.equal(await (await pack.answer(`${BASE}pyodide/b.zip`)).text(), 'second one', 'the tabs of the old version have theirs');
    await next.tidy();
    assert.equal(await pack.loaded(), 10);
    assert.equal(await next.loaded(), 20);
    assert.equal(await next.isWanted(), true);
  });

  it('is removed without a trace', async () => {
    await load();
    await pack.remove();
    assert.deepEqual(caches.keys, []);
    assert.equal(await pack.isWanted(), false);
  });
});

describe('the service worker', () => {
  let dist;
  const write = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    fs.writeFileSync(path.join(dist, name), text);
  };
  const make = () => {
    const made = spawnSync(process.execPath, [path.join(root, 'web/offline/make.mjs'), dist], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    return made.stdout;
  };
  /** What it answers to a page that asks for its files. */
  const told = () => {
    const listeners = {};
    const scope = {
      registration: { scope: BASE },
      location: { href: `${BASE}sw.js`, origin: 'http://localhost' },
      addEventListener: (event, act) => (listeners[event] ??= []).push(act),
    };
    class Request {
      constructor(url) {
        this.url = url;
      }
    }
    const context = { self: scope, URL, Request, Response, Map, Set, Promise, btoa, performance, ...scope };
    vm.runInNewContext(fs.readFileSync(path.join(dist, 'sw.js'), 'utf8'), context);
    let answer;
    for (const act of listeners.message) act({ data: 'files', waitUntil: () => {}, ports: [{ postMessage: (data) => (answer = data) }] });
    return answer;
  };

  beforeEach(() => {
    dist = fs.mkdtempSync(path.join(os.tmpdir(), 'mettle-sw-'));
    write('index.html', 'page');
    write('index.html.br', 'packed');
    write('_headers', 'for hosts');
    write('p/k-means/index.html', 'problem');
    write('lint/lint.js', 'lint');
    write('pyodide/pyodide.mjs', 'python');
    write('pyodide/numpy-1.pack', 'pack');
    write('pyodide/numpy-1.whl', 'wheel');
    write('pyodide/jedi-1.whl', 'jedi');
    const packages = { numpy: { file_name: 'numpy-1.whl', pack: { file_name: 'numpy-1.pack' } }, jedi: { file_name: 'jedi-1.whl' } };
    write('pyodide/pyodide-lock.json', JSON.stringify({ packages }));
  });
  afterEach(() => fs.rmSync(dist, { recursive: true }));

  it('knows every file that a visitor may want, and no other', () => {
    assert.match(make(), /keeps 2 files .* and 5 of Python/);
    const { core, python } = told();
    assert.deepEqual([...core].map(({ url }) => url), ['index.html', 'p/k-means/index.html']);
    assert.deepEqual(
      [...python].map(({ url }) => url),
      ['lint/lint.js', 'pyodide/jedi-1.whl', 'pyodide/numpy-1.pack', 'pyodide/pyodide-lock.json', 'pyodide/pyodide.mjs'],
    );
    assert.equal([...core][0].sha256, hash('page'));
    assert.ok([...core][0].key.startsWith(`${BASE}index.html?`), 'a key of its own for each content');
  });

  it('is another one whenever any file is', () => {
    make();
    const before = told();
    make();
    assert.equal(told().version, before.version);
    write('p/k-means/index.html', 'problem!');
    make();
    const after = told();
    assert.notEqual(after.version, before.version);
    assert.equal([...after.core][0].key, [...before.core][0].key, 'what is as it was is not fetched again');
    assert.notEqual([...after.core][1].key, [...before.core][1].key);
  });
});
