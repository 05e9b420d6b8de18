//! How soon a problem can be read, answered and judged, as a Markdown table: `script/measure [visits]`.
//!
//! Each visit is a fresh profile; the repeat visit is the same profile a second time. Bare Pyodide is measured in the same run,
//! from the same server, so that the ratio does not depend on the machine.

use anyhow::{Context, Result};
use browser_tests::timing::{Moments, Stop, Submit, quantile, summary};
use browser_tests::{Screen, Visitor, bank};

/// A problem of each weight, with what bare Pyodide must import to be compared with it.
const SUBJECTS: [(&str, &str, &[&str]); 2] = [
    ("plain Python", "max-confidence-per-window", &[]),
    ("NumPy and pandas", "rolling-mean-per-user", &["numpy", "pandas"]),
];

/// The figures of one profile's visits.
struct Visits {
    first: Moments,
    repeat: Moments,
    bare_first: f64,
    bare_repeat: f64,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let visits = match std::env::args().nth(1) {
        Some(count) => count.parse().context("the number of visits is no number")?,
        None => 5,
    };
    println!("Median of {visits} visits in milliseconds (least to most); Chromium, a server on the same machine.\n");
    println!("| | first visit | later visit |");
    println!("|---|---|---|");
    for (name, slug, packages) in SUBJECTS {
        let mut all = Vec::new();
        for number in 1..=visits {
            eprintln!("{name}: visit {number} of {visits}");
            all.push(measure(slug, packages).await.with_context(|| format!("{slug}, visit {number}"))?);
        }
        tell(name, &all);
    }
    tell_submits(visits).await?;
    tell_stops(visits).await?;
    tell_keystrokes(visits).await
}

/// One-line answers, which are judged at each keystroke.
const LINES: [&str; 4] = ["standardise-columns", "softmax-by-row", "top-k-per-row", "k-means-cost"];

/// From a keystroke to the verdict on the page.
async fn tell_keystrokes(rounds: usize) -> Result<()> {
    println!("\n| from a keystroke to its verdict | median ms | 95% within ms | keystrokes |\n|---|---|---|---|");
    for slug in LINES {
        let visitor = Visitor::arrive(Screen::DESKTOP).await?;
        visitor.open_problem(slug).await?;
        let answer = bank::submission(slug, "accepted")?.trim().to_owned();
        // The first round compiles the judge.
        visitor.timed_keystrokes(&answer).await?;
        let mut all = Vec::new();
        for _ in 0..rounds {
            all.extend(visitor.timed_keystrokes(&answer).await?);
        }
        visitor.leave().await?;
        let figure = |share| quantile(all.clone(), share).map_or("–".into(), |figure| format!("{figure:.1}"));
        println!("| {slug} | {} | {} | {} |", figure(0.5), figure(0.95), all.len());
    }
    Ok(())
}

/// A small problem without a growth series: what is measured is the judge, not the answer.
const SMALL: &str = "two-proportion-z-test";

/// What the judge costs beside the answer: warm Submits of an accepted answer.
async fn tell_submits(count: usize) -> Result<()> {
    let visitor = Visitor::arrive(Screen::DESKTOP).await?;
    visitor.open_problem(SMALL).await?;
    visitor.python_is_ready().await?;
    visitor.answer(bank::kind(SMALL)?, &bank::submission(SMALL, "accepted")?).await?;
    visitor.submit().await?;
    let mut submits = Vec::new();
    for _ in 0..count * 4 {
        submits.push(visitor.timed_submit().await?);
    }
    visitor.leave().await?;
    let figures = |figure: &dyn Fn(&Submit) -> f64| cell(submits.iter().map(figure).collect(), 1);
    println!("\n| a warm Submit of {} cases | milliseconds |\n|---|---|", submits.first().map_or(0.0, |it| it.cases));
    println!("| from the click to the verdict | {} |", figures(&|it| it.whole));
    println!("| inside the answer | {} |", figures(&|it| it.answer));
    println!("| the judge's own | {} |", figures(&|it| it.whole - it.answer));
    Ok(())
}

