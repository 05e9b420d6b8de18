//! Ufuncs of complex numbers.

use ndarray::{ArcArray, IxDyn};
use num_complex::Complex64;

use super::complex_functions as functions;
use super::unary::refused;
use super::{Binary, Caller, Unary, notes};
use crate::error::{Result, unsupported};
use crate::evaluate::Machine;
use crate::numpy::coerce::{Operand, common_dtype};
use crate::numpy::layout::{map, stretch};
use crate::numpy::pairs::map2;
use crate::object::{Array, DType, Data};

type Values = ArcArray<Complex64, IxDyn>;

/// The width of the parts, to which every step is rounded.
#[derive(Clone, Copy)]
pub(super) struct Width(DType);

impl Width {
    pub(super) fn round(self, value: f64) -> f64 {
        self.0.round(value)
    }

    /// The step from 1 to the next number.
    pub(super) fn epsilon(self) -> f64 {
        if self.0 == DType::Complex64 { f64::from(f32::EPSILON) } else { f64::EPSILON }
    }

    pub(super) fn pair(self, real: f64, imaginary: f64) -> Complex64 {
        Complex64::new(self.round(real), self.round(imaginary))
    }
}

/// The numbers of an array at a complex dtype's width.
fn values(machine: &mut Machine, array: &Array, dtype: DType) -> Result<Values> {
    match &array.data {
        Data::Complex(data) if array.dtype == dtype || dtype == DType::Complex128 => Ok(data.clone()),
        Data::Complex(data) => map(&mut machine.meter, data, |value| dtype.round_complex(value)),
        Data::Float(data) => map(&mut machine.meter, data, |value| Complex64::new(dtype.round(value), 0.0)),
        Data::Int(data) => map(&mut machine.meter, data, |value| Complex64::new(dtype.round(value as f64), 0.0)),
    }
}

/// Computes a ufunc of one complex operand.
pub(super) fn unary(machine: &mut Machine, ufunc: Unary, array: &Array) -> Result<Array> {
    let dtype = array.dtype;
    let width = Width(dtype);
    let input = values(machine, array, dtype)?;
    let test: Option<fn(Complex64) -> bool> = match ufunc {
        Unary::IsNan => Some(|value| value.re.is_nan() || value.im.is_nan()),
        Unary::IsInf => Some(|value| value.re.is_infinite() || value.im.is_infinite()),
        Unary::IsFinite => Some(|value| value.re.is_finite() && value.im.is_finite()),
        Unary::LogicalNot => Some(|value| value == Complex64::ZERO),
        _ => None,
    };
    if let Some(test) = test {
        let data = map(&mut machine.meter, &input, |value| test(value) as i64)?;
        return Ok(Array { dtype: DType::Bool, data: Data::Int(data) });
    }
    if ufunc == Unary::Absolute {
        let data = map(&mut machine.meter, &input, |value| width.round(value.re.hypot(value.im)))?;
        if data.iter().zip(input.iter()).any(|(size, value)| size.is_infinite() && functions::is_finite(*value)) {
            notes::note(machine, "overflow", ufunc.name(), Caller::Array);
        }
        return Ok(Array { dtype: dtype.part(), data: Data::Float(data) });
    }
    let function: fn(Complex64, Width) -> Complex64 = match ufunc {
        Unary::Negative => |value, _| -value,
        Unary::Positive => |value, _| value,
        Unary::Conjugate => |value, _| value.conj(),
        Unary::Sign => sign,
        Unary::Square => |value, width| product(value, value, width),
        Unary::Reciprocal => reciprocal,
        Unary::Rint => |value, _| Complex64::new(value.re.round_ties_even(), value.im.round_ties_even()),
        _ => return transcendental(machine, ufunc, dtype, &input),
    };
    let output = map(&mut machine.meter, &input, |value| function(value, width))?;
    if matches!(ufunc, Unary::Square | Unary::Reciprocal) {
        note_unary(machine, ufunc, &input, &output);
    }
    Ok(Array { dtype, data: Data::Complex(output) })
}

