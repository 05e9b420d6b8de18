import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { f64, i64, pack, u32 } from './wire.mjs';

const deep = (levels) => (levels === 1 ? pack.ints(1) : pack.list(deep(levels - 1)));

/** Name, what Python shows it as, its wire form. */
const VALUES = [
  ['none', 'None', pack.none],
  ['false', 'False', pack.false],
  ['true', 'True', pack.true],
  ['an int', '-7', pack.int(-7)],
  ['the smallest int of 64 bits', '-9223372036854775808', pack.int(-(2n ** 63n))],
  ['the first int beyond', '9223372036854775808', pack.bigInt('9223372036854775808')],
  ['a negative int beyond', '-170141183460469231731687303715884105728', pack.bigInt(String(-(2n ** 127n)))],
  ['a float', '0.1', pack.float(0.1)],
  ['nan', 'nan', pack.float(NaN)],
  ['infinity', '-inf', pack.float(-Infinity)],
  ['negative zero', '-0.0', pack.float(-0)],
  ['an empty string', "''", pack.str('')],
  ['a string beyond the first plane', "'Zürich 🦀 \\x00'", pack.str('Zürich 🦀 \0')],
  ['a complex number', '(1-2j)', pack.complex(1, -2)],
  ['an empty list', '[]', pack.list()],
  ['packed ints', '[3, -1, 9223372036854775807]', pack.ints(3, -1, 2n ** 63n - 1n)],
  ['packed floats', '[1.0, nan, -0.0, inf]', pack.floats(1, NaN, -0, Infinity)],
  ['ints of which one is too big', '[1, 18446744073709551616]', pack.list(pack.int(1), pack.bigInt('18446744073709551616'))],
  ['bools', '[True, False]', pack.list(pack.true, pack.false)],
  ['a bool among ints', '[1, True]', pack.list(pack.int(1), pack.true)],
  ['an int among floats', '[1.0, 1]', pack.list(pack.float(1), pack.int(1))],
  ['rows', '[[1, 2], [0.5], []]', pack.list(pack.ints(1, 2), pack.floats(0.5), pack.list())],
  ['an empty tuple', '()', pack.tuple()],
  ['a tuple', "(1, 'a', None)", pack.tuple(pack.int(1), pack.str('a'), pack.none)],
  ['a dict in its order', "{'b': 1, 'a': [2]}", pack.dict([pack.str('b'), pack.int(1)], [pack.str('a'), pack.ints(2)])],
  ['a dict by tuples', '{(1, 2): 0.5}', pack.dict([pack.tuple(pack.int(1), pack.int(2)), pack.float(0.5)])],
  ['an empty set', 'set()', pack.set()],
  ['a set', '{1, 2}', pack.set(pack.int(1), pack.int(2))],
  ['a set of sets', '{frozenset({1})}', pack.set(pack.set(pack.int(1)))],
  ['nesting', '[['.repeat(75) + '1' + ']]'.repeat(75), deep(150)],
];

/** What `crates/judge/src/value/wire/marshal.rs` writes, in hexadecimal digits, and what Python shows. */
const MARSHALLED = readFileSync(new URL('../../crates/judge/src/value/wire/marshal.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));

describe('wire form', () => {
  let host;
  before(() => (host = new Host()));
  after(() => host.close());

  it('is read as Python shows it, and written as it came', async () => {
    for (const [name, shown, form] of VALUES) {
      const told = await host.run('def f(x): return (repr(x), x)', form);
      assert.equal(told.op, 'returned', `${name}: ${told.message}`);
      const expected = pack.tuple(pack.str(shown), form);
      assert.deepEqual(told.payload, expected, name);
    }
  });

  it('is read from marshal data, byte for byte as the judge writes it', async () => {
    for (const [data, shown] of MARSHALLED) {
      const told = await host.run('def f(x): return repr(x)', pack.marshal(Buffer.from(data, 'hex')));
      assert.equal(told.op, 'returned', `${shown}: ${told.message}`);
      assert.deepEqual(told.payload, pack.str(shown));
      assert.deepEqual(told.mutated, []);
    }
  });

  it('notices what a call changes in marshal data, and nothing else', async () => {
    const form = pack.marshal(Buffer.from('5b030000007a016169070000005b00000000', 'hex'));
    const calls = {
      'x[2].append(1)': [0],
      'x.append(object())': [0],
      'x[1] = 7.0': [0],
      '__import__("sys").intern(x[0])': [],
      'x.sort(key=str)': [0],
      'sorted(x, key=str)': [],
    };
    for (const [call, mutated] of Object.entries(calls)) {
      const told = await host.run(`def f(x): ${call}`, form);
      assert.deepEqual(told.mutated, mutated, `${call}: ${told.message}`);
    }
  });

  it('is read in its unpacked forms too', async () => {
    const told = await host.run('def f(x): return x', pack.list(pack.int(1), pack.int(2)));
    assert.deepEqual(told.payload, pack.ints(1, 2));
  });

  it('takes subclasses for what they stand for', async () => {
    const source = `
import collections, enum
class Colour(enum.IntEnum):
    RED = 1
class Name(str, enum.Enum):
    A = "a"
Point = collections.namedtuple("Point", "x y")
def f(x):
    counts = collections.Counter(["b", "b"])
    return [Colour.RED, Name.A, Point(1, 2), counts, collections.defaultdict(int, {1: 2}), frozenset([1])]
`;
    const told = await host.run(source, pack.none);
    const expected = pack.list(
      pack.int(1),
      pack.str('a'),
      pack.tuple(pack.int(1), pack.int(2)),
      pack.dict([pack.str('b'), pack.int(2)]),
      pack.dict([pack.int(1), pack.int(2)]),
      pack.set(pack.int(1)),
    );
    assert.deepEqual(told.payload, expected);
  });

  it('carries a million numbers there and back', async () => {
    const count = 1_000_000;
    const form = new Uint8Array(5 + 8 * count);
    form.set([0x11, ...u32(count)]);
    for (let at = 0; at < count; at += 1) form.set(f64(at / 3), 5 + 8 * at);
    const told = await host.run('def f(x): return x', form);
    assert.ok(Buffer.from(told.payload).equals(Buffer.from(form)));
  });

  it('carries integers of many digits', async () => {
    const told = await host.run('def f(x): return x + 1', pack.bigInt('9'.repeat(20_000)));
    assert.deepEqual(told.payload, pack.bigInt('1' + '0'.repeat(20_000)));
  });

  it('answers bytes that are no wire form', async () => {
    await host.load('def f(x): return x');
    const wrong = [[], [0x08], [0x08, ...u32(1), 0x77], [0x08, ...u32(1), 0x06, ...u32(9), 65], [0x08, ...u32(0), 0, 0]];
    for (const form of [...wrong, pack.tuple(pack.dict([pack.list(), pack.none])), pack.tuple([0x03, ...i64(1).slice(1)])]) {
      const told = await host.ask({ op: 'call' }, Uint8Array.from(form));
      assert.equal(told.op, 'broken', `${form}`);
      assert.match(told.message, /could not be read/);
    }
    assert.equal((await host.call(pack.none)).op, 'returned');
  });
});
