import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openHelp } from '../python/help.mjs';
import { BOOT_OPTIONS, places } from '../python/session.mjs';
import { PYODIDE } from './host.mjs';

const OWN = `class Reservoir:
    """Keeps a fair sample."""
    def __init__(self, size):
        self.size = size
    def offer(self, item, *, weight=1.0):
        return self.size

def refill(reservoir: Reservoir, items: list[int]) -> int:
    return len(items)
`;

describe('Help while typing', () => {
  let answer;
  before(async () => {
    const { loadPyodide } = await import(pathToFileURL(`${PYODIDE}/pyodide.mjs`).href);
    const lock = JSON.parse(readFileSync(`${PYODIDE}/pyodide-lock.json`, 'utf8'));
    const pyodide = await loadPyodide({ ...places(`${PYODIDE}/`, lock), ...BOOT_OPTIONS });
    const source = readFileSync(new URL('../python/harness/help.py', import.meta.url), 'utf8');
    answer = await openHelp(pyodide, source, ['numpy']);
  });

  /** Asks about the place marked by `|`. */
  const ask = (what, marked) => {
    const lines = marked.slice(0, marked.indexOf('|')).split('\n');
    const place = { line: lines.length, column: lines.at(-1).length + 1 };
    return JSON.parse(answer(JSON.stringify({ ask: what, source: marked.replace('|', ''), ...place })));
  };
  const labels = (marked) => ask('complete', marked).map(({ label }) => label);

  it('completes the methods of a list', () => {
    const found = ask('complete', 'scores = [1.0]\nscores.ap|');
    assert.deepEqual(found, [{ label: 'append', kind: 'function', typed: 2 }]);
    const all = labels('scores = [1.0]\nscores.|');
    assert.ok(all.includes('sort') && !all.includes('__len__'), all.join());
    assert.ok(labels('scores = [1.0]\nscores.__l|').includes('__len__'));
  });

  it('knows the standard library', () => {
    assert.ok(labels('import heapq\nheapq.|').includes('heappushpop'));
    assert.ok(labels('from collections import Counter\nCounter("aab").most|').includes('most_common'));
    assert.ok(labels('def f(text: str):\n    text.spl|').includes('splitlines'));
  });

  it('knows the packages that it was given', () => {
    assert.ok(labels('import numpy as np\nnp.lin|').includes('linspace'));
    const [zeros] = ask('signature', 'import numpy as np\nnp.zeros(|');
    assert.match(zeros.label, /^zeros\(shape/);
  });

  it("completes the answer's own class, also through its parameters", () => {
    assert.deepEqual(labels(`${OWN}Reservoir(3).|`).slice(0, 2), ['offer', 'size']);
    assert.ok(labels(OWN.replace('return len(items)', 'reservoir.of|')).includes('offer'));
  });

  it('tells the signature of what is called, and which parameter comes', () => {
    const [own] = ask('signature', `${OWN}refill(Reservoir(3), |`);
    assert.deepEqual([own.label, own.active], ['refill(reservoir: Reservoir, items: list[int]) -> int', 1]);
    assert.deepEqual(own.parameters, ['reservoir: Reservoir', 'items: list[int]']);
    assert.deepEqual(ask('signature', `${OWN}|`), []);
  });

  it('says what a name is', () => {
    const found = ask('hover', 'import math\nprint(math.sq|rt(2))');
    assert.match(found.label, /^sqrt\(/);
    assert.match(found.documentation, /square root/);
    assert.equal(ask('hover', `${OWN}Reser|voir`).documentation, 'Keeps a fair sample.');
    assert.equal(ask('hover', 'def f(scores: list):\n    return sc|ores').label, 'scores: list');
    assert.equal(ask('hover', 'x = 1  # no| name'), null);
  });

  it('counts columns as editors do', () => {
    assert.ok(labels('tag = "😀"; tag.upp|').includes('upper'));
  });

  it('has nothing to say where the text is no Python', () => {
    assert.ok(Array.isArray(ask('complete', 'def f(:\n  ]] = = |')));
    assert.deepEqual(ask('complete', 'for for ] nowhere.|'), []);
    assert.ok(Array.isArray(ask('complete', 'def f(scores:\n    scores.|')));
    assert.deepEqual(ask('signature', 'def (((\n)|'), []);
    assert.equal(JSON.parse(answer(JSON.stringify({ ask: 'hover', source: 'x', line: 9, column: 1 }))), null);
    assert.equal(JSON.parse(answer(JSON.stringify({ ask: 'complete', source: 'x'.repeat(200_000), line: 1, column: 1 }))), null);
  });

  it('runs no line of the text', () => {
    const marked = 'import builtins\nbuiltins.helped = 1\nraise SystemExit\nbuiltins.hel|';
    labels(marked);
    const after = ask('complete', 'import builtins\nbuiltins.helpe|');
    assert.deepEqual(after, []);
  });
});
