//! Subscripts and slices of Python's own sequences.

use std::rc::Rc;

use num_traits::Signed;

use super::Machine;
use super::call::Arguments;
use crate::error::{Result, index_error, raised, type_error, unsupported, value_error};
use crate::limits::OBJECT;
use crate::numpy;
use crate::object::{DType, Dict, DictKind, IndexTrick, Module, Number, Object, Range, Scalar};

impl Machine<'_> {
    /// `value[index]`.
    pub(crate) fn subscript(&mut self, value: &Object, index: &Object) -> Result<Object> {
        match value {
            Object::NamedTuple(named) => self.subscript(&Object::Tuple(named.items.clone()), index),
            Object::Module(Module::Index(trick)) => match (trick.function(), index) {
                (Some(name), _) => numpy::composed::subscript(self, name, index),
                (None, Object::Tuple(_)) => Ok(index.clone()),
                (None, _) if *trick == IndexTrick::Expression => Ok(Object::tuple(vec![index.clone()])),
                (None, _) => Ok(index.clone()),
            },
            Object::Array(array) => numpy::index::get(self, array, index),
            Object::Scalar(_) => numpy::index::get_scalar(value, index),
            Object::Dict(dict) => match dict.get(index)? {
                Some(found) => Ok(found.clone()),
                None => self.missing_key(dict, index),
            },
            Object::List(items) => match self.place(index, items.len(), "list")? {
                Place::One(place) => Ok(items[place].clone()),
                Place::Many(slice) => Ok(Object::list(self.pick(slice, |place| items[place].clone())?)),
            },
            Object::Tuple(items) => match self.place(index, items.len(), "tuple")? {
                Place::One(place) => Ok(items[place].clone()),
                Place::Many(slice) => Ok(Object::tuple(self.pick(slice, |place| items[place].clone())?)),
            },
            Object::Str(text) => self.subscript_text(text, index),
            Object::Bytes(bytes) => match self.place(index, bytes.len(), "index")? {
                Place::One(place) => Ok(Object::Int(bytes[place] as i64)),
                Place::Many(slice) => {
                    let picked: Vec<u8> = (0..slice.len()).map(|at| bytes[slice.get(at) as usize]).collect();
                    Ok(Object::Bytes(picked.into()))
                }
            },
            Object::Deque(deque) => match index {
                Object::Int(_) | Object::Bool(_) => match self.place(index, deque.items.len(), "deque")? {
                    Place::One(place) => Ok(deque.items[place].clone()),
                    Place::Many(_) => Err(unsupported("a slice of a deque")),
                },
                other => Err(type_error(format!("sequence index must be integer, not '{}'", other.type_name()))),
            },
            Object::Range(range) => {
                let len = usize::try_from(range.len()).ok().filter(|&len| len <= isize::MAX as usize);
                let len = len.ok_or_else(|| unsupported("a range this long"))?;
                match self.place(index, len, "range object")? {
                    Place::One(place) => Ok(Object::Int(range.get(place as u64))),
                    Place::Many(slice) => {
                        let start = range.start as i128 + slice.start as i128 * range.step as i128;
                        let stop = range.start as i128 + slice.stop as i128 * range.step as i128;
                        let step = range.step as i128 * slice.step as i128;
                        match (i64::try_from(start), i64::try_from(stop), i64::try_from(step)) {
                            (Ok(start), Ok(stop), Ok(step)) => Ok(Object::Range(Range { start, stop, step })),
                            _ => Err(unsupported("a range this long")),
                        }
                    }
                }
            }
            Object::Type(_) => Err(unsupported("a subscript of a class")),
            Object::Set(_)
            | Object::None
            | Object::Bool(_)
            | Object::Int(_)
            | Object::BigInt(_)
            | Object::Float(_)
            | Object::Complex(_)
            | Object::View(..)
            | Object::Lambda(_)
            | Object::Iterator(_)
            | Object::Module(_) => Err(type_error(format!("'{}' object is not subscriptable", value.type_name()))),
            other => Err(unsupported(format!("a subscript of a {}", other.type_name()))),
        }
    }

    fn subscript_text(&mut self, text: &str, index: &Object) -> Result<Object> {
        if text.is_ascii() {
            self.meter.work(OBJECT + text.len() / 16)?;
            return Ok(match self.place(index, text.len(), "string")? {
                Place::One(place) => Object::from(&text[place..place + 1]),
                Place::Many(slice) => {
                    self.meter.memory_u64(slice.len())?;
                    self.meter.work_u64(slice.len() * 2)?;
                    let picked = (0..slice.len()).map(|at| text.as_bytes()[slice.get(at) as usize] as char);
                    Object::from(picked.collect::<String>())
                }
            });
        }
        self.meter.work(OBJECT + text.len().saturating_mul(4))?;
        let characters: Vec<char> = text.chars().collect();
        Ok(match self.place(index, characters.len(), "string")? {
            Place::One(place) => Object::from(characters[place].encode_utf8(&mut [0; 4]) as &str),
            Place::Many(slice) => {
                self.meter.work_u64(slice.len() * 4)?;
                Object::from((0..slice.len()).map(|at| characters[slice.get(at) as usize]).collect::<String>())
            }
        })
    }

    /// What a dict gives for a key that it does not hold.
    fn missing_key(&mut self, dict: &Rc<Dict>, key: &Object) -> Result<Object> {
        match dict.kind() {
            DictKind::Counter => Ok(Object::Int(0)),
            DictKind::Default(Object::None) | DictKind::Plain | DictKind::Ordered => {
                Err(raised("KeyError", key.repr()?))
            }
            // The new pair would be seen by whoever else holds the dict.
            DictKind::Default(factory) if Rc::strong_count(dict) == 1 => {
                self.call_object(factory, Arguments::default())
            }
            DictKind::Default(_) => Err(unsupported("a new key in a defaultdict")),
        }
    }

    fn pick(&mut self, slice: Range, item: impl Fn(usize) -> Object) -> Result<Vec<Object>> {
        self.meter.copies(slice.len() as usize)?;
        Ok((0..slice.len()).map(|at| item(slice.get(at) as usize)).collect())
    }

    /// Where an index points in a sequence of `len` items.
    fn place(&mut self, index: &Object, len: usize, class: &str) -> Result<Place> {
        if let Object::Slice(parts) = index {
            return Ok(Place::Many(slice_range(parts, len)?));
        }
        let Some(place) = as_index(index) else {
            if let Object::BigInt(_) = index {
                if class == "range object" {
                    return Err(index_error("range object index out of range"));
                }
                return Err(index_error("cannot fit 'int' into an index-sized integer"));
            }
            let message = match class {
                "index" => format!("byte indices must be integers or slices, not {}", index.type_name()),
                "string" => format!("string indices must be integers, not '{}'", index.type_name()),
                "range object" => format!("range indices must be integers or slices, not {}", index.type_name()),
                class => format!("{class} indices must be integers or slices, not {}", index.type_name()),
            };
            if matches!(index, Object::Array(_) | Object::Scalar(Scalar { dtype: DType::Bool, .. })) {
                return Err(unsupported("an array or a np.bool as the index of a sequence"));
            }
            return Err(type_error(message));
        };
        let shifted = if place < 0 { place + len as i64 } else { place };
        if (0..len as i64).contains(&shifted) {
            return Ok(Place::One(shifted as usize));
        }
        Err(index_error(match class {
            "index" => "index out of range".into(),
            class => format!("{class} index out of range"),
        }))
    }
}

