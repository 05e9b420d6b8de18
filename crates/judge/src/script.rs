//! Arguments as they would be typed in Python, where they are more than values: calls of a class's methods, and
//! generators of random numbers.

use crate::convert::call_parts;
use crate::manifest::{Generator, Signature};
use crate::value::literal::{self, ParseError};
use crate::value::{Value, fitted};

/// Characters of one call's arguments.
const CALL: usize = 200;

/// The statements that make an object of the class and call its methods: first the constructor's, then one per call. Long
/// arguments are cut.
///
/// `arguments` are a case's: the constructor's as a tuple, then a list of calls. Empty where they are not.
pub fn of_calls(class: &str, arguments: &[Value]) -> Vec<String> {
    lines(class, arguments, |value| literal::cut(value, 12, CALL).0)
}

/// The same statements whole, which [`calls_of`] reads back.
pub fn of_whole_calls(class: &str, arguments: &[Value]) -> String {
    lines(class, arguments, literal::print).join("\n")
}

fn lines(class: &str, arguments: &[Value], print: impl Fn(&Value) -> String) -> Vec<String> {
    let listed = |values: &[Value]| values.iter().map(&print).collect::<Vec<_>>().join(", ");
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

/// The arguments of a case, of statements like those of [`of_calls`]: one on each line, first the constructor's.
///
/// `like` are a case's arguments, whose types an argument is fitted to where that is plain.
///
/// # Errors
/// [`ParseError`] where a line is no such statement.
pub fn calls_of(signature: &Signature, text: &str, like: &Value) -> Result<Value, ParseError> {
    let class = &signature.name;
    let mut object: Option<(&str, Vec<Value>)> = None;
    let mut calls = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let code = line.trim();
        let fail = |message: String| Err(ParseError { at: at + line.len() - line.trim_start().len(), message });
        if !code.is_empty() && !code.starts_with('#') {
            let Some((callee, inside, offset)) = call(code) else {
                return fail("a line is one call, with its arguments in parentheses".into());
            };
            let given = arguments(inside).map_err(|error| ParseError {
                at: at + (line.len() - line.trim_start().len() + offset + error.at).min(line.trim_end().len()),
                message: error.message,
            })?;
            match (&object, callee.split_once('=').map(|(name, made)| (name.trim(), made.trim()))) {
                (None, Some((name, made))) if made == class => object = Some((name, given)),
                (None, None) if callee == class => object = Some(("", given)),
                (None, _) => {
                    return fail(format!("the first line makes the object: {} = {class}(…)", object_name(class)));
                }
                (Some(_), Some((name, _))) => {
                    return fail(format!("only the first line may name a thing; leave “{name} =” out"));
                }
                (Some((name, _)), None) => match method(callee, name) {
                    Some(method) if signature.methods.iter().any(|known| known.name == method) => {
                        calls.push(Value::Tuple(vec![Value::Str(method.into()), fitted_call(method, given, like)]));
                    }
                    _ => {
                        let known: Vec<&str> = signature.methods.iter().map(|method| method.name.as_str()).collect();
                        return fail(format!("call one of the methods here: {}", known.join(", ")));
                    }
                },
            }
        }
        at += line.len();
    }
    match object {
        Some((_, given)) => Ok(Value::Tuple(vec![Value::Tuple(given), Value::List(calls)])),
        None => {
            let message = format!("begin with a line that makes the object: {} = {class}(…)", object_name(class));
            Err(ParseError { at: text.len(), message })
        }
    }
}

/// What is called, the text of its arguments, and where that begins.
fn call(code: &str) -> Option<(&str, &str, usize)> {
    let open = code.find('(')?;
    // What follows the last parenthesis may be a comment.
    let rest = &code[open + 1..];
    let close = closing(rest)?;
    let after = rest[close + 1..].trim_start();
    (after.is_empty() || after.starts_with('#')).then(|| (code[..open].trim(), &rest[..close], open + 1))
}

