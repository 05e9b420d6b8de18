// Stands first in the page where a browser gives nobody its console: tells the site's own server what goes wrong.
{
  const tell = (what) => navigator.sendBeacon(`/first.js?${encodeURIComponent(what)}`);
  addEventListener('error', ({ message, filename, lineno, target }) => {
    tell(target === window ? `${message} (${filename}:${lineno})` : `cannot be loaded: ${target.src ?? target.href}`);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => tell(`unhandled: ${reason?.stack ?? reason}`));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    tell(`Content Security Policy: ${effectiveDirective} refuses ${blockedURI}`);
  });
  const plain = console.error;
  console.error = (...said) => {
    tell(said.join(' '));
    plain.apply(console, said);
  };
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener('error', ({ message, filename, lineno }) => tell(`${message} (${filename}:${lineno})`));
    }
  };
}
