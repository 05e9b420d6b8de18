//! Bounds that are checked on the tokens, before the recursive parser sees them.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_python_parser::lexer::lex;

use crate::error::{Result, unsupported};

/// Longer sources are not expressions that anyone types.
const MAX_BYTES: usize = 20_000;

/// An upper bound on the depth of the tree. A bracket or prefix operator counts twice, because the parser recurses there.
const MAX_DEPTH: usize = 200;

/// Refuses sources whose tree could be deeper than the stack allows.
///
/// The estimate never falls below the true depth: within one pair of brackets every operator since the last comma may
/// nest, and a lambda may hold commas of its own.
pub(super) fn check(source: &str) -> Result<()> {
    if source.len() > MAX_BYTES {
        return Err(unsupported(format!("an expression longer than {MAX_BYTES} bytes")));
    }
    let mut lexer = lex(source, Mode::Expression);
    // Per open bracket: what the operators around it cost. The last entry is the current bracket's.
    let mut levels: Vec<Level> = vec![Level::default()];
    let mut total = 0usize;
    loop {
        let kind = lexer.next_token();
        if kind == TokenKind::EndOfFile {
            return Ok(());
        }
        let Some(level) = levels.last_mut() else {
            return Ok(());
        };
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace | TokenKind::FStringStart => {
                level.operators += 2;
                total += 2;
                levels.push(Level::default());
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace | TokenKind::FStringEnd => {
                if levels.len() > 1
                    && let Some(closed) = levels.pop()
                {
                    total -= closed.operators + closed.lambdas;
                }
            }
            TokenKind::Comma => {
                total -= level.operators;
                level.operators = 0;
            }
            TokenKind::Lambda => {
                level.lambdas += 2;
                total += 2;
            }
            TokenKind::Minus
            | TokenKind::Plus
            | TokenKind::Tilde
            | TokenKind::Star
            | TokenKind::DoubleStar
            | TokenKind::Not
            | TokenKind::If
            | TokenKind::Else
            | TokenKind::Await
            | TokenKind::Yield
            | TokenKind::Async
            | TokenKind::ColonEqual => {
                level.operators += 2;
                total += 2;
            }
            TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringMiddle
            | TokenKind::Comment
            | TokenKind::Newline
            | TokenKind::NonLogicalNewline
            | TokenKind::Colon => {}
            _ => {
                level.operators += 1;
                total += 1;
            }
        }
        if total > MAX_DEPTH {
            return Err(unsupported("an expression nested this deeply"));
        }
    }
}

#[derive(Default)]
struct Level {
    operators: usize,
    lambdas: usize,
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn deep_sources_are_refused_and_wide_ones_are_not() {
        assert!(check(&"(".repeat(5000)).is_err());
        assert!(check(&"-".repeat(5000)).is_err());
        assert!(check(&"not ".repeat(4000)).is_err());
        assert!(check(&"lambda a,b=".repeat(500)).is_err());
        assert!(check(&"1 if 1 else ".repeat(500)).is_err());
        assert!(check(&format!("[{}]", "1+2, ".repeat(1000))).is_ok());
        assert!(check(&format!("f'{}'", "{x}".repeat(90))).is_ok());
    }
}
