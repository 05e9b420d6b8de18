//! `xtask trials`: whether slow answers are told from good ones, again and again.
//!
//! Every accepted and every too slow submission of a problem that asks for growth is submitted many times, each time
//! with another seed. One verdict that is not its folder's is an error. Run it with the other core busy: that is what
//! a visitor's machine is like.

use crate::judging::{self, Trial};
use crate::python_host::{NodeLink, pyodide_folder};
use crate::verify::submissions;
use anyhow::{Context, Result, bail};
use protocol::judging::Verdict;
use std::collections::BTreeMap;
use std::time::Instant;

/// Judge growth again and again, and count wrong verdicts
#[derive(clap::Args)]
pub struct Args {
    /// Only these problems
    slugs: Vec<String>,
    /// How often each submission is judged
    #[arg(long, default_value_t = 100)]
    repeats: u64,
    /// Only submissions whose file name holds this
    #[arg(long, default_value = "")]
    submission: String,
    /// The first seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs the trials. Fails where a verdict was wrong.
pub fn run(args: &Args) -> Result<()> {
    let packages = judging::packages(&args.slugs)?;
    let mut python = NodeLink::new(&pyodide_folder()?);
    let (mut judged, mut errors) = (0, 0);
    for package in packages {
        let manifest = package.manifest();
        if manifest.growth.is_none() {
            continue;
        }
        for (wanted, file) in submissions(&judging::folder(package))? {
            if !matches!(wanted, Verdict::Accepted | Verdict::TimeLimitExceeded) {
                continue;
            }
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if !name.contains(&args.submission) {
                continue;
            }
            let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let start = Instant::now();
            let mut wrong: BTreeMap<String, u64> = BTreeMap::new();
            let mut untold = 0;
            for repeat in 0..args.repeats {
                let trial = Trial { seed: args.seed + repeat, ..Trial::of(package, &manifest) };
                let report = trial.submit(&text, &mut python)?;
                judged += 1;
                if report.verdict != wanted {
                    errors += 1;
                    *wrong.entry(format!("{:?}: {}", report.verdict, report.headline)).or_default() += 1;
                } else if report.growth.is_some_and(|growth| growth.meets_bound.is_none()) {
                    untold += 1;
                }
            }
            println!(
                "{:<28} {name:<40} {:>4} judged {:>3} wrong {untold:>3} untold {:>6.2} s each",
                package.slug,
                args.repeats,
                wrong.values().sum::<u64>(),
                start.elapsed().as_secs_f64() / args.repeats.max(1) as f64
            );
            for (what, times) in wrong {
                println!("     {times} times {what}");
            }
        }
    }
    println!("{judged} judged, {errors} wrong");
    if errors == 0 { Ok(()) } else { bail!("{errors} verdicts were wrong") }
}
