//! Data frames and SQL tables: columns by name, rows in order only where order was asked for.

use super::difference::What;
use super::{Comparer, Place};
use crate::value::{DataFrame, Table, Value, literal};
use std::cmp::Ordering;

impl Comparer<'_> {
    /// Columns are found by name, in any order. The index does not matter, unless rows are ordered by it.
    pub(super) fn frame(&mut self, expected: &DataFrame, actual: &DataFrame) {
        let names = |frame: &DataFrame| -> Vec<String> { frame.columns.iter().map(|(name, _)| label(name)).collect() };
        let (wanted, given) = (names(expected), names(actual));
        let order: Option<Vec<usize>> =
            wanted.iter().map(|name| given.iter().position(|other| other == name)).collect();
        let Some(order) = order.filter(|_| wanted.len() == given.len()) else {
            self.tell(What::Columns { expected: wanted, actual: given });
            return;
        };
        let rows = |frame: &DataFrame, order: &[usize]| -> Vec<Vec<Value>> {
            (0..frame.height())
                .map(|row| order.iter().map(|&column| frame.columns[column].1.data().get(row)).collect())
                .collect()
        };
        let identity: Vec<usize> = (0..wanted.len()).collect();
        self.rows(&wanted, rows(expected, &identity), rows(actual, &order));
    }

    /// Columns must be in order; their names matter where the rules say so, without regard to case.
    pub(super) fn table(&mut self, expected: &Table, actual: &Table) {
        let same_names = expected
            .columns
            .iter()
            .zip(&actual.columns)
            .all(|(left, right)| !self.rules.column_names || left.eq_ignore_ascii_case(right));
        if expected.columns.len() != actual.columns.len() || !same_names {
            self.tell(What::Columns { expected: expected.columns.clone(), actual: actual.columns.clone() });
            return;
        }
        self.rows(&expected.columns, expected.rows.clone(), actual.rows.clone());
    }

    fn rows(&mut self, columns: &[String], mut expected: Vec<Vec<Value>>, mut actual: Vec<Vec<Value>>) {
        if expected.len() != actual.len() {
            self.tell(What::Rows { expected: expected.len(), actual: actual.len() });
        }
        if !self.rules.ordered_rows {
            if !self.rules.order_by.is_empty() && !self.in_order(columns, &expected, &actual) {
                return;
            }
            expected.sort_by(|left, right| order_rows(left, right));
            actual.sort_by(|left, right| order_rows(left, right));
            if expected.len() != actual.len() {
                self.odd_rows(expected, actual);
                return;
            }
        }
        for (at, (left, right)) in expected.iter().zip(&actual).enumerate() {
            self.at(Place::Row(at), |c| {
                for (name, (left, right)) in columns.iter().zip(left.iter().zip(right)) {
                    c.at(Place::Column(name.clone()), |c| c.cell(left, right));
                }
            });
        }
    }

    /// Whether the rows come in the order of the columns that were asked for. Rows that are equal there may come in any.
    fn in_order(&mut self, columns: &[String], expected: &[Vec<Value>], actual: &[Vec<Value>]) -> bool {
        let asked = |name: &String| self.rules.order_by.iter().any(|other| other.eq_ignore_ascii_case(name));
        let keys: Vec<usize> = (0..columns.len()).filter(|&at| asked(&columns[at])).collect();
        let told = self.found.len();
        for (at, (left, right)) in expected.iter().zip(actual).enumerate() {
            self.at(Place::Row(at), |c| {
                for &key in &keys {
                    c.at(Place::Column(columns[key].clone()), |c| c.cell(&left[key], &right[key]));
                }
            });
        }
        self.found.len() == told
    }

    /// A missing float is NaN in pandas and NULL in SQL: one and the same.
    fn cell(&mut self, expected: &Value, actual: &Value) {
        let missing =
            |cell: &Value| matches!(cell, Value::None) || matches!(cell, Value::Float(number) if number.is_nan());
        if !(missing(expected) && missing(actual)) {
            self.value(expected, actual);
        }
    }

    /// Which rows are missing and which are too many, where their numbers differ.
    fn odd_rows(&mut self, expected: Vec<Vec<Value>>, mut actual: Vec<Vec<Value>>) {
        for row in expected {
            match actual.iter().position(|other| self.equal_rows(&row, other)) {
                Some(at) => {
                    actual.remove(at);
                }
                None => self.tell(What::Missing(Value::Tuple(row))),
            }
        }
        for row in actual {
            self.tell(What::Unexpected(Value::Tuple(row)));
        }
    }

    fn equal_rows(&self, expected: &[Value], actual: &[Value]) -> bool {
        expected.iter().zip(actual).all(|(left, right)| {
            let mut probe = Comparer { rules: self.rules, found: Vec::new(), place: Vec::new() };
            probe.cell(left, right);
            probe.found.is_empty()
        })
    }
}

