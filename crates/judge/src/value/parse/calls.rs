//! Names and calls: what has no literal in Python.

use super::{Parsed, Parser};
use crate::value::{Data, NdArray, Value};

const KNOWN: &str = "np.array, np.datetime64, np.timedelta64, pd.Series, pd.DataFrame, pd.to_datetime, float, complex, \
                     set and frozenset";

/// The arguments of one call.
pub(super) struct Arguments {
    /// Where the call begins.
    pub(super) start: usize,
    pub(super) positional: Vec<Value>,
    named: Vec<(String, Value)>,
}

impl Arguments {
    /// The next positional argument, or the one of this name.
    pub(super) fn next_or(&mut self, name: &str) -> Option<Value> {
        match self.named.iter().position(|(other, _)| other == name) {
            Some(at) => Some(self.named.remove(at).1),
            None if self.positional.is_empty() => None,
            None => Some(self.positional.remove(0)),
        }
    }

    pub(super) fn none_left(&self, parser: &Parser<'_>) -> Parsed<()> {
        match (self.named.first(), self.positional.first()) {
            (Some((name, _)), _) => {
                parser.fail_at(self.start, format!("the argument {name} is not known here; remove it"))
            }
            (None, Some(_)) => parser.fail_at(self.start, "there are too many arguments; remove the last"),
            (None, None) => Ok(()),
        }
    }
}

impl<'a> Parser<'a> {
    /// A constant, a call, or a string with a prefix.
    pub(super) fn name(&mut self) -> Parsed<Value> {
        if self.begins_text() {
            return self.texts();
        }
        let start = self.at;
        let name = self.dotted();
        let bare = without_module(name);
        self.skip();
        if self.peek() == Some('(') {
            let mut arguments = self.arguments()?;
            arguments.start = start;
            return self.call(bare, arguments);
        }
        match bare {
            "None" | "NA" | "NaT" | "NULL" => Ok(Value::None),
            "True" => Ok(Value::Bool(true)),
            "False" => Ok(Value::Bool(false)),
            "nan" | "NaN" | "NAN" => Ok(Value::Float(f64::NAN)),
            "inf" | "Infinity" => Ok(Value::Float(f64::INFINITY)),
            "true" | "false" => self.fail_at(start, format!("Python writes {name} with a capital letter")),
            "null" => self.fail_at(start, "Python writes None for null"),
            _ => self.fail_at(start, format!("{name} has no value here; write the value, or put text in quotes")),
        }
    }

