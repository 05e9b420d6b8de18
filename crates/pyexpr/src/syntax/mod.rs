//! From source text to this crate's own expression tree.
//!
//! The parser is Ruff's. Its tree is lowered to a smaller one ([`tree`]) that holds only what can be evaluated, can be
//! shared by lambdas and generators, and is bounded in depth, so that walking or dropping it cannot overflow the stack.

mod bounds;
mod lower;
pub(crate) mod tree;
mod words;

use ruff_python_ast::{Mod, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use crate::error::{Error, Result, Span, unsupported};
use tree::Node;

/// Parses one expression.
pub(crate) fn parse(source: &str) -> Result<Node> {
    lowered(source, true)
}

/// Parses an expression of this crate's own, whose errors are to point to the call of it.
pub(crate) fn parse_unplaced(source: &str) -> Result<Node> {
    // Line breaks need no brackets.
    lowered(&source.replace('\n', " "), false)
}

fn lowered(source: &str, placed: bool) -> Result<Node> {
    bounds::check(source)?;
    if source.contains("\\N{") {
        return Err(unsupported("characters by their names"));
    }
    let options = ParseOptions::from(Mode::Expression).with_target_version(PythonVersion::PY312);
    let offset = source.len() - source.trim_start_matches([' ', '\t']).len();
    let parsed = parse_unchecked(&source[offset..], options);
    if let Some((message, range)) = words::tell(&source[offset..], parsed.errors(), parsed.tokens()) {
        return Err(syntax_error(source, offset, range, message));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        return Err(syntax_error(source, offset, error.range(), words::too_new(&error.to_string())));
    }
    match parsed.into_syntax() {
        Mod::Expression(module) => lower::Lowering::new(source, offset, placed).expression_at_top(&module.body),
        Mod::Module(_) => Err(syntax_error(source, 0, TextRange::default(), "expected an expression".into())),
    }
}

/// A syntax error with line and column.
pub(super) fn syntax_error(source: &str, offset: usize, range: TextRange, message: String) -> Error {
    let start = (range.start().to_usize() + offset).min(source.len());
    let end = (range.end().to_usize() + offset).min(source.len());
    let before = source.get(..start).unwrap_or(source);
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
    Error::Syntax { message, line, column, span: Span { start: start as u32, end: (end as u32).max(start as u32 + 1) } }
}
