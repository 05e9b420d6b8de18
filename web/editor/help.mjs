/** Completion, signatures and hovering for Python, from whoever an editor was given to ask. */
import { languages } from 'monaco-editor/editor/editor.api';
import { plain } from './plain.mjs';

/**
 * @typedef {(ask: 'complete' | 'signature' | 'hover', source: string, line: number, column: number) => Promise<string | null>} Ask
 *   JSON as harness/help.py gives it, `null` where nothing is known; line and column from 1
 */

/** @type {WeakMap<object, Ask>} by the text that it is about */
const asked = new WeakMap();

/** jedi's words for what a name stands for, in Monaco's. */
const KINDS = {
  class: 'Class',
  function: 'Function',
  instance: 'Variable',
  keyword: 'Keyword',
  module: 'Module',
  param: 'Variable',
  property: 'Property',
  statement: 'Variable',
};

/**
 * From now on help for a text comes from `ask`.
 * @param {object} model
 * @param {Ask} [ask]
 */
export function helpWith(model, ask) {
  if (ask) asked.set(model, ask);
}

async function answer(ask, model, { lineNumber, column }) {
  const text = await asked.get(model)?.(ask, model.getValue(), lineNumber, column);
  return text ? JSON.parse(text) : null;
}

/** Code as code; documentation is plain text. */
const code = (text) => ({ value: `\`\`\`python\n${text.replaceAll('```', "'''")}\n\`\`\`` });

languages.registerCompletionItemProvider('python', {
  triggerCharacters: ['.'],
  async provideCompletionItems(model, position) {
    const found = (await answer('complete', model, position)) ?? [];
    const { lineNumber, column } = position;
    const suggestions = found.map(({ label, kind, typed }, at) => ({
      label,
      kind: languages.CompletionItemKind[KINDS[kind] ?? 'Text'],
      insertText: label,
      // jedi's own order: what is for everybody before what is not.
      sortText: String(at).padStart(5, '0'),
      range: { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn: column - typed, endColumn: column },
    }));
    return { suggestions };
  },
});

languages.registerSignatureHelpProvider('python', {
  signatureHelpTriggerCharacters: ['('],
  signatureHelpRetriggerCharacters: [',', ')'],
  async provideSignatureHelp(model, position) {
    const found = (await answer('signature', model, position)) ?? [];
    if (found.length === 0) return null;
    const signatures = found.map(({ label, parameters, documentation }) => ({
      label,
      documentation: documentation ? plain(documentation.split('\n\n')[0]) : undefined,
      parameters: parameters.map((name) => ({ label: name })),
    }));
    const value = { signatures, activeSignature: 0, activeParameter: found[0].active ?? 0 };
    return { value, dispose() {} };
  },
});

languages.registerHoverProvider('python', {
  async provideHover(model, position) {
    const found = await answer('hover', model, position);
    if (!found) return null;
    return { contents: [code(found.label), ...(found.documentation ? [plain(found.documentation)] : [])] };
  },
});
