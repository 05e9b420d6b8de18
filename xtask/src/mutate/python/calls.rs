//! Calls: the neighbouring function, another axis, a step left out.

use super::Mutator;
use crate::mutate::mutant::Edit;
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprCall, ExprStringLiteral};
use ruff_text_size::Ranged;

/// Functions and methods that are taken for each other, both ways.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("min", "max"),
    ("any", "all"),
    ("minimum", "maximum"),
    ("argmin", "argmax"),
    ("idxmin", "idxmax"),
    ("cummin", "cummax"),
    ("nsmallest", "nlargest"),
    ("floor", "ceil"),
    ("bisect_left", "bisect_right"),
    ("insort_left", "insort_right"),
    ("isna", "notna"),
    ("isnull", "notnull"),
    ("ffill", "bfill"),
    ("first", "last"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("logical_and", "logical_or"),
];

/// What a function is changed to, one way.
const INSTEAD: &[(&str, &str)] = &[
    ("popleft", "pop"),
    ("appendleft", "append"),
    ("extendleft", "extend"),
    ("bisect", "bisect_left"),
    ("insort", "insort_left"),
    ("isnan", "isinf"),
    ("isfinite", "isnan"),
    ("nanmean", "mean"),
    ("nansum", "sum"),
    ("nanmin", "min"),
    ("nanmax", "max"),
    ("nanstd", "std"),
    ("nanvar", "var"),
    ("nanmedian", "median"),
    ("nanprod", "prod"),
    ("nanargmin", "argmin"),
    ("nanargmax", "argmax"),
    ("nanquantile", "quantile"),
    ("nanpercentile", "percentile"),
    ("nancumsum", "cumsum"),
];

/// Methods that can be left out of a chain.
const STEPS: &[&str] =
    &["fillna", "dropna", "drop_duplicates", "sort_values", "sort_index", "copy", "clip", "strip", "lower", "abs"];

/// Methods whose lists of columns are tried with one column less.
const KEYED: &[&str] =
    &["groupby", "sort_values", "drop_duplicates", "duplicated", "merge", "set_index", "pivot_table", "dropna"];

/// Functions that can be left out around their first argument.
const WRAPPERS: &[&str] = &["reversed", "abs", "nan_to_num", "sorted", "round"];

/// Texts given by keyword.
const WORDS: &[(&str, &str, &str)] = &[
    ("how", "left", "inner"),
    ("how", "inner", "left"),
    ("how", "outer", "inner"),
    ("how", "right", "inner"),
    ("how", "any", "all"),
    ("how", "all", "any"),
    ("side", "left", "right"),
    ("side", "right", "left"),
    ("keep", "first", "last"),
    ("keep", "last", "first"),
    ("method", "min", "dense"),
    ("method", "dense", "min"),
    ("method", "first", "min"),
    ("direction", "backward", "forward"),
    ("direction", "forward", "backward"),
    ("closed", "left", "right"),
    ("closed", "right", "left"),
    ("closed", "both", "left"),
    ("na_position", "first", "last"),
    ("na_position", "last", "first"),
];

/// Aggregations by name, inside `agg` and `transform`.
const AGGREGATIONS: &[(&str, &str)] = &[
    ("min", "max"),
    ("max", "min"),
    ("first", "last"),
    ("last", "first"),
    ("sum", "mean"),
    ("mean", "sum"),
    ("count", "size"),
    ("size", "count"),
    ("nunique", "count"),
];

