//! Small changes to SQL, by its tokens. SQLite refuses what does not fit, and such a mutant does not count.

mod clauses;
mod signs;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use super::mutant::Edit;
use std::ops::Range;
use tokens::{Sort, Token, tokens};

/// The edits of a query.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut query = Query { source, tokens: tokens(source), edits: Vec::new() };
    for at in 0..query.tokens.len() {
        match query.tokens[at].sort {
            Sort::Sign => query.sign(at),
            Sort::Number => query.number(at),
            Sort::Word => {
                query.word(at);
                query.clause(at);
            }
            Sort::Quoted => {}
        }
    }
    query.edits
}

/// Words that end a condition or a list, where they stand outside of brackets that began inside it.
const ENDS: &[&str] = &[
    "SELECT",
    "FROM",
    "WHERE",
    "GROUP",
    "HAVING",
    "ORDER",
    "LIMIT",
    "OFFSET",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "JOIN",
    "LEFT",
    "INNER",
    "CROSS",
    "RIGHT",
    "FULL",
    "NATURAL",
    "ON",
    "USING",
    "WINDOW",
    "ROWS",
    "RANGE",
    "GROUPS",
    "WHEN",
    "THEN",
    "ELSE",
    "END",
    "CASE",
    "AS",
    "RETURNING",
];

/// Words that no name is: what follows one begins an operand.
const NO_OPERANDS: &[&str] = &[
    "SELECT", "DISTINCT", "ALL", "WHERE", "ON", "HAVING", "AND", "OR", "NOT", "BY", "LIMIT", "OFFSET", "WHEN", "THEN",
    "ELSE", "CASE", "BETWEEN", "IN", "LIKE", "IS", "AS", "FROM", "JOIN", "VALUES", "GLOB",
];

struct Query<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    edits: Vec<Edit>,
}

impl Query<'_> {
    /// The token's text; empty beyond the ends.
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &self.source[token.range.clone()])
    }

    fn is(&self, at: usize, text: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(text)
    }

    fn is_one_of(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.is(at, text))
    }

    fn depth(&self, at: usize) -> usize {
        self.tokens[at].depth
    }

    fn swap(&mut self, at: usize, text: &str) {
        let range = self.tokens[at].range.clone();
        self.edits.push(Edit::new(range, text));
    }

    /// Puts text in place of whole tokens.
    fn replace(&mut self, at: Range<usize>, text: &str) {
        if let (Some(first), Some(last)) = (self.tokens.get(at.start), self.tokens[..at.end].last()) {
            let range = first.range.start..last.range.end;
            self.edits.push(Edit::new(range, text));
        }
    }

    /// Takes tokens away, with the space up to the next.
    fn remove(&mut self, at: Range<usize>) {
        let Some(first) = self.tokens.get(at.start) else { return };
        match self.tokens.get(at.end) {
            Some(next) => {
                let range = first.range.start..next.range.start;
                self.edits.push(Edit::new(range, ""));
            }
            None => self.replace(at, ""),
        }
    }

    fn put_before(&mut self, at: usize, text: &str) {
        let start = self.tokens[at].range.start;
        self.edits.push(Edit::new(start..start, format!("{text} ")));
    }

    fn put_after(&mut self, at: usize, text: &str) {
        let end = self.tokens[at].range.end;
        self.edits.push(Edit::new(end..end, format!(" {text}")));
    }

    /// The bracket that closes this one.
    fn closing(&self, open: usize) -> usize {
        let depth = self.depth(open);
        (open + 1..self.tokens.len()).find(|&at| self.depth(at) <= depth).unwrap_or(self.tokens.len())
    }

    /// Whether an operand ends before this token, so that a sign here stands between two.
    fn operand_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match self.tokens[before].sort {
            Sort::Number | Sort::Quoted => true,
            Sort::Word => !self.is_one_of(before, NO_OPERANDS),
            Sort::Sign => self.is(before, ")"),
        }
    }

    /// Whether this `AND` belongs to a `BETWEEN`.
    fn is_between(&self, and: usize) -> bool {
        let depth = self.depth(and);
        let mut ands = 0;
        for at in (0..and).rev() {
            if self.depth(at) < depth {
                break;
            }
            if self.depth(at) > depth {
                continue;
            }
            if self.is(at, "BETWEEN") {
                return ands == 0;
            }
            if self.is(at, "AND") {
                ands += 1;
            }
            if self.is_one_of(at, ENDS) && !self.is_one_of(at, &["CASE", "WHEN", "THEN", "ELSE", "END"]) {
                break;
            }
        }
        false
    }

    /// Where a condition or list that begins here ends: before a closing bracket, a clause's word or a semicolon.
    fn end(&self, start: usize) -> usize {
        let Some(depth) = self.tokens.get(start).map(|token| token.depth) else { return start };
        let mut cases = 0;
        for at in start..self.tokens.len() {
            if self.depth(at) < depth || self.is(at, ";") {
                return at;
            }
            if self.depth(at) > depth {
                continue;
            }
            if self.is(at, "CASE") {
                cases += 1;
            } else if self.is(at, "END") && cases > 0 {
                cases -= 1;
            } else if cases == 0 && self.is_one_of(at, ENDS) {
                return at;
            }
        }
        self.tokens.len()
    }

    /// The terms between these tokens, cut at the commas outside of brackets.
    fn terms(&self, within: Range<usize>) -> Vec<Range<usize>> {
        let Some(depth) = self.tokens.get(within.start).map(|token| token.depth) else { return Vec::new() };
        let mut terms = Vec::new();
        let mut start = within.start;
        for at in within.clone() {
            if self.depth(at) == depth && self.is(at, ",") {
                terms.push(start..at);
                start = at + 1;
            }
        }
        terms.push(start..within.end);
        terms
    }
}
