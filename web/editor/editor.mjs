/** Monaco behind a few functions. web/README.md describes them; the pages know nothing else of Monaco. */
import { dress } from './inline.mjs';
import { KeyCode, KeyMod, editor as monaco } from 'monaco-editor/editor/editor.api';
import './features.mjs';
import { helpWith } from './help.mjs';
import { explainByKey, explainMarkers } from './markers.mjs';
import './languages.mjs';
import { offer, offerWhileTyped } from './snippets.mjs';
import { applyTheme } from './theme.mjs';

/** Vim's keys are a module beside this one, and take Monaco from here. */
export { KeyCode, Position, Range, Selection, SelectionDirection, editor } from 'monaco-editor/editor/editor.api';
export { ShiftCommand } from 'monaco-editor/editor/common/commands/shiftCommand';
const VIM = new URL('./vim.js', import.meta.url).href;

/** Nothing that guesses, nothing that moves by itself. */
const OPTIONS = {
  acceptSuggestionOnCommitCharacter: false,
  automaticLayout: true,
  // Under this name it reaches the text, where brackets are coloured.
  'bracketPairColorization.enabled': false,
  contextmenu: false,
  detectIndentation: false,
  fixedOverflowWidgets: true,
  fontLigatures: false,
  guides: { indentation: true, highlightActiveIndentation: false },
  hideCursorInOverviewRuler: true,
  hover: { delay: 600, above: true },
  insertSpaces: true,
  lineNumbersMinChars: 3,
  lightbulb: { enabled: 'off' },
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  padding: { top: 12, bottom: 12 },
  parameterHints: { enabled: true, cycle: false },
  quickSuggestions: false,
  renderLineHighlightOnlyWhenFocus: true,
  scrollBeyondLastLine: false,
  selectionHighlight: false,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  suggest: { preview: false, showStatusBar: false },
  // A dot asks for what there is; words do not, but for the snippets' own (snippets.mjs).
  suggestOnTriggerCharacters: true,
  tabSize: 4,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  wordBasedSuggestions: 'off',
};

/**
 * @typedef {object} Options
 * @property {string} value
 * @property {'python' | 'sql'} language
 * @property {'light' | 'dark'} theme
 * @property {number} size of the text, in pixels
 * @property {string} label what a screen reader calls the editor
 * @property {(value: string) => void} [onChange] after each change by hand
 * @property {import('./help.mjs').Ask} [onHelp] asked while Python is typed
 * @property {() => void} [onRun] Ctrl/Cmd+Enter
 * @property {() => void} [onSubmit] Ctrl/Cmd+Shift+Enter, Ctrl/Cmd+'
 */

/**
 * @typedef {object} Marker
 * @property {number} line from 1
 * @property {number} [column] from 1; without it the whole line is marked
 * @property {number} [endLine] with endColumn, the place after it; without them the word ends it
 * @property {number} [endColumn]
 * @property {boolean} [warns] whether it would run all the same
 * @property {string} message
 */

/**
 * Mounts an editor.
 * @param {HTMLElement} element
 * @param {Options} options
 */
