/** Vim's keys in the editor: a module of its own, loaded when somebody wants them. It takes Monaco from the editor's module. */
import { initVimMode } from 'monaco-vim';

/**
 * @param {object} mounted Monaco's editor
 * @param {HTMLElement} status where the mode, what was typed of a command, and the line for `:` and `/` are shown
 * @returns {() => void} ends it
 */
export function start(mounted, status) {
  const vim = initVimMode(mounted, status);
  return () => {
    vim.dispose();
    status.replaceChildren();
  };
}
