//! Methods of `str`.

use super::{Bound, Builtin, Home};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::subscript::{as_index, slice_range};
use crate::object::Object;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Python, name, parameters, call)
}

pub(super) const METHODS: &[Builtin] = &[
    python("upper", "self /", |_, bound| ascii(bound, |text| text.to_ascii_uppercase())),
    python("lower", "self /", |_, bound| ascii(bound, |text| text.to_ascii_lowercase())),
    python("capitalize", "self /", |_, bound| {
        ascii(bound, |text| {
            let lower = text.to_ascii_lowercase();
            match lower.get(..1) {
                Some(first) => format!("{}{}", first.to_ascii_uppercase(), &lower[1..]),
                None => lower,
            }
        })
    }),
    python("title", "self /", |_, bound| ascii(bound, title)),
    python("swapcase", "self /", |_, bound| {
        ascii(bound, |text| {
            text.chars()
                .map(|character| {
                    if character.is_ascii_uppercase() {
                        character.to_ascii_lowercase()
                    } else {
                        character.to_ascii_uppercase()
                    }
                })
                .collect()
        })
    }),
    python("strip", "self chars? /", |_, bound| strip(bound, true, true)),
    python("lstrip", "self chars? /", |_, bound| strip(bound, true, false)),
    python("rstrip", "self chars? /", |_, bound| strip(bound, false, true)),
    python("split", "self / sep? maxsplit?", split),
    python("join", "self iterable /", join),
    python("replace", "self old new count? /", replace),
    python("startswith", "self prefix /", |_, bound| {
        affix(bound, "prefix", "startswith", |text, part| text.starts_with(part))
    }),
    python("endswith", "self suffix /", |_, bound| {
        affix(bound, "suffix", "endswith", |text, part| text.ends_with(part))
    }),
    python("removeprefix", "self prefix /", |_, bound| {
        let (text, part) = (own(bound), string(bound, "prefix")?);
        Ok(Object::from(text.strip_prefix(part).unwrap_or(text)))
    }),
    python("removesuffix", "self suffix /", |_, bound| {
        let (text, part) = (own(bound), string(bound, "suffix")?);
        Ok(Object::from(text.strip_suffix(part).unwrap_or(text)))
    }),
    python("find", "self sub start? end? /", |_, bound| Ok(Object::Int(find(bound, false)?.unwrap_or(-1)))),
    python("rfind", "self sub start? end? /", |_, bound| Ok(Object::Int(find(bound, true)?.unwrap_or(-1)))),
    python("index", "self sub start? end? /", |_, bound| {
        find(bound, false)?.map(Object::Int).ok_or_else(|| value_error("substring not found"))
    }),
    python("rindex", "self sub start? end? /", |_, bound| {
        find(bound, true)?.map(Object::Int).ok_or_else(|| value_error("substring not found"))
    }),
    python("count", "self sub /", |_, bound| {
        let (text, part) = (own(bound), string(bound, "sub")?);
        let count = if part.is_empty() { text.chars().count() + 1 } else { text.matches(part).count() };
        Ok(Object::Int(count as i64))
    }),
    python("isdigit", "self /", |_, bound| class(bound, |character| character.is_ascii_digit())),
    python("isdecimal", "self /", |_, bound| class(bound, |character| character.is_ascii_digit())),
    python("isnumeric", "self /", |_, bound| class(bound, |character| character.is_ascii_digit())),
    python("isalpha", "self /", |_, bound| class(bound, |character| character.is_ascii_alphabetic())),
    python("isalnum", "self /", |_, bound| class(bound, |character| character.is_ascii_alphanumeric())),
    python("isspace", "self /", |_, bound| {
        class(bound, |character| matches!(character, ' ' | '\t'..='\r' | '\x1c'..='\x1f'))
    }),
    python("isupper", "self /", |_, bound| cased(bound, |character| character.is_ascii_uppercase())),
    python("islower", "self /", |_, bound| cased(bound, |character| character.is_ascii_lowercase())),
    python("zfill", "self width /", zfill),
    python("ljust", "self width fillchar? /", |machine, bound| justify(machine, bound, '<')),
    python("rjust", "self width fillchar? /", |machine, bound| justify(machine, bound, '>')),
    python("center", "self width fillchar? /", |machine, bound| justify(machine, bound, '^')),
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
];

