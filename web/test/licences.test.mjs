/** What packages tell of their licences: the ones that the site carries, and made-up ones that tell little. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { bundledPackages } from '../bundled.mjs';
import { npmPackage, standardLibrary, wheel } from '../licences.mjs';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const site = process.env.METTLE_PYODIDE ?? fileURLToPath(new URL('../../target/site/pyodide/', import.meta.url));
const zip = (files) => zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe('a bundle', () => {
  const input = (...paths) => Object.fromEntries(paths.map((name) => [name, { bytesInOutput: name.includes('types') ? 0 : 10 }]));

  it('names the packages that are in it, and those that they carry', () => {
    const metafiles = [
      { outputs: { 'a.js': { inputs: input('web/editor/editor.mjs', '../x/node_modules/@who/what/a.js', 'node_modules/types-only/i.js') } } },
      { outputs: { 'b.js': { inputs: input('node_modules/monaco-editor/esm/vs/base/common/marked/marked.js') }, 'b.css': { inputs: {} } } },
    ];
    assert.deepEqual(bundledPackages(metafiles), ['@who/what', 'marked', 'monaco-editor']);
  });
});

describe('a wheel', () => {
  const metadata = (lines) => `Metadata-Version: 2.1\nName: a-b\nVersion: 1.0\n${lines}\n\nLicense: of the description\n`;
  const of = (lines, files = {}) => wheel(zip({ 'a_b-1.0.dist-info/METADATA': metadata(lines), 'a_b/code.py': 'x', ...files }));

  it('tells name, version, licence and source by its metadata', () => {
    const found = of('License: MIT\nHome-page: https://example.org\nProject-URL: Source Code, https://example.org/a', {
      'a_b/vendor/LICENSE': 'theirs',
      'a_b-1.0.dist-info/licenses/LICENSE.txt': 'ours',
      'a_b/licenses/__init__.py': 'code',
      'a_b/license.pyi': 'code',
    });
    assert.deepEqual(found, {
      group: 'packages',
      name: 'a-b',
      version: '1.0',
      licence: 'MIT',
      source: 'https://example.org/a',
      texts: [
        { from: 'licenses/LICENSE.txt', text: 'ours' },
        { from: 'a_b/vendor/LICENSE', text: 'theirs' },
      ],
    });
  });

  it('prefers an expression, and takes no whole text for a name', () => {
    assert.equal(of('License: see below\nLicense-Expression: MIT OR Zlib').licence, 'MIT OR Zlib');
    assert.equal(of('License: Copyright 2020 Ada\n        You may.').licence, null);
    assert.deepEqual(of('Summary: nothing more').texts, []);
    assert.throws(() => wheel(zip({ 'a/LICENSE': 'x' })), /no METADATA/);
  });
});

describe('the standard library', () => {
  const source = (lines) => standardLibrary(zip({ 'a/b.py': lines.join('\n') }), '3.12.0').texts;

  it('gives the terms in the heads of modules', () => {
    const comment = ['#!/usr/bin/python', '# A module.', '# Copyright 2020 Ada', '#', '# Permission to use this', '# is granted.', '# ------', '# History', '', 'x = 1'];
    assert.deepEqual(source(comment), [{ from: 'a/b.py', text: 'Copyright 2020 Ada\n\nPermission to use this\nis granted.' }]);
    const behind = ['# -----', '# Copyright 2020 Ada', '# -----', '# Permission', '# to use this'];
    assert.match(source(behind)[0].text, /^Copyright 2020 Ada[^]*to use this$/);
    const string = ['"""A module."""', '__copyright__ = """', 'Copyright 2020 Ada', 'Redistribution and use in source form', 'may be.', '"""', 'x = 1'];
    assert.equal(source(string)[0].text, 'Copyright 2020 Ada\nRedistribution and use in source form\nmay be.');
    assert.deepEqual(source(['# Copyright 2020 Ada', 'x = 1']), []);
  });

  it('has them in the modules that are known to', () => {
    const { texts } = standardLibrary(fs.readFileSync(path.join(modules, 'pyodide/python_stdlib.zip')), '3.12.7');
    for (const [name, words] of [
      ['tarfile.py', /Gustaebel[^]*Permission\s+is\s+hereby/],
      ['xmlrpc/client.py', /Secret Labs AB[^]*PERFORMANCE\s+OF\s+THIS\s+SOFTWARE/],
      ['xml/etree/ElementTree.py', /Fredrik Lundh[^]*PERFORMANCE\s+OF\s+THIS\s+SOFTWARE/],
      ['logging/__init__.py', /Vinay Sajip[^]*PERFORMANCE\s+OF\s+THIS\s+SOFTWARE/],
    ]) {
      assert.match(texts.find(({ from }) => from === name)?.text ?? '', words, name);
    }
  });
});

describe('what the site carries', () => {
  const plain = (name) => name.toLowerCase().replaceAll('_', '-');
  let folder;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mettle-licences-'));
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  it('tells the texts of npm packages', () => {
    const monaco = npmPackage(path.join(modules, 'monaco-editor'));
    assert.deepEqual([monaco.name, monaco.licence, monaco.texts.map(({ from }) => from)], ['monaco-editor', 'MIT', ['LICENSE', 'ThirdPartyNotices.txt']]);
    assert.match(npmPackage(path.join(modules, 'monaco-vim')).texts.map(({ text }) => text).join(), /Marijn Haverbeke/);
  });

  it('is put together from the lock, the wheels and the bundles', () => {
    const dist = path.join(folder, 'dist');
    fs.mkdirSync(dist);
    fs.symlinkSync(path.resolve(site), path.join(dist, 'pyodide'));
    fs.writeFileSync(path.join(folder, 'bundled.json'), JSON.stringify(['monaco-editor', 'monaco-vim']));
    const out = path.join(folder, 'notices.json');
    const told = spawnSync(process.execPath, [fileURLToPath(new URL('../notices.mjs', import.meta.url)), dist, path.join(folder, 'bundled.json'), out], { encoding: 'utf8' });
    assert.equal(told.status, 0, told.stderr);
    const found = JSON.parse(fs.readFileSync(out, 'utf8'));
    const lock = JSON.parse(fs.readFileSync(path.join(site, 'pyodide-lock.json'), 'utf8'));
    assert.equal(found.length, Object.keys(lock.packages).length + 4);
    for (const { name, version } of Object.values(lock.packages)) {
      const wheel = found.find((it) => it.group === 'packages' && plain(it.name) === plain(name));
      assert.equal(wheel?.version, version, name);
      assert.ok(wheel.texts.some(({ text }) => text.length > 150), `${name} has no text`);
    }
    const group = (name) => found.filter((it) => it.group === name).map((it) => it.name);
    assert.deepEqual([group('npm'), group('python')], [['monaco-editor', 'monaco-vim'], ['pyodide', 'CPython']]);
  });
});
