//! Small changes to Python, by the places that the parser gives. Docstrings, type hints, decorators and imports stay.

mod calls;
mod expressions;
mod statements;
#[cfg(test)]
mod tests;

use super::mutant::Edit;
use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Comprehension, Decorator, ElifElseClause, Expr, FString, Keyword, Stmt, TString, TypeParams};
use ruff_python_parser::{parse_expression, parse_module};
use ruff_text_size::{Ranged, TextRange};
use std::ops::Range;

/// The edits of a module.
///
/// # Errors
/// The parser's words.
pub(super) fn of_module(source: &str) -> Result<Vec<Edit>, String> {
    let parsed = parse_module(source).map_err(|error| error.to_string())?;
    let mut mutator = Mutator { source, tokens: parsed.tokens(), edits: Vec::new() };
    mutator.visit_body(parsed.suite());
    Ok(mutator.edits)
}

/// The edits of one expression.
///
/// # Errors
/// The parser's words.
pub(super) fn of_expression(source: &str) -> Result<Vec<Edit>, String> {
    // Space before it would be an indentation.
    let shift = source.len() - source.trim_start().len();
    let parsed = parse_expression(&source[shift..]).map_err(|error| error.to_string())?;
    let mut mutator = Mutator { source: &source[shift..], tokens: parsed.tokens(), edits: Vec::new() };
    mutator.visit_expr(parsed.expr());
    let shifted = |edit: Edit| Edit { range: edit.range.start + shift..edit.range.end + shift, ..edit };
    Ok(mutator.edits.into_iter().map(shifted).collect())
}

/// Walks the tree and collects edits.
struct Mutator<'a> {
    source: &'a str,
    tokens: &'a Tokens,
    edits: Vec<Edit>,
}

impl<'a> Visitor<'a> for Mutator<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.statement(stmt);
        match stmt {
            Stmt::Import(_) | Stmt::ImportFrom(_) | Stmt::TypeAlias(_) | Stmt::Global(_) | Stmt::Nonlocal(_) => {}
            // A docstring, or a string that nobody uses.
            Stmt::Expr(line) if line.value.is_string_literal_expr() => {}
            other => visitor::walk_stmt(self, other),
        }
    }

    fn visit_elif_else_clause(&mut self, clause: &'a ElifElseClause) {
        self.branch(clause);
        visitor::walk_elif_else_clause(self, clause);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.expression(expr);
        match expr {
            // What is compared with `None` is settled by the comparison.
            Expr::Compare(comparison) => {
                let operands = std::iter::once(&*comparison.left).chain(&comparison.comparators);
                operands.filter(|operand| !operand.is_none_literal_expr()).for_each(|operand| self.visit_expr(operand));
            }
            other => visitor::walk_expr(self, other),
        }
    }

    fn visit_comprehension(&mut self, comprehension: &'a Comprehension) {
        comprehension.ifs.iter().for_each(|test| self.condition(test));
        visitor::walk_comprehension(self, comprehension);
    }

    fn visit_keyword(&mut self, keyword: &'a Keyword) {
        let is_axis = keyword.arg.as_ref().is_some_and(|name| name == "axis");
        match self.text(&keyword.value) {
            "0" if is_axis => self.replace(&keyword.value, "1"),
            "1" | "-1" if is_axis => self.replace(&keyword.value, "0"),
            _ => visitor::walk_keyword(self, keyword),
        }
    }

    fn visit_annotation(&mut self, _: &'a Expr) {}

    fn visit_decorator(&mut self, _: &'a Decorator) {}

    fn visit_type_params(&mut self, _: &'a TypeParams) {}

    // What is written into a text is for people.
    fn visit_f_string(&mut self, _: &'a FString) {}

    fn visit_t_string(&mut self, _: &'a TString) {}
}

impl Mutator<'_> {
    fn replace(&mut self, place: impl Ranged, text: impl Into<String>) {
        self.edits.push(Edit::new(bytes(place.range()), text));
    }

    fn text(&self, place: impl Ranged) -> &str {
        &self.source[bytes(place.range())]
    }

    /// The tokens of these kinds between two nodes.
    fn between(&self, left: impl Ranged, right: impl Ranged, kinds: &[TokenKind]) -> Vec<TextRange> {
        let tokens = self.tokens.in_range(TextRange::new(left.end(), right.start()));
        tokens.iter().filter(|token| kinds.contains(&token.kind())).map(Ranged::range).collect()
    }

    /// Replaces the first token that stands between two nodes, is one of these, and has a partner.
    fn swap_between(&mut self, left: impl Ranged, right: impl Ranged, pairs: &[(TokenKind, &str)]) {
        let kinds: Vec<TokenKind> = pairs.iter().map(|(kind, _)| *kind).collect();
        let tokens = self.tokens.in_range(TextRange::new(left.end(), right.start()));
        if let Some(token) = tokens.iter().find(|token| kinds.contains(&token.kind()))
            && let Some((_, text)) = pairs.iter().find(|(kind, _)| *kind == token.kind())
        {
            self.edits.push(Edit::new(bytes(token.range()), *text));
        }
    }

    /// A condition that is always true, or never.
    fn condition(&mut self, test: &Expr) {
        self.replace(test, "True");
        self.replace(test, "False");
    }
}

fn bytes(range: TextRange) -> Range<usize> {
    range.start().to_usize()..range.end().to_usize()
}
