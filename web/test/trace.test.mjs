import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { pack } from './wire.mjs';

const BOUNDS = { steps: 600, bytes: 600_000, ms: 20_000 };

/** A recording as a page reads it: each step with its frames and with every object as it is by then. */
function replay(recording) {
  const objects = new Map();
  return recording.steps.map((step) => {
    for (const at of step.things) objects.set(recording.things[at].id, recording.things[at]);
    const frames = step.stack.map(([at, line]) => {
      const { locals, ...frame } = recording.frames[at];
      return { ...frame, line, locals: Object.fromEntries(locals) };
    });
    return { ...step, frames, top: frames.at(-1), objects: new Map(objects) };
  });
}

describe('a recording', () => {
  let host;
  before(() => (host = new Host()));
  after(() => host.close());

  async function record(source, forms, bounds = {}) {
    const loaded = await host.load(source, 'f', forms.length);
    assert.equal(loaded.op, 'loaded', loaded.message);
    const told = await host.ask({ op: 'trace', ...BOUNDS, ...bounds }, pack.tuple(...forms));
    assert.equal(told.op, 'traced', told.message ?? host.stderr);
    assert.ok(told.payload.length < 1.2 * (bounds.bytes ?? BOUNDS.bytes), `${told.payload.length} bytes`);
    const recording = JSON.parse(Buffer.from(told.payload).toString());
    return { ...recording, steps: replay(recording) };
  }

  it('follows a loop line by line', async () => {
    const { steps, end } = await record('def f(x):\n    t = 0\n    for v in x:\n        t += v\n    return t\n', [pack.ints(5, 7)]);
    assert.deepEqual(
      steps.map((step) => [step.event, step.top.line, step.top.locals.t]),
      [
        ['call', 1, undefined],
        ['line', 2, undefined],
        ['line', 3, '0'],
        ['line', 4, '0'],
        ['line', 3, '5'],
        ['line', 4, '5'],
        ['line', 3, '12'],
        ['line', 5, '12'],
        ['return', 5, '12'],
      ],
    );
    assert.equal(steps.at(-1).value, '12');
    assert.deepEqual(steps[0].objects.get(steps[0].top.locals.x).items, ['5', '7']);
    assert.deepEqual(end, { as: 'returned' });
  });

  it('shows the call stack of a recursion', async () => {
    const { steps } = await record('def f(n):\n    return 1 if n < 1 else n * f(n - 1)\n', [pack.int(3)]);
    const deepest = steps.find((step) => step.event === 'return');
    assert.deepEqual(deepest.frames.map((frame) => [frame.function, frame.locals.n]), [['f', '3'], ['f', '2'], ['f', '1'], ['f', '0']]); // prettier-ignore
    assert.equal(new Set(deepest.frames.map((frame) => frame.id)).size, 4);
    assert.deepEqual(steps.filter((step) => step.event === 'return').map((step) => step.value), ['1', '1', '2', '6']);
  });

  it('keeps both ends of a deep stack, and how a recursion ends', async () => {
    const { steps, end, gap } = await record('def f(n):\n    return f(n + 1)\n', [pack.int(0)]);
    assert.equal(end.kind, 'RecursionError');
    assert.ok(gap.steps > 0 && gap.after <= BOUNDS.steps);
    const last = steps.at(-1);
    assert.equal(last.event, 'raise');
    assert.match(last.note, /^RecursionError: maximum recursion depth/);
    assert.deepEqual(last.frames.slice(0, 2).map((frame) => frame.locals.n), ['0', '1']);
    assert.ok(last.hidden > 500, `${last.hidden} frames are hidden`);
    assert.ok(last.frames.length <= 12);
  });

  it('shows objects that point to one another, and to themselves', async () => {
    const source = `
class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value, self.next = value, next
    def __repr__(self): raise SystemExit
    def __eq__(self, other): raise SystemExit
    __hash__ = None
    def __getattr__(self, name): raise SystemExit
    def __len__(self): raise SystemExit
    def __bool__(self): raise SystemExit

def f(x):
    head = None
    for value in x:
        head = Node(value, head)
    ring = [head]
    ring.append(ring)
    return 0
`;
    const { steps, end } = await record(source, [pack.ints(1, 2)]);
    assert.deepEqual(end, { as: 'returned' });
    const { objects, top } = steps.at(-1);
    const head = objects.get(top.locals.head);
    assert.deepEqual([head.as, head.name, head.fields[0]], ['object', 'Node', ['value', '2']]);
    assert.deepEqual(objects.get(head.fields[1][1]).fields, [['value', '1'], ['next', 'None']]); // prettier-ignore
    const ring = objects.get(top.locals.ring);
    assert.deepEqual(ring.items, [head.id, ring.id]);
    assert.ok(steps.some((step) => step.top.function === '__init__' && step.frames.length === 2));
  });

  it('shows a tree with attributes in a dict, and what its class hides', async () => {
    const source = `
class Tree:
    made = []
    def __init__(self, value):
        self.value, self.left, self.right = value, None, None
    @property
    def height(self): raise SystemExit

class Odd:
    @property
    def __dict__(self): raise SystemExit

def f(n):
    root, odd = Tree(n), Odd()
    root.left = Tree(n - 1)
    return root.left.value
`;
    const { steps } = await record(source, [pack.int(4)]);
    const { objects, top } = steps.at(-1);
    const root = objects.get(top.locals.root);
    assert.deepEqual(root.fields.map(([name]) => name), ['value', 'left', 'right']);
    assert.deepEqual(objects.get(root.fields[1][1]).fields[0], ['value', '3']);
    // What can be had through its own code alone is not shown.
    assert.deepEqual(objects.get(top.locals.odd).fields, []);
  });

  it('follows an exception to where it ends', async () => {
    const { steps, end } = await record('def g(x):\n    return 10 // x\n\ndef f(x):\n    return [g(v) for v in x]\n', [pack.ints(5, 0)]);
    assert.deepEqual(end, { as: 'raised', kind: 'ZeroDivisionError', message: 'integer division or modulo by zero', line: 2 });
    assert.deepEqual(
      steps.slice(-2).map((step) => [step.event, step.top.function, step.top.line, step.note]),
      [
        ['raise', 'g', 2, 'ZeroDivisionError: integer division or modulo by zero'],
        ['raise', 'f', 5, 'ZeroDivisionError: integer division or modulo by zero'],
      ],
    );
  });

  it('goes on past an exception that is caught, whatever its class does', async () => {
    const source = `
class Odd(Exception):
    def __str__(self): raise SystemExit
    @property
    def __class__(self): raise SystemExit

def f(x):
    try:
        raise Odd("no")
    except Odd:
        x += 1
    return x
`;
    const { steps, end } = await record(source, [pack.int(1)]);
    assert.deepEqual(end, { as: 'returned' });
    assert.equal(steps.find((step) => step.event === 'raise').note, 'Odd: no');
    assert.equal(steps.at(-1).value, '2');
  });

  it('follows generators', async () => {
    const source = 'def g(n):\n    while n:\n        yield n\n        n -= 1\n\ndef f(n):\n    return sum(v for v in g(n))\n';
    const { steps } = await record(source, [pack.int(2)]);
    const own = steps.filter((step) => step.top.function === 'g');
    assert.deepEqual(own.filter((step) => step.event === 'yield').map((step) => step.value), ['2', '1']);
    assert.equal(new Set(own.map((step) => step.top.id)).size, 1);
    assert.deepEqual(own[0].frames.map((frame) => frame.function), ['f', '<genexpr>', 'g']);
    assert.equal(steps.at(-1).value, '3');
  });

  it('shows a class and its calls', async () => {
    const source = 'class F:\n    def __init__(self, n):\n        self.n = n\n    def add(self, k):\n        self.n += k\n        return self.n\n';
    const load = { op: 'load', source, name: 'F', parameters: 1, methods: [{ name: 'add', parameters: 1 }] };
    assert.equal((await host.ask(load)).op, 'loaded');
    const call = pack.tuple(pack.str('add'), pack.tuple(pack.int(2)));
    const told = await host.ask({ op: 'trace', ...BOUNDS }, pack.tuple(pack.tuple(pack.int(1)), pack.list(call, call)));
    const steps = replay(JSON.parse(Buffer.from(told.payload).toString()));
    assert.deepEqual(steps.filter((step) => step.event === 'return').map((step) => step.value), ['None', '3', '5']);
    const own = new Set(steps.map((step) => step.top.locals.self));
    assert.equal(own.size, 1);
    assert.deepEqual(steps.at(-1).objects.get([...own][0]).fields, [['n', '5']]);
  });

  it('shows one list under two names, and what changes in it', async () => {
    const source = 'def f(x):\n    y = x\n    z = [*x]\n    y.append([7])\n    y[0] = 5\n    y[1].clear()\n    return 0\n';
    const { steps } = await record(source, [pack.ints(1)]);
    const { top, objects } = steps.at(-1);
    assert.equal(top.locals.x, top.locals.y);
    assert.notEqual(top.locals.x, top.locals.z);
    assert.deepEqual(objects.get(top.locals.z).items, ['1']);
    const [five, inner] = objects.get(top.locals.x).items;
    assert.equal(five, '5');
    assert.deepEqual(objects.get(inner), { id: inner, name: 'list', as: 'sequence', items: [], length: 0 });
    const at = (line) => steps.find((step) => step.top.line === line);
    assert.deepEqual(at(5).objects.get(at(5).top.locals.x).items, ['1', inner]);
    assert.deepEqual(at(6).objects.get(inner).items, ['7']);
  });

  it('shows dicts, sets, deques and named tuples', async () => {
    const source = `
from collections import OrderedDict, defaultdict, deque, namedtuple
Point = namedtuple("Point", "x y")

def f(n):
    d = defaultdict(list)
    d["a"].append(n)
    o = OrderedDict(a=1, b=2)
    o.move_to_end("a")
    s, q, p = {n}, deque([n], 3), Point(1, n)
    return 0
`;
    const { steps } = await record(source, [pack.int(3)]);
    const { top, objects } = steps.at(-1);
    const of = (name) => objects.get(top.locals[name]);
    assert.deepEqual([of('d').as, of('d').name, of('d').entries[0][0]], ['dict', 'defaultdict', "'a'"]);
    assert.deepEqual(objects.get(of('d').entries[0][1]).items, ['3']);
    assert.deepEqual(of('o').entries, [["'b'", '2'], ["'a'", '1']]); // prettier-ignore
    assert.deepEqual([of('s').as, of('s').items], ['set', ['3']]);
    assert.deepEqual([of('q').name, of('q').items], ['deque', ['3']]);
    assert.deepEqual(of('p').fields, [['x', '1'], ['y', '3']]); // prettier-ignore
  });

  it('cuts what is long, and says how long it is', async () => {
    const { steps } = await record('def f(n):\n    x = list(range(n))\n    s = "ab" * n\n    b = 1 << n\n    return x\n', [pack.int(100_000)]);
    const { top, objects } = steps.at(-1);
    const x = objects.get(top.locals.x);
    assert.deepEqual([x.length, x.items.length], [100_000, 60]);
    assert.ok(top.locals.s.length < 100);
    assert.equal(top.locals.b, 'about 2**100000');
  });

  it('ends loops that do not, in Python, and tells why', async () => {
    const bodies = [
      'while True: n += 1',
      'while True: pass',
      'return [x for x in itertools.count()]',
      'return sum(x for x in itertools.count())',
      'while True:\n        try:\n            n += 1\n        except BaseException:\n            pass',
    ];
    for (const body of bodies) {
      const { steps, end } = await record(`import itertools\ndef f(n):\n    ${body}\n`, [pack.int(0)], { ms: 300 });
      assert.equal(end.as, 'still-running', body);
      assert.ok(steps.length >= 2 && steps.length <= BOUNDS.steps, `${body}: ${steps.length} steps`);
    }
  });

  it('says where a run took the memory that there is', async () => {
    await host.load('def f(n): return [0] * n');
    const told = await host.ask({ op: 'trace', ...BOUNDS }, pack.tuple(pack.int(2 ** 40)));
    assert.equal(told.spent, true);
    assert.equal(JSON.parse(Buffer.from(told.payload).toString()).end.kind, 'MemoryError');
    assert.equal((await host.ask({ op: 'trace', ...BOUNDS }, pack.tuple(pack.int(1)))).spent, false);
  });

  it('keeps how a long run ends', async () => {
    const source = 'def f(n):\n    for i in range(2000):\n        n += i\n    return [][n]\n';
    const { steps, end, gap } = await record(source, [pack.int(0)]);
    assert.equal(end.kind, 'IndexError');
    assert.deepEqual(gap.after + gap.steps + (steps.length - gap.after), 2 * 2000 + 4);
    assert.equal(steps.at(-1).event, 'raise');
    assert.equal(steps.at(-3).top.locals.i, '1999');
  });

  it('stays within its bytes, and keeps the end', async () => {
    const source = 'def f(n):\n    x = []\n    for i in range(n):\n        x = [str(i) * 20 for _ in range(50)]\n    return len(x)\n';
    const { steps, gap } = await record(source, [pack.int(300)], { bytes: 100_000 });
    assert.ok(gap.steps > 0);
    assert.equal(steps.at(-1).event, 'return');
    const { top, objects } = steps.at(-1);
    assert.equal(objects.get(top.locals.x).items[0], `'${'299'.repeat(20)}'`);
  });

  it('is not disturbed by an answer that traces, or that changes its builtins', async () => {
    const source = `
import sys, builtins
def f(n):
    sys.settrace(lambda *_: None)
    sys.setprofile(None)
    builtins.len = builtins.type = builtins.zip = builtins.id = None
    m = [n]
    return m
`;
    const { steps, end } = await record(source, [pack.int(3)]);
    assert.deepEqual(end, { as: 'returned' });
    assert.deepEqual(steps.at(-1).objects.get(steps.at(-1).value).items, ['3']);
    const again = await host.run('def f(n): return len([n])', pack.int(1));
    assert.equal(again.op, 'returned');
  });

  it('tells what is printed by when', async () => {
    const { steps, printed } = await record('def f(n):\n    print("ä")\n    print(n)\n    return n\n', [pack.int(3)]);
    const bytes = Buffer.from(printed);
    assert.deepEqual(steps.map((step) => bytes.toString('utf8', 0, step.printed)), ['', '', 'ä\n', 'ä\n3\n', 'ä\n3\n']);
  });

  it('knows which names index which lists', async () => {
    const source = 'def f(x):\n    i, j, k = 0, 1, 0\n    x[i] = x[j + 1]\n    d = [[0]]\n    d[i][k] = 2\n    return d[k:]\n';
    const { pointers } = await record(source, [pack.ints(1, 2, 3)]);
    assert.deepEqual(pointers.map((one) => [one.list, one.index, one.axis]).sort(), [['d', 'i', 0], ['d', 'k', 1], ['x', 'i', 0]]); // prettier-ignore
  });

  it('leaves nothing behind: a call after it is as fast and as free as before', async () => {
    await record('def f(n):\n    return n\n', [pack.int(3)]);
    const told = await host.call(pack.int(4));
    assert.equal(told.op, 'returned');
    assert.deepEqual(told.payload, pack.int(4));
  });

  it('shows arrays', async () => {
    await host.need('numpy');
    const source = 'import numpy as np\ndef f(x):\n    m = x.reshape(2, 2)\n    m[0, 1] = 9\n    k = x[0]\n    t = np.zeros((2, 3, 20))\n    return m\n';
    const { steps } = await record(source, [pack.floats1(1, 2.5, 3, 1e-9)]);
    const { top, objects } = steps.at(-1);
    const { shape, note, rows } = objects.get(top.locals.x);
    assert.deepEqual([shape, note, rows], [[4], 'float64', [['1.0', '9.0', '3.0', '1e-09']]]);
    assert.deepEqual(objects.get(top.locals.m).rows, [['1.0', '9.0'], ['3.0', '1e-09']]); // prettier-ignore
    assert.equal(top.locals.k, '1.0');
    const cube = objects.get(top.locals.t);
    assert.deepEqual([cube.shape, cube.rows.length, cube.rows[0].length], [[2, 3, 20], 3, 16]);
  });

  it('shows frames and series', async () => {
    await host.need('pandas');
    const source = 'def f(d):\n    d = d.assign(b=d["a"] * 2)\n    s = d["b"]\n    return d\n';
    const frame = pack.frame(pack.ints1(0, 1), [pack.str('a'), pack.floats1(0.5, 1)]);
    const { steps } = await record(source, [frame]);
    const { top, objects } = steps.at(-1);
    const { columns, index, rows } = objects.get(top.locals.d);
    assert.deepEqual([columns, index, rows], [['a', 'b'], ['0', '1'], [['0.5', '1.0'], ['1.0', '2.0']]]); // prettier-ignore
    assert.deepEqual(objects.get(top.locals.s).columns, ['b']);
  });

  it('refuses what does not fit', async () => {
    await host.ask({ op: 'unload' });
    assert.equal((await host.ask({ op: 'trace', ...BOUNDS }, pack.tuple())).op, 'broken');
    await host.load('def f(x): return x');
    assert.equal((await host.ask({ op: 'trace', ...BOUNDS }, Uint8Array.of(0xff))).op, 'broken');
  });
});
