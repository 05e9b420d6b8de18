/**
 * Packages as the site packs them (web/packs.mjs), put into an interpreter without its own installer, which is slower and links
 * every library before anyone wants it.
 */
import { loadPackages } from './session.mjs';
import { layFiles } from './snapshot.mjs';

/** Where Python finds packages. */
const SITE = '/lib/python3.12/site-packages';

const FILE = 0o100644;
const FOLDER = 0o40755;

/** The names of packages and of all that they need. */
export function closure(lock, packages) {
  const names = [...new Set(packages)].filter((name) => lock.packages[name]);
  for (const name of names) names.push(...lock.packages[name].depends.filter((other) => !names.includes(other)));
  return names;
}

/**
 * The files of a pack that may still be on its way.
 * @param {ReadableStream<Uint8Array>} stream
 * @returns {Promise<Map<string, Uint8Array>>} views of one buffer by their paths; rejects where the pack is not whole
 */
export async function unpacked(stream) {
  const bytes = new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  let at = 4 + new DataView(bytes.buffer).getUint32(0, true);
  const files = new Map();
  for (const [name, size] of JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)))) {
    files.set(name, bytes.subarray(at, at + size));
    at += size;
  }
  if (at !== bytes.length) throw new Error('a pack is not whole');
  return files;
}

/**
 * What installs packages in a session: those whose files are on their way by themselves, what else there is by Pyodide.
 * @param {Map<string, Promise<Map<string, Uint8Array>>>} ahead
 */
export const installer = (ahead) => async (pyodide, wanted) => {
  for (const [name, files] of ahead) {
    // One that did not come is Pyodide's to try again, and to tell of.
    const here = await files.catch(() => undefined);
    if (!here) continue;
    lay(pyodide.FS, SITE, here);
    pyodide.loadedPackages[name] = 'default channel';
  }
  ahead.clear();
  const rest = wanted.filter((name) => !(name in pyodide.loadedPackages));
  if (rest.length > 0) await loadPackages(pyodide, rest);
};

/**
 * Puts a package's files where Python finds packages. None of its folders may be there yet.
 * @param {any} FS Pyodide's
 * @param {string} folder
 * @param {Map<string, Uint8Array>} files
 */
export function lay(FS, folder, files) {
  const list = [];
  const contents = new Map();
  const folders = new Set();
  const time = Date.now();
  for (const [name, bytes] of files) {
    for (let cut = name.indexOf('/'); cut > 0; cut = name.indexOf('/', cut + 1)) {
      const path = `${folder}/${name.slice(0, cut)}`;
      if (folders.has(path)) continue;
      folders.add(path);
      list.push([path, -1, FOLDER, time]);
    }
    const path = `${folder}/${name}`;
    list.push([path, bytes.length, FILE, time]);
    contents.set(path, bytes);
  }
  layFiles(FS, { folder, files: list }, contents);
}
