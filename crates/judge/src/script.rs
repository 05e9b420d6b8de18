//! Arguments as they would be typed in Python, where they are more than values: calls of a class's methods, and
//! generators of random numbers.

use crate::convert::call_parts;
use crate::manifest::Generator;
use crate::value::{Value, literal};

/// Characters of one call's arguments.
const CALL: usize = 200;

/// The statements that make an object of the class and call its methods: first the constructor's, then one per call.
///
/// `arguments` are a case's: the constructor's as a tuple, then a list of calls. Empty where they are not.
pub fn of_calls(class: &str, arguments: &[Value]) -> Vec<String> {
    let [Value::Tuple(given), Value::List(calls)] = arguments else {
        return Vec::new();
    };
    let object = object_name(class);
    let mut lines = vec![format!("{object} = {class}({})", listed(given))];
    lines.extend(calls.iter().filter_map(|call| {
        let (method, given) = call_parts(call).ok()?;
        Some(format!("{object}.{method}({})", listed(given)))
    }));
    lines
}

/// The expression that makes a generator of random numbers.
pub fn of_generator(generator: Generator, seed: &Value) -> String {
    let seed = literal::print(seed);
    match generator {
        Generator::Random => format!("random.Random({seed})"),
        Generator::Numpy => format!("numpy.random.default_rng({seed})"),
    }
}

fn listed(values: &[Value]) -> String {
    let texts: Vec<String> = values.iter().map(|value| literal::cut(value, 12, CALL).0).collect();
    texts.join(", ")
}

/// The last word of a class's name, in small letters.
fn object_name(class: &str) -> String {
    let start = class.rfind(|letter: char| letter.is_uppercase()).unwrap_or(0);
    class[start..].to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::IntoValue;

    #[test]
    fn calls_read_like_python() {
        let calls = vec![("put", ("a", vec![0.5]).into_value()), ("get", ("a",).into_value())];
        let calls: Vec<Value> = calls.into_iter().map(IntoValue::into_value).collect();
        let lines = of_calls("EmbeddingCache", &[(2i64,).into_value(), Value::List(calls)]);
        assert_eq!(lines, ["cache = EmbeddingCache(2)", "cache.put('a', [0.5])", "cache.get('a')"]);
        assert!(of_calls("EmbeddingCache", &[Value::None]).is_empty());
        assert_eq!(of_generator(Generator::Random, &Value::Int(7)), "random.Random(7)");
    }
}
