//! A person's own inputs: checked as they are typed, tried by a Run, and taken over from a failing case.

use anyhow::{Result, ensure};
use browser_tests::bank::{kind, submission};
use browser_tests::{Screen, Visitor, visit};
use serde_json::json;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(20);
const FUNCTION: &str = "max-confidence-per-window";

/// Writes a field of the input with this number, from 1, by keyboard.
async fn fill(visitor: &Visitor, input: usize, field: usize, text: &str) -> Result<()> {
    let script = "const [input, field] = arguments;
        const it = document.querySelectorAll('[data-testid=own-input]')[input - 1]
            .querySelectorAll('[data-testid=own-field]')[field - 1];
        it.focus();
        it.select()";
    visitor.ask_with(script, vec![json!(input), json!(field)]).await?;
    visitor.type_keys(text).await
}

/// Waits until the judge has looked at the input with this number.
async fn becomes(visitor: &Visitor, input: usize, state: &str) -> Result<()> {
    let script = format!(
        "return document.querySelectorAll('[data-testid=own-input]')[{}]?.dataset.state === '{state}'",
        input - 1
    );
    visitor.wait(&format!("input {input} to be {state}"), &script, SOON).await.map(drop)
}

#[tokio::test]
async fn an_input_of_ones_own_is_checked_and_tried() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(FUNCTION).await?;
        visitor.click("[data-testid=own-inputs] summary").await?;
        visitor.click("[data-testid=add-input]").await?;
        becomes(visitor, 1, "legal").await?;

        fill(visitor, 1, 1, "[5, 1, 7, 3").await?;
        becomes(visitor, 1, "refused").await?;
        let fault = visitor.text("[data-testid=own-fault]").await?;
        ensure!(fault.contains("At character 12") && fault.contains("add ]"), "{fault:?}");
        fill(visitor, 1, 1, "[5, 1, 7, 3]").await?;
        fill(visitor, 1, 2, "9").await?;
        becomes(visitor, 1, "refused").await?;
        let rule = visitor.text("[data-testid=own-rule]").await?;
        ensure!(rule.starts_with("Left out of a Run"), "{rule:?}");
        fill(visitor, 1, 2, "2").await?;
        becomes(visitor, 1, "legal").await?;
        let expected = visitor.text("[data-testid=own-expected]").await?;
        ensure!(expected.contains("[5.0, 7.0, 7.0]"), "{expected:?}");

        visitor.answer(kind(FUNCTION)?, &submission(FUNCTION, "accepted")?).await?;
        let verdict = visitor.run().await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        let cases = visitor.text("[data-testid=cases]").await?;
        ensure!(cases.contains("your input 1") && cases.contains("[5.0, 7.0, 7.0]"), "{cases:?}");

        // The statement's examples pass here, the own input does not.
        let wrong = "def max_per_window(scores, k):\n    windows = [max(scores[i:i + k]) for i in range(len(scores) - k + 1)]\n    return windows[::-1] if scores[0] == 5 else windows";
        visitor.answer(kind(FUNCTION)?, wrong).await?;
        let verdict = visitor.run().await?;
        ensure!(verdict.verdict == "wrong-answer" && verdict.text.contains("your input 1"), "{verdict:?}");

        visitor.reload().await?;
        becomes(visitor, 1, "legal").await?;
        visitor.click("[data-testid=remove-input]").await?;
        ensure!(!visitor.has("[data-testid=own-input]").await?, "it is still there");
        ensure!(visitor.stored(&format!("mettle.inputs.v1.{FUNCTION}")).await?.is_none(), "it is still stored");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_failing_case_becomes_an_input() {
    visit(Screen::DESKTOP, async |visitor| {
        for slug in ["embedding-cache", "latest-prediction-per-user", "standardise-columns"] {
            visitor.open_problem(slug).await?;
            visitor.answer(kind(slug)?, &submission(slug, "wrong_answer")?).await?;
            let verdict = visitor.submit().await?;
            ensure!(verdict.verdict == "wrong-answer", "{slug}: {verdict:?}");
            visitor.click("[data-testid=failing] [data-testid=keep-input]").await?;
            becomes(visitor, 1, "legal").await?;
            let expected = |text: String| text.split_once('\n').map(|(_, value)| value.trim_start().to_owned());
            let kept = expected(visitor.text("[data-testid=own-expected]").await?);
            let failing = expected(visitor.text("[data-testid=expected]").await?);
            ensure!(kept.is_some() && kept == failing, "{slug}: {kept:?} where the case expects {failing:?}");
            let told = visitor.text("[data-testid=failing] [data-testid=keep-input]").await?;
            ensure!(told.contains("Kept as your input 1"), "{told:?}");
            let verdict = visitor.run().await?;
            ensure!(verdict.verdict == "wrong-answer", "{slug} on the kept input: {verdict:?}");
        }
        Ok(())
    })
    .await;
}
