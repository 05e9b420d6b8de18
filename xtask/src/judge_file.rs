//! `xtask judge`: one file, judged as the browser would.

mod json;

use crate::judging::{self, Trial};
use crate::python_host::{NodeLink, pyodide_folder};
use anyhow::{Context, Result, bail};
use protocol::judging::{CaseReport, Report, Shown, Verdict};
use std::path::PathBuf;

/// Judge a file as the browser would, and print the verdict
#[derive(clap::Args)]
pub struct Args {
    /// The problem
    slug: String,
    /// The answer: Python, SQL, an expression, a bound, or the indices of options
    file: PathBuf,
    /// Repeats a run
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Judges the file. Fails where it is not accepted.
pub fn run(args: &Args) -> Result<()> {
    let package = judging::find(&args.slug)?;
    let text =
        std::fs::read_to_string(&args.file).with_context(|| format!("{} cannot be read", args.file.display()))?;
    let mut python = NodeLink::new(&pyodide_folder()?);
    let manifest = package.manifest();
    let report = Trial { seed: args.seed, ..Trial::of(package, &manifest) }.submit(&text, &mut python)?;
    if args.json {
        println!("{}", serde_json::to_string_pretty(&json::object(&args.slug, &report))?);
    } else {
        print(&report);
    }
    if report.verdict == Verdict::Accepted { Ok(()) } else { bail!("not accepted") }
}

fn print(report: &Report) {
    println!("{:?}: {}", report.verdict, report.headline);
    println!("{} of {} cases, seed {}", report.cases_passed, report.cases_total, report.seed);
    if let Some(case) = &report.failing {
        print_case(case);
    }
    if let Some(growth) = &report.growth {
        println!("{}", growth.sentence);
        for point in &growth.points {
            println!("  n {:>8}  {:>10.3} ms  yardstick {:>10.3} ms", point.size, point.elapsed_ms, point.yardstick_ms);
        }
    }
    for option in &report.options {
        println!("option {}: {} {}", option.option, if option.right { "right." } else { "wrong." }, option.why);
    }
}

fn print_case(case: &CaseReport) {
    match case.shrinks {
        0 => println!("case: {}", case.name),
        times => println!("case: {}, made smaller {times} times", case.name),
    }
    for input in &case.inputs {
        println!("  {} = {}", input.name, shown(&input.value));
    }
    for (label, value) in [("expected", &case.expected), ("got", &case.actual)] {
        if let Some(value) = value {
            println!("  {label}: {}", shown(value));
        }
    }
    for difference in &case.differences {
        println!("  {difference}");
    }
    if let Some(error) = &case.error {
        println!("  {}: {}", error.kind, error.message);
        for line in &error.traceback {
            println!("  | {line}");
        }
    }
}

fn shown(value: &Shown) -> String {
    match value {
        Shown::Literal { text, .. } => text.clone(),
        Shown::Grid { columns, rows, .. } => {
            let line = |cells: Vec<String>| format!("\n    {}", cells.join(" | "));
            let head = line(columns.clone());
            let cell = |cell: &Option<String>| cell.clone().unwrap_or_else(|| "NULL".into());
            rows.iter().map(|row| line(row.iter().map(cell).collect())).fold(head, |all, row| all + &row)
        }
    }
}
