/** Where snippets are offered, what they replace, and where their imports go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTyped, missing, offered, shown } from '../editor/offer.mjs';

const WINDOW = { label: 'sliding_window', title: '', text: 'left = 0\n$0', imports: [], isPart: false };
const MASKED = { label: 'masked', title: '', text: 'np.where(${1:mask})', imports: ['import numpy as np'], isPart: true };
const ASKED = { label: 'def solve', title: '', text: 'def solve(x):\n    ${1:pass}', imports: [], isPart: false, unless: 'def solve' };
const ALL = [WINDOW, MASKED, ASKED];

/** The labels that are offered in a text at `|`, each with the column from which it replaces. */
function at(marked) {
  const text = marked.replace('|', '');
  const before = marked.slice(0, marked.indexOf('|')).split('\n').at(-1);
  const list = offered(ALL, text, before).map(({ snippet, from }) => `${snippet.label} ${from}`);
  return { list, typed: isTyped(ALL, text, before) };
}

test('a statement is offered where a line begins, a part anywhere', () => {
  assert.deepEqual(at('    sli|').list, ['sliding_window 4', 'masked 4', 'def solve 4']);
  assert.deepEqual(at('x = ma|').list, ['masked 4']);
  assert.deepEqual(at('|').list, ['sliding_window 0', 'masked 0', 'def solve 0']);
});

test('nothing is offered after a dot', () => {
  assert.deepEqual(at('x.sli|').list, []);
  assert.deepEqual(at('    x.|').list, []);
});

test('a definition is offered until it is there, and replaces the word that began it', () => {
  assert.ok(at('def so|').list.includes('def solve 0'));
  assert.ok(!at('def solve(x):\n    pass\n|').list.some((label) => label.startsWith('def')));
});

test('unasked, three letters of a label at the beginning of a line are wanted', () => {
  const cases = ['sl|', 'sli|', '    SLIDING|', 'x = sli|', 'slip|', 'mas|', 'def|', 'def so|', 'def other|', '|'];
  const typed = cases.filter((marked) => at(marked).typed);
  assert.deepEqual(typed, ['sli|', '    SLIDING|', 'mas|', 'def|', 'def so|']);
});

test('an import goes after those that are there, else to the top, and nowhere twice', () => {
  const wanted = ['import heapq'];
  assert.deepEqual(missing(wanted, ''), { line: 1, text: 'import heapq\n' });
  assert.deepEqual(missing(wanted, 'def f():\n    pass\n'), { line: 1, text: 'import heapq\n\n\n' });
  const begun = '# A note.\nimport math\n\nfrom typing import Any\n\n\ndef f():\n    import numpy\n';
  assert.deepEqual(missing(wanted, begun), { line: 5, text: 'import heapq\n' });
  assert.equal(missing(wanted, 'import math\nimport heapq  \n'), null);
  assert.deepEqual(missing(['import heapq', 'import math'], 'import math\n'), { line: 2, text: 'import heapq\n' });
  assert.equal(missing([], 'x'), null);
});

test('a snippet is shown with its words and without its places', () => {
  assert.equal(shown('for ${1:item} in ${2:items}:\n    {${1:item}}\n    $0\n'), 'for item in items:\n    {item}');
  assert.equal(shown('"{a: \\$b\\}"'), '"{a: $b}"');
});
