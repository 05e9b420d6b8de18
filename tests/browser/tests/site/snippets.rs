//! Snippets for the problem at hand: offered as their labels are typed, filled from place to place, and gone with help.

use anyhow::{Result, ensure};
use browser_tests::{Key, Screen, Visitor, kept, visit};
use serde_json::{Value, json};
use std::time::Duration;

const FUNCTION: &str = "max-confidence-per-window";
const QUERY: &str = "latest-prediction-per-user";
const SOON: Duration = Duration::from_secs(10);
/// Longer than any of these takes to be offered.
const A_WHILE: Duration = Duration::from_millis(1500);
/// The labels that are offered; empty while none are.
const OFFERED: &str = "
    const widget = document.querySelector('.suggest-widget.visible');
    return [...widget?.querySelectorAll('.monaco-list-row') ?? []].map((row) => row.getAttribute('aria-label') ?? '')";

async fn begin(visitor: &Visitor, slug: &str, text: &str) -> Result<()> {
    visitor.open_problem(slug).await?;
    visitor.editor_settles().await?;
    visitor.write_code(text).await
}

async fn is_offered(visitor: &Visitor, label: &str) -> Result<()> {
    let script = format!("return (() => {{ {OFFERED} }})().some((it) => it.startsWith({}))", json!(label));
    visitor.wait(&format!("{label} to be offered"), &script, SOON).await.map(drop)
}

async fn nothing_is_offered(visitor: &Visitor) -> Result<()> {
    tokio::time::sleep(A_WHILE).await;
    let offered = visitor.ask(OFFERED).await?;
    ensure!(offered == Value::Array(Vec::new()), "there are offers: {offered}");
    Ok(())
}

/// Waits until exactly this is what the editor holds.
async fn answer_becomes(visitor: &Visitor, slug: &str, text: &str) -> Result<()> {
    let draft = format!("{}.answer?.text", kept(&format!("mettle.draft.v1.{slug}")));
    if visitor.wait("the draft", &format!("return {draft} === {}", json!(text)), SOON).await.is_err() {
        let held = visitor.ask(&format!("return {draft} ?? null")).await?;
        ensure!(held == text, "the editor holds {held} and not {text:?}");
    }
    Ok(())
}

#[tokio::test]
async fn a_typed_label_offers_lines_with_places_to_fill() {
    visit(Screen::DESKTOP, async |visitor| {
        begin(visitor, FUNCTION, "import math\n\n").await?;
        visitor.type_keys("deq").await?;
        is_offered(visitor, "deque_window").await?;
        visitor.press(Key::Enter).await?;
        visitor.type_keys("score").await?;
        visitor.press(Key::Tab).await?;
        visitor.type_keys("scores").await?;
        let filled = "import math\nfrom collections import deque\n\nqueue = deque()\nfor at, score in enumerate(scores):\n    \
                      while queue and is_beaten:\n        queue.pop()\n    queue.append(at)\n    ";
        answer_becomes(visitor, FUNCTION, filled).await
    })
    .await;
}

#[tokio::test]
async fn what_is_asked_can_be_had_back() {
    visit(Screen::DESKTOP, async |visitor| {
        begin(visitor, FUNCTION, "\n").await?;
        visitor.type_keys("def").await?;
        is_offered(visitor, "def max_per_window").await?;
        visitor.press(Key::Enter).await?;
        visitor.type_keys("return []").await?;
        let script = format!(
            "const text = {}.answer?.text ?? '';
             return text.trim().startsWith('def max_per_window(') && text.endsWith('    return []')",
            kept(&format!("mettle.draft.v1.{FUNCTION}"))
        );
        visitor.wait("the definition with a body", &script, SOON).await?;
        // Once it is there, a helper's `def` is nobody's business.
        visitor.type_keys("\n").await?;
        visitor.press(Key::Home).await?;
        visitor.type_keys("def").await?;
        nothing_is_offered(visitor).await
    })
    .await;
}

#[tokio::test]
async fn words_within_a_line_or_a_text_offer_nothing() {
    visit(Screen::DESKTOP, async |visitor| {
        begin(visitor, FUNCTION, "x = 1\n").await?;
        visitor.type_keys("y = sliding").await?;
        nothing_is_offered(visitor).await?;
        visitor.write_code("\"\"\"\nA note.\n").await?;
        visitor.type_keys("sliding").await?;
        nothing_is_offered(visitor).await
    })
    .await;
}

#[tokio::test]
async fn a_query_is_offered_its_own_and_none_without_help() {
    visit(Screen::DESKTOP, async |visitor| {
        begin(visitor, QUERY, "SELECT user_id\nFROM users\nWHERE\n").await?;
        visitor.type_keys("anti").await?;
        is_offered(visitor, "anti_join").await?;
        visitor.press(Key::Enter).await?;
        visitor.press(Key::Tab).await?;
        visitor.type_keys("user_id").await?;
        let filled = "SELECT user_id\nFROM users\nWHERE\nNOT EXISTS (\n    SELECT 1\n    FROM predictions\n    \
                      WHERE predictions.user_id = users.id\n)";
        answer_becomes(visitor, QUERY, filled).await?;
        visitor.click("[data-testid=help-while-typing]").await?;
        visitor.write_code("SELECT 1\n").await?;
        visitor.type_keys("anti").await?;
        nothing_is_offered(visitor).await?;
        visitor.press(Key::Suggest).await?;
        nothing_is_offered(visitor).await?;
        begin(visitor, FUNCTION, "x = 1\n").await?;
        visitor.type_keys("sliding").await?;
        nothing_is_offered(visitor).await
    })
    .await;
}
