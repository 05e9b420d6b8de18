// Starts the worker at once, and notes when its first result is there.
const worker = new Worker(`worker.js${location.search}`, { type: 'module' });
worker.onmessage = ({ data }) => {
  if (data.failure) document.title = data.failure;
  else performance.mark('stock:result');
};
worker.onerror = ({ message }) => (document.title = message || 'The worker could not start.');
