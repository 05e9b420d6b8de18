//! `bytes`: encodings, its constructor and its methods.
//!
//! A method that `str` has too is that of `str`, called on a text that has one character per byte.

use std::rc::Rc;

use num_traits::ToPrimitive;

use super::{Bound, Builtin, Home, misfit};
use crate::error::{Result, raised, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::subscript::as_index;
use crate::object::Object;

const fn method(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type("bytes"), name, parameters, call)
}

pub(super) const METHODS: &[Builtin] = &[
    method("decode", "self / encoding? errors?", |_, bound| {
        let encoding = encoding(bound, "decode")?;
        decode(own(bound), &encoding)
    }),
    method("hex", "self / sep? bytes_per_sep?", hex),
];

/// The methods that are those of `str`.
pub(super) const SHARED: &[&str] = &[
    "upper",
    "lower",
    "title",
    "capitalize",
    "swapcase",
    "strip",
    "lstrip",
    "rstrip",
    "split",
    "rsplit",
    "splitlines",
    "partition",
    "rpartition",
    "replace",
    "find",
    "rfind",
    "index",
    "rindex",
    "count",
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "isdigit",
    "isalpha",
    "isalnum",
    "isspace",
    "isupper",
    "islower",
    "istitle",
    "isascii",
    "ljust",
    "rjust",
    "center",
    "zfill",
    "expandtabs",
    "join",
];

fn own(bound: &Bound) -> &[u8] {
    match bound.required("self") {
        Object::Bytes(bytes) => bytes,
        _ => &[],
    }
}

/// An encoding's name, with what is done about errors left at its default.
pub(super) fn encoding(bound: &Bound, function: &str) -> Result<String> {
    for name in ["encoding", "errors"] {
        match bound.get(name) {
            None | Some(Object::Str(_)) => {}
            Some(other) => {
                let class = misfit::class_or_none(other);
                return Err(type_error(format!("{function}() argument '{name}' must be str, not {class}")));
            }
        }
    }
    match bound.get("errors") {
        Some(Object::Str(errors)) if &**errors != "strict" => return Err(bound.refuse("errors")),
        _ => {}
    }
    match bound.get("encoding") {
        Some(Object::Str(name)) => Ok(name.to_string()),
        _ => Ok("utf-8".into()),
    }
}

/// The encodings that are known here.
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

fn known(name: &str) -> Result<Encoding> {
    match &name.to_ascii_lowercase().replace('_', "-")[..] {
        "utf-8" | "utf8" => Ok(Encoding::Utf8),
        "latin-1" | "latin1" | "iso-8859-1" => Ok(Encoding::Latin1),
        "ascii" | "us-ascii" => Ok(Encoding::Ascii),
        _ => Err(unsupported(format!("the encoding {name}"))),
    }
}

/// `text.encode(encoding)`.
pub(super) fn encode(text: &str, name: &str) -> Result<Object> {
    let (limit, shown) = match known(name)? {
        Encoding::Utf8 => return Ok(Object::Bytes(text.as_bytes().into())),
        Encoding::Latin1 => (0x100, "latin-1"),
        Encoding::Ascii => (0x80, "ascii"),
    };
    let mut bytes = Vec::with_capacity(text.len());
    for (place, character) in text.chars().enumerate() {
        let code = character as u32;
        if code >= limit {
            let run = text.chars().skip(place).take_while(|one| *one as u32 >= limit).count();
            let escaped = crate::object::repr::ascii(&character.to_string());
            let what = match run {
                1 => format!("character '{escaped}' in position {place}"),
                _ => format!("characters in position {place}-{}", place + run - 1),
            };
            return Err(raised(
                "UnicodeEncodeError",
                format!("'{shown}' codec can't encode {what}: ordinal not in range({limit})"),
            ));
        }
        bytes.push(code as u8);
    }
    Ok(Object::Bytes(bytes.into()))
}

pub(super) fn decode(bytes: &[u8], name: &str) -> Result<Object> {
    match known(name)? {
        Encoding::Latin1 => Ok(Object::from(latin1(bytes))),
        Encoding::Ascii => match bytes.iter().position(|byte| *byte >= 0x80) {
            None => Ok(Object::from(latin1(bytes))),
            Some(place) => Err(raised(
                "UnicodeDecodeError",
                format!(
                    "'ascii' codec can't decode byte 0x{:02x} in position {place}: ordinal not in range(128)",
                    bytes[place]
                ),
            )),
        },
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Object::from(text)),
            Err(error) => {
                let place = error.valid_up_to();
                match bytes.get(place) {
                    // No text begins with such a byte.
                    Some(byte @ (0x80..=0xc1 | 0xf5..=0xff)) => Err(raised(
                        "UnicodeDecodeError",
                        format!("'utf-8' codec can't decode byte 0x{byte:02x} in position {place}: invalid start byte"),
                    )),
                    _ => Err(unsupported("what is wrong with this UTF-8")),
                }
            }
        },
    }
}

/// A text with one character per byte.
pub(crate) fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| *byte as char).collect()
}

fn hex(_: &mut Machine, bound: &Bound) -> Result<Object> {
    if bound.get("bytes_per_sep").is_some() {
        return Err(bound.refuse("bytes_per_sep"));
    }
    let separator = match bound.get("sep") {
        None => "",
        Some(Object::Str(separator)) if separator.len() == 1 => separator,
        Some(_) => return Err(bound.refuse("sep")),
    };
    let digits: Vec<String> = own(bound).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Object::from(digits.join(separator)))
}

