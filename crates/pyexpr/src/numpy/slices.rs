//! Elements as plain slices, which loops run over several times faster than over strided views.

use std::borrow::Cow;

use ndarray::{ArcArray, ArrayViewD, IxDyn};

use super::layout::stretch;
use crate::object::elements::collected;
use crate::object::{Array, Data, Number};

/// The elements of a view in C order, copied only where they lie otherwise.
pub(super) fn in_c_order<A: Copy>(view: ArrayViewD<A>) -> Cow<[A]> {
    match view.to_slice() {
        Some(slice) => Cow::Borrowed(slice),
        None => Cow::Owned(collected(&view)),
    }
}

/// The elements in C order, repeated to a shape that they are known to broadcast to.
pub(super) fn spread<'a, A: Copy>(a: &'a ArcArray<A, IxDyn>, shape: &[usize]) -> Cow<'a, [A]> {
    in_c_order(stretch(a, shape))
}

/// Which elements are true, in C order and repeated to a shape: not zero where true.
pub(super) fn truths<'a>(array: &'a Array, shape: &[usize]) -> Cow<'a, [i64]> {
    match &array.data {
        Data::Int(data) => spread(data, shape),
        Data::Float(data) => spread(data, shape).iter().map(|&value| (value != 0.0) as i64).collect(),
        Data::Complex(data) => {
            spread(data, shape).iter().map(|&value| Number::Complex(value).is_true() as i64).collect()
        }
    }
}
