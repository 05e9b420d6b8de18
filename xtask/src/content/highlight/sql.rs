//! SQLite's dialect, as far as colours need it: words, strings, numbers, comments.

use super::Class;
use std::ops::Range;

const KEYWORDS: &str = "all and as asc between by case cast collate cross current desc distinct else end escape except \
    exclude exists filter first following from full group having in inner intersect is isnull join last left like limit \
    materialized natural not notnull null nulls offset on or order outer over partition preceding range recursive right \
    row rows select then ties unbounded union using values when where window with";

/// The pieces that have a class, in order. What is never closed reaches to the end.
pub(super) fn pieces(source: &str) -> Vec<(Range<usize>, Class)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let (length, class) = if rest.starts_with("--") {
            (rest.find('\n').unwrap_or(rest.len()), Some(Class::Comment))
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |end| end + 2), Some(Class::Comment))
        } else if first == '\'' {
            (quoted(rest, '\''), Some(Class::String))
        } else if first == '"' {
            (quoted(rest, '"'), None)
        } else if first.is_ascii_digit() {
            (number(rest), Some(Class::Number))
        } else if first.is_alphabetic() || first == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            (length, word(&rest[..length], &rest[length..]))
        } else {
            (first.len_utf8(), None)
        };
        pieces.extend(class.map(|class| (at..at + length, class)));
        at += length;
    }
    pieces
}

/// A keyword, or a name that is called.
fn word(word: &str, after: &str) -> Option<Class> {
    if KEYWORDS.split(' ').any(|keyword| word.eq_ignore_ascii_case(keyword)) {
        return Some(Class::Keyword);
    }
    after.starts_with('(').then_some(Class::Builtin)
}

/// Bytes of a quoted text; the quote is written twice where it belongs to it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return at + 1;
        }
    }
    rest.len()
}

/// Bytes of a number, its fraction and exponent included.
fn number(rest: &str) -> usize {
    let digits = |from: usize| rest[from..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |at| from + at);
    let mut end = digits(0);
    if rest[end..].starts_with('.') {
        end = digits(end + 1);
    }
    if rest[end..].starts_with(['e', 'E']) {
        let sign = usize::from(rest[end + 1..].starts_with(['+', '-']));
        let exponent = digits(end + 1 + sign);
        if exponent > end + 1 + sign {
            end = exponent;
        }
    }
    end
}
