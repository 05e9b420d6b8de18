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
    let (_, digits, exponent) = parts(&text);
    let count = digits.len();
    if !digits.ends_with(['1', '3', '5', '7', '9']) || !may_be_a_tie(value, count, exponent) {
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

/// Whether the exact value may have just one digit more than `count`; its first stands for a power of ten, `exponent`.
/// Spares most floats the long way of writing all of their digits.
fn may_be_a_tie(value: f64, count: usize, exponent: i32) -> bool {
    const MANTISSA_BITS: u32 = 52;
    let bits = value.to_bits();
    let mantissa = bits & ((1 << MANTISSA_BITS) - 1) | 1 << MANTISSA_BITS;
    let scale = (bits >> MANTISSA_BITS & 0x7ff) as i32 - 1075;
    // The value is an odd number times this power of two.
    let lowest = scale + mantissa.trailing_zeros() as i32;
    if scale == -1075 || lowest >= 0 {
        // Of the subnormal ones, none. Of a whole one, 5 to the power of the zeros at its end divides the mantissa: at most 22.
        return (0..41).contains(&exponent);
    }
    // A fraction with this lowest bit has as many decimals.
    -lowest + exponent == count as i32
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the digits of the exact value go on by a single 5.
    fn is_tie(value: f64, count: usize) -> bool {
        let exact = format!("{value:.1100e}");
        let (_, expansion, _) = parts(&exact);
        expansion[count..].trim_end_matches('0') == "5"
    }

    #[test]
    fn no_tie_is_passed_over() {
        let mut state = 1u64;
        let mut ties = 0;
        for round in 0..200_000 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            // Few bits and exponents near those where ties are.
            let mantissa = (state >> 11) >> (state % 40);
            let value = mantissa as f64 * 2f64.powi((state >> 5) as i32 % 90 - 40 + round % 2);
            let text = format!("{value:e}");
            let (_, digits, exponent) = parts(&text);
            for count in [digits.len(), digits.len().saturating_sub(1).max(1)] {
                if is_tie(value, count) {
                    ties += 1;
                    assert!(may_be_a_tie(value, count, exponent), "{value:e} with {count} digits");
                }
            }
        }
        assert!(ties > 1000, "{ties}");
    }
}