export function create(element, { value, language, theme, size, label, onChange, onHelp, onRun, onSubmit }) {
  applyTheme(element, theme);
  const undress = dress(element);
  const mounted = monaco.create(element, { ...OPTIONS, ...font(element), fontSize: size, value, language, ariaLabel: label });
  const model = mounted.getModel();
  const step = mounted.createDecorationsCollection();
  keepCaretInSight(mounted);
  helpWith(model, onHelp);
  explainByKey(mounted);
  offerWhileTyped(mounted);
  let silent = false;
  let vimWanted;
  let endVim;
  model.onDidChangeContent(() => {
    if (!silent) onChange?.(model.getValue());
  });
  mounted.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => onRun?.());
  for (const key of [KeyMod.Shift | KeyCode.Enter, KeyCode.Quote]) mounted.addCommand(KeyMod.CtrlCmd | key, () => onSubmit?.());

  return {
    getValue: () => model.getValue(),
    /** Replaces the text; undo takes it back. @param {string} text */
    setValue(text) {
      if (text === model.getValue()) return;
      silent = true;
      mounted.pushUndoStop();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      mounted.pushUndoStop();
      silent = false;
    },
    /**
     * Takes Vim's keys, or gives them up.
     * @param {HTMLElement} [status] where Vim says what it is doing; without it there are none
     */
    async setVim(status) {
      vimWanted = status;
      endVim?.();
      endVim = undefined;
      if (!status) return;
      try {
        const { start } = await import(VIM);
        // It may have been given up meanwhile, or asked for anew.
        if (vimWanted === status && !endVim) endVim = start(mounted, status);
      } catch {
        status.textContent = 'Vim’s keys could not be loaded; the editor’s own are there.';
      }
    },
    /** Where the caret is, counted in UTF-16 units. */
    caret: () => model.getOffsetAt(mounted.getPosition()),
    /**
     * Replaces the units from `from` to `to` as if it had been typed, in one step of undo.
     * @param {number} from @param {number} to @param {string} text @param {number} caret where it is afterwards
     */
    edit(from, to, text, caret) {
      const [start, end] = [from, to].map((offset) => model.getPositionAt(offset));
      const range = { startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column };
      mounted.pushUndoStop();
      mounted.executeEdits('edit', [{ range, text }]);
      mounted.pushUndoStop();
      const position = model.getPositionAt(caret);
      mounted.setPosition(position);
      mounted.revealPosition(position);
    },
    /** @param {'light' | 'dark'} name @param {number} fontSize in pixels */
    setLook(name, fontSize) {
      applyTheme(element, name);
      mounted.updateOptions({ fontSize });
    },
    /** @param {Marker[]} markers replace those before */
    setMarkers: (markers) => explainMarkers(model, markers),
    /** @param {import('./offer.mjs').Snippet[]} snippets offered from now on, in place of those before */
    setSnippets: (snippets) => offer(mounted, snippets),
    /**
     * Marks the line that a run is at, in place of the one before.
     * @param {number} [line] from 1; without it no line is marked
     * @param {boolean} [raises] whether an exception is raised there
     */
    setStep(line, raises) {
      step.clear();
      if (!line || line > model.getLineCount()) return;
      const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 };
      const [className, linesDecorationsClassName] = ['step-line', 'step-bar'].map((name) => (raises ? `${name} raises` : name));
      step.set([{ range, options: { description: 'step', isWholeLine: true, className, linesDecorationsClassName } }]);
      mounted.revealLineInCenterIfOutsideViewport(line);
    },
    /** Puts the keyboard in the editor, and the caret at a place in the text, counted in UTF-16 units. @param {number} [offset] */
    focus(offset) {
      if (offset !== undefined) {
        const position = model.getPositionAt(offset);
        mounted.setPosition(position);
        mounted.revealPositionInCenterIfOutsideViewport(position);
      }
      mounted.focus();
    },
    layout: () => mounted.layout(),
    /** The text goes with the editor. */
    dispose() {
      vimWanted = undefined;
      endVim?.();
      mounted.dispose();
      undress();
    },
  };
}

/** Whoever sees the caret's line sees it still when a result leaves the editor less room. */
function keepCaretInSight(mounted) {
  let { height } = mounted.getLayoutInfo();
  mounted.onDidLayoutChange((layout) => {
    const before = height;
    height = layout.height;
    const caret = mounted.getPosition();
    if (height >= before || !caret) return;
    const top = mounted.getTopForLineNumber(caret.lineNumber) - mounted.getScrollTop();
    if (top >= 0 && top < before) mounted.revealPosition(caret);
  });
}

/** The page's own font for code, where it names one. */
function font(element) {
  const family = getComputedStyle(element).getPropertyValue('--font-code').trim();
  return family ? { fontFamily: family } : {};
}