/// The functions whose last bits belong to the platform's library.
fn transcendental(machine: &mut Machine, ufunc: Unary, dtype: DType, input: &Values) -> Result<Array> {
    let (function, limit) = match ufunc {
        Unary::Sqrt => (functions::sqrt as fn(Complex64, Width) -> Complex64, 1e150),
        Unary::Exp => (functions::exp as _, 700.0),
        Unary::Exp2 => (functions::exp2 as _, 700.0),
        Unary::Expm1 => (functions::expm1 as _, 700.0),
        Unary::Log => (functions::log as _, 1e150),
        Unary::Log2 => (functions::log2 as _, 1e150),
        Unary::Log10 => (functions::log10 as _, 1e150),
        Unary::Log1p => (functions::log1p as _, 1e150),
        Unary::Sin => (functions::sin as _, 700.0),
        Unary::Cos => (functions::cos as _, 700.0),
        Unary::Tan => (functions::tan as _, 300.0),
        Unary::Sinh => (functions::sinh as _, 700.0),
        Unary::Cosh => (functions::cosh as _, 700.0),
        Unary::Tanh => (functions::tanh as _, 300.0),
        Unary::Arcsin | Unary::Arccos | Unary::Arctan | Unary::Arcsinh | Unary::Arccosh | Unary::Arctanh => {
            return Err(unsupported(format!("np.{} of complex numbers", ufunc.name())));
        }
        _ => return Err(refused(ufunc.name())),
    };
    // With 32 bits every library has its own last bits.
    if dtype == DType::Complex64 && ufunc != Unary::Sqrt {
        return Err(unsupported(format!("np.{} of complex64", ufunc.name())));
    }
    // Far away, libraries go ways of their own.
    let tame = |part: f64| part == 0.0 || (part.abs() <= limit && part.abs() >= 1e-150);
    if !input.iter().all(|value| tame(value.re) && tame(value.im)) {
        return Err(unsupported(format!("np.{} of complex numbers of this size", ufunc.name())));
    }
    let output = map(&mut machine.meter, input, |value| function(value, Width(dtype)))?;
    note_unary(machine, ufunc, input, &output);
    Ok(Array { dtype, data: Data::Complex(output) })
}

fn note_unary(machine: &mut Machine, ufunc: Unary, input: &Values, output: &Values) {
    let (mut invalid, mut infinite) = (false, false);
    for (&x, &result) in input.iter().zip(output.iter()) {
        if functions::is_finite(x) {
            invalid |= functions::is_nan(result);
            infinite |= result.re.is_infinite() || result.im.is_infinite();
        }
    }
    let poles = matches!(ufunc, Unary::Log | Unary::Log2 | Unary::Log10 | Unary::Log1p);
    for (happened, what) in [(infinite, if poles { "divide by zero" } else { "overflow" }), (invalid, "invalid value")]
    {
        if happened {
            notes::note(machine, what, ufunc.name(), Caller::Array);
        }
    }
}

