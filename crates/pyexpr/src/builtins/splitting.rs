//! Methods of `str` that take a text apart.

use super::strings::{is_space, own, string};
use super::{Bound, Builtin, Home};
use crate::error::{Result, type_error, value_error};
use crate::evaluate::Machine;
use crate::evaluate::subscript::as_index;
use crate::limits::OBJECT;
use crate::object::Object;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type("str"), name, parameters, call)
}

pub(super) const METHODS: &[Builtin] = &[
    python("split", "self / sep? maxsplit?", |machine, bound| split(machine, bound, false)),
    python("rsplit", "self / sep? maxsplit?", |machine, bound| split(machine, bound, true)),
    python("splitlines", "self / keepends?", split_lines),
    python("partition", "self sep /", |_, bound| {
        let (text, separator) = (own(bound), separator(bound)?);
        Ok(three(match text.split_once(separator) {
            Some((before, after)) => [before, separator, after],
            None => [text, "", ""],
        }))
    }),
    python("rpartition", "self sep /", |_, bound| {
        let (text, separator) = (own(bound), separator(bound)?);
        Ok(three(match text.rsplit_once(separator) {
            Some((before, after)) => [before, separator, after],
            None => ["", "", text],
        }))
    }),
    python("expandtabs", "self / tabsize?", expand_tabs),
];

fn separator(bound: &Bound) -> Result<&str> {
    match string(bound, "sep")? {
        "" => Err(value_error("empty separator")),
        separator => Ok(separator),
    }
}

fn three(parts: [&str; 3]) -> Object {
    Object::tuple(parts.into_iter().map(Object::from).collect())
}

fn split(machine: &mut Machine, bound: &Bound, from_right: bool) -> Result<Object> {
    let text = own(bound);
    let most = match bound.get("maxsplit") {
        None => usize::MAX,
        Some(most) => match as_index(most) {
            Some(most) => usize::try_from(most).unwrap_or(usize::MAX),
            None => return Err(super::misfit::no_index(most)),
        },
    };
    machine.meter.memory(text.len() * 2)?;
    machine.meter.work(4 * OBJECT)?;
    let mut parts: Vec<&str> = match bound.some("sep") {
        Some(Object::Str(separator)) if separator.is_empty() => return Err(value_error("empty separator")),
        Some(Object::Str(separator)) if from_right => text.rsplitn(most.saturating_add(1), &**separator).collect(),
        Some(Object::Str(separator)) => text.splitn(most.saturating_add(1), &**separator).collect(),
        Some(other) => return Err(type_error(format!("must be str or None, not {}", other.type_name()))),
        None if from_right => words_from_right(text, most),
        None => words(text, most),
    };
    if from_right {
        parts.reverse();
    }
    machine.meter.sequence(parts.len())?;
    machine.meter.work(parts.len().saturating_mul(OBJECT))?;
    Ok(Object::list(parts.into_iter().map(Object::from).collect()))
}

fn words(text: &str, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if parts.len() >= most {
            parts.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

/// The last word first.
fn words_from_right(text: &str, most: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if parts.len() >= most {
            parts.push(rest);
            break;
        }
        let word = rest.rsplit(is_space).next().unwrap_or(rest);
        parts.push(word);
        rest = rest[..rest.len() - word.len()].trim_end_matches(is_space);
    }
    parts
}

fn split_lines(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let text = own(bound);
    let keep = match bound.get("keepends") {
        Some(keep) => machine.truth(keep)?,
        None => false,
    };
    let ends = |one: char| matches!(one, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, end) = match rest.find(ends) {
            None => (rest.len(), rest.len()),
            Some(at) if rest[at..].starts_with("\r\n") => (at, at + 2),
            Some(at) => (at, at + rest[at..].chars().next().map_or(1, char::len_utf8)),
        };
        machine.meter.memory(size_of::<Object>() + line)?;
        machine.meter.work(2 * OBJECT)?;
        lines.push(Object::from(&rest[..if keep { end } else { line }]));
        rest = &rest[end..];
    }
    Ok(Object::list(lines))
}

fn expand_tabs(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let size = match bound.get("tabsize") {
        None => 8,
        Some(size) => crate::limits::count(as_index(size).ok_or_else(|| super::misfit::no_index(size))?),
    };
    let (mut written, mut column) = (String::new(), 0);
    for character in own(bound).chars() {
        match character {
            '\t' if size > 0 => {
                let count = size - column % size;
                machine.meter.memory(count)?;
                written.push_str(&" ".repeat(count));
                column += count;
            }
            '\t' => {}
            character => {
                written.push(character);
                column = if matches!(character, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(Object::from(written))
}
