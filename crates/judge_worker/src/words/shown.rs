//! Values made ready for people.

use super::grids;
use crate::convert::to_object;
use judge::manifest::Generator;
use judge::script;
use judge::value::{NdArray, Value, literal};
use protocol::judging::Shown;

/// Items shown of each container, and characters of each string.
const ITEMS: usize = 60;
const CHARACTERS: usize = 400;

/// Elements from which on NumPy leaves out the middle of an array.
const SUMMARISED: usize = 1000;

/// A value as it is shown: frames, series, tables and matrices as grids, other arrays as NumPy prints them, everything else
/// as its literal.
pub fn shown(value: &Value) -> Shown {
    let grid = match value {
        Value::DataFrame(frame) => Some(grids::frame(frame)),
        Value::Series(series) => Some(grids::series(series)),
        Value::Table(table) => Some(grids::table(table)),
        Value::NdArray(array) => grids::matrix(array),
        _ => None,
    };
    match (grid, value) {
        (Some(grid), _) => grid,
        (None, Value::NdArray(array)) if !array.shape().is_empty() => printed_array(value, array),
        (None, _) => literal(value, String::new()),
    }
}

fn literal(value: &Value, note: String) -> Shown {
    let (text, cut) = literal::cut(value, ITEMS, CHARACTERS);
    Shown::Literal { text, cut, note }
}

/// As NumPy prints it, with what its numbers do not tell. Dates and objects keep their literal.
fn printed_array(value: &Value, array: &NdArray) -> Shown {
    let note = grids::shape_and_type(array);
    match to_object(value).and_then(|object| object.repr().ok()) {
        Some(text) => Shown::Literal { text, cut: array.len() > SUMMARISED, note },
        None => literal(value, note),
    }
}

/// The calls of a class's methods, a line each, for the lines that fit.
pub(super) fn shown_calls(class: &str, arguments: &[Value]) -> Shown {
    let mut lines = script::of_calls(class, arguments);
    let cut = lines.len() > ITEMS;
    if cut {
        let left_out = lines.len() - ITEMS;
        lines.truncate(ITEMS);
        lines.push(format!("# … {left_out} more"));
    }
    Shown::Literal { text: lines.join("\n"), cut, note: String::new() }
}

/// A generator of random numbers, as it is made from its seed.
pub(super) fn shown_generator(generator: Generator, seed: Option<&Value>) -> Shown {
    let text = script::of_generator(generator, seed.unwrap_or(&Value::None));
    Shown::Literal { text, cut: false, note: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use judge::value::Data;

    fn told(value: Value) -> (String, String) {
        match shown(&value) {
            Shown::Literal { text, note, .. } => (text, note),
            Shown::Grid { note, .. } => (String::new(), note),
        }
    }

    #[test]
    fn arrays_are_printed_as_numpy_prints_them() {
        let array = NdArray::flat(Data::Float64(vec![1.0, 2.5, f64::NEG_INFINITY]));
        assert_eq!(told(Value::NdArray(array)), ("array([ 1. ,  2.5, -inf])".into(), "shape (3,), float64".into()));
        let cube = NdArray::new(vec![1, 1, 2], Data::Int64(vec![1, 2])).expect("fits");
        assert_eq!(told(Value::NdArray(cube)), ("array([[[1, 2]]])".into(), "shape (1, 1, 2), int64".into()));
    }

    #[test]
    fn dates_keep_their_literal() {
        let dates = NdArray::flat(Data::DateTime(vec![0]));
        let (text, note) = told(Value::NdArray(dates));
        assert!(text.contains("1970-01-01"), "{text}");
        assert_eq!(note, "shape (1,), datetime64[ns]");
    }

    #[test]
    fn plain_values_need_no_note() {
        assert_eq!(told(Value::List(vec![Value::Int(1)])), ("[1]".into(), String::new()));
    }
}
