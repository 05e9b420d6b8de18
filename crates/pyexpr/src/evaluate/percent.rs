//! `text % values`.

use num_traits::ToPrimitive;

use super::Machine;
use super::format::{digits_work, float_digits};
use super::subscript::as_index;
use crate::builtins::float_to_int;
use crate::error::{Result, overflow_error, type_error, unsupported, value_error};
use crate::limits;
use crate::object::integer::big_to_f64;
use crate::object::repr::ascii;
use crate::object::{Number, Object};

/// What stands between `%` and the letter.
#[derive(Default)]
struct Flags {
    left: bool,
    sign: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// The values on the right, taken one after the other.
struct Values<'a> {
    items: &'a [Object],
    next: usize,
    /// The right side, where it can be asked for keys.
    mapping: Option<&'a Object>,
    /// What `%(key)` has looked up, until it is used.
    found: Option<Object>,
}

impl Values<'_> {
    fn take(&mut self) -> Result<Object> {
        if let Some(found) = self.found.take() {
            return Ok(found);
        }
        let value = self.items.get(self.next).cloned();
        self.next += 1;
        value.ok_or_else(|| type_error("not enough arguments for format string"))
    }

    /// The number that a `*` stands for, and the type that C keeps it in.
    fn star(&mut self, c_type: &str) -> Result<i64> {
        let value = self.take()?;
        match value {
            Object::Int(number) => Ok(number),
            Object::Bool(number) => Ok(number as i64),
            Object::BigInt(_) => Err(overflow_error(format!("Python int too large to convert to C {c_type}"))),
            _ => Err(type_error("* wants int")),
        }
    }
}

impl Machine<'_> {
    /// `text % right`.
    pub(super) fn percent(&mut self, text: &str, right: &Object) -> Result<Object> {
        let single = std::slice::from_ref(right);
        let mapping = matches!(
            right,
            Object::Dict(_)
                | Object::List(_)
                | Object::Range(_)
                | Object::Array(_)
                | Object::Bytes(_)
                | Object::Scalar(_)
        );
        let mut values = Values {
            items: if let Object::Tuple(items) = right { items } else { single },
            next: 0,
            mapping: mapping.then_some(right),
            found: None,
        };
        let characters: Vec<char> = text.chars().collect();
        let (mut at, mut written) = (0, String::new());
        while let Some(&character) = characters.get(at) {
            at += 1;
            if character == '%' && characters.get(at) == Some(&'%') {
                at += 1;
                written.push('%');
            } else if character == '%' {
                self.conversion(&characters, &mut at, &mut values, &mut written)?;
                self.meter.memory(written.len())?;
            } else {
                written.push(character);
            }
        }
        if values.next < values.items.len() && values.mapping.is_none() {
            return Err(type_error("not all arguments converted during string formatting"));
        }
        Ok(Object::from(written))
    }

    fn conversion(
        &mut self,
        characters: &[char],
        at: &mut usize,
        values: &mut Values,
        written: &mut String,
    ) -> Result<()> {
        if characters.get(*at) == Some(&'(') {
            self.keyed_value(characters, at, values)?;
        }
        let flags = flags(characters, at, values)?;
        self.meter.memory(flags.width)?;
        let Some(&code) = characters.get(*at) else {
            return Err(value_error("incomplete format"));
        };
        *at += 1;
        let value = values.take()?;
        match code {
            's' | 'r' | 'a' => {
                let text = match code {
                    's' => value.text()?,
                    'r' => value.repr()?,
                    _ => ascii(&value.repr()?),
                };
                let text = match flags.precision {
                    Some(precision) => text.chars().take(precision).collect(),
                    None => text,
                };
                pad("", "", &text, false, &flags, written);
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => {
                let (negative, prefix, digits) = whole(&value, code, &flags)?;
                pad(sign(negative, &flags), prefix, &digits, true, &flags, written);
            }
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
                let number = real(&value)?;
                if flags.precision.is_some_and(|precision| precision > 2000) {
                    return Err(unsupported("a precision this large"));
                }
                limits::work(digits_work(number.abs(), flags.precision))?;
                let digits = float_digits(number.abs(), code, flags.precision, flags.alternate);
                let negative = number.is_sign_negative() && !number.is_nan();
                pad(sign(negative, &flags), "", &digits, true, &flags, written);
            }
            'c' => {
                let text = character(&value)?;
                pad("", "", &text, false, &flags, written);
            }
            code => {
                return Err(value_error(format!(
                    "unsupported format character '{code}' (0x{:x}) at index {}",
                    code as u32,
                    *at - 1
                )));
            }
        }
        Ok(())
    }

    /// Looks up the key in `%(key)`.
    fn keyed_value(&mut self, characters: &[char], at: &mut usize, values: &mut Values) -> Result<()> {
        let Some(mapping) = values.mapping else {
            return Err(type_error("format requires a mapping"));
        };
        *at += 1;
        let (start, mut depth) = (*at, 1);
        while depth > 0 {
            match characters.get(*at) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            *at += 1;
        }
        let key: String = characters[start..*at - 1].iter().collect();
        values.found = Some(self.subscript(mapping, &Object::from(key))?);
        // From here on the values come by key only.
        values.items = &[];
        values.next = 0;
        Ok(())
    }
}

