/**
 * How soon the evaluator stops each expression that asks for too much, as WebAssembly under Node: `script/speed --greedy`.
 *
 * Each expression has a process of its own, and each run a module of its own, as a visitor who has just come: its memory
 * has still to grow. In a process that has made hundreds of modules before, a page of memory costs several times as much.
 * A figure is the least of an expression's runs. Beside it stands what a fixed loop took at that time: where that is much
 * longer than its least, the machine was busy with other things. Fails where a verdict takes longer than it may, and where
 * WebAssembly traps.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ALLOWED_MS = 100;
const RUNS = 3;
/** What is answered sooner is not run again. */
const SOON_MS = 20;
const SHOWN = 15;

const { values } = parseArgs({
  options: { module: { type: 'string' }, sources: { type: 'string' }, source: { type: 'string' } },
});
if (!values.module || (values.sources === undefined) === (values.source === undefined)) {
  throw new Error('usage: node greedy.mjs --module <file> (--sources <file> | --source <expression>)');
}
const require = createRequire(import.meta.url);
const file = resolve(values.module);

function freshSession() {
  delete require.cache[file];
  const { Session } = require(file);
  const session = new Session();
  session.answer('1');
  return session;
}

function timed(run) {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function fixedLoop() {
  let state = 1;
  for (let turn = 0; turn < 3e7; turn += 1) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return state;
}

function once(source) {
  const session = freshSession();
  const found = { source, verdict: '', trapped: false };
  found.took = timed(() => {
    try {
      found.verdict = session.answer(source).replaceAll('\n', ' ').slice(0, 40);
    } catch (error) {
      found.verdict = String(error).slice(0, 60);
      found.trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    }
  });
  return found;
}

function best(source) {
  let least = null;
  let loop = Infinity;
  fixedLoop();
  for (let run = 0; run < RUNS; run += 1) {
    loop = Math.min(loop, timed(fixedLoop));
    const found = once(source);
    if (!least || found.trapped || found.took < least.took) least = found;
    if (found.trapped || least.took < SOON_MS) break;
  }
  return { ...least, loop };
}

function inProcessOfItsOwn(source) {
  const words = [fileURLToPath(import.meta.url), '--module', values.module, '--source', source];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

function table(sources) {
  const found = sources.map(inProcessOfItsOwn);
  found.sort((a, b) => b.took - a.took);
  const shown = found.filter((one, place) => one.trapped || one.took > ALLOWED_MS || place < SHOWN);
  console.log(`| of ${found.length} expressions the slowest | verdict | ms | fixed loop, ms |\n|---|---|---|---|`);
  for (const { source, verdict, took, loop } of shown) {
    console.log(`| \`${source}\` | ${verdict} | ${took.toFixed(1)} | ${loop.toFixed(0)} |`);
  }
  const wrong = found.filter((one) => one.trapped || one.took > ALLOWED_MS).length;
  if (wrong > 0) {
    console.error(`${wrong} took longer than ${ALLOWED_MS} ms, or trapped. A busy machine is no fault: see the fixed loop.`);
    process.exitCode = 1;
  }
}

if (values.source !== undefined) {
  console.log(JSON.stringify(best(values.source)));
} else {
  table(readFileSync(values.sources, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')));
}
