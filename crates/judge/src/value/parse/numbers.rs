//! Ints, floats and complex numbers.

use super::{Parsed, Parser};
use crate::value::{BigInt, Value};
use num_traits::Num as _;

/// Reading decimal digits takes time with the square of their number.
const MAX_DIGITS: usize = 50_000;

impl<'a> Parser<'a> {
    /// A value, or the sum of a real and an imaginary number.
    pub(super) fn sum(&mut self) -> Parsed<Value> {
        let first = self.signed()?;
        self.skip();
        let (Some(sign @ ('+' | '-')), Some(re)) = (self.peek(), real(&first)) else {
            return Ok(first);
        };
        let mark = self.at;
        self.at += 1;
        self.skip();
        match self.signed() {
            Ok(Value::Complex(0.0, im)) => Ok(Value::Complex(re, if sign == '-' { -im } else { im })),
            _ => self.fail_at(mark, "only a value can be written here; write the result instead of the calculation"),
        }
    }

    /// Any number of signs, then a value.
    fn signed(&mut self) -> Parsed<Value> {
        let start = self.at;
        let (mut signs, mut negative) = (0, false);
        while let Some(sign @ ('+' | '-')) = self.peek() {
            signs += 1;
            negative ^= sign == '-';
            self.at += 1;
            self.skip();
        }
        let value = self.primary()?;
        if signs == 0 {
            return Ok(value);
        }
        match (value, negative) {
            (value @ (Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Complex(..)), false) => Ok(value),
            (Value::Int(number), true) => Ok(Value::from(-BigInt::from(number))),
            (Value::BigInt(number), true) => Ok(Value::from(-number)),
            (Value::Float(number), true) => Ok(Value::Float(-number)),
            // Python's own form of a number without a real part is -2j: no -0.0 comes of it.
            (Value::Complex(re, im), true) => Ok(Value::Complex(if re == 0.0 { 0.0 } else { -re }, -im)),
            (other, _) => {
                self.fail_at(start, format!("a sign stands before a {}; only numbers have one", other.type_name()))
            }
        }
    }

    /// A number that begins with a digit or a point.
    pub(super) fn digits(&mut self) -> Parsed<Value> {
        let start = self.at;
        let rest = self.rest();
        let prefix = rest.get(..2).unwrap_or_default().to_ascii_lowercase();
        for (name, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
            if prefix == name {
                self.at += 2;
                let digits = self.run(|c| c.is_ascii_alphanumeric());
                let digits = digits.strip_prefix('_').unwrap_or(digits);
                return match plain(digits).and_then(|digits| BigInt::from_str_radix(&digits, radix).ok()) {
                    Some(number) => Ok(Value::from(number)),
                    None => self.fail_at(start, format!("this is not a number in base {radix}; check its digits")),
                };
            }
        }
        let whole = self.run(|c| c.is_ascii_digit());
        let mut is_float = false;
        let mut text = whole.to_owned();
        if self.peek() == Some('.') {
            is_float = true;
            self.at += 1;
            text.push('.');
            text += self.run(|c| c.is_ascii_digit());
        }
        let after = self.rest().as_bytes();
        let signed = usize::from(matches!(after.get(1), Some(b'+' | b'-')));
        if matches!(after.first(), Some(b'e' | b'E')) && after.get(1 + signed).is_some_and(u8::is_ascii_digit) {
            is_float = true;
            text += self.rest().get(..1 + signed).unwrap_or_default();
            self.at += 1 + signed;
            text += self.run(|c| c.is_ascii_digit());
        }
        let is_imaginary = matches!(self.peek(), Some('j' | 'J'));
        self.at += usize::from(is_imaginary);
        if let Some(c) = self.peek().filter(|c| c.is_alphanumeric() || *c == '_' || *c == '.') {
            return self.fail(format!("a number does not go on with {c}; text needs quotes, and values need a comma"));
        }
        let Some(text) = plain(&text) else {
            return self.fail_at(start, "an underscore in a number stands between two digits; remove it");
        };
        if is_float || is_imaginary {
            return match text.parse::<f64>() {
                Ok(number) if is_imaginary => Ok(Value::Complex(0.0, number)),
                Ok(number) => Ok(Value::Float(number)),
                Err(_) => self.fail_at(start, "this is not a number; a point needs a digit before or after it"),
            };
        }
        if text.len() > 1 && text.starts_with('0') && text.bytes().any(|digit| digit != b'0') {
            return self.fail_at(start, "an int does not begin with 0; remove the zeros in front");
        }
        if text.len() > MAX_DIGITS {
            return self.fail_at(start, format!("an int of more than {MAX_DIGITS} digits is not read; shorten it"));
        }
        match text.parse::<BigInt>() {
            Ok(number) => Ok(Value::from(number)),
            Err(_) => self.fail_at(start, "this is not an int; check its digits"),
        }
    }

    /// The characters that fit, and underscores.
    fn run(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !fits(c) && c != '_').unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }
}

/// The digits without underscores; `None` where one does not stand between two digits.
fn plain(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let between = |at: usize| {
        at > 0 && bytes[at - 1].is_ascii_alphanumeric() && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
    };
    let fine = bytes.iter().enumerate().all(|(at, &byte)| byte != b'_' || between(at));
    fine.then(|| text.replace('_', ""))
}

fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Int(_) | Value::BigInt(_) | Value::Float(_) => value.as_f64(),
        _ => None,
    }
}
