/**
 * What a page knows and does about use without a network. `open` registers the service worker and tells how things stand, again after each
 * change, also after those that other tabs make.
 *
 * @typedef {object} Standing
 * @property {'never' | 'refused' | 'coming' | 'here'} site whether the site itself is kept: the browser cannot, it did not work, on its way, yes
 * @property {number} siteLoaded files
 * @property {number} siteTotal files
 * @property {'absent' | 'partial' | 'loading' | 'elsewhere' | 'checking' | 'here'} python the same of Python; `elsewhere`: another tab loads it
 * @property {number} pythonLoaded bytes, or bytes read while it is checked
 * @property {number} pythonTotal bytes
 * @property {'network' | 'changed' | 'full' | 'broken' | null} trouble what went wrong last
 * @property {boolean} checked whether all that is kept was read and found sound since the page was opened
 * @property {boolean} online whether the browser thinks that there is a network
 * @property {boolean} newer whether another version is ready to start
 * @property {number} others how many tabs kept it from starting, where it was asked to
 */
import { Pack, Trouble, digest } from './pack.mjs';

/** How often a page that waits for the site looks how far it is. */
const LOOK_MS = 400;

/** How often a page that stays open asks for a new version. */
const ASK_MS = 60 * 60 * 1000;

/** The lock that the tab has which loads or checks. */
const LOCK = 'mettle-python';

/** Where tabs tell each other that something changed. */
const CHANNEL = 'mettle-offline';

/**
 * @param {string} base the site's folder, with a slash at its end
 * @param {(standing: string) => void} tell hears a `Standing` as JSON
 */
export function open(base, tell) {
  return new Offline(base, tell);
}

