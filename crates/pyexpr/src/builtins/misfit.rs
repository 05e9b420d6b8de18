//! What Python says of a call that does not fit a function, where the function is CPython's own.

use super::{Bound, Builtin, Home};
use crate::error::{Error, Result, type_error, unsupported};
use crate::evaluate::call::Arguments;
use crate::object::{DType, Object};

/// A function's parameters, counted.
#[derive(Default)]
struct Shape<'a> {
    /// Those that have no name to a caller.
    nameless: usize,
    /// Of those, the required ones.
    nameless_required: usize,
    /// Those that can be given by position.
    positional: Vec<(&'a str, bool)>,
    keyword_only: Vec<&'a str>,
    takes_rest: bool,
    takes_keywords: bool,
}

impl<'a> Shape<'a> {
    fn of(parameters: &'a str, is_method: bool) -> Shape<'a> {
        let mut shape = Shape::default();
        let mut after_star = false;
        for word in parameters.split(' ').skip(is_method as usize).filter(|word| !word.is_empty()) {
            match word {
                "/" => {
                    shape.nameless = shape.positional.len();
                    shape.nameless_required = shape.required();
                }
                "*" => after_star = true,
                word if word.starts_with("**") => shape.takes_keywords = true,
                word if word.starts_with('*') => (shape.takes_rest, after_star) = (true, true),
                word => {
                    let name = word.trim_start_matches('!').trim_end_matches('?');
                    if after_star {
                        shape.keyword_only.push(name);
                    } else {
                        shape.positional.push((name, !word.starts_with('!') && !word.ends_with('?')));
                    }
                }
            }
        }
        shape
    }

    fn required(&self) -> usize {
        self.positional.iter().filter(|(_, required)| *required).count()
    }

    /// Whether nothing can be given by name.
    fn is_nameless(&self) -> bool {
        self.nameless == self.positional.len() && self.keyword_only.is_empty() && !self.takes_keywords
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Refuses a call that does not fit, in CPython's words.
pub(super) fn check(builtin: &Builtin, is_method: bool, arguments: &Arguments) -> Result<()> {
    if builtin.home == Home::Type("Counter") {
        return Ok(());
    }
    let name = builtin.name;
    let shape = Shape::of(builtin.parameters, is_method);
    let given = arguments.positional.len();
    if builtin.is_written_in_python() {
        return python_function(builtin, &shape, arguments);
    }
    if shape.is_nameless() {
        if !arguments.keywords.is_empty() {
            return Err(type_error(format!("{}() takes no keyword arguments", builtin.message_name())));
        }
        return count(builtin, &shape, given);
    }
    if shape.takes_rest || matches!(name, "sorted") {
        let least = if matches!(name, "min" | "max") { 1 } else { shape.required() };
        if name == "methodcaller" && given == 0 {
            return Err(type_error("methodcaller needs at least one argument, the method name"));
        }
        let fits = given >= least && (shape.takes_rest || given <= shape.positional.len());
        if !fits {
            return Err(expected(name, least, if shape.takes_rest { usize::MAX } else { least }, given));
        }
    } else {
        clinic(builtin, &shape, arguments)?;
    }
    if shape.takes_keywords {
        return Ok(());
    }
    for (keyword, _) in &arguments.keywords {
        let by_name = shape.positional.iter().skip(shape.nameless).position(|(name, _)| **name == **keyword);
        match by_name.map(|place| place + shape.nameless) {
            Some(place) if place < given => {
                return Err(type_error(format!(
                    "argument for {}() given by name ('{keyword}') and position ({})",
                    shown(name),
                    place + 1
                )));
            }
            Some(_) => {}
            None if shape.keyword_only.contains(&&**keyword) => {}
            None if name == "zip_longest" => {
                return Err(type_error("zip_longest() got an unexpected keyword argument"));
            }
            None => {
                return Err(type_error(format!("'{keyword}' is an invalid keyword argument for {}()", shown(name))));
            }
        }
    }
    Ok(())
}

/// The name in messages, where it is another one.
fn shown(name: &str) -> &str {
    match name {
        "sorted" => "sort",
        "bisect" => "bisect_right",
        "insort" => "insort_right",
        name => name,
    }
}

/// Checks the count of arguments of a function that takes none by name.
fn count(builtin: &Builtin, shape: &Shape, given: usize) -> Result<()> {
    let (least, most) = (shape.required(), if shape.takes_rest { usize::MAX } else { shape.positional.len() });
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let name = builtin.name;
    if matches!(builtin.home, Home::Type("str" | "bytes"))
        && matches!(name, "find" | "rfind" | "index" | "rindex" | "count" | "startswith" | "endswith")
    {
        let (bound, limit) = if given < least { ("least", least) } else { ("most", most) };
        let s = plural(limit);
        return Err(type_error(format!("{name}() takes at {bound} {limit} argument{s} ({given} given)")));
    }
    let full = builtin.message_name();
    if !builtin.is_class() {
        match (least, most) {
            (0, 0) => return Err(type_error(format!("{full}() takes no arguments ({given} given)"))),
            (1, 1) => return Err(type_error(format!("{full}() takes exactly one argument ({given} given)"))),
            _ => {}
        }
    }
    match name {
        "type" => Err(type_error("type() takes 1 or 3 arguments")),
        "map" => Err(type_error("map() must have at least two arguments.")),
        // These two say so of the first argument alone.
        "itemgetter" | "attrgetter" => Err(expected(name, 1, 1, given)),
        name => Err(expected(name, least, most, given)),
    }
}

fn expected(name: &str, least: usize, most: usize, given: usize) -> Error {
    let (bound, limit) = match () {
        () if least == most => ("", least),
        () if given < least => ("at least ", least),
        () => ("at most ", most),
    };
    type_error(format!("{name} expected {bound}{limit} argument{}, got {given}", plural(limit)))
}

/// Checks the count of arguments of a function that takes some by name.
fn clinic(builtin: &Builtin, shape: &Shape, arguments: &Arguments) -> Result<()> {
    let name = shown(builtin.name);
    let (given, by_name) = (arguments.positional.len(), arguments.keywords.len());
    let (least, most) = (shape.required(), shape.positional.len());
    let all = most + shape.keyword_only.len();
    if given + by_name > all {
        let word = if given == 0 { "keyword " } else { "" };
        let total = given + by_name;
        return Err(type_error(format!("{name}() takes at most {all} {word}argument{} ({total} given)", plural(all))));
    }
    if given > most {
        let bound = if least < most { "at most" } else { "exactly" };
        let s = plural(most);
        return Err(type_error(format!("{name}() takes {bound} {most} positional argument{s} ({given} given)")));
    }
    if given < shape.nameless_required {
        let needed = shape.nameless_required;
        let bound = if needed < most { "at least" } else { "exactly" };
        let s = plural(needed);
        return Err(type_error(format!("{name}() takes {bound} {needed} positional argument{s} ({given} given)")));
    }
    for (place, (parameter, required)) in shape.positional.iter().enumerate().skip(given) {
        if *required && !arguments.keywords.iter().any(|(keyword, _)| **keyword == **parameter) {
            if name == "enumerate" {
                if let Some((keyword, _)) = arguments.keywords.iter().find(|(keyword, _)| &**keyword != "start") {
                    return Err(type_error(format!("'{keyword}' is an invalid keyword argument for enumerate()")));
                }
                return Err(type_error("enumerate() missing required argument 'iterable'"));
            }
            return Err(type_error(format!("{name}() missing required argument '{parameter}' (pos {})", place + 1)));
        }
    }
    Ok(())
}

/// The rules for a function that is written in Python.
fn python_function(builtin: &Builtin, shape: &Shape, arguments: &Arguments) -> Result<()> {
    let name = builtin.name;
    let given = arguments.positional.len();
    for (keyword, _) in &arguments.keywords {
        match shape.positional.iter().position(|(parameter, _)| **parameter == **keyword) {
            Some(place) if place < given => {
                return Err(type_error(format!("{name}() got multiple values for argument '{keyword}'")));
            }
            Some(_) => {}
            None if shape.keyword_only.contains(&&**keyword) => {}
            None => return Err(type_error(format!("{name}() got an unexpected keyword argument '{keyword}'"))),
        }
    }
    let (least, most) = (shape.required(), shape.positional.len());
    if given > most && !shape.takes_rest {
        if arguments.keywords.iter().any(|(keyword, _)| shape.keyword_only.contains(&&**keyword)) {
            return Err(unsupported(format!("this call of {}", builtin.full_name())));
        }
        let range = if least == most { most.to_string() } else { format!("from {least} to {most}") };
        let s = if least == most { plural(most) } else { "s" };
        let verb = if given == 1 { "was" } else { "were" };
        return Err(type_error(format!("{name}() takes {range} positional argument{s} but {given} {verb} given")));
    }
    let missing: Vec<String> = shape
        .positional
        .iter()
        .skip(given)
        .filter(|(parameter, required)| {
            *required && !arguments.keywords.iter().any(|(keyword, _)| **keyword == **parameter)
        })
        .map(|(parameter, _)| format!("'{parameter}'"))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let listed = match &missing[..] {
        [one, two] => format!("{one} and {two}"),
        [rest @ .., last] if !rest.is_empty() => format!("{}, and {last}", rest.join(", ")),
        all => all.join(""),
    };
    let s = plural(missing.len());
    Err(type_error(format!("{name}() missing {} required positional argument{s}: {listed}", missing.len())))
}

/// Where an index is wanted and something else is given.
pub(crate) fn no_index(object: &Object) -> Error {
    match object {
        Object::BigInt(_) => unsupported("a count beyond 64 bits"),
        Object::Array(_) => unsupported("an array as a count"),
        Object::Scalar(scalar) if scalar.dtype == DType::Bool => unsupported("a np.bool as a count"),
        other => type_error(format!("'{}' object cannot be interpreted as an integer", other.type_name())),
    }
}

/// The class, where some messages say `None` for that of `None`.
pub(super) fn class_or_none(object: &Object) -> &'static str {
    if let Object::None = object { "None" } else { object.type_name() }
}

/// Where a method of `str` wants another text and something else is given.
pub(super) fn wanted_str(bound: &Bound, parameter: &str, object: &Object) -> Error {
    let (name, class) = (bound.name(), object.type_name());
    let argument = match (name, parameter) {
        ("replace", "old") => " 1",
        ("replace", "new") => " 2",
        ("removeprefix" | "removesuffix", _) => "",
        _ => return type_error(format!("must be str, not {class}")),
    };
    type_error(format!("{name}() argument{argument} must be str, not {}", class_or_none(object)))
}
