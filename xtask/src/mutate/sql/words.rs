//! Keywords and functions with a neighbour.

use super::{Query, Sort};

/// Functions that are taken for each other, both ways.
const FUNCTIONS: &[(&str, &str)] = &[
    ("MIN", "MAX"),
    ("SUM", "AVG"),
    ("ROW_NUMBER", "RANK"),
    ("RANK", "DENSE_RANK"),
    ("LAG", "LEAD"),
    ("FIRST_VALUE", "LAST_VALUE"),
];

/// Functions that can be left out around their first argument.
const WRAPPERS: &[&str] = &["COALESCE", "IFNULL", "NULLIF", "ABS", "ROUND", "TRIM", "LOWER", "UPPER"];

/// Most columns that `COUNT(*)` is tried on.
const COUNTED_COLUMNS: usize = 2;

impl Query<'_> {
    /// The edits of a word.
    pub(super) fn word(&mut self, at: usize) {
        let before = at.wrapping_sub(1);
        match self.text(at).to_ascii_uppercase().as_str() {
            "AND" if !self.is_between(at) => self.swap(at, "OR"),
            "OR" => self.swap(at, "AND"),
            "ASC" => self.swap(at, "DESC"),
            "DESC" => self.swap(at, "ASC"),
            "FIRST" if self.is(before, "NULLS") => self.swap(at, "LAST"),
            "LAST" if self.is(before, "NULLS") => self.swap(at, "FIRST"),
            "DISTINCT" => self.remove(at..at + 1),
            "UNION" if self.is(at + 1, "ALL") => self.remove(at + 1..at + 2),
            "UNION" => self.put_after(at, "ALL"),
            "EXCEPT" => self.swap(at, "INTERSECT"),
            "INTERSECT" => self.swap(at, "EXCEPT"),
            "JOIN" => self.join(at),
            "IS" if self.is(at + 1, "NOT") => self.remove(at + 1..at + 2),
            "IS" => self.put_after(at, "NOT"),
            "NOT" if !self.is(before, "IS") && !self.is(before, "AS") => self.remove(at..at + 1),
            "IN" | "LIKE" | "BETWEEN" | "GLOB" | "EXISTS"
                if !self.is(before, "NOT") && !self.is_one_of(before, &["ROWS", "RANGE", "GROUPS"]) =>
            {
                self.put_before(at, "NOT");
            }
            "ROWS" if self.starts_frame(at + 1) => self.swap(at, "RANGE"),
            "RANGE" if self.starts_frame(at + 1) => self.swap(at, "ROWS"),
            "UNBOUNDED" => self.replace(at..at + 2, "CURRENT ROW"),
            "CURRENT" if self.is(at + 1, "ROW") && self.is(before, "AND") => self.replace(at..at + 2, "1 FOLLOWING"),
            "CURRENT" if self.is(at + 1, "ROW") => self.replace(at..at + 2, "1 PRECEDING"),
            _ => {}
        }
        if self.is(at + 1, "(") {
            self.function(at);
        }
    }

    pub(super) fn starts_frame(&self, at: usize) -> bool {
        self.is_one_of(at, &["BETWEEN", "UNBOUNDED", "CURRENT"])
            || self.tokens.get(at).is_some_and(|token| token.sort == Sort::Number)
    }

    fn join(&mut self, at: usize) {
        let before = at.wrapping_sub(1);
        if self.is(before, "OUTER") && at > 1 {
            self.replace(at - 2..at + 1, "JOIN");
        } else if self.is(before, "LEFT") {
            self.remove(before..at);
        } else if self.is_one_of(before, &["FULL", "RIGHT", "INNER"]) {
            self.swap(before, "LEFT");
        } else if !self.is_one_of(before, &["CROSS", "NATURAL"]) {
            self.put_before(at, "LEFT");
        }
    }

    fn function(&mut self, at: usize) {
        let name = self.text(at).to_ascii_uppercase();
        for (left, right) in FUNCTIONS {
            if name == *left {
                self.swap(at, right);
            } else if name == *right {
                self.swap(at, left);
            }
        }
        let inside = at + 2..self.closing(at + 1);
        if inside.end >= self.tokens.len() {
            return;
        }
        // In SQLite a division by zero is NULL in any case.
        let divides = name == "NULLIF" && self.is(at.wrapping_sub(1), "/");
        if WRAPPERS.contains(&name.as_str())
            && !divides
            && let Some(first) = self.terms(inside.clone()).first()
            && let (Some(start), Some(end)) = (self.tokens.get(first.start), self.tokens.get(first.end.wrapping_sub(1)))
        {
            let text = format!("({})", &self.source[start.range.start..end.range.end]);
            self.replace(at..inside.end + 1, &text);
        }
        if name == "COUNT" {
            if self.is(inside.start, "*") {
                for column in self.columns(at) {
                    self.swap(inside.start, &column);
                }
            } else if !self.is(inside.start, "DISTINCT") {
                self.replace(inside, "*");
            }
        }
    }

    /// Columns that the same `SELECT` names, without those that follow `BY`: a group's own column is not counted.
    fn columns(&self, at: usize) -> Vec<String> {
        let depth = self.depth(at);
        let begin = (0..at).rev().find(|&begin| self.is(begin, "SELECT") && self.depth(begin) <= depth).unwrap_or(0);
        let depth = self.depth(begin);
        let mut found: Vec<String> = Vec::new();
        let mut grouped: Vec<String> = Vec::new();
        let mut by = false;
        for at in begin + 1..self.tokens.len() {
            if self.depth(at) < depth || (self.depth(at) == depth && self.is(at, "SELECT")) {
                break;
            }
            if self.is(at, "BY") {
                by = true;
            } else if self.is_one_of(at, super::ENDS) {
                by = false;
            }
            if self.is(at, ".") && at + 1 < self.tokens.len() && self.tokens[at + 1].sort != Sort::Sign {
                let name = format!("{}.{}", self.text(at - 1), self.text(at + 1));
                if by { grouped.push(name) } else { found.push(name) }
            } else if by && self.tokens[at].sort == Sort::Word {
                grouped.push(self.text(at).to_owned());
            } else if !by
                && self.tokens[at].sort == Sort::Word
                && !self.is(at + 1, "(")
                && !self.is(at + 1, ".")
                && !self.is_one_of(at.wrapping_sub(1), &[".", "AS", "FROM", "JOIN"])
                && !self.is_one_of(at, super::ENDS)
                && !self.is_one_of(at, super::NO_OPERANDS)
                && self.text(at).starts_with(|c: char| c.is_lowercase())
            {
                found.push(self.text(at).to_owned());
            }
        }
        found.retain(|name| !grouped.contains(name));
        let mut columns: Vec<String> = Vec::new();
        for name in found {
            if !columns.contains(&name) && columns.len() < COUNTED_COLUMNS {
                columns.push(name);
            }
        }
        columns
    }
}
