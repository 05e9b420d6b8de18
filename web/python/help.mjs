/** Help while typing, over any booted Pyodide: jedi and what is asked of it. Knows neither worker nor process. */

/** What jedi itself is made of, by its name in the lock. */
export const JEDI = 'jedi';

/**
 * @param {import('pyodide').PyodideInterface} pyodide
 * @param {string} source of harness/help.py
 * @param {string[]} packages that texts may import
 * @returns {Promise<(question: string) => string>} JSON for JSON, as that file says
 */
export async function openHelp(pyodide, source, packages) {
  pyodide.setStdout({ write: (bytes) => bytes.length });
  pyodide.setStderr({ write: (bytes) => bytes.length });
  await pyodide.loadPackage([JEDI, ...packages], { messageCallback: () => {}, errorCallback: () => {} });
  if (!(JEDI in pyodide.loadedPackages)) throw new Error('jedi could not be loaded');
  const room = pyodide.toPy({});
  pyodide.runPython(source, { globals: room });
  const answer = room.get('answer');
  const warm = room.get('warm');
  const names = pyodide.toPy(packages);
  warm(names);
  for (const proxy of [warm, names]) proxy.destroy();
  room.destroy();
  return answer;
}
