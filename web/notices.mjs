/**
 * What a built site's JavaScript and Python are made of, for the page of licences, which `cargo xtask notices` writes:
 *
 *     node web/notices.mjs <dist> <bundled> <out>
 *
 * `<bundled>` is the list that build.mjs made of the packages in its bundles. Wheels are read as they lie in the site.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { npmPackage, standardLibrary, wheel } from './licences.mjs';

const [dist, bundled, out] = process.argv.slice(2);
if (!out) {
  console.error('usage: node web/notices.mjs <dist> <bundled> <out>');
  process.exit(2);
}
const modules = fileURLToPath(new URL('./node_modules/', import.meta.url));
const pyodide = path.join(dist, 'pyodide');
const lock = JSON.parse(fs.readFileSync(path.join(pyodide, 'pyodide-lock.json'), 'utf8'));

const found = [
  ...JSON.parse(fs.readFileSync(bundled, 'utf8')).map((name) => npmPackage(path.join(modules, name))),
  npmPackage(path.join(modules, 'pyodide'), 'python'),
  // The site's own holds byte code, which has no comments.
  standardLibrary(fs.readFileSync(path.join(modules, 'pyodide/python_stdlib.zip')), lock.info.python),
  ...Object.values(lock.packages).map(({ file_name }) => wheel(fs.readFileSync(path.join(pyodide, file_name)))),
];
fs.writeFileSync(out, JSON.stringify(found));
