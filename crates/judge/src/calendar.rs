//! Days since 1970-01-01 to dates and back, in the proleptic Gregorian calendar.
//!
//! References that do arithmetic with days, and validators of texts that should be dates, share this.

/// Year, month and day of a day number since 1970-01-01.
/// Source: Howard Hinnant, “chrono-compatible low-level date algorithms”, `civil_from_days`.
pub fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The number since 1970-01-01 of a year's month's day; `None` where the calendar has no such day.
/// Source: Howard Hinnant, “chrono-compatible low-level date algorithms”, `days_from_civil`.
pub fn day(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(1..=days_of_month(year, month)).contains(&day) {
        return None;
    }
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// How many days a month of 1 to 12 has.
pub fn days_of_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day number since 1970-01-01 as `2024-05-31`.
pub fn iso(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day number since 1970-01-01 of a date written as `2024-05-31`; `None` for anything else.
pub fn from_iso(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() });
    let number = |from: usize, to: usize| text[from..to].parse::<i64>().ok();
    if shaped { day(number(0, 4)?, number(5, 7)?, number(8, 10)?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for (date, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2024-02-23", 19_776),
            ("2024-02-29", 19_782),
            ("2024-12-31", 20_088),
            ("2025-01-01", 20_089),
            ("0001-01-01", -719_162),
            ("9999-12-31", 2_932_896),
        ] {
            assert_eq!(from_iso(date), Some(number), "{date}");
            assert_eq!(iso(number), date);
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back_and_follows_the_one_before() {
        let first = from_iso("1899-12-31").expect("a date");
        let last = from_iso("2300-01-01").expect("a date");
        let mut before = civil(first);
        for number in first + 1..=last {
            let (year, month, today) = civil(number);
            assert_eq!(day(year, month, today), Some(number));
            assert_eq!(from_iso(&iso(number)), Some(number));
            let follows = match before {
                (year, 12, 31) => (year + 1, 1, 1),
                (year, month, day) if day == days_of_month(year, month) => (year, month + 1, 1),
                (year, month, day) => (year, month, day + 1),
            };
            assert_eq!((year, month, today), follows);
            before = follows;
        }
    }

    #[test]
    fn leap_years_are_those_of_the_calendar() {
        let february = |year| days_of_month(year, 2);
        assert_eq!([2023, 2024, 1900, 2000, 2100, 2400].map(february), [28, 29, 28, 29, 28, 29]);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2024",
            "2024-2-03",
            "2024-02-3",
            "2024-02-30",
            "2023-02-29",
            "2024-04-31",
            "2024-00-10",
            "2024-13-01",
            "2024-01-00",
            "2024-01-32",
            "2024/01/01",
            "2024-01-01 ",
            " 2024-01-01",
            "2024-01-01T00:00",
            "+024-01-01",
            "2024-+1-01",
            "２024-01-1",
            "20240101",
            "2024-01-0x",
        ] {
            assert_eq!(from_iso(text), None, "{text:?}");
        }
        assert_eq!(day(2023, 2, 29), None);
        assert_eq!(day(2024, -1, 1), None);
    }
}
