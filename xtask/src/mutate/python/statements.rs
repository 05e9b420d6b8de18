//! Statements: dropped, or a loop left and gone on with.

use super::Mutator;
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ElifElseClause, Stmt};
use ruff_text_size::{Ranged, TextRange};

/// `a += b` and its like. Only the one between target and value is met.
const AUGMENTED: &[(TokenKind, &str)] = &[
    (TokenKind::PlusEqual, "-="),
    (TokenKind::MinusEqual, "+="),
    (TokenKind::StarEqual, "/="),
    (TokenKind::SlashEqual, "*="),
    (TokenKind::DoubleSlashEqual, "/="),
    (TokenKind::PercentEqual, "//="),
    (TokenKind::DoubleStarEqual, "*="),
    (TokenKind::AtEqual, "*="),
    (TokenKind::AmperEqual, "|="),
    (TokenKind::VbarEqual, "&="),
    (TokenKind::CircumflexEqual, "|="),
    (TokenKind::LeftShiftEqual, ">>="),
    (TokenKind::RightShiftEqual, "<<="),
];

impl Mutator<'_> {
    /// The edits of the statement as a whole.
    pub(super) fn statement(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Expr(line) if line.value.is_string_literal_expr() || line.value.is_ellipsis_literal_expr() => {}
            Stmt::AnnAssign(assignment) if assignment.value.is_none() => {}
            Stmt::Assign(_)
            | Stmt::AnnAssign(_)
            | Stmt::Expr(_)
            | Stmt::Return(_)
            | Stmt::Raise(_)
            | Stmt::Assert(_)
            | Stmt::Delete(_) => self.replace(stmt, "pass"),
            Stmt::AugAssign(assignment) => {
                self.replace(stmt, "pass");
                self.swap_between(&*assignment.target, &*assignment.value, AUGMENTED);
            }
            Stmt::Break(_) => {
                self.replace(stmt, "pass");
                self.replace(stmt, "continue");
            }
            Stmt::Continue(_) => {
                self.replace(stmt, "pass");
                self.replace(stmt, "break");
            }
            Stmt::If(choice) => self.condition(&choice.test),
            Stmt::While(repeat) => {
                // For ever is found by every test and costs its whole limit of time.
                self.replace(&*repeat.test, "False");
                self.drop_body(&repeat.orelse);
            }
            Stmt::For(repeat) => self.drop_body(&repeat.orelse),
            _ => {}
        }
    }

    /// An `elif` or `else`.
    pub(super) fn branch(&mut self, clause: &ElifElseClause) {
        match &clause.test {
            Some(test) => self.condition(test),
            None => self.drop_body(&clause.body),
        }
    }

    fn drop_body(&mut self, body: &[Stmt]) {
        if let (Some(first), Some(last)) = (body.first(), body.last()) {
            self.replace(TextRange::new(first.start(), last.end()), "pass");
        }
    }
}
