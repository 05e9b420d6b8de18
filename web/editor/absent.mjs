/**
 * Parts of Monaco that its core imports and this editor never shows, left out of the bundle: a quarter of its size. Each
 * becomes a function without content under the names that it exports. None of these files may export a service's identifier: Monaco
 * hands services to constructors by position, and a missing one would shift the rest.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ABSENT = [
  // Comparing two texts.
  'editor/browser/widget/diffEditor/',
  'editor/browser/widget/multiDiffEditor/',
  'editor/common/diff/',
  // The command palette, and the trees that only it shows.
  'platform/quickinput/browser/',
  'editor/standalone/browser/quickInput/',
  'base/browser/ui/tree/',
  'base/browser/ui/selectBox/',
  // What hovering can show of colours and of suggestions in grey.
  'editor/contrib/colorPicker/',
  'editor/contrib/inlineCompletions/',
  // Choosing among several forms of what is pasted, and lists of code actions.
  'editor/contrib/dropOrPasteInto/',
  'platform/actionWidget/browser/actionList',
  // Grammars compiled to WebAssembly; ours are Monarch's.
  'model/tokens/treeSitter/',
  // Drawing on the graphics card, an experiment that is off.
  'editor/browser/gpu/',
  'viewParts/viewLinesGpu/',
  'viewParts/rulersGpu/',
];

// A contribution is asked for by `get`, and may be missing.
const STAND_IN = 'function Absent() {}\nAbsent.get = () => null;';

const paths = new RegExp(`/monaco-editor/esm/vs/.*(${ABSENT.join('|')})`);

/** @type {import('esbuild').Plugin} */
export const absent = {
  name: 'absent',
  setup(build) {
    build.onLoad({ filter: /monaco-editor.esm.vs.*\.(js|css)$/ }, async ({ path }) => {
      if (!paths.test(path.replaceAll('\\', '/'))) return undefined;
      if (path.endsWith('.css')) return { contents: '', loader: 'css' };
      const exported = (await readFile(path, 'utf8')).matchAll(/^export \{([^}]*)\};?$/gm);
      const names = [...exported].flatMap(([, list]) => list.split(',').map((name) => name.trim().split(' as ').at(-1)));
      const service = names.find((name) => /^I[A-Z]\w*Service$/.test(name));
      if (service) return { errors: [{ text: `${service} cannot be left out` }] };
      const list = names.filter(Boolean).map((name) => `Absent as ${name}`);
      return { contents: `${STAND_IN}\nexport { ${list.join(', ')} };`, loader: 'js' };
    });
  },
};

/** What Vim's keys want of Monaco: they get the one that is on the page, under the names that editor.mjs exports. */
const OF_MONACO = /^monaco-editor\/esm\/vs\/editor\/(editor\.api|common\/commands\/shiftCommand)$/;
/** Where they write a style into an attribute, and how it is set through the object model. */
const WRITTEN = 'this.keyInfoNode.setAttribute("style", "float: right")';
const SET = 'this.keyInfoNode.style.cssFloat = "right"';

/** @type {import('esbuild').Plugin} */
export const guest = {
  name: 'guest',
  setup(build) {
    build.onResolve({ filter: OF_MONACO }, () => ({ path: './editor.js', external: true }));
    build.onLoad({ filter: /monaco-vim.dist.index\.mjs$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(WRITTEN)) return { errors: [{ text: 'monaco-vim styles its status line in another way now' }] };
      return { contents: text.replace(WRITTEN, SET), loader: 'js' };
    });
  },
};

/** Where Monaco makes its style elements, and how. */
const STYLES = /monaco-editor.esm.vs.base.browser.domStylesheets\.js$/;
const MADE = "document.createElement('style')";

/** @type {import('esbuild').Plugin} */
export const adopted = {
  name: 'adopted',
  setup(build) {
    build.onLoad({ filter: STYLES }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(MADE)) return { errors: [{ text: 'Monaco makes its style elements in another way now' }] };
      const inline = JSON.stringify(fileURLToPath(new URL('./inline.mjs', import.meta.url)));
      return { contents: `import { adoptedStyle } from ${inline};\n${text.replace(MADE, 'adoptedStyle()')}`, loader: 'js' };
    });
  },
};
