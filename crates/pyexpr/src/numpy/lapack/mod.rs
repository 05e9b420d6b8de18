//! Decompositions of matrices, as LAPACK computes them.
//!
//! Vectors of a decomposition are unique up to their signs, and which of them comes out is decided by the order in which
//! an algorithm works. NumPy's come from LAPACK, so its unblocked algorithms are followed here step by step, on nalgebra's
//! matrices. The triangular ones also follow the order of operations of the BLAS in NumPy's wheels, fused multiplications
//! included: up to 5 rows the bits agree, and with them whether a matrix is found singular.
//!
//! No routine looks at entries that are not finite, or so large or small that squares overflow: callers refuse those.

pub(super) mod bidiagonal;
pub(super) mod cholesky;
pub(super) mod eigen;
pub(super) mod householder;
mod implicit;
pub(super) mod lu;
mod rotation;
mod schur;
pub(super) mod svd;
pub(super) mod symmetric;

/// A matrix of doubles, by columns.
pub(super) type Matrix = nalgebra::DMatrix<f64>;

/// The distance from 1 to the next double, halved: what LAPACK calls epsilon.
const HALF_ULP: f64 = f64::EPSILON / 2.0;
