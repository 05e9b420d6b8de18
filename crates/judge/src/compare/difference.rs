//! One difference between expected and actual, and its sentence.

use crate::value::{Value, literal};
use std::fmt;

/// Something that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// From the outside in; empty for the value as a whole.
    pub place: Vec<Place>,
    /// What is there.
    pub(super) what: What,
}

/// One step into a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// An item of a list or tuple.
    Item(usize),
    /// A dict's key.
    Key(Value),
    /// An array's element, by axis.
    Element(Vec<usize>),
    /// A column of a frame or table.
    Column(String),
    /// A row of a frame or table, counted from 0.
    Row(usize),
    /// The index of a series or frame.
    Index,
    /// The values of a series.
    Values,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Unequal { expected: String, actual: String },
    Number { expected: f64, actual: f64, relative: f64, absolute: f64 },
    Type { expected: String, actual: String },
    Length { expected: usize, actual: usize },
    Shape { expected: Vec<usize>, actual: Vec<usize> },
    Missing(Value),
    Unexpected(Value),
    Rows { expected: usize, actual: usize },
    Columns { expected: Vec<String>, actual: Vec<String> },
    Said(String),
}

impl What {
    pub(super) fn unequal(expected: &Value, actual: &Value) -> What {
        What::Unequal { expected: short(expected), actual: short(actual) }
    }
}

impl Difference {
    /// The actual value is of another type.
    pub fn wrong_type(expected: String, actual: &Value) -> Self {
        Difference { place: Vec::new(), what: What::Type { expected, actual: actual.type_name() } }
    }

    /// A package's own comparison said so; a sentence without its full stop.
    pub fn said(sentence: String) -> Self {
        Difference { place: Vec::new(), what: What::Said(sentence) }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "at ")?;
            for (step, place) in self.place.iter().enumerate() {
                if step > 0 {
                    write!(f, ", ")?;
                }
                write!(f, "{place}")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.what)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Item(at) => write!(f, "index {at}"),
            Place::Key(key) => write!(f, "key {}", short(key)),
            Place::Element(position) => write!(f, "{position:?}"),
            Place::Column(name) => write!(f, "column {name}"),
            Place::Row(at) => write!(f, "row {at}"),
            Place::Index => write!(f, "the index"),
            Place::Values => write!(f, "the values"),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Unequal { expected, actual } => write!(f, "expected {expected}, got {actual}"),
            What::Number { expected, actual, relative, absolute } => {
                write!(f, "expected {}, got {}", literal::float(*expected), literal::float(*actual))?;
                if expected.is_finite() && actual.is_finite() {
                    off_by(f, *expected, *actual)?;
                    let tolerance = absolute + relative * expected.abs();
                    if (actual - expected).abs() < 100.0 * tolerance {
                        write!(f, "; the tolerance is {}", brief(tolerance))?;
                    }
                }
                Ok(())
            }
            What::Type { expected, actual } => write!(f, "expected {expected}, got {actual}"),
            What::Length { expected, actual } => write!(f, "expected {}, got {actual}", counted(*expected, "item")),
            What::Shape { expected, actual } => {
                write!(f, "expected shape {}, got {}", literal::shape(expected), literal::shape(actual))
            }
            What::Missing(value) => write!(f, "{} is missing", short(value)),
            What::Unexpected(value) => write!(f, "{} should not be there", short(value)),
            What::Rows { expected, actual } => write!(f, "expected {}, got {actual}", counted(*expected, "row")),
            What::Columns { expected, actual } => {
                write!(f, "expected columns {}, got {}", expected.join(", "), actual.join(", "))
            }
            What::Said(sentence) => write!(f, "{sentence}"),
        }
    }
}

fn off_by(f: &mut fmt::Formatter<'_>, expected: f64, actual: f64) -> fmt::Result {
    let error = (actual - expected).abs();
    write!(f, " (off by {}", brief(error))?;
    let share = 100.0 * error / expected.abs();
    let places = decimals(share);
    if expected != 0.0 && share < 1000.0 {
        write!(f, ", {}%", if share >= 10.0 { format!("{share:.0}") } else { format!("{share:.places$}") })?;
    }
    match ulps(expected, actual) {
        1 => write!(f, ", 1 ULP")?,
        count @ 2..=1000 => write!(f, ", {count} ULPs")?,
        _ => {}
    }
    write!(f, ")")
}

/// How many floats lie from one to the other, the last one counted: their distance in units in the last place.
fn ulps(left: f64, right: f64) -> u64 {
    // Floats of one sign are ordered like their bits; negative ones are mirrored below zero.
    let place = |number: f64| {
        let bits = number.to_bits() as i64;
        if bits < 0 { i64::MIN.wrapping_sub(bits) } else { bits }
    };
    place(left).abs_diff(place(right))
}

/// Decimals that show two figures of a number below ten, at most twelve.
fn decimals(share: f64) -> usize {
    if share >= 1.0 { 1 } else { (1.0 - share.log10().floor()).clamp(1.0, 12.0) as usize }
}

/// A number rounded to three figures.
fn brief(number: f64) -> String {
    let rounded: f64 = format!("{number:.2e}").parse().unwrap_or(number);
    literal::float(rounded)
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn short(value: &Value) -> String {
    literal::cut(value, 6, 60).0
}

#[cfg(test)]
mod tests {
    use super::ulps;

    #[test]
    fn neighbours_are_one_ulp_apart() {
        assert_eq!(ulps(1.0, 1.0 + f64::EPSILON), 1);
        assert_eq!(ulps(0.0, -0.0), 0);
        assert_eq!(ulps(5e-324, -5e-324), 2);
        assert_eq!(ulps(-1.0, -1.0 - f64::EPSILON), 1);
        assert_eq!(ulps(0.1 + 0.2, 0.3), 1);
    }
}
