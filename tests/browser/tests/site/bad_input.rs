//! Answers that fail in every other way get their own verdict, and the next run works.

use anyhow::{Context, Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";

async fn runs_as(visitor: &Visitor, code: &str, verdict: &str) -> Result<()> {
    visitor.write_code(code).await?;
    let found = visitor.run().await?;
    ensure!(found.verdict == verdict, "{code:?} is judged {found:?}, not {verdict}");
    Ok(())
}

async fn the_next_run_works(visitor: &Visitor) -> Result<()> {
    runs_as(visitor, &submission(SLUG, "accepted")?, "accepted").await.context("the next run")
}

#[tokio::test]
async fn a_syntax_error_is_told_with_its_line() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        runs_as(visitor, "def max_per_window(scores, k):\n    return max(scores", "compile-error").await?;
        let error = visitor.text("[data-testid=error]").await?;
        ensure!(error.contains("SyntaxError") && error.contains("Line 2"), "{error}");
        the_next_run_works(visitor).await
    })
    .await;
}

#[tokio::test]
async fn an_exception_is_told_with_its_line() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        runs_as(visitor, "def max_per_window(scores, k):\n    return scores[k * 1000]", "runtime-error").await?;
        let error = visitor.text("[data-testid=error]").await?;
        ensure!(error.contains("IndexError") && error.contains("Line 2"), "{error}");
        visitor.see("[data-testid=failing-input]").await?;
        the_next_run_works(visitor).await
    })
    .await;
}

#[tokio::test]
async fn an_endless_loop_runs_out_of_time() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        let code = "def max_per_window(scores, k):\n    while True:\n        pass";
        runs_as(visitor, code, "time-limit-exceeded").await?;
        the_next_run_works(visitor).await
    })
    .await;
}

#[tokio::test]
async fn a_wrong_type_is_a_wrong_answer_that_says_so() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        runs_as(visitor, "def max_per_window(scores, k):\n    return 'none'", "wrong-answer").await?;
        let differences = visitor.text("[data-testid=differences]").await?;
        ensure!(differences.contains("str"), "{differences}");
        the_next_run_works(visitor).await
    })
    .await;
}

#[tokio::test]
async fn stop_ends_a_loop_while_it_runs() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.python_is_ready().await?;
        visitor.write_code("def max_per_window(scores, k):\n    while True:\n        pass").await?;
        visitor.click("[data-testid=run]").await?;
        visitor.see("[data-testid=busy]").await?;
        visitor.click("[data-testid=stop]").await?;
        let stopped = "return document.querySelector('[data-testid=busy]') === null";
        visitor.wait("the loop to stop", stopped, Duration::from_secs(3)).await?;
        let verdict = visitor.verdict_of("run").await?;
        ensure!(verdict.verdict == "stopped", "{verdict:?}");
        the_next_run_works(visitor).await
    })
    .await;
}

#[tokio::test]
async fn a_query_that_is_no_sql_is_told_in_place() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "latest-prediction-per-user";
        visitor.open_problem(slug).await?;
        runs_as(visitor, "SELECT FROM WHERE", "compile-error").await?;
        visitor.see("[data-testid=error]").await?;
        runs_as(visitor, &submission(slug, "accepted")?, "accepted").await
    })
    .await;
}
