//! The scratch pad: inputs at hand, last expressions echoed, names that stay, and what never ends.

use anyhow::{Result, ensure};
use browser_tests::{Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const ANSWER: &str =
    "def max_per_window(scores, k):\n    return [max(scores[i:i + k]) for i in range(len(scores) - k + 1)]\n";
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn cells_run_with_the_inputs_and_the_answer_at_hand() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(ANSWER).await?;
        visitor.click("[data-testid=scratch] > summary").await?;
        write(visitor, "n = len(max_per_window(scores, k))\nprint('hello')\n(n, n == len(scores) - k + 1)").await?;
        run(visitor, 1, "ran").await?;
        let echo = visitor.text("[data-testid=scratch-echo]").await?;
        ensure!(echo.trim().ends_with("True)"), "the echo is {echo}");
        let printed = visitor.text("[data-testid=scratch-printed]").await?;
        ensure!(printed.contains("hello"), "what was printed is {printed}");
        write(visitor, "n[0]").await?;
        run(visitor, 2, "failed").await?;
        let error = visitor.text("[data-testid=scratch-error]").await?;
        ensure!(error.contains("Line 1") && error.contains("TypeError"), "the error is {error}");
        visitor.click("[data-testid=scratch-reset]").await?;
        write(visitor, "n").await?;
        run(visitor, 1, "failed").await?;
        let error = visitor.text("[data-testid=scratch-error]").await?;
        ensure!(error.contains("NameError"), "after Reset the name is still there: {error}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_cell_that_never_ends_is_stopped_and_the_next_one_runs_on_a_phone_too() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(ANSWER).await?;
        visitor.click("#tab-pad").await?;
        write(visitor, "while True: pass").await?;
        visitor.click("[data-testid=scratch-run]").await?;
        visitor.see("[data-testid=scratch-stop]").await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        visitor.click("[data-testid=scratch-stop]").await?;
        is(visitor, 1, "failed").await?;
        write(visitor, "'a' * 300").await?;
        run(visitor, 2, "ran").await?;
        let wide = visitor
            .ask("return String(document.documentElement.scrollWidth > document.documentElement.clientWidth)")
            .await?;
        ensure!(wide == "false", "the page is wider than the screen");
        Ok(())
    })
    .await;
}

async fn write(visitor: &Visitor, source: &str) -> Result<()> {
    let source = source.replace('\\', "\\\\").replace('\n', "\\n").replace('\'', "\\'");
    let script = format!(
        "const area = document.querySelector('[data-testid=scratch-area]'); area.value = '{source}';
        area.dispatchEvent(new Event('input', {{ bubbles: true }})); return ''"
    );
    visitor.ask(&script).await.map(drop)
}

async fn run(visitor: &Visitor, number: u32, state: &str) -> Result<()> {
    visitor.click("[data-testid=scratch-run]").await?;
    is(visitor, number, state).await
}

/// The newest cell has this number and ended so.
async fn is(visitor: &Visitor, number: u32, state: &str) -> Result<()> {
    let is_there = format!(
        "const cell = document.querySelector('[data-testid=scratch-cell]');
        return cell?.dataset.state === '{state}' && cell.querySelector('h3').innerText === 'Cell {number}'"
    );
    visitor.wait("the cell's outcome", &is_there, PATIENCE).await.map(drop)
}
