//! "Pick one for me": a problem for the time at hand.

use protocol::content::CatalogueEntry;

use super::{filters::Status, record::Progress};

/// The minutes that are offered.
pub const BUDGETS: [u32; 3] = [5, 10, 25];

/// A problem that fits into `minutes` and uses most of them; `chance` from 0 up to 1 chooses among equals.
///
/// What was never tried comes before what was tried in vain, and that before what is solved. Among solved ones, it is one
/// of the half that was last at work longest ago. `None` where nothing fits.
pub fn pick<'a>(
    problems: impl IntoIterator<Item = &'a CatalogueEntry>,
    progress: &Progress,
    minutes: u32,
    chance: f64,
) -> Option<&'a CatalogueEntry> {
    let fitting: Vec<&CatalogueEntry> = problems.into_iter().filter(|entry| entry.minutes <= minutes).collect();
    for status in [Status::New, Status::Tried, Status::Solved] {
        let mut of_status: Vec<&CatalogueEntry> =
            fitting.iter().copied().filter(|entry| Status::of(&entry.slug, progress) == status).collect();
        let longest = of_status.iter().map(|entry| entry.minutes).max().unwrap_or(0);
        // Five minutes are not well spent on what takes one.
        of_status.retain(|entry| entry.minutes * 2 >= longest);
        if status == Status::Solved {
            let last = |entry: &CatalogueEntry| progress.record(&entry.slug).and_then(|record| record.last_at_ms);
            of_status.sort_by(|a, b| last(a).unwrap_or(0.0).total_cmp(&last(b).unwrap_or(0.0)));
            of_status.truncate(of_status.len().div_ceil(2));
        }
        let at = (chance * of_status.len() as f64) as usize;
        if let Some(entry) = of_status.get(at).or(of_status.last()) {
            return Some(entry);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use protocol::{
        content::{Difficulty, Kind},
        judging::Verdict,
    };

    use super::{super::catalogue::tests::entry, *};

    fn bank() -> Vec<CatalogueEntry> {
        [("one", 1), ("four", 4), ("five", 5), ("twenty", 20), ("thirty", 30)]
            .map(|(slug, minutes)| CatalogueEntry { minutes, ..entry(slug, Kind::Function, Difficulty::Easy) })
            .to_vec()
    }

    fn slugs(progress: &Progress, minutes: u32) -> Vec<String> {
        let bank = bank();
        let mut found: Vec<String> = (0..20)
            .filter_map(|step| pick(&bank, progress, minutes, f64::from(step) / 20.0))
            .map(|entry| entry.slug.clone())
            .collect();
        found.dedup();
        found
    }

    #[test]
    fn the_time_is_used_and_not_exceeded() {
        let fresh = Progress::default();
        assert_eq!(slugs(&fresh, 5), ["four", "five"]);
        assert_eq!(slugs(&fresh, 25), ["twenty"]);
        assert_eq!(slugs(&fresh, 0), [""; 0]);
    }

    #[test]
    fn what_is_new_comes_first_and_what_is_fresh_in_mind_last() {
        let mut progress = Progress::default();
        progress.add_attempt("five", Verdict::WrongAnswer, 1.0);
        assert_eq!(slugs(&progress, 5), ["four"]);
        progress.add_attempt("four", Verdict::Accepted, 2.0);
        assert_eq!(slugs(&progress, 5), ["one"]);
        progress.add_attempt("one", Verdict::Accepted, 3.0);
        assert_eq!(slugs(&progress, 5), ["five"]);
        progress.add_attempt("five", Verdict::Accepted, 4.0);
        assert_eq!(slugs(&progress, 5), ["four"], "solved longest ago");
    }
}
