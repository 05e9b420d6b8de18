use super::*;
use crate::value::{Data, NdArray};
use proptest::prelude::*;

/// Follows the first candidate that fails.
fn smallest(mut value: Value, fails: impl Fn(&Value) -> bool) -> Value {
    loop {
        let next = candidates(&value).find(|next| fails(next));
        let Some(next) = next else { return value };
        value = next;
    }
}

fn arguments(value: &Value) -> &[Value] {
    if let Value::Tuple(items) = value { items } else { &[] }
}

fn items(value: &Value) -> &[Value] {
    if let Value::List(items) = value { items } else { &[] }
}

fn ints(numbers: impl IntoIterator<Item = i64>) -> Value {
    Value::List(numbers.into_iter().map(Value::Int).collect())
}

fn pair(from: i64, to: i64) -> Value {
    Value::Tuple(vec![Value::Int(from), Value::Int(to)])
}

#[test]
fn a_list_with_one_culprit_shrinks_to_it() {
    let list = Value::List((0..500).map(|at| Value::Float(f64::from(at) / 7.0 - 20.0)).collect());
    let found = smallest(Value::Tuple(vec![list]), |value| {
        items(&arguments(value)[0]).iter().any(|number| number.as_f64() < Some(0.0))
    });
    assert_eq!(found, Value::Tuple(vec![Value::List(vec![Value::Float(-1.0)])]));
}

#[test]
fn lists_of_one_length_shrink_together() {
    let start = Value::Tuple(vec![ints(0..40), ints(0..40)]);
    let found = smallest(start, |value| {
        let (left, right) = (items(&arguments(value)[0]), items(&arguments(value)[1]));
        left.len() == right.len() && left.len() >= 3
    });
    assert_eq!(found, Value::Tuple(vec![ints([0; 3]), ints([0; 3])]));
}

#[test]
fn a_count_shrinks_with_its_list() {
    let start = Value::Tuple(vec![ints([0; 9]), Value::Int(9)]);
    let found = smallest(start, |value| {
        let k = items(&arguments(value)[0]).len() as i64;
        k >= 1 && arguments(value)[1] == Value::Int(k)
    });
    assert_eq!(found, Value::Tuple(vec![ints([0]), Value::Int(1)]));
}

#[test]
fn both_sides_of_a_square_shrink_together_with_its_vector() {
    let square = |n: usize| NdArray::new(vec![n, n], Data::Float64(vec![0.0; n * n])).expect("square");
    let vector = |n: usize| Value::NdArray(NdArray::flat(Data::Float64(vec![0.0; n])));
    let start = Value::Tuple(vec![Value::NdArray(square(7)), vector(7)]);
    let found = smallest(start, |value| match arguments(value) {
        [Value::NdArray(left), Value::NdArray(right)] => {
            let n = right.shape()[0];
            left.shape() == [n, n] && n >= 2
        }
        _ => false,
    });
    assert_eq!(found, Value::Tuple(vec![Value::NdArray(square(2)), vector(2)]));
}

#[test]
fn a_graph_loses_nodes_and_keeps_its_numbering() {
    let edges = Value::List((0..9).map(|node| pair(node, (node + 1) % 10)).chain([pair(9, 4), pair(2, 2)]).collect());
    let is_legal = |n: i64, edges: &[Value]| {
        edges.iter().flat_map(arguments).all(|end| matches!(end, Value::Int(end) if (0..n).contains(end)))
    };
    let found = smallest(Value::Tuple(vec![Value::Int(10), edges]), |value| {
        let (Value::Int(n), edges) = (&arguments(value)[0], items(&arguments(value)[1])) else { return false };
        is_legal(*n, edges) && edges.iter().any(|edge| arguments(edge)[0] == arguments(edge)[1])
    });
    assert_eq!(found, Value::Tuple(vec![Value::Int(1), Value::List(vec![pair(0, 0)])]));
}

#[test]
fn sizes_are_what_a_person_counts() {
    let matrix = Value::List(vec![ints([1, 2]), ints([3, 4]), ints([])]);
    assert_eq!(size(&Value::Tuple(vec![matrix, Value::Int(3)])), 5);
    assert_eq!(size(&Value::Tuple(vec![Value::Str("abc".into()), Value::List(vec![Value::Str("abc".into())])])), 4);
    assert_eq!(size(&Value::Tuple(vec![ints([])])), 0);
    let edges = Value::List(vec![pair(0, 1), pair(1, 2)]);
    assert_eq!(size(&Value::Tuple(vec![pair(3, 4), edges])), 2);
}

proptest! {
    #[test]
    fn every_path_ends(items in prop::collection::vec(any::<f64>(), 0..12), k in any::<i64>()) {
        let start = Value::Tuple(vec![Value::List(items.into_iter().map(Value::Float).collect()), Value::Int(k)]);
        let end = smallest(start, |_| true);
        prop_assert_eq!(end, Value::Tuple(vec![Value::List(vec![]), Value::Int(0)]));
    }
}