fn own(bound: &Bound) -> &str {
    match bound.required("self") {
        Object::Str(text) => text,
        _ => "",
    }
}

fn string<'a>(bound: &'a Bound, name: &str) -> Result<&'a str> {
    match bound.required(name) {
        Object::Str(text) => Ok(text),
        _ => Err(unsupported(format!("str.{} of this value", bound.name()))),
    }
}

fn separator(bound: &Bound) -> Result<&str> {
    match string(bound, "sep")? {
        "" => Err(value_error("empty separator")),
        separator => Ok(separator),
    }
}

fn three(parts: [&str; 3]) -> Object {
    Object::tuple(parts.into_iter().map(Object::from).collect())
}

/// Case and character classes beyond ASCII follow Unicode tables that are not here.
fn ascii(bound: &Bound, change: impl Fn(&str) -> String) -> Result<Object> {
    let text = own(bound);
    if !text.is_ascii() {
        return Err(unsupported(format!("str.{} beyond ASCII", bound.name())));
    }
    Ok(Object::from(change(text)))
}

fn class(bound: &Bound, holds: impl Fn(char) -> bool) -> Result<Object> {
    let text = own(bound);
    if !text.is_ascii() {
        return Err(unsupported(format!("str.{} beyond ASCII", bound.name())));
    }
    Ok(Object::Bool(!text.is_empty() && text.chars().all(holds)))
}

fn cased(bound: &Bound, holds: impl Fn(char) -> bool) -> Result<Object> {
    let text = own(bound);
    if !text.is_ascii() {
        return Err(unsupported(format!("str.{} beyond ASCII", bound.name())));
    }
    let mut letters = text.chars().filter(char::is_ascii_alphabetic).peekable();
    Ok(Object::Bool(letters.peek().is_some() && letters.all(holds)))
}

fn title(text: &str) -> String {
    let mut after_letter = false;
    text.chars()
        .map(|character| {
            let changed = if after_letter { character.to_ascii_lowercase() } else { character.to_ascii_uppercase() };
            after_letter = character.is_ascii_alphabetic();
            changed
        })
        .collect()
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

fn strip(bound: &Bound, start: bool, end: bool) -> Result<Object> {
    let mut text = own(bound);
    let set: Option<Vec<char>> = match bound.some("chars") {
        None => None,
        Some(Object::Str(characters)) => Some(characters.chars().collect()),
        Some(_) => return Err(type_error(format!("{} arg must be None or str", bound.name()))),
    };
    let goes = |character: char| match &set {
        Some(set) => set.contains(&character),
        None => is_space(character),
    };
    if start {
        text = text.trim_start_matches(goes);
    }
    if end {
        text = text.trim_end_matches(goes);
    }
    Ok(Object::from(text))
}

fn split(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let text = own(bound);
    let most = match bound.get("maxsplit") {
        None => None,
        Some(most) => Some(as_index(most).ok_or_else(|| bound.refuse("maxsplit"))?).filter(|most| *most >= 0),
    };
    machine.meter.memory(text.len() * 32)?;
    let parts: Vec<&str> = match bound.some("sep") {
        Some(Object::Str(separator)) if separator.is_empty() => return Err(value_error("empty separator")),
        Some(Object::Str(separator)) => match most {
            Some(most) => text.splitn(most as usize + 1, &**separator).collect(),
            None => text.split(&**separator).collect(),
        },
        Some(other) => return Err(type_error(format!("must be str or None, not {}", other.type_name()))),
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_start_matches(is_space);
            while !rest.is_empty() {
                if most.is_some_and(|most| parts.len() as i64 >= most) {
                    parts.push(rest);
                    break;
                }
                let end = rest.find(is_space).unwrap_or(rest.len());
                parts.push(&rest[..end]);
                rest = rest[end..].trim_start_matches(is_space);
            }
            parts
        }
    };
    Ok(Object::list(parts.into_iter().map(Object::from).collect()))
}