    /// A name with points, such as `np.array`.
    fn dotted(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn arguments(&mut self) -> Parsed<Arguments> {
        let mut found = Arguments { start: self.at, positional: Vec::new(), named: Vec::new() };
        if !self.takes('(') {
            return self.fail("a call needs its arguments in parentheses");
        }
        let mut comma = true;
        while !self.takes(')') {
            if !comma {
                self.needs(')', "the call")?;
                break;
            }
            match self.keyword() {
                Some(name) if name == "dtype" && !self.begins_text() => {
                    let dtype = without_module(self.dotted()).to_owned();
                    found.named.push((name, Value::Str(dtype)));
                }
                Some(name) => {
                    let value = self.value()?;
                    found.named.push((name, value));
                }
                None if found.named.is_empty() => found.positional.push(self.value()?),
                None => return self.fail("arguments without a name come first; give this one its name"),
            }
            comma = self.takes(',');
        }
        Ok(found)
    }

    /// The name of an argument and its equals sign, if they are next.
    fn keyword(&mut self) -> Option<String> {
        let start = self.at;
        let name = self.dotted().to_owned();
        if !name.is_empty() && !name.contains('.') && self.takes('=') {
            return Some(name);
        }
        self.at = start;
        None
    }

    fn call(&mut self, name: &str, mut arguments: Arguments) -> Parsed<Value> {
        let start = arguments.start;
        let made = match name {
            "array" | "asarray" => return self.array(arguments),
            "Series" => return self.series(arguments),
            "DataFrame" => return self.frame(arguments),
            "to_datetime" | "DatetimeIndex" => return self.dates(arguments),
            "set" | "frozenset" => match arguments.next_or("items") {
                None => Some(Value::Set(Vec::new())),
                Some(Value::List(items) | Value::Tuple(items) | Value::Set(items)) => Some(self.set(start, items)?),
                Some(_) => None,
            },
            "list" | "tuple" => {
                let items = match arguments.next_or("items") {
                    None => Some(Vec::new()),
                    Some(Value::List(items) | Value::Tuple(items)) => Some(items),
                    Some(_) => None,
                };
                items.map(if name == "list" { Value::List } else { Value::Tuple })
            }
            "dict" => Some(Value::Dict(Vec::new())),
            "float" | "float64" | "float32" => float(arguments.next_or("x")).map(Value::Float),
            "complex" | "complex128" => {
                let re = arguments.next_or("real");
                let im = arguments.next_or("imag");
                let both = (float(Some(re.unwrap_or(Value::Int(0)))), float(Some(im.unwrap_or(Value::Int(0)))));
                both.0.zip(both.1).map(|(re, im)| Value::Complex(re, im))
            }
            "int" | "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" => {
                arguments.next_or("x").filter(|value| matches!(value, Value::Int(_) | Value::BigInt(_)))
            }
            "bool" | "bool_" => arguments.next_or("x").filter(|value| matches!(value, Value::Bool(_))),
            "str" | "str_" => arguments.next_or("x").filter(|value| matches!(value, Value::Str(_))),
            "datetime64" | "Timestamp" => {
                let date = arguments.next_or("value").as_ref().and_then(super::elements::date);
                let unit = arguments.next_or("unit");
                let fits =
                    unit.is_none() || unit == Some(Value::Str("ns".into())) || unit == Some(Value::Str("D".into()));
                date.filter(|_| fits).map(|date| single(Data::DateTime(vec![date])))
            }
            "timedelta64" => {
                let count = arguments.next_or("value");
                let unit = arguments.next_or("unit");
                span(count, unit).map(|span| single(Data::TimeDelta(vec![span])))
            }
            _ => {
                return self.fail_at(start, format!("{name} cannot be called here; what can is {KNOWN}"));
            }
        };
        arguments.none_left(self)?;
        match made {
            Some(value) => Ok(value),
            None => self.fail_at(start, format!("{name} does not make a value of this; check its argument")),
        }
    }
}

/// The last part of a name behind the modules that values come from.
fn without_module(name: &str) -> &str {
    ["np.", "numpy.", "pd.", "pandas.", "math."].iter().find_map(|module| name.strip_prefix(module)).unwrap_or(name)
}

fn single(data: Data) -> Value {
    NdArray::new(Vec::new(), data).map_or(Value::None, Value::NdArray)
}

/// What `float(…)` makes of a number or of text.
fn float(value: Option<Value>) -> Option<f64> {
    match value {
        None => Some(0.0),
        Some(Value::Str(text)) => {
            let text = text.trim().to_ascii_lowercase();
            let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
            let known = matches!(digits, "nan" | "inf" | "infinity")
                || digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            text.parse().ok().filter(|_| known)
        }
        Some(number) => number.as_f64(),
    }
}

/// Nanoseconds of a count of units.
fn span(count: Option<Value>, unit: Option<Value>) -> Option<i64> {
    let count = match count? {
        Value::Int(count) => count,
        Value::Str(text) if text == "NaT" => i64::MIN,
        _ => return None,
    };
    let unit = match unit {
        None => "ns".to_owned(),
        Some(Value::Str(unit)) => unit,
        Some(_) => return None,
    };
    let nanoseconds = match unit.as_str() {
        "ns" => 1,
        "us" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        "D" => 86_400_000_000_000,
        "W" => 604_800_000_000_000,
        _ => return None,
    };
    count.checked_mul(nanoseconds)
}
