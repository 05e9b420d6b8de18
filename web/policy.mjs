/**
 * Puts the content security policy into a built site's pages:
 *
 *     node web/policy.mjs <folder>
 *
 * Scripts that stand in `index.html` become files: the policy lets none run there. Only WebAssembly may be compiled; Pyodide and the app
 * need that, and no code made of text. Images may be blobs, which only the page itself makes: figures come as bytes from the interpreter.
 *
 * The app and the judge compile their files in a way that Firefox ends, see early/whole.mjs.
 *
 * `404.html` is shown at addresses of any depth, from which no file of ours can be named: its one script and its style stand in it, and
 * its policy allows these two by their hashes. `_headers` tells hosts that read it what to send with workers' scripts.
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
const rules = readFileSync(new URL('./policy.txt', import.meta.url), 'utf8').trim().split('\n');
const withPolicy = (html, own) =>
  html.replace('<meta charset="utf-8">', (first) => `${first}\n    <meta http-equiv="Content-Security-Policy" content="${own.join('; ')}">`);

const page = join(folder, 'index.html');
// The page's own text comes first: the app is half a megabyte, and is fetched once that has been painted. A hidden page paints nothing, and
// some that count as visible do not either, such as those behind other windows: nobody waits for them for long.
const painted =
  'await new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, document.hidden ? 0 : 250); });\n';
const [, whole] = /\*\/\s*([^]*)/.exec(readFileSync(new URL('./early/whole.mjs', import.meta.url), 'utf8'));
const built = readFileSync(page, 'utf8').replace(/\s*<link rel="preload"[^>]*\.wasm"[^>]*>/, '');
const html = built.replace(/<script type="module">([^]*?)<\/script>/g, (_, script) => {
  const code = script.trim().replace(/^(?!import)/m, painted + whole);
  const name = `start-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`;
  writeFileSync(join(folder, name), code);
  return `<script type="module" src="${name}"></script>`;
});
if (/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/.test(html)) {
  console.error(`${page} still holds a script or a style that the policy refuses.`);
  process.exit(1);
}
writeFileSync(page, withPolicy(html, rules));

const loader = join(folder, 'judge_worker_loader.js');
const loaded = readFileSync(loader, 'utf8').replace(/^import[^;]*;/, (first) => `${first}\n${whole}`);
if (!loaded.includes(whole)) {
  console.error(`${loader} does not begin as trunk used to write it.`);
  process.exit(1);
}
writeFileSync(loader, loaded);

const lost = readFileSync(new URL('./lost/404.html', import.meta.url), 'utf8');
const hash = (tag) => {
  const [, text] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(lost);
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
};
const itself = [
  "default-src 'none'",
  `script-src ${hash('script')}`,
  `style-src ${hash('style')}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];
writeFileSync(join(folder, '404.html'), withPolicy(lost, itself));

const headers = readFileSync(new URL('./hosting/_headers', import.meta.url), 'utf8');
writeFileSync(join(folder, '_headers'), headers.replaceAll('{{policy}}', rules.join('; ')));
