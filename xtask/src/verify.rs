//! `xtask verify`: every package proves itself, in the same Pyodide as the browser's.
//!
//! For each problem: every submission gets the verdict that its folder names, under several seeds; the starter is not
//! accepted; examples and edge cases are legal, and so is every random input; the reference takes them all.

use crate::judging;
use crate::python_host::{NodeLink, pyodide_folder};
use anyhow::{Context, Result, bail};
use judge::checker::Checker;
use judge::manifest::{Kind, Manifest};
use judge::plan::MAX_RANDOM_SIZE;
use judge::random::Random;
use judge::value::Value;
use problems::Package;
use protocol::judging::{Report, Verdict};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Judge every submission of every problem and compare with its folder's name
#[derive(clap::Args)]
pub struct Args {
    /// Only these problems
    slugs: Vec<String>,
    /// Seeds under which each submission is judged
    #[arg(long, default_value_t = 3)]
    seeds: u64,
    /// Interpreters at work at once. Growth is measured best with a core left free
    #[arg(long, default_value_t = 1)]
    jobs: usize,
}

/// What was checked of one problem.
#[derive(Default)]
struct Tally {
    passed: usize,
    failures: Vec<String>,
}

impl Tally {
    fn expect(&mut self, holds: bool, failure: impl FnOnce() -> String) {
        if holds { self.passed += 1 } else { self.failures.push(failure()) }
    }
}

/// Verifies the named problems, or all of them. Fails where anything does not hold.
pub fn run(args: &Args) -> Result<()> {
    let packages: Vec<&'static Package> = if args.slugs.is_empty() {
        problems::PACKAGES.iter().collect()
    } else {
        args.slugs.iter().map(|slug| judging::find(slug)).collect::<Result<_>>()?
    };
    let pyodide = pyodide_folder()?;
    let next = AtomicUsize::new(0);
    let total = Mutex::new(Tally::default());
    std::thread::scope(|scope| {
        for _ in 0..args.jobs.max(1) {
            scope.spawn(|| {
                let mut python = NodeLink::new(&pyodide);
                while let Some(package) = packages.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let start = Instant::now();
                    let tally = verify(package, args.seeds, &mut python)
                        .unwrap_or_else(|error| Tally { passed: 0, failures: vec![format!("{error:#}")] });
                    tell(package, &tally, start);
                    if let Ok(mut total) = total.lock() {
                        total.passed += tally.passed;
                        total.failures.extend(tally.failures);
                    }
                }
            });
        }
    });
    let total = total.into_inner().map_err(|_| anyhow::anyhow!("a verifying thread panicked"))?;
    println!("{} passed, {} failed", total.passed, total.failures.len());
    if total.failures.is_empty() { Ok(()) } else { bail!("{} of the checks above do not hold", total.failures.len()) }
}

fn tell(package: &Package, tally: &Tally, start: Instant) {
    let mark = if tally.failures.is_empty() { "ok  " } else { "FAIL" };
    println!(
        "{mark} {:<44} {:>4} checks {:>6.1} s",
        format!("{}/{}", package.chapter, package.slug),
        tally.passed + tally.failures.len(),
        start.elapsed().as_secs_f64()
    );
    for failure in &tally.failures {
        println!("     {}", failure.replace('\n', "\n     "));
    }
}

fn verify(package: &Package, seeds: u64, python: &mut NodeLink) -> Result<Tally> {
    let folder = judging::folder(package);
    let manifest = package.manifest();
    let mut tally = Tally::default();
    if let Some(checker) = package.checker() {
        check_inputs(&manifest, &checker, &mut tally);
    }
    for (wanted, file) in submissions(&folder)? {
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        for seed in 1..=seeds {
            let report = judging::submit(package, manifest.kind, &text, seed, python)?;
            let name = file.strip_prefix(&folder).unwrap_or(&file).display().to_string();
            tally.expect(report.verdict == wanted, || {
                format!("{name}, seed {seed}: wanted {wanted:?}, got {}", told(&report))
            });
        }
    }
    check_starter(package, &manifest, &folder, python, &mut tally)?;
    Ok(tally)
}

