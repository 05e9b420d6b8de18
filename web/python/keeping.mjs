/** How an interpreter comes to the memory that is kept: booted for nothing else, its packages in, no answer ever loaded. */

import { closure, lay } from './packs.mjs';
import { openSession } from './session.mjs';
import { MAKING, take } from './snapshot.mjs';

/**
 * @param {(options: object) => Promise<any>} boot Pyodide's own, with these options beside its others
 * @param {any} lock Pyodide's
 * @param {Record<string, string>} sources the harness's
 * @param {string[]} packages
 * @param {(pack: { file_name: string, sha256: string }) => Promise<Map<string, Uint8Array>>} read gives a package's files
 * @returns {Promise<import('./snapshot.mjs').Snapshot>}
 */
export async function makeSnapshot(boot, lock, sources, packages, read) {
  const pyodide = await boot(MAKING);
  const room = pyodide.toPy({});
  const site = pyodide.runPython('import site\nsite.getsitepackages()[0]', { globals: room });
  room.destroy();
  const installed = closure(lock, packages);
  // Pyodide's own installer links libraries in ways that leave no trace in the memory, and leaves the wheels' bytes there.
  const install = async () => {
    for (const name of installed) lay(pyodide.FS, site, await read(lock.packages[name].pack));
  };
  const session = openSession(pyodide, sources, install);
  await session.prepare(packages);
  session.sleep();
  return take(pyodide, installed, site);
}
