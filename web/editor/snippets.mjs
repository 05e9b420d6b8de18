/** Snippets that an editor was given, offered at the beginning of a line once enough of a label is typed, and elsewhere when asked. */
import { languages } from 'monaco-editor/editor/editor.api';
import { isTyped, missing, offered, shown } from './offer.mjs';

/** @type {WeakMap<object, import('./offer.mjs').Snippet[]>} by the text that they are for */
const given = new WeakMap();

/** Monaco's number for what stands in a string, as in a docstring; there words are words. */
const STRING = 2;

const provider = {
  provideCompletionItems(model, { lineNumber, column }) {
    const [text, before] = [model.getValue(), lineBefore(model, { lineNumber, column })];
    const suggestions = offered(given.get(model) ?? [], text, before).map(({ snippet, from }, at) => ({
      label: { label: snippet.label, description: snippet.title },
      kind: languages.CompletionItemKind.Snippet,
      insertText: snippet.text,
      insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
      documentation: { value: `\`\`\`${model.getLanguageId()}\n${shown(snippet.text)}\n\`\`\`` },
      // Before the names of everything that there is.
      sortText: ` ${String(at).padStart(3, '0')}`,
      range: { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: from + 1, endColumn: column },
      additionalTextEdits: imports(snippet, text),
    }));
    return { suggestions };
  },
};

languages.registerCompletionItemProvider(['python', 'sql'], provider);

function imports(snippet, text) {
  const lacking = missing(snippet.imports, text);
  if (!lacking) return undefined;
  const range = { startLineNumber: lacking.line, startColumn: 1, endLineNumber: lacking.line, endColumn: 1 };
  return [{ range, text: lacking.text }];
}

const lineBefore = (model, { lineNumber, column }) => model.getLineContent(lineNumber).slice(0, column - 1);

/**
 * From now on these are offered for the editor's text.
 * @param {object} mounted Monaco's editor
 * @param {import('./offer.mjs').Snippet[]} snippets
 */
export function offer(mounted, snippets) {
  given.set(mounted.getModel(), snippets);
}

/** Has this editor offer a snippet whose label is being typed. Nobody else is asked then. @param {object} mounted */
export function offerWhileTyped(mounted) {
  const model = mounted.getModel();
  const suggesting = mounted.getContribution('editor.contrib.suggestController');
  mounted.onDidType((typed) => {
    // Whoever is asking already goes on.
    if (!/^\w$/.test(typed) || suggesting.model.state !== 0) return;
    const place = mounted.getPosition();
    const snippets = given.get(model) ?? [];
    if (snippets.length === 0 || !isTyped(snippets, model.getValue(), lineBefore(model, place))) return;
    if (isInString(model, place)) return;
    suggesting.triggerSuggest(new Set([provider]), true);
  });
}

/** Whether the character before the caret is a string's. */
function isInString(model, { lineNumber, column }) {
  // Else it is as it was before the last keys.
  model.tokenization.forceTokenization(lineNumber);
  const tokens = model.tokenization.getLineTokens(lineNumber);
  return tokens.getStandardTokenType(tokens.findTokenIndexAtOffset(Math.max(0, column - 2))) === STRING;
}
