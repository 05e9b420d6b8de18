/** The editor in the colours of the page: each is read from a custom property, and left to Monaco where the page has none. */
import { editor } from 'monaco-editor/editor/editor.api';

/** Custom property → what Monaco calls the parts that it colours. */
const PARTS = {
  '--editor-background': ['editor.background', 'editorGutter.background', 'input.background'],
  '--editor-text': ['editor.foreground', 'editorWidget.foreground', 'input.foreground', 'editorSuggestWidget.selectedForeground'],
  '--editor-caret': ['editorCursor.foreground'],
  '--editor-selection': ['editor.selectionBackground', 'editorSuggestWidget.selectedBackground'],
  '--editor-line': ['editor.lineHighlightBackground'],
  '--editor-number': ['editorLineNumber.foreground', 'editorLineNumber.dimmedForeground'],
  '--editor-number-active': ['editorLineNumber.activeForeground'],
  '--editor-guide': ['editorIndentGuide.background1'],
  '--editor-bracket': ['editorBracketMatch.border'],
  '--editor-match': ['editor.findMatchBackground', 'editor.findMatchHighlightBackground'],
  '--editor-error': ['editorError.foreground'],
  '--editor-warning': ['editorWarning.foreground'],
  '--editor-widget': ['editorWidget.background'],
  '--editor-widget-border': ['editorWidget.border'],
  '--editor-focus': ['focusBorder', 'editorSuggestWidget.highlightForeground', 'editorSuggestWidget.focusHighlightForeground'],
};

/** Custom property → token types. */
const TOKENS = {
  '--code-keyword': ['keyword', 'keyword.sql', 'operator.sql'],
  '--code-function': ['predefined.sql'],
  '--code-string': ['string', 'string.escape', 'string.sql'],
  '--code-number': ['number', 'number.hex', 'number.float'],
  '--code-comment': ['comment'],
  '--code-name': ['identifier'],
  '--code-punctuation': ['delimiter', 'delimiter.parenthesis', 'delimiter.bracket', 'delimiter.curly', 'operator', 'operator.python'],
};

/**
 * Defines `mettle-light` or `mettle-dark` from the properties that hold at `element` now, and switches to it.
 * @param {HTMLElement} element
 * @param {'light' | 'dark'} name
 */
export function applyTheme(element, name) {
  const colour = reader(element);
  const colors = {};
  for (const [property, parts] of Object.entries(PARTS)) {
    const value = colour(property);
    if (value) for (const part of parts) colors[part] = value;
  }
  const rules = [];
  for (const [property, tokens] of Object.entries(TOKENS)) {
    const foreground = colour(property)?.slice(1);
    if (foreground) for (const token of tokens) rules.push({ token, foreground });
  }
  const theme = `mettle-${name}`;
  editor.defineTheme(theme, { base: name === 'dark' ? 'vs-dark' : 'vs', inherit: true, rules, colors });
  editor.setTheme(theme);
}

/** Reads a colour in whatever notation the style sheet uses as `#rrggbb` or `#rrggbbaa`, the only ones that Monaco knows. */
function reader(element) {
  const style = getComputedStyle(element);
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (property) => {
    if (!style.getPropertyValue(property).trim()) return undefined;
    // The probe resolves what a custom property only quotes: `var()`, `light-dark()`, `color-mix()`.
    const probe = element.ownerDocument.createElement('span');
    probe.style.color = `var(${property})`;
    element.append(probe);
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    const parts = alpha === 255 ? [red, green, blue] : [red, green, blue, alpha];
    return '#' + parts.map((part) => part.toString(16).padStart(2, '0')).join('');
  };
}
