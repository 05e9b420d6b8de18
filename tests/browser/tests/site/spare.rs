//! The interpreter that waits: a run that is stopped costs nobody a start.

use anyhow::{Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const ENDLESS: &str = "def max_per_window(scores, k):\n    while True:\n        pass\n";

/// From now on the page notes each state that the interpreter in use takes.
const WATCH: &str = "
    const place = document.querySelector('[data-python]');
    window.states = [place.dataset.python];
    new MutationObserver(() => window.states.push(place.dataset.python))
        .observe(place, { attributes: true, attributeFilter: ['data-python'] });";

/// Runs what never ends, and stops it once the interpreter is at it.
async fn run_and_stop(visitor: &Visitor) -> Result<()> {
    visitor.click("[data-testid=run]").await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    visitor.click("[data-testid=stop]").await?;
    let verdict = visitor.verdict_of("run").await?;
    ensure!(verdict.verdict == "stopped", "{verdict:?}");
    Ok(())
}

async fn runs_an_ordinary_answer(visitor: &Visitor) -> Result<()> {
    visitor.write_code(&submission(SLUG, "accepted")?).await?;
    let verdict = visitor.run().await?;
    ensure!(verdict.verdict == "accepted", "{verdict:?}");
    Ok(())
}

#[tokio::test]
async fn after_a_stop_the_spare_is_there_at_once() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        visitor.write_code(ENDLESS).await?;
        visitor.ask(WATCH).await?;
        run_and_stop(visitor).await?;
        runs_an_ordinary_answer(visitor).await?;
        let states = visitor.ask("return window.states").await?;
        ensure!(states == serde_json::json!(["ready"]), "people saw {states}");
        // The next one is on its way, and takes over in its turn.
        visitor.spare_is_ready().await
    })
    .await;
}

#[tokio::test]
async fn a_stop_before_the_spare_is_there_waits_for_a_start() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        visitor.write_code(ENDLESS).await?;
        // The second stop comes before all has rested, so that there is no spare, or one that has just begun.
        run_and_stop(visitor).await?;
        run_and_stop(visitor).await?;
        runs_an_ordinary_answer(visitor).await
    })
    .await;
}

#[tokio::test]
async fn the_spare_ends_where_no_problem_wants_it() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        // Inside the app, so that the interpreter in use stays.
        visitor.click(".site-header nav a").await?;
        visitor.click("[data-slug=standardise-columns] a").await?;
        visitor.wait_for_spare("off").await?;
        let status = visitor.attribute("[data-python]", "data-python").await?;
        ensure!(status == "ready", "the one in use is {status}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_device_with_little_memory_has_no_spare() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor
            .before_each_page("Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 2 })")
            .await?;
        visitor.open_problem(SLUG).await?;
        visitor.python_is_ready().await?;
        // Twice as long as all must rest.
        tokio::time::sleep(Duration::from_secs(3)).await;
        let spare = visitor.attribute("[data-python]", "data-spare").await?;
        ensure!(spare == "off", "the spare is {spare}");
        Ok(())
    })
    .await;
}
