//! Judging a file as the browser would.

use anyhow::{Context, Result, bail};
use judge::engine::{JudgedCase, Stage, Watcher};
use judge::manifest::{Kind, Manifest};
use judge_worker::answer::{self, Terms};
use judge_worker::engines::PythonLink;
use problems::Package;
use protocol::judging::{Answer, Effort, JudgeRequest, Report, RequestId};
use std::time::Instant;

/// The folder of a problem.
pub fn folder(package: &Package) -> std::path::PathBuf {
    crate::root().join("problems").join(package.chapter).join(package.slug)
}

/// A Submit of an answer given as text.
fn request(slug: &str, kind: Kind, text: &str, seed: u64) -> Result<JudgeRequest> {
    let answer = match kind {
        Kind::Choice => Answer::Options(
            text.split_whitespace()
                .map(|index| index.parse().with_context(|| format!("`{index}` is not the index of an option")))
                .collect::<Result<_>>()?,
        ),
        _ => Answer::Text(text.to_owned()),
    };
    Ok(JudgeRequest {
        id: RequestId(0),
        slug: slug.to_owned(),
        effort: Effort::Submit,
        answer,
        seed: Some(seed),
        python_may_stand_in: false,
        own: Vec::new(),
    })
}

/// On what terms an answer is judged.
#[derive(Clone, Copy)]
pub struct Trial<'a> {
    /// The problem.
    pub package: &'a Package,
    /// What it says of itself, or a changed form of that.
    pub manifest: &'a Manifest,
    /// Repeats a run.
    pub seed: u64,
    /// What every limit of time is multiplied by.
    pub time_scale: f64,
    /// Whether a failing input is made small.
    pub shrinks: bool,
    /// Whether growth is measured, where it is asked for.
    pub measures_growth: bool,
}

impl<'a> Trial<'a> {
    /// As the browser would, under seed 1.
    pub fn of(package: &'a Package, manifest: &'a Manifest) -> Self {
        Trial { package, manifest, seed: 1, time_scale: 1.0, shrinks: true, measures_growth: true }
    }

    /// Judges an answer given as text; of a `choice` problem, the indices of the options.
    pub fn submit(&self, text: &str, python: &mut impl PythonLink) -> Result<Report> {
        let request = request(self.package.slug, self.manifest.kind, text, self.seed)?;
        let terms = Terms { package: self.package, manifest: self.manifest, time_scale: self.time_scale, own: &[] };
        let watcher =
            &mut Silent { start: Instant::now(), shrinks: self.shrinks, measures_growth: self.measures_growth };
        Ok(pollster::block_on(answer::judge_on(terms, &request, self.seed, python, watcher)))
    }
}

/// The named problems, or all of them.
pub fn packages(slugs: &[String]) -> Result<Vec<&'static Package>> {
    if slugs.is_empty() {
        return Ok(problems::PACKAGES.iter().collect());
    }
    slugs.iter().map(|slug| find(slug)).collect()
}

/// Finds a problem, or says which there are.
pub fn find(slug: &str) -> Result<&'static Package> {
    match Package::find(slug) {
        Some(package) => Ok(package),
        None => {
            let known: Vec<&str> = problems::PACKAGES.iter().map(|package| package.slug).collect();
            bail!("there is no problem called {slug}; there are {}", known.join(", "))
        }
    }
}

/// Watches and says nothing, but what is worth its time.
struct Silent {
    start: Instant,
    shrinks: bool,
    measures_growth: bool,
}

impl Watcher for Silent {
    fn now_ms(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1000.0
    }

    fn progress(&mut self, _: Stage, _: usize, _: usize) {}

    fn counterexample(&mut self, _: &Manifest, _: &JudgedCase) {}

    fn wants(&self, stage: Stage) -> bool {
        match stage {
            Stage::Cases => true,
            Stage::Shrinking => self.shrinks,
            Stage::Growth => self.measures_growth,
        }
    }
}