/// `bytes.fromhex(text)`.
pub(super) fn from_hex(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let Object::Str(text) = bound.required("string") else {
        let class = misfit::class_or_none(bound.required("string"));
        return Err(type_error(format!("fromhex() argument must be str, not {class}")));
    };
    let characters: Vec<char> = text.chars().collect();
    let (mut bytes, mut at) = (Vec::new(), 0);
    while at < characters.len() {
        if matches!(characters[at], ' ' | '\t'..='\r') {
            at += 1;
            continue;
        }
        let digit = |place: usize| characters.get(place).and_then(|digit| digit.to_digit(16));
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            (high, _) => {
                let place = at + high.is_some() as usize;
                return Err(value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}")));
            }
        }
        at += 2;
    }
    Ok(Object::Bytes(bytes.into()))
}

/// `bytes(...)`.
pub(super) fn construct(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let Some(source) = bound.get("source") else {
        return match (bound.get("encoding"), bound.get("errors")) {
            (None, None) => Ok(Object::Bytes(Rc::from(&[][..]))),
            (Some(_), _) => Err(type_error("encoding without a string argument")),
            (None, Some(_)) => Err(type_error("errors without a string argument")),
        };
    };
    if let Object::Str(text) = source {
        if bound.get("encoding").is_none() {
            return Err(type_error("string argument without an encoding"));
        }
        let encoding = encoding(bound, "bytes")?;
        return encode(text, &encoding);
    }
    if bound.get("encoding").is_some() {
        return Err(type_error("encoding without a string argument"));
    }
    if bound.get("errors").is_some() {
        return Err(type_error("errors without a string argument"));
    }
    match source {
        Object::Bytes(_) => return Ok(source.clone()),
        Object::Array(_) | Object::Scalar(_) => return Err(unsupported("bytes of a NumPy value")),
        _ => {}
    }
    if let Some(count) = as_index(source) {
        let count = usize::try_from(count).map_err(|_| value_error("negative count"))?;
        machine.meter.memory(count)?;
        return Ok(Object::Bytes(vec![0; count].into()));
    }
    let items = match source {
        Object::None | Object::Float(_) | Object::BigInt(_) => {
            return Err(match source {
                Object::BigInt(_) => unsupported("bytes of this number"),
                other => type_error(format!("cannot convert '{}' object to bytes", other.type_name())),
            });
        }
        other => machine.iterate_to_vec(other)?,
    };
    collect(&items).map(|bytes| Object::Bytes(bytes.into()))
}

/// Ints as bytes.
pub(super) fn collect(items: &[Object]) -> Result<Vec<u8>> {
    items
        .iter()
        .map(|item| match (as_index(item), item) {
            (Some(byte), _) => byte.to_u8().ok_or_else(|| value_error("bytes must be in range(0, 256)")),
            (None, Object::BigInt(_)) => Err(value_error("bytes must be in range(0, 256)")),
            (None, other) => {
                let class = other.type_name();
                Err(type_error(format!("'{class}' object cannot be interpreted as an integer")))
            }
        })
        .collect()
}

/// Calls a method of `str` on bytes.
pub(crate) fn call_shared(
    machine: &mut Machine,
    builtin: &'static Builtin,
    bytes: &[u8],
    arguments: Arguments,
) -> Result<Object> {
    // Beyond these the classes of characters and the ends of lines differ.
    let plain = |bytes: &[u8]| bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'));
    let mut positional = Vec::with_capacity(arguments.positional.len());
    for argument in arguments.positional {
        positional.push(match argument {
            Object::Bytes(bytes) if plain(&bytes) => Object::from(latin1(&bytes)),
            Object::List(items) | Object::Tuple(items) if builtin.name() == "join" => {
                let mut texts = Vec::with_capacity(items.len());
                for item in items.iter() {
                    match item {
                        Object::Bytes(bytes) if plain(bytes) => texts.push(Object::from(latin1(bytes))),
                        _ => return Err(unsupported("bytes.join of these values")),
                    }
                }
                Object::list(texts)
            }
            Object::Int(_) | Object::None
                if !matches!(builtin.name(), "find" | "rfind" | "index" | "rindex" | "count" | "join")
                    || !positional.is_empty() =>
            {
                argument
            }
            _ => return Err(unsupported(format!("bytes.{} of these values", builtin.name()))),
        });
    }
    if !plain(bytes) || !arguments.keywords.is_empty() {
        return Err(unsupported(format!("bytes.{} of such bytes", builtin.name())));
    }
    let receiver = Object::from(latin1(bytes));
    let bound = builtin.bind(Some(receiver), Arguments::positional(positional))?;
    let result = (builtin.call)(machine, &bound).map_err(|error| match error {
        crate::error::Error::Raised { kind: "ValueError", message, .. } if message == "substring not found" => {
            value_error("subsection not found")
        }
        crate::error::Error::Raised { kind: "TypeError", .. } => unsupported("a message about bytes"),
        other => other,
    })?;
    Ok(back(result))
}

/// Texts to bytes, in sequences too.
fn back(object: Object) -> Object {
    match object {
        Object::Str(text) => Object::Bytes(text.as_bytes().into()),
        Object::List(items) => Object::list(items.iter().cloned().map(back).collect()),
        Object::Tuple(items) => Object::tuple(items.iter().cloned().map(back).collect()),
        other => other,
    }
}
