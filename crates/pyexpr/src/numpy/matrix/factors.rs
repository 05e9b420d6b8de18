//! The factors of Cholesky and QR.

use super::{Matrix, linalg, linalg_error, named, stack};
use crate::builtins::{Bound, Builtin};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::numpy::lapack::{cholesky as lower, householder};
use crate::object::{Array, Object};

pub(super) const FUNCTIONS: &[Builtin] = &[linalg("cholesky", "a / * upper?", cholesky), linalg("qr", "a mode?", qr)];

fn cholesky(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let upper = match bound.get("upper") {
        Some(upper) => machine.truth(upper)?,
        None => false,
    };
    let stack = stack(machine, bound.required("a"), true, 1)?;
    let mut factors = Vec::with_capacity(stack.matrices.len());
    for matrix in &stack.matrices {
        let smallest = matrix.diagonal().amin();
        let read = if upper { matrix.transpose() } else { matrix.clone() };
        let factor = lower::cholesky(read).ok_or_else(|| linalg_error("Matrix is not positive definite"))?;
        // Whether a pivot is positive must not hang on the last bits.
        let pivot = factor.diagonal().amin();
        if stack.rows > 4 && pivot * pivot < 1e-12 * smallest {
            return Err(bound.refuse("a"));
        }
        factors.push(if upper { factor.transpose() } else { factor });
    }
    stack.join_matrices(machine, stack.rows, stack.rows, &factors).map(Array::into_array_object)
}

fn qr(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let mode = match bound.get("mode") {
        None => "reduced",
        Some(Object::Str(mode)) => match &**mode {
            mode @ ("reduced" | "complete" | "r") => mode,
            "raw" | "f" | "full" | "e" | "economic" => return Err(bound.refuse("mode")),
            other => return Err(value_error(format!("Unrecognized mode '{other}'"))),
        },
        Some(_) => return Err(bound.refuse("mode")),
    };
    let stack = stack(machine, bound.required("a"), false, 6)?;
    let kept = if mode == "complete" { stack.rows } else { stack.rows.min(stack.columns) };
    machine.meter.array(&[stack.rows, kept, stack.matrices.len()])?;
    let (q, r): (Vec<Matrix>, Vec<Matrix>) =
        stack.matrices.iter().map(|matrix| householder::qr(matrix.clone(), kept)).unzip();
    if stack.matrices.iter().any(|matrix| householder::qr_is_uncertain(matrix.clone())) {
        return Err(unsupported("a QR decomposition whose signs hang on rounding"));
    }
    let r = stack.join_matrices(machine, kept, stack.columns, &r)?.into_array_object();
    if mode == "r" {
        return Ok(r);
    }
    let q = stack.join_matrices(machine, stack.rows, kept, &q)?.into_array_object();
    Ok(named("QRResult", &["Q", "R"], vec![q, r]))
}
