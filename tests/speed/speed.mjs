/**
 * The evaluator beside Pyodide's NumPy, both as WebAssembly under Node, in one run: `script/speed`.
 *
 * Each expression is read and evaluated in turn by both, again and again; a figure is the least of its rounds. The ratio is
 * the evaluator's time over Pyodide's: below 1 the evaluator is faster.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { places } from '../../web/python/session.mjs';

const ROUNDS = 5;
/** A round takes at least so long, in milliseconds, so that the clock is fine enough. */
const ROUND_MS = 15;

const { values } = parseArgs({ options: { module: { type: 'string' }, pyodide: { type: 'string' } } });
if (!values.module || !values.pyodide) throw new Error('usage: node speed.mjs --module <file> --pyodide <folder>');
const { Session } = createRequire(import.meta.url)(resolve(values.module));
const folder = `${resolve(values.pyodide)}/`;
const { loadPyodide } = await import(pathToFileURL(`${folder}pyodide.mjs`).href);
const pyodide = await loadPyodide(places(folder, JSON.parse(readFileSync(`${folder}pyodide-lock.json`, 'utf8'))));
await pyodide.loadPackage('numpy', { messageCallback: () => {} });

/** Runs in Python, so that no call over the border is in the figure. */
pyodide.runPython(`
import numpy as np
def run(source, times):
    for _ in range(times):
        eval(source, names)
`);

function least(run) {
  run(1);
  let times = 1;
  for (;;) {
    const began = performance.now();
    run(times);
    const took = performance.now() - began;
    if (took >= ROUND_MS || times > 1e6) return { times, each: took / times };
    times = Math.ceil(times * Math.max(2, Math.min(20, (1.2 * ROUND_MS) / Math.max(took, 0.01))));
  }
}

function timed(run, times) {
  const began = performance.now();
  run(times);
  return (performance.now() - began) / times;
}

const milliseconds = (figure) => (figure < 0.1 ? `${(figure * 1000).toFixed(1)} µs` : `${figure.toFixed(2)} ms`);
const middle = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

const subjects = JSON.parse(readFileSync(new URL('./expressions.json', import.meta.url), 'utf8'));
for (const [size, { bindings, expressions }] of Object.entries(subjects)) {
  const session = new Session();
  pyodide.runPython("names = {'np': np}");
  for (const [name, source] of Object.entries(bindings)) {
    session.bind(name, source);
    pyodide.runPython(`names[${JSON.stringify(name)}] = eval(${JSON.stringify(source)}, names)`);
  }
  console.log(`\n| ${size} | evaluator | Pyodide | ratio |\n|---|---|---|---|`);
  const ratios = [];
  for (const source of expressions) {
    const runs = [(times) => session.run(source, times), (times) => pyodide.globals.get('run')(source, times)];
    const found = runs.map(least);
    for (let round = 1; round < ROUNDS; round += 1) {
      runs.forEach((run, at) => (found[at].each = Math.min(found[at].each, timed(run, found[at].times))));
    }
    const [ours, theirs] = found.map((one) => one.each);
    ratios.push(ours / theirs);
    console.log(`| \`${source}\` | ${milliseconds(ours)} | ${milliseconds(theirs)} | ${(ours / theirs).toFixed(2)} |`);
  }
  console.log(`| middle, largest | | | ${middle(ratios).toFixed(2)}, ${Math.max(...ratios).toFixed(2)} |`);
}
