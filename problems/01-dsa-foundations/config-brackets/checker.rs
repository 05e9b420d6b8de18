use super::limits::N_MAX;
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(first_fault)
        .example("All brackets fit. The one within the string is like a letter.", of(r#"{"a[": (1, [2])}"#))
        .example("The brace at 8 comes while the bracket at 5 is the last that is open.", of(r#"{"a":[1 }]"#))
        .example("Two are never closed. The parenthesis at 3 was opened last.", of("[0 (1, {2}"))
        .edge("empty", |_| of(""))
        .edge("no brackets", |_| of("lr = 0.1"))
        .edge("one opening", |_| of("("))
        .edge("one closing", |_| of("]"))
        .edge("one pair of each", |_| of("()[]{}"))
        .edge("one in the other", |_| of("{[()]}"))
        .edge("crossed", |_| of("([)]"))
        .edge("each kind with another", |_| of("(]"))
        .edge("a brace for a parenthesis", |_| of("({)"))
        .edge("a parenthesis for a brace", |_| of("[{)}]"))
        .edge("a parenthesis for a bracket", |_| of("{[)"))
        .edge("a bracket for a brace", |_| of("{ ]"))
        .edge("a brace for a bracket", |_| of("[ }"))
        .edge("closing before opening", |_| of("a) + (b"))
        .edge("one closing too many", |_| of("(a))"))
        .edge("one closing too many, more behind it", |_| of("(a)) + ((b) + ]"))
        .edge("one opening too many, in front", |_| of("((a)"))
        .edge("one opening too many, behind", |_| of("(a) + (b"))
        .edge("three open", |_| of("x = ([{"))
        .edge("open before what is closed", |_| of("a[ (b) {c} "))
        .edge("two faults, the first one counts", |_| of("(a] [b) {"))
        .edge("a fault and an unfinished string", |_| of(r#"(a] "b"#))
        .edge("an empty string", |_| of(r#"("")"#))
        .edge("strings alone", |_| of(r#""("")""#))
        .edge("a string at the start", |_| of(r#"")" + (a)"#))
        .edge("a string at the end", |_| of(r#"(a) + "]""#))
        .edge("brackets between strings", |_| of(r#""a" ( "b" [ "c" ] "d" "e" }"#))
        .edge("one quote", |_| of("\""))
        .edge("an unfinished string", |_| of(r#"(a) + "b"#))
        .edge("an unfinished string with a bracket in it", |_| of(r#"(a) + "(b"#))
        .edge("an unfinished string with the missing bracket in it", |_| of(r#"(a + "b)"#))
        .edge("an unfinished string, brackets open", |_| of(r#"([{ "a" "b"#))
        .edge("three quotes", |_| of(r#"""" ("#))
        .edge("single quotes are letters", |_| of("'(' 'don't' )"))
        .edge("a single quote within a string", |_| of(r#"["it's", 'a"]"#))
        .edge("a backslash is a letter", |_| of(r#"("a\") [1]"#))
        .edge("a backslash before a bracket", |_| of(r"\(a\)"))
        .edge("a backslash behind a bracket, and lines", |_| of("{\n  [1,\\\n   2],\n  (3]\n}"))
        .edge("beyond ASCII", |_| of("{\"größe\": [«1», 数（2】]]"))
        .edge("only the innermost does not fit", |_| of("(((([{})))))"))
        .edge("deep", |_| (nested(30_000, ""),))
        .edge("deep, the innermost does not fit", |_| (nested(20_000, "(]"),))
        .edge("the longest", |_| ("[]".repeat(N_MAX as usize / 2),))
        .random(|random, size| {
            let alphabet = *random.pick(&["()[]{}", "([])", "()[]\"a", "{}\" "]);
            let text = random.text(size, alphabet);
            // Brackets at random are soon at fault, so half of the texts are balanced but for a place.
            if random.chance(0.5) {
                return (text,);
            }
            let mut nested: Vec<char> = nested(size / 2, "\"(\"").chars().collect();
            if random.chance(0.7) {
                let at = random.count(0..=nested.len() - 1);
                nested[at] = *random.pick(&['(', ']', '}', 'a', '"']);
            }
            (nested.into_iter().collect(),)
        })
        .growth(|_, size| (nested(size / 2, ""),))
        .legal(|(text,)| {
            must(text.chars().count() <= N_MAX as usize, &format!("the text has at most {N_MAX} characters"))
        })
        .into()
}

/// Keeps the closing brackets that are awaited, and reads a string to its end at once.
fn first_fault(text: String) -> Option<usize> {
    let mut awaited = String::new();
    let mut open = Vec::new();
    let mut characters = text.chars().enumerate();
    while let Some((at, character)) = characters.next() {
        let closing = match character {
            '"' if characters.any(|(_, other)| other == '"') => continue,
            '"' => return Some(at),
            '(' => ')',
            '[' => ']',
            '{' => '}',
            ')' | ']' | '}' => {
                if awaited.pop() != Some(character) {
                    return Some(at);
                }
                open.pop();
                continue;
            }
            _ => continue,
        };
        awaited.push(closing);
        open.push(at);
    }
    open.pop()
}

/// So many pairs of brackets of all kinds, one within the other, and this in the middle.
fn nested(pairs: usize, middle: &str) -> String {
    let kinds = [('(', ')'), ('[', ']'), ('{', '}')];
    let opening: String = (0..pairs).map(|at| kinds[at % 3].0).collect();
    let closing: String = (0..pairs).rev().map(|at| kinds[at % 3].1).collect();
    opening + middle + &closing
}

fn of(text: &str) -> (String,) {
    (text.to_owned(),)
}
