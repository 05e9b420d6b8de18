/**
 * Firefox (seen in 140) now and then never ends compiling a WebAssembly file that it compiles as it comes: all of the file is there, and the
 * promise stays open. Without these two functions every loader, ours and others', compiles the file once it is whole.
 */
if (/\bFirefox\//.test(globalThis.navigator?.userAgent ?? '')) {
  delete WebAssembly.compileStreaming;
  delete WebAssembly.instantiateStreaming;
}
