/** Which snippets suit a place in a text, and what they change there. Knows nothing of Monaco. */

/**
 * @typedef {object} Snippet
 * @property {string} label what is typed to get it
 * @property {string} title
 * @property {string} text with tab stops: `${1:word}`, `$0`
 * @property {string[]} imports lines that the text must hold
 * @property {boolean} isPart whether it may stand within a line
 * @property {string} [unless] not offered where the text holds this
 */

/** So many letters of a label are typed before anything is offered that nobody asked for. */
const TYPED = 3;

/**
 * The snippets that may stand here, with the column from which each replaces what is typed.
 * @param {Snippet[]} snippets
 * @param {string} text all of it
 * @param {string} before the line up to the caret
 * @returns {{ snippet: Snippet, from: number }[]} columns from 0
 */
export function offered(snippets, text, before) {
  const word = before.search(/\w*$/);
  // After a dot there are the names of what stands before it.
  if (before[word - 1] === '.') return [];
  const start = before.search(/\S|$/);
  const found = [];
  for (const snippet of snippets) {
    if (snippet.unless && text.includes(snippet.unless)) continue;
    const from = begins(snippet, before.slice(start)) ? start : word;
    if (snippet.isPart || from === start) found.push({ snippet, from });
  }
  return found;
}

/**
 * Whether somebody is typing a label, at the beginning of a line: then it is offered unasked.
 * @param {Snippet[]} snippets
 * @param {string} text
 * @param {string} before
 */
export function isTyped(snippets, text, before) {
  const typed = before.trimStart();
  if (typed.length < TYPED || !snippets.some((snippet) => begins(snippet, typed))) return false;
  return offered(snippets, text, before).some(({ snippet }) => begins(snippet, typed));
}

const begins = ({ label }, typed) => label.toLowerCase().startsWith(typed.toLowerCase());

/**
 * Where the imports that a text lacks go: after those that it begins with, else to its top.
 * @param {string[]} imports
 * @param {string} text
 * @returns {{ line: number, text: string } | null} before that line, from 1
 */
export function missing(imports, text) {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const wanted = imports.filter((line) => !lines.includes(line));
  if (wanted.length === 0) return null;
  let last = 0;
  for (const [at, line] of lines.entries()) {
    if (/^(import|from) /.test(line)) last = at + 1;
    else if (line !== '' && !line.startsWith('#')) break;
  }
  const apart = last === 0 && lines.some((line) => line !== '') ? '\n\n' : '';
  return { line: last + 1, text: `${wanted.join('\n')}\n${apart}` };
}

/** A snippet as it reads: words in their places, nothing where the caret comes to rest. @param {string} text */
export function shown(text) {
  return text.replace(/\\([\\$}])|\$\{\d+:([^}]*)\}|\$\d+/g, (_, escaped, word) => escaped ?? word ?? '').trimEnd();
}