/// Computes a ufunc of two operands, one of which at least is complex.
pub(super) fn binary(
    machine: &mut Machine,
    ufunc: Binary,
    left: &Operand,
    right: &Operand,
    caller: Caller,
) -> Result<Array> {
    let dtype = match ufunc {
        Binary::FloatPower => DType::Complex128,
        _ => common_dtype(left, right)?,
    };
    let width = Width(dtype);
    let a = &values(machine, &left.array, dtype)?;
    let b = &values(machine, &right.array, dtype)?;
    let test: Option<fn(Complex64, Complex64) -> bool> = match ufunc {
        Binary::Equal => Some(|x, y| x == y),
        Binary::NotEqual => Some(|x, y| x != y),
        Binary::Less => Some(|x, y| less(x, y, false)),
        Binary::LessEqual => Some(|x, y| less(x, y, true)),
        Binary::Greater => Some(|x, y| less(y, x, false)),
        Binary::GreaterEqual => Some(|x, y| less(y, x, true)),
        Binary::LogicalAnd => Some(|x, y| x != Complex64::ZERO && y != Complex64::ZERO),
        Binary::LogicalOr => Some(|x, y| x != Complex64::ZERO || y != Complex64::ZERO),
        Binary::LogicalXor => Some(|x, y| (x != Complex64::ZERO) != (y != Complex64::ZERO)),
        _ => None,
    };
    if let Some(test) = test {
        let data = map2(&mut machine.meter, a, b, |x, y| test(x, y) as i64)?;
        return Ok(Array { dtype: DType::Bool, data: Data::Int(data) });
    }
    let function: fn(Complex64, Complex64, Width) -> Complex64 = match ufunc {
        Binary::Add => |x, y, width| width.pair(x.re + y.re, x.im + y.im),
        Binary::Subtract => |x, y, width| width.pair(x.re - y.re, x.im - y.im),
        Binary::Multiply => product,
        Binary::Divide => quotient,
        Binary::Power | Binary::FloatPower => {
            check_powers(a, b, dtype)?;
            power
        }
        Binary::Maximum => |x, y, _| maximum(x, y),
        Binary::Minimum => |x, y, _| minimum(x, y),
        Binary::Fmax => |x, y, _| if functions::is_nan(y) || less(y, x, true) { x } else { y },
        Binary::Fmin => |x, y, _| if functions::is_nan(y) || less(x, y, true) { x } else { y },
        Binary::Gcd | Binary::Lcm => return Err(unsupported(format!("np.{} of complex numbers", ufunc.name()))),
        other => return Err(refused(other.name())),
    };
    let output = map2(&mut machine.meter, a, b, |x, y| function(x, y, width))?;
    let is_power = matches!(ufunc, Binary::Power | Binary::FloatPower);
    let overflows = |value: &Complex64| value.re.is_infinite() || value.im.is_infinite();
    if is_power && !b.iter().all(|&exponent| is_small_whole(exponent)) && output.iter().any(overflows) {
        // Where only one part overflows goes by the platform's library.
        return Err(unsupported("complex powers that overflow"));
    }
    if !matches!(ufunc, Binary::Maximum | Binary::Minimum | Binary::Fmax | Binary::Fmin) {
        note_binary(machine, ufunc, caller, a, b, &output);
    }
    Ok(Array { dtype, data: Data::Complex(output) })
}

fn note_binary(machine: &mut Machine, ufunc: Binary, caller: Caller, a: &Values, b: &Values, output: &Values) {
    if output.iter().all(|value| functions::is_finite(*value)) {
        return;
    }
    let (left, right) = (stretch(a, output.shape()), stretch(b, output.shape()));
    let (mut zero, mut overflow, mut invalid) = (false, false, false);
    for ((&x, &y), &result) in left.iter().zip(right.iter()).zip(output.iter()) {
        invalid |= functions::is_nan(result) && !functions::is_nan(x) && !functions::is_nan(y);
        if functions::is_finite(x) && functions::is_finite(y) && (result.re.is_infinite() || result.im.is_infinite()) {
            if ufunc == Binary::Divide && y == Complex64::ZERO {
                zero = true;
            } else {
                overflow = true;
            }
        }
    }
    for (happened, what) in [(zero, "divide by zero"), (overflow, "overflow"), (invalid, "invalid value")] {
        if happened {
            notes::note(machine, what, ufunc.name(), caller);
        }
    }
}

/// NumPy's order: by the real parts, then by the imaginary ones; with NaN nothing holds.
fn less(x: Complex64, y: Complex64, or_equal: bool) -> bool {
    (x.re < y.re && !x.im.is_nan() && !y.im.is_nan()) || (x.re == y.re && (x.im < y.im || (or_equal && x.im == y.im)))
}

/// The larger of two numbers; a NaN is larger than any number.
pub(crate) fn maximum(x: Complex64, y: Complex64) -> Complex64 {
    if functions::is_nan(x) || less(y, x, true) { x } else { y }
}

/// The smaller of two numbers; a NaN is smaller than any number.
pub(crate) fn minimum(x: Complex64, y: Complex64) -> Complex64 {
    if functions::is_nan(x) || less(x, y, true) { x } else { y }
}

fn sign(value: Complex64, width: Width) -> Complex64 {
    let size = width.round(value.re.hypot(value.im));
    let infinite = |part: f64| if part.is_infinite() { 1f64.copysign(part) } else { 0.0 };
    if size.is_nan() || (value.re.is_infinite() && value.im.is_infinite()) {
        Complex64::new(f64::NAN, f64::NAN)
    } else if size.is_infinite() {
        Complex64::new(infinite(value.re), infinite(value.im))
    } else if size == 0.0 {
        Complex64::ZERO
    } else {
        width.pair(value.re / size, value.im / size)
    }
}

