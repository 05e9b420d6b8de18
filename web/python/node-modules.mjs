/**
 * Under Node, Pyodide holds whole modules for itself (files, other programs), which no cleaning of the realm reaches. So their
 * functions are taken out of the modules, for everyone in the process.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import vm from 'node:vm';

/** What goes by an open file's number; standard input may be such a file. */
const BY_NUMBER = new Set(['read', 'readSync', 'write', 'writeSync', 'close', 'closeSync', 'fstat', 'fstatSync', 'fsync', 'fsyncSync']);

/**
 * @param {string[]} files the only ones that may still be read, and only meanwhile
 * @returns {(work: () => Promise<T>) => Promise<T>} runs `work` while those files can be read
 */
export function closeModules(files) {
  const known = new Set(files);
  const { readFile } = promises;
  let open = false;
  for (const module of [fs, promises, childProcess, vm]) {
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'function' && !(module === fs && BY_NUMBER.has(name))) module[name] = refuse;
    }
  }
  promises.readFile = async (file, options) => (open && known.has(file) ? readFile(file, options) : refuse());
  // Pyodide looks whether its folder is there.
  promises.mkdir = promises.stat = async () => (open ? undefined : refuse());
  syncBuiltinESMExports();
  return async (work) => {
    open = true;
    try {
      return await work();
    } finally {
      open = false;
    }
  };
}

function refuse() {
  throw new Error('the interpreter has no way to this machine');
}
