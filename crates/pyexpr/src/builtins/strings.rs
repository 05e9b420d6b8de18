//! Methods of `str`.

use super::{Bound, Builtin, Home, misfit, template};
use crate::error::{Error, Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::subscript::{as_index, slice_range};
use crate::limits::OPERATION;
use crate::object::Object;

const fn python(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Type("str"), name, parameters, call)
}

pub(super) const METHODS: &[Builtin] = &[
    python("strip", "self chars? /", |_, bound| strip(bound, true, true)),
    python("lstrip", "self chars? /", |_, bound| strip(bound, true, false)),
    python("rstrip", "self chars? /", |_, bound| strip(bound, false, true)),
    python("join", "self iterable /", join),
    python("replace", "self old new count? /", replace),
    python("startswith", "self prefix start? end? /", |_, bound| {
        affix(bound, "prefix", |text, part| text.starts_with(part))
    }),
    python("endswith", "self suffix start? end? /", |_, bound| {
        affix(bound, "suffix", |text, part| text.ends_with(part))
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
    python("count", "self sub start? end? /", |machine, bound| {
        let (Some((_, inside)), part) = (window(bound)?, string(bound, "sub")?) else {
            return Ok(Object::Int(0));
        };
        machine.meter.work(inside.len())?;
        let count = if part.is_empty() { inside.chars().count() + 1 } else { inside.matches(part).count() };
        Ok(Object::Int(count as i64))
    }),
    python("zfill", "self width /", zfill),
    python("ljust", "self width fillchar? /", |machine, bound| justify(machine, bound, '<')),
    python("rjust", "self width fillchar? /", |machine, bound| justify(machine, bound, '>')),
    python("center", "self width fillchar? /", |machine, bound| justify(machine, bound, '^')),
    python("format", "self / *arguments **keywords", |machine, bound| {
        let arguments = Arguments { positional: bound.rest.clone(), keywords: bound.keywords.clone() };
        template::format_call(machine, own(bound), &arguments)
    }),
    python("format_map", "self mapping /", |machine, bound| {
        template::format_map(machine, own(bound), bound.required("mapping"))
    }),
    python("encode", "self / encoding? errors?", |_, bound| {
        let encoding = super::bytes::encoding(bound, "encode")?;
        super::bytes::encode(own(bound), &encoding)
    }),
    python("translate", "self table /", translate),
];

pub(super) fn own(bound: &Bound) -> &str {
    match bound.required("self") {
        Object::Str(text) => text,
        _ => "",
    }
}

pub(super) fn string<'a>(bound: &'a Bound, name: &str) -> Result<&'a str> {
    match bound.required(name) {
        Object::Str(text) => Ok(text),
        other => Err(misfit::wanted_str(bound, name, other)),
    }
}

pub(super) fn is_space(character: char) -> bool {
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
        machine.meter.memory(2 * (part.len() + separator.len()))?;
        machine.meter.work(OPERATION)?;
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
        Some(count) => as_index(count).ok_or_else(|| misfit::no_index(count))?,
    };
    let found = if old.is_empty() { text.len() + 1 } else { text.matches(old).count() };
    machine.meter.memory(found.saturating_mul(new.len()).saturating_add(text.len()))?;
    Ok(Object::from(if most < 0 {
        text.replace(old, new)
    } else {
        text.replacen(old, new, crate::limits::count(most))
    }))
}

fn affix(bound: &Bound, name: &str, holds: fn(&str, &str) -> bool) -> Result<Object> {
    let method = bound.name();
    let text = window(bound)?;
    let parts = match bound.required(name) {
        part @ Object::Str(_) => std::slice::from_ref(part),
        Object::Tuple(parts) => parts,
        other => {
            return Err(type_error(format!(
                "{method} first arg must be str or a tuple of str, not {}",
                other.type_name()
            )));
        }
    };
    for part in parts {
        match (part, &text) {
            (Object::Str(part), Some((_, text))) if holds(text, part) => return Ok(Object::Bool(true)),
            (Object::Str(_), _) => {}
            (other, _) => {
                return Err(type_error(format!("tuple for {method} must only contain str, not {}", other.type_name())));
            }
        }
    }
    Ok(Object::Bool(false))
}

