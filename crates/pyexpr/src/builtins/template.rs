//! `str.format` and `str.format_map`.

use std::rc::Rc;

use crate::error::{Result, index_error, raised, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::format::format;
use crate::object::Object;
use crate::object::repr::ascii;

/// Where the values of the fields come from.
struct Fields<'a> {
    positional: &'a [Object],
    keywords: Keywords<'a>,
    /// The next automatic number; `None` before the first field.
    numbering: Option<Numbering>,
}

enum Keywords<'a> {
    Given(&'a [(Rc<str>, Object)]),
    /// The argument of `format_map`.
    Mapping(&'a Object),
}

#[derive(Clone, Copy)]
enum Numbering {
    Automatic(usize),
    Manual,
}

/// `template.format(...)`.
pub(crate) fn format_call(machine: &mut Machine, template: &str, arguments: &Arguments) -> Result<Object> {
    let keywords = Keywords::Given(&arguments.keywords);
    let mut fields = Fields { positional: &arguments.positional, keywords, numbering: None };
    fields.fill(machine, template, 2).map(Object::from)
}

/// `template.format_map(mapping)`.
pub(crate) fn format_map(machine: &mut Machine, template: &str, mapping: &Object) -> Result<Object> {
    let mut fields = Fields { positional: &[], keywords: Keywords::Mapping(mapping), numbering: None };
    fields.fill(machine, template, 2).map(Object::from)
}

/// A field between its braces.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    specification: &'a str,
}

impl Fields<'_> {
    fn fill(&mut self, machine: &mut Machine, template: &str, depth: usize) -> Result<String> {
        if depth == 0 {
            return Err(value_error("Max string recursion exceeded"));
        }
        let (mut rest, mut written) = (template, String::new());
        while let Some(place) = rest.find(['{', '}']) {
            written.push_str(&rest[..place]);
            let brace = &rest[place..=place];
            rest = &rest[place + 1..];
            if rest.starts_with(brace) {
                written.push_str(brace);
                rest = &rest[1..];
                continue;
            }
            if brace == "}" || rest.is_empty() {
                return Err(value_error(format!("Single '{brace}' encountered in format string")));
            }
            let (field, after) = parse_field(rest)?;
            rest = after;
            let value = self.value(machine, field.name)?;
            let value = match field.conversion {
                None => value,
                Some('r') => Object::from(value.repr()?),
                Some('s') => Object::from(value.text()?),
                Some('a') => Object::from(ascii(&value.repr()?)),
                Some(other) if (' '..='~').contains(&other) && other != ' ' => {
                    return Err(value_error(format!("Unknown conversion specifier {other}")));
                }
                Some(other) => {
                    return Err(value_error(format!("Unknown conversion specifier \\x{:x}", other as u32)));
                }
            };
            let specification = if field.specification.contains('{') {
                self.fill(machine, field.specification, depth - 1)?
            } else {
                field.specification.into()
            };
            written.push_str(&format(&value, &specification)?);
            machine.meter.memory(written.len())?;
        }
        written.push_str(rest);
        Ok(written)
    }

    /// The value of a field's name, such as `0`, `name.part[key]` or nothing.
    fn value(&mut self, machine: &mut Machine, name: &str) -> Result<Object> {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(end);
        let mut value = self.first(machine, first)?;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('.') {
                let end = after.find(['.', '[']).unwrap_or(after.len());
                let (attribute, after) = after.split_at(end);
                if attribute.is_empty() {
                    return Err(value_error("Empty attribute in format string"));
                }
                value = machine.attribute(&value, &attribute.into())?;
                rest = after;
            } else if let Some(after) = rest.strip_prefix('[') {
                let Some((key, after)) = after.split_once(']') else {
                    return Err(value_error("Missing ']' in format string"));
                };
                if key.is_empty() {
                    return Err(value_error("Empty attribute in format string"));
                }
                let key = integer(key)?.map_or_else(|| Object::from(key), |place| Object::Int(place as i64));
                value = machine.subscript(&value, &key)?;
                rest = after;
            } else {
                return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
            }
        }
        Ok(value)
    }

    fn first(&mut self, machine: &mut Machine, name: &str) -> Result<Object> {
        let Some(given) = (if name.is_empty() { Some(None) } else { integer(name)?.map(Some) }) else {
            return match &self.keywords {
                Keywords::Given(keywords) => {
                    match counted(machine, keywords)?.iter().find(|(keyword, _)| &**keyword == name) {
                        Some((_, value)) => Ok(value.clone()),
                        None => Err(raised("KeyError", Object::from(name).repr()?)),
                    }
                }
                Keywords::Mapping(mapping) => machine.subscript(mapping, &Object::from(name)),
            };
        };
        let place = match (given, self.numbering) {
            (None, Some(Numbering::Manual)) => {
                return Err(value_error("cannot switch from manual field specification to automatic field numbering"));
            }
            (Some(_), Some(Numbering::Automatic(_))) => {
                return Err(value_error("cannot switch from automatic field numbering to manual field specification"));
            }
            (None, Some(Numbering::Automatic(next))) => next,
            (None, None) => 0,
            (Some(place), _) => place,
        };
        self.numbering = Some(match given {
            None => Numbering::Automatic(place + 1),
            Some(_) => Numbering::Manual,
        });
        if let Keywords::Mapping(_) = self.keywords {
            return Err(value_error("Format string contains positional fields"));
        }
        self.positional
            .get(place)
            .cloned()
            .ok_or_else(|| index_error(format!("Replacement index {place} out of range for positional args tuple")))
    }
}

/// The keywords, which are gone through to find a name.
fn counted<'a>(machine: &mut Machine, keywords: &'a [(Rc<str>, Object)]) -> Result<&'a [(Rc<str>, Object)]> {
    machine.meter.work(keywords.len())?;
    Ok(keywords)
}

/// A name of digits alone is a number.
fn integer(name: &str) -> Result<Option<usize>> {
    if !name.bytes().all(|digit| digit.is_ascii_digit()) {
        return Ok(None);
    }
    match name.parse::<i64>() {
        Ok(number) => Ok(Some(number as usize)),
        Err(_) => Err(value_error("Too many decimal digits in format string")),
    }
}

/// Splits a field from what follows its closing brace.
fn parse_field(text: &str) -> Result<(Field<'_>, &str)> {
    let mut in_brackets = false;
    let end = text.find(|character| {
        match character {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ => {}
        }
        character == '{' || (!in_brackets && matches!(character, '}' | ':' | '!'))
    });
    let Some(end) = end else {
        return Err(value_error("expected '}' before end of string"));
    };
    let (name, mut rest) = (&text[..end], &text[end + 1..]);
    let mut conversion = None;
    match &text[end..=end] {
        "{" => return Err(value_error("unexpected '{' in field name")),
        "}" => return Ok((Field { name, conversion, specification: "" }, rest)),
        "!" => {
            let mut characters = rest.chars();
            conversion = characters.next();
            if conversion.is_none() {
                return Err(value_error("end of string while looking for conversion specifier"));
            }
            match characters.next() {
                Some('}') => return Ok((Field { name, conversion, specification: "" }, characters.as_str())),
                Some(':') => {}
                Some(_) => return Err(value_error("expected ':' after conversion specifier")),
                None => return Err(value_error("unmatched '{' in format spec")),
            }
            rest = characters.as_str();
        }
        _ => {}
    }
    let mut depth = 1;
    let end = rest.find(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    match end {
        Some(end) => Ok((Field { name, conversion, specification: &rest[..end] }, &rest[end + 1..])),
        None => Err(value_error("unmatched '{' in format spec")),
    }
}
