/**
 * Writes the service worker of a built site:
 *
 *     node web/offline/make.mjs <dist>
 *
 * It holds the names and digests of all files as they are now, so that it is the last file to be made.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { filesOf } from '../site.mjs';

/** What only a host reads. */
const FOR_HOSTS = /^(_headers|sw\.js)$/;

/** What is kept only for those who ask: Python, its packages, its formatter. */
const FOR_PYTHON = /^(pyodide|lint)\//;

const here = path.dirname(fileURLToPath(import.meta.url));
const [dist] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node web/offline/make.mjs <dist>');
  process.exit(2);
}

const names = filesOf(dist)
  .filter((name) => !FOR_HOSTS.test(name))
  .sort();
const files = names.map((url) => {
  const bytes = fs.readFileSync(path.join(dist, url));
  const hash = createHash('sha256').update(bytes).digest();
  return { url, sha256: hash.toString('hex'), size: bytes.length };
});
const lock = JSON.parse(fs.readFileSync(path.join(dist, 'pyodide/pyodide-lock.json'), 'utf8'));
/** Wheels of packages that come as packs: nobody asks for them where the pack is there. */
const spare = new Set(Object.values(lock.packages).filter(({ pack }) => pack).map(({ file_name }) => `pyodide/${file_name}`));

const core = files
  .filter(({ url }) => !FOR_PYTHON.test(url))
  .map(({ url, sha256 }) => ({ url, sha256 }));
const python = files.filter(({ url }) => FOR_PYTHON.test(url) && !spare.has(url));
const policy = fs.readFileSync(path.join(here, '../policy.txt'), 'utf8').trim().split('\n').join('; ');
const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);

await build({
  entryPoints: [path.join(here, 'worker.js')],
  outfile: path.join(dist, 'sw.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022'],
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"', METTLE_FILES: JSON.stringify({ version, core, python, policy }) },
});
const megabytes = (list) => `${(list.reduce((sum, { url }) => sum + fs.statSync(path.join(dist, url)).size, 0) / 1e6).toFixed(1)} MB`;
console.log(`The service worker keeps ${core.length} files (${megabytes(core)}), and ${python.length} of Python (${megabytes(python)}) for those who ask.`);
