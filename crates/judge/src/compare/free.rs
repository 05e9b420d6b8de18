//! Comparison of answers that are free in sign, in order or in names, for a package's own `accept`.

use crate::manifest::Comparison;
use ndarray::{ArrayView1, ArrayView2};
use std::collections::BTreeMap;

/// Whether every column of `actual` is that of `expected` or its negative, within the rules' tolerance.
///
/// # Errors
/// What differs: the shape, or the first column.
pub fn up_to_sign(expected: ArrayView2<f64>, actual: ArrayView2<f64>, rules: &Comparison) -> Result<(), String> {
    if expected.dim() != actual.dim() {
        return Err(format!("expected shape {:?}, got {:?}", expected.dim(), actual.dim()));
    }
    for (at, (left, right)) in expected.columns().into_iter().zip(actual.columns()).enumerate() {
        if !close(left, right, 1.0, rules) && !close(left, right, -1.0, rules) {
            return Err(format!("column {at} is not the expected direction, nor its negative"));
        }
    }
    Ok(())
}

fn close(expected: ArrayView1<f64>, actual: ArrayView1<f64>, sign: f64, rules: &Comparison) -> bool {
    expected.iter().zip(actual).all(|(left, right)| super::close(*left, sign * right, rules))
}

/// Whether two labellings split the items in the same way, whatever the labels are called.
///
/// # Errors
/// The first item that shows a difference.
pub fn up_to_relabelling(expected: &[i64], actual: &[i64]) -> Result<(), String> {
    if expected.len() != actual.len() {
        return Err(format!("expected {} labels, got {}", expected.len(), actual.len()));
    }
    let mut names: BTreeMap<i64, (i64, usize)> = BTreeMap::new();
    let mut taken: BTreeMap<i64, (i64, usize)> = BTreeMap::new();
    for (at, (&left, &right)) in expected.iter().zip(actual).enumerate() {
        let (name, first) = *names.entry(left).or_insert((right, at));
        if name != right {
            return Err(format!("items {first} and {at} belong together, but are labelled {name} and {right}"));
        }
        let (meaning, first) = *taken.entry(right).or_insert((left, at));
        if meaning != left {
            return Err(format!("items {first} and {at} do not belong together, but are both labelled {right}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn a_sign_is_free_by_column() {
        let rules = Comparison::default();
        let expected = array![[1.0, 2.0], [3.0, -4.0]];
        assert_eq!(up_to_sign(expected.view(), array![[-1.0, 2.0], [-3.0, -4.0]].view(), &rules), Ok(()));
        let told = up_to_sign(expected.view(), array![[-1.0, 2.0], [3.0, -4.0]].view(), &rules);
        assert!(told.is_err_and(|text| text.starts_with("column 0")));
        assert!(up_to_sign(expected.view(), array![[1.0], [3.0]].view(), &rules).is_err());
        assert!(up_to_sign(expected.view(), array![[f64::NAN, 2.0], [3.0, -4.0]].view(), &rules).is_err());
    }

    #[test]
    fn labels_are_names() {
        assert_eq!(up_to_relabelling(&[0, 0, 1, 2], &[5, 5, 0, 1]), Ok(()));
        let told = up_to_relabelling(&[0, 0, 1], &[5, 4, 4]).expect_err("split");
        assert_eq!(told, "items 0 and 1 belong together, but are labelled 5 and 4");
        let told = up_to_relabelling(&[0, 1], &[5, 5]).expect_err("merged");
        assert_eq!(told, "items 0 and 1 do not belong together, but are both labelled 5");
        assert!(up_to_relabelling(&[0], &[]).is_err());
    }
}
