//! Judging draws by their frequencies, with a bound on false alarms.
//!
//! No approximation is involved: the bound is Chernoff's, which holds for every number of draws (Mitzenmacher and
//! Upfal, "Probability and Computing", theorem 4.4 in its relative-entropy form).

/// A right answer is refused with at most this probability per case.
pub const FALSE_ALARM: f64 = 1e-9;

/// Whether counts of `draws` independent draws can come from these probabilities. A right answer is refused with a
/// probability of at most `false_alarm`, whatever the number of outcomes.
///
/// `counts[i]` is how often outcome `i` came, `probabilities[i]` how likely it is in one draw. Outcomes need not
/// exclude each other: how often each item is in a sample is as good.
///
/// # Errors
/// The outcome that is too rare or too frequent, with its count and the count to be expected.
pub fn frequencies(
    counts: &[usize],
    probabilities: &[f64],
    draws: usize,
    false_alarm: f64,
    name: impl Fn(usize) -> String,
) -> Result<(), String> {
    // Each outcome can be off in two directions: the alarm is shared among them (Boole's inequality).
    let share = false_alarm / (2 * counts.len().max(1)) as f64;
    let mut worst: Option<(f64, usize)> = None;
    for (at, (&count, &probability)) in counts.iter().zip(probabilities).enumerate() {
        let log_bound = log_tail(count, probability, draws);
        if log_bound < share.ln() && worst.is_none_or(|(least, _)| log_bound < least) {
            worst = Some((log_bound, at));
        }
    }
    let Some((_, at)) = worst else { return Ok(()) };
    let expected = probabilities[at] * draws as f64;
    Err(format!("in {draws} draws {} came {} times; about {expected:.0} were to be expected", name(at), counts[at]))
}

/// The logarithm of Chernoff's bound on the probability that a count of `draws` draws is as far off as `count`, in its
/// direction: -draws · D(count/draws ‖ probability).
fn log_tail(count: usize, probability: f64, draws: usize) -> f64 {
    if draws == 0 {
        return 0.0;
    }
    let share = count as f64 / draws as f64;
    let term = |part: f64, whole: f64| if part > 0.0 { part * (part / whole).ln() } else { 0.0 };
    -(draws as f64) * (term(share, probability) + term(1.0 - share, 1.0 - probability)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn counts(random: &mut Random, probabilities: &[f64], draws: usize) -> Vec<usize> {
        let mut counts = vec![0; probabilities.len()];
        random.labels(draws, probabilities).into_iter().for_each(|label| counts[label] += 1);
        counts
    }

    #[test]
    fn right_draws_pass_and_biased_ones_do_not() {
        let fair = [0.25; 4];
        let biased = [0.55, 0.15, 0.15, 0.15];
        let mut random = Random::seeded(11);
        for _ in 0..200 {
            let name = |at: usize| format!("item {at}");
            assert_eq!(frequencies(&counts(&mut random, &fair, 600), &fair, 600, FALSE_ALARM, name), Ok(()));
            let told = frequencies(&counts(&mut random, &biased, 600), &fair, 600, FALSE_ALARM, name);
            assert!(told.is_err_and(|text| text.starts_with("in 600 draws item 0 came")));
        }
    }

    #[test]
    fn false_alarms_stay_below_their_bound() {
        // With a bound of 5% the alarms of 4000 right series are counted: Chernoff's bound is above the truth.
        let uneven = [0.7, 0.2, 0.1];
        let mut random = Random::seeded(12);
        let alarms = (0..4000)
            .filter(|_| {
                frequencies(&counts(&mut random, &uneven, 100), &uneven, 100, 0.05, |at| at.to_string()).is_err()
            })
            .count();
        assert!(alarms < 200, "{alarms}");
    }

    #[test]
    fn what_cannot_happen_must_not() {
        assert!(frequencies(&[1, 99], &[0.0, 1.0], 100, FALSE_ALARM, |at| at.to_string()).is_err());
        assert_eq!(frequencies(&[0, 100], &[0.0, 1.0], 100, FALSE_ALARM, |at| at.to_string()), Ok(()));
        assert_eq!(frequencies(&[0, 0], &[0.5, 0.5], 0, FALSE_ALARM, |at| at.to_string()), Ok(()));
    }
}