class Offline {
  #base;
  #tell;
  #standing = {
    site: 'coming',
    siteLoaded: 0,
    siteTotal: 0,
    python: 'absent',
    pythonLoaded: 0,
    pythonTotal: 0,
    trouble: null,
    checked: false,
    online: navigator.onLine,
    newer: false,
    others: 0,
  };
  #registration;
  #core = [];
  #pack;
  #work;
  #isRestarting = false;
  #isStale = false;
  #looking;
  #channel = new BroadcastChannel(CHANNEL);

  constructor(base, tell) {
    this.#base = base;
    this.#tell = tell;
    this.#channel.onmessage = () => this.#look();
    for (const event of ['online', 'offline']) addEventListener(event, () => this.#set({ online: navigator.onLine }));
    this.#begin();
  }

  /** Fetches Python for use without a network, or goes on with it. */
  loadPython() {
    return this.#busy('loading', async (signal) => {
      await this.#pack.load(signal, (pythonLoaded) => this.#set({ pythonLoaded }));
    });
  }

  /** Ends a load or a check. What came stays. */
  pause() {
    this.#work?.abort();
  }

  /** Reads all that is kept and throws away what is broken. What the site itself needs is fetched again at once. */
  verify() {
    return this.#busy('checking', async () => {
      this.#set({ pythonLoaded: 0, checked: false });
      const broken = await this.#pack.verify((pythonLoaded) => this.#set({ pythonLoaded }));
      for (const { url, key, sha256 } of this.#core) {
        if (await isSound(key, sha256)) continue;
        // The service worker puts what it had to fetch to what it keeps.
        if (!(await fetch(this.#base + url)).ok) throw new Trouble('changed');
        if (!(await isSound(key, sha256))) throw new Trouble('changed');
      }
      this.#set(broken > 0 ? { trouble: 'broken' } : { checked: true });
    });
  }

  /** Removes Python from what is kept. */
  async removePython() {
    this.pause();
    await this.#pack?.remove();
    this.#set({ trouble: null, checked: false });
    await this.#changed();
  }

  /** Starts the version that waits, unless other tabs are open. The page is loaded again then. */
  async start() {
    const waiting = this.#registration?.waiting;
    if (!waiting) return;
    this.#isRestarting = true;
    const others = (await ask(waiting, 'start'))?.others ?? 0;
    this.#set({ others });
    if (others > 0) this.#isRestarting = false;
  }

  async #begin() {
    const container = navigator.serviceWorker;
    if (!container || !globalThis.caches) return this.#set({ site: 'never' });
    container.addEventListener('controllerchange', () => {
      if (this.#isRestarting) location.reload();
      else this.#look();
    });
    try {
      this.#registration = await container.register(`${this.#base}sw.js`, { scope: this.#base, updateViaCache: 'none' });
    } catch {
      return this.#set({ site: 'refused' });
    }
    this.#registration.addEventListener('updatefound', () => this.#follow(this.#registration.installing));
    this.#follow(this.#registration.installing);
    setInterval(() => this.#registration.update().catch(() => {}), ASK_MS);
    await this.#look();
  }

  /** Looks again whenever this worker gets on. */
  #follow(worker) {
    if (!worker) return;
    const timer = setInterval(() => this.#look(), LOOK_MS);
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'installing') clearInterval(timer);
      this.#look();
    });
  }

  /** Looks once what is being looked at now has been told: an older sight must not replace a newer one. */
  #look() {
    this.#isStale = true;
    return (this.#looking ??= this.#lookUntilNew().finally(() => {
      this.#looking = undefined;
    }));
  }

  async #lookUntilNew() {
    while (this.#isStale) {
      this.#isStale = false;
      await this.#lookNow();
    }
  }

  async #lookNow() {
    const { active, waiting, installing } = this.#registration ?? {};
    const newer = Boolean(active && waiting);
    const worker = active ?? waiting ?? installing;
    // A first worker that went without a trace did not get all files; the browser tries again with the next page.
    if (!worker) return this.#set({ site: 'refused', newer });
    const told = await ask(worker, 'files');
    // It is gone by now, and what comes after it will be looked at.
    if (!told) return;
    const { core, python } = told;
    const isHere = worker === active;
    this.#core = core;
    const kept = isHere ? core.length : await count(core);
    this.#set({ site: isHere ? 'here' : 'coming', siteLoaded: kept, siteTotal: core.length, newer });
    this.#pack = new Pack(python, this.#base);
    if (!this.#work) await this.#lookAtPython();
  }

  async #lookAtPython() {
    const pack = this.#pack;
    const [isWanted, pythonLoaded, { held }] = await Promise.all([pack.isWanted(), pack.loaded(), navigator.locks.query()]);
    const isElsewhere = held.some(({ name }) => name === LOCK);
    const isWhole = pythonLoaded === pack.total;
    const python = !isWanted ? 'absent' : isWhole ? 'here' : isElsewhere ? 'elsewhere' : 'partial';
    this.#set({ python, pythonLoaded, pythonTotal: pack.total });
  }

  /** Works on the pack, in one tab at a time. */
  async #busy(python, act) {
    if (this.#work || !this.#pack) return;
    const work = new AbortController();
    this.#work = work;
    this.#set({ python, trouble: null });
    const tick = setInterval(() => this.#channel.postMessage(null), 1000);
    try {
      await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
        if (lock) await act(work.signal);
      });
    } catch (error) {
      if (!work.signal.aborted) this.#set({ trouble: error instanceof Trouble ? error.kind : 'network' });
    } finally {
      clearInterval(tick);
      this.#work = undefined;
      await this.#changed();
    }
  }

  async #changed() {
    if (this.#pack) await this.#lookAtPython();
    this.#channel.postMessage(null);
  }

  #set(changes) {
    const before = JSON.stringify(this.#standing);
    Object.assign(this.#standing, changes);
    const now = JSON.stringify(this.#standing);
    if (now !== before) this.#tell(now);
  }
}

/** How many of these files are kept. */
async function count(files) {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
  const kept = new Set(found.flat());
  return files.filter(({ key }) => kept.has(key)).length;
}

/** Whether a kept answer says what it should. One that does not is thrown away. */
async function isSound(key, sha256) {
  const kept = await caches.match(key);
  if (kept && (await kept.arrayBuffer().then(digest, () => '')) === sha256) return true;
  for (const name of await caches.keys()) await (await caches.open(name)).delete(key);
  return false;
}

/** What a service worker answers; nothing where it ends before it does. */
function ask(worker, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const end = () => worker.state === 'redundant' && resolve(undefined);
    worker.addEventListener('statechange', end);
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
    end();
  });
}
