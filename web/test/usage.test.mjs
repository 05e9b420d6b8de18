import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Host } from './host.mjs';
import { pack } from './wire.mjs';

const STACK = `
class LossStack:
    def __init__(self, least):
        self.seen = [least]
    def push(self, loss):
        self.seen.append(loss)
    def all(self):
        return self.seen
`;
const methods = [
  { name: 'push', parameters: 1 },
  { name: 'all', parameters: 0 },
];
const call = (name, ...given) => pack.tuple(pack.str(name), pack.tuple(...given));

describe('How the asked name is used', () => {
  let host;
  before(() => {
    host = new Host();
  });
  after(() => host.close());

  const load = (source, more) => host.ask({ op: 'load', source, name: 'LossStack', parameters: 1, ...more });

  it('calls the methods of an object and keeps what each returned at that time', async () => {
    assert.equal((await load(STACK, { methods })).op, 'loaded');
    const calls = pack.list(call('all'), call('push', pack.int(2)), call('all'));
    const told = await host.call(pack.tuple(pack.int(1)), calls);
    assert.equal(told.op, 'returned', told.message);
    assert.deepEqual(told.payload, pack.list(pack.ints(1), pack.none, pack.ints(1, 2)));
    const again = await host.call(pack.tuple(pack.int(5)), pack.list(call('all')));
    assert.deepEqual(again.payload, pack.list(pack.ints(5)));
  });

  it('says which method is missing or takes other arguments', async () => {
    const cases = {
      'Define a class named `LossStack`. Your code defines `f`.': 'def f(): pass',
      '`LossStack` is a function. Define a class of that name.': 'def LossStack(least): pass',
      'Define a method `all` in the class `LossStack`.': STACK.replace('def all', 'def every'),
      '`LossStack.push` takes 0 parameters, but is called with 1 value.': STACK.replace('push(self, loss)', 'push(self)'),
      '`LossStack` takes 0 parameters, but is called with 1 value.': STACK.replace('(self, least)', '(self)'),
      '`LossStack.all` is an `async def`. Define it with a plain `def`.': STACK.replace('def all', 'async def all'),
    };
    for (const [message, source] of Object.entries(cases)) {
      const told = await load(source, { methods });
      assert.deepEqual([told.fault, told.message], ['contract', message]);
    }
  });

  it('draws many times from one generator that the seed makes', async () => {
    const source = 'def LossStack(items, rng):\n    rng.shuffle(items)\n    return items';
    const request = { parameters: 2, draws: { count: 20, generator: 'random' } };
    assert.equal((await load(source, request)).op, 'loaded');
    const items = pack.ints(1, 2, 3);
    const first = await host.call(items, pack.int(7));
    assert.equal(first.op, 'returned', first.message);
    assert.deepEqual((await host.call(items, pack.int(7))).payload, first.payload);
    assert.notDeepEqual((await host.call(items, pack.int(8))).payload, first.payload);
    const one = pack.ints(1, 2, 3).length;
    const draws = new Set();
    for (let at = 5; at < first.payload.length; at += one) draws.add(first.payload.slice(at, at + one).join());
    assert.ok(draws.size > 1 && draws.size <= 6, `${draws.size} different draws`);
  });
});