fn join(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let separator = own(bound);
    let items = machine.iterate_to_vec(bound.required("iterable")).map_err(|error| match error {
        crate::error::Error::Raised { kind: "TypeError", message, .. }
            if message.ends_with("object is not iterable") =>
        {
            type_error("can only join an iterable")
        }
        other => other,
    })?;
    let mut text = String::new();
    for (place, item) in items.iter().enumerate() {
        let Object::Str(part) = item else {
            return Err(type_error(format!(
                "sequence item {place}: expected str instance, {} found",
                item.type_name()
            )));
        };
        machine.meter.memory(part.len() + separator.len())?;
        if place > 0 {
            text.push_str(separator);
        }
        text.push_str(part);
    }
    Ok(Object::from(text))
}

fn replace(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let (text, old, new) = (own(bound), string(bound, "old")?, string(bound, "new")?);
    let most = match bound.get("count") {
        None => -1,
        Some(count) => as_index(count).ok_or_else(|| bound.refuse("count"))?,
    };
    let found = if old.is_empty() { text.len() + 1 } else { text.matches(old).count() };
    machine.meter.memory(text.len() + found.saturating_mul(new.len()))?;
    Ok(Object::from(if most < 0 { text.replace(old, new) } else { text.replacen(old, new, most as usize) }))
}

fn affix(bound: &Bound, name: &str, method: &str, holds: fn(&str, &str) -> bool) -> Result<Object> {
    let text = own(bound);
    match bound.required(name) {
        Object::Str(part) => Ok(Object::Bool(holds(text, part))),
        Object::Tuple(parts) => {
            for part in parts.iter() {
                match part {
                    Object::Str(part) if holds(text, part) => return Ok(Object::Bool(true)),
                    Object::Str(_) => {}
                    other => {
                        return Err(type_error(format!(
                            "tuple for {method} must only contain str, not {}",
                            other.type_name()
                        )));
                    }
                }
            }
            Ok(Object::Bool(false))
        }
        other => {
            Err(type_error(format!("{method} first arg must be str or a tuple of str, not {}", other.type_name())))
        }
    }
}

/// The place of a part, in characters.
fn find(bound: &Bound, last: bool) -> Result<Option<i64>> {
    let (text, part) = (own(bound), string(bound, "sub")?);
    let characters: Vec<char> = text.chars().collect();
    let bounds = |name: &str| bound.get(name).cloned().unwrap_or(Object::None);
    let window = slice_range(&[bounds("start"), bounds("end"), Object::None], characters.len())?;
    let given_start = bound.some("start").and_then(as_index).unwrap_or(0);
    if window.start > window.stop || given_start > characters.len() as i64 {
        return Ok(None);
    }
    let inside: String = characters[window.start as usize..window.stop as usize].iter().collect();
    let place = if last { inside.rfind(part) } else { inside.find(part) };
    Ok(place.map(|place| window.start + inside[..place].chars().count() as i64))
}

fn width(machine: &mut Machine, bound: &Bound) -> Result<usize> {
    let width = as_index(bound.required("width")).ok_or_else(|| bound.refuse("width"))?.max(0) as usize;
    machine.meter.memory(width)?;
    Ok(width)
}

fn zfill(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let text = own(bound);
    let missing = width(machine, bound)?.saturating_sub(text.chars().count());
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (&text[..1], rest),
        None => ("", text),
    };
    Ok(Object::from(format!("{sign}{}{digits}", "0".repeat(missing))))
}

fn justify(machine: &mut Machine, bound: &Bound, align: char) -> Result<Object> {
    let text = own(bound);
    let fill = match bound.get("fillchar") {
        None => " ",
        Some(Object::Str(fill)) if fill.chars().count() == 1 => fill,
        Some(Object::Str(_)) => {
            return Err(type_error("The fill character must be exactly one character long"));
        }
        Some(_) => return Err(bound.refuse("fillchar")),
    };
    let width = width(machine, bound)?;
    let missing = width.saturating_sub(text.chars().count());
    let before = match align {
        '<' => 0,
        '>' => missing,
        _ => missing / 2 + (missing & width & 1),
    };
    Ok(Object::from(format!("{}{text}{}", fill.repeat(before), fill.repeat(missing - before))))
}
