// Put before each page's own scripts: one thing that goes wrong with the browser's storage, named by `sessionStorage.fault`.
// `liftFault()` has all be as it was.
(() => {
  const lifts = [];
  const replace = (holder, name, descriptor) => {
    const before = Object.getOwnPropertyDescriptor(holder, name);
    Object.defineProperty(holder, name, { configurable: true, ...descriptor });
    lifts.push(() => (before ? Object.defineProperty(holder, name, before) : delete holder[name]));
  };
  const error = (name) => new DOMException('for a test', name);
  const fail = (name) => () => {
    throw error(name);
  };
  // What is done to `localStorage` alone: the session's storage is of the same class.
  const kept = window.localStorage;
  const onLocal = (method, act) => {
    const real = Storage.prototype[method];
    const value = function (...given) {
      return this === kept ? act.call(this, real, ...given) : real.apply(this, given);
    };
    replace(Storage.prototype, method, { value });
  };
  const clock = (days) => {
    const now = Date.now;
    replace(Date, 'now', { value: () => now() + days * 24 * 60 * 60 * 1000 });
  };
  // Whatever is asked of it, nobody ever answers.
  const silence = { addEventListener() {}, removeEventListener() {}, dispatchEvent: () => true };

  const FAULTS = {
    'no text is taken': () => onLocal('setItem', fail('QuotaExceededError')),
    'no long text is taken': () =>
      onLocal('setItem', function (real, key, text) {
        if (text.length > 300) throw error('QuotaExceededError');
        real.call(this, key, text);
      }),
    'the first texts are not taken': () => {
      let left = 3;
      onLocal('setItem', function (real, key, text) {
        if (left-- > 0) throw error('QuotaExceededError');
        real.call(this, key, text);
      });
    },
    'every other text is not taken': () => {
      let count = 0;
      onLocal('setItem', function (real, key, text) {
        if (count++ % 2) throw error('QuotaExceededError');
        real.call(this, key, text);
      });
    },
    'writing is forbidden': () => onLocal('setItem', fail('SecurityError')),
    'reading is forbidden': () => onLocal('getItem', fail('SecurityError')),
    'removing is forbidden': () => onLocal('removeItem', fail('SecurityError')),
    'keys are not told': () => onLocal('key', fail('InvalidStateError')),
    'there is no storage': () => replace(window, 'localStorage', { value: null }),
    'storage is forbidden': () => replace(window, 'localStorage', { get: fail('SecurityError') }),
    'there is no database': () => replace(window, 'indexedDB', { value: undefined }),
    'the database is forbidden': () => replace(IDBFactory.prototype, 'open', { value: fail('SecurityError') }),
    'the database never answers': () => replace(IDBFactory.prototype, 'open', { value: () => silence }),
    'the database is full': () => replace(IDBObjectStore.prototype, 'put', { value: fail('QuotaExceededError') }),
    'neither storage nor database': () => {
      replace(window, 'localStorage', { get: fail('SecurityError') });
      replace(window, 'indexedDB', { value: undefined });
    },
    'the clock is a year behind': () => clock(-365),
    'the clock is ten years ahead': () => clock(3650),
    'the clock stands still': () => replace(Date, 'now', { value: () => 1_763_863_994_123 }),
  };

  window.liftFault = () => {
    while (lifts.length) lifts.pop()();
  };
  FAULTS[sessionStorage.getItem('fault') ?? '']?.();
})();