/// Where the parenthesis stands that ends these arguments.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut escaped) = (0, None, false);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), letter) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(letter),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')') if depth == 0 => return Some(at),
            (None, ')' | ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    None
}

fn arguments(text: &str) -> Result<Vec<Value>, ParseError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    // A comma behind the last one makes a tuple even of one.
    match literal::parse(&format!("{},", text.trim_end().trim_end_matches(',')))? {
        Value::Tuple(items) => Ok(items),
        one => Ok(vec![one]),
    }
}

/// The method that is called, on the object of this name or on any where it has none.
fn method<'a>(callee: &'a str, object: &str) -> Option<&'a str> {
    let (on, method) = callee.rsplit_once('.')?;
    (object.is_empty() || on.trim() == object).then(|| method.trim())
}

/// The arguments of a call in the types of another call of the same method, where there is one to look at.
fn fitted_call(method: &str, given: Vec<Value>, like: &Value) -> Value {
    let given = Value::Tuple(given);
    let Value::Tuple(parts) = like else { return given };
    let Some(Value::List(calls)) = parts.get(1) else { return given };
    let like = calls.iter().filter_map(|call| call_parts(call).ok()).find(|(name, _)| *name == method);
    let fit = like.and_then(|(_, like)| fitted(given.clone(), &Value::Tuple(like.to_vec())).ok());
    fit.unwrap_or(given)
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

    fn signature() -> Signature {
        let method =
            |name: &str| crate::manifest::Method { name: name.into(), parameters: Vec::new(), returns: "None".into() };
        Signature {
            name: "EmbeddingCache".into(),
            parameters: Vec::new(),
            returns: "EmbeddingCache".into(),
            methods: vec![method("put"), method("get")],
        }
    }

    fn read(text: &str) -> Result<String, (usize, String)> {
        let like = literal::parse("((2,), [('put', ('a', [0.5]))])").expect("a value");
        calls_of(&signature(), text, &like)
            .map(|value| literal::print(&value))
            .map_err(|error| (error.at, error.message))
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = "cache = EmbeddingCache(2)\ncache.put('a) #', [0.5])\ncache.get('a')";
        assert_eq!(read(text).as_deref(), Ok("((2,), [('put', ('a) #', [0.5])), ('get', ('a',))])"),);
        let value = calls_of(&signature(), text, &Value::None).expect("read above");
        let Value::Tuple(arguments) = value else { panic!("{value:?}") };
        assert_eq!(of_whole_calls("EmbeddingCache", &arguments), text);
        let loose = "\n# mine\nEmbeddingCache( 2, )  # small\n  x.get('a') # [0.5]\n";
        assert_eq!(read(loose).as_deref(), Ok("((2,), [('get', ('a',))])"));
        assert_eq!(
            read("c = EmbeddingCache(2)\nc.put('a', (1, 2))").as_deref(),
            Ok("((2,), [('put', ('a', [1, 2]))])")
        );
    }

    #[test]
    fn what_is_no_call_is_told_with_its_place() {
        let fails = |text: &str, at: usize, words: &str| {
            let (found, message) = read(text).expect_err(text);
            assert!(found == at && message.contains(words), "{text:?}: {found}, {message}");
        };
        fails("", 0, "begin with a line");
        fails("cache.get('a')", 0, "makes the object");
        fails("c = EmbeddingCache(2)\nc.drop('a')", 22, "put, get");
        fails("c = EmbeddingCache(2)\nd.get('a')", 22, "put, get");
        fails("c = EmbeddingCache(2)\n  c.get(a)", 30, "a has no value here");
        fails("c = EmbeddingCache(2)\nx = c.get('a')", 22, "leave “x =” out");
        fails("c = EmbeddingCache(2", 0, "one call");
        fails("c = EmbeddingCache(2) + 1", 0, "one call");
    }

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
