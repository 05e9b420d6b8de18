//! A query as tokens with places: as much of SQLite's grammar as finding what to change needs.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A keyword or a bare name.
    Word,
    /// A name in quotation marks, or a text.
    Quoted,
    Number,
    Sign,
}

/// One token.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) sort: Sort,
    /// In bytes.
    pub(super) range: Range<usize>,
    /// How many brackets are open around it. Brackets themselves count as outside.
    pub(super) depth: usize,
}

/// Signs of several characters, longer ones first.
const LONG_SIGNS: [&str; 10] = ["->>", "<>", "!=", "<=", ">=", "==", "||", "<<", ">>", "->"];

/// The tokens of a query. Comments and spaces are left out; what is not understood is a sign by itself.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let comment = if rest.starts_with("--") {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else {
            first.is_whitespace().then(|| first.len_utf8())
        };
        if let Some(length) = comment {
            at += length;
            continue;
        }
        let (sort, length) = token(rest, first);
        if first == ')' {
            depth = depth.saturating_sub(1);
        }
        found.push(Token { sort, range: at..at + length, depth });
        if first == '(' {
            depth += 1;
        }
        at += length;
    }
    found
}

fn token(rest: &str, first: char) -> (Sort, usize) {
    let while_in = |part: fn(char) -> bool| rest.find(|c| !part(c)).unwrap_or(rest.len());
    let digit_follows = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    match first {
        '\'' | '"' | '`' => (Sort::Quoted, quoted(rest, first)),
        '[' => (Sort::Quoted, rest.find(']').map_or(rest.len(), |end| end + 1)),
        '0'..='9' => (Sort::Number, number(rest)),
        '.' if digit_follows => (Sort::Number, number(rest)),
        c if c.is_alphabetic() || c == '_' => (Sort::Word, while_in(|c| c.is_alphanumeric() || c == '_' || c == '$')),
        c => {
            let long = LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign));
            (Sort::Sign, long.map_or(c.len_utf8(), |sign| sign.len()))
        }
    }
}

/// Two marks in a row are one mark inside.
fn quoted(rest: &str, mark: char) -> usize {
    let mut at = 1;
    while let Some(end) = rest[at..].find(mark) {
        at += end + 1;
        if !rest[at..].starts_with(mark) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

fn number(rest: &str) -> usize {
    let digits = |at: usize| at + rest[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - at);
    let mut at = digits(0);
    if rest[at..].starts_with('.') {
        at = digits(at + 1);
    }
    if rest[at..].starts_with(['e', 'E']) {
        let sign = usize::from(rest[at + 1..].starts_with(['+', '-']));
        let end = digits(at + 1 + sign);
        if end > at + 1 + sign {
            at = end;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<&str> {
        tokens(source).iter().map(|token| &source[token.range.clone()]).collect()
    }

    #[test]
    fn a_query_is_cut_where_it_should_be() {
        let source = "SELECT a.\"b \"\"c\", 'it''s', 1.5e-3 -- x < y\n/* z */ FROM größe WHERE a<>b||'ä'";
        let wanted = [
            "SELECT",
            "a",
            ".",
            "\"b \"\"c\"",
            ",",
            "'it''s'",
            ",",
            "1.5e-3",
            "FROM",
            "größe",
            "WHERE",
            "a",
            "<>",
            "b",
        ];
        assert_eq!(texts(source)[..14], wanted);
        assert_eq!(texts(source)[14..], ["||", "'ä'"]);
        assert_eq!(texts("'open"), ["'open"]);
        assert_eq!(texts("€ .5"), ["€", ".5"]);
    }

    #[test]
    fn brackets_count_as_outside() {
        let depths: Vec<usize> = tokens("a (b (c)) d").iter().map(|token| token.depth).collect();
        assert_eq!(depths, [0, 0, 1, 1, 2, 1, 0, 0]);
    }
}