/// Each file under `submissions/`, with the verdict that its folder names.
pub(crate) fn submissions(folder: &Path) -> Result<Vec<(Verdict, PathBuf)>> {
    let mut found = Vec::new();
    let submissions = folder.join("submissions");
    for entry in std::fs::read_dir(&submissions).with_context(|| submissions.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().replace('_', "-")).unwrap_or_default();
        let verdict: Verdict = serde_json::from_value(serde_json::Value::String(name.clone()))
            .with_context(|| format!("submissions/{name} is not the name of a verdict"))?;
        for file in std::fs::read_dir(&path).with_context(|| path.display().to_string())? {
            found.push((verdict, file?.path()));
        }
    }
    found.sort_by(|left, right| left.1.cmp(&right.1));
    if !found.iter().any(|(verdict, _)| *verdict == Verdict::Accepted) {
        bail!("there is no accepted submission");
    }
    Ok(found)
}

fn check_starter(
    package: &Package,
    manifest: &Manifest,
    folder: &Path,
    python: &mut NodeLink,
    tally: &mut Tally,
) -> Result<()> {
    let extension = match manifest.kind {
        Kind::Function => "py",
        Kind::Query => "sql",
        Kind::Expression | Kind::Complexity => "txt",
        Kind::Choice => return Ok(()),
    };
    let file = folder.join("starter").with_extension(extension);
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let report = judging::submit(package, manifest.kind, &text, 1, python)?;
    tally.expect(!matches!(report.verdict, Verdict::Accepted | Verdict::JudgeError), || {
        format!("the starter is judged {}", told(&report))
    });
    Ok(())
}

/// Every input that the checker makes is legal, and the reference takes it.
fn check_inputs(manifest: &Manifest, checker: &Checker, tally: &mut Tally) {
    let mut check = |name: String, arguments: &Value| {
        let fault =
            checker.legal(arguments).err().or_else(|| checker.expected(arguments).err().map(|error| error.to_string()));
        tally.expect(fault.is_none(), || format!("{name} is not legal: {}", fault.clone().unwrap_or_default()));
    };
    for (at, example) in checker.examples().iter().enumerate() {
        check(format!("example {}", at + 1), &example.arguments);
    }
    for edge in checker.edges() {
        for seed in 0..5 {
            check(format!("edge case “{}”", edge.name), &edge.arguments(&mut Random::seeded(seed)));
        }
    }
    for size in 1..=MAX_RANDOM_SIZE {
        for seed in 0..5 {
            if let Some(arguments) = checker.random(&mut Random::new(seed, size as u64), size) {
                check(format!("random input of size {size}, seed {seed}"), &arguments);
            }
        }
    }
    if let Some(growth) = &manifest.growth {
        for step in 0..=growth.doublings {
            let size = (growth.first << step) as usize;
            match checker.growth(&mut Random::seeded(1), size) {
                Some(arguments) => check(format!("growth input of size {size}"), &arguments),
                None => check("the growth series".into(), &Value::None),
            }
        }
    }
}

fn told(report: &Report) -> String {
    let mut text = format!("{:?}: {}", report.verdict, report.headline);
    if let Some(case) = &report.failing {
        let inputs: Vec<String> =
            case.inputs.iter().map(|input| format!("{} = {:?}", input.name, input.value)).collect();
        text += &format!("\n  on {}\n  expected {:?}\n  got {:?}", inputs.join(", "), case.expected, case.actual);
        text += &case.differences.iter().map(|difference| format!("\n  {difference}")).collect::<String>();
    }
    if let Some(growth) = &report.growth {
        text += &format!("\n  {} {:?}", growth.sentence, growth.points);
    }
    text
}
