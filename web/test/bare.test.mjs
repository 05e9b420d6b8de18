/** The realm that is left once an interpreter stands. It is spoiled by that, so it is looked at in a process of its own. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ISOLATE = new URL('../python/isolate.mjs', import.meta.url).href;
const MODULES = new URL('../python/node-modules.mjs', import.meta.url).href;

/** Runs statements in a bare realm; what they `tell`. */
function bare(statements) {
  const script = `
    import * as fs from 'node:fs';
    import * as programs from 'node:child_process';
    import * as promises from 'node:fs/promises';
    import { isolate } from '${ISOLATE}';
    import { closeModules } from '${MODULES}';
    const { Function: makesFunctions, eval: evaluates } = globalThis;
    const write = fs.writeSync;
    const tell = (value) => write(1, JSON.stringify(value));
    const lend = isolate();
    const read = closeModules(['${fileURLToPath(ISOLATE)}']);
    ${statements}`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }));
}

it('holds nothing of the browser or of Node', () => {
  const names = `'fetch XMLHttpRequest WebSocket WebSocketStream EventSource WebTransport RTCPeerConnection importScripts Worker
    SharedWorker BroadcastChannel MessageChannel MessagePort caches indexedDB cookieStore Notification postMessage close onmessage
    addEventListener Blob File FileReader FileReaderSync FileSystemHandle Request Response process require module global Buffer eval'`;
  assert.deepEqual(bare(`tell(${names.replace(/\s+/g, ' ')}.split(' ').filter((name) => typeof globalThis[name] !== 'undefined'))`), []);
  assert.deepEqual(bare(`tell(Object.keys(navigator).sort())`), ['languages', 'platform', 'userAgent']);
});

it('copies plain data, which libraries in C++ need when they are loaded, and hands nothing over', () => {
  const found = bare(`const held = new ArrayBuffer(4); tell([structuredClone({ a: ['i32'] }), structuredClone(held, { transfer: [held] }), held.byteLength])`);
  assert.deepEqual(found, [{ a: ['i32'] }, {}, 4]);
});

it('makes no code of text', () => {
  const ways = `[() => Function('return 1')(), () => (() => 1).constructor('return 1')(), () => (async () => 1).constructor('return 1'),
    () => (function* () {}).constructor('return 1'), () => new (Object.getPrototypeOf(Function).constructor)('return 1'),
    () => Reflect.construct(Function, ['return 1'])]`;
  assert.deepEqual(bare(`tell(${ways}.filter((way) => { try { way(); return true; } catch { return false; } }).length)`), 0);
});

it('runs nothing later', () => {
  assert.equal(bare(`let ran = false; setTimeout(() => { ran = true; }, 0); await Promise.resolve(); tell(ran)`), false);
});

it('lends a fetch for as long as the work takes', () => {
  const found = bare(`const during = await lend(async (url) => url, () => globalThis.fetch('a')); tell([during, typeof globalThis.fetch])`);
  assert.deepEqual(found, ['a', 'undefined']);
});

it('keeps files and programs from whoever holds the modules', () => {
  const tried = bare(`
    const fails = (way) => { try { way(); return false; } catch { return true; } };
    const text = () => promises.readFile('${fileURLToPath(ISOLATE)}', { encoding: 'utf8' });
    const later = await text().then(() => 'read', () => 'refused');
    const during = await read(text);
    const other = await read(() => promises.readFile('/etc/hostname')).then(() => 'read', () => 'refused');
    tell([fails(() => fs.readFileSync('/etc/hostname')), fails(() => fs.openSync('/etc/hostname')), fails(() => programs.spawnSync('ls')),
      later, during.length > 100, other])`);
  assert.deepEqual(tried, [true, true, true, 'refused', true, 'refused']);
});
