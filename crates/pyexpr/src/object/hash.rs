//! Equality and hashing of dict keys and set members, as CPython defines them.

use std::rc::Rc;

use num_bigint::BigInt;
use num_complex::Complex64;
use num_traits::{Signed, ToPrimitive};

use super::{DType, Number, Object, Type};
use crate::error::{Limit, Result, exceeded, type_error, unsupported};
use crate::limits;

/// The parts that one key may have.
const MAX_PARTS: u32 = 1_000_000;

/// Copying, hashing and freeing a part of a key that has several, in element operations.
const PART: usize = 72;

/// What makes two keys the same: `1`, `1.0`, `True` and `np.int64(1)` are one key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    None,
    Ellipsis,
    Int(i64),
    Big(BigInt),
    /// The bits of a float that is not an integer.
    Float(u64),
    /// The bits of both parts of a complex number that is not real.
    Complex(u64, u64),
    Str(Rc<str>),
    Tuple(Vec<Key>),
    Bytes(Rc<[u8]>),
    /// The members of a frozenset, in an order of their own.
    Frozen(Vec<Key>),
    /// The length of a range, its start and its step.
    Range(Option<(u64, i64, Option<i64>)>),
    Type(Type),
    DType(DType),
}

impl Key {
    pub(crate) fn of(object: &Object) -> Result<Key> {
        Key::counted(object, &mut { MAX_PARTS })
    }

    /// A tuple may hold one object many times over: what is `left` of the parts is counted.
    fn counted(object: &Object, left: &mut u32) -> Result<Key> {
        *left = left.checked_sub(1).ok_or_else(|| exceeded(Limit::Work))?;
        limits::work(match object {
            Object::Str(text) => text.len(),
            Object::Bytes(bytes) => bytes.len(),
            Object::BigInt(value) => value.bits() as usize / 8,
            Object::Set(set) => set.len() * 8 * PART,
            _ if *left + 1 == MAX_PARTS => 0,
            _ => PART,
        })?;
        Ok(match object {
            Object::None => Key::None,
            Object::Ellipsis => Key::Ellipsis,
            Object::Bool(value) => Key::Int(*value as i64),
            Object::Int(value) => Key::Int(*value),
            Object::BigInt(value) => Key::Big((**value).clone()),
            Object::Float(value) => Key::of_float(*value)?,
            Object::Complex(value) => Key::of_complex(*value)?,
            Object::Scalar(scalar) => match scalar.value {
                Number::Int(value) => Key::Int(value),
                Number::Float(value) => Key::of_float(value)?,
                Number::Complex(value) => Key::of_complex(value)?,
            },
            Object::Str(value) => Key::Str(value.clone()),
            Object::Tuple(items) => {
                Key::Tuple(items.iter().map(|item| Key::counted(item, left)).collect::<Result<_>>()?)
            }
            Object::Bytes(value) => Key::Bytes(value.clone()),
            Object::Set(set) if set.is_frozen() => {
                let mut keys: Vec<Key> =
                    set.members().iter().map(|item| Key::counted(item, left)).collect::<Result<_>>()?;
                keys.sort_by_cached_key(|key| format!("{key:?}"));
                Key::Frozen(keys)
            }
            Object::Range(range) => Key::Range(match range.len() {
                0 => None,
                1 => Some((1, range.start, None)),
                len => Some((len, range.start, Some(range.step))),
            }),
            Object::Type(value) => Key::Type(*value),
            Object::DType(value) => Key::DType(*value),
            Object::List(_) | Object::Dict(_) | Object::Set(_) | Object::Array(_) | Object::Deque(_) => {
                return Err(type_error(format!("unhashable type: '{}'", object.type_name())));
            }
            other => return Err(unsupported(format!("a {} as a key", other.type_name()))),
        })
    }

