//! The start, beside stock Pyodide in the same run: first visits in fresh profiles, and later ones in the same.
//!
//! The two take turns, so that neither the machine nor what else it does tells in the ratio.

use crate::cell;
use anyhow::{Context, Result};
use browser_tests::stock::Stock;
use browser_tests::timing::{Moments, summary};
use browser_tests::{Conditions, Screen, Visitor};

/// A kind of problem, and what its start is measured by.
struct Subject {
    name: &'static str,
    slug: &'static str,
    packages: &'static str,
    /// At most this multiple of stock Pyodide's time, first and later; the second where there is such a goal.
    goals: (f64, Option<f64>),
}

const SUBJECTS: [Subject; 3] = [
    Subject {
        name: "plain Python, first result",
        slug: "max-confidence-per-window",
        packages: "",
        goals: (0.55, Some(0.4)),
    },
    Subject { name: "NumPy, imported and used", slug: "window-means", packages: "numpy", goals: (0.55, None) },
    Subject {
        name: "pandas, first data frame",
        slug: "rolling-mean-per-user",
        packages: "numpy,pandas",
        goals: (0.55, Some(0.2)),
    },
];

/// The figures of one round: a profile for the site and one for stock Pyodide, each visited twice.
struct Round {
    first: Moments,
    later: Moments,
    stock_first: f64,
    stock_later: f64,
}

/// Visits each kind of problem `visits` times and prints two tables.
pub async fn tell(visits: usize) -> Result<()> {
    tell_under(&Conditions::FULL_SPEED, &lay_stock()?, visits, async |_| Ok(())).await
}

/// Stock Pyodide's own site.
pub fn lay_stock() -> Result<Stock> {
    let wheels = std::env::var_os("METTLE_STOCK_WHEELS").context("METTLE_STOCK_WHEELS names no folder")?;
    Stock::lay(wheels.as_ref())
}

/// The same under these conditions. Before the later visit somebody waits for something more, such as for the site to be kept.
pub async fn tell_under(
    conditions: &Conditions,
    stock: &Stock,
    visits: usize,
    waits: impl AsyncFn(&Visitor) -> Result<()>,
) -> Result<()> {
    let mut rounds: Vec<Vec<Round>> = SUBJECTS.iter().map(|_| Vec::new()).collect();
    for number in 1..=visits {
        for (subject, rounds) in SUBJECTS.iter().zip(&mut rounds) {
            eprintln!("{}: visit {number} of {visits}", subject.name);
            let round = visit(subject, conditions, stock, &waits).await;
            rounds.push(round.with_context(|| format!("{}, visit {number}", subject.slug))?);
        }
    }
    println!("| from navigation | visit | stock Pyodide | here | × stock | goal |\n|---|---|--:|--:|--:|--:|");
    for (subject, rounds) in SUBJECTS.iter().zip(&rounds) {
        tell_start(subject, rounds);
    }
    println!("\n| from navigation | first visit | later visit |\n|---|--:|--:|");
    for (subject, rounds) in SUBJECTS.iter().zip(&rounds) {
        tell_page(subject, rounds);
    }
    Ok(())
}

async fn visit(
    subject: &Subject,
    conditions: &Conditions,
    stock: &Stock,
    waits: impl AsyncFn(&Visitor) -> Result<()>,
) -> Result<Round> {
    let visitor = Visitor::arrive_under(Screen::DESKTOP, conditions).await?;
    visitor.open_problem(subject.slug).await?;
    let first = visitor.moments().await?;
    if !visitor.next_start_is_prepared().await? {
        eprintln!("  nothing was kept for the later visit");
    }
    waits(&visitor).await?;
    visitor.open_bare_page().await?;
    visitor.open_problem(subject.slug).await?;
    let later = visitor.moments().await?;
    visitor.leave().await?;

    // A profile of its own: what the site has brought into the caches must not help.
    let visitor = stock.visitor(Screen::DESKTOP, conditions).await?;
    let stock_first = visitor.stock_pyodide(subject.packages).await?;
    visitor.open_bare_page().await?;
    let stock_later = visitor.stock_pyodide(subject.packages).await?;
    visitor.leave().await?;
    Ok(Round { first, later, stock_first, stock_later })
}

fn tell_start(subject: &Subject, rounds: &[Round]) {
    let row = |visit: &str, stock: &dyn Fn(&Round) -> f64, here: &dyn Fn(&Round) -> f64, goal: Option<f64>| {
        let all = |figure: &dyn Fn(&Round) -> f64| rounds.iter().map(figure).collect::<Vec<_>>();
        let middle = |figures| summary(figures).map_or(0.0, |[median, ..]| median);
        let ratio = middle(all(here)) / middle(all(stock));
        let goal = goal.map_or("–".into(), |goal| format!("{goal}"));
        println!(
            "| {} | {visit} | {} | {} | {ratio:.2} | {goal} |",
            subject.name,
            cell(all(stock), 0),
            cell(all(here), 0)
        );
    };
    row("first", &|it| it.stock_first, &|it| it.first.python, Some(subject.goals.0));
    row("later", &|it| it.stock_later, &|it| it.later.python, subject.goals.1);
}

fn tell_page(subject: &Subject, rounds: &[Round]) {
    let row = |label: &str, figure: &dyn Fn(&Moments) -> f64| {
        let column = |visit: &dyn Fn(&Round) -> Moments| cell(rounds.iter().map(|it| figure(&visit(it))).collect(), 0);
        println!("| {}: {label} | {} | {} |", subject.slug, column(&|it| it.first), column(&|it| it.later));
    };
    row("statement readable", &|moments| moments.statement);
    row("editor ready", &|moments| moments.editor);
    row("Python ready", &|moments| moments.python);
}
