/** How an interpreter comes to the memory that is kept: booted for nothing else, its packages in, no answer ever loaded. */

import { openSession } from './session.mjs';
import { MAKING, take } from './snapshot.mjs';

/**
 * @param {(options: object) => Promise<any>} boot Pyodide's own, with these options beside its others
 * @param {any} lock Pyodide's
 * @param {Record<string, string>} sources the harness's
 * @param {string[]} packages
 * @param {(entry: { file_name: string, sha256: string }) => Promise<Uint8Array>} read gives a wheel
 * @returns {Promise<import('./snapshot.mjs').Snapshot>}
 */
export async function makeSnapshot(boot, lock, sources, packages, read) {
  const pyodide = await boot(MAKING);
  const room = pyodide.toPy({});
  const site = pyodide.runPython('import site\nsite.getsitepackages()[0]', { globals: room });
  room.destroy();
  const installed = [];
  // Pyodide's own installer links libraries in ways that leave no trace in the memory, so wheels are only unpacked.
  const install = async (_, wanted) => {
    const queue = [...wanted];
    for (const name of queue) {
      if (installed.includes(name)) continue;
      installed.push(name);
      queue.push(...lock.packages[name].depends);
      pyodide.unpackArchive(await read(lock.packages[name]), 'wheel', { extractDir: site });
    }
  };
  const session = openSession(pyodide, sources, install);
  await session.prepare(packages);
  session.sleep();
  return take(pyodide, installed, site);
}
