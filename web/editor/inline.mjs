/**
 * Lets Monaco keep to a policy that refuses styles in the page's text: it writes `style="…"` into HTML and rules into style elements.
 * Both are done by the object model here, which the policy trusts. Imported before Monaco, which asks at its start.
 */
const PARKED = 'data-style';

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./editor.worker.js', import.meta.url), { type: 'module', name: 'editor' }),
  // What Monaco passes through here goes into the page as HTML. Text of the editor has its `<` escaped, so these are tags.
  createTrustedTypesPolicy: () => ({
    createHTML: (html) => html.replace(/<[a-z][^>]*>/g, (tag) => tag.replace(/ style=(?=["'])/g, ` ${PARKED}=`)),
  }),
};

/**
 * Gives the elements under `root` their parked styles, now and whenever some are added: before they are painted.
 * @param {HTMLElement} root
 * @returns {() => void} ends it
 */
export function dress(root) {
  const watcher = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) dressAll(node);
  });
  watcher.observe(root, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

function dressAll(element) {
  for (const one of [element, ...element.querySelectorAll(`[${PARKED}]`)]) {
    const parked = one.getAttribute(PARKED);
    if (parked === null) continue;
    one.removeAttribute(PARKED);
    for (const declaration of parked.split(';')) {
      const colon = declaration.indexOf(':');
      const name = declaration.slice(0, colon).trim();
      // What Monaco has set since is newer.
      if (colon > 0 && !one.style.getPropertyValue(name)) one.style.setProperty(name, declaration.slice(colon + 1).trim());
    }
  }
}

/**
 * What stands in the place of a style element: even an empty one is refused. Its text and its rules are those of a sheet that the document
 * adopts for as long as it is there.
 */
export function adoptedStyle() {
  const element = document.createElement('meta');
  const sheet = new CSSStyleSheet();
  let text = '';
  Object.defineProperty(element, 'sheet', { value: sheet });
  Object.defineProperty(element, 'textContent', {
    get: () => text,
    set(css) {
      text = css;
      sheet.replaceSync(css);
    },
  });
  const remove = element.remove.bind(element);
  element.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    remove();
  };
  document.adoptedStyleSheets.push(sheet);
  return element;
}
