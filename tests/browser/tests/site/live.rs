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

/// An expression that is right and that no evaluator but Python's own will ever know whole.
const FOR_PYTHON_ALONE: &str = "eval('(x - x.mean(axis=0)) / x.std(axis=0)')";

#[tokio::test]
async fn what_the_evaluator_does_not_know_is_judged_by_python() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("standardise-columns").await?;
        visitor.write_line(&format!("{FOR_PYTHON_ALONE} * 2")).await?;
        visitor.verdict_becomes("unsupported").await?;
        visitor.python_is_ready().await?;
        visitor.verdict_becomes("wrong-answer").await?;
        let aside = visitor.text("[data-testid=aside]").await?;
        ensure!(aside.contains("Judged by Python") && aside.contains("eval"), "{aside}");
        // From now on it is judged as it is typed, as ever.
        visitor.write_line(FOR_PYTHON_ALONE).await?;
        visitor.verdict_becomes("accepted").await
    })
    .await;
}

#[tokio::test]
async fn a_warning_of_numpy_stands_beside_the_value() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem("standardise-columns").await?;
        visitor.write_line("(x - x.mean(axis=0)) / x.std(axis=0) + 0 * np.log(0 * x.sum())").await?;
        visitor.verdict_becomes("wrong-answer").await?;
        let shown = visitor.text("#result").await?;
        ensure!(shown.contains("RuntimeWarning: divide by zero encountered in log"), "{shown}");
        Ok(())
    })
    .await;
}
