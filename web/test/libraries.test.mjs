import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { f64, i64, pack } from './wire.mjs';

const NAT = -(2n ** 63n);
const DAY = 86_400_000_000_000n;
const words = (...texts) => pack.objects1(...texts.map((text) => (text === null ? pack.none : pack.str(text))));
const range = (count) => pack.ints1(...Array.from({ length: count }, (_, at) => at));

describe('NumPy and pandas', () => {
  let host;
  before(async () => {
    host = new Host();
    const ready = await host.need('numpy', 'pandas');
    assert.equal(ready.op, 'ready', ready.message);
  });
  after(() => host.close());

  /** What an expression over `x` is in wire form. */
  async function form(expression, argument = pack.none) {
    const told = await host.run(`import numpy as np, pandas as pd\ndef f(x): return ${expression}`, argument);
    assert.equal(told.op, 'returned', `${expression}: ${told.message} ${told.traceback}`);
    return told.payload;
  }

  it('reads and writes arrays', async () => {
    const forms = {
      'bool (2,)': pack.bools1(true, false),
      'int64 (3,)': pack.ints1(1, -1, 2n ** 63n - 1n),
      'float64 (4,)': pack.floats1(NaN, Infinity, -0, 0.1),
      'int8 (2, 1)': pack.array(0x02, [2, 1], [1, 255]),
      'int16 (1,)': pack.array(0x03, [1], [255, 127]),
      'int32 (1,)': pack.array(0x04, [1], [1, 0, 0, 128]),
      'uint8 (1,)': pack.array(0x06, [1], [255]),
      'uint16 (1,)': pack.array(0x07, [1], [255, 255]),
      'uint32 (1,)': pack.array(0x08, [1], [255, 255, 255, 255]),
      'uint64 (1,)': pack.array(0x09, [1], [255, 255, 255, 255, 255, 255, 255, 255]),
      'float32 (1,)': pack.array(0x0a, [1], [0, 0, 128, 63]),
      'complex128 (1,)': pack.array(0x0c, [1], f64(1), f64(-2)),
      'datetime64[ns] (2,)': pack.times1(DAY, NAT),
      'timedelta64[ns] (2,)': pack.spans1(DAY, NAT),
      'object (3,)': pack.objects1(pack.str('a'), pack.none, pack.ints(1)),
      'float64 ()': pack.array(0x0b, [], f64(2.5)),
      'float64 (0, 3)': pack.array(0x0b, [0, 3]),
      'float64 (2, 1, 2)': pack.array(0x0b, [2, 1, 2], f64(1), f64(2), f64(3), f64(4)),
    };
    for (const [shown, array] of Object.entries(forms)) {
      assert.deepEqual(await form('(f"{x.dtype} {x.shape}", x)', array), pack.tuple(pack.str(shown), array), shown);
    }
  });

  it('writes arrays of other types as the nearest, in C order', async () => {
    const cases = {
      'np.array([[1, 2], [3, 4]], dtype="i8").T': pack.array(0x05, [2, 2], i64(1), i64(3), i64(2), i64(4)),
      'np.arange(6.0)[::-2]': pack.floats1(5, 3, 1),
      'np.array([1.5], dtype="f2")': pack.array(0x0a, [1], [0, 0, 192, 63]),
      'np.array([1.5], dtype=np.longdouble)': pack.floats1(1.5),
      'np.array([1j], dtype="c8")': pack.array(0x0c, [1], f64(0), f64(1)),
      'np.array([1], dtype=">i4")': pack.array(0x04, [1], [1, 0, 0, 0]),
      'np.array(["b", "ä"])': words('b', 'ä'),
      'np.array(["1970-01-02"], dtype="M8[D]")': pack.times1(DAY),
      'np.array([1], dtype="m8[D]")': pack.spans1(DAY),
      'np.matrix([[1]], dtype="i8")': pack.array(0x05, [1, 1], i64(1)),
    };
    for (const [expression, expected] of Object.entries(cases)) assert.deepEqual(await form(expression), expected, expression);
  });

  it('takes 64-bit integers for places and counts, where they fit', async () => {
    const x = pack.ints1(0, 2, 1, 2);
    const cases = {
      'np.bincount(x).tolist()': [1, 1, 2],
      'np.bincount(x, minlength=4).tolist()': [1, 1, 2, 0],
      'np.repeat([7, 8, 9, 5], x).tolist()': [8, 8, 9, 5, 5],
      'np.repeat([7, 8], repeats=x[:2]).tolist()': [8, 8],
      'np.take([7, 8, 9], x).tolist()': [7, 9, 8, 9],
      'np.choose(x[:3], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]).tolist()': [1, 8, 6],
      'np.bincount(np.array([1, 1], dtype="u4")).tolist()': [0, 2],
      '[np.bincount(x[:0]).size]': [0],
    };
    for (const [expression, expected] of Object.entries(cases)) {
      assert.deepEqual(await form(expression, x), pack.ints(...expected), expression);
    }
    for (const expression of ['np.bincount(x - 1)', 'np.bincount(x + 2**40)', 'np.bincount(x.astype("u8"))', 'np.bincount(x * 0.5)', 'np.bincount()']) {
      const told = await host.run(`import numpy as np\ndef f(x): return ${expression}`, x);
      assert.equal(told.op, 'raised', expression);
    }
    assert.deepEqual(await form('(np.repeat.__name__, np.take([[1, 2]], [1], 1).tolist())', x), pack.tuple(pack.str('repeat'), pack.list(pack.ints(2))));
  });

  it('writes scalars', async () => {
    const cases = {
      'np.float64(-0.0)': pack.scalar(0x0b, f64(-0)),
      'np.int64(-3)': pack.scalar(0x05, i64(-3)),
      'np.bool_(True)': pack.scalar(0x01, [1]),
      'np.float32(1)': pack.scalar(0x0a, [0, 0, 128, 63]),
      'np.str_("a")': pack.str('a'),
      '[np.int64(1), np.int64(2)]': pack.ints(1, 2),
      '[np.float64("nan")]': pack.floats(NaN),
      '{np.int64(1): np.float64(2)}': pack.dict([pack.scalar(0x05, i64(1)), pack.scalar(0x0b, f64(2))]),
      'pd.Timestamp("1970-01-02")': pack.scalar(0x0d, i64(DAY)),
      'pd.Timestamp("1970-01-02", tz="Europe/Berlin")': pack.str('1970-01-02T00:00:00+01:00'),
      'pd.NaT': pack.scalar(0x0d, i64(NAT)),
      'pd.NA': pack.none,
      'pd.Timedelta(days=1)': pack.scalar(0x0e, i64(DAY)),
      'np.datetime64("1970-01-02")': pack.scalar(0x0d, i64(DAY)),
    };
    for (const [expression, expected] of Object.entries(cases)) assert.deepEqual(await form(expression), expected, expression);
  });

  it('reads a point in time as pandas has it', async () => {
    assert.deepEqual(await form('str(x)', pack.array(0x0d, [], i64(DAY))), pack.str('1970-01-02 00:00:00'));
    assert.deepEqual(await form('x is pd.NaT', pack.scalar(0x0d, i64(NAT))), pack.true);
    assert.deepEqual(await form('repr(x)', pack.scalar(0x0b, f64(0.5))), pack.str('np.float64(0.5)'));
  });

  it('reads and writes series', async () => {
    const forms = [
      pack.series(pack.str('score'), range(3), pack.floats1(NaN, -0, -Infinity)),
      pack.series(pack.none, words('a', 'b'), pack.ints1(1, 2)),
      pack.series(pack.none, pack.times1(0, DAY), pack.times1(NAT, DAY)),
      pack.series(pack.int(3), pack.ints1(5, 3), words('x', null)),
      pack.series(pack.none, range(0), pack.floats1()),
      pack.series(pack.tuple(pack.str('a'), pack.int(1)), range(1), pack.bools1(true)),
    ];
    for (const series of forms) assert.deepEqual(await form('x', series), series);
    assert.deepEqual(await form('repr(x.index)', forms[0]), pack.str('RangeIndex(start=0, stop=3, step=1)'));
    assert.deepEqual(await form('type(x.index).__name__', forms[2]), pack.str('DatetimeIndex'));
  });

  it('reads and writes data frames', async () => {
    const frame = pack.frame(
      range(3),
      [pack.str('user'), words('ann', 'bob', null)],
      [pack.str('at'), pack.times1(0, NAT, DAY)],
      [pack.str('score'), pack.floats1(NaN, -0, 0.1)],
      [pack.str('n'), pack.ints1(1, 2, 3)],
      [pack.str('ok'), pack.bools1(true, false, true)],
    );
    assert.deepEqual(await form('x', frame), frame);
    const types = ['object', 'datetime64[ns]', 'float64', 'int64', 'bool'].map((name) => pack.str(name));
    assert.deepEqual(await form('[str(t) for t in x.dtypes]', frame), pack.list(...types));
    for (const empty of [pack.frame(range(0)), pack.frame(range(2)), pack.frame(range(0), [pack.str('a'), pack.floats1()])]) {
      assert.deepEqual(await form('x', empty), empty);
    }
    const twice = pack.frame(range(1), [pack.str('a'), pack.ints1(1)], [pack.str('a'), pack.ints1(2)]);
    assert.deepEqual(await form('x', twice), twice);
  });

  it('writes what NumPy has no type for as objects', async () => {
    const column = (values) => pack.series(pack.none, range(3), values);
    const cases = {
      'pd.Series(["a", "b", None], dtype="category")': column(words('a', 'b', null)),
      'pd.Series(["a", None, "c"], dtype="string")': column(words('a', null, 'c')),
      'pd.Series([True, None, False], dtype="boolean")': column(pack.objects1(pack.true, pack.none, pack.false)),
      'pd.Series([1, None, 3], dtype="Int64")': column(pack.objects1(pack.int(1), pack.none, pack.int(3))),
      'pd.Series(pd.to_datetime(["1970-01-02", None, "1970-01-03"], utc=True))': column(
        words('1970-01-02T00:00:00+00:00', null, '1970-01-03T00:00:00+00:00'),
      ),
      'pd.Series(pd.to_datetime(["1970-01-01", "1970-01-02", None]).as_unit("s"))': column(pack.times1(0, DAY, NAT)),
      'pd.Series(pd.arrays.SparseArray([0.0, 1.0, 0.0]))': column(pack.floats1(0, 1, 0)),
    };
    for (const [expression, expected] of Object.entries(cases)) assert.deepEqual(await form(expression), expected, expression);
  });

  it('carries several levels of labels as tuples', async () => {
    const labels = pack.objects1(pack.tuple(pack.str('a'), pack.int(1)), pack.tuple(pack.str('b'), pack.int(2)));
    const series = pack.series(pack.none, labels, pack.floats1(1, 2));
    assert.deepEqual(await form('(type(x.index).__name__, x)', series), pack.tuple(pack.str('MultiIndex'), series));
    const grouped = 'pd.DataFrame({"k": ["a", "b"], "n": [1, 2], "v": [1.0, 2.0]}).groupby(["k", "n"])["v"].sum().rename(None)';
    assert.deepEqual(await form(grouped), series);
  });

  it('tells what has no wire form', async () => {
    const cases = {
      'pd.Index([1])': [/Index/, /Return a list/],
      'np.nditer(np.array([1]))': [/nditer/, /Return a list/],
      'np.mean': [/./, /`mean` itself/],
      'np.add': [/ufunc/, /`add` itself/],
      'pd.Categorical(["a"])': [/Categorical/, /Return a list/],
      'pd.DataFrame({"a": [1]}).groupby("a")': [/DataFrameGroupBy/, /./],
      'np.ma.array([1], mask=[True])': [/MaskedArray/, /filled/],
      'np.array([(1, 2.0)], dtype="i4,f8")': [/ndarray/, /dtype/],
      'pd.Series(pd.period_range("2024", periods=1, freq="D"))': [/Period/, /contains/],
      'np.array([object()])': [/object/, /contains/],
      'pd.Series([1]).rolling(2)': [/Rolling/, /./],
      '(lambda a: (a.__setitem__(0, a), a)[1])(np.array([None]))': [/ndarray/, /itself/],
    };
    for (const [expression, [kind, message]] of Object.entries(cases)) {
      const told = await host.run(`import numpy as np, pandas as pd\ndef f(x): return ${expression}`, pack.none);
      assert.equal(told.fault, 'no-value', `${expression}: ${told.op} ${told.message}`);
      assert.match(told.kind, kind, expression);
      assert.match(told.message, message, expression);
    }
  });

  it('tells changed arguments', async () => {
    await host.load('def f(a, s, d):\n    a[0] = 9\n    d["new"] = 1\n    return s + 1', 'f', 3);
    const series = pack.series(pack.none, range(2), pack.floats1(NaN, 1));
    const frame = pack.frame(range(1), [pack.str('a'), pack.ints1(1)]);
    assert.deepEqual((await host.call(pack.ints1(1, 2), series, frame)).mutated, [0, 2]);
  });

  it('asks for too much memory', async () => {
    for (const expression of ['np.zeros(2**29)', 'np.zeros(10**12)', 'np.ones((2**15, 2**15))']) {
      const told = await host.run(`import numpy as np\ndef f(x): return ${expression}`, pack.none);
      assert.equal(told.fault, 'memory', `${expression}: ${told.kind}: ${told.message}`);
    }
  });

  it('repeats what is random in each run, and forgets changed settings', async () => {
    const source = `
import random, numpy as np
def f(x):
    old = np.seterr(all="raise")["divide"]
    np.pi = 3
    return [random.random(), float(np.random.rand()), np.random.permutation(5).tolist(), old]
`;
    const first = await host.run(source, pack.none);
    const second = await host.run(source, pack.none);
    assert.equal(first.op, 'returned', first.message);
    assert.deepEqual(second.payload, first.payload);
    assert.deepEqual(await form('float(np.pi)'), pack.float(Math.PI));
  });
});
