/**
 * Puts the content security policy into a built site's page:
 *
 *     node web/policy.mjs <folder>
 *
 * Scripts that stand in the page become files: the policy lets none run there. Only WebAssembly may be compiled; Pyodide and the app need
 * that, and no code made of text. Images may be blobs, which only the page itself makes: figures come as bytes from the interpreter.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node web/policy.mjs <folder>');
  process.exit(2);
}
const page = join(folder, 'index.html');
const policy = readFileSync(new URL('./policy.txt', import.meta.url), 'utf8').trim().split('\n').join('; ');

const html = readFileSync(page, 'utf8')
  .replace(/<script type="module">([^]*?)<\/script>/g, (_, code) => {
    const name = `start-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`;
    writeFileSync(join(folder, name), code.trim());
    return `<script type="module" src="${name}"></script>`;
  })
  .replace('<meta charset="utf-8">', (first) => `${first}\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
if (/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/.test(html)) {
  console.error(`${page} still holds a script or a style that the policy refuses.`);
  process.exit(1);
}
writeFileSync(page, html);
