/**
 * Looks a built site over before it is uploaded:
 *
 *     node web/check.mjs <dist>
 *
 * Every address in its pages and style sheets is relative, leads to a file that is there, and to no other origin; each page has its
 * policy; what is sent before a statement can be read is within its promise; and the page of licences is there and no burden. Exits with
 * 1 where anything is wrong, one line each.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { COPY, filesOf } from './site.mjs';

/** Bytes, compressed, before the statement of a linked problem can be read. */
const BEFORE_STATEMENT = 60_000;

/** The page with the licences of everything shipped, and how many bytes of it may be sent, compressed. */
const LICENCES = 'notices/index.html';
const OF_LICENCES = 120_000;

const [dist] = process.argv.slice(2);
if (!dist) {
  console.error('usage: node web/check.mjs <dist>');
  process.exit(2);
}

const wrong = [];
const files = new Set(filesOf(dist));
const read = (name) => fs.readFileSync(path.join(dist, name), 'utf8');
const sent = (name) => fs.statSync(path.join(dist, `${name}.br`), { throwIfNoEntry: false })?.size ?? fs.statSync(path.join(dist, name)).size;

/** The file that an address in a page of this base leads to; nothing for places within the page. */
function target(address, base, where) {
  if (address.startsWith('#') || address.startsWith('data:')) return undefined;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
    wrong.push(`${where}: ${address} leaves the site`);
    return undefined;
  }
  if (address.startsWith('/')) {
    wrong.push(`${where}: ${address} is right at a domain's root only`);
    return undefined;
  }
  const whole = path.posix.normalize(path.posix.join(base, address.replace(/[?#].*$/, '')));
  if (whole.startsWith('..')) {
    wrong.push(`${where}: ${address} leads out of the site`);
    return undefined;
  }
  const name = whole === '.' || whole === './' ? 'index.html' : whole.endsWith('/') ? `${whole}index.html` : whole;
  if (!files.has(name)) wrong.push(`${where}: ${address} leads to ${name}, which is not there`);
  return name;
}

const pages = [...files].filter((name) => name.endsWith('.html'));
let most = 0;
for (const page of pages) {
  const html = read(page);
  if (!html.includes('http-equiv="Content-Security-Policy"')) wrong.push(`${page}: it carries no content security policy`);
  if (page === '404.html') continue;
  const base = /<base href="([^"]*)">/.exec(html)?.[1];
  if (base === undefined || base.startsWith('/')) {
    wrong.push(`${page}: its base is ${base ?? 'not there'}`);
    continue;
  }
  const root = path.posix.join(path.posix.dirname(page), base);
  if (path.posix.normalize(root).replace(/\/$/, '') !== '.') wrong.push(`${page}: its base ${base} is not the site's root`);
  const rest = html.replace(/<base [^>]*>/, '');
  const before = [];
  for (const [tag, name] of rest.matchAll(/<([a-z]+)\b[^>]*>/g)) {
    for (const [, address] of tag.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const file = target(address, '.', page);
      // What the first paint waits for.
      const blocks = (name === 'link' && tag.includes('rel="stylesheet"')) || (name === 'script' && !/\b(async|defer|type="module")/.test(tag));
      if (file && blocks) before.push(file);
    }
  }
  const bytes = [page, ...before].filter((name) => files.has(name)).reduce((sum, name) => sum + sent(name), 0);
  // That page has a bound of its own, below.
  if (page !== LICENCES) most = Math.max(most, bytes);
  if (page.startsWith('p/') && bytes > BEFORE_STATEMENT) wrong.push(`${page}: ${bytes} bytes are sent before it can be read; ${BEFORE_STATEMENT} are promised`);
}
if (!files.has(LICENCES)) wrong.push(`${LICENCES}: it is not there, and what the site is made of wants to be named`);
else if (sent(LICENCES) > OF_LICENCES) wrong.push(`${LICENCES}: ${sent(LICENCES)} bytes are sent for it; at most ${OF_LICENCES} should be`);
for (const sheet of [...files].filter((name) => name.endsWith('.css'))) {
  for (const [, address] of read(sheet).matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)) target(address, path.posix.dirname(sheet), sheet);
}
for (const name of fs.readdirSync(dist, { recursive: true }).map(String)) {
  if (COPY.test(name) && !files.has(name.replace(COPY, '').replaceAll(path.sep, '/'))) wrong.push(`${name}: a copy of a file that is not there`);
}

if (wrong.length > 0) {
  for (const line of wrong) console.error(line);
  console.error(`${wrong.length} things are wrong with ${dist}.`);
  process.exit(1);
}
console.log(`${pages.length} pages are sound; ${(most / 1000).toFixed(1)} KB at most are sent before one can be read (${BEFORE_STATEMENT / 1000} KB are promised).`);
