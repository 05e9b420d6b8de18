//! Reductions of complex numbers.

use num_complex::Complex64;

use super::reduce::Reduction;
use super::ufunc::complex::{maximum, minimum};
use crate::error::{Result, unsupported};
use crate::object::DType;

/// What a reduction begins with.
pub(super) fn start(reduction: Reduction) -> Complex64 {
    match reduction {
        Reduction::Sum | Reduction::Any => Complex64::ZERO,
        Reduction::Product | Reduction::All => Complex64::ONE,
        Reduction::Max => Complex64::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
        Reduction::Min => Complex64::new(f64::INFINITY, f64::INFINITY),
    }
}

/// How a reduction other than a sum takes one more number in.
pub(super) fn fold(reduction: Reduction, dtype: DType) -> Result<fn(Complex64, Complex64) -> Complex64> {
    Ok(match reduction {
        Reduction::Product if dtype == DType::Complex128 => |so_far, value| so_far * value,
        Reduction::Max => maximum,
        Reduction::Min => minimum,
        _ => return Err(unsupported("this reduction of complex64")),
    })
}

/// NumPy's pairwise sum of a contiguous run: blocks of 64 with four running sums.
pub(super) fn pairwise(run: &[Complex64], dtype: DType) -> Complex64 {
    let add = |sum: Complex64, value: &Complex64| dtype.round_complex(sum + value);
    if run.len() < 4 {
        return run.iter().fold(Complex64::new(-0.0, -0.0), add);
    }
    if run.len() <= 64 {
        let mut sums = [run[0], run[1], run[2], run[3]];
        let whole = run.len() - run.len() % 4;
        for chunk in run[4..whole].chunks_exact(4) {
            for (sum, value) in sums.iter_mut().zip(chunk) {
                *sum = add(*sum, value);
            }
        }
        let sum = add(add(sums[0], &sums[1]), &add(sums[2], &sums[3]));
        return run[whole..].iter().fold(sum, add);
    }
    let half = (run.len() - run.len() % 8) / 2;
    add(pairwise(&run[..half], dtype), &pairwise(&run[half..], dtype))
}
