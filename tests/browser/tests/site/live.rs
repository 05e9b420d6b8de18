//! Where a verdict follows the keystrokes, nobody presses Run.

use anyhow::ensure;
use browser_tests::bank::submission;
use browser_tests::{Screen, visit};

#[tokio::test]
async fn an_expression_is_judged_as_it_is_typed() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("standardise-columns").await?;
        visitor.write_line(&submission("standardise-columns", "wrong_answer")?).await?;
        visitor.verdict_becomes("wrong-answer").await?;
        visitor.write_line(&submission("standardise-columns", "accepted")?).await?;
        visitor.verdict_becomes("accepted").await?;
        visitor.write_line("(x - ").await?;
        let script = "return ['incomplete', 'compile-error'].includes(
            document.querySelector('[data-testid=verdict]')?.dataset.verdict)";
        visitor.wait("half an expression to be no wrong one", script, std::time::Duration::from_secs(10)).await?;
        ensure!(!visitor.served().iter().any(|path| path.contains("pyodide")), "a warm-up waits for no interpreter");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_bound_is_judged_as_it_is_typed() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("k-means-cost").await?;
        visitor.write_line(&submission("k-means-cost", "wrong_answer")?).await?;
        visitor.verdict_becomes("wrong-answer").await?;
        visitor.write_line(&submission("k-means-cost", "accepted")?).await?;
        visitor.verdict_becomes("accepted").await
    })
    .await;
}

#[tokio::test]
async fn a_query_is_judged_as_it_is_typed() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.write_code(&submission("latest-prediction-per-user", "wrong_answer")?).await?;
        visitor.verdict_becomes("wrong-answer").await?;
        visitor.write_code(&submission("latest-prediction-per-user", "accepted")?).await?;
        visitor.verdict_becomes("accepted").await
    })
    .await;
}
