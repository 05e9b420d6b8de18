//! The class `complex`.

use num_complex::Complex64;

use super::construct::{note_conversion, only_one, parse_float};
use super::{Builtin, Home};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::object::repr::write_str;
use crate::object::{Number, Object, complex};

pub(super) const METHODS: &[Builtin] =
    &[Builtin::new(Home::Type("complex"), "conjugate", "self /", |_, bound| match bound.required("self") {
        Object::Complex(value) => Ok(Object::Complex(value.conj())),
        other => Err(unsupported(format!("conjugate of a {}", other.type_name()))),
    })];

/// `complex(real=0, imag=0)`.
pub(super) fn construct(machine: &mut Machine, arguments: Arguments) -> Result<Object> {
    let count = arguments.positional.len() + arguments.keywords.len();
    if count > 2 {
        return Err(type_error(format!("complex() takes at most 2 arguments ({count} given)")));
    }
    let mut parts: [Option<Object>; 2] = [None, None];
    for (place, value) in arguments.positional.into_iter().enumerate() {
        parts[place] = Some(value);
    }
    for (name, value) in arguments.keywords {
        let place = match &*name {
            "real" => 0,
            "imag" => 1,
            _ => return Err(type_error(format!("'{name}' is an invalid keyword argument for complex()"))),
        };
        if parts[place].replace(value).is_some() {
            return Err(unsupported("a part of a complex number given twice"));
        }
    }
    let [real, imaginary] = parts;
    let has_imaginary = imaginary.is_some();
    match (&real, &imaginary) {
        (Some(Object::Str(_)), Some(_)) => {
            return Err(type_error("complex() can't take second arg if first is a string"));
        }
        (Some(Object::Str(text)), None) => return parse(text).map(Object::Complex),
        (_, Some(Object::Str(_))) => return Err(type_error("complex() second arg can't be a string")),
        _ => {}
    }
    if let Some(object) = &real
        && !is_number(object)
    {
        return Err(type_error(format!(
            "complex() first argument must be a string or a number, not '{}'",
            object.type_name()
        )));
    }
    if let Some(object) = &imaginary
        && !is_number(object)
    {
        return Err(type_error(format!("complex() second argument must be a number, not '{}'", object.type_name())));
    }
    let mut part = |object: Option<Object>| match object {
        None => Ok((Complex64::new(0.0, 0.0), false)),
        Some(object) => number(machine, &object),
    };
    let (mut result, real_is_complex) = part(real)?;
    let (imaginary, imaginary_is_complex) = part(imaginary)?;
    // Each part may be complex itself. What is real adds nothing, not even to the sign of a zero.
    if imaginary_is_complex {
        result.re -= imaginary.im;
    }
    if has_imaginary {
        result.im = if real_is_complex { imaginary.re + result.im } else { imaginary.re };
    }
    Ok(Object::Complex(result))
}

fn is_number(object: &Object) -> bool {
    complex::promoted(object).is_some() || object.is_numpy()
}

/// The number, and whether it is complex.
fn number(machine: &mut Machine, object: &Object) -> Result<(Complex64, bool)> {
    let of = |number: Number| (number.to_complex(), matches!(number, Number::Complex(_)));
    match object {
        Object::Complex(value) => Ok((*value, true)),
        Object::Scalar(scalar) => Ok(of(scalar.value)),
        Object::Array(array) => match (array.size(), array.first()) {
            (1, Some(first)) => {
                note_conversion(machine, array.ndim());
                Ok(of(first))
            }
            _ => Err(only_one(object)),
        },
        other => match complex::promoted(other) {
            Some(value) => Ok((value?, false)),
            None => Err(unsupported(format!("a {} as a complex number", other.type_name()))),
        },
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}

/// `complex(text)`.
fn parse(text: &str) -> Result<Complex64> {
    if !text.is_ascii() {
        return Err(unsupported("complex of text beyond ASCII"));
    }
    let bytes = text.as_bytes();
    let digit = |place: Option<usize>| place.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    // An underscore stands between two digits.
    let misplaced = |place: usize| !(digit(place.checked_sub(1)) && digit(Some(place + 1)));
    if text.bytes().enumerate().any(|(place, byte)| byte == b'_' && misplaced(place)) {
        let mut shown = String::new();
        write_str(text, &mut shown);
        return Err(value_error(format!("could not convert string to complex: {shown}")));
    }
    let clean = text.replace('_', "");
    let mut body = clean.trim_matches(is_space);
    if let Some(inner) = body.strip_prefix('(') {
        body = inner.strip_suffix(')').ok_or_else(malformed)?.trim_matches(is_space);
    }
    let (first, rest) = leading_float(body)?;
    let unit = |rest: &str| match rest {
        "j" | "J" => Ok(()),
        _ => Err(malformed()),
    };
    let Some(first) = first else {
        // A sign at most, and the unit.
        let (sign, rest) = signed(rest);
        unit(rest)?;
        return Ok(Complex64::new(0.0, sign.unwrap_or(1.0)));
    };
    if rest.is_empty() {
        return Ok(Complex64::new(first, 0.0));
    }
    if !rest.starts_with(['+', '-']) {
        unit(rest)?;
        return Ok(Complex64::new(0.0, first));
    }
    let (second, rest) = match leading_float(rest)? {
        (Some(second), rest) => (second, rest),
        (None, rest) => {
            let (sign, rest) = signed(rest);
            (sign.unwrap_or(1.0), rest)
        }
    };
    unit(rest)?;
    Ok(Complex64::new(first, second))
}

fn malformed() -> crate::error::Error {
    value_error("complex() arg is a malformed string")
}

fn signed(text: &str) -> (Option<f64>, &str) {
    match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (Some(1.0), rest),
        (_, Some(rest)) => (Some(-1.0), rest),
        _ => (None, text),
    }
}

/// The float that the text begins with, if it does, and what follows.
fn leading_float(text: &str) -> Result<(Option<f64>, &str)> {
    let (_, unsigned) = signed(text);
    let sign = text.len() - unsigned.len();
    let lower = unsigned.to_ascii_lowercase();
    let word = ["infinity", "inf", "nan"].iter().find(|word| lower.starts_with(**word));
    let length = match word {
        Some(word) => word.len(),
        None => {
            let digits = |from: usize| lower[from..].bytes().take_while(u8::is_ascii_digit).count();
            let whole = digits(0);
            let mut end = whole;
            let mut fraction = 0;
            if lower[end..].starts_with('.') {
                fraction = digits(end + 1);
                end += 1 + fraction;
            }
            if whole + fraction == 0 {
                return Ok((None, text));
            }
            if lower[end..].starts_with('e') {
                let signs = usize::from(lower[end + 1..].starts_with(['+', '-']));
                let exponent = digits(end + 1 + signs);
                if exponent > 0 {
                    end += 1 + signs + exponent;
                }
            }
            end
        }
    };
    let (number, rest) = text.split_at(sign + length);
    Ok((Some(parse_float(number)?), rest))
}
