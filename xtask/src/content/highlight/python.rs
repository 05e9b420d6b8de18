//! Python, cut by the parser that the evaluator uses.

use super::Class;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;
use std::ops::Range;

/// Names that are there without an import and that solutions use.
const BUILTINS: &str = "abs all any bool bytes callable chr dict divmod enumerate filter float frozenset getattr hasattr \
    hash id input int isinstance issubclass iter len list map max min next object open ord pow print range repr reversed \
    round set setattr slice sorted str sum super tuple type zip ArithmeticError AssertionError AttributeError \
    Exception IndexError KeyError OverflowError RuntimeError StopIteration TypeError ValueError ZeroDivisionError";

/// The pieces that have a class, in order. Source that does not parse is cut as far as it can be.
pub(super) fn pieces(source: &str) -> Vec<(Range<usize>, Class)> {
    let parsed = parse_unchecked(source, ParseOptions::from(Mode::Module));
    let tokens: Vec<(TokenKind, Range<usize>)> =
        parsed.tokens().iter().map(|token| (token.kind(), token.range().into())).collect();
    let kind = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|(kind, _)| *kind);
    let piece = |(at, (token, range)): (usize, &(TokenKind, Range<usize>))| {
        let class = match token {
            TokenKind::Name => {
                let is_member = kind(at.checked_sub(1)) == Some(TokenKind::Dot);
                let is_assigned = kind(Some(at + 1)) == Some(TokenKind::Equal);
                let is_builtin = BUILTINS.split(' ').any(|name| source.get(range.clone()) == Some(name));
                (is_builtin && !is_member && !is_assigned).then_some(Class::Builtin)
            }
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => Some(Class::Number),
            TokenKind::String | TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::FStringEnd => {
                Some(Class::String)
            }
            TokenKind::Comment => Some(Class::Comment),
            token if token.is_keyword() || token.is_singleton() => Some(Class::Keyword),
            _ => None,
        };
        class.map(|class| (range.clone(), class))
    };
    tokens.iter().enumerate().filter_map(piece).collect()
}
