/** The interpreter's WebAssembly, compiled from the first moment on: Pyodide would only ask for it once its scripts have run. */

const FILE = 'pyodide.asm.wasm';

export class Engine {
  /** @type {Promise<WebAssembly.Module>} */
  #module;
  #instantiate = WebAssembly.instantiateStreaming;

  /**
   * Begins, and until `end` gives what it compiles to whoever instantiates from a stream. A module can be used more than once.
   * @param {import('./downloads.mjs').Downloads} downloads
   */
  constructor(downloads) {
    const url = downloads.folder + FILE;
    this.#module = WebAssembly.compileStreaming(downloads.take(url));
    this.#module.catch(() => {});
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const module = await this.#module;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
  }

  end() {
    WebAssembly.instantiateStreaming = this.#instantiate;
  }
}
