//! Dates as ISO 8601 writes them.

use crate::calendar;

/// Nanoseconds of a second and of a day.
const SECOND: i128 = 1_000_000_000;
const DAY: i128 = 86_400 * SECOND;

/// Nanoseconds since 1970-01-01 UTC of `2024-05-31`, `2024-05-31 09:30`, `2024-05-31T09:30:00.25` or `NaT`; `None` for
/// anything else and for dates that 64 bits do not reach.
pub(super) fn nanoseconds(text: &str) -> Option<i64> {
    let text = text.trim();
    if text == "NaT" {
        return Some(i64::MIN);
    }
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let [year, month, day] = parts::<3>(date, '-', 4)?;
    let day = calendar::day(year, month, day)?;
    let total = i128::from(day) * DAY + time.map_or(Some(0), time_of_day)?;
    i64::try_from(total).ok().filter(|&total| total != i64::MIN)
}

fn time_of_day(text: &str) -> Option<i128> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    if text.contains('.') && (fraction.is_empty() || fraction.len() > 9) {
        return None;
    }
    let clock = if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    let [hour, minute, second] = parts::<3>(&clock, ':', 2)?;
    if hour > 23 || minute > 59 || second > 59 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: i128 = format!("{fraction:0<9}").parse().ok()?;
    Some(i128::from(hour * 3600 + minute * 60 + second) * SECOND + fraction)
}

/// Numbers of two digits each, the first of `first` digits.
fn parts<const N: usize>(text: &str, between: char, first: usize) -> Option<[i64; N]> {
    let numbers: Vec<i64> = text
        .split(between)
        .enumerate()
        .map(|(at, digits)| {
            let width = if at == 0 { first } else { 2 };
            let fits = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| digits.parse().ok()).flatten()
        })
        .collect::<Option<_>>()?;
    numbers.try_into().ok()
}