    fn of_float(value: f64) -> Result<Key> {
        if value.is_nan() {
            // Two NaNs are the same key only where they are the same object.
            return Err(unsupported("nan as a key"));
        }
        if value.fract() == 0.0 && value.is_finite() {
            if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value) {
                return Ok(Key::Int(value as i64));
            }
            if let Some(big) = num_traits::FromPrimitive::from_f64(value) {
                return Ok(Key::Big(big));
            }
        }
        Ok(Key::Float(value.to_bits()))
    }

    fn of_complex(value: Complex64) -> Result<Key> {
        let real = Key::of_float(value.re)?;
        if value.im == 0.0 {
            return Ok(real);
        }
        Key::of_float(value.im)?;
        // Both zeros are the same real part.
        Ok(Key::Complex((value.re + 0.0).to_bits(), value.im.to_bits()))
    }

    /// CPython's hash, where it does not depend on the process.
    pub(crate) fn hash(&self) -> Option<i64> {
        match self {
            Key::None => Some(0xFCA86420),
            Key::Int(value) => Some(hash_int(*value as i128)),
            Key::Big(value) => {
                let modulus = BigInt::from(MODULUS);
                let rest = (value.abs() % modulus).to_i64()?;
                Some(fix(if value.is_negative() { -rest } else { rest }))
            }
            Key::Float(bits) => Some(hash_float(f64::from_bits(*bits))),
            Key::Complex(real, imaginary) => {
                let part = |bits: u64| Key::of_float(f64::from_bits(bits)).ok()?.hash();
                let hash = part(*real)?.wrapping_add(part(*imaginary)?.wrapping_mul(1_000_003));
                Some(fix(hash))
            }
            Key::Tuple(items) => hash_tuple(items),
            Key::Str(text) if text.is_empty() => Some(0),
            Key::Bytes(bytes) if bytes.is_empty() => Some(0),
            Key::Frozen(members) => hash_frozen(members),
            Key::Range(parts) => hash_tuple(&match *parts {
                None => [Key::Int(0), Key::None, Key::None],
                Some((len, start, step)) => {
                    let len = i64::try_from(len).ok()?;
                    [Key::Int(len), Key::Int(start), step.map_or(Key::None, Key::Int)]
                }
            }),
            Key::Bytes(_) | Key::Ellipsis | Key::Str(_) | Key::Type(_) | Key::DType(_) => None,
        }
    }
}

const MODULUS: i64 = (1 << 61) - 1;

fn fix(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn hash_int(value: i128) -> i64 {
    let rest = (value.unsigned_abs() % MODULUS as u128) as i64;
    fix(if value < 0 { -rest } else { rest })
}

/// The hash of a float that is not an integer: its value as a fraction, modulo the Mersenne prime.
fn hash_float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { -314_159 };
    }
    let (mut mantissa, mut exponent) = frexp(value.abs());
    let mut hash: u64 = 0;
    while mantissa != 0.0 {
        hash = ((hash << 28) & MODULUS as u64) | (hash >> (61 - 28));
        mantissa *= 268_435_456.0;
        exponent -= 28;
        let whole = mantissa as u64;
        mantissa -= whole as f64;
        hash += whole;
        if hash >= MODULUS as u64 {
            hash -= MODULUS as u64;
        }
    }
    let turn = if exponent >= 0 { exponent % 61 } else { 61 - 1 - ((-1 - exponent) % 61) } as u32;
    if turn > 0 {
        hash = ((hash << turn) & MODULUS as u64) | (hash >> (61 - turn));
    }
    fix(if value < 0.0 { -(hash as i64) } else { hash as i64 })
}

/// Splits into a fraction in [0.5, 1) and a power of two.
pub(crate) fn frexp(value: f64) -> (f64, i32) {
    if value == 0.0 || !value.is_finite() {
        return (value, 0);
    }
    let bits = value.to_bits();
    let exponent = ((bits >> 52) & 0x7ff) as i32;
    if exponent == 0 {
        let (fraction, exponent) = frexp(value * 18_014_398_509_481_984.0);
        return (fraction, exponent - 54);
    }
    (f64::from_bits((bits & !(0x7ff << 52)) | (1022 << 52)), exponent - 1022)
}

/// The hash of a frozenset, whatever the order of its members.
fn hash_frozen(members: &[Key]) -> Option<i64> {
    let mut hash = 0u64;
    for member in members {
        let own = member.hash()? as u64;
        hash ^= ((own ^ 89_869_747) ^ (own << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (members.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    Some(if hash == u64::MAX { 590_923_713 } else { hash as i64 })
}

fn hash_tuple(items: &[Key]) -> Option<i64> {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let mut hash = PRIME_5;
    for item in items {
        hash = hash.wrapping_add((item.hash()? as u64).wrapping_mul(PRIME_2));
        hash = hash.rotate_left(31).wrapping_mul(PRIME_1);
    }
    hash = hash.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
    if hash == u64::MAX {
        return Some(1_546_275_796);
    }
    Some(hash as i64)
}
