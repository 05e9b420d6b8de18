//! Many Submits in a row, and what the page holds on the way.

use crate::bank;
use crate::memory::{MIB, Memory};
use crate::visitor::Visitor;
use anyhow::{Result, bail, ensure};

/// A small problem without a growth series: 500 Submits are over in minutes.
const SLUG: &str = "two-proportion-z-test";

/// The answers that take turns, and their verdicts.
const TURNS: [(&str, &str); 3] =
    [("accepted", "accepted"), ("wrong_answer", "wrong-answer"), ("runtime_error", "runtime-error")];

/// What the page held after so many Submits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Submits so far.
    pub submits: usize,
    /// What the page held.
    pub memory: Memory,
}

/// By how much memory may grow, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// All of the page's process.
    pub resident: u64,
    /// The objects of JavaScript, among which is the editor's history.
    pub objects: u64,
    /// An interpreter's memory.
    pub interpreter: u64,
}

/// What 500 Submits may add.
pub const BOUNDS: Bounds = Bounds { resident: 96 * MIB, objects: 16 * MIB, interpreter: 4 * MIB };

impl Bounds {
    /// Checks that memory grew within the bounds from the second reading on: up to there code is compiled for good.
    ///
    /// # Errors
    /// It did not, or there are fewer than two readings.
    pub fn hold(&self, readings: &[Reading]) -> Result<()> {
        let [_, first, .., last] = readings else { bail!("there are only {} readings", readings.len()) };
        let (before, after) = (first.memory, last.memory);
        let parts = [
            ("process", before.resident, after.resident, self.resident),
            ("objects", before.objects, after.objects, self.objects),
            ("interpreter", before.interpreter, after.interpreter, self.interpreter),
        ];
        for (name, before, after, bound) in parts {
            let grown = after.saturating_sub(before);
            ensure!(
                grown <= bound,
                "{name}: {} KiB more after {} Submits than after {}, and {} KiB is the bound",
                grown / 1024,
                last.submits,
                first.submits,
                bound / 1024
            );
        }
        Ok(())
    }
}

impl Visitor {
    /// Submits right, wrong and raising answers in turn, and reads the page's memory before, after each `every` Submits
    /// and at the end. Each reading is told as soon as it is taken.
    ///
    /// # Errors
    /// A verdict is not the one that the answer deserves, or the memory cannot be read.
    pub async fn endure(&self, count: usize, every: usize, mut tell: impl FnMut(Reading)) -> Result<Vec<Reading>> {
        self.open_problem(SLUG).await?;
        // The spare would otherwise come amid the readings.
        self.spare_is_ready().await?;
        let mut readings = Vec::new();
        for submits in 0..=count {
            if submits > 0 {
                let (folder, wanted) = TURNS[submits % TURNS.len()];
                self.write_code(&bank::submission(SLUG, folder)?).await?;
                let found = self.submit().await?;
                ensure!(found.verdict == wanted, "Submit {submits} of {folder} is judged {found:?}");
            }
            if submits % every == 0 || submits == count {
                let reading = Reading { submits, memory: self.memory().await? };
                tell(reading);
                readings.push(reading);
            }
        }
        Ok(readings)
    }
}
