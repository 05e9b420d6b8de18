/** Snapshots for the tests: `node web/test/snapshots.mjs <folder> [package...]` puts one into a folder for `METTLE_SNAPSHOT`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeSnapshot } from '../python/keeping.mjs';
import { unpacked } from '../python/packs.mjs';
import { BOOT_OPTIONS, HARNESS, places } from '../python/session.mjs';
import { PYODIDE } from './host.mjs';

const [out, ...packages] = process.argv.slice(2);
const folder = `${resolve(PYODIDE)}/`;
const { loadPyodide } = await import(pathToFileURL(`${folder}pyodide.mjs`).href);
const lock = JSON.parse(readFileSync(`${folder}pyodide-lock.json`, 'utf8'));
const harness = join(dirname(import.meta.filename), '../python/harness');
const sources = Object.fromEntries(['boot', ...HARNESS].map((name) => [name, readFileSync(join(harness, `${name}.py`), 'utf8')]));
const boot = (options) => loadPyodide({ ...places(folder, lock), ...BOOT_OPTIONS, ...options });
const read = async ({ file_name }) => unpacked(new Blob([readFileSync(folder + file_name)]).stream());
const { shape, memory, files } = await makeSnapshot(boot, lock, sources, packages, read);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'memory'), memory);
writeFileSync(join(out, 'files'), files);
writeFileSync(join(out, 'shape'), JSON.stringify(shape));
process.exit(0);
