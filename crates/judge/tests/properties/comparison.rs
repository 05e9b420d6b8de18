//! A value equals itself, and who is equal to whom does not depend on the order.

use crate::values::{any_frame, any_table, any_value};
use judge::compare::compare;
use judge::manifest::Comparison;
use judge::shrink::candidates;
use judge::value::Value;
use proptest::prelude::*;

fn exact(ordered_rows: bool) -> Comparison {
    Comparison { relative: 0.0, absolute: 0.0, ordered_rows, ..Comparison::default() }
}

fn is_symmetric(left: &Value, right: &Value) -> bool {
    [true, false].into_iter().all(|ordered| {
        let rules = exact(ordered);
        compare(left, right, &rules).is_empty() == compare(right, left, &rules).is_empty()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_value_equals_itself(value in any_value()) {
        for rules in [Comparison::default(), exact(true), exact(false)] {
            let found = compare(&value, &value, &rules);
            prop_assert!(found.is_empty(), "{}", found[0]);
        }
    }

    #[test]
    fn a_frame_or_table_equals_itself(value in prop_oneof![any_frame(), any_table()]) {
        for rules in [Comparison::default(), exact(true), exact(false)] {
            let found = compare(&value, &value, &rules);
            prop_assert!(found.is_empty(), "{}", found[0]);
        }
    }

    #[test]
    fn equality_has_no_direction(left in any_value(), right in any_value()) {
        prop_assert!(is_symmetric(&left, &right));
    }

    #[test]
    fn equality_of_values_that_are_alike_has_no_direction(value in any_value()) {
        for other in candidates(&value).take(30) {
            prop_assert!(is_symmetric(&value, &other), "{:?}", other);
        }
    }
}
