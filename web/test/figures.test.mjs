import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { pack } from './wire.mjs';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IMPORT = 'import matplotlib.pyplot as plt\n';

/** Width and height of each picture, as the picture itself says. */
function pictures({ figures, payload }) {
  let at = 0;
  return figures.map(({ bytes }) => {
    const png = payload.subarray(at, (at += bytes));
    assert.deepEqual([...png.subarray(0, 8)], SIGNATURE);
    const view = new DataView(png.buffer, png.byteOffset);
    return [view.getUint32(16), view.getUint32(20)];
  });
}

describe('figures', () => {
  let host;
  before(async () => {
    host = new Host();
    await host.need('numpy');
    assert.equal((await host.need('numpy', 'matplotlib')).op, 'ready');
  });
  after(() => host.close());

  const taken = async () => {
    const told = await host.ask({ op: 'figures' });
    assert.equal(told.op, 'drawn', told.message);
    return told;
  };
  /** What `f` draws with these lines; `told` is what came of the call. */
  const drawn = async (...lines) => {
    const told = await host.run(`${IMPORT}def f(x):\n    ${lines.join('\n    ')}\n    return 1\n`, pack.ints(5, 7));
    return { ...(await taken()), told };
  };

  it('are taken as they stand after a call, and told by their titles', async () => {
    const made = await drawn("plt.plot(x)", "plt.title('Loss')", "plt.xlabel('epoch')", "plt.ylabel('loss')", 'plt.show()');
    assert.equal(made.told.op, 'returned', made.told.message);
    assert.deepEqual(made.told.stdout, { text: '', errors: '', cut: false });
    assert.deepEqual(made.figures.map(({ size, title }) => [size, title]), [[[640, 480], 'Loss: epoch, loss']]);
    assert.deepEqual(pictures(made), [[1280, 960]]);
    assert.equal(made.left_out, '');
    assert.deepEqual((await taken()).figures, []);
  });

  it('of one call are not there after the next', async () => {
    await host.run(`${IMPORT}def f(x):\n    if len(x) == 1: plt.plot(x)\n`, pack.ints(1));
    await host.call(pack.ints(1, 2));
    assert.deepEqual((await taken()).figures, []);
  });

  it('of a call that raises, and of a module that is loaded, are there', async () => {
    const raised = await drawn('plt.plot(x)', 'raise ValueError');
    assert.deepEqual([raised.told.kind, raised.figures.length], ['ValueError', 1]);
    await host.load(`${IMPORT}plt.plot([1, 2])\ndef f(x): return 1\n`);
    assert.equal((await taken()).figures.length, 1);
  });

  it('are shown up to four, and the rest is told', async () => {
    const made = await drawn('for n in range(6): plt.figure()');
    assert.equal(made.figures.length, 4);
    assert.equal(made.left_out, 'Only the first 4 of 6 figures are shown.');
  });

  it('that are large are drawn coarser, or told', async () => {
    const wide = await drawn('plt.figure(figsize=(20, 10))');
    assert.deepEqual([wide.figures[0].size, ...pictures(wide)], [[1600, 800], [1600, 800]]);
    const noise = await drawn('import numpy as np', 'plt.figure(figsize=(8, 8)).figimage(np.random.rand(1600, 1600, 3))');
    assert.ok(noise.payload.length <= 512 << 10);
    const huge = await drawn('plt.figure(figsize=(1e5, 1e5))');
    assert.deepEqual([huge.told.op, huge.figures], ['returned', []]);
    assert.equal(huge.left_out, 'Figure 1 is not shown: it is 100000 by 100000 inches large, and 80 are the most.');
  });

  it('that cannot be drawn say why, and are forgotten', async () => {
    const made = await drawn("plt.title('$\\\\frac$')");
    assert.match(made.left_out, /^Figure 1 cannot be drawn: ValueError/);
    const odd = await drawn(
      'from matplotlib.artist import Artist',
      'class Odd(Artist):',
      '    def draw(self, renderer): raise SystemExit',
      'plt.figure().add_artist(Odd())',
    );
    assert.equal(odd.left_out, 'The figures could not be drawn: SystemExit.');
    assert.deepEqual((await taken()).figures, []);
  });

  it('of which far too many are open, or one far too large, end in words', async () => {
    const many = await drawn('for n in range(1000): plt.figure()');
    assert.equal(many.told.op, 'returned', many.told.message);
    assert.match(many.told.stdout.errors, /More than 20 figures/);
    assert.deepEqual([many.figures.length, many.left_out], [4, 'Only the first 4 of 1000 figures are shown.']);
    const large = await drawn('plt.figure(figsize=(1e5, 1e5)).canvas.draw()');
    assert.deepEqual([large.told.kind, large.told.line], ['ValueError', 3]);
    const dense = await drawn("plt.savefig('/tmp/dense.png', dpi=5000)");
    assert.deepEqual([dense.told.fault, dense.figures.length], ['memory', 1]);
    for (const source of ["import subprocess; subprocess.run(['latex'])", "plt.imread('https://example.org/a.png')", 'plt.imread("/dev/null")']) {
      assert.equal((await drawn(source)).told.op, 'raised', source);
    }
    assert.equal((await drawn('plt.plot(x)')).figures.length, 1);
  });

  it('look as ever after an answer that changed how they look', async () => {
    await drawn("plt.rcParams['figure.figsize'] = (1, 1)", 'plt.show = None', "plt.style.use('dark_background')");
    const made = await drawn('plt.plot(x)', 'plt.show()');
    assert.equal(made.told.op, 'returned', made.told.message);
    assert.deepEqual(made.figures[0].size, [640, 480]);
  });

  it('are taken from cells, too, and their settings stay in the pad', async () => {
    await host.ask({ op: 'pad', slug: 'sums', inputs: ['x'], answer: '', fresh: true }, pack.tuple(pack.ints(5, 7)));
    const cell = (source) => host.ask({ op: 'cell', source, number: 1 });
    assert.equal((await cell(`${IMPORT}plt.rcParams['figure.figsize'] = (4, 3)\nplt.plot(x);`)).op, 'echoed');
    assert.deepEqual((await taken()).figures.map(({ size }) => size), [[400, 300]]);
    await cell('plt.plot(x)');
    await cell('1');
    assert.deepEqual((await taken()).figures, []);
  });
});

describe('without matplotlib', () => {
  it('there are none', async () => {
    const host = new Host();
    const told = await host.ask({ op: 'figures' });
    assert.deepEqual([told.op, told.figures, told.left_out, told.payload.length], ['drawn', [], '', 0]);
    await host.close();
  });
});
