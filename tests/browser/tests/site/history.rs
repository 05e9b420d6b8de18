//! Attempts are kept with their answers, and can be brought back.

use anyhow::ensure;
use browser_tests::bank::submission;
use browser_tests::{Screen, kept, visit};
use judge::manifest::Kind;
use std::time::Duration;

const SLUG: &str = "latest-prediction-per-user";

#[tokio::test]
async fn an_earlier_attempt_is_looked_at_and_brought_back() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        ensure!(!visitor.has("[data-testid=history]").await?, "nothing was tried yet");
        let wrong = submission(SLUG, "wrong_answer")?;
        visitor.answer(Kind::Query, &wrong).await?;
        ensure!(visitor.submit().await?.verdict == "wrong-answer");
        let right = submission(SLUG, "accepted")?;
        visitor.answer(Kind::Query, &right).await?;
        ensure!(visitor.submit().await?.verdict == "accepted");
        visitor.reload().await?;
        visitor.editor_settles().await?;

        let two = "return document.querySelectorAll('[data-testid=history] li').length === 2";
        visitor.wait("both attempts", two, Duration::from_secs(10)).await?;
        ensure!(visitor.attribute("[data-testid=history] li:first-child", "data-verdict").await? == "accepted");
        visitor.click("[data-testid=history] li:last-child summary").await?;
        let shown = "return document.querySelector('[data-testid=attempt-answer]').textContent";
        visitor.see("[data-testid=attempt-answer]").await?;
        ensure!(visitor.ask(shown).await? == wrong.as_str(), "the answer as it was judged");
        visitor.click("[data-testid=attempt-changes]").await?;
        let marked = "return document.querySelectorAll('[data-testid=changes] :is(ins, del)').length > 0";
        visitor.wait("lines that changed", marked, Duration::from_secs(5)).await?;
        visitor.click("[data-testid=attempt-restore]").await?;
        visitor.click("[data-testid=undo-reset]").await?;
        let draft = format!("return {}.answer.text", kept(&format!("mettle.draft.v1.{SLUG}")));
        ensure!(visitor.ask(&draft).await? == right.as_str(), "what was replaced comes back");
        Ok(())
    })
    .await;
}
