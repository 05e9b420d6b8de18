//! The plain search: small inputs in the order of their size, run until one fails in the same way.

use super::learn::{Template, samples, template};
use super::small;
use anyhow::Result;
use judge::engine::{Engine, Finding, JudgedCase};
use judge::session::{LEAST_LIMIT_MS, Task};
use judge::shrink::{attempt, candidates, size};
use judge::value::{Value, wire};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Inputs of one size that are made from the template.
const MADE: usize = 500;

/// Inputs one edit away from a shown one whose own neighbours are tried, too.
const NEIGHBOURS: usize = 150;

pub(super) struct Search<'a> {
    task: Task<'a>,
    /// Smaller inputs by their size, without what the template gives.
    given: Vec<Vec<Value>>,
    template: Template,
    known: HashMap<Vec<u8>, Finding>,
    most_runs: usize,
    time_left: Duration,
}

impl<'a> Search<'a> {
    /// A search below the sizes of these cases.
    pub(super) fn new(task: Task<'a>, cases: &[&JudgedCase], most_runs: usize, seconds: f64) -> Self {
        let largest = cases.iter().map(|case| size(&case.arguments)).max().unwrap_or(0);
        let samples = samples(task.checker);
        let mut given: Vec<Vec<Value>> = vec![Vec::new(); largest.max(1)];
        let mut give = |arguments: Value| {
            let size = size(&arguments);
            if size < largest && task.checker.legal(&arguments).is_ok() {
                given[size].push(arguments);
            }
        };
        for case in cases {
            give(case.arguments.clone());
            for near in candidates(&case.arguments).filter(|near| size(near) <= largest).take(NEIGHBOURS) {
                candidates(&near).take(NEIGHBOURS).for_each(&mut give);
                give(near);
            }
        }
        samples.iter().cloned().for_each(&mut give);
        let time_left = Duration::from_secs_f64(seconds);
        Search { task, given, template: template(&samples), known: HashMap::new(), most_runs, time_left }
    }

    /// Inputs run so far.
    pub(super) fn runs(&self) -> usize {
        self.known.len()
    }

    /// The smallest input that fails like this case, itself if none is smaller.
    pub(super) async fn smallest<E: Engine>(&mut self, case: &JudgedCase, engine: &mut E) -> Result<Value> {
        for size in 0..size(&case.arguments) {
            let task = self.task;
            let mut inputs = small::inputs(&self.template, size, MADE, |input| task.checker.legal(input).is_ok());
            inputs.extend(self.given[size].iter().cloned());
            for input in inputs {
                if self.fails_alike(&input, case, engine).await? {
                    return Ok(input);
                }
            }
        }
        Ok(case.arguments.clone())
    }

    async fn fails_alike<E: Engine>(&mut self, input: &Value, case: &JudgedCase, engine: &mut E) -> Result<bool> {
        let key = wire::write(input);
        if let Some(finding) = self.known.get(&key) {
            return Ok(finding.resembles(&case.finding));
        }
        if self.known.len() >= self.most_runs || self.time_left.is_zero() {
            return Ok(false);
        }
        let start = Instant::now();
        let judged = attempt(self.task, input.clone(), LEAST_LIMIT_MS, engine).await?;
        self.time_left = self.time_left.saturating_sub(start.elapsed());
        let alike = judged.finding.resembles(&case.finding);
        self.known.insert(key, judged.finding);
        Ok(alike)
    }
}
