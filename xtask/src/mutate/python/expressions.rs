//! Operators, constants and bounds.

use super::Mutator;
use crate::mutate::mutant::Edit;
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{
    CmpOp, Expr, ExprBinOp, ExprBoolOp, ExprCompare, ExprNumberLiteral, ExprSlice, ExprStringLiteral, ExprUnaryOp,
    Number, Operator, UnaryOp,
};
use ruff_text_size::Ranged;

const COMPARISONS: &[(TokenKind, &str)] = &[
    (TokenKind::Less, "<="),
    (TokenKind::LessEqual, "<"),
    (TokenKind::Greater, ">="),
    (TokenKind::GreaterEqual, ">"),
    (TokenKind::EqEqual, "!="),
    (TokenKind::NotEqual, "=="),
    (TokenKind::In, "not in"),
    (TokenKind::Is, "is not"),
];

const ARITHMETIC: &[(TokenKind, &str)] = &[
    (TokenKind::Plus, "-"),
    (TokenKind::Minus, "+"),
    (TokenKind::Star, "/"),
    (TokenKind::Slash, "*"),
    (TokenKind::DoubleSlash, "/"),
    (TokenKind::Percent, "//"),
    (TokenKind::DoubleStar, "*"),
    (TokenKind::At, "*"),
    (TokenKind::Amper, "|"),
    (TokenKind::Vbar, "&"),
    (TokenKind::CircumFlex, "|"),
    (TokenKind::LeftShift, ">>"),
    (TokenKind::RightShift, "<<"),
];

/// Below this a constant is there to keep a division or a logarithm alive.
const TINY: f64 = 1e-3;

/// Above this one more or less makes no difference.
const HUGE: f64 = 1e6;

