//! `xtask verify`: every package proves itself, in the same Pyodide as the browser's.
//!
//! For each problem: every submission gets the verdict that its folder names, under several seeds and with the limits of
//! time halved and doubled; accepted ones agree with the reference on many more inputs; the starter is not accepted;
//! every input that the checker makes is legal, and every limit is reached; meaningless outputs are refused; the texts are
//! whole and their code does what it says. Packages that are broken on purpose, in `tests/broken`, prove that each
//! [`Alarm`] rings.

mod blocks;
mod bounds;
mod code;
mod inputs;
mod junk;
mod lesson;
mod subject;
mod tally;
mod texts;
mod verdicts;

pub(crate) use subject::submissions;
pub use tally::{Alarm, Failure, Tally};

use crate::judging;
use anyhow::{Result, anyhow, bail};
use problems::Package;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use subject::Subject;

pub use crate::python_host::{NodeLink, pyodide_folder};

/// Prove every problem package: submissions, checker, limits and texts
#[derive(clap::Args)]
pub struct Args {
    /// Only these problems
    slugs: Vec<String>,
    /// Seeds under which each submission is judged
    #[arg(long, default_value_t = 5)]
    seeds: u64,
    /// Random inputs on which accepted submissions and the reference must agree
    #[arg(long, default_value_t = 200)]
    random_cases: u32,
    /// Interpreters at work at once
    #[arg(long, default_value_t = 2)]
    jobs: usize,
}

/// How thoroughly a package is verified.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Seeds under which each submission is judged.
    pub seeds: u64,
    /// Random inputs on which accepted submissions and the reference must agree.
    pub random_cases: u32,
}

/// Verifies the named problems, or all of them. Fails where anything does not hold.
///
/// # Errors
/// Unknown problems, a missing Pyodide, any check that does not hold.
pub fn run(args: &Args) -> Result<()> {
    let mut packages = judging::packages(&args.slugs)?;
    // What takes longest first, so that no core is idle in the end.
    packages.sort_by_key(|package| package.manifest().growth.is_none());
    let effort = Effort { seeds: args.seeds, random_cases: args.random_cases };
    let pyodide = pyodide_folder()?;
    // A panic of a checker is reported as a failure; where it happened is enough.
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
    let began = Instant::now();
    let next = AtomicUsize::new(0);
    let total = Mutex::new((0, Tally::default()));
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.clamp(1, packages.len().max(1)) {
            scope.spawn(|| {
                let mut python = NodeLink::new(&pyodide);
                while let Some(package) = packages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let tally = verify(package, &judging::folder(package), effort, &mut python);
                    if let Ok(mut total) = total.lock() {
                        total.0 += 1;
                        println!("[{}/{}] {}", total.0, packages.len(), told(package, &tally, start));
                        total.1.absorb(tally);
                    }
                }
            });
        }
    });
    let (count, total) = total.into_inner().map_err(|_| anyhow!("a verifying thread panicked"))?;
    println!(
        "{count} packages in {:.0} s: {} checks passed, {} failed",
        began.elapsed().as_secs_f64(),
        total.passed,
        total.failures.len()
    );
    if total.failures.is_empty() { Ok(()) } else { bail!("{} of the checks above do not hold", total.failures.len()) }
}

fn told(package: &Package, tally: &Tally, start: Instant) -> String {
    let mark = if tally.failures.is_empty() { "ok  " } else { "FAIL" };
    let name = format!("{}/{}", package.chapter, package.slug);
    let mut line = format!("{mark} {name:<48} {:>5} checks {:>6.1} s", tally.checks(), start.elapsed().as_secs_f64());
    for Failure { alarm, message } in &tally.failures {
        line += &format!("\n     {alarm}: {}", message.trim_end().replace('\n', "\n     "));
    }
    line
}

/// Verifies one package, whose files are in `folder`. What goes wrong on the way is a failure, too.
pub fn verify(package: &Package, folder: &Path, effort: Effort, python: &mut NodeLink) -> Tally {
    let mut tally = Tally::default();
    let done = catch_unwind(AssertUnwindSafe(|| check(package, folder, effort, python, &mut tally)));
    match done {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tally.ring(Alarm::Unreadable, format!("{error:#}")),
        Err(_) => tally.ring(Alarm::CheckerPanics, "the checker panics; see above where"),
    }
    tally
}

fn check(package: &Package, folder: &Path, effort: Effort, python: &mut NodeLink, tally: &mut Tally) -> Result<()> {
    let subject = Subject::read(package, folder)?;
    // What needs no interpreter first: it is quick, and explains most of what fails later.
    inputs::check(&subject, tally);
    bounds::check(&subject, tally);
    texts::check(&subject, tally);
    code::check(&subject, python, tally)?;
    junk::check(&subject, python, tally)?;
    verdicts::check(&subject, effort, python, tally)
}
