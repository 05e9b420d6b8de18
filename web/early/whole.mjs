/**
 * Firefox (seen in 140) now and then never ends compiling a WebAssembly file that it compiles as it comes: all of the file is there, and the
 * promise stays open. There all loaders, ours and others', have the file compiled once it is whole.
 */
if (/\bFirefox\//.test(globalThis.navigator?.userAgent ?? '')) {
  const bytes = async (source) => (await source).arrayBuffer();
  WebAssembly.compileStreaming = async (source) => WebAssembly.compile(await bytes(source));
  WebAssembly.instantiateStreaming = async (source, imports) => WebAssembly.instantiate(await bytes(source), imports);
}
