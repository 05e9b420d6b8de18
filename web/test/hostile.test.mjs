import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { pack } from './wire.mjs';

/**
 * Each is called as `f(list)`; what must be told, whole or by pattern. `line` is where the candidate would look.
 * @type {Record<string, [source: string, told: object]>}
 */
const PROGRAMS = {
  'a syntax error': ['def f(x):\n    return (1 +\n', { fault: 'syntax', kind: 'SyntaxError', line: 2, message: /never closed/ }],
  'wrong indentation': ['def f(x):\nreturn 1\n', { fault: 'syntax', kind: 'IndentationError', line: 2, column: 1 }],
  'a tab among spaces': ['def f(x):\n        y = 1\n\treturn y\n', { fault: 'syntax', kind: 'TabError', line: 3 }],
  'a source with a zero byte': ['def f(x): return "\0"', { fault: 'syntax', kind: 'SyntaxError' }],
  'brackets without end': ['f = ' + '('.repeat(5000), { fault: 'syntax' }],
  'an exception': [
    'def g(x):\n    return x[10]\n\ndef f(x):\n    return 1 + g(x)\n',
    { fault: 'exception', kind: 'IndexError', line: 2, column: 12, message: 'list index out of range', frames: 2 },
  ],
  'an exception without a last newline': ['def f(x):\n    return 1 / 0', { kind: 'ZeroDivisionError', line: 2, traceback: /\n {11}~~\^~~\n/ }],
  'an exception inside the library': ['import json\ndef f(x):\n    return json.loads("{")\n', { kind: 'JSONDecodeError', line: 3, frames: 1 }],
  'an exception while it is loaded': ['import math\nlimit = math.sqrt(-1)\ndef f(x): pass\n', { kind: 'ValueError', line: 2 }],
  'an exception whose text fails': [
    'class Odd(Exception):\n    def __str__(self): raise KeyError\ndef f(x): raise Odd',
    { kind: 'Odd', line: 3, message: /could not be made/ },
  ],
  'an exception with half a surrogate pair': ['def f(x): raise ValueError("\\ud800")', { kind: 'ValueError', message: '?' }],
  'a misspelt name': [
    'def f(values):\n    return len(value)',
    { kind: 'NameError', line: 2, message: "name 'value' is not defined. Did you mean: 'values'?" },
  ],
  'a module that is not imported': [
    'def f(x):\n    return math.pi',
    { kind: 'NameError', message: /^name 'math' is not defined. Did you forget to import 'math'/ },
  ],
  'a misspelt method': [
    'def f(x):\n    x.apend(1)',
    { kind: 'AttributeError', message: "'list' object has no attribute 'apend'. Did you mean: 'append'?" },
  ],
  'an object that lists its names wrongly': [
    'class Odd:\n    def __dir__(self): raise SystemExit\ndef f(x):\n    Odd().apend',
    { kind: 'AttributeError', line: 4, message: "'Odd' object has no attribute 'apend'" },
  ],
  'an assertion': ['def f(x):\n    assert not x, "full"', { kind: 'AssertionError', message: 'full' }],
  'a missing package': ['import numpy\ndef f(x): pass', { kind: 'ModuleNotFoundError', message: /numpy.*not part of this problem/ }],
  'endless recursion': ['def f(x): return f(x)', { fault: 'exception', kind: 'RecursionError', line: 1 }],
  'endless recursion with a raised limit': [
    'import sys\nsys.setrecursionlimit(50_000)\ndef f(x): return f(x)',
    { fault: 'exception', kind: 'RecursionError', line: 3 },
  ],
  'sys.exit': ['import sys\ndef f(x):\n    sys.exit(0)', { fault: 'exception', kind: 'SystemExit', line: 3, message: /exit\(\)/ }],
  'exit while it is loaded': ['exit()\ndef f(x): pass', { fault: 'exception', kind: 'SystemExit', line: 1 }],
  'os._exit': ['import os\ndef f(x): os._exit(1)', { kind: 'SystemExit', line: 2 }],
  'os.abort': ['import os\ndef f(x): os.abort()', { kind: 'SystemExit', line: 2 }],
  'a signal to itself': ['import os, signal\ndef f(x): os.kill(os.getpid(), signal.SIGKILL)', { kind: 'SystemExit' }],
  'an interrupt at its own line': [
    'import signal\ndef f(x):\n    signal.raise_signal(signal.SIGINT)',
    { fault: 'exception', kind: 'KeyboardInterrupt', line: 3 },
  ],
  'KeyboardInterrupt': ['def f(x): raise KeyboardInterrupt', { fault: 'exception', kind: 'KeyboardInterrupt' }],
  'input()': ['def f(x): return input("k? ")', { kind: 'RuntimeError', line: 1, message: /arguments of your function/ }],
  'sys.stdin': ['import sys\ndef f(x): return sys.stdin.readline()', { kind: 'RuntimeError', message: /arguments/ }],
  'lines of sys.stdin': ['import sys\ndef f(x): return [line for line in sys.stdin]', { kind: 'RuntimeError', message: /arguments/ }],
  'breakpoint()': ['def f(x): breakpoint()', { kind: 'RuntimeError', message: /breakpoint/ }],
  'a flood': ['def f(x):\n    while True: print("flood")', { fault: 'output', stdout: { cut: true }, message: /8 MiB/ }],
  'a flood in one piece': ['def f(x): print("x" * 20_000_000)', { fault: 'output' }],
  'a flood of nothing': ['def f(x):\n    while True: print()', { fault: 'output' }],
  'a flood that is caught': [
    'def f(x):\n    for _ in range(3):\n        try:\n            print("x" * 9_000_000)\n        except BaseException: pass\n    return 1',
    { fault: 'output' },
  ],
  'a flood on standard error': ['import sys\ndef f(x):\n    while True: print("e", file=sys.stderr)', { fault: 'output' }],
  'a string beyond memory': ["def f(x): return 'x' * 10**12", { fault: 'memory', kind: 'MemoryError' }],
  'a list beyond memory': ['def f(x): return [0] * 2**29', { fault: 'memory', kind: 'MemoryError' }],
  'a list that grows for ever': [
    'def f(x):\n    held = []\n    while True: held.append(bytearray(16 << 20))',
    { fault: 'memory', kind: 'MemoryError', line: 3 },
  ],
  'small objects without end': ['def f(x):\n    x = None\n    while True: x = (x, 1.5)', { fault: 'memory', kind: 'MemoryError' }],
  'a file without end': [
    'def f(x):\n    with open("/tmp/large", "wb") as file:\n        while True: file.write(bytes(1 << 20))',
    { fault: 'memory', kind: 'MemoryError' },
  ],
  'files without end': [
    'import itertools\ndef f(x):\n    for n in itertools.count():\n        with open(f"/tmp/{n}", "wb") as file: file.write(bytes(1 << 16))',
    { fault: 'memory', kind: 'MemoryError' },
  ],
  'a missing name': ['def solve(x): pass', { fault: 'contract', message: 'Define a function named `f`. Your code defines `solve`.' }],
  'an empty module': ['', { fault: 'contract', message: 'Define a function named `f`.' }],
  'a method in place of a function': ['class Solution:\n    def f(self, x): pass', { fault: 'contract', message: /inside the class `Solution`/ }],
  'a value in place of a function': ['f = [1]', { fault: 'contract', message: /value of type `list`/ }],
  'too many parameters': [
    'def f(x, k, m): pass',
    { fault: 'contract', line: 1, message: '`f` takes 3 parameters, but is called with 1 value.' },
  ],
  'too few parameters': ['def f(): pass', { fault: 'contract', message: '`f` takes 0 parameters, but is called with 1 value.' }],
  'a keyword that is needed': ['def f(x, *, k): pass', { fault: 'contract', message: /`k` is keyword-only/ }],
  'async def': ['async def f(x): return x', { fault: 'contract', line: 1, message: /async def/ }],
  'a generator': ['def f(x):\n    yield 1', { fault: 'no-value', kind: 'generator', message: /Return a list/ }],
  'a coroutine': ['async def g(): pass\ndef f(x): return g()', { fault: 'no-value', kind: 'coroutine' }],
  'a range': ['def f(x): return range(3)', { fault: 'no-value', kind: 'range', message: /Return a list/ }],
  'a view of a dict': ['def f(x): return {1: 2}.values()', { fault: 'no-value', kind: 'dict_values', message: /Return a list/ }],
  'a map': ['def f(x): return map(str, x)', { fault: 'no-value', kind: 'map', message: /Return a list/ }],
  'a zip': ['def f(x): return zip(x, x)', { fault: 'no-value', kind: 'zip', message: /Return a list/ }],
  'a filter': ['def f(x): return filter(None, x)', { fault: 'no-value', kind: 'filter', message: /Return a list/ }],
  'the keys of a dict': ['def f(x): return {1: 2}.keys()', { fault: 'no-value', kind: 'dict_keys', message: /Return a list/ }],
  'an iterator of a library': [
    'import itertools\ndef f(x): return itertools.permutations(x)',
    { fault: 'no-value', kind: 'permutations', message: /Return a list/ },
  ],
  'an iterator of its own': [
    'class Count:\n    def __iter__(self): return self\n    def __next__(self): raise StopIteration\ndef f(x): return Count()',
    { fault: 'no-value', kind: 'Count', message: /Return a list/ },
  ],
  'an asynchronous generator': ['async def g():\n    yield 1\ndef f(x): return g()', { fault: 'no-value', kind: 'async_generator', message: /without `async`/ }],
  'the function itself': ['def f(x): return f', { fault: 'no-value', kind: 'function', message: /`f` itself.*called/ }],
  'a function without a name': ['def f(x): return lambda: 1', { fault: 'no-value', kind: 'function', message: /`function`\. Was it meant to be called/ }],
  'a builtin function': ['def f(x): return len', { fault: 'no-value', message: /`len` itself.*called/ }],
  'a method': ['def f(x): return x.sort', { fault: 'no-value', message: /`sort` itself.*called/ }],
  'a class': ['class Node: pass\ndef f(x): return Node', { fault: 'no-value', kind: 'type', message: /`Node` itself.*called/ }],
  'a class of another class': ['import enum\nclass E(enum.Enum): A = 1\ndef f(x): return E', { fault: 'no-value', kind: 'EnumType', message: /`E` itself/ }],
  'a module': ['import math\ndef f(x): return math', { fault: 'no-value', kind: 'module', message: /one of its functions/ }],
  'bytes': ['def f(x): return b"a"', { fault: 'no-value', kind: 'bytes' }],
  'an object': ['class Node: pass\ndef f(x): return [1, Node()]', { fault: 'no-value', kind: 'Node', message: /contains a `Node`.*<answer\.Node/ }],
  'an object whose repr fails': ['class Node:\n    def __repr__(self): raise KeyError\ndef f(x): return Node()', { fault: 'no-value', kind: 'Node' }],
  'a list inside itself': ['def f(x):\n    x.append(x)\n    return x', { fault: 'no-value', kind: 'list', message: /contains itself/ }],
  'a dict inside itself': ['def f(x):\n    d = {}\n    d[1] = [d]\n    return d', { fault: 'no-value', kind: 'dict', message: /contains itself/ }],
  'nesting without end': ['def f(x):\n    for _ in range(10_000): x = [x]\n    return x', { fault: 'no-value', message: /too deeply/ }],
  'half a surrogate pair': ['def f(x): return "\\ud800"', { fault: 'no-value', kind: 'str', message: /surrogate/ }],
  'an integer without end': ['def f(x): return 1 << 10_000_000', { fault: 'no-value', kind: 'int', message: /digits/ }],
  'a thread': ['import threading\ndef f(x): threading.Thread(target=print).start()', { kind: 'RuntimeError', message: /thread/ }],
  'a process': ['import subprocess\ndef f(x): subprocess.run(["ls"])', { fault: 'exception' }],
  'a list that lies': ['class L(list):\n    def __len__(self): return 9\n    def __iter__(self): raise KeyError\ndef f(x): return L([1])', { kind: 'KeyError' }],
};

