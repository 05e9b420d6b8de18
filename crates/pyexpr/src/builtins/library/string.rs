//! The constants of `string`.

use crate::object::Object;

/// A name of the module.
pub(super) fn lookup(name: &str) -> Option<Object> {
    const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const WHITESPACE: &str = " \t\n\r\x0b\x0c";
    Some(Object::from(match name {
        "ascii_letters" => format!("{LOWER}{UPPER}"),
        "ascii_lowercase" => LOWER.into(),
        "ascii_uppercase" => UPPER.into(),
        "digits" => "0123456789".into(),
        "hexdigits" => "0123456789abcdefABCDEF".into(),
        "octdigits" => "01234567".into(),
        "printable" => format!("0123456789{LOWER}{UPPER}{PUNCTUATION}{WHITESPACE}"),
        "punctuation" => PUNCTUATION.into(),
        "whitespace" => WHITESPACE.into(),
        _ => return None,
    }))
}
