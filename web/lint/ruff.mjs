/** Ruff behind two functions; places are counted in UTF-16 units, as editors do. */
import start, { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import { SETTINGS } from './rules.mjs';

/** What Ruff calls a text that is no Python. */
const NO_PYTHON = 'invalid-syntax';

/**
 * @typedef {object} Found
 * @property {number} line from 1
 * @property {number} column from 1
 * @property {number} endLine
 * @property {number} endColumn the first unit after it
 * @property {boolean} syntax whether the text is no Python because of it
 * @property {string} message
 */

/**
 * @param {BufferSource | Promise<Response> | URL} engine Ruff's WebAssembly
 * @returns {Promise<{ check: (source: string) => Found[], format: (source: string) => { text: string } | { refused: Found } }>}
 */
export async function ruff(engine) {
  await start({ module_or_path: engine });
  const workspace = new Workspace(SETTINGS, PositionEncoding.Utf16);
  const check = (source) => workspace.check(source).map(found);
  return {
    check,
    format(source) {
      try {
        return { text: workspace.format(source) };
      } catch (error) {
        // A place in words comes with what checking says alone.
        const refused = check(source).find(({ syntax }) => syntax);
        if (!refused) throw error;
        return { refused };
      }
    },
  };
}

function found({ code, message, start_location: from, end_location: to }) {
  const syntax = code === NO_PYTHON;
  const told = message.replaceAll('`', '');
  return {
    line: from.row,
    column: from.column,
    endLine: to.row,
    endColumn: to.column,
    syntax,
    message: syntax || !code ? told : `${told} (${code})`,
  };
}
