/** What the build's own tools know of the files of a built site. */
import fs from 'node:fs';
import path from 'node:path';

/** Files that hold compressed data already and travel as they are. */
export const PACKED = /\.(whl|pack|zip|png|jpg|webp|woff2)$/;

/** Copies of other files, as hosts send them to browsers that take such. */
export const COPY = /\.(br|gz)$/;

/** The names of a built site's files, with slashes, without the compressed copies. */
export function filesOf(dist) {
  return fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !COPY.test(entry.name))
    .map((entry) => path.relative(dist, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll(path.sep, '/'));
}
