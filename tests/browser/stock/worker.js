// Official Pyodide as its own documentation starts it, with the packages that are asked for and one result from them.
import { loadPyodide } from './pyodide.mjs';

const FIRST = {
  '': '1 + 1',
  numpy: 'import numpy\nint(numpy.arange(3.0) @ numpy.arange(3.0)) - 3',
  'numpy,pandas': "import pandas\nint(pandas.DataFrame({'k': [1, 1], 'v': [1, 1]}).groupby('k')['v'].sum().iloc[0])",
};

try {
  const names = new URLSearchParams(self.location.search).get('packages');
  const pyodide = await loadPyodide();
  if (names) await pyodide.loadPackage(names.split(','), { messageCallback: () => {} });
  const result = pyodide.runPython(FIRST[names]);
  postMessage(result === 2 ? {} : { failure: `The first result is ${result}.` });
} catch (error) {
  postMessage({ failure: String(error) });
}
