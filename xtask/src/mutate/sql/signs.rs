//! Comparisons, arithmetic and constants.

use super::{Query, Sort};

const COMPARISONS: &[(&str, &str)] =
    &[("<", "<="), ("<=", "<"), (">", ">="), (">=", ">"), ("=", "<>"), ("==", "<>"), ("<>", "="), ("!=", "=")];

const ARITHMETIC: &[(&str, &str)] = &[("+", "-"), ("-", "+"), ("*", "/"), ("/", "*"), ("%", "/")];

impl Query<'_> {
    /// The edits of a sign.
    pub(super) fn sign(&mut self, at: usize) {
        let other = |pairs: &[(&str, &'static str)], sign: &str| {
            pairs.iter().find(|(known, _)| *known == sign).map(|(_, other)| *other)
        };
        let sign = self.text(at).to_owned();
        if let Some(other) = other(COMPARISONS, &sign) {
            self.swap(at, other);
        }
        let is_call = self.is(at.wrapping_sub(1), "(") || self.is(at.wrapping_sub(1), ".");
        if let Some(other) = other(ARITHMETIC, &sign)
            && self.operand_before(at)
            && !is_call
        {
            self.swap(at, other);
        } else if sign == "-" {
            self.remove(at..at + 1);
        }
    }

    /// One more and one less.
    pub(super) fn number(&mut self, at: usize) {
        // `EXISTS (SELECT 1 …)` asks for no value.
        if at >= 3 && self.is(at - 1, "SELECT") && self.is(at - 3, "EXISTS") {
            return;
        }
        if self.is_counted(at) {
            return;
        }
        let text = self.text(at);
        let changed = match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(int), _) => [int.saturating_add(1).to_string(), int.saturating_sub(1).to_string()],
            (_, Ok(float)) => [format!("{:?}", float + 1.0), format!("{:?}", float - 1.0)],
            _ => return,
        };
        debug_assert_eq!(self.tokens[at].sort, Sort::Number);
        // In `-1` the sign is a token of its own, and `--` would begin a comment. What `NULLIF` keeps from a division is
        // a count, which is never negative.
        let not_negative = self.is(at.wrapping_sub(1), "-") || self.function_around(at, "NULLIF").is_some();
        for text in changed.iter().filter(|text| !(not_negative && text.starts_with('-'))) {
            self.swap(at, text);
        }
    }

    /// Whether this is the number in `COUNT(CASE WHEN … THEN 1 END)`, where any does.
    fn is_counted(&self, at: usize) -> bool {
        let after_then = self.is(at.wrapping_sub(1), "THEN") && self.is(at + 1, "END");
        after_then && self.function_around(at, "COUNT").is_some_and(|function| self.is(function + 2, "CASE"))
    }

    /// The function's name, if the innermost brackets around this token are a call of it.
    fn function_around(&self, at: usize, name: &str) -> Option<usize> {
        let open = (0..at).rev().find(|&open| self.depth(open) < self.depth(at))?;
        open.checked_sub(1).filter(|&function| self.is(function, name))
    }
}
