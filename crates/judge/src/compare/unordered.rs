//! Items that come in any order.

use super::difference::What;
use super::{Comparer, compare};
use crate::manifest::{Comparison, Order};
use crate::value::{Value, literal};

impl Comparer<'_> {
    /// Each expected item has to be there once more than it is taken for another.
    ///
    /// Both sides are sorted by how they are written, so that equal items meet; what does not meet there, because a
    /// float is off in the last digit or because of lists within, is searched for one by one.
    pub(super) fn multiset(&mut self, expected: &[Value], actual: &[Value]) {
        let inner = Comparison {
            order: if self.rules.order == Order::AnyDeep { Order::AnyDeep } else { Order::Kept },
            ..self.rules.clone()
        };
        let mut left = sorted(expected);
        let mut right = sorted(actual);
        cancel(&mut left, &mut right);
        for item in left {
            if self.full() {
                return;
            }
            // Close items are near each other in both, so this looks at few.
            match right.iter().position(|other| compare(item, other, &inner).is_empty()) {
                Some(at) => {
                    right.remove(at);
                }
                None => self.tell(What::Missing(item.clone())),
            }
        }
        for item in right {
            self.tell(What::Unexpected(item.clone()));
        }
    }
}

fn sorted(items: &[Value]) -> Vec<&Value> {
    let mut items: Vec<&Value> = items.iter().collect();
    items.sort_by_cached_key(|item| literal::print(item));
    items
}

/// Takes out what is written alike on both sides, which are sorted by how they are written.
fn cancel<'a>(left: &mut Vec<&'a Value>, right: &mut Vec<&'a Value>) {
    let key = |item: &Value| literal::print(item);
    let (mut kept_left, mut kept_right) = (Vec::new(), Vec::new());
    let (mut from_left, mut from_right) = (left.drain(..).peekable(), right.drain(..).peekable());
    loop {
        match (from_left.peek(), from_right.peek()) {
            (Some(one), Some(other)) => match key(one).cmp(&key(other)) {
                std::cmp::Ordering::Less => kept_left.extend(from_left.next()),
                std::cmp::Ordering::Greater => kept_right.extend(from_right.next()),
                std::cmp::Ordering::Equal => {
                    from_left.next();
                    from_right.next();
                }
            },
            (Some(_), None) => kept_left.extend(from_left.next()),
            (None, Some(_)) => kept_right.extend(from_right.next()),
            (None, None) => break,
        }
    }
    drop((from_left, from_right));
    *left = kept_left;
    *right = kept_right;
}

#[cfg(test)]
mod tests {
    use crate::compare::{Difference, compare};
    use crate::convert::IntoValue;
    use crate::manifest::{Comparison, Order};

    fn sentences(expected: impl IntoValue, actual: impl IntoValue, order: Order) -> Vec<String> {
        let rules = Comparison { order, ..Comparison::default() };
        compare(&expected.into_value(), &actual.into_value(), &rules).iter().map(Difference::to_string).collect()
    }

    #[test]
    fn items_come_in_any_order_but_as_often() {
        assert!(sentences(vec![1i64, 2, 2], vec![2i64, 1, 2], Order::Any).is_empty());
        assert_eq!(
            sentences(vec![1i64, 2, 2], vec![2i64, 1, 1], Order::Any),
            ["2 is missing", "1 should not be there"]
        );
        assert!(!sentences(vec![1i64, 2], vec![2i64, 1], Order::Kept).is_empty());
        assert!(sentences(vec![0.1, 0.3], vec![0.1 + 0.2, 0.1], Order::Any).is_empty());
    }

    #[test]
    fn order_within_matters_unless_asked() {
        let groups = || vec![vec!["a", "b"], vec!["c"]];
        let turned = || vec![vec!["c"], vec!["b", "a"]];
        assert!(sentences(groups(), turned(), Order::AnyDeep).is_empty());
        assert_eq!(sentences(groups(), turned(), Order::Any).len(), 2);
        assert!(sentences(groups(), vec![vec!["c"], vec!["a", "b"]], Order::Any).is_empty());
        assert_eq!(sentences(groups(), vec![vec!["b", "a"]], Order::AnyDeep), ["['c'] is missing"]);
    }
}