/// Answers that only a stop ends: one heeds an interrupt, the other does not.
const LOOP: &str = "def max_per_window(scores, k):\n    while True:\n        pass\n";
const COMPILED_LOOP: &str = "import itertools\n\ndef max_per_window(scores, k):\n    return sum(itertools.count())\n";

/// What is stopped, and what a page is told of its device before.
const STOPS: [(&str, &str, &str); 4] = [
    ("a loop that is interrupted", LOOP, ""),
    ("a loop in C; a spare waits", COMPILED_LOOP, ""),
    (
        "no shared memory; a spare waits",
        LOOP,
        "Object.defineProperty(window, 'crossOriginIsolated', { get: () => false })",
    ),
    ("without a spare", COMPILED_LOOP, "Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 2 })"),
];

/// From the click on Stop to the next run.
async fn tell_stops(count: usize) -> Result<()> {
    println!("\n| from the click on Stop, in milliseconds | run again possible | first case begun |\n|---|---|---|");
    for (name, code, device) in STOPS {
        let visitor = Visitor::arrive(Screen::DESKTOP).await?;
        visitor.before_each_page(device).await?;
        visitor.open_problem(SUBJECTS[0].1).await?;
        visitor.python_is_ready().await?;
        visitor.write_code(code).await?;
        let mut stops = Vec::new();
        for _ in 0..count {
            // The stop before may have taken the spare, and the next is on its way only when all has rested.
            if !device.contains("deviceMemory") {
                visitor.spare_is_ready().await?;
            }
            stops.push(visitor.timed_stop().await?);
        }
        visitor.leave().await?;
        let figures = |figure: &dyn Fn(&Stop) -> f64| cell(stops.iter().map(figure).collect(), 0);
        println!("| {name} | {} | {} |", figures(&|it| it.ready), figures(&|it| it.at_work));
    }
    Ok(())
}

async fn measure(slug: &str, packages: &[&str]) -> Result<Visits> {
    let visitor = Visitor::arrive(Screen::DESKTOP).await?;
    visitor.open_problem(slug).await?;
    let first = visitor.moments().await?;
    visitor.open_bare_page().await?;
    visitor.open_problem(slug).await?;
    let repeat = visitor.moments().await?;
    visitor.leave().await?;

    // A profile of its own: what the app has brought into the cache must not help.
    let visitor = Visitor::arrive(Screen::DESKTOP).await?;
    visitor.open_bare_page().await?;
    let bare_first = visitor.bare_pyodide(packages).await?;
    visitor.reload().await?;
    let bare_repeat = visitor.bare_pyodide(packages).await?;
    visitor.leave().await?;
    Ok(Visits { first, repeat, bare_first, bare_repeat })
}

fn tell(name: &str, all: &[Visits]) {
    let row = |label: &str, figure: &dyn Fn(&Moments) -> f64| {
        let column =
            |moments: &dyn Fn(&Visits) -> Moments| cell(all.iter().map(|visits| figure(&moments(visits))).collect(), 0);
        println!("| {name}: {label} | {} | {} |", column(&|it| it.first), column(&|it| it.repeat));
    };
    row("statement readable", &|moments| moments.statement);
    row("editor ready", &|moments| moments.editor);
    row("Python ready", &|moments| moments.python);
    let figures = |figure: &dyn Fn(&Visits) -> f64, digits| cell(all.iter().map(figure).collect(), digits);
    println!(
        "| {name}: bare Pyodide's boot | {} | {} |",
        figures(&|it| it.bare_first, 0),
        figures(&|it| it.bare_repeat, 0)
    );
    println!(
        "| {name}: Python ready, as a multiple of that | {} | {} |",
        figures(&|it| it.first.python / it.bare_first, 2),
        figures(&|it| it.repeat.python / it.bare_repeat, 2)
    );
}

fn cell(figures: Vec<f64>, digits: usize) -> String {
    match summary(figures) {
        Some([median, least, most]) => format!("{median:.digits$} ({least:.digits$} to {most:.digits$})"),
        None => "–".into(),
    }
}
