//! Vim's keys: fetched when they are wanted, with a line that says what they are doing, a way out, and gone with the setting.

use anyhow::{Result, ensure};
use browser_tests::{Key, Screen, Visitor, kept, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const CODE: &str = "one = 1\ntwo = 2";

async fn choose_vim(visitor: &Visitor) -> Result<()> {
    visitor.click("[data-testid=settings]").await?;
    visitor.click("[data-testid=setting-vim]").await?;
    visitor.press(Key::Escape).await
}

async fn mode_is(visitor: &Visitor, mode: &str) -> Result<()> {
    let script = format!("return document.querySelector('[data-testid=vim-status]')?.innerText.includes('{mode}')");
    visitor.wait(&format!("Vim in mode {mode}"), &script, Duration::from_secs(10)).await.map(drop)
}

async fn draft_becomes(visitor: &Visitor, text: &str) -> Result<()> {
    let script =
        format!("return {}.answer?.text === {}", kept(&format!("mettle.draft.v1.{SLUG}")), serde_json::json!(text));
    visitor.wait(&format!("the draft {text:?}"), &script, Duration::from_secs(10)).await.map(drop)
}

#[tokio::test]
async fn vims_keys_edit_and_are_given_up_again() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(CODE).await?;
        let asked = |visitor: &Visitor| visitor.served().iter().any(|path| path.ends_with("/vim.js"));
        ensure!(!asked(visitor), "Vim’s keys are fetched before anybody wants them");
        choose_vim(visitor).await?;
        mode_is(visitor, "NORMAL").await?;
        visitor.click("[data-testid=editor] .view-lines").await?;
        visitor.type_keys("gg").await?;
        visitor.type_keys("dd").await?;
        draft_becomes(visitor, "two = 2").await?;
        visitor.type_keys("A").await?;
        mode_is(visitor, "INSERT").await?;
        visitor.type_keys("0").await?;
        draft_becomes(visitor, "two = 20").await?;
        visitor.press(Key::Escape).await?;
        mode_is(visitor, "NORMAL").await?;
        visitor.type_keys("u").await?;
        draft_becomes(visitor, "two = 2").await?;
        // The line for commands.
        visitor.type_keys(":").await?;
        visitor.see("[data-testid=vim-status] input").await?;
        visitor.type_keys("s/two/three/").await?;
        visitor.press(Key::Enter).await?;
        draft_becomes(visitor, "three = 2").await?;

        choose_vim(visitor).await?;
        let gone = "return !document.querySelector('[data-testid=vim-status]')";
        visitor.wait("no status line", gone, Duration::from_secs(5)).await?;
        visitor.click("[data-testid=editor] .view-lines").await?;
        visitor.press(Key::SelectAll).await?;
        visitor.type_keys("dd = 1").await?;
        draft_becomes(visitor, "dd = 1").await
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_leaves_the_editor_with_vims_keys_too() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(CODE).await?;
        choose_vim(visitor).await?;
        mode_is(visitor, "NORMAL").await?;
        visitor.click("[data-testid=editor] .view-lines").await?;
        for mode in ["INSERT", "NORMAL"] {
            if mode == "INSERT" {
                visitor.type_keys("i").await?;
            }
            mode_is(visitor, mode).await?;
            visitor.press(Key::TabLeaves).await?;
            visitor.press(Key::Tab).await?;
            let left = visitor.ask("return document.activeElement.closest('.monaco-editor') === null").await?;
            ensure!(left == true, "the keyboard is still in the editor");
            visitor.click("[data-testid=editor] .view-lines").await?;
            visitor.press(Key::TabLeaves).await?;
            visitor.press(Key::Escape).await?;
            mode_is(visitor, "NORMAL").await?;
        }
        draft_becomes(visitor, CODE).await
    })
    .await;
}
