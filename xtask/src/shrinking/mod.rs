//! `xtask shrinking`: how near to the smallest failing input the shown one is.
//!
//! Each wrong submission is judged under a few seeds, as in the browser. Then smaller inputs are searched for without
//! cunning: small legal ones are made by the dozen and run in the same interpreter until one fails in the same way.
//! Size is what [`judge::shrink::size`] counts. Nine of ten shown inputs must be within one item of the smallest found.

mod engines;
mod learn;
mod search;
mod small;

use crate::judging;
use crate::python_host::{NodeLink, pyodide_folder};
use anyhow::{Context, Result, bail};
use engines::Counting;
use judge::engine::{JudgedCase, Stage, Watcher};
use judge::manifest::{Kind, Manifest};
use judge::plan::Depth;
use judge::session::{Task, judge};
use judge::shrink::size;
use judge::value::literal;
use judge_worker::engines::{ExpressionEngine, PythonEngine, QueryEngine};
use problems::Package;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Compare the inputs that wrong submissions are shown with to the smallest that a plain search finds
#[derive(clap::Args)]
pub struct Args {
    /// Only these problems
    slugs: Vec<String>,
    /// Seeds under which each submission is judged
    #[arg(long, default_value_t = 3)]
    seeds: u64,
    /// Inputs that the plain search may run for each submission
    #[arg(long, default_value_t = 2000)]
    runs: usize,
    /// Seconds that the plain search may take for each submission
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// Interpreters at work at once
    #[arg(long, default_value_t = 2)]
    jobs: usize,
    /// Show both inputs where the shown one is more than one item larger
    #[arg(long)]
    show: bool,
}

/// The share of shown inputs that must be within one item of the smallest.
const WANTED_SHARE: f64 = 0.9;

/// One submission under one seed.
struct Row {
    name: String,
    seed: u64,
    found: usize,
    smallest: usize,
    /// Runs that judging and shrinking took.
    judge_runs: usize,
    judge_ms: f64,
    /// Inputs that the plain search ran.
    search_runs: usize,
    /// Both inputs, where they differ by more than one item.
    inputs: Option<(String, String)>,
}

/// Measures the named problems, or all. Fails where too few shown inputs are near the smallest.
pub fn run(args: &Args) -> Result<()> {
    let packages: Vec<&'static Package> = if args.slugs.is_empty() {
        problems::PACKAGES.iter().collect()
    } else {
        args.slugs.iter().map(|slug| judging::find(slug)).collect::<Result<_>>()?
    };
    let mut files = Vec::new();
    for package in packages {
        if matches!(package.manifest().kind, Kind::Function | Kind::Query | Kind::Expression) {
            files.extend(submissions(&judging::folder(package))?.into_iter().map(|file| (package, file)));
        }
    }
    let pyodide = pyodide_folder()?;
    let next = AtomicUsize::new(0);
    let all: Mutex<(Vec<Row>, Vec<String>)> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                let mut python = NodeLink::new(&pyodide);
                while let Some((package, file)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let measured = measure(package, file, args, &mut python);
                    let Ok(mut all) = all.lock() else { return };
                    match measured {
                        Ok(rows) => {
                            rows.iter().for_each(|row| tell(row, args.show));
                            all.0.extend(rows);
                        }
                        Err(error) => {
                            println!("FAIL {}: {error:#}", file.display());
                            all.1.push(file.display().to_string());
                        }
                    }
                }
            });
        }
    });
    let (rows, failures) = all.into_inner().map_err(|_| anyhow::anyhow!("a measuring thread panicked"))?;
    conclude(&rows, &failures)
}

fn tell(row: &Row, show: bool) {
    let gap = row.found - row.smallest;
    println!(
        "{} {:<84} seed {}  shown {:>3}  smallest {:>3}  gap {gap:>2}  {:>4} runs {:>6.0} ms, then {:>4}",
        if gap <= 1 { "ok  " } else { "FAR " },
        row.name,
        row.seed,
        row.found,
        row.smallest,
        row.judge_runs,
        row.judge_ms,
        row.search_runs
    );
    if let (true, Some((found, smallest))) = (show, &row.inputs) {
        println!("     shown    {found}\n     smallest {smallest}");
    }
}

