//! Whether two answers agree.

use crate::eval::Answer;

/// How exactly numbers must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exactness {
    /// To the letter.
    Exact,
    /// Within [`ULPS`] units in the last place of what the `repr` shows.
    Rough,
    /// Within [`SOLVED`] of the largest number that the `repr` shows, as far as it shows it.
    Solved,
}

/// Units in the last place in which builds of NumPy may differ in a transcendental function.
const ULPS: f64 = 4.0;

/// How far apart, relative to the largest entry, builds of LAPACK may be in what `np.linalg` and `np.polyfit` give.
const SOLVED: f64 = 1e-10;

/// Whether the evaluator's answer is Python's. The words of rarer syntax errors are known to differ.
pub fn agree(ours: &Answer, theirs: &Answer, exactness: Exactness) -> bool {
    match (ours, theirs) {
        (Answer::Error(ours, _), Answer::Error(theirs, _)) if ours == "SyntaxError" => ours == theirs,
        (Answer::Repr(ours), Answer::Repr(theirs)) if exactness == Exactness::Rough => {
            ours == theirs || roughly(ours, theirs)
        }
        (Answer::Repr(ours), Answer::Repr(theirs)) if exactness == Exactness::Solved => {
            ours == theirs || roughly(ours, theirs) || solved(ours, theirs)
        }
        _ => ours == theirs,
    }
}

/// An answer without the name of the default integer, as far as an array tells it: NumPy has two types of 32 bits, one of them
/// the default there, and an empty array always tells.
pub fn without_width(answer: Answer) -> Answer {
    let plain = |text: String| {
        let text = text
            .replace("int32", "int64")
            .replace("Int32", "Int64")
            .replace("numpy.intc", "numpy.int64")
            .replace("IntDType", "Int64DType");
        text.replace(",\n      dtype=int64)", ")").replace(", dtype=int64)", ")")
    };
    match answer {
        Answer::Repr(text) => Answer::Repr(plain(text)),
        Answer::Error(kind, message) => Answer::Error(kind, plain(message)),
        other => other,
    }
}

/// Whether two answers differ in nothing but the signs of zeros, which are known to differ in what is largest or smallest.
pub fn same_but_for_zeros(ours: &Answer, theirs: &Answer) -> bool {
    let (Answer::Repr(ours), Answer::Repr(theirs)) = (ours, theirs) else { return false };
    let unsigned = |text: &str| {
        let mut found: Vec<Token> = Vec::new();
        for token in tokens(text) {
            if matches!(token, Token::Number(number, _) if number == 0.0) && found.last() == Some(&Token::Other('-')) {
                found.pop();
            }
            found.push(token);
        }
        found
    };
    unsigned(ours) == unsigned(theirs)
}

/// Whether a text shows an integer that 31 bits do not hold, a type that only wide integers lead to, or a set, whose order goes
/// by the width of hashes.
pub fn shows_width(text: &str) -> bool {
    let wide = |token: &Token| match token {
        Token::Number(number, _) => number.abs() >= 2f64.powi(31),
        Token::Other(_) => false,
    };
    let is_set = text.starts_with('{') && !text.contains(':') || text.contains("set(");
    // A text about integers may have been cut or turned round.
    let is_text = text.starts_with(['\'', '"']) && text.contains("int");
    is_set || is_text || text.contains("uint64") || text.contains("uint32") || tokens(text).iter().any(wide)
}

fn roughly(ours: &str, theirs: &str) -> bool {
    let epsilon = if theirs.contains("float16") {
        2f64.powi(-10)
    } else if theirs.contains("float32") || theirs.contains("complex64") {
        2f64.powi(-23)
    } else {
        f64::EPSILON
    };
    // An array shows eight digits; a number at the border between two of them goes either way.
    let shown = if theirs.contains("array(") { 1.01e-8 } else { 0.0 };
    let near = |one: f64, other: f64| {
        let size = one.abs().max(other.abs());
        (one - other).abs() <= size * (ULPS * epsilon) || (one - other).abs() <= shown * size.max(1.0)
    };
    let (ours, theirs) = (tokens(ours), tokens(theirs));
    ours.len() == theirs.len()
        && ours.iter().zip(&theirs).all(|pair| match pair {
            (Token::Number(one, ours), Token::Number(other, theirs)) => ours == theirs || near(*one, *other),
            (one, other) => one == other,
        })
}

