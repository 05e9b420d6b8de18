//! The shortest decimal digits that tell a float apart.

use super::DType;
use super::repr::parts;

/// The shortest digits of a float of this dtype, in scientific notation.
///
/// Rust's own are the same but for ties: where the exact value lies in the middle of two such numbers, Python and NumPy
/// take the even digit.
pub(crate) fn shortest(value: f64, dtype: DType) -> String {
    let text = match dtype {
        DType::Float16 => return half(value),
        DType::Float32 => format!("{:e}", value as f32),
        _ => format!("{value:e}"),
    };
    if !value.is_finite() {
        return text;
    }
    let (_, digits, _) = parts(&text);
    let count = digits.len();
    if !digits.ends_with(['1', '3', '5', '7', '9']) {
        return text;
    }
    let exact = format!("{value:.places$e}", places = count + 40);
    let (_, expansion, _) = parts(&exact);
    let tie = expansion[count..].strip_prefix('5').is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'));
    if !tie || expansion[..count] == digits {
        return text;
    }
    // Rust rounded up; the digits cut off are the even ones.
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let kept = &mantissa[..mantissa.len() - 1];
    let last = &expansion[count - 1..count];
    let even = format!("{kept}{last}e{exponent}");
    if even.parse().is_ok_and(|parsed: f64| dtype.round(parsed) == value) { even } else { text }
}

/// Five digits tell any two numbers of 16 bits apart.
fn half(value: f64) -> String {
    let same = |candidate: f64| DType::Float16.narrow(candidate) == value;
    for places in 0..5 {
        let rounded = format!("{value:.places$e}");
        let near: f64 = rounded.parse().unwrap_or(value);
        if same(near) {
            return rounded;
        }
        // Below a power of two neighbours are closer, so that the number beyond may do where the nearest does not.
        let (_, _, exponent) = parts(&rounded);
        let unit = 10f64.powi(exponent - places as i32);
        let other = near + unit.copysign(value - near);
        let rounded = format!("{other:.places$e}");
        if same(rounded.parse().unwrap_or(near)) {
            return rounded;
        }
    }
    format!("{value:e}")
}
