/** What snapshot.mjs knows of Pyodide's inside still holds, and a restored interpreter is like one that was booted. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { KNOWN_VERSION } from '../python/snapshot.mjs';
import { sumOf } from '../python/store.mjs';
import { Host } from './host.mjs';
import { pack } from './wire.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

it('knows the version of Pyodide that the site has', () => {
  const { version } = JSON.parse(readFileSync(here('../node_modules/pyodide/package.json'), 'utf8'));
  assert.equal(version, KNOWN_VERSION, 'look at everything that web/python/snapshot.mjs says of the inside of Pyodide');
});

it('sums tell bytes that changed places, and a length that is uneven', () => {
  const bytes = Uint8Array.from({ length: 1003 }, (_, at) => at * 7);
  const sums = new Set([sumOf(bytes)]);
  for (const at of [0, 500, 1000, 1002]) {
    const other = bytes.slice();
    other[at] ^= 1;
    sums.add(sumOf(other));
  }
  const swapped = bytes.slice();
  swapped.set(bytes.subarray(0, 16), 16);
  swapped.set(bytes.subarray(16, 32), 0);
  sums.add(sumOf(swapped));
  assert.equal(sums.size, 6);
});

it('is judged as a booted interpreter is: hostile programs, and packages that come later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mettle-snapshot-'));
  execFileSync(process.execPath, [here('snapshots.mjs'), folder]);
  // A run of tests within one: without this it would only report to the outer one.
  const { NODE_TEST_CONTEXT, ...environment } = process.env;
  const env = { ...environment, METTLE_SNAPSHOT: folder };
  const tests = ['hostile', 'libraries', 'figures'].map((name) => here(`${name}.test.mjs`));
  const { status, stdout } = spawnSync(process.execPath, ['--test', ...tests], { env, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  assert.equal(status, 0, stdout);
});

describe('an interpreter with another one’s memory', () => {
  let folder;
  let host;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mettle-snapshot-'));
    execFileSync(process.execPath, [here('snapshots.mjs'), folder, 'numpy', 'pandas']);
    host = new Host(folder);
  });
  after(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has what one has that was booted: modules, finders, paths, classes, files', async () => {
    const source = `
import gc, os, sys
def f(packages):
    import numpy, pandas
    kinds = sorted({f"{type(one).__module__}.{type(one).__qualname__}" for one in sys.meta_path})
    folders = {folder: sorted(os.listdir(folder)) for folder in ("/", os.environ["HOME"], sys.path[-1], numpy.__path__[0])}
    # The name of the program that was started, under Node.
    environment = sorted(item for item in os.environ.items() if item[0] != "_")
    # Pyodide's installer imports some of the standard library that nobody else needs.
    modules = sorted(name for name in sys.modules if name.partition(".")[0] not in sys.stdlib_module_names)
    return [modules, len(sys.meta_path), kinds, sys.path, environment, folders, os.access(numpy.__file__, os.W_OK), os.stat(numpy.__file__).st_mode,
        sys.getrecursionlimit(), gc.get_threshold(), numpy.geterr(), sys.excepthook.__name__, sorted(vars(sys)), repr(hash("a")), sorted(vars(sys.modules["__main__"]))]
`;
    const plain = new Host('');
    await plain.need('numpy', 'pandas');
    const [expected, actual] = await Promise.all([plain, host].map((one) => one.run(source, pack.none)));
    await plain.close();
    assert.equal(actual.op, 'returned', JSON.stringify(actual));
    assert.deepEqual(Buffer.from(actual.payload).toString('latin1'), Buffer.from(expected.payload).toString('latin1'));
  });

  it('finds the libraries that were not imported yet, also compiled ones', async () => {
    const source = 'import numpy.fft, pandas.testing, zoneinfo\ndef f(x): return round(abs(numpy.fft.fft([1, 2, 3])[0])) + x';
    const answer = await host.run(source, pack.int(1));
    assert.deepEqual([answer.op, [...answer.payload]], ['returned', [...pack.int(7)]]);
  });

  it('draws other random numbers than the one before it', async () => {
    // Answers that say "random" are seeded alike; this one gets there without.
    const source = 'import numpy\nmake = getattr(numpy, "ran" + "dom")\ndef f(x): return getattr(make, "ran" + "d")()';
    const draw = async (one) => Buffer.from((await one.run(source, pack.none)).payload).toString('hex');
    const other = new Host(folder);
    const drawn = [await draw(host), await draw(other)];
    await other.close();
    assert.notEqual(drawn[0], drawn[1]);
  });

  it('keeps answers from what they must not reach', async () => {
    for (const source of ['import js', 'import _pyodide_core', 'import pyodide.ffi', 'import socket\nsocket.socket()', 'import ctypes\nctypes.string_at(0)']) {
      const told = await host.load(`${source}\ndef f(x): return x`);
      assert.equal(told.op, 'raised', source);
      assert.match(told.message, /The judge's Python/, source);
    }
    const lost = await host.run('def f(x):\n    import __main__\n    return [name for name in vars(__main__) if "mettle" in name]', pack.none);
    assert.deepEqual([...lost.payload], [...pack.list()]);
  });

  it('ends where its memory is not whole', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'mettle-snapshot-'));
    for (const name of ['shape', 'memory', 'files']) {
      const bytes = readFileSync(join(folder, name));
      writeFileSync(join(broken, name), name === 'memory' ? bytes.subarray(0, bytes.length - 4096) : bytes);
    }
    const other = new Host(broken);
    assert.equal(await other.ended, 1);
    assert.match(other.stderr, /not whole/);
    rmSync(broken, { recursive: true, force: true });
  });
});
