/**
 * Gives the page the colours and the size of code that were chosen on an earlier visit, before anything is painted: the page waits for
 * this script. The app keeps them from then on (src/bridge/look.rs, which does the same).
 */
const root = document.documentElement;
const wants = (query) => matchMedia(query).matches;

let chosen = {};
try {
  chosen = JSON.parse(localStorage.getItem('mettle.settings.v1')) ?? {};
} catch {
  // Nothing is kept here, or nothing that can be read: the app tells of it.
}
const { theme, contrast, codeSize } = chosen;
root.dataset.theme = ['light', 'dark'].includes(theme) ? theme : wants('(prefers-color-scheme: dark)') ? 'dark' : 'light';
if (contrast === 'more' || wants('(prefers-contrast: more)')) root.dataset.contrast = 'more';
if (Number.isInteger(codeSize)) root.style.setProperty('--code-size', `${Math.min(Math.max(codeSize, 12), 22)}px`);
// What the browser fills the window with until the style sheet is there, and its own bars.
document.querySelector('meta[name=color-scheme]').content = root.dataset.theme;
for (const bar of document.querySelectorAll('meta[data-bar]')) bar.media = bar.dataset.bar === root.dataset.theme ? 'all' : 'not all';
