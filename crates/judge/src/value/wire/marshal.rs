//! Plain values as CPython's `marshal` writes them, which it reads back several times faster than any reader in Python.
//!
//! The format is that of `Python/marshal.c`, which is the same in every CPython since 3.4 for what is used here. Nothing is
//! shared and nothing interned, so that the bytes follow from the value alone.

use crate::value::Value;
use num_bigint::Sign;

/// `marshal` writes the digits of a large int in this many bits each.
const DIGIT_BITS: u32 = 15;
const DIGIT: u64 = (1 << DIGIT_BITS) - 1;

/// Appends the value; `false` where it holds something that is not plain, and then `out` ends in the middle of it.
pub(super) fn write(value: &Value, out: &mut Vec<u8>) -> bool {
    write_value(value, false, out)
}

/// `hashed` is whether the value is an item of a set or part of a key, so that a set in it must be frozen.
fn write_value(value: &Value, hashed: bool, out: &mut Vec<u8>) -> bool {
    match value {
        Value::None => out.push(b'N'),
        Value::Bool(b) => out.push(if *b { b'T' } else { b'F' }),
        Value::Int(number) => match i32::try_from(*number) {
            Ok(small) => {
                out.push(b'i');
                out.extend(small.to_le_bytes());
            }
            Err(_) => {
                let magnitude = number.unsigned_abs();
                write_long(*number < 0, [magnitude as u32, (magnitude >> 32) as u32].into_iter(), out);
            }
        },
        Value::BigInt(number) => write_long(number.sign() == Sign::Minus, number.iter_u32_digits(), out),
        Value::Float(number) => {
            out.push(b'g');
            out.extend(number.to_le_bytes());
        }
        Value::Complex(re, im) => {
            out.push(b'y');
            out.extend(re.to_le_bytes());
            out.extend(im.to_le_bytes());
        }
        Value::Str(text) => return write_text(text, out),
        Value::List(items) => return write_items(b'[', items, hashed, out),
        Value::Tuple(items) => match u8::try_from(items.len()) {
            Ok(count) => {
                out.extend([b')', count]);
                return items.iter().all(|item| write_value(item, hashed, out));
            }
            Err(_) => return write_items(b'(', items, hashed, out),
        },
        Value::Set(items) => return write_items(if hashed { b'>' } else { b'<' }, items, true, out),
        Value::Dict(items) => {
            out.push(b'{');
            let whole = items.iter().all(|(key, value)| write_value(key, true, out) && write_value(value, hashed, out));
            out.push(b'0');
            return whole;
        }
        Value::NdArray(_) | Value::Series(_) | Value::DataFrame(_) | Value::Table(_) => return false,
    }
    true
}

fn write_items(tag: u8, items: &[Value], hashed: bool, out: &mut Vec<u8>) -> bool {
    out.push(tag);
    write_count(items.len(), out) && items.iter().all(|item| write_value(item, hashed, out))
}

fn write_text(text: &str, out: &mut Vec<u8>) -> bool {
    let counted = match u8::try_from(text.len()) {
        Ok(count) if text.is_ascii() => {
            out.extend([b'z', count]);
            true
        }
        _ => {
            out.push(if text.is_ascii() { b'a' } else { b'u' });
            write_count(text.len(), out)
        }
    };
    out.extend(text.as_bytes());
    counted
}

/// An int from its sign and the words of its magnitude, the lowest first.
fn write_long(is_negative: bool, words: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let (mut waiting, mut bits) = (0u64, 0);
    let mut digits = Vec::new();
    for word in words {
        waiting |= u64::from(word) << bits;
        bits += 32;
        while bits >= DIGIT_BITS {
            digits.push((waiting & DIGIT) as u16);
            waiting >>= DIGIT_BITS;
            bits -= DIGIT_BITS;
        }
    }
    digits.push((waiting & DIGIT) as u16);
    let count = digits.iter().rposition(|&digit| digit != 0).map_or(0, |last| last + 1);
    let signed = if is_negative { -(count as i32) } else { count as i32 };
    out.push(b'l');
    out.extend(signed.to_le_bytes());
    digits[..count].iter().for_each(|digit| out.extend(digit.to_le_bytes()));
}

/// Counts are signed here; what does not fit goes another way.
fn write_count(count: usize, out: &mut Vec<u8>) -> bool {
    let Ok(count) = i32::try_from(count) else { return false };
    out.extend(count.to_le_bytes());
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::literal;

    /// `marshal.tsv` holds bytes and the literal of each; a test under Pyodide reads the same bytes.
    #[test]
    fn the_bytes_are_those_that_python_reads() {
        for (hex, shown) in include_str!("marshal.tsv").lines().filter_map(|line| line.split_once('\t')) {
            let value = literal::parse(shown).unwrap_or_else(|error| panic!("{shown}: {error}"));
            let mut out = Vec::new();
            assert!(write(&value, &mut out), "{shown}");
            let written: String = out.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(written, hex, "{shown}");
        }
    }
}
