//! The shortest decimal digits that tell a float apart.

use super::repr::parts;

/// The shortest digits in scientific notation; those of a 32-bit float where `single`.
///
/// Rust's own are the same but for ties: where the exact value lies in the middle of two such numbers, Python and NumPy
/// take the even digit.
pub(crate) fn shortest(value: f64, single: bool) -> String {
    let text = if single { format!("{:e}", value as f32) } else { format!("{value:e}") };
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
    let same = if single { even.parse::<f32>().ok() == Some(value as f32) } else { even.parse().ok() == Some(value) };
    if same { even } else { text }
}