fn conclude(rows: &[Row], failures: &[String]) -> Result<()> {
    let near = rows.iter().filter(|row| row.found <= row.smallest + 1).count();
    let exact = rows.iter().filter(|row| row.found == row.smallest).count();
    let share = near as f64 / rows.len().max(1) as f64;
    let mut runs: Vec<usize> = rows.iter().map(|row| row.judge_runs).collect();
    runs.sort_unstable();
    let at = |share: f64| runs.get((runs.len() as f64 * share) as usize).copied().unwrap_or(0);
    println!(
        "{near} of {} shown inputs ({:.1}%) are within one item of the smallest, {exact} are as small; \
         judging ran {} inputs in the median, {} at p95",
        rows.len(),
        100.0 * share,
        at(0.5),
        at(0.95)
    );
    if !failures.is_empty() {
        bail!("{} submissions could not be measured", failures.len());
    }
    if share < WANTED_SHARE { bail!("fewer than {:.0}% are near the smallest", 100.0 * WANTED_SHARE) } else { Ok(()) }
}

/// The submissions that fail on some input.
fn submissions(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for verdict in ["wrong_answer", "runtime_error"] {
        let files = folder.join("submissions").join(verdict);
        if files.is_dir() {
            for file in std::fs::read_dir(&files).with_context(|| files.display().to_string())? {
                found.push(file?.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn measure(package: &Package, file: &Path, args: &Args, python: &mut NodeLink) -> Result<Vec<Row>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let manifest = package.manifest();
    let (Some(checker), Some(signature)) = (package.checker(), &manifest.signature) else {
        bail!("the problem has no checker for this kind of answer");
    };
    let task = Task { manifest: &manifest, checker: &checker, yardstick: package.yardstick, time_scale: 1.0, own: &[] };
    let name = file.strip_prefix(crate::root().join("problems")).unwrap_or(file).display().to_string();
    let name = name.split('/').skip(1).filter(|part| *part != "submissions").collect::<Vec<_>>().join("/");
    macro_rules! with {
        ($engine:expr) => {{
            let mut engine = Counting { engine: $engine, runs: 0 };
            pollster::block_on(rows(task, &name, &text, args, &mut engine))
        }};
    }
    match manifest.kind {
        Kind::Expression => {
            with!(ExpressionEngine::new(signature.parameters.iter().map(|parameter| parameter.name.clone()).collect()))
        }
        Kind::Query => with!(QueryEngine::new(signature.parameters.clone())),
        _ => {
            let mut engine = Counting { engine: PythonEngine::new(python, &manifest, signature), runs: 0 };
            let found = pollster::block_on(rows(task, &name, &text, args, &mut engine));
            pollster::block_on(engine.engine.unload());
            found
        }
    }
}

async fn rows<E: judge::engine::Engine>(
    task: Task<'_>,
    name: &str,
    text: &str,
    args: &Args,
    engine: &mut Counting<E>,
) -> Result<Vec<Row>> {
    let mut shown: Vec<(u64, JudgedCase, usize, f64)> = Vec::new();
    for seed in 1..=args.seeds {
        engine.runs = 0;
        let start = Instant::now();
        let judged = judge(task, text, Depth::Submit, seed, engine, &mut Silent(start)).await?;
        let case = judged.failing.with_context(|| format!("seed {seed} found no failing input"))?;
        shown.push((seed, case, engine.runs, start.elapsed().as_secs_f64() * 1000.0));
    }
    let cases: Vec<&JudgedCase> = shown.iter().map(|(_, case, ..)| case).collect();
    let mut search = search::Search::new(task, &cases, args.runs, args.seconds);
    let mut found = Vec::new();
    for (seed, case, judge_runs, judge_ms) in &shown {
        let before = search.runs();
        let smallest = search.smallest(case, engine).await?;
        let (shown_size, smallest_size) = (size(&case.arguments), size(&smallest));
        let text = |value| literal::cut(value, 24, 80).0;
        found.push(Row {
            name: name.to_owned(),
            seed: *seed,
            found: shown_size,
            smallest: smallest_size,
            judge_runs: *judge_runs,
            judge_ms: *judge_ms,
            search_runs: search.runs() - before,
            inputs: (shown_size > smallest_size + 1).then(|| (text(&case.arguments), text(&smallest))),
        });
    }
    Ok(found)
}

/// Watches and says nothing.
struct Silent(Instant);

impl Watcher for Silent {
    fn now_ms(&self) -> f64 {
        self.0.elapsed().as_secs_f64() * 1000.0
    }

    fn progress(&mut self, _: Stage, _: usize, _: usize) {}

    fn counterexample(&mut self, _: &Manifest, _: &JudgedCase) {}
}
