import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';

describe('a built site', () => {
  let folder;
  let dist;
  const write = (name, text) => {
    fs.mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    fs.writeFileSync(path.join(dist, name), text);
  };
  const run = (tool, ...args) => spawnSync(process.execPath, [path.join(root, 'web', tool), dist, ...args], { encoding: 'utf8' });
  const page = (base, body) => `<!doctype html><head>${POLICY}<base href="${base}"><link rel="stylesheet" href="./main.css"></head>${body}`;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mettle-site-'));
  });
  after(() => fs.rmSync(folder, { recursive: true }));
  beforeEach(() => {
    dist = fs.mkdtempSync(path.join(folder, 'dist-'));
    write('index.html', page('./', '<a href="p/k-means/">K-means</a><a href="#main">on</a>'));
    write('404.html', `${POLICY}<a id="home" href="/">home</a>`);
    write('p/k-means/index.html', page('../../', '<a href="./">home</a><script type="module" src="start.js"></script>'));
    write('notices/index.html', page('../', '<a href="notices/#texts">on</a>'));
    write('main.css', 'a { background: url("data:,") } @font-face { src: url(fonts/a.ttf) }');
    write('fonts/a.ttf', 'font');
    write('start.js', 'start()');
  });

  it('is told to be sound', () => {
    const told = run('check.mjs');
    assert.equal(told.status, 0, told.stderr);
    assert.match(told.stdout, /^4 pages are sound; 0\.\d KB/);
  });

  const faults = {
    'an address from the domain on': ['index.html', () => page('./', '<a href="/p/k-means/">x</a>'), /right at a domain's root only/],
    'another origin': ['index.html', () => page('./', '<img src="https://example.org/a.png">'), /leaves the site/],
    'another origin without a scheme': ['index.html', () => page('./', '<img src="//example.org/a.png">'), /leaves the site/],
    'a way out of the folder': ['p/k-means/index.html', () => page('../../', '<a href="../x">x</a>'), /leads out of the site/],
    'a link that leads nowhere': ['index.html', () => page('./', '<a href="p/gone/">x</a>'), /p\/gone\/index\.html, which is not there/],
    'a base that is not the root': ['p/k-means/index.html', () => page('../', ''), /is not the site's root/],
    'a base from the domain on': ['index.html', () => page('/', ''), /its base is \//],
    'a page without a policy': ['index.html', () => page('./', '').replace(POLICY, ''), /no content security policy/],
    'a style with a missing font': ['main.css', () => '@font-face { src: url(fonts/b.ttf) }', /fonts\/b\.ttf, which is not there/],
    'licences of more than is promised': ['notices/index.html', () => page('../', 'x'.repeat(130_000)), /at most 120000 should be/],
    'a copy of nothing': ['old.js.br', () => 'x', /a copy of a file that is not there/],
    'a style of more than is promised': ['main.css', () => 'x'.repeat(70_000), /60000 are promised/],
  };
  for (const [fault, [name, text, expected]] of Object.entries(faults)) {
    it(`is refused for ${fault}`, () => {
      write(name, text());
      const told = run('check.mjs');
      assert.equal(told.status, 1, told.stdout);
      assert.match(told.stderr, expected);
    });
  }

  it('is refused without the page of licences', () => {
    fs.rmSync(path.join(dist, 'notices'), { recursive: true });
    const told = run('check.mjs');
    assert.equal(told.status, 1, told.stdout);
    assert.match(told.stderr, /^notices\/index\.html: it is not there/m);
  });

  it('gets compressed copies that hold the same, and no others', () => {
    const text = 'const a = 1;\n'.repeat(500);
    write('start.js', text);
    write('a.png', text);
    const cache = path.join(folder, 'cache');
    assert.match(run('compress.mjs', cache).stdout, /[1-9]\d* were new/);
    assert.equal(zlib.brotliDecompressSync(fs.readFileSync(path.join(dist, 'start.js.br'))).toString(), text);
    assert.equal(zlib.gunzipSync(fs.readFileSync(path.join(dist, 'start.js.gz'))).toString(), text);
    assert.ok(!fs.existsSync(path.join(dist, 'a.png.br')), 'a picture is compressed already');
    assert.ok(!fs.existsSync(path.join(dist, 'fonts/a.ttf.br')), 'four letters become no smaller');
    assert.match(run('compress.mjs', cache).stdout, / 0 were new/);
    assert.equal(run('check.mjs').status, 0);
  });
});

describe('the examples for hosts', () => {
  const policy = fs.readFileSync(path.join(root, 'web/policy.txt'), 'utf8').trim().split('\n').join('; ');
  for (const name of ['nginx.conf', 'Caddyfile']) {
    it(`send the policy that the pages carry: ${name}`, () => {
      const text = fs.readFileSync(path.join(root, 'docs/hosting', name), 'utf8');
      assert.ok(text.includes(`"${policy}"`), `${name} has another policy than web/policy.txt`);
    });
  }
});
