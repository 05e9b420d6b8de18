//! What a wrong value gives away about the code that returned it: a `return` that is missing, an array in place of a list.

use judge::engine::JudgedCase;
use judge::manifest::{Kind, Manifest};
use judge::value::Value;

const PRINTED: &str = "Your function printed its result instead of returning it. Put `return` where you print.";
const NOTHING: &str = "Your function returned `None`: on some path a `return` is missing, \
                       or it returns what a method such as `.sort()` gives, which is `None`.";
const METHOD_PRINTED: &str = "A method printed its result instead of returning it. Put `return` where it prints.";
const METHOD_NOTHING: &str = "A method returned `None`: on some path a `return` is missing.";

/// What to do about a wrong value of a function or of a class's methods, where its kind says so.
pub(super) fn advice(manifest: &Manifest, judged: &JudgedCase, actual: &Value) -> Option<&'static str> {
    if manifest.kind != Kind::Function {
        return None;
    }
    let printed = !judged.printed.stdout.trim().is_empty();
    let has_methods = manifest.signature.as_ref().is_some_and(|signature| !signature.methods.is_empty());
    match (&judged.expected, actual) {
        (Value::None, _) => None,
        (_, Value::None) => Some(if printed { PRINTED } else { NOTHING }),
        (Value::List(expected), Value::List(actual)) if has_methods => {
            lacks_a_value(expected, actual).then_some(if printed { METHOD_PRINTED } else { METHOD_NOTHING })
        }
        // Each draw is a call of its own.
        (_, Value::List(draws)) if manifest.sampling.is_some() => (!draws.is_empty()
            && draws.iter().all(|draw| *draw == Value::None))
        .then_some(if printed { PRINTED } else { NOTHING }),
        (expected, actual) => advice_on_type(expected, actual),
    }
}

/// Whether some call gave `None` where a value was asked for.
fn lacks_a_value(expected: &[Value], actual: &[Value]) -> bool {
    expected.iter().zip(actual).any(|(expected, actual)| *actual == Value::None && *expected != Value::None)
}

/// How to make what was asked for of what came.
fn advice_on_type(expected: &Value, actual: &Value) -> Option<&'static str> {
    Some(match (expected, actual) {
        (Value::List(_), Value::NdArray(_)) => "A list is asked for: `.tolist()` makes one of an array.",
        (Value::List(_), Value::Series(_)) => "A list is asked for: `.tolist()` makes one of a Series.",
        (Value::List(_), Value::Set(_)) => "A list is asked for: `sorted(...)` or `list(...)` makes one of a set.",
        (Value::List(_), Value::Dict(_)) => "A list is asked for: `list(...)` makes one of a dict's keys or values.",
        (Value::Set(_), Value::List(_) | Value::Tuple(_)) => "A set is asked for: `set(...)` makes one of a list.",
        (Value::NdArray(_), Value::List(_) | Value::Tuple(_)) => {
            "An array is asked for: `np.array(...)` makes one of a list."
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{manifest, wrong};
    use super::*;

    fn advised(expected: Value, actual: Value, stdout: &str) -> Option<&'static str> {
        let mut judged = wrong(expected, actual.clone());
        judged.printed.stdout = stdout.to_owned();
        advice(&manifest(), &judged, &actual)
    }

    #[test]
    fn printing_in_place_of_returning_is_told() {
        assert_eq!(advised(Value::Int(1), Value::None, "1\n"), Some(PRINTED));
        assert_eq!(advised(Value::Int(1), Value::None, "\n"), Some(NOTHING));
        assert_eq!(advised(Value::Int(1), Value::Int(2), "1\n"), None);
        assert_eq!(advised(Value::None, Value::Int(2), "1\n"), None);
    }

    #[test]
    fn a_method_without_a_value_is_told() {
        let mut manifest = manifest();
        let list = |items: &[Value]| Value::List(items.to_vec());
        let (expected, actual) = (list(&[Value::None, Value::Int(1)]), list(&[Value::None, Value::None]));
        let judged = wrong(expected, actual.clone());
        assert_eq!(advice(&manifest, &judged, &actual), None);
        let signature = manifest.signature.as_mut().expect("a function");
        signature.methods =
            vec![judge::manifest::Method { name: "get".into(), parameters: Vec::new(), returns: "int".into() }];
        assert_eq!(advice(&manifest, &judged, &actual), Some(METHOD_NOTHING));
    }

    #[test]
    fn an_array_in_place_of_a_list_is_told() {
        let array = judge::value::NdArray::flat(judge::value::Data::Int64(vec![1]));
        let told = advised(Value::List(vec![Value::Int(1)]), Value::NdArray(array), "");
        assert!(told.is_some_and(|told| told.contains(".tolist()")));
    }
}
