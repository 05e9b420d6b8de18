//! Help while typing: there when it is asked for, and gone with its switch.

use anyhow::{Result, ensure};
use browser_tests::{Key, Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const BEGUN: &str = "def max_per_window(scores: list, k: int):\n    return scores";
/// The names that are suggested; empty while none are.
const SUGGESTED: &str = "
    const widget = document.querySelector('.suggest-widget.visible');
    return [...widget?.querySelectorAll('.monaco-list-row') ?? []].map((row) => row.getAttribute('aria-label') ?? '')";

async fn helper_becomes(visitor: &Visitor, status: &str) -> Result<()> {
    let script = format!("return document.querySelector('[data-help={status}]') !== null");
    visitor.wait(&format!("the helper to be {status}"), &script, Duration::from_secs(90)).await.map(drop)
}

async fn suggested(visitor: &Visitor) -> Result<String> {
    Ok(visitor.ask(SUGGESTED).await?.to_string())
}

#[tokio::test]
async fn names_are_suggested_after_a_dot_and_by_key() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.spare_is_ready().await?;
        helper_becomes(visitor, "ready").await?;
        visitor.write_code(BEGUN).await?;
        visitor.type_keys(".").await?;
        let is_there = format!("return (() => {{ {SUGGESTED} }})().some((name) => name.startsWith('append'))");
        visitor.wait("suggestions after a dot", &is_there, Duration::from_secs(10)).await?;
        visitor.press(Key::Escape).await?;
        ensure!(suggested(visitor).await? == "[]", "Escape does not close the suggestions");
        visitor.press(Key::Suggest).await?;
        visitor.wait("suggestions by key", &is_there, Duration::from_secs(10)).await?;
        visitor.type_keys("(").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_help_nothing_is_suggested_and_nothing_is_started() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        visitor.click("[data-testid=help-while-typing]").await?;
        visitor.spare_is_ready().await?;
        visitor.write_code(BEGUN).await?;
        visitor.type_keys(".").await?;
        visitor.press(Key::Suggest).await?;
        // Longer than all must be quiet before one is started.
        tokio::time::sleep(Duration::from_secs(8)).await;
        ensure!(suggested(visitor).await? == "[]", "there are suggestions: {}", suggested(visitor).await?);
        helper_becomes(visitor, "off").await?;
        ensure!(!visitor.served().iter().any(|path| path.ends_with("/helper.js")), "a helper was fetched");
        visitor.reload().await?;
        visitor.see("[data-testid=help-while-typing]").await?;
        let is_on = visitor.ask("return document.querySelector('[data-testid=help-while-typing]').checked").await?;
        ensure!(is_on == false, "the choice is forgotten");
        Ok(())
    })
    .await;
}
