//! Expected against actual: what differs, and how far off.
//!
//! Numbers are compared by value: an int is accepted for a float, an integral float for an int, a tuple for a list.
//! A truth value is accepted for nothing but a truth value.

mod difference;
pub mod free;
mod table;
mod unordered;

pub use difference::{Difference, Place};

use crate::manifest::{Comparison, Order};
use crate::value::{Data, Dtype, NdArray, Value};

/// Differences told of one case; the rest is counted by nobody.
pub const MAX_DIFFERENCES: usize = 8;

/// What differs, most telling first; empty where the actual value is right.
pub fn compare(expected: &Value, actual: &Value, rules: &Comparison) -> Vec<Difference> {
    let mut comparer = Comparer { rules, found: Vec::new(), place: Vec::new() };
    comparer.value(expected, actual);
    comparer.found
}

/// Whether two floats are close: NaN equals NaN, infinities equal themselves.
pub fn close(expected: f64, actual: f64, rules: &Comparison) -> bool {
    if expected.is_nan() || actual.is_nan() {
        return expected.is_nan() && actual.is_nan();
    }
    expected == actual
        || (expected.is_finite()
            && actual.is_finite()
            && (actual - expected).abs() <= rules.absolute + rules.relative * expected.abs())
}

struct Comparer<'a> {
    rules: &'a Comparison,
    found: Vec<Difference>,
    place: Vec<Place>,
}