pub(super) fn product(x: Complex64, y: Complex64, width: Width) -> Complex64 {
    let part = |first: f64, second: f64| width.round(first * second);
    width.pair(part(x.re, y.re) - part(x.im, y.im), part(x.re, y.im) + part(x.im, y.re))
}

/// Smith's division, in NumPy's order of steps.
fn quotient(x: Complex64, y: Complex64, width: Width) -> Complex64 {
    let round = |value: f64| width.round(value);
    let (real, imaginary) = (y.re.abs(), y.im.abs());
    if real >= imaginary {
        if real == 0.0 {
            return Complex64::new(x.re / real, x.im / real);
        }
        let ratio = round(y.im / y.re);
        let scale = round(1.0 / round(y.re + round(y.im * ratio)));
        return width.pair(round(x.re + round(x.im * ratio)) * scale, round(x.im - round(x.re * ratio)) * scale);
    }
    let ratio = round(y.re / y.im);
    let scale = round(1.0 / round(y.im + round(y.re * ratio)));
    width.pair(round(round(x.re * ratio) + x.im) * scale, round(round(x.im * ratio) - x.re) * scale)
}

fn reciprocal(value: Complex64, width: Width) -> Complex64 {
    let round = |value: f64| width.round(value);
    if value.im.abs() <= value.re.abs() {
        let ratio = round(value.im / value.re);
        let divisor = round(value.re + round(value.im * ratio));
        return width.pair(1.0 / divisor, -ratio / divisor);
    }
    let ratio = round(value.re / value.im);
    let divisor = round(round(value.re * ratio) + value.im);
    width.pair(ratio / divisor, -1.0 / divisor)
}

/// Whether NumPy computes the power by multiplication.
fn is_small_whole(exponent: Complex64) -> bool {
    exponent.im == 0.0 && exponent.re.fract() == 0.0 && exponent.re.abs() < 100.0
}

/// Powers by way of logarithms are known only for numbers of moderate size.
fn check_powers(bases: &Values, exponents: &Values, dtype: DType) -> Result<()> {
    let tame = |part: f64| part == 0.0 || (1e-30..=1e30).contains(&part.abs());
    let largest = |sizes: &mut dyn Iterator<Item = f64>| sizes.fold(0.0, f64::max);
    let exponent = largest(&mut exponents.iter().map(|value| value.re.hypot(value.im)));
    let nonzero = bases.iter().filter(|value| **value != Complex64::ZERO);
    let logarithm = largest(&mut nonzero.map(|value| value.re.hypot(value.im).ln().abs()));
    let known = exponents.iter().all(|&exponent| is_small_whole(exponent))
        || (dtype == DType::Complex128
            && exponent * (logarithm + std::f64::consts::PI) < 600.0
            && bases.iter().chain(exponents.iter()).all(|value| tame(value.re) && tame(value.im)));
    if known { Ok(()) } else { Err(unsupported("powers of complex numbers of this size")) }
}

fn power(base: Complex64, exponent: Complex64, width: Width) -> Complex64 {
    let one = Complex64::ONE;
    if exponent == Complex64::ZERO {
        return one;
    }
    if base == Complex64::ZERO {
        return if exponent.re > 0.0 { Complex64::ZERO } else { Complex64::new(f64::NAN, f64::NAN) };
    }
    if !is_small_whole(exponent) {
        return functions::exp(product(exponent, functions::log(base, width), width), width);
    }
    let count = exponent.re.abs() as u32;
    match exponent.re {
        1.0 => return base,
        2.0 => return product(base, base, width),
        3.0 => return product(base, product(base, base, width), width),
        _ => {}
    }
    let mut result = one;
    let mut square = base;
    let mut mask = 1;
    loop {
        if count & mask != 0 {
            result = product(result, square, width);
        }
        mask <<= 1;
        if count < mask {
            break;
        }
        square = product(square, square, width);
    }
    if exponent.re < 0.0 { quotient(one, result, width) } else { result }
}
