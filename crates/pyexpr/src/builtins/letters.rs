//! Methods of `str` that change or ask for the case and class of letters.
//!
//! Unicode grows: what Python 3.12 knows is checked here only for the alphabets that [`is_known`] lists. Elsewhere the
//! answer is unsupported.

use super::{Bound, Builtin, Home};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::object::Object;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type("str"), name, parameters, call)
}

pub(super) const METHODS: &[Builtin] = &[
    python("upper", "self /", |_, bound| changed(bound, |_| true, |text| text.to_uppercase())),
    python("lower", "self /", |_, bound| changed(bound, |_| true, |text| text.to_lowercase())),
    python("casefold", "self /", |_, bound| {
        changed(
            bound,
            |character| character < '\u{17f}' && !"\u{b5}\u{149}".contains(character),
            |text| text.to_lowercase().replace('ß', "ss"),
        )
    }),
    python("capitalize", "self /", |_, bound| changed(bound, |character| character != 'ß', capitalized)),
    python("title", "self /", |_, bound| changed(bound, |character| character != 'ß', title)),
    python("swapcase", "self /", |_, bound| changed(bound, |_| true, swapped)),
    python("isdigit", "self /", |_, bound| class(bound, |one| one.is_ascii_digit() || "²³¹".contains(one))),
    python("isdecimal", "self /", |_, bound| class(bound, |one| one.is_ascii_digit())),
    python("isnumeric", "self /", |_, bound| class(bound, |one| one.is_ascii_digit() || "²³¹¼½¾".contains(one))),
    python("isalpha", "self /", |_, bound| class(bound, char::is_alphabetic)),
    python("isalnum", "self /", |_, bound| class(bound, char::is_alphanumeric)),
    python("isspace", "self /", |_, bound| class(bound, super::strings::is_space)),
    python("isupper", "self /", |_, bound| cased(bound, char::is_uppercase)),
    python("islower", "self /", |_, bound| cased(bound, char::is_lowercase)),
    python("istitle", "self /", |_, bound| is_title(known(bound, |_| true)?).map(Object::Bool)),
    python("isascii", "self /", |_, bound| Ok(Object::Bool(bound.text().is_ascii()))),
    python("isprintable", "self /", |_, bound| {
        Ok(Object::Bool(known(bound, |_| true)?.chars().all(crate::object::repr::is_printable)))
    }),
    python("isidentifier", "self /", |_, bound| {
        let text = known(bound, |one| one.is_ascii() || one.is_alphabetic())?;
        let begins = text.starts_with(|first: char| first == '_' || first.is_alphabetic());
        Ok(Object::Bool(begins && text.chars().all(|one| one == '_' || one.is_alphanumeric())))
    }),
];

/// Characters whose case and class are the same in Python's Unicode tables and in Rust's.
fn is_known(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => true,
        '\u{19b}' | '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}' | '\u{3a3}' => false,
        '\u{80}'..='\u{24f}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' | '\u{2190}'..='\u{23ff}' => true,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        '\u{1f300}'..='\u{1f64f}' => true,
        _ => false,
    }
}

/// The text, where all its characters are known and `allowed`.
fn known(bound: &Bound, allowed: impl Fn(char) -> bool) -> Result<&str> {
    let text = bound.text();
    if text.chars().all(|character| is_known(character) && allowed(character)) {
        return Ok(text);
    }
    Err(unsupported(format!("str.{} of such a character", bound.name())))
}

fn changed(bound: &Bound, allowed: impl Fn(char) -> bool, change: impl Fn(&str) -> String) -> Result<Object> {
    known(bound, allowed).map(|text| Object::from(change(text)))
}

fn class(bound: &Bound, holds: impl Fn(char) -> bool) -> Result<Object> {
    let numeric = bound.name() == "isnumeric";
    let text = known(bound, |one| !(numeric && ('\u{4e00}'..='\u{9fff}').contains(&one)))?;
    Ok(Object::Bool(!text.is_empty() && text.chars().all(holds)))
}

fn is_cased(character: char) -> bool {
    character.is_uppercase() || character.is_lowercase()
}

fn cased(bound: &Bound, holds: impl Fn(char) -> bool) -> Result<Object> {
    let mut letters = known(bound, |_| true)?.chars().filter(|one| is_cased(*one)).peekable();
    Ok(Object::Bool(letters.peek().is_some() && letters.all(holds)))
}

fn is_title(text: &str) -> Result<bool> {
    let (mut found, mut after_letter) = (false, false);
    for character in text.chars() {
        if (character.is_uppercase() && after_letter) || (character.is_lowercase() && !after_letter) {
            return Ok(false);
        }
        after_letter = is_cased(character);
        found |= after_letter;
    }
    Ok(found)
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters.flat_map(char::to_lowercase)).collect(),
        None => String::new(),
    }
}

fn title(text: &str) -> String {
    let (mut written, mut after_letter) = (String::new(), false);
    for character in text.chars() {
        if after_letter {
            written.extend(character.to_lowercase());
        } else {
            written.extend(character.to_uppercase());
        }
        after_letter = is_cased(character);
    }
    written
}

fn swapped(text: &str) -> String {
    let mut written = String::new();
    for character in text.chars() {
        if character.is_uppercase() {
            written.extend(character.to_lowercase());
        } else {
            written.extend(character.to_uppercase());
        }
    }
    written
}
