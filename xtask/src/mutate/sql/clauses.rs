//! Conditions and lists: a part left out.

use super::{Edit, Query};
use std::ops::Range;

impl Query<'_> {
    /// The edits of the clause that this word opens.
    pub(super) fn clause(&mut self, at: usize) {
        let after = at + 1;
        match self.text(at).to_ascii_uppercase().as_str() {
            "WHERE" | "ON" | "HAVING" => self.condition(after..self.end(after)),
            "AND" if !self.is_between(at) => self.junction(at),
            "OR" => self.junction(at),
            "GROUP" | "PARTITION" if self.is(after, "BY") => self.list(at, after + 1),
            "ORDER" if self.is(after, "BY") => {
                self.list(at, after + 1);
                self.directions(after + 1);
            }
            "USING" if self.is(after, "(") => self.columns_of_using(after),
            "CASE" => self.case(at),
            "ROWS" | "RANGE" | "GROUPS" if self.starts_frame(after) => {
                let end = (after..self.tokens.len()).find(|&end| self.is(end, ")")).unwrap_or(self.tokens.len());
                self.remove(at..end);
            }
            _ => {}
        }
    }

    /// A condition of one part alone holds always.
    fn condition(&mut self, whole: Range<usize>) {
        let depth = self.tokens.get(whole.start).map(|token| token.depth);
        let joined =
            whole.clone().any(|at| Some(self.depth(at)) == depth && self.is(at, "AND") && !self.is_between(at));
        if !joined && !whole.is_empty() {
            self.replace(whole, "TRUE");
        }
    }

    /// The operands of an `AND` or `OR` left out, each with the word that joins it.
    fn junction(&mut self, word: usize) {
        let stops_at_and = self.is(word, "AND");
        let stops = |query: &Self, at: usize| {
            query.is(at, "OR")
                || (stops_at_and && query.is(at, "AND") && !query.is_between(at))
                || query.is(at, ",")
                || query.is(at, ";")
        };
        let depth = self.depth(word);
        let mut start = word;
        let mut cases = 0;
        while start > 0 {
            let before = start - 1;
            if self.depth(before) < depth {
                break;
            }
            if self.depth(before) == depth {
                // Backwards, a `CASE` begins at its `END`.
                if self.is(before, "END") {
                    cases += 1;
                } else if self.is(before, "CASE") && cases > 0 {
                    cases -= 1;
                } else if cases == 0 && (stops(self, before) || self.is_one_of(before, super::ENDS)) {
                    break;
                }
            }
            start -= 1;
        }
        let mut end = self.end(word + 1);
        if let Some(stop) = (word + 1..end).find(|&at| self.depth(at) == depth && stops(self, at)) {
            end = stop;
        }
        self.remove(start..word + 1);
        // The space before the word goes with it.
        if let (Some(before), Some(last)) = (self.tokens[..word].last(), self.tokens[..end].last()) {
            let range = before.range.end..last.range.end;
            self.edits.push(Edit::new(range, ""));
        }
    }

    /// A list with one term less; a list of one term goes with its words.
    fn list(&mut self, word: usize, start: usize) {
        let terms = self.terms(start..self.end(start));
        match &terms[..] {
            [] => {}
            [only] => self.remove(word..only.end),
            _ => self.leave_out_each(&terms),
        }
    }

    fn leave_out_each(&mut self, terms: &[Range<usize>]) {
        for (at, term) in terms.iter().enumerate() {
            match terms.get(at + 1) {
                Some(next) => self.remove(term.start..next.start),
                // The last goes with the comma before it.
                None => {
                    if let (Some(before), Some(last)) =
                        (terms[at - 1].end.checked_sub(1), self.tokens[..term.end].last())
                    {
                        let range = self.tokens[before].range.end..last.range.end;
                        self.edits.push(Edit::new(range, ""));
                    }
                }
            }
        }
    }

    /// Where no direction is written, the other one.
    fn directions(&mut self, start: usize) {
        for term in self.terms(start..self.end(start)) {
            let nulls = term.clone().find(|&at| self.is(at, "NULLS")).unwrap_or(term.end);
            if nulls > term.start && !self.is_one_of(nulls - 1, &["ASC", "DESC"]) {
                self.put_after(nulls - 1, "DESC");
            }
        }
    }

    fn columns_of_using(&mut self, open: usize) {
        let terms = self.terms(open + 1..self.closing(open));
        if terms.len() > 1 {
            self.leave_out_each(&terms);
        }
    }

    /// `CASE WHEN a THEN b … ELSE c END`: a condition forced, the last branch left out.
    fn case(&mut self, case: usize) {
        let depth = self.depth(case);
        let searched = self.is(case + 1, "WHEN");
        let (mut nested, mut when) = (0, None);
        for at in case + 1..self.tokens.len() {
            if self.depth(at) != depth {
                continue;
            }
            if self.is(at, "CASE") {
                nested += 1;
            } else if nested > 0 {
                nested -= usize::from(self.is(at, "END"));
            } else if self.is(at, "WHEN") {
                when = Some(at + 1);
            } else if let (true, Some(start), true) = (self.is(at, "THEN"), when, searched) {
                self.replace(start..at, "TRUE");
                self.replace(start..at, "FALSE");
            } else if self.is(at, "ELSE") {
                when = Some(at);
            } else if self.is(at, "END") {
                if let Some(start) = when.filter(|&start| self.is(start, "ELSE")) {
                    self.remove(start..at);
                }
                return;
            }
        }
    }
}