fn solved(ours: &str, theirs: &str) -> bool {
    let theirs_is_array = theirs.contains("array(");
    let (ours, theirs) = (signed(tokens(ours)), signed(tokens(theirs)));
    let size = |token: &Token| match token {
        Token::Number(number, _) if number.is_finite() => number.abs(),
        _ => 0.0,
    };
    let largest = ours.iter().chain(&theirs).map(size).fold(0.0, f64::max);
    // An array shows eight digits behind the point, or eight in all.
    let shown = if theirs_is_array { 1.01e-8 } else { 0.0 };
    let near = |one: f64, other: f64| {
        let size = one.abs().max(other.abs());
        (one - other).abs() <= (shown * size.max(1.0)).max(SOLVED * largest)
    };
    ours.len() == theirs.len()
        && ours.iter().zip(&theirs).all(|pair| match pair {
            (Token::Number(one, _), Token::Number(other, _)) => near(*one, *other) || one == other,
            (one, other) => one == other,
        })
}

/// Numbers with the signs before them.
fn signed(tokens: Vec<Token>) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for token in tokens {
        match token {
            Token::Number(number, written) if found.last() == Some(&Token::Other('-')) => {
                found.pop();
                found.push(Token::Number(-number, written));
            }
            token => found.push(token),
        }
    }
    found
}

#[derive(Debug, PartialEq)]
enum Token {
    /// Its value, and as it is written.
    Number(f64, String),
    Other(char),
}

/// Numbers and signs. Spaces, which go by the length of numbers, are left out.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        // A digit within a name, as in `float32`, is no number.
        let inside = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
        let end = if inside { at } else { end_of_number(&chars, at) };
        let written: String = chars[at..end].iter().collect();
        match written.parse() {
            Ok(number) if end > at => {
                found.push(Token::Number(number, written));
                at = end;
            }
            _ => {
                found.push(Token::Other(chars[at]));
                at += 1;
            }
        }
    }
    found
}

fn end_of_number(chars: &[char], start: usize) -> usize {
    let digits = |mut at: usize| {
        while chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = digits(start);
    if end == start {
        return start;
    }
    if chars.get(end) == Some(&'.') {
        end = digits(end + 1);
    }
    if chars.get(end) == Some(&'e') {
        let sign = end + 1 + usize::from(matches!(chars.get(end + 1), Some('+' | '-')));
        let exponent = digits(sign);
        if exponent > sign {
            end = exponent;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{Exactness, agree, same_but_for_zeros, shows_width};
    use crate::eval::Answer;

    fn repr(text: &str) -> Answer {
        Answer::Repr(text.into())
    }

    #[test]
    fn exact_answers_agree_to_the_letter() {
        assert!(agree(&repr("1.5"), &repr("1.5"), Exactness::Exact));
        assert!(!agree(&repr("0.1"), &repr("0.10000000000000002"), Exactness::Exact));
        assert!(!agree(&repr("'a'"), &Answer::Error("ValueError".into(), String::new()), Exactness::Exact));
    }

    #[test]
    fn rough_answers_agree_within_a_few_units() {
        assert!(agree(&repr("[0.1, inf]"), &repr("[0.10000000000000002, inf]"), Exactness::Rough));
        assert!(agree(&repr("array([1.        , 0.1])"), &repr("array([1., 0.10000000e+00])"), Exactness::Rough));
        assert!(!agree(&repr("0.1"), &repr("0.1000000001"), Exactness::Rough));
        assert!(!agree(&repr("np.float32(0.1)"), &repr("np.float64(0.1)"), Exactness::Rough));
        assert!(!agree(&repr("-0.1"), &repr("0.1"), Exactness::Rough));
    }

    #[test]
    fn solved_answers_agree_relative_to_the_largest_entry() {
        let agreed = |one, other| agree(&repr(one), &repr(other), Exactness::Solved);
        assert!(agreed("array([[-9.06e-17, 2.46406571e-01]])", "array([[0.        , 0.24640657]])"));
        assert!(agreed("array([-0.,  1.])", "array([0., 1.])"));
        assert!(!agreed("array([0.2464066, 1.])", "array([0.2464166, 1.])"));
        assert!(!agreed("array([-0.2, 1.])", "array([0.2, 1.])"));
        assert!(!agreed("array([0.2, 1.])", "array([0.2, 1., 1.])"));
    }

    #[test]
    fn signs_of_zeros_are_told_apart_from_others() {
        assert!(same_but_for_zeros(&repr("array([-0., 1.])"), &repr("array([0., 1.])")));
        assert!(!same_but_for_zeros(&repr("array([0., -1.])"), &repr("array([0., 1.])")));
    }

    #[test]
    fn wide_integers_are_seen() {
        assert!(shows_width("array([1, 3000000000])") && !shows_width("array([1, 2], dtype=int8)"));
    }
}