/// The stretch between `start` and `end`, and where it begins, in characters. `None` where it begins beyond its end.
fn window(bound: &Bound) -> Result<Option<(i64, &str)>> {
    let text = own(bound);
    if bound.some("start").is_none() && bound.some("end").is_none() {
        return Ok(Some((0, text)));
    }
    let len = text.chars().count();
    let bounds = |name: &str| bound.get(name).cloned().unwrap_or(Object::None);
    let window = slice_range(&[bounds("start"), bounds("end"), Object::None], len)?;
    let given_start = bound.some("start").and_then(as_index).unwrap_or(0);
    if window.start > window.stop || given_start > len as i64 {
        return Ok(None);
    }
    let byte = |place: i64| text.char_indices().nth(place as usize).map_or(text.len(), |(at, _)| at);
    Ok(Some((window.start, &text[byte(window.start)..byte(window.stop)])))
}

/// The place of a part, in characters.
fn find(bound: &Bound, last: bool) -> Result<Option<i64>> {
    let (Some((start, inside)), part) = (window(bound)?, string(bound, "sub")?) else {
        return Ok(None);
    };
    let place = if last { inside.rfind(part) } else { inside.find(part) };
    Ok(place.map(|place| start + inside[..place].chars().count() as i64))
}

fn translate(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let table = bound.required("table");
    let mut written = String::new();
    for character in own(bound).chars() {
        let found = match machine.subscript(table, &Object::Int(character as i64)) {
            Ok(found) => found,
            // What a table does not know stays.
            Err(Error::Raised { kind: "KeyError" | "IndexError", .. }) => {
                written.push(character);
                continue;
            }
            Err(error) => return Err(error),
        };
        match &found {
            Object::None => {}
            Object::Str(text) => {
                machine.meter.memory(text.len())?;
                written.push_str(text);
            }
            other => match as_index(other).map(|code| u32::try_from(code).ok().and_then(char::from_u32)) {
                Some(Some(character)) => written.push(character),
                Some(None) => return Err(unsupported("str.translate to this number")),
                None => return Err(type_error("character mapping must return integer, None or str")),
            },
        }
    }
    Ok(Object::from(written))
}

/// `str.maketrans(...)`.
pub(super) fn make_translation(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let mut pairs = Vec::new();
    let from = bound.required("x");
    let Some(to) = bound.get("y") else {
        let Object::Dict(dict) = from else {
            return Err(type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in dict.entries() {
            let key = match key {
                Object::Str(text) => match (text.chars().next(), text.chars().nth(1)) {
                    (Some(character), None) => Object::Int(character as i64),
                    _ => return Err(value_error("string keys in translate table must be of length 1")),
                },
                Object::Int(_) | Object::Bool(_) | Object::BigInt(_) => key.clone(),
                _ => return Err(type_error("keys in translate table must be strings or integers")),
            };
            pairs.push((key, value.clone()));
        }
        return Object::dict_of(pairs);
    };
    let texts = (from, to, bound.get("z").unwrap_or(&Object::None));
    let (from, to, gone) = match texts {
        (Object::Str(from), Object::Str(to), Object::Str(gone)) => (from, to, Some(gone)),
        (Object::Str(from), Object::Str(to), Object::None) if bound.get("z").is_none() => (from, to, None),
        _ => return Err(unsupported("str.maketrans of these values")),
    };
    if from.chars().count() != to.chars().count() {
        return Err(value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.chars().zip(to.chars()) {
        pairs.push((Object::Int(from as i64), Object::Int(to as i64)));
    }
    for character in gone.iter().flat_map(|gone| gone.chars()) {
        pairs.push((Object::Int(character as i64), Object::None));
    }
    Object::dict_of(pairs)
}

fn width(machine: &mut Machine, bound: &Bound) -> Result<usize> {
    let width = crate::limits::count(
        as_index(bound.required("width")).ok_or_else(|| misfit::no_index(bound.required("width")))?,
    );
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
    let width = width(machine, bound)?;
    let fill = match bound.get("fillchar") {
        None => " ",
        Some(Object::Str(fill)) if fill.chars().count() == 1 => fill,
        Some(Object::Str(_)) => {
            return Err(type_error("The fill character must be exactly one character long"));
        }
        Some(other) => {
            return Err(type_error(format!(
                "The fill character must be a unicode character, not {}",
                other.type_name()
            )));
        }
    };
    let missing = width.saturating_sub(text.chars().count());
    let before = match align {
        '<' => 0,
        '>' => missing,
        _ => missing / 2 + (missing & width & 1),
    };
    Ok(Object::from(format!("{}{text}{}", fill.repeat(before), fill.repeat(missing - before))))
}