impl Comparer<'_> {
    fn full(&self) -> bool {
        self.found.len() >= MAX_DIFFERENCES
    }

    fn tell(&mut self, what: difference::What) {
        if !self.full() {
            self.found.push(Difference { place: self.place.clone(), what });
        }
    }

    fn at(&mut self, place: Place, then: impl FnOnce(&mut Self)) {
        if self.full() {
            return;
        }
        self.place.push(place);
        then(self);
        self.place.pop();
    }

    fn value(&mut self, expected: &Value, actual: &Value) {
        use difference::What;
        match (expected, actual) {
            (Value::None, Value::None) => {}
            (Value::Bool(left), Value::Bool(right)) if left == right => {}
            (Value::Bool(_), Value::Bool(_)) => self.tell(What::unequal(expected, actual)),
            (Value::Int(_) | Value::BigInt(_), Value::Int(_) | Value::BigInt(_)) => {
                if expected != actual {
                    self.tell(What::unequal(expected, actual));
                }
            }
            (
                Value::Float(_) | Value::Int(_) | Value::BigInt(_),
                Value::Float(_) | Value::Int(_) | Value::BigInt(_),
            ) => {
                self.float(expected.as_f64().unwrap_or(f64::NAN), actual.as_f64().unwrap_or(f64::NAN));
            }
            (Value::Complex(re, im), Value::Complex(other_re, other_im)) => {
                if !close(*re, *other_re, self.rules) || !close(*im, *other_im, self.rules) {
                    self.tell(What::unequal(expected, actual));
                }
            }
            (Value::Str(left), Value::Str(right)) => {
                if left != right {
                    self.tell(What::unequal(expected, actual));
                }
            }
            (Value::List(left) | Value::Tuple(left), Value::List(right) | Value::Tuple(right)) => {
                let free = match self.rules.order {
                    Order::Kept => false,
                    Order::Any => self.place.is_empty(),
                    Order::AnyDeep => true,
                };
                if free { self.multiset(left, right) } else { self.sequence(left, right) }
            }
            (Value::Set(left), Value::Set(right)) => self.multiset(left, right),
            (Value::Dict(left), Value::Dict(right)) => self.dict(left, right),
            (Value::NdArray(left), Value::NdArray(right)) => self.array(left, right),
            (Value::NdArray(left), number) if is_number(left) && number.as_f64().is_some() => {
                self.value(&left.data().get(0), number);
            }
            (number, Value::NdArray(right)) if is_number(right) && number.as_f64().is_some() => {
                self.value(number, &right.data().get(0));
            }
            (Value::Series(left), Value::Series(right)) => {
                self.at(Place::Index, |c| c.array(&left.index, &right.index));
                self.at(Place::Values, |c| c.array(&left.values, &right.values));
            }
            (Value::DataFrame(left), Value::DataFrame(right)) => self.frame(left, right),
            (Value::Table(left), Value::Table(right)) => self.table(left, right),
            _ => self.tell(What::Type { expected: expected.type_name(), actual: actual.type_name() }),
        }
    }

    fn float(&mut self, expected: f64, actual: f64) {
        if !close(expected, actual, self.rules) {
            self.tell(difference::What::Number {
                expected,
                actual,
                relative: self.rules.relative,
                absolute: self.rules.absolute,
            });
        }
    }

    fn sequence(&mut self, expected: &[Value], actual: &[Value]) {
        if expected.len() != actual.len() {
            self.tell(difference::What::Length { expected: expected.len(), actual: actual.len() });
        }
        for (at, (left, right)) in expected.iter().zip(actual).enumerate() {
            self.at(Place::Item(at), |c| c.value(left, right));
        }
    }

    /// Whether two values are equal, told without noting differences.
    fn equal(&self, expected: &Value, actual: &Value) -> bool {
        compare(expected, actual, self.rules).is_empty()
    }

    fn dict(&mut self, expected: &[(Value, Value)], actual: &[(Value, Value)]) {
        for (key, value) in expected {
            match actual.iter().find(|(other, _)| self.equal(key, other)) {
                Some((_, other)) => self.at(Place::Key(key.clone()), |c| c.value(value, other)),
                None => self.tell(difference::What::Missing(key.clone())),
            }
        }
        for (key, _) in actual {
            if !expected.iter().any(|(other, _)| self.equal(other, key)) {
                self.tell(difference::What::Unexpected(key.clone()));
            }
        }
    }

    fn array(&mut self, expected: &NdArray, actual: &NdArray) {
        use difference::What;
        if expected.shape() != actual.shape() {
            self.tell(What::Shape { expected: expected.shape().to_vec(), actual: actual.shape().to_vec() });
            return;
        }
        if !comparable(expected.data(), actual.data()) {
            self.tell(What::Type {
                expected: format!("dtype {}", expected.dtype().name()),
                actual: format!("dtype {}", actual.dtype().name()),
            });
            return;
        }
        for at in 0..expected.len() {
            if self.full() {
                return;
            }
            if !self.same_element(expected.data(), actual.data(), at) {
                let (left, right) = (expected.data().get(at), actual.data().get(at));
                // A single date is an array again: it is told as it is, not looked into for ever.
                let looked_into = !matches!((&left, &right), (Value::NdArray(_), Value::NdArray(_)));
                self.at(Place::Element(unravel(at, expected.shape())), |c| {
                    if looked_into { c.value(&left, &right) } else { c.tell(difference::What::unequal(&left, &right)) }
                });
            }
        }
    }

    /// The quick way for the common case; anything else is compared as values.
    fn same_element(&self, expected: &Data, actual: &Data, at: usize) -> bool {
        match (expected, actual) {
            (Data::Float64(left), Data::Float64(right)) => close(left[at], right[at], self.rules),
            (Data::Int64(left), Data::Int64(right)) => left[at] == right[at],
            (Data::DateTime(left), Data::DateTime(right)) | (Data::TimeDelta(left), Data::TimeDelta(right)) => {
                left[at] == right[at]
            }
            _ => self.equal(&expected.get(at), &actual.get(at)),
        }
    }
}

/// Whether an array is one number. A single date has no simpler form than its array.
fn is_number(array: &NdArray) -> bool {
    array.shape().is_empty()
        && (array.dtype() == Dtype::Bool || array.dtype().is_inexact() || array.dtype().is_integer())
}

