/**
 * Gives the page the colours, the size of code and the width of the statement that were chosen on an earlier visit, before anything is
 * painted: the page waits for this script. The app keeps them from then on (src/bridge/look.rs, which does the same).
 */
const root = document.documentElement;
const wants = (query) => matchMedia(query).matches;

const kept = (key) => {
  try {
    // Before what was chosen stands a line with version and checksum (src/state/store/envelope.rs).
    return JSON.parse(localStorage.getItem(key)?.replace(/^mettle [^\n]*\n/, '') ?? null) ?? {};
  } catch {
    // Nothing is kept here, or nothing that can be read: the app tells of it.
    return {};
  }
};
const { theme, contrast, codeSize } = kept('mettle.settings.v1');
root.dataset.theme = ['light', 'dark'].includes(theme) ? theme : wants('(prefers-color-scheme: dark)') ? 'dark' : 'light';
if (contrast === 'more' || wants('(prefers-contrast: more)')) root.dataset.contrast = 'more';
if (Number.isInteger(codeSize)) root.style.setProperty('--code-size', `${Math.min(Math.max(codeSize, 12), 22)}px`);
// The page's own text is laid out as the app will lay it out.
const panes = kept('mettle.panes.v1');
if (Number.isFinite(panes.columns)) root.style.setProperty('--statement-share', Math.min(Math.max(panes.columns, 25), 65));
if (location.search) root.dataset.filtered = '';
// The base is relative, so that the site works in any folder. From here on it stays what it is, wherever the app leads.
const base = document.querySelector('base');
base.href = base.href;
// What the browser fills the window with until the style sheet is there, and its own bars.
document.querySelector('meta[name=color-scheme]').content = root.dataset.theme;
for (const bar of document.querySelectorAll('meta[data-bar]')) bar.media = bar.dataset.bar === root.dataset.theme ? 'all' : 'not all';
