/**
 * Packs: the files of a wheel one after the other, and all of them compressed together. A browser unpacks such a file in one go
 * with what it has of its own, while the interpreter still starts; a wheel's files are unpacked one by one, inside the
 * interpreter, which takes several times as long. web/python/packs.mjs reads them.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync, inflateRawSync } from 'node:zlib';
import { sha256 } from './bytecode.mjs';

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const STORED = 0;

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
  const files = filesOf(wheel);
  const list = Buffer.from(JSON.stringify(files.map(([name, content]) => [name, content.length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return gzipSync(Buffer.concat([length, list, ...files.map(([, content]) => content)]), { level: 9 });
}

/** The files of a zip archive by its directory, which stands at its end. */
function filesOf(archive) {
  let end = archive.length - END_LENGTH;
  while (archive.readUInt32LE(end) !== END) end--;
  const files = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const name = archive.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength);
    if (!name.endsWith('/')) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + LOCAL_LENGTH + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const content = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      files.push([name, archive.readUInt16LE(at + 10) === STORED ? content : inflateRawSync(content)]);
    }
    at += ENTRY_LENGTH + nameLength + extraLength + commentLength;
  }
  return files;
}
