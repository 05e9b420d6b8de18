/** The worker that looks for errors in Python's text, and lays it out. web/README.md describes its messages. */
import '../early/whole.mjs';
import engine from '@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm';
import { ruff } from './ruff.mjs';

const there = ruff(new URL(engine, import.meta.url));
there.then(
  () => postMessage({ kind: 'ready' }),
  (error) => fail(error),
);

onmessage = async ({ data: { id, ask, source } }) => {
  const linter = await there;
  try {
    if (ask === 'check') postMessage({ kind: 'checked', id, found: linter.check(source) });
    else postMessage({ kind: 'formatted', id, ...linter.format(source) });
  } catch (error) {
    fail(error);
  }
};

function fail(error) {
  postMessage({ kind: 'failed', message: String(error?.message ?? error) });
}
