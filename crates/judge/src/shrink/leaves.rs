//! Simpler numbers and strings: all at once, all that are equal, each by itself.

use super::Edit;
use super::cost::{float_cost, int_cost};
use super::parts::{leaves, with_leaves};
use crate::value::{Data, NdArray, Value};

/// Inputs of up to this many leaves are tried with each leaf simpler.
const FINE: usize = 64;

/// Leaves among which equal ones are looked for.
const LOOKED_AT: usize = 400;

/// Strings up to this length are tried with each character simpler.
const SHORT: usize = 12;

/// All leaves of a kind made simpler in one way.
pub(super) fn all(_: &Value) -> Vec<Edit> {
    type Way = fn(&Value) -> Option<Value>;
    const WAYS: &[Way] = &[
        |leaf| matches!(leaf, Value::Float(_)).then_some(Value::Float(0.0)),
        |leaf| matches!(leaf, Value::Float(_)).then_some(Value::Float(1.0)),
        |leaf| matches!(leaf, Value::Str(_)).then(|| Value::Str("a".into())),
        |leaf| match leaf {
            Value::Float(number) if number.is_finite() => Some(Value::Float(number.trunc())),
            _ => None,
        },
        |leaf| match leaf {
            Value::Float(number) if number.is_finite() => Some(Value::Float((number * 10.0).round() / 10.0)),
            _ => None,
        },
        |leaf| match leaf {
            Value::Float(number) if number.is_sign_negative() => Some(Value::Float(-number)),
            Value::Int(number) if *number < 0 => number.checked_neg().map(Value::Int),
            _ => None,
        },
        |leaf| match leaf {
            Value::Int(number) => Some(Value::Int(number / 2)),
            _ => None,
        },
        midnight,
    ];
    WAYS.iter()
        .map(|&way| -> Edit {
            Box::new(move |value| with_leaves(value, |_, leaf| way(leaf).filter(|new| new != leaf)))
        })
        .collect()
}

/// Every place of a leaf that is there more than once made simpler alike.
pub(super) fn equal(value: &Value) -> Vec<Edit> {
    let mut seen: Vec<(Value, usize)> = Vec::new();
    for leaf in leaves(value).into_iter().take(LOOKED_AT) {
        match seen.iter_mut().find(|(other, _)| *other == leaf) {
            Some((_, count)) => *count += 1,
            None => seen.push((leaf, 1)),
        }
    }
    let mut found: Vec<Edit> = Vec::new();
    for (old, _) in seen.into_iter().filter(|(_, count)| *count > 1) {
        for new in simpler(&old, false) {
            let old = old.clone();
            found.push(Box::new(move |value| with_leaves(value, |_, leaf| (*leaf == old).then(|| new.clone()))));
        }
    }
    found
}

/// Each leaf made simpler by itself.
pub(super) fn each(value: &Value) -> Vec<Edit> {
    let all = leaves(value);
    if all.len() > FINE {
        return Vec::new();
    }
    let lone: &[Value] = if let Value::Tuple(arguments) = value { arguments } else { &[] };
    let mut found: Vec<Edit> = Vec::new();
    for (place, leaf) in all.iter().enumerate() {
        for new in simpler(leaf, lone.contains(leaf)) {
            found.push(Box::new(move |value| with_leaves(value, |at, _| (at == place).then(|| new.clone()))));
        }
    }
    found
}

/// Simpler values of the same type. A string that is an argument itself is looked into more closely.
fn simpler(leaf: &Value, is_argument: bool) -> Vec<Value> {
    match leaf {
        Value::Bool(true) => vec![Value::Bool(false)],
        Value::Int(number) => simpler_int(*number).into_iter().map(Value::Int).collect(),
        Value::BigInt(number) => vec![Value::Int(0), Value::from(number / 2)],
        Value::Float(number) => simpler_float(*number).into_iter().map(Value::Float).collect(),
        Value::Complex(re, im) => {
            let with_re = simpler_float(*re).into_iter().map(|re| Value::Complex(re, *im));
            with_re.chain(simpler_float(*im).into_iter().map(|im| Value::Complex(*re, im))).collect()
        }
        Value::Str(text) => simpler_text(text, is_argument).into_iter().map(Value::Str).collect(),
        other => midnight(other).into_iter().collect(),
    }
}

fn simpler_int(number: i64) -> Vec<i64> {
    let mut found = vec![0, 1, 2, number / 2, number - number.signum()];
    if number < 0 {
        found.push(number.saturating_neg());
    }
    found.retain(|&other| int_cost(other) < int_cost(number));
    found.dedup();
    found
}

fn simpler_float(number: f64) -> Vec<f64> {
    let mut found = vec![0.0, 1.0];
    if number.is_finite() {
        found.extend([
            number.signum(),
            number.trunc(),
            (number * 10.0).round() / 10.0,
            (number * 100.0).round() / 100.0,
            -number,
            (number / 2.0).trunc(),
        ]);
    } else {
        found.push(2.0);
    }
    found.retain(|&other| float_cost(other) < float_cost(number));
    found.dedup_by(|left, right| left.to_bits() == right.to_bits());
    found
}

fn simpler_text(text: &str, is_argument: bool) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found: Vec<String> = ["", "a", "b"].into_iter().filter(|other| *other != text).map(str::to_owned).collect();
    if characters.len() > 1 {
        found.push(characters[..1].iter().collect());
        found.push(characters[..characters.len() / 2].iter().collect());
    }
    if is_argument || characters.len() <= SHORT {
        for at in 0..characters.len().min(FINE) {
            for with in ['a', 'b'].into_iter().filter(|&with| characters[at] != 'a' && characters[at] != with) {
                let mut characters = characters.clone();
                characters[at] = with;
                found.push(characters.into_iter().collect());
            }
        }
    }
    found
}

/// A single date without its time of day.
fn midnight(leaf: &Value) -> Option<Value> {
    const DAY: i64 = 86_400_000_000_000;
    let Value::NdArray(array) = leaf else { return None };
    let Data::DateTime(dates) = array.data() else { return None };
    let date = dates.first().copied().filter(|date| date % DAY != 0)?;
    NdArray::new(Vec::new(), Data::DateTime(vec![date - date.rem_euclid(DAY)])).ok().map(Value::NdArray)
}
