/**
 * Which npm packages are in the bundles: build.mjs writes the list, and notices.mjs takes it for the page of licences. It goes by what
 * esbuild put into its outputs, so a package that is only imported for types, or is left out, is not told.
 */

/** Packages of which Monaco carries a copy, by the folder that holds it. */
const COPIED = { 'monaco-editor/esm/vs/base/browser/dompurify/': 'dompurify', 'monaco-editor/esm/vs/base/common/marked/': 'marked' };

/**
 * @param {import('esbuild').Metafile[]} metafiles
 * @returns {string[]} names, sorted
 */
export function bundledPackages(metafiles) {
  const names = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const within = path.replaceAll('\\', '/').split('node_modules/');
        if (within.length < 2 || bytesInOutput === 0) continue;
        const inside = within.at(-1);
        names.add(inside.split('/').slice(0, inside.startsWith('@') ? 2 : 1).join('/'));
        for (const [folder, copied] of Object.entries(COPIED)) if (inside.startsWith(folder)) names.add(copied);
      }
    }
  }
  return [...names].sort();
}