/** Ways out of the interpreter, and why each is closed. */
const BROWSER = { kind: 'ImportError', message: /no way to the browser/ };
const NETWORK = { kind: 'PermissionError', message: /no way to the network/ };
const OTHERS = { kind: 'PermissionError', message: /starts no other programs/ };
const MEMORY = { kind: 'PermissionError', message: /no way to raw memory/ };
const ESCAPES = {
  'import js': ['import js\ndef f(x): return js.fetch("/")', { ...BROWSER, line: 1 }],
  'from js': ['def f(x):\n    from js import XMLHttpRequest', { ...BROWSER, line: 2 }],
  'importlib': ['import importlib\ndef f(x): return importlib.import_module("js")', BROWSER],
  'import pyodide_js': ['import pyodide_js\ndef f(x): pass', BROWSER],
  'import pyodide.http': ['from pyodide.http import open_url\ndef f(x): pass', BROWSER],
  'run_js': ['from pyodide.code import run_js\ndef f(x): pass', BROWSER],
  'create_proxy': ['from pyodide.ffi import create_proxy, to_js\ndef f(x): pass', BROWSER],
  'import _pyodide_core': ['import _pyodide_core\ndef f(x): pass', BROWSER],
  'import _pyodide': ['import _pyodide._importhook\ndef f(x): pass', BROWSER],
  'sys.modules': ['import sys\ndef f(x): return sys.modules["js"]', { kind: 'KeyError' }],
  'no finders': ['import sys\nsys.meta_path[:] = [i for i in sys.meta_path if "Refusal" not in str(i)]\nimport js\ndef f(x): pass', { kind: 'ModuleNotFoundError' }],
  'the compiled core': ['import _imp, importlib.machinery as m\ndef f(x): return _imp.create_builtin(m.ModuleSpec("_pyodide_core", None))', BROWSER],
  'whatever can be walked to': [
    `
import gc, sys
def f(x):
    seen, todo, classes = set(), [sys.modules, sys._getframe()], [object]
    while classes:
        one = classes.pop()
        todo.append(one)
        if one is not type: classes += one.__subclasses__()
    while todo:
        one = todo.pop()
        if id(one) in seen: continue
        seen.add(id(one))
        assert type(one).__name__ != "JsProxy" and not hasattr(type(one), "js_id"), one
        todo += gc.get_referents(one)
    raise LookupError
`,
    { kind: 'LookupError' },
  ],
  'gc.get_objects': ['import gc\ndef f(x): return len(gc.get_objects())', MEMORY],
  'gc.get_referrers': ['import gc\ndef f(x): return gc.get_referrers(x)', MEMORY],
  'a function of the C library': ['import ctypes\ndef f(x): return ctypes.CDLL(None).emscripten_run_script(b"1")', MEMORY],
  'an address': ['import ctypes\ndef f(x): return ctypes.string_at(0)', MEMORY],
  'an object at an address': ['import ctypes\ndef f(x): return ctypes.c_int.from_address(8).value', MEMORY],
  'os.system': ['import os\ndef f(x): return os.system("ls")', OTHERS],
  'os.popen': ['import os\ndef f(x): return os.popen("ls").read()', { fault: 'exception' }],
  'a socket': ['import socket\ndef f(x): return socket.create_connection(("127.0.0.1", 80))', { kind: 'PermissionError' }],
  'urllib': ['import urllib.request\ndef f(x): return urllib.request.urlopen("http://127.0.0.1/").read()', { fault: 'exception' }],
  'an audit hook': ['import sys\nsys.addaudithook(print)\ndef f(x): pass', { kind: 'PermissionError', message: /no audit hooks/ }],
  'a watching tool': ['import sys\nsys.monitoring.use_tool_id(0, "mine")\ndef f(x): pass', { kind: 'PermissionError', message: /no tools/ }],
  'a changed library': ['import json\ndef f(x): open(json.__file__.partition(".zip")[0] + ".zip", "r+b")', { kind: 'PermissionError' }],
  'a new library': ['import site\ndef f(x): open(site.getsitepackages()[0] + "/heapq.py", "w")', { kind: 'PermissionError' }],
  'a library made writable': ['import os\ndef f(x): os.chmod("/lib", 0o777)', { kind: 'PermissionError' }],
  'a library moved away': ['import os\ndef f(x): os.rename("/lib/python312.zip", "/tmp/away")', { kind: 'PermissionError' }],
  'an endless wait': ['import asyncio\ndef f(x): return asyncio.run(asyncio.Event().wait())', { kind: 'RuntimeError', message: /nobody here will do/ }],
};

