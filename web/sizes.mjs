/**
 * How large each part of the built site is, raw and as a server sends it with brotli.
 *
 *     node web/sizes.mjs <dist> [<file that remembers results>]
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** The first part whose pattern fits a path takes the file. */
const PARTS = [
  ['Page and style', /^(index\.html|(early|look)[^/]*\.js|[^/]+\.css)$/],
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

/** Archives travel as they are: they hold compressed data. */
const PACKED = /\.(whl|pack|zip|png|jpg|webp|woff2)$/;

const brotli = promisify(zlib.brotliCompress);

async function sent(name, bytes, known) {
  if (PACKED.test(name)) return bytes.length;
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (!(hash in known)) {
    const params = {
      [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    known[hash] = (await brotli(bytes, { params })).length;
  }
  return known[hash];
}

function recall(memory) {
  try {
    return JSON.parse(fs.readFileSync(memory, 'utf8'));
  } catch {
    return {};
  }
}

const inWords = (bytes) => (bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`);

const [dist, memory] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node web/sizes.mjs <dist> [<file that remembers results>]');
  process.exit(2);
}
const known = memory ? recall(memory) : {};
const parts = new Map(PARTS.map(([name]) => [name, { files: 0, raw: 0, brotli: 0 }]));
const files = fs
  .readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(dist, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll(path.sep, '/'));
await Promise.all(
  files.map(async (name) => {
    const bytes = fs.readFileSync(path.join(dist, name));
    const part = parts.get(PARTS.find(([, pattern]) => pattern.test(name))[0]);
    const compressed = await sent(name, bytes, known);
    part.files += 1;
    part.raw += bytes.length;
    part.brotli += compressed;
  }),
);
if (memory) fs.writeFileSync(memory, JSON.stringify(known));

console.log('| part | files | raw | brotli |\n|---|--:|--:|--:|');
for (const [name, part] of parts) {
  if (part.files > 0) console.log(`| ${name} | ${part.files} | ${inWords(part.raw)} | ${inWords(part.brotli)} |`);
}
