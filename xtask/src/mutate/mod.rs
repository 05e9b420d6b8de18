//! `xtask mutate`: would the cases of a problem notice a small mistake?
//!
//! Accepted submissions are changed in one small place each, and judged. A mutant that is accepted is either a right
//! answer, too, and then `mutants.toml` says why, or a gap in the checker's cases.

mod equivalent;
mod mutant;
mod python;
mod sql;
mod survey;
mod trial;

use crate::judging;
use crate::python_host::{NodeLink, pyodide_folder};
use anyhow::{Result, bail};
use judge::manifest::Kind;
use problems::Package;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use survey::Survey;
use trial::Fate;

/// Of a package's mutants that are no right answers, this share has to be noticed.
const ASKED_RATE: f64 = 0.95;

/// Change accepted submissions in small ways and see whether the cases notice
#[derive(clap::Args)]
pub struct Args {
    /// Only these problems
    slugs: Vec<String>,
    /// Interpreters at work at once
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// The first of the seeds
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Judge at most so many mutants of each submission, spread over it
    #[arg(long)]
    limit: Option<usize>,
    /// Print survivors as entries for mutants.toml, too
    #[arg(long)]
    toml: bool,
}

/// Judges the mutants of the named problems, or of all. Fails where too many survive, or a list is stale.
pub fn run(args: &Args) -> Result<()> {
    let packages: Vec<&'static Package> = if args.slugs.is_empty() {
        problems::PACKAGES.iter().collect()
    } else {
        args.slugs.iter().map(|slug| judging::find(slug)).collect::<Result<_>>()?
    };
    let has_mutants =
        |package: &&&Package| matches!(package.manifest().kind, Kind::Function | Kind::Expression | Kind::Query);
    let surveys: Vec<Survey> =
        packages.iter().filter(has_mutants).map(|package| Survey::of(package, args.limit)).collect::<Result<_>>()?;
    let pyodide = pyodide_folder()?;
    let trials: Vec<(usize, usize)> = surveys
        .iter()
        .enumerate()
        .flat_map(|(at, survey)| (0..survey.candidates.len()).map(move |of| (at, of)))
        .collect();
    let surveys: Vec<Mutex<Survey>> = surveys.into_iter().map(Mutex::new).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                let mut python = NodeLink::new(&pyodide);
                while let Some(&(at, of)) = trials.get(next.fetch_add(1, Ordering::Relaxed)) {
                    judge_one(&surveys[at], of, args, &mut python);
                    if std::io::stderr().is_terminal() {
                        eprint!("\r{} of {} begun\r", next.load(Ordering::Relaxed).min(trials.len()), trials.len());
                    }
                }
            });
        }
    });
    total(surveys)
}

fn judge_one(survey: &Mutex<Survey>, of: usize, args: &Args, python: &mut NodeLink) {
    let Ok((package, candidate)) = survey.lock().map(|survey| (survey.package, survey.candidates[of].clone())) else {
        return;
    };
    let fate = trial::judge(package, &candidate.mutant, args.seed, candidate.listed.is_some(), python);
    if let Ok(mut survey) = survey.lock() {
        survey.candidates[of].fate = Some(fate);
        if survey.candidates.iter().all(|candidate| candidate.fate.is_some()) {
            survey.print(args.toml);
        }
    }
}

fn total(surveys: Vec<Mutex<Survey>>) -> Result<()> {
    let (mut killed, mut counted, mut listed, mut failed) = (0, 0, 0, 0);
    let problems = surveys.len();
    for survey in surveys {
        let survey = survey.into_inner().map_err(|_| anyhow::anyhow!("a judging thread panicked"))?;
        if let Some(broken) = survey.candidates.iter().find(|candidate| candidate.fate.is_none()) {
            bail!("{} was not judged: a judging thread panicked", broken.file);
        }
        let survived = survey.count(|fate| *fate == Fate::Survived);
        killed += survey.killed();
        counted += survey.killed() + survived;
        listed += survey.listed();
        failed += usize::from(!survey.holds());
    }
    println!(
        "{problems} problems: {killed} of {counted} mutants killed ({:.1}%), {listed} listed as equivalent; {failed} failed",
        survey::percent(killed, counted)
    );
    if failed == 0 { Ok(()) } else { bail!("{failed} problems let too much pass, or their lists are stale") }
}
