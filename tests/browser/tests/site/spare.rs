//! A run that is stopped costs nobody a start: it is interrupted, or the interpreter that waits takes over.

use anyhow::{Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, visit};
use std::time::Duration;

pub const SLUG: &str = "max-confidence-per-window";
/// A loop of Python's own code, which can be interrupted.
pub const LOOP: &str = "def max_per_window(scores, k):\n    while True:\n        pass\n";
/// One that heeds no interrupt.
const DEAF_LOOP: &str = "def max_per_window(scores, k):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
";
/// One in compiled code, where no interrupt arrives.
const COMPILED_LOOP: &str = "import itertools\n\ndef max_per_window(scores, k):\n    return sum(itertools.count())\n";

/// From now on the page notes each state that the interpreters take: the one in use, and the one that waits.
const WATCH: &str = "
    const place = document.querySelector('[data-python]');
    window.used = new Set(), window.spare = new Set();
    const look = () => { window.used.add(place.dataset.python); window.spare.add(place.dataset.spare); };
    look();
    new MutationObserver(look).observe(place, { attributes: true });";

/// The states of `used` or `spare` since then.
async fn states(visitor: &Visitor, of: &str) -> Result<Vec<String>> {
    let found = visitor.ask(&format!("return [...window.{of}]")).await?;
    let states = found.as_array().into_iter().flatten();
    Ok(states.map(|state| state.as_str().unwrap_or_default().to_owned()).collect())
}

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

/// Whether a stop of this code takes the spare, on a page that is newly opened.
async fn takes_the_spare(visitor: &Visitor, code: &str) -> Result<bool> {
    visitor.open_problem(SLUG).await?;
    stop_takes_the_spare(visitor, code).await
}

/// Whether a stop of this code takes the spare, on the open page of the problem. Nobody sees a start, whichever way it goes.
pub async fn stop_takes_the_spare(visitor: &Visitor, code: &str) -> Result<bool> {
    visitor.spare_is_ready().await?;
    visitor.write_code(code).await?;
    visitor.ask(WATCH).await?;
    run_and_stop(visitor).await?;
    runs_an_ordinary_answer(visitor).await?;
    let used = states(visitor, "used").await?;
    ensure!(used == ["ready"], "people saw {used:?}");
    let spare = states(visitor, "spare").await?;
    // The next one is on its way, and takes over in its turn.
    visitor.spare_is_ready().await?;
    Ok(spare != ["ready"])
}

#[tokio::test]
async fn a_loop_in_compiled_code_is_left_to_itself_and_the_spare_takes_over() {
    visit(Screen::DESKTOP, async |visitor| {
        ensure!(takes_the_spare(visitor, COMPILED_LOOP).await?, "an interrupt arrived where none can");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_loop_of_python_is_interrupted_where_memory_can_be_shared() {
    visit(Screen::DESKTOP, async |visitor| {
        ensure!(!takes_the_spare(visitor, LOOP).await?, "the interpreter was replaced");
        ensure!(takes_the_spare(visitor, DEAF_LOOP).await?, "nothing else could end this one");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_no_memory_is_shared_the_spare_takes_over() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.before_each_page("Object.defineProperty(window, 'crossOriginIsolated', { get: () => false })").await?;
        ensure!(takes_the_spare(visitor, LOOP).await?, "it was interrupted all the same");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_time_limit_is_told_as_such() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        visitor.write_code(LOOP).await?;
        visitor.ask(WATCH).await?;
        let verdict = visitor.run().await?;
        ensure!(verdict.verdict == "time-limit-exceeded", "{verdict:?}");
        let spare = states(visitor, "spare").await?;
        ensure!(spare == ["ready"], "the interpreter was replaced: {spare:?}");
        runs_an_ordinary_answer(visitor).await?;
        // Their own is their own.
        visitor.write_code("def max_per_window(scores, k):\n    raise KeyboardInterrupt\n").await?;
        let verdict = visitor.run().await?;
        ensure!(verdict.verdict == "runtime-error", "{verdict:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_stop_before_the_spare_is_there_waits_for_a_start() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        visitor.write_code(COMPILED_LOOP).await?;
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
async fn a_page_left_amid_a_run_leaves_nothing_running() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        visitor.write_code(COMPILED_LOOP).await?;
        visitor.click("[data-testid=run]").await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        visitor.click(".site-header nav a").await?;
        visitor.click(&format!("[data-slug={SLUG}] a")).await?;
        runs_an_ordinary_answer(visitor).await
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
