/** Places that something is wrong with, and what is wrong there: where the pointer rests, and by Ctrl + K, Ctrl + I at the caret. */
import { KeyCode, KeyMod, MarkerSeverity, Range, editor as monaco, languages } from 'monaco-editor/editor/editor.api';
import { ContentHoverController } from 'monaco-editor/editor/contrib/hover/browser/contentHoverController';
import { plain } from './plain.mjs';

const OWNER = 'mettle';

/** How Monaco calls a hover that is shown at once, and by a key. */
const [IMMEDIATE, BY_KEY] = [1, 2];

/** @param {import('./editor.mjs').Marker[]} markers in place of those before */
export function explainMarkers(model, markers) {
  monaco.setModelMarkers(
    model,
    OWNER,
    markers.map((marker) => placed(model, marker)),
  );
}

/** Shows what a pointer at the caret would show. */
export function explainByKey(editor) {
  const { CtrlCmd, chord } = KeyMod;
  editor.addCommand(chord(CtrlCmd | KeyCode.KeyK, CtrlCmd | KeyCode.KeyI), () => {
    const { lineNumber, column } = editor.getPosition();
    const range = new Range(lineNumber, column, lineNumber, column);
    ContentHoverController.get(editor)?.showContentHover(range, IMMEDIATE, BY_KEY, true);
  });
}

for (const language of ['python', 'sql']) {
  languages.registerHoverProvider(language, {
    provideHover(model, position) {
      const markers = monaco.getModelMarkers({ owner: OWNER, resource: model.uri });
      const here = markers.filter((marker) => Range.containsPosition(marker, position));
      return here.length > 0 ? { contents: here.map(({ message }) => plain(message)) } : null;
    },
  });
}

/** To where it ends, or to the end of the word that stands there, or the whole line. */
function placed(model, { line, column, endLine, endColumn, warns, message }) {
  const lineNumber = Math.min(Math.max(line, 1), model.getLineCount());
  const first = column ?? model.getLineFirstNonWhitespaceColumn(lineNumber);
  const startColumn = Math.min(Math.max(first, 1), model.getLineMaxColumn(lineNumber));
  const severity = warns ? MarkerSeverity.Warning : MarkerSeverity.Error;
  // A place on one line; one that goes on would underline half the answer.
  if (endLine && endLine === line && endColumn > startColumn) {
    return { severity, message, startLineNumber: lineNumber, startColumn, endLineNumber: lineNumber, endColumn };
  }
  const word = column && model.getWordAtPosition({ lineNumber, column: startColumn });
  const end = column ? (word?.endColumn ?? startColumn + 1) : model.getLineMaxColumn(lineNumber);
  return {
    severity,
    message,
    startLineNumber: lineNumber,
    startColumn,
    endLineNumber: lineNumber,
    endColumn: Math.max(end, startColumn + 1),
  };
}
