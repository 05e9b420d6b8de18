/**
 * Starts Python the moment a Python problem's address is opened, while the app is still on its way. The app takes the worker over
 * (src/bridge/early.rs) and is its owner from then on; where it wants another one, or was faster, this one is of no use.
 *
 * METTLE_EARLY is the build's table: joined names of packages, and the problems that want them.
 */
const NAME = 'mettleEarlyPython';

/** @type {Record<string, string[]>} */
const problems = METTLE_EARLY;

const slug = /\/p\/([^/]+)\/?$/.exec(location.pathname)?.[1];
const found = Object.entries(problems).find(([, slugs]) => slugs.includes(slug));
// The app leaves a mark where it has started Python for itself.
if (found && !(NAME in globalThis)) globalThis[NAME] = start(found[0]);

/** @param {string} packages */
function start(packages) {
  const worker = new Worker(new URL('python/worker.js', document.baseURI), { type: 'module' });
  /** What it said while nobody listened. */
  const news = [];
  worker.onmessage = ({ data }) => news.push(data);
  worker.onerror = ({ message }) => news.push({ kind: 'failed', message: message || 'It could not be loaded.' });
  // WebKitGTK calls a page isolated, and has no such memory for it.
  const signal = globalThis.crossOriginIsolated && globalThis.SharedArrayBuffer ? new SharedArrayBuffer(1) : undefined;
  worker.postMessage({ packages: packages ? packages.split(',') : [], base: new URL('./', document.baseURI).href, signal });
  return { packages, worker, news, signal };
}
