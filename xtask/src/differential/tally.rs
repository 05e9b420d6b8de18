//! What a run has seen so far.

use std::collections::HashMap;
use std::time::Instant;

/// Counts, and the causes of what is unsupported.
pub struct Tally {
    began: Instant,
    /// Expressions made.
    pub made: usize,
    /// Expressions of which both gave an answer.
    pub compared: usize,
    /// Of those, the ones that came to an exception on both sides.
    pub raised: usize,
    /// Of those, the ones compared within a few units in the last place.
    pub rough: usize,
    /// Python's own limits decided.
    pub skipped: usize,
    /// Not compared, because the width of the default integer shows.
    pub width: usize,
    /// Answers that differ.
    pub disagreements: usize,
    unsupported: HashMap<String, (usize, String)>,
}

impl Tally {
    /// Nothing yet.
    pub fn new() -> Tally {
        Tally {
            began: Instant::now(),
            made: 0,
            compared: 0,
            raised: 0,
            rough: 0,
            skipped: 0,
            width: 0,
            disagreements: 0,
            unsupported: HashMap::new(),
        }
    }

    /// Counts an expression that the evaluator does not know.
    pub fn unsupported(&mut self, what: &str, expression: &str) {
        let entry = self.unsupported.entry(what.into()).or_insert_with(|| (0, expression.into()));
        entry.0 += 1;
        if expression.len() < entry.1.len() {
            entry.1 = expression.into();
        }
    }

    /// One line.
    pub fn line(&self) -> String {
        let unknown = self.unknown();
        format!(
            "{:>7} compared ({} exceptions, {} rough), {unknown} unsupported ({:.1}%), {} skipped, {} of another width, \
             {} disagree, {:.0} s",
            self.compared,
            self.raised,
            self.rough,
            100.0 * unknown as f64 / self.made.max(1) as f64,
            self.skipped,
            self.width,
            self.disagreements,
            self.began.elapsed().as_secs_f64()
        )
    }

    /// The commonest causes of what is unsupported, each with its shortest expression.
    pub fn causes(&self, count: usize) -> Vec<String> {
        let mut causes: Vec<_> = self.unsupported.iter().collect();
        causes.sort_by_key(|(what, (times, _))| (std::cmp::Reverse(*times), what.as_str()));
        let share = |times: usize| 100.0 * times as f64 / self.made.max(1) as f64;
        let line = |(what, (times, expression)): &(&String, &(usize, String))| {
            format!("{:>6.2}%  {what}    {expression}", share(*times))
        };
        causes.iter().take(count).map(line).collect()
    }

    fn unknown(&self) -> usize {
        self.unsupported.values().map(|(times, _)| times).sum()
    }
}
