//! `math`'s sums that carry more digits than a float: `fsum`, `sumprod`, `hypot` and `dist`.

use super::math::float;
use super::{Bound, Builtin, Home};
use crate::error::{Result, overflow_error, value_error};
use crate::evaluate::Machine;
use crate::object::Object;
use crate::object::hash::frexp;
use crate::syntax::tree::Binary;

const fn math(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Math, name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    math("fsum", "seq /", |machine, bound| {
        let mut items = machine.iterate(bound.required("seq"))?;
        let mut sum = ExactSum::default();
        while let Some(item) = items.next(machine)? {
            machine.meter.work(sum.partials.len())?;
            sum.add(float(&item)?)?;
        }
        sum.finish().map(Object::Float)
    }),
    math("sumprod", "p q /", |machine, bound| {
        let left = machine.iterate_to_vec(bound.required("p"))?;
        let right = machine.iterate_to_vec(bound.required("q"))?;
        sum_of_products(machine, &left, &right)
    }),
    math("hypot", "/ *coordinates", |machine, bound| {
        machine.meter.work(bound.rest.len())?;
        let vector = bound.rest.iter().map(float).collect::<Result<_>>()?;
        Ok(Object::Float(norm(vector)))
    }),
    math("dist", "p q /", |machine, bound| {
        let left = machine.iterate_to_vec(bound.required("p"))?;
        let right = machine.iterate_to_vec(bound.required("q"))?;
        if left.len() != right.len() {
            return Err(value_error("both points must have the same number of dimensions"));
        }
        let mut differences = Vec::with_capacity(left.len());
        for (left, right) in left.iter().zip(&right) {
            differences.push(float(left)? - float(right)?);
        }
        Ok(Object::Float(norm(differences)))
    }),
];

/// A sum that is rounded once, from partial sums that do not overlap.
#[derive(Default)]
pub(super) struct ExactSum {
    partials: Vec<f64>,
    infinities: f64,
    /// Infinities and NaNs.
    specials: f64,
}

impl ExactSum {
    pub(super) fn add(&mut self, value: f64) -> Result<()> {
        let mut x = value;
        let mut kept = 0;
        for place in 0..self.partials.len() {
            let mut y = self.partials[place];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                self.partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        self.partials.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if x.is_finite() {
            self.partials.push(x);
            return Ok(());
        }
        if value.is_finite() {
            return Err(overflow_error("intermediate overflow in fsum"));
        }
        if value.is_infinite() {
            self.infinities += value;
        }
        self.specials += value;
        self.partials.clear();
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<f64> {
        if self.specials != 0.0 {
            if self.infinities.is_nan() {
                return Err(value_error("-inf + inf in fsum"));
            }
            return Ok(self.specials);
        }
        let Some(mut high) = self.partials.pop() else {
            return Ok(0.0);
        };
        let mut low = 0.0;
        while let Some(y) = self.partials.pop() {
            let x = high;
            high = x + y;
            low = y - (high - x);
            if low != 0.0 {
                break;
            }
        }
        // Half-way cases look at one more partial sum.
        if let Some(&next) = self.partials.last()
            && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
        {
            let y = low * 2.0;
            let x = high + y;
            if y == x - high {
                high = x;
            }
        }
        Ok(high)
    }
}

/// A product as a float and what it lost.
fn product(x: f64, y: f64) -> (f64, f64) {
    let high = x * y;
    (high, x.mul_add(y, -high))
}

/// A sum as a float and what it lost.
fn sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    let part = high - a;
    (high, (a - (high - part)) + (b - part))
}

/// The Euclidean norm, scaled by a power of two so that no square is lost, and corrected once.
fn norm(mut vector: Vec<f64>) -> f64 {
    vector.iter_mut().for_each(|x| *x = x.abs());
    let largest = vector.iter().copied().fold(0.0, f64::max);
    if largest.is_infinite() {
        return largest;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || vector.len() <= 1 {
        return largest;
    }
    let exponent = frexp(largest).1;
    if exponent < -1023 {
        vector.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(vector);
    }
    // In two steps, because the power itself may be beyond the range.
    let half = 2f64.powi(-exponent / 2);
    let rest = 2f64.powi(-exponent - (-exponent / 2));
    let (mut total, mut lost_products, mut lost_sums) = (1.0, 0.0, 0.0);
    let mut add = |(high, low): (f64, f64)| {
        let next = total + high;
        lost_sums += (total - next) + high;
        lost_products += low;
        total = next;
        total - 1.0 + (lost_products + lost_sums)
    };
    let mut square = 0.0;
    for x in vector {
        let scaled = x * half * rest;
        square = add(product(scaled, scaled));
    }
    let mut root = square.sqrt();
    let left = add(product(-root, root));
    root += left / (2.0 * root);
    root / half / rest
}

/// A running sum of products with three floats' digits.
#[derive(Default)]
struct TripleSum {
    high: f64,
    low: f64,
    tiny: f64,
}

impl TripleSum {
    fn add_product(&self, x: f64, y: f64) -> TripleSum {
        let (product_high, product_low) = product(x, y);
        let (high, lost) = sum(self.high, product_high);
        let (first, first_lost) = sum(self.low, product_low);
        let (second, second_lost) = sum(first, lost);
        TripleSum { high, low: second, tiny: self.tiny + first_lost + second_lost }
    }

    fn value(&self) -> f64 {
        self.high + sum(self.low, self.tiny).0
    }
}

/// `math.sumprod`: ints exactly, floats with three floats' digits, everything else by its operators.
pub(super) fn sum_of_products(machine: &mut Machine, left: &[Object], right: &[Object]) -> Result<Object> {
    let mut total = Object::Int(0);
    let (mut ints, mut floats) = (true, true);
    let mut running: Option<TripleSum> = None;
    for (x, y) in left.iter().zip(right) {
        machine.meter.work(1)?;
        let whole = |object: &Object| matches!(object, Object::Int(_) | Object::BigInt(_));
        if ints && whole(x) && whole(y) {
            let term = machine.binary(Binary::Multiply, x, y)?;
            total = machine.binary(Binary::Add, &total, &term)?;
            // CPython leaves its fast ways at the first number that needs more than 64 bits.
            if [x, y, &term, &total].iter().any(|object| matches!(object, Object::BigInt(_))) {
                (ints, floats) = (false, false);
            }
            continue;
        }
        ints = false;
        let real = |object: &Object| match object {
            Object::Float(value) => Some(*value),
            Object::Int(_) | Object::BigInt(_) | Object::Bool(_) => float(object).ok(),
            _ => None,
        };
        let has_float = matches!(x, Object::Float(_)) || matches!(y, Object::Float(_));
        if let (true, true, Some(x), Some(y)) = (floats, has_float, real(x), real(y)) {
            let next = running.take().unwrap_or_default();
            let after = next.add_product(x, y);
            if after.high.is_finite() {
                running = Some(after);
                continue;
            }
            running = Some(next);
        }
        floats = false;
        if let Some(sum) = running.take() {
            total = machine.binary(Binary::Add, &total, &Object::Float(sum.value()))?;
        }
        let term = machine.binary(Binary::Multiply, x, y)?;
        total = machine.binary(Binary::Add, &total, &term)?;
    }
    if left.len() != right.len() {
        return Err(value_error("Inputs are not the same length"));
    }
    if let Some(sum) = running {
        total = machine.binary(Binary::Add, &total, &Object::Float(sum.value()))?;
    }
    Ok(total)
}
