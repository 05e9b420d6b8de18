/** Hand-built wire forms, byte for byte as the protocol describes them. */

const bytes = (...parts) => {
  const all = parts.map((part) => (typeof part === 'number' ? [part] : [...part]));
  return Uint8Array.from(all.flat());
};
const number = (size, set, value) => {
  const view = new DataView(new ArrayBuffer(size));
  view[set](0, value, true);
  return new Uint8Array(view.buffer);
};
export const u32 = (value) => number(4, 'setUint32', value);
export const i64 = (value) => number(8, 'setBigInt64', BigInt(value));
export const f64 = (value) => number(8, 'setFloat64', value);
const many = (tag) => (...items) => bytes(tag, u32(items.length), ...items);
const array = (code, size, of) => (...items) => bytes(0x20, code, 1, i64(items.length), ...items.map(of));

/** One function per tag; items of containers are wire forms themselves. */
export const pack = {
  none: bytes(0x00),
  false: bytes(0x01),
  true: bytes(0x02),
  int: (value) => bytes(0x03, i64(value)),
  bigInt: (digits) => bytes(0x04, u32(digits.length), new TextEncoder().encode(digits)),
  float: (value) => bytes(0x05, f64(value)),
  str: (text) => {
    const utf8 = new TextEncoder().encode(text);
    return bytes(0x06, u32(utf8.length), utf8);
  },
  list: many(0x07),
  tuple: many(0x08),
  dict: (...pairs) => bytes(0x09, u32(pairs.length), ...pairs.flat()),
  set: many(0x0a),
  complex: (real, imaginary) => bytes(0x0b, f64(real), f64(imaginary)),
  ints: (...values) => bytes(0x10, u32(values.length), ...values.map(i64)),
  floats: (...values) => bytes(0x11, u32(values.length), ...values.map(f64)),
  /** Any array: `data` is the elements' bytes. */
  array: (code, shape, ...data) => bytes(0x20, code, shape.length, ...shape.map(i64), ...data),
  bools1: array(0x01, 1, (value) => [value ? 1 : 0]),
  ints1: array(0x05, 8, i64),
  floats1: array(0x0b, 8, f64),
  times1: array(0x0d, 8, i64),
  spans1: array(0x0e, 8, i64),
  objects1: (...items) => bytes(0x20, 0x0f, 1, i64(items.length), ...items),
  series: (name, index, values) => bytes(0x21, name, index, values),
  frame: (index, ...columns) => bytes(0x22, index, u32(columns.length), ...columns.flat()),
  /** A plain container as `marshal` data; only arguments of a call may be. */
  marshal: (data) => bytes(0x30, u32(data.length), data),
  scalar: (code, data) => bytes(0x24, code, data),
};