impl Mutator<'_> {
    /// The edits of a call, without those of its arguments.
    pub(super) fn call(&mut self, call: &ExprCall) {
        let (name, place) = match &*call.func {
            Expr::Name(name) => (name.id.as_str(), name.range()),
            Expr::Attribute(attribute) => (attribute.attr.as_str(), attribute.attr.range()),
            _ => return,
        };
        for (left, right) in NEIGHBOURS {
            if name == *left {
                self.replace(place, *right);
            } else if name == *right {
                self.replace(place, *left);
            }
        }
        if let Some((_, instead)) = INSTEAD.iter().find(|(known, _)| *known == name) {
            self.replace(place, *instead);
        }
        self.leave_out(call, name);
        self.order(call, name);
        self.keywords(call);
        if name == "range" {
            self.range_bounds(call);
        }
        if KEYED.contains(&name) {
            let values = call.arguments.keywords.iter().map(|keyword| &keyword.value);
            call.arguments.args.iter().chain(values).for_each(|argument| self.shorten(argument));
        }
        if matches!(name, "agg" | "aggregate" | "transform") {
            let mut found = Strings(Vec::new());
            found.visit_arguments(&call.arguments);
            for string in found.0 {
                if let Some((_, other)) = AGGREGATIONS.iter().find(|(known, _)| *known == string.value.to_str()) {
                    self.replace(string, format!("\"{other}\""));
                }
            }
        }
    }

    /// `a.fillna(0)` becomes `a`, `reversed(a)` becomes `(a)`.
    fn leave_out(&mut self, call: &ExprCall, name: &str) {
        if let Expr::Attribute(attribute) = &*call.func
            && STEPS.contains(&name)
        {
            let is_function =
                matches!(&*attribute.value, Expr::Name(module) if ["np", "pd", "math"].contains(&&*module.id));
            if let (Some(dot), false) =
                (self.between(&*attribute.value, &attribute.attr, &[TokenKind::Dot]).first(), is_function)
            {
                self.edits.push(Edit::new(dot.start().to_usize()..call.end().to_usize(), ""));
            }
        }
        if WRAPPERS.contains(&name)
            && let Some(inner) = call.arguments.args.first()
            && !inner.is_starred_expr()
        {
            let text = format!("({})", self.text(inner));
            self.replace(call, text);
        }
    }

    /// A list of texts with one less.
    fn shorten(&mut self, list: &Expr) {
        let Expr::List(list) = list else { return };
        if list.elts.len() < 2 || !list.elts.iter().all(Expr::is_string_literal_expr) {
            return;
        }
        for pair in list.elts.windows(2) {
            self.edits.push(Edit::new(pair[0].start().to_usize()..pair[1].start().to_usize(), ""));
        }
        if let [.., before, last] = &list.elts[..] {
            self.edits.push(Edit::new(before.end().to_usize()..last.end().to_usize(), ""));
        }
    }

    /// An order that nobody named is turned round.
    fn order(&mut self, call: &ExprCall, name: &str) {
        let keyword = match name {
            "sorted" | "sort" => "reverse=True",
            "sort_values" | "sort_index" => "ascending=False",
            _ => return,
        };
        let word = keyword.split('=').next().unwrap_or_default();
        if call.arguments.keywords.iter().any(|known| known.arg.as_ref().is_some_and(|arg| arg == word)) {
            return;
        }
        let end = call.arguments.end().to_usize() - 1;
        let inside = self.source[call.arguments.start().to_usize() + 1..end].trim_end();
        let comma = if inside.is_empty() || inside.ends_with(',') { "" } else { ", " };
        self.edits.push(Edit::new(end..end, format!("{comma}{keyword}")));
    }

    fn keywords(&mut self, call: &ExprCall) {
        for keyword in &call.arguments.keywords {
            let Some(name) = keyword.arg.as_ref().map(|name| name.as_str()) else { continue };
            let Expr::StringLiteral(string) = &keyword.value else { continue };
            let value = string.value.to_str();
            for (_, _, other) in WORDS.iter().filter(|(word, from, _)| *word == name && *from == value) {
                self.replace(string, format!("\"{other}\""));
            }
        }
    }

    fn range_bounds(&mut self, call: &ExprCall) {
        let args = &call.arguments.args;
        if let [only] = &**args
            && !only.is_starred_expr()
        {
            let start = only.start().to_usize();
            self.edits.push(Edit::new(start..start, "1, "));
        }
        args.iter().take(2).for_each(|bound| self.bound(bound));
    }
}

/// The string literals of a call.
struct Strings<'a>(Vec<&'a ExprStringLiteral>);

impl<'a> Visitor<'a> for Strings<'a> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::StringLiteral(string) => self.0.push(string),
            Expr::Lambda(_) | Expr::Call(_) => {}
            other => visitor::walk_expr(self, other),
        }
    }
}
