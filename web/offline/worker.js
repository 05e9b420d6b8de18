/**
 * The service worker. It keeps the site's files on the device and answers with them, so that the site opens without a network and a tab
 * works with the files of one version from its first moment to its last.
 *
 * Each version keeps all of its own files before it may serve anything, and it serves from the moment at which no tab of an earlier version
 * is open. Python and what comes with it is kept only for those who ask (pack.mjs).
 */
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { integrity } from '../python/downloads.mjs';
import { Pack, Trouble } from './pack.mjs';

/** Put in by make.mjs: the digest of all files, what is kept for everybody, what for those who ask, and the policy of workers. */
const { version, core, python, policy } = METTLE_FILES;

/** So many files are fetched at a time. */
const AT_ONCE = 6;

const base = self.registration.scope;
const pack = new Pack(python, base);

/** The names of the site's files that are kept for everybody. */
const names = new Set(core.map(({ url }) => url));

/** Fetches by asking the host whether the browser's own copy is still the newest: a page that is open has most files already. */
const sparing = { requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }) };

/** Lets pages share memory with workers, and binds workers to the policy, also where the host cannot send headers. */
const dressing = { handlerWillRespond: async ({ request, response }) => dressed(request, response) };

const files = new PrecacheController({ cacheName: 'mettle-core', plugins: [sparing, dressing] });
files.addToCacheList(core.map(({ url, sha256 }) => ({ url, revision: sha256.slice(0, 16), integrity: integrity(sha256) })));

/** Whether this is the first version that the device keeps. The pages that it finds then are its own. */
let isFirst = false;

/** Whether files of the version before may still be here. */
let hasOld = false;

self.addEventListener('install', (event) => {
  isFirst = !self.registration.active;
  event.waitUntil(fetchAll(event).then(() => files.install(event)).then(topUp));
});

self.addEventListener('activate', (event) => {
  hasOld = true;
  if (isFirst) event.waitUntil(self.clients.claim());
});

registerRoute(({ request, sameOrigin }) => sameOrigin && request.mode === 'navigate', { handle: page });
// No file's content depends on what an address asks for after its question mark.
registerRoute(new PrecacheRoute(files, { directoryIndex: null, cleanURLs: false, ignoreURLParametersMatching: [/./] }));
registerRoute(({ url, sameOrigin }) => sameOrigin && url.href.startsWith(base), { handle: other });

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (!port) return;
  if (event.data === 'files') {
    const keyed = core.map(({ url, sha256 }) => ({ url, sha256, key: files.getCacheKeyForURL(base + url) }));
    port.postMessage({ version, core: keyed, python });
    event.waitUntil(dropOld(event));
  } else if (event.data === 'start') {
    event.waitUntil(start(port));
  }
});

/** Fetches what is not here yet, a few files at a time: one by one, as the library does it, each would wait for the one before. */
async function fetchAll(event) {
  const rest = core.map(({ url, sha256 }) => ({ url: base + url, integrity: integrity(sha256) })).values();
  const fetchNext = async () => {
    for (const { url, integrity } of rest) {
      const request = new Request(url, { integrity, credentials: 'same-origin' });
      await Promise.all(files.strategy.handleAll({ request, event, params: { cacheKey: files.getCacheKeyForURL(url) } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
}

/** Python is of the same version as all else, or it is told that it is not there. */
async function topUp() {
  if (!(await pack.isWanted())) return;
  try {
    await pack.load(new AbortController().signal, () => {});
  } catch (error) {
    // A device without space for both versions gets the new one without Python. Anything else is tried again later, as a whole.
    if (!(error instanceof Trouble && error.kind === 'full')) throw error;
  }
}

/**
 * Throws away what the version before has kept, once a page of this one asks: a browser may let a version begin while a page of the one
 * before is still on its way. What the next version has begun to keep is not old.
 */
async function dropOld(event) {
  const { active, waiting, installing } = self.registration;
  if (!hasOld || active?.state !== 'activated' || waiting || installing) return;
  hasOld = false;
  await Promise.all([files.activate(event), pack.tidy()]);
}

/** Serves from now on, unless another tab still works with the version before. Tells how many do. */
async function start(port) {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const others = Math.max(tabs.length - 1, 0);
  if (others === 0) await self.skipWaiting();
  port.postMessage({ others });
}

/** A page: a kept one, or what the network has at that address; without one, the page for what is not there. */
async function page({ request, url }) {
  const path = url.href.startsWith(base) ? decodeURI(url.pathname.slice(new URL(base).pathname.length)) : undefined;
  if (path !== undefined) {
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const kept = names.has(name) && (await files.matchPrecache(base + name));
    if (kept) return dressed(request, kept);
    // As hosts do: a page's addresses are relative, and lead elsewhere without the slash.
    if (names.has(`${path}/index.html`)) return Response.redirect(`${base}${path}/${url.search}`, 302);
  }
  try {
    return await fetch(request);
  } catch (error) {
    const lost = await files.matchPrecache(`${base}404.html`);
    if (!lost) throw error;
    return dressed(request, lost, 404);
  }
}

/** A file of the pack, or one that only the version before had and that is still kept; else the network's. */
async function other({ request, url }) {
  const address = url.origin + url.pathname;
  const kept = await (pack.has(address) ? pack.answer(address) : caches.match(address, { ignoreSearch: true }));
  return kept ? dressed(request, kept) : fetch(request);
}

function dressed(request, response, status = response.status) {
  const isWorker = ['worker', 'sharedworker'].includes(request.destination);
  if (!isWorker && request.mode !== 'navigate') return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  if (isWorker) headers.set('Content-Security-Policy', policy);
  return new Response(response.body, { status, headers });
}
