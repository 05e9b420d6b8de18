//! What the judge costs beside the answer.

use crate::cell;
use anyhow::Result;
use browser_tests::timing::{Submit, quantile};
use browser_tests::{Screen, Visitor, bank};

/// One-line answers, which are judged at each keystroke.
const LINES: [&str; 4] = ["standardise-columns", "softmax-by-row", "top-k-per-row", "k-means-cost"];

/// A small problem without a growth series: what is measured is the judge, not the answer.
const SMALL: &str = "two-proportion-z-test";

/// Warm Submits of an accepted answer.
pub async fn tell_submits(count: usize) -> Result<()> {
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
    let figures = |figure: &dyn Fn(&Submit) -> f64, digits| cell(submits.iter().map(figure).collect(), digits);
    println!("\n| a warm Submit of {} cases | milliseconds |\n|---|--:|", submits.first().map_or(0.0, |it| it.cases));
    println!("| from the click to the verdict | {} |", figures(&|it| it.whole, 1));
    println!("| inside the answer | {} |", figures(&|it| it.answer, 1));
    println!("| the judge's own | {} |", figures(&|it| it.whole - it.answer, 1));
    println!("| the judge's own, per case | {} |", figures(&|it| (it.whole - it.answer) / it.cases.max(1.0), 2));
    Ok(())
}

/// A million numbers into the interpreter and back, through an answer that returns them.
pub async fn tell_million(count: usize) -> Result<()> {
    let visitor = Visitor::arrive(Screen::DESKTOP).await?;
    visitor.open_bare_page().await?;
    let times = visitor.timed_millions(count).await?;
    visitor.leave().await?;
    println!("\n| a list of 1,000,000 integers | milliseconds |\n|---|--:|");
    println!("| into Python, through an answer that returns it, and back | {} |", cell(times, 0));
    Ok(())
}

/// From a keystroke to the verdict on the page.
pub async fn tell_keystrokes(rounds: usize) -> Result<()> {
    println!("\n| from a keystroke to its verdict | median ms | 95% within ms | keystrokes |\n|---|--:|--:|--:|");
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