/** What an answer may change for those after it, if it is let. */
const VANDALS = {
  'a class of the library': 'import collections\ncollections.Counter.most_common = lambda *_: 4\ncollections.Counter.extra = 1',
  'what answers are written with': 'import json\njson.JSONEncoder.encode = json.dumps = json.loads = json.JSONDecoder.decode = None',
  'decimal contexts': 'import decimal\ndecimal.getcontext().prec = decimal.DefaultContext.prec = 3',
  'limits': 'import sys, gc\nsys.set_int_max_str_digits(1000)\nsys.setrecursionlimit(90)\ngc.disable()\ngc.set_threshold(1, 1, 1)',
  'what comes later': 'import atexit, gc\natexit.register(print)\ngc.callbacks.append(lambda *_: 1 / 0)',
  'an event loop': 'import asyncio\nasyncio.set_event_loop_policy(None)\nasyncio._set_running_loop(object())\nasyncio.run = None',
  'a module that it was the first to import': 'import statistics\nstatistics.mean = statistics.median = None\nstatistics.NormalDist.mean = 3',
  'what a signal does': 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)',
  'files': 'import os\nos.makedirs("/tmp/a/b")\nopen("/tmp/a/b/c", "w").write("x")\nos.chdir("/tmp/a")',
  'every module': 'import sys\nsys.modules.clear()',
};