fn flags(characters: &[char], at: &mut usize, values: &mut Values) -> Result<Flags> {
    let mut flags = Flags::default();
    loop {
        match characters.get(*at) {
            Some('-') => flags.left = true,
            Some('+') => flags.sign = true,
            Some(' ') => flags.blank = true,
            Some('#') => flags.alternate = true,
            Some('0') => flags.zero = true,
            _ => break,
        }
        *at += 1;
    }
    if characters.get(*at) == Some(&'*') {
        *at += 1;
        let width = values.star("ssize_t")?;
        flags.left |= width < 0;
        flags.width = bounded(width.unsigned_abs())?;
    } else {
        flags.width = number(characters, at)?;
    }
    if characters.get(*at) == Some(&'.') {
        *at += 1;
        flags.precision = Some(if characters.get(*at) == Some(&'*') {
            *at += 1;
            bounded(values.star("int")?.max(0) as u64)?
        } else {
            number(characters, at)?
        });
    }
    if matches!(characters.get(*at), Some('h' | 'l' | 'L')) {
        *at += 1;
    }
    Ok(flags)
}

fn number(characters: &[char], at: &mut usize) -> Result<usize> {
    let mut number = 0u64;
    while let Some(digit) = characters.get(*at).and_then(|digit| digit.to_digit(10)) {
        number = number.saturating_mul(10).saturating_add(digit as u64);
        *at += 1;
    }
    bounded(number)
}

fn bounded(number: u64) -> Result<usize> {
    if number > 100_000 {
        return Err(unsupported("a format this wide"));
    }
    Ok(number as usize)
}

fn sign(negative: bool, flags: &Flags) -> &'static str {
    match (negative, flags.sign, flags.blank) {
        (true, _, _) => "-",
        (false, true, _) => "+",
        (false, false, true) => " ",
        _ => "",
    }
}

/// Sign, prefix and digits of an integer conversion.
fn whole(value: &Object, code: char, flags: &Flags) -> Result<(bool, &'static str, String)> {
    let radix_only = matches!(code, 'o' | 'x' | 'X');
    let number = match value {
        Object::Float(float) if !radix_only => float_to_int(*float)?,
        Object::Scalar(scalar) => match scalar.value {
            Number::Float(float) if !radix_only => float_to_int(float)?,
            Number::Int(int) => Object::Int(int),
            Number::Complex(_) => return Err(unsupported("% formatting of a complex as a real number")),
            _ => return Err(wrong_number(code, value)),
        },
        Object::Complex(_) => return Err(unsupported("% formatting of a complex as a real number")),
        Object::Array(_) => return Err(unsupported("% formatting of an array as a number")),
        other => other.clone(),
    };
    let Some(big) = number.to_big() else {
        return Err(wrong_number(code, value));
    };
    let (prefix, digits) = match code {
        'o' => ("0o", big.magnitude().to_str_radix(8)),
        'x' => ("0x", big.magnitude().to_str_radix(16)),
        'X' => ("0X", big.magnitude().to_str_radix(16).to_uppercase()),
        _ => ("", Object::from(num_bigint::BigInt::from(big.magnitude().clone())).repr()?),
    };
    let zeros = flags.precision.unwrap_or(0).saturating_sub(digits.len());
    let negative = big.sign() == num_bigint::Sign::Minus;
    Ok((negative, if flags.alternate { prefix } else { "" }, format!("{}{digits}", "0".repeat(zeros))))
}

fn wrong_number(code: char, value: &Object) -> crate::error::Error {
    let wanted = if matches!(code, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
    type_error(format!("%{code} format: {wanted} is required, not {}", value.type_name()))
}

fn real(value: &Object) -> Result<f64> {
    match value {
        Object::Float(float) => Ok(*float),
        Object::Scalar(scalar) if !matches!(scalar.value, Number::Complex(_)) => Ok(scalar.value.to_f64()),
        Object::Scalar(_) | Object::Complex(_) => Err(unsupported("% formatting of a complex as a real number")),
        Object::Array(_) => Err(unsupported("% formatting of an array as a number")),
        other => match other.to_big() {
            Some(big) => big_to_f64(&big),
            None => Err(type_error(format!("must be real number, not {}", other.type_name()))),
        },
    }
}

fn character(value: &Object) -> Result<String> {
    if let Object::Str(text) = value {
        if text.chars().count() == 1 {
            return Ok(text.to_string());
        }
        return Err(type_error("%c requires int or char"));
    }
    let code = match (as_index(value), value) {
        (Some(code), _) => code,
        (None, Object::BigInt(_)) => return Err(overflow_error("%c arg not in range(0x110000)")),
        _ => return Err(type_error("%c requires int or char")),
    };
    match code.to_u32() {
        Some(code) if code < 0x110000 => match char::from_u32(code) {
            Some(character) => Ok(character.to_string()),
            None => Err(unsupported("surrogates in a str")),
        },
        _ => Err(overflow_error("%c arg not in range(0x110000)")),
    }
}

/// Writes sign, prefix and text, padded to the width. Zeros go between the prefix and a number.
fn pad(sign: &str, prefix: &str, text: &str, is_number: bool, flags: &Flags, written: &mut String) {
    let len = sign.len() + prefix.len() + text.chars().count();
    let missing = flags.width.saturating_sub(len);
    let (before, zeros, after) = match (flags.left, flags.zero && is_number) {
        (true, _) => (0, 0, missing),
        (false, true) => (0, missing, 0),
        (false, false) => (missing, 0, 0),
    };
    for part in [&" ".repeat(before), sign, prefix, &"0".repeat(zeros), text, &" ".repeat(after)] {
        written.push_str(part);
    }
}
