/** What packages tell of their licences: npm's folders, wheels, and Python's standard library. notices.mjs puts it together. */
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** @typedef {{ group: string, name: string, version: string, licence: string | null, source: string | null, texts: { from: string, text: string }[] }} Found */

/** Whether a file of this name holds a licence or notices; code that speaks of licences does not. */
const isLicence = (name) => /^(un)?licen[cs]e|^copying|^notice|^thirdpartynotices/i.test(path.posix.basename(name)) && !/\.(pyc?|pyi|so|m?js)$/.test(name);

/**
 * A package of npm's, as it lies in its folder.
 * @returns {Found}
 */
export function npmPackage(folder, group = 'npm') {
  const { name, version, license, repository, homepage } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && isLicence(entry.name));
  const texts = files.map((entry) => entry.name).sort().map((from) => ({ from, text: fs.readFileSync(path.join(folder, from), 'utf8') }));
  return { group, name, version, licence: license ?? null, source: repository?.url ?? repository ?? homepage ?? null, texts };
}

/**
 * A wheel. Its own licence comes first, then those of what it carries.
 * @param {Uint8Array} bytes
 * @returns {Found}
 */
export function wheel(bytes) {
  const files = unzipSync(bytes, { filter: ({ name }) => /^[^/]+\.dist-info\/METADATA$/.test(name) || isLicence(name) });
  const isMetadata = (name) => name.endsWith('.dist-info/METADATA');
  const metadata = Object.keys(files).find(isMetadata);
  if (!metadata) throw new Error('This wheel tells nothing of itself: it has no METADATA.');
  const fields = headers(strFromU8(files[metadata]));
  const field = (name) => fields.find(([it]) => it === name.toLowerCase())?.[1];
  const addresses = fields.filter(([it]) => it === 'project-url').map(([, value]) => value.split(/,\s*/));
  const address = (pattern) => addresses.find(([label]) => pattern.test(label))?.[1];
  const own = metadata.slice(0, -'METADATA'.length);
  const names = Object.keys(files).filter((name) => !isMetadata(name) && !name.endsWith('/'));
  const [first, others] = [names.filter((name) => name.startsWith(own)), names.filter((name) => !name.startsWith(own))];
  const told = field('License-Expression') ?? field('License');
  return {
    group: 'packages',
    name: field('Name'),
    version: field('Version'),
    // A whole text in the place of a name is no name.
    licence: told && !told.includes('\n') ? told : null,
    source: address(/source|repository/i) ?? address(/^home/i) ?? field('Home-page') ?? null,
    texts: [...first.sort(), ...others.sort()].map((name) => ({ from: name.replace(own, ''), text: strFromU8(files[name]) })),
  };
}

/** The fields before the first empty line, in lower case, with the lines that continue them. */
function headers(text) {
  const [head] = text.replaceAll('\r\n', '\n').split('\n\n', 1);
  return head
    .replace(/\n(?=[ \t])/g, '\0')
    .split('\n')
    .map((line) => line.split(/:\s*([^]*)/, 2))
    .map(([name, value]) => [name.toLowerCase(), (value ?? '').replaceAll('\0', '\n').trim()]);
}

/** What begins a permission, wherever it stands in a module's head. */
const PERMISSION = /permission\s+(to\s+use|is\s+hereby\s+granted)|redistribution\s+and\s+use\s+in/i;

/**
 * CPython's standard library: modules whose heads carry terms of their own, each with these.
 * @param {Uint8Array} bytes the archive with its sources
 * @param {string} version
 * @returns {Found}
 */
export function standardLibrary(bytes, version) {
  const files = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.py') && !/^(_?pyodide|site-packages)\//.test(name) });
  const texts = [];
  for (const [from, content] of Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const text = terms(strFromU8(content));
    if (text) texts.push({ from, text });
  }
  return { group: 'python', name: 'CPython', version, licence: 'Python-2.0.1', source: 'https://github.com/python/cpython', texts };
}

/** The terms in a source, from their first line on whose work it is to the end of that comment or string. */
function terms(source) {
  const lines = source.split('\n');
  const at = lines.findIndex((_, line) => PERMISSION.test(lines.slice(line, line + 2).map(bare).join(' ')));
  if (at < 0) return undefined;
  const isComment = lines[at].startsWith('#');
  const goesOn = (line) => line !== undefined && (isComment ? line.startsWith('#') : !line.includes('"""'));
  let begin = at;
  while (goesOn(lines[begin - 1])) begin -= 1;
  let end = at;
  while (goesOn(lines[end + 1])) end += 1;
  const block = lines.slice(begin, end + 1).map(bare);
  const permission = at - begin;
  const first = block.findIndex((line) => /copyright/i.test(line));
  // A row of marks behind the terms parts them from what else a head says.
  const last = block.findIndex((line, place) => place > permission && /^[-#=]{3,}$/.test(line.trim()));
  return block.slice(Math.min(first < 0 ? permission : first, permission), last < 0 ? undefined : last).join('\n').trim();
}

const bare = (line) => line.replace(/^# ?/, '');