fn label(name: &Value) -> String {
    match name {
        Value::Str(text) => text.clone(),
        other => literal::print(other),
    }
}

fn order_rows(left: &[Value], right: &[Value]) -> Ordering {
    left.iter()
        .zip(right)
        .map(|(left, right)| order_cells(left, right))
        .find(|order| order.is_ne())
        .unwrap_or(Ordering::Equal)
}

/// Missing first, then numbers by value (rounded, so that close floats sort alike), then everything else by its literal.
fn order_cells(left: &Value, right: &Value) -> Ordering {
    let missing = |cell: &Value| matches!(cell, Value::None) || matches!(cell, Value::Float(number) if number.is_nan());
    match (missing(left), missing(right)) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        (false, false) => match (left.as_f64(), right.as_f64()) {
            (Some(left), Some(right)) => rounded(left).total_cmp(&rounded(right)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => literal::print(left).cmp(&literal::print(right)),
        },
    }
}

fn rounded(number: f64) -> f64 {
    format!("{number:.6e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use crate::compare::{Difference, compare};
    use crate::convert::{DateTime, Frame, IntoValue, Rows, record};
    use crate::manifest::Comparison;
    use crate::value::Value;

    record! { struct Mean { user: String, day: DateTime, mean: Option<f64> } }
    record! { struct Latest { user_id: i64, label: Option<String> } }

    fn mean(user: &str, day: i64, mean: Option<f64>) -> Mean {
        Mean { user: user.into(), day: DateTime::from_day(day), mean }
    }

    fn sentences(expected: Value, actual: Value, rules: &Comparison) -> Vec<String> {
        compare(&expected, &actual, rules).iter().map(Difference::to_string).collect()
    }

    #[test]
    fn rows_come_in_any_order_unless_asked() {
        let rows = vec![mean("a", 0, Some(0.1)), mean("a", 1, None), mean("b", 0, Some(0.3))];
        let turned: Vec<Mean> = rows.iter().rev().cloned().collect();
        let free = Comparison::default();
        let strict = Comparison { ordered_rows: true, ..Comparison::default() };
        assert!(sentences(Frame(rows.clone()).into_value(), Frame(turned.clone()).into_value(), &free).is_empty());
        assert!(!sentences(Frame(rows).into_value(), Frame(turned).into_value(), &strict).is_empty());
    }

    #[test]
    fn rows_that_tie_in_the_asked_order_come_in_any() {
        let rows = |order: [usize; 3]| {
            let all = [mean("a", 0, Some(0.9)), mean("b", 0, Some(0.5)), mean("c", 0, Some(0.5))];
            Frame(order.map(|at| all[at].clone()).to_vec()).into_value()
        };
        let rules = Comparison { order_by: vec!["mean".into()], ..Comparison::default() };
        assert!(sentences(rows([0, 1, 2]), rows([0, 2, 1]), &rules).is_empty());
        let told = sentences(rows([0, 1, 2]), rows([1, 0, 2]), &rules);
        assert_eq!(told[0], "at row 0, column mean: expected 0.9, got 0.5 (off by 0.4, 44%)");
    }

    #[test]
    fn a_cell_is_named_by_row_and_column() {
        let rules = Comparison::default();
        let found = sentences(
            Frame(vec![mean("a", 0, Some(0.5))]).into_value(),
            Frame(vec![mean("a", 0, Some(0.75))]).into_value(),
            &rules,
        );
        assert_eq!(found, ["at row 0, column mean: expected 0.5, got 0.75 (off by 0.25, 50%)"]);
    }

    #[test]
    fn missing_and_extra_rows_are_told() {
        let rules = Comparison::default();
        let row = |user_id, label: &str| Latest { user_id, label: Some(label.into()) };
        let found = sentences(
            Rows(vec![row(1, "spam"), row(2, "ham")]).into_value(),
            Rows(vec![row(2, "ham")]).into_value(),
            &rules,
        );
        assert_eq!(found, ["expected 2 rows, got 1", "(1, 'spam') is missing"]);
    }

    #[test]
    fn null_is_not_a_label() {
        let rules = Comparison::default();
        let rows = |label: Option<&str>| Rows(vec![Latest { user_id: 1, label: label.map(Into::into) }]).into_value();
        assert_eq!(sentences(rows(None), rows(Some("x")), &rules).len(), 1);
        assert!(sentences(rows(None), rows(None), &rules).is_empty());
    }
}
