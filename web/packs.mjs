/**
 * Packs: the files of a wheel one after the other, and all of them compressed together. A browser unpacks such a file in one go
 * with what it has of its own, while the interpreter still starts; a wheel's files are unpacked one by one, inside the
 * interpreter, which takes several times as long. web/python/packs.mjs reads them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { sha256 } from './bytecode.mjs';

/**
 * The pack of a wheel in `store`, made where it is not there yet.
 * @param {string} store
 * @param {string} wheel the wheel's name there, which carries a hash
 * @returns {{ file_name: string, sha256: string, size: number }}
 */
export function packOf(store, wheel) {
  const file_name = wheel.replace(/\.whl$/, '.pack');
  const target = path.join(store, file_name);
  if (!fs.existsSync(target)) {
    const part = `${target}.${process.pid}`;
    fs.writeFileSync(part, packed(fs.readFileSync(path.join(store, wheel))));
    fs.renameSync(part, target);
  }
  const bytes = fs.readFileSync(target);
  return { file_name, sha256: sha256(bytes), size: bytes.length };
}

/** @param {Buffer} wheel */
function packed(wheel) {
  const files = Object.entries(unzipSync(wheel)).filter(([name]) => !name.endsWith('/'));
  const list = Buffer.from(JSON.stringify(files.map(([name, content]) => [name, content.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return gzipSync(Buffer.concat([length, list, ...files.map(([, content]) => content)]), { level: 9 });
}