enum Place {
    One(usize),
    Many(Range),
}

/// An object that works as an index: an int, a bool or a NumPy integer.
pub(crate) fn as_index(object: &Object) -> Option<i64> {
    match object {
        Object::Int(value) => Some(*value),
        Object::Bool(value) => Some(*value as i64),
        Object::Scalar(scalar) if scalar.dtype.is_integer() => match scalar.value {
            Number::Int(value) => Some(value),
            Number::Float(_) | Number::Complex(_) => None,
        },
        Object::Array(array) if array.ndim() == 0 && array.dtype.is_integer() => match array.first() {
            Some(Number::Int(value)) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// The error where an integer is wanted and this is none. What arrays say there goes by the function.
pub(crate) fn no_integer(object: &Object) -> crate::error::Error {
    match object {
        Object::Array(_) => unsupported("an array where an integer is wanted"),
        Object::BigInt(_) => unsupported("a long int where an integer is wanted"),
        Object::Scalar(scalar) if scalar.dtype == DType::Bool => unsupported("a np.bool where an integer is wanted"),
        other => type_error(format!("'{}' object cannot be interpreted as an integer", other.type_name())),
    }
}

/// The indices that a slice picks from `len` items, each within the items.
pub(crate) fn slice_range(parts: &[Object; 3], len: usize) -> Result<Range> {
    let len = len as i64;
    let part = |object: &Object| -> Result<Option<i64>> {
        match object {
            Object::None => Ok(None),
            Object::BigInt(value) => Ok(Some(if value.is_negative() { i64::MIN + 1 } else { i64::MAX })),
            Object::Scalar(scalar) if scalar.dtype == DType::Bool => Ok(Some(scalar.value.is_true() as i64)),
            other => match as_index(other) {
                Some(value) => Ok(Some(value.max(i64::MIN + 1))),
                None if matches!(other, Object::Array(_)) => Err(unsupported("an array as a bound of a slice")),
                None => Err(type_error("slice indices must be integers or None or have an __index__ method")),
            },
        }
    };
    let step = part(&parts[2])?.unwrap_or(1);
    if step == 0 {
        return Err(value_error("slice step cannot be zero"));
    }
    let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
    let bound = |given: Option<i64>, default: i64| match given {
        None => default,
        Some(value) if value < 0 => (value + len).max(low),
        Some(value) => value.min(high),
    };
    let start = bound(part(&parts[0])?, if step > 0 { low } else { high });
    let stop = bound(part(&parts[1])?, if step > 0 { high } else { low });
    Ok(Range { start, stop, step })
}
