/**
 * How large each part of the built site is, raw and as a server sends it with brotli:
 *
 *     node web/sizes.mjs <dist>
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { filesOf } from './site.mjs';

/** The first part whose pattern fits a path takes the file. */
const PARTS = [
  ['Problem pages, one a problem', /^(p\/|404\.html)/],
  ['Licences of all that is in the site', /^notices\//],
  ['Page and style', /^(index\.html|start-[^/]+\.js|(early|look)[^/]*\.js|[^/]+\.css)$/],
  ['Service worker, and what asks it', /^(sw\.js|offline\/)/],
  ['Icons and name as an app', /^(app\/|icon)/],
  ['App', /^mettle-[^/]+$/],
  ['Judge with SQLite', /^judge_worker[^/]*$/],
  ['Problem texts', /^content\//],
  ['Vim keys', /^editor\/vim\.js$/],
  ['Editor (Monaco)', /^editor\//],
  ['Linter and formatter (Ruff)', /^lint\//],
  ['Help while typing', /^(pyodide\/(jedi|parso)-[^/]*\.whl|python\/helper\.js)$/],
  ['Drawing (matplotlib)', /^pyodide\/(contourpy|cycler|fonttools|kiwisolver|matplotlib|matplotlib_pyodide|packaging|pillow|pyparsing)-[^/]*\.whl$/],
  ['Python worker', /^python\//],
  ['Python packages', /^pyodide\/.*\.pack$/],
  ['The same as wheels, where those do not come', /^pyodide\/.*\.whl$/],
  ['Python (Pyodide)', /^pyodide\//],
  ['Everything else', /./],
];

const inWords = (bytes) => (bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`);

const [dist] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node web/sizes.mjs <dist>');
  process.exit(2);
}
const parts = new Map(PARTS.map(([name]) => [name, { files: 0, raw: 0, brotli: 0 }]));
const size = (file) => fs.statSync(file, { throwIfNoEntry: false })?.size;
for (const name of filesOf(dist)) {
  const file = path.join(dist, name);
  const part = parts.get(PARTS.find(([, pattern]) => pattern.test(name))[0]);
  part.files += 1;
  part.raw += size(file);
  part.brotli += size(`${file}.br`) ?? size(file);
}

console.log('| part | files | raw | brotli |\n|---|--:|--:|--:|');
for (const [name, part] of parts) {
  if (part.files > 0) console.log(`| ${name} | ${part.files} | ${inWords(part.raw)} | ${inWords(part.brotli)} |`);
}