impl Mutator<'_> {
    /// The edits of one expression, without those of its parts.
    pub(super) fn expression(&mut self, expr: &Expr) {
        match expr {
            Expr::Compare(comparison) => self.comparison(comparison),
            Expr::BinOp(ExprBinOp { left, right, .. }) => self.swap_between(&**left, &**right, ARITHMETIC),
            Expr::BoolOp(junction) => self.junction(junction),
            Expr::UnaryOp(unary) => self.unary(unary),
            Expr::If(choice) => self.condition(&choice.test),
            Expr::NumberLiteral(number) => self.number(number),
            Expr::BooleanLiteral(literal) => self.replace(expr, if literal.value { "False" } else { "True" }),
            Expr::NoneLiteral(_) => self.replace(expr, "0"),
            Expr::StringLiteral(literal) => self.span(literal),
            Expr::Slice(slice) => self.slice(slice),
            Expr::Call(call) => self.call(call),
            _ => {}
        }
    }

    fn comparison(&mut self, comparison: &ExprCompare) {
        let mut left = &*comparison.left;
        for (op, right) in comparison.ops.iter().zip(&comparison.comparators) {
            match op {
                CmpOp::NotIn => self.remove_word(left, right, TokenKind::Not),
                CmpOp::IsNot => self.remove_word(left, right, TokenKind::Not),
                _ => self.swap_between(left, right, COMPARISONS),
            }
            left = right;
        }
    }

    /// Removes a word between two nodes, with the space after it.
    fn remove_word(&mut self, left: &Expr, right: &Expr, word: TokenKind) {
        if let Some(place) = self.between(left, right, &[word]).first() {
            self.remove_prefix(place.start().to_usize(), place.len().to_usize());
        }
    }

    fn remove_prefix(&mut self, start: usize, length: usize) {
        let rest = &self.source[start + length..];
        let space = rest.len() - rest.trim_start().len();
        self.edits.push(Edit::new(start..start + length + space, ""));
    }

    /// `and` becomes `or`; and each operand is left out, by what changes nothing.
    fn junction(&mut self, junction: &ExprBoolOp) {
        let (other, neutral) = if junction.op.is_and() { ("or", "True") } else { ("and", "False") };
        for pair in junction.values.windows(2) {
            self.swap_between(&pair[0], &pair[1], &[(TokenKind::And, other), (TokenKind::Or, other)]);
        }
        for operand in &junction.values {
            self.replace(operand, neutral);
        }
    }

    fn unary(&mut self, unary: &ExprUnaryOp) {
        let length = match unary.op {
            UnaryOp::Not => "not".len(),
            UnaryOp::USub | UnaryOp::Invert => 1,
            UnaryOp::UAdd => return,
        };
        self.remove_prefix(unary.start().to_usize(), length);
    }

    fn number(&mut self, literal: &ExprNumberLiteral) {
        match &literal.value {
            Number::Int(int) => {
                if let Some(value) = int.as_i64() {
                    self.replace(literal, value.saturating_add(1).to_string());
                    self.replace(literal, (value - 1).to_string());
                }
            }
            Number::Float(value) if (value.abs() < TINY && *value != 0.0) || value.abs() > HUGE => {
                self.replace(literal, "0.0");
            }
            Number::Float(value) => {
                self.replace(literal, format!("{:?}", value + 1.0));
                self.replace(literal, format!("{:?}", value - 1.0));
            }
            Number::Complex { .. } => {}
        }
    }

    /// A span of time such as `"7D"`.
    fn span(&mut self, literal: &ExprStringLiteral) {
        let text = literal.value.to_str();
        let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_unit = (1..=3).contains(&unit.len()) && unit.chars().all(|c| c.is_ascii_alphabetic());
        if let (Ok(count), true) = (text[..text.len() - unit.len()].parse::<i64>(), is_unit) {
            let (more, less) = (format!("\"{}{unit}\"", count.saturating_add(1)), format!("\"{}{unit}\"", count - 1));
            self.replace(literal, more);
            self.replace(literal, less);
        }
    }

    fn slice(&mut self, slice: &ExprSlice) {
        match (&slice.lower, &slice.upper) {
            (None, Some(upper)) => {
                // `x[:n]` begins with its colon.
                let start = slice.start().to_usize();
                self.edits.push(Edit::new(start..start, "1"));
                self.bound(upper);
            }
            (Some(lower), None) => {
                let step = slice.step.as_deref();
                let end = lower.end();
                let rest = self.tokens.in_range(slice.range());
                let colon = rest.iter().find(|token| token.kind() == TokenKind::Colon && token.start() >= end);
                if let (Some(colon), None) = (colon, step) {
                    let place = colon.end().to_usize();
                    self.edits.push(Edit::new(place..place, "-1"));
                }
                self.bound(lower);
            }
            (lower, upper) => lower.iter().chain(upper).for_each(|bound| self.bound(bound)),
        }
    }

    /// One more and one less, where no constant in it is changed anyway.
    pub(super) fn bound(&mut self, bound: &Expr) {
        let is_number = |expr: &Expr| expr.is_number_literal_expr();
        let safe = match bound {
            Expr::NumberLiteral(_) | Expr::NoneLiteral(_) | Expr::Starred(_) => return,
            Expr::UnaryOp(unary) if is_number(&unary.operand) => return,
            Expr::BinOp(sum) if matches!(sum.op, Operator::Add | Operator::Sub) => {
                if is_number(&sum.left) || is_number(&sum.right) {
                    return;
                }
                true
            }
            Expr::BinOp(product) => matches!(
                product.op,
                Operator::Mult | Operator::Div | Operator::FloorDiv | Operator::Mod | Operator::Pow
            ),
            Expr::Name(_) | Expr::Attribute(_) | Expr::Call(_) | Expr::Subscript(_) => true,
            _ => false,
        };
        let text = self.text(bound).to_owned();
        let text = if safe { text } else { format!("({text})") };
        self.replace(bound, format!("{text} + 1"));
        self.replace(bound, format!("{text} - 1"));
    }
}