/** Programs that are right, and what comes of them. */
const FINE = {
  'catches BaseException': ['def f(x):\n    try:\n        raise SystemExit\n    except BaseException:\n        return 1', { payload: pack.int(1) }],
  'prints and forgets to return': ['def f(x): print(3)', { payload: pack.none, stdout: { text: '3\n', errors: '', cut: false } }],
  'prints to both streams': [
    'import sys\ndef f(x):\n    print("a", flush=True)\n    print("b", file=sys.stderr)\n    sys.stdout.buffer.write(b"c")',
    { stdout: { text: 'a\nc', errors: 'b\n', cut: false } },
  ],
  'warns': [
    'import warnings\ndef f(x): warnings.warn("old")',
    { payload: pack.none, stdout: { text: '', errors: /UserWarning: old/, cut: false } },
  ],
  'closes standard output': ['import sys\ndef f(x):\n    print(1)\n    sys.stdout.close()\n    return 2', { payload: pack.int(2) }],
  'writes past Python': ['import os, sys\ndef f(x):\n    os.write(1, b"!"*50)\n    return 2', { payload: pack.int(2), stdout: { text: '', errors: '', cut: false } }],
  'raises its recursion limit': [
    'import sys\nsys.setrecursionlimit(20_000)\ndef g(n): return n and 1 + g(n - 1)\ndef f(x): return g(15_000)',
    { payload: pack.int(15_000) },
  ],
  'recurses as deep as Python lets it': ['def g(n): return n and 1 + g(n - 1)\ndef f(x): return g(990)', { payload: pack.int(990) }],
  'recurses through a cache': [
    'import functools\n@functools.cache\ndef g(n): return n and 1 + g(n - 1)\n@functools.lru_cache\ndef h(n): return n and 1 + h(n - 1)\n'
      + 'class A:\n    @functools.cache\n    def m(self, n): return n and 1 + self.m(n - 1)\ndef f(x): return [g(950), h(950), A().m(950)]',
    { payload: pack.ints(950, 950, 950) },
  ],
  'is interrupted inside the library': [
    'import contextlib, signal\ndef f(x):\n    with contextlib.ExitStack() as stack: stack.callback(signal.raise_signal, signal.SIGINT)\n    return 1',
    { payload: pack.int(1) },
  ],
  'counts what its caches did': [
    'import functools\n@functools.lru_cache(maxsize=2)\ndef g(n): return n\n'
      + 'def f(x):\n    for n in [1, 2, 1, 3, 1, 2]: g(n)\n    info = tuple(g.cache_info())\n    g.cache_clear()\n    return [info, g.__wrapped__(7), g.cache_info().misses]',
    { payload: pack.list(pack.tuple(pack.int(2), pack.int(4), pack.int(2), pack.int(2)), pack.int(7), pack.int(0)) },
  ],
  'adds a builtin for itself': ['import builtins\nbuiltins.twice = lambda v: 2 * v\ndef f(x): return twice(4)', { payload: pack.int(8) }],
  'makes a data class': [
    'from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int\ndef f(x): return P(3).x',
    { payload: pack.int(3) },
  ],
  'asks whether it is the main program': ['if __name__ == "__main__": input()\ndef f(x): return __name__', { payload: pack.str('answer') }],
  'changes its argument': ['def f(x): x.append(1)', { mutated: [0] }],
  'leaves its argument': ['def f(x): return sorted(x + [1])', { mutated: [] }],
  'takes more by default': ['def f(x, k=3): return k', { payload: pack.int(3) }],
  'takes anything': ['def f(*all, **more): return len(all)', { payload: pack.int(1) }],
  'is a lambda': ['f = lambda x: 5', { payload: pack.int(5) }],
};

