import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Host, PYODIDE } from './host.mjs';
import { pack } from './wire.mjs';

const lock = JSON.parse(readFileSync(`${PYODIDE}/pyodide-lock.json`, 'utf8'));

describe('The library and the packages as they are laid', () => {
  it('are the files that the lock names, by hash and size', () => {
    for (const { file_name, sha256, size } of [lock.files.library, ...Object.values(lock.packages)]) {
      const bytes = readFileSync(`${PYODIDE}/${file_name}`);
      assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, file_name);
      assert.equal(bytes.length, size, file_name);
      assert.ok(file_name.includes(sha256.slice(0, 12)), `${file_name} may be kept for ever, so its name carries its hash`);
    }
    assert.equal(readFileSync(`${PYODIDE}/${lock.files.engine.file_name}`).length, lock.files.engine.size);
    const named = [lock.files.library, ...Object.values(lock.packages)].map(({ file_name }) => file_name);
    assert.deepEqual(readdirSync(PYODIDE).filter((name) => /\.(zip|whl)$/.test(name)).sort(), named.sort());
  });
});

describe('The interpreter with that library', () => {
  let host;
  before(async () => {
    host = new Host();
    const ready = await host.need('numpy', 'pandas');
    assert.equal(ready.op, 'ready', ready.message);
  });
  after(() => host.close());

  async function value(source) {
    const told = await host.run(source, pack.none);
    assert.equal(told.op, 'returned', `${told.message} ${told.traceback}`);
    return told.payload;
  }

  it('compiles nothing', async () => {
    const source = `
import builtins, sys
def f(x):
    import dataclasses, doctest, html.parser, json, statistics, unittest, zoneinfo
    import numpy.polynomial, numpy.testing, pandas.tseries.api, pytz, six
    found = {"json": False, "numpy.testing": False, "pandas.core.frame": False}
    compiled = []
    for name, module in list(sys.modules.items()):
        file = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if name in found:
            found[name] = file.endswith(".pyc")
        if file.endswith(".py"):
            compiled.append(name)
    return [sorted(compiled), list(found.values())]
`;
    assert.deepEqual(await value(source), pack.list(pack.list(), pack.list(pack.true, pack.true, pack.true)));
  });

  it('keeps docstrings and signatures', async () => {
    const source = `
import inspect, json, numpy, pandas
def f(x):
    documented = [json.dumps, numpy.sum, pandas.DataFrame.merge, numpy.polyfit]
    return [all(len(it.__doc__) > 100 for it in documented), "skipkeys" in str(inspect.signature(json.dumps))]
`;
    assert.deepEqual(await value(source), pack.list(pack.true, pack.true));
  });
});
