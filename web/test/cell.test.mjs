import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { pack } from './wire.mjs';

const ANSWER = 'def f(x):\n    return sum(x)\n';

describe('a pad', () => {
  let host;
  let number = 0;
  before(() => (host = new Host()));
  after(() => host.close());

  const pad = (answer = ANSWER, more = {}, ...forms) =>
    host.ask({ op: 'pad', slug: 'sums', inputs: ['x'], answer, fresh: false, ...more }, pack.tuple(...(forms.length ? forms : [pack.ints(5, 7)])));
  const begin = (answer, more) => pad(answer, { fresh: true, ...more });
  const run = (source) => host.ask({ op: 'cell', source, number: (number += 1) });
  const echo = async (source) => {
    const told = await run(source);
    assert.equal(told.op, 'echoed', told.message);
    return told.echo?.text ?? null;
  };

  it('echoes what a cell ends with, as a notebook does', async () => {
    assert.equal((await begin()).op, 'loaded');
    assert.equal(await echo('x'), '[5, 7]');
    assert.equal(await echo('y = x[0]\ny + 1'), '6');
    assert.equal(await echo("'a\\n'"), "'a\\n'");
    assert.equal(await echo('(\n  1,\n  2)  # two'), '(1, 2)');
    for (const silent of ['None', 'y = 1', 'y;', 'y ;  # no', '', '# only words', 'if y:\n    y']) {
      assert.equal(await echo(silent), null, silent);
    }
    assert.equal(await echo('y; y + 2'), '3');
    assert.equal(await echo('_ * 2'), '6');
  });

  it('keeps the names of earlier cells until it begins again', async () => {
    await begin();
    await run('import math\nn = 3\nx.append(1)\ndef g(): return n + len(x)');
    await pad();
    assert.equal(await echo('g()'), '6');
    assert.equal(await echo('math.floor(2.5)'), '2');
    await pad(ANSWER, { fresh: true });
    assert.equal((await run('n')).kind, 'NameError');
    assert.equal(await echo('x'), '[5, 7]');
  });

  it('begins again for other inputs and another problem', async () => {
    await begin();
    await run('n = 3');
    await pad(ANSWER, {}, pack.ints(1));
    assert.equal(await echo('x'), '[1]');
    assert.equal((await run('n')).kind, 'NameError');
    await run('n = 3');
    await pad(ANSWER, { slug: 'other' }, pack.ints(1));
    assert.equal((await run('n')).kind, 'NameError');
  });

  it('has the names of the answer, as it is by now', async () => {
    await begin('import math\nx = 1\n' + ANSWER);
    assert.equal(await echo('f(x), math.pi > 3'), '(12, True)');
    await run('n = 3');
    await pad('def f(x):\n    return -sum(x)\n');
    assert.equal(await echo('f(x) * n'), '-36');
  });

  it('runs beside an answer that does not load, and says so each time', async () => {
    for (const answer of ['def f(x:\n', 'def f(x): return x\nundefined\n']) {
      for (const fresh of [true, false]) {
        const told = await pad(answer, { fresh });
        assert.deepEqual([told.op, told.line], ['raised', answer.startsWith('def f(x:') ? 1 : 2]);
        assert.equal(await echo('len(x)'), '2');
      }
    }
    await pad(ANSWER);
    assert.equal(await echo('f(x)'), '12');
  });

  it('tells what a cell prints, and not what the answer prints while it loads', async () => {
    await begin('print("loading")\n' + ANSWER);
    const told = await run('import sys\nprint(x)\nprint("careful", file=sys.stderr)\nlen(x)');
    assert.deepEqual(told.stdout, { text: '[5, 7]\n', errors: 'careful\n', cut: false });
    assert.equal(told.echo.text, '2');
  });

  it('names the lines of the cell and of the answer where something is raised', async () => {
    await begin('def f(x):\n    return x[9]\n');
    const told = await run('y = 1\nf(x)\n');
    assert.deepEqual([told.op, told.kind, told.line, told.column], ['raised', 'IndexError', 2, 1]);
    assert.match(told.traceback[0], new RegExp(`File "cell ${number}", line 2, in <module>\n    f\\(x\\)`));
    assert.match(told.traceback[1], /File "answer.py", line 2, in f\n    return x\[9\]/);
    assert.equal(told.traceback.length, 2);
    await run('def g():\n    return 1 / 0');
    const later = await run('g()');
    assert.match(later.traceback[1], new RegExp(`File "cell ${number - 1}", line 2, in g\n    return 1 / 0`));
    assert.equal(later.line, 1);
    const unread = await run('y = 2\ny = = 3');
    assert.deepEqual([unread.fault, unread.kind, unread.line], ['syntax', 'SyntaxError', 2]);
    assert.equal(await echo('y'), '1');
  });

  it('tells an exception of a representation, and cuts a long one', async () => {
    await begin();
    const told = await run('class Odd:\n    def __repr__(self): raise ValueError("no")\nOdd()');
    assert.deepEqual([told.op, told.kind, told.line], ['raised', 'ValueError', 2]);
    const long = await run('"a" * 100_000');
    assert.deepEqual([long.echo.cut, long.echo.text.length], [true, 10_000]);
    assert.equal((await run('sys.exit()')).kind, 'NameError');
    assert.equal((await run('exit()')).kind, 'SystemExit');
    assert.equal((await run('"ab" * 2 ** 40')).fault, 'memory');
    assert.equal((await run('while True: print("a" * 1000)')).fault, 'output');
  });

  it('has data classes, recursion and what else a module has', async () => {
    await begin();
    const source = 'from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: int\n    y: "int" = 2\nPoint(1)';
    assert.equal(await echo(source), 'Point(x=1, y=2)');
    assert.equal(await echo('def d(n): return n and 1 + d(n - 1)\nd(900)'), '900');
    assert.equal((await run('def d(n): return d(n + 1)\nd(0)')).kind, 'RecursionError');
    assert.equal(await echo('import sys; sys.setrecursionlimit(5000)\ndef d(n): return n and 1 + d(n - 1)'), null);
    for (let at = 0; at < 3; at += 1) assert.equal(await echo('d(3000)'), '3000');
    assert.ok(Number(await echo('sys.getrecursionlimit()')) < 5100);
  });

  it('is as far from the browser as an answer is, and leaves nothing to one', async () => {
    await begin();
    for (const source of ['import js', 'import pyodide', 'from pyodide.ffi import run_js']) {
      assert.equal((await run(source)).kind, 'ImportError', source);
    }
    assert.equal((await run('input()')).kind, 'RuntimeError');
    await run('import builtins, math, json\nbuiltins.len = lambda _: 99\nmath.pi = 3\njson.loads = None\nkept = 1');
    assert.equal(await echo('len(x), math.pi'), '(99, 3)');
    assert.equal((await pad()).op, 'loaded');
    const clean = 'import math, sys\ndef f(x):\n    return [len(x), math.pi > 3.1, "pad" in sys.modules, "kept" in globals()]\n';
    const told = await host.run(clean, pack.ints(5, 7));
    assert.deepEqual(told.payload, pack.list(pack.int(2), pack.true, pack.false, pack.false));
    assert.equal((await run('x')).op, 'broken');
  });

  it('gives seeds as generators', async () => {
    const more = { inputs: ['x', 'rng'], generators: { rng: 'random' }, fresh: true };
    await pad('def f(x, rng): return rng.choice(x)\n', more, pack.ints(4), pack.int(1));
    assert.equal(await echo('f(x, rng), type(rng).__name__'), "(4, 'Random')");
  });

  it('gives arrays and frames as values, too', async () => {
    await host.need('pandas');
    await begin('import numpy as np\nimport pandas as pd\n');
    const array = await run('np.arange(3, dtype="int64")');
    assert.equal(array.echo.text, 'array([0, 1, 2], dtype=int64)');
    assert.deepEqual(array.payload, pack.ints1(0, 1, 2));
    const frame = await run('pd.DataFrame({"a": [0.5, 1.0]})');
    assert.deepEqual(frame.payload, pack.frame(pack.ints1(0, 1), [pack.str('a'), pack.floats1(0.5, 1)]));
    const own = await run('class A(np.ndarray): pass\nnp.arange(3).view(A)');
    assert.deepEqual([own.echo.text, own.payload.length], ['A([0, 1, 2])', 0]);
    assert.equal((await run('np.zeros(10 ** 6)')).payload.length, 0);
  });
});

describe('a cell that does not end', () => {
  it('is ended with its interpreter', async () => {
    const host = new Host();
    await host.ask({ op: 'pad', slug: 'sums', inputs: [], answer: '', fresh: false }, pack.tuple());
    const answer = host.ask({ op: 'cell', source: 'while True: pass', number: 1 });
    answer.catch(() => {});
    await new Promise((done) => setTimeout(done, 500));
    await host.kill();
    await assert.rejects(answer);
  });
});