const CLEAN = 'def f(x): return sorted(x, key=len)[:len(x)] if isinstance(x, list) and sum([1, 2]) == 3 else None';

function agrees(told, expected, name) {
  for (const [key, value] of Object.entries(expected)) {
    if (key === 'frames') assert.equal(told.traceback.length, value, `${name}: ${told.traceback}`);
    else if (key === 'traceback') assert.match(told.traceback.join(''), value, name);
    else if (key === 'stdout') agrees(told.stdout, value, name);
    else if (value instanceof RegExp) assert.match(told[key], value, name);
    else assert.deepEqual(told[key], value, `${name}: ${key} of ${told.kind}: ${told.message}`);
  }
}

describe('hostile programs', () => {
  let host;
  before(() => (host = new Host()));
  after(() => host.close());

  for (const [name, [source, expected]] of [...Object.entries(PROGRAMS), ...Object.entries(ESCAPES)]) {
    it(name, async () => {
      const told = await host.run(source, pack.ints(1, 2));
      assert.equal(told.op, 'raised', `${JSON.stringify(told)}`);
      agrees(told, expected, name);
      assert.ok(told.traceback.every((frame) => frame.startsWith('  File "answer.py"') || frame.startsWith('  [')));
      const next = await host.run(CLEAN, pack.list(pack.str('bb'), pack.str('a')));
      agrees(next, { op: 'returned', payload: pack.list(pack.str('a'), pack.str('bb')) }, `after ${name}`);
    });
  }

  for (const [name, [source, expected]] of Object.entries(FINE)) {
    it(name, async () => agrees(await host.run(source, pack.list()), { op: 'returned', ...expected }, name));
  }

  it('keeps nothing of what an answer changed', async () => {
    const vandal = `
import builtins, collections, json, math, os, random, sys, types, warnings
os.environ["EXTRA"] = "1"; os.chdir("/"); os.getcwd = None
warnings.simplefilter("error")
math.sqrt = math.extra = None
sys.modules["json"] = sys.modules["mine"] = types.ModuleType("json")
sys.path.append("/nowhere"); sys.meta_path.clear(); sys.setrecursionlimit(60)
random.seed(7); random.random = lambda: 4
sys.settrace(lambda *_: None)
leaked = builtins.extra = 1
builtins.len = builtins.sorted = builtins.isinstance = builtins.print = builtins.type = None
def f(x):
    builtins.sum = builtins.map = None
    sys.stdout = sys.stderr = None
    return 1
`;
    await host.run(CLEAN, pack.list());
    const probe = `
import builtins, json, math, os, random, sys, warnings
def f(x):
    assert len([1]) == 1 and sorted([2, 1]) == [1, 2] and sum([1]) == 1 and math.sqrt(4) == 2
    print("printed")
    warnings.warn("no error")
    return [hasattr(builtins, "extra"), "leaked" in globals(), hasattr(math, "extra"), hasattr(json, "loads"), "mine" in sys.modules,
        "/nowhere" in sys.path, len(sys.meta_path) > 0, sys.getrecursionlimit() >= 1000, "EXTRA" in os.environ, os.getcwd() == "/",
        sys.gettrace() is None, round(random.random(), 6)]
`;
    const before = await host.run(probe, pack.list());
    const told = await host.run(vandal, pack.list());
    assert.equal(told.op, 'returned', told.message);
    const after = await host.run(probe, pack.list());
    assert.equal(after.op, 'returned', after.message);
    assert.deepEqual(after.payload, before.payload);
    assert.match(after.stdout.text, /^printed\n/);
  });

  for (const [name, source] of Object.entries(VANDALS)) {
    it(`puts back ${name}`, async () => {
      const probe = `
import asyncio, atexit, collections, decimal, gc, json, os, signal, statistics, sys
async def g():
    await asyncio.sleep(0)
    return 7
def f(x):
    assert os.getcwd() == os.environ["HOME"] and not os.path.exists("/tmp/a") and not atexit._ncallbacks() and not gc.callbacks
    assert gc.isenabled() and gc.get_threshold()[0] > 1 and statistics.mean([1, 3]) == 2
    assert callable(signal.getsignal(signal.SIGINT))
    return [collections.Counter("aab").most_common(1)[0][1], hasattr(collections.Counter, "extra"), json.loads(json.dumps(3)),
        decimal.getcontext().prec, decimal.Context().prec, sys.get_int_max_str_digits(), sys.getrecursionlimit() > 900, asyncio.run(g())]
`;
      const before = await host.run(probe, pack.list());
      assert.equal(before.op, 'returned', before.message);
      await host.run(`${source}\ndef f(x): return 1`, pack.list());
      const after = await host.run(probe, pack.list());
      assert.equal(after.op, 'returned', after.message);
      assert.deepEqual(after.payload, before.payload);
    });
  }

  it('reads arguments afresh for each call', async () => {
    await host.load('seen = []\ndef f(x):\n    x.append(9)\n    seen.append(len(x))\n    return seen');
    await host.call(pack.ints(1));
    assert.deepEqual((await host.call(pack.ints(1))).payload, pack.ints(2, 2));
  });

  it('tells what came out before a failure', async () => {
    const told = await host.run('print("loading")\nraise ValueError("no")', pack.none);
    agrees(told, { kind: 'ValueError', stdout: { text: 'loading\n' } });
    const loaded = await host.load('print("loading")\ndef f(x): pass');
    agrees(loaded, { op: 'loaded', stdout: { text: 'loading\n', cut: false } });
  });

  it('keeps the first 64 KiB of what is printed', async () => {
    const told = await host.run('def f(x): print("é" * 40_000)', pack.none);
    agrees(told, { op: 'returned', stdout: { text: 'é'.repeat(32_768), cut: true } });
  });

  it('answers a call without a module, and a request that is unknown', async () => {
    await host.ask({ op: 'unload' });
    assert.equal((await host.call(pack.none)).op, 'broken');
    assert.equal((await host.ask({ op: 'dance' })).op, 'broken');
    assert.equal((await host.need('no-such-package')).op, 'broken');
    assert.equal((await host.need('scipy')).op, 'broken');
    agrees(await host.run('def f(x): return 1', pack.none), { payload: pack.int(1) });
  });
});

