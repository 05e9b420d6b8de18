/**
 * Lays compressed copies beside a built site's files, for hosts that send such as they are:
 *
 *     node web/compress.mjs <dist> <cache>
 *
 * Brotli at its best takes a minute for the whole site, so what was compressed once is kept in `<cache>` by its content's digest. Files
 * that hold compressed data already are left alone, and so is what becomes no smaller.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { PACKED, filesOf } from './site.mjs';

const [dist, cache] = process.argv.slice(2);
if (!cache) {
  console.error('usage: node web/compress.mjs <dist> <cache>');
  process.exit(2);
}
fs.mkdirSync(cache, { recursive: true });

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const ways = {
  br: (bytes) =>
    brotli(bytes, {
      params: {
        [zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes) => gzip(bytes, { level: zlib.constants.Z_BEST_COMPRESSION }),
};

const used = new Set();
const began = performance.now();
let made = 0;
await Promise.all(
  filesOf(dist)
    .filter((name) => !PACKED.test(name))
    .map(async (name) => {
      const file = path.join(dist, name);
      const bytes = fs.readFileSync(file);
      const digest = createHash('sha256').update(bytes).digest('hex');
      for (const [ending, compress] of Object.entries(ways)) {
        const kept = path.join(cache, `${digest}.${ending}`);
        used.add(path.basename(kept));
        if (!fs.existsSync(kept)) {
          // Whole or not at all: a build that is stopped half-way leaves no broken copy.
          fs.writeFileSync(`${kept}.part`, await compress(bytes));
          fs.renameSync(`${kept}.part`, kept);
          made += 1;
        }
        if (fs.statSync(kept).size < bytes.length) fs.copyFileSync(kept, `${file}.${ending}`);
      }
    }),
);
for (const name of fs.readdirSync(cache)) if (!used.has(name)) fs.rmSync(path.join(cache, name));
console.log(`Compressed copies are beside the files; ${made} were new (${Math.round((performance.now() - began) / 1000)} s).`);
