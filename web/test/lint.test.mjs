/** Ruff as the site's worker asks it, under Node. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ruff } from '../lint/ruff.mjs';

const engine = readFileSync(new URL('../node_modules/@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm', import.meta.url));
const { check, format } = await ruff(engine);
const messages = (source) => check(source).map(({ message }) => message);

test('names that nothing defines are found, at places in UTF-16 units', () => {
  const [found, ...others] = check('def f(x):\n    s = "😀é"; return s + nothing\n');
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...found },
    { line: 2, column: 27, endLine: 2, endColumn: 34, syntax: false, message: 'Undefined name nothing (F821)' },
  );
});

test('likely bugs are found, and style is nobody’s business', () => {
  assert.match(messages('def f(x, seen=[]):\n    seen.append(x)\n    return seen\n').join(), /B006/);
  assert.match(messages('def f(xs):\n    for x in xs:\n        x == 1\n').join(), /B015/);
  const ugly = 'import os\nimport numpy as np\ndef  F( l ):\n  unused=1;O = 2\n  if l == None: return True\n  return lambda: O\n';
  assert.deepEqual(messages(ugly), []);
});

test('a text that is no Python is told with its place', () => {
  const [first] = check('def f(:\n    pass\n');
  assert.equal(first.syntax, true);
  assert.deepEqual([first.line, first.column], [1, 7]);
});

test('formatting lays out what is Python and refuses what is none', () => {
  assert.deepEqual(format("def f( x ) : return {'ä':1}"), { text: 'def f(x):\n    return {"ä": 1}\n' });
  const { refused } = format('def f(x):\n    return (x\n');
  assert.equal(refused.syntax, true);
  assert.ok(refused.line >= 1 && refused.message.length > 0);
});

test('nothing is found in what the problems begin with', () => {
  const problems = new URL('../../problems/', import.meta.url);
  const starters = readdirSync(problems, { recursive: true }).filter((name) => name.endsWith('starter.py'));
  assert.ok(starters.length > 10);
  for (const name of starters) assert.deepEqual(messages(readFileSync(new URL(name, problems), 'utf8')), [], name);
});