describe('programs that end with their interpreter', () => {
  // The interpreter that proves that things go on is the next one to be lost.
  let host = new Host();
  after(() => host.close());

  async function goesOn() {
    host = new Host();
    agrees(await host.run('def f(x): return 1', pack.none), { payload: pack.int(1) });
  }

  for (const [name, source] of Object.entries({
    'recursion through a key': 'def f(x): return max(x, key=lambda _: f(x))',
    'recursion through repr': 'class A:\n    def __repr__(self): return repr(self)\ndef f(x): return repr(A())',
  })) {
    it(`because they bring it down: ${name}`, async () => {
      const told = await host.run(source, pack.ints(1, 2));
      agrees(told, { op: 'raised', fault: 'exception', kind: 'RecursionError', message: /too deep/ });
      assert.equal(await host.ended, 3);
      await goesOn();
    });
  }

  for (const [name, body] of Object.entries({
    'an endless loop': 'while True: pass',
    'a loop in compiled code': 'import itertools; sum(itertools.count())',
    'a long sleep': 'import time; time.sleep(1000)',
    'catching everything for ever': 'while True:\n        try:\n            while True: print("x" * 100_000)\n        except BaseException: pass',
  })) {
    it(`because they do not come back: ${name}`, async () => {
      await host.need();
      const answer = host.run(`def f(x):\n    ${body}`, pack.none);
      const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 2000, 'stuck'))]);
      assert.equal(first, 'stuck');
      answer.catch(() => {});
      await host.kill();
      await goesOn();
    });
  }
});
