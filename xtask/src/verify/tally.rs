//! What was checked, and which alarms rang.

use std::fmt;

/// A family of faults in a package. The name in kebab case is that of the folder under `tests/broken` that proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// A submission gets another verdict than its folder names.
    WrongVerdict,
    /// The starter is accepted, or the judge cannot judge it.
    StarterAccepted,
    /// An example, edge case or growth input is not legal, or the reference does not take it.
    IllegalExample,
    /// The random generator makes an input that is not legal.
    IllegalRandom,
    /// No case reaches a limit.
    BoundNotReached,
    /// The validator takes what lies beyond a limit.
    BoundNotKept,
    /// A meaningless output is accepted.
    JunkAccepted,
    /// A meaningless output brings the checker down.
    JunkCrash,
    /// Statement, hints or editorial are missing, empty, or lack a section.
    MissingText,
    /// Code in a text does not do what it should.
    WrongCode,
    /// A worked example in a text gives something else.
    WrongDoctest,
    /// Reference and accepted submission disagree on a rare input.
    RareDisagreement,
    /// The verdict depends on the limits of time.
    TimeLimitSensitive,
    /// The scaffold's own words are still there.
    NotFilledIn,
    /// The checker panics.
    CheckerPanics,
    /// The package cannot be verified at all.
    Unreadable,
}

impl Alarm {
    /// Every alarm.
    pub const ALL: [Alarm; 16] = [
        Alarm::WrongVerdict,
        Alarm::StarterAccepted,
        Alarm::IllegalExample,
        Alarm::IllegalRandom,
        Alarm::BoundNotReached,
        Alarm::BoundNotKept,
        Alarm::JunkAccepted,
        Alarm::JunkCrash,
        Alarm::MissingText,
        Alarm::WrongCode,
        Alarm::WrongDoctest,
        Alarm::RareDisagreement,
        Alarm::TimeLimitSensitive,
        Alarm::NotFilledIn,
        Alarm::CheckerPanics,
        Alarm::Unreadable,
    ];
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in format!("{self:?}").char_indices() {
            if letter.is_ascii_uppercase() && at > 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", letter.to_ascii_lowercase())?;
        }
        Ok(())
    }
}

/// Something that does not hold.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which alarm.
    pub alarm: Alarm,
    /// Where and why, for people.
    pub message: String,
}

/// What was checked of one problem, or of all.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How many checks hold.
    pub passed: usize,
    /// Those that do not.
    pub failures: Vec<Failure>,
}

impl Tally {
    /// Notes a check.
    pub fn expect(&mut self, holds: bool, alarm: Alarm, message: impl FnOnce() -> String) {
        if holds { self.passed += 1 } else { self.ring(alarm, message()) }
    }

    /// Notes a failure.
    pub fn ring(&mut self, alarm: Alarm, message: impl Into<String>) {
        self.failures.push(Failure { alarm, message: message.into() });
    }

    /// Takes in what was checked elsewhere.
    pub fn absorb(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failures.extend(other.failures);
    }

    /// How many checks there were.
    pub fn checks(&self) -> usize {
        self.passed + self.failures.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alarm_is_named_in_kebab_case() {
        assert_eq!(Alarm::BoundNotReached.to_string(), "bound-not-reached");
        assert_eq!(Alarm::Unreadable.to_string(), "unreadable");
    }
}
