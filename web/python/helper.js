/**
 * The worker that helps while somebody types: an interpreter with jedi, in which no answer ever runs. web/README.md describes
 * its messages.
 */
import '../early/whole.mjs';
import { openHelp } from './help.mjs';
import SOURCE from './harness/help.py';
import { isolate } from './isolate.mjs';
import { bounded } from './memory.mjs';
import { BOOT_OPTIONS, places } from './session.mjs';

// Kept from the realm as it is now: once the interpreter stands, the realm has neither.
const tell = self.postMessage.bind(self);

/** @type {((question: string) => string) | undefined} */
let answer;

/** @param {MessageEvent<{ base?: string, packages?: string[], id?: number, question?: string }>} event */
self.onmessage = ({ data }) => {
  if (data.base !== undefined) {
    start(new URL(data.base, self.location.href).href, data.packages ?? [])
      .then(() => tell({ kind: 'ready' }))
      .catch(failed);
  } else if (answer) {
    try {
      tell({ kind: 'answered', id: data.id, answer: answer(data.question) });
    } catch (error) {
      failed(error);
    }
  }
};

/**
 * @param {string} base
 * @param {string[]} packages
 */
async function start(base, packages) {
  const folder = `${base}pyodide/`;
  const lock = await (await fetch(`${folder}pyodide-lock.json`)).json();
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const pyodide = await bounded(() => loadPyodide({ ...places(folder, lock), ...BOOT_OPTIONS }));
  answer = await openHelp(pyodide, SOURCE, packages);
  // jedi imports libraries that a text names; none of them has any business beyond the realm.
  isolate();
}

function failed(error) {
  tell({ kind: 'failed', message: String(error?.message ?? error) });
}
