//! What Python's messages mean, in plain words: what a beginner would want to hear first. Python's own words stay beside
//! them.

use judge::engine::Trouble;

/// Rules, a line each: an exception's type, a pattern of its message with `*` for any text, and the words. In the words, `{0}`
/// is the first such text, and `{a0}` the type of that name with its article.
const EXCEPTIONS: &str = include_str!("plain/exceptions.tsv");
const SYNTAX: &str = include_str!("plain/syntax.tsv");

/// Characters that are repeated of each text of a message.
const CHARACTERS: usize = 60;

/// A clause about what went wrong, without a full stop; `None` where nothing plainer is known than Python's words.
pub(super) fn words(trouble: &Trouble) -> Option<String> {
    find(EXCEPTIONS, trouble)
}

/// A clause about why a source cannot be read.
pub(super) fn syntax_words(trouble: &Trouble) -> Option<String> {
    find(SYNTAX, trouble)
}

fn find(rules: &str, trouble: &Trouble) -> Option<String> {
    let message = trouble.message.trim_end();
    rules.lines().find_map(|rule| {
        let mut fields = rule.split('\t');
        let (kind, pattern, words) = (fields.next()?, fields.next()?, fields.next()?);
        (kind == trouble.kind).then(|| captures(pattern, message).map(|found| filled(words, &found)))?
    })
}

/// The words with the message's texts in their places.
fn filled(words: &str, found: &[&str]) -> String {
    let mut told = String::new();
    let mut parts = words.split('{');
    told += parts.next().unwrap_or_default();
    for part in parts {
        let (place, rest) = part.split_once('}').unwrap_or(("", part));
        let text =
            |at: &str| at.parse().ok().and_then(|at: usize| found.get(at)).map_or_else(String::new, |text| cut(text));
        told += &match place.strip_prefix('a') {
            Some(at) => with_article(&text(at)),
            None => text(place),
        };
        told += rest;
    }
    told
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The texts that the pattern's stars stand for.
fn captures<'a>(pattern: &str, message: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split('*');
    let mut rest = message.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty().then_some(found);
    }
    while let Some(part) = parts.next() {
        let text = match parts.peek() {
            None => rest.strip_suffix(part)?,
            Some(_) => &rest[..rest.find(part)?],
        };
        found.push(text);
        rest = &rest[text.len() + part.len()..];
    }
    Some(found)
}

/// “a `list`”, “an `int`”; there is only one `None`.
fn with_article(kind: &str) -> String {
    if kind == "NoneType" {
        return "`None`".into();
    }
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} `{kind}`")
}

#[cfg(test)]
mod tests {
    use super::super::samples::trouble;
    use super::*;

    #[test]
    fn stars_stand_for_any_text() {
        assert_eq!(captures("a*c", "abbc"), Some(vec!["bb"]));
        assert_eq!(captures("*: '*' and '*'", "+: 'int' and 'str'"), Some(vec!["+", "int", "str"]));
        assert_eq!(captures("*", "x"), Some(vec!["x"]));
        assert_eq!(captures("ab", "abc"), None);
        assert_eq!(captures("a*b*b", "ab"), None);
    }

    #[test]
    fn what_a_person_wrote_is_never_a_pattern() {
        assert_eq!(words(&trouble("KeyError", "'{a0} {0}'")), Some("there is no key '{a0} {0}'".into()));
        assert_eq!(words(&trouble("Odd", "anything")), None);
    }

    #[test]
    fn every_rule_is_whole() {
        for rule in EXCEPTIONS.lines().chain(SYNTAX.lines()).filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = rule.split('\t').collect();
            let [_, pattern, words] = fields[..] else { panic!("{rule}") };
            let stars = pattern.matches('*').count();
            for (place, _) in words.split('{').skip(1).filter_map(|part| part.split_once('}')) {
                let at: usize = place.trim_start_matches('a').parse().expect("a number");
                assert!(at < stars, "{rule}");
            }
        }
    }

    #[test]
    fn long_texts_are_cut() {
        let told = words(&trouble("KeyError", &"k".repeat(100))).expect("a rule");
        assert_eq!(told.chars().count(), "there is no key ".len() + CHARACTERS + 1);
    }

    #[test]
    fn exceptions_are_told_plainly() {
        for (kind, message, told) in [
            ("IndexError", "list index out of range", "an index lies outside the list"),
            (
                "IndexError",
                "index 5 is out of bounds for axis 0 with size 3",
                "index 5 lies outside axis 0, which has size 3",
            ),
            ("KeyError", "'a'", "there is no key 'a'"),
            ("KeyError", "3", "there is no key 3"),
            ("KeyError", "'pop from an empty set'", "something is taken out of an empty set"),
            ("TypeError", "'NoneType' object is not subscriptable", "`[...]` is used on `None`"),
            (
                "TypeError",
                "unsupported operand type(s) for +: 'int' and 'NoneType'",
                "`+` does not work between an `int` and `None`",
            ),
            ("TypeError", "f() missing 1 required positional argument: 'x'", "`f` is called without its argument `x`"),
            (
                "TypeError",
                "f() takes 1 positional argument but 2 were given",
                "`f` takes 1 argument, but is called with 2",
            ),
            (
                "TypeError",
                "unhashable type: 'list'",
                "a `list` can be no key of a dict and no item of a set, because it can change",
            ),
            ("AttributeError", "'NoneType' object has no attribute 'append'", "`.append` is asked of `None`"),
            (
                "AttributeError",
                "'list' object has no attribute 'apend'. Did you mean: 'append'?",
                "a `list` has no `apend`, but it has `append`",
            ),
            (
                "NameError",
                "name 'coutn' is not defined. Did you mean: 'count'?",
                "`coutn` is not defined, but `count` is",
            ),
            (
                "NameError",
                "name 'math' is not defined. Did you forget to import 'math'?",
                "`math` is used without `import math`",
            ),
            ("NameError", "name 'x' is not defined", "`x` is not defined"),
            (
                "ValueError",
                "operands could not be broadcast together with shapes (2,) (3,) ",
                "arrays of the shapes (2,) (3,) do not fit together",
            ),
            ("ZeroDivisionError", "division by zero", "something is divided by zero"),
        ] {
            assert_eq!(words(&trouble(kind, message)).as_deref(), Some(told), "{kind}: {message}");
        }
    }

    #[test]
    fn syntax_is_told_plainly() {
        for (kind, message, told) in [
            ("SyntaxError", "expected ':'", "a colon is missing"),
            ("SyntaxError", "'(' was never closed", "the `(` is never closed"),
            (
                "SyntaxError",
                "closing parenthesis ']' does not match opening parenthesis '(' on line 1",
                "`]` cannot close the `(` on line 1",
            ),
            (
                "SyntaxError",
                "closing parenthesis ']' does not match opening parenthesis '('",
                "`]` cannot close the `(`",
            ),
            ("SyntaxError", "unterminated string literal (detected at line 2)", "a string has no closing quote"),
            (
                "IndentationError",
                "expected an indented block after 'if' statement on line 3",
                "the lines that belong to the `if` on line 3 must be indented",
            ),
            (
                "IndentationError",
                "expected an indented block after function definition on line 1",
                "the lines that belong to the function on line 1 must be indented",
            ),
            ("IndentationError", "unexpected indent", "this line is indented too far"),
        ] {
            assert_eq!(syntax_words(&trouble(kind, message)).as_deref(), Some(told), "{kind}: {message}");
        }
    }
}