/// Whether elements of these arrays can be compared one by one: both numbers, or of one kind. A column of floats may
/// stand for ints and the other way; truth values stand for themselves alone. Strings and other objects are compared
/// element by element.
fn comparable(expected: &Data, actual: &Data) -> bool {
    let (left, right) = (expected.dtype(), actual.dtype());
    let number = |dtype: Dtype| dtype.is_inexact() || dtype.is_integer();
    left == right
        || (number(left) && number(right))
        || matches!(expected, Data::Object(_))
        || matches!(actual, Data::Object(_))
}

/// Position in each axis of the `at`-th element in C order.
fn unravel(mut at: usize, shape: &[usize]) -> Vec<usize> {
    let mut position = vec![0; shape.len()];
    for (axis, &side) in shape.iter().enumerate().rev() {
        position[axis] = at % side.max(1);
        at /= side.max(1);
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::IntoValue;
    use ndarray::array;

    fn sentences(expected: impl IntoValue, actual: impl IntoValue) -> Vec<String> {
        let rules = Comparison::default();
        compare(&expected.into_value(), &actual.into_value(), &rules).iter().map(Difference::to_string).collect()
    }

    #[test]
    fn equal_values_have_no_difference() {
        assert!(sentences(vec![1.0, f64::NAN, f64::INFINITY], vec![1.0 + 1e-15, f64::NAN, f64::INFINITY]).is_empty());
        assert!(sentences(vec![1.0, 2.0], vec![1i64, 2]).is_empty());
        assert!(sentences(vec![1i64, 2], (1i64, 2.0)).is_empty());
        assert!(sentences(array![[1.0], [2.0]], array![[1.0], [2.0]]).is_empty());
    }

    #[test]
    fn differences_say_where_and_how_far() {
        assert_eq!(
            sentences(vec![0.5, 0.25], vec![0.5, 0.2625]),
            ["at index 1: expected 0.25, got 0.2625 (off by 0.0125, 5.0%)"]
        );
        assert_eq!(sentences(vec![1i64, 2], vec![1i64]), ["expected 2 items, got 1"]);
        assert_eq!(sentences(true, 1i64), ["expected bool, got int"]);
        assert_eq!(sentences(vec![1.0], "x"), ["expected list, got str"]);
        assert_eq!(
            sentences(array![[1.0, 2.0], [3.0, 4.0]], array![[1.0, 2.0], [3.0, 5.0]]),
            ["at [1, 1]: expected 4.0, got 5.0 (off by 1.0, 25%)"]
        );
        assert_eq!(sentences(array![1.0, 2.0], array![[1.0, 2.0]]), ["expected shape (2,), got (1, 2)"]);
    }

    #[test]
    fn a_date_differs_from_a_number_and_from_another_date() {
        let date = |nanoseconds| Value::NdArray(NdArray::new(vec![], Data::DateTime(vec![nanoseconds])).expect("one"));
        let span = |nanoseconds| Value::NdArray(NdArray::flat(Data::TimeDelta(vec![nanoseconds])));
        assert_eq!(sentences(date(0), 1.0).len(), 1);
        assert_eq!(sentences(1i64, date(0)).len(), 1);
        assert_eq!(sentences(date(0), date(1)).len(), 1);
        assert_eq!(sentences(span(0), span(1)).len(), 1);
        assert!(sentences(span(1), span(1)).is_empty());
        let objects = Value::NdArray(NdArray::flat(Data::Object(vec![Value::Float(0.0)])));
        assert_eq!(sentences(Value::NdArray(NdArray::flat(Data::DateTime(vec![5]))), objects).len(), 1);
    }

    #[test]
    fn nan_is_only_nan() {
        assert_eq!(sentences(f64::NAN, 0.0).len(), 1);
        assert_eq!(sentences(f64::INFINITY, f64::MAX).len(), 1);
        assert_eq!(sentences(1e300, f64::INFINITY).len(), 1);
    }
}
