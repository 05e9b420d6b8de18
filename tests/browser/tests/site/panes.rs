//! Separators on wide screens, tabs on narrow ones.

use anyhow::{Context, Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Key, Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const WRONG: &str = "def max_per_window(scores, k):\n    return scores\n";
const COLUMNS: &str = ".separator[data-split=columns]";
const ROWS: &str = ".separator[data-split=rows]";

async fn size(visitor: &Visitor, css: &str) -> Result<(f64, f64)> {
    let script =
        "const it = document.querySelector(arguments[0]).getBoundingClientRect(); return [it.width, it.height]";
    let found = visitor.ask_with(script, vec![css.into()]).await?;
    Ok((found[0].as_f64().context("no width")?, found[1].as_f64().context("no height")?))
}

async fn value_is(visitor: &Visitor, css: &str, value: &str) -> Result<()> {
    let script = format!("return document.querySelector('{css}').getAttribute('aria-valuenow') === '{value}'");
    visitor.wait(&format!("{css} at {value}"), &script, Duration::from_secs(5)).await.map(drop)
}

#[tokio::test]
async fn the_panes_are_dragged_and_the_code_editor_follows() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        let (before, _) = size(visitor, "#problem-pane").await?;
        let (editor_before, _) = size(visitor, "[data-testid=editor] .monaco-editor").await?;
        visitor.drag(COLUMNS, -120, 0).await?;
        let (after, _) = size(visitor, "#problem-pane").await?;
        ensure!(
            (before - after - 120.0).abs() < 3.0,
            "dragged by 120 pixels, the statement went from {before} to {after}"
        );
        let wider = format!(
            "return document.querySelector('[data-testid=editor] .monaco-editor').clientWidth > {editor_before} + 100"
        );
        visitor.wait("Monaco to follow", &wider, Duration::from_secs(5)).await?;
        visitor.drag(COLUMNS, -450, 0).await?;
        value_is(visitor, COLUMNS, "25").await?;
        visitor.reload().await?;
        visitor.see(COLUMNS).await?;
        value_is(visitor, COLUMNS, "25").await.context("after a reload")?;

        ensure!(size(visitor, ROWS).await?.1 == 0.0, "before any result there is nothing to share out");
        visitor.write_code(WRONG).await?;
        visitor.run().await?;
        let (_, before) = size(visitor, "#result").await?;
        visitor.drag(ROWS, 0, -60).await?;
        let (_, after) = size(visitor, "#result").await?;
        ensure!((after - before - 60.0).abs() < 3.0, "dragged by 60 pixels, the result went from {before} to {after}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_panes_are_moved_by_keys() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.see(COLUMNS).await?;
        visitor.ask(&format!("document.querySelector('{COLUMNS}').focus()")).await?;
        for (key, value) in
            [(Key::Left, "43"), (Key::Right, "45"), (Key::Home, "25"), (Key::End, "65"), (Key::Enter, "45")]
        {
            visitor.press(key).await?;
            value_is(visitor, COLUMNS, value).await.with_context(|| format!("after {key:?}"))?;
        }
        let (before, _) = size(visitor, "#problem-pane").await?;
        visitor.press(Key::End).await?;
        ensure!(size(visitor, "#problem-pane").await?.0 > before + 100.0, "the pane does not follow");
        let bounds = [("aria-valuemin", "25"), ("aria-valuemax", "65"), ("aria-orientation", "vertical")];
        for (name, wanted) in bounds {
            ensure!(visitor.attribute(COLUMNS, name).await? == wanted, "{name} is not {wanted}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_phone_has_tabs_and_a_verdict_comes_to_the_front() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.see("[role=tablist]").await?;
        shows(visitor, &["problem-pane"]).await?;
        visitor.write_code(WRONG).await?;
        shows(visitor, &["answer-pane"]).await?;
        ensure!(!visitor.has("[data-testid=tab-mark]").await?, "there is no verdict yet");
        visitor.run().await?;
        shows(visitor, &["result"]).await?;
        ensure!(visitor.attribute("[data-testid=tab-mark]", "data-tone").await? == "bad");
        visitor.click("#tab-answer").await?;
        let held = visitor.ask("return document.querySelector('[data-testid=editor-plain]').value").await?;
        ensure!(held == WRONG, "the editor was hidden and holds {held}");

        // A ring of tabs, by keys alone.
        visitor.press(Key::Left).await?;
        shows(visitor, &["problem-pane"]).await?;
        visitor.press(Key::Left).await?;
        shows(visitor, &["help-pane"]).await?;
        visitor.press(Key::Home).await?;
        shows(visitor, &["problem-pane"]).await?;
        let focused = visitor.ask("return document.activeElement.id").await?;
        ensure!(focused == "tab-problem", "the keyboard is at {focused}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_verdict_behind_a_tab_is_marked_until_it_is_seen() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.write_code("SELECT 1").await?;
        visitor.see("[data-testid=tab-mark][data-new=true]").await?;
        shows(visitor, &["answer-pane"]).await?;
        visitor.click("#tab-result").await?;
        visitor.see("[data-testid=tab-mark][data-new=false]").await
    })
    .await;
}

#[tokio::test]
async fn a_short_answer_and_its_verdict_share_a_tab() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem("standardise-columns").await?;
        visitor.write_line(&submission("standardise-columns", "wrong_answer")?).await?;
        visitor.verdict_becomes("wrong-answer").await?;
        shows(visitor, &["answer-pane", "result"]).await
    })
    .await;
}

/// Of all panes, those with these ids are on screen, and no other.
async fn shows(visitor: &Visitor, ids: &[&str]) -> Result<()> {
    let script = format!(
        "const all = ['problem-pane', 'answer-pane', 'result', 'pad-pane', 'help-pane'];
         const shown = all.filter((id) => document.getElementById(id)?.offsetParent);
         return JSON.stringify(shown) === JSON.stringify({})",
        serde_json::json!(ids)
    );
    visitor.wait(&format!("{ids:?} alone"), &script, Duration::from_secs(10)).await.map(drop)
}
