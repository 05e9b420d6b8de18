//! The floating-point warnings that NumPy gives: division by zero, overflow, invalid value.

use ndarray::{ArcArray, IxDyn};

use super::Caller;
use crate::evaluate::Machine;
use crate::numpy::layout::stretch;

type Floats = ArcArray<f64, IxDyn>;

/// Adds a warning.
pub(super) fn note(machine: &mut Machine, what: &str, name: &str, caller: Caller) {
    let scalar = if caller == Caller::Scalar { "scalar " } else { "" };
    machine.note(format!("RuntimeWarning: {what} encountered in {scalar}{name}"));
}

/// Looks at a unary result. `poles` says whether an infinity from a finite number is a division by zero.
pub(super) fn of_unary(machine: &mut Machine, name: &str, input: &Floats, output: &Floats, poles: bool) {
    if output.iter().all(|value| value.is_finite()) {
        return;
    }
    let (mut invalid, mut infinite) = (false, false);
    for (&x, &result) in input.iter().zip(output.iter()) {
        invalid |= result.is_nan() && !x.is_nan();
        infinite |= result.is_infinite() && x.is_finite();
    }
    if infinite {
        note(machine, if poles { "divide by zero" } else { "overflow" }, name, Caller::Array);
    }
    if invalid {
        note(machine, "invalid value", name, Caller::Array);
    }
}

/// Looks at a binary result that is not all finite. `pole` says whether an infinity from these finite numbers is a division by zero.
pub(super) fn of_binary(
    machine: &mut Machine,
    name: &str,
    caller: Caller,
    left: &Floats,
    right: &Floats,
    output: &Floats,
    pole: fn(f64, f64) -> bool,
) {
    let (left, right) = (stretch(left, output.shape()), stretch(right, output.shape()));
    let (mut zero, mut overflow, mut invalid) = (false, false, false);
    for ((&x, &y), &result) in left.iter().zip(right.iter()).zip(output.iter()) {
        invalid |= result.is_nan() && !x.is_nan() && !y.is_nan();
        if result.is_infinite() && x.is_finite() && y.is_finite() {
            if pole(x, y) {
                zero = true;
            } else {
                overflow = true;
            }
        }
    }
    for (happened, what) in [(zero, "divide by zero"), (overflow, "overflow"), (invalid, "invalid value")] {
        if happened {
            note(machine, what, name, caller);
        }
    }
}
