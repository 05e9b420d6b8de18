//! Ruff beside the editor: underlines what looks wrong, lays code out when asked, and is silent without help.

use anyhow::{Result, ensure};
use browser_tests::{Key, Screen, Visitor, kept, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const UGLY: &str = "def max_per_window( scores,k ):\n  best=[ 'é😀',k ]\n  return [max( scores[i:i+k] ) for i in range(len(scores)-k+1)]\n";
const NEAT: &str = "def max_per_window(scores, k):\n    best = [\"é😀\", k]\n    return [max(scores[i : i + k]) for i in range(len(scores) - k + 1)]\n";
const BROKEN: &str = "def max_per_window(scores, k):\n    return [scores\n";
const UNKNOWN: &str = "def max_per_window(scores, k):\n    s = \"é😀\"; return nothing\n";
const SQUIGGLES: &str = "return document.querySelectorAll('.editor .squiggly-warning, .editor .squiggly-error').length";

async fn linter_becomes(visitor: &Visitor, status: &str) -> Result<()> {
    let script = format!("return document.querySelector('[data-lint={status}]') !== null");
    visitor.wait(&format!("the linter to be {status}"), &script, Duration::from_secs(90)).await.map(drop)
}

async fn draft_becomes(visitor: &Visitor, text: &str) -> Result<()> {
    let script =
        format!("return {}.answer?.text === {}", kept(&format!("mettle.draft.v1.{SLUG}")), serde_json::json!(text));
    visitor.wait("the draft to be stored", &script, Duration::from_secs(30)).await.map(drop)
}

fn fetched(visitor: &Visitor) -> bool {
    visitor.served().iter().any(|path| path.starts_with("/lint/"))
}

#[tokio::test]
async fn code_is_laid_out_in_the_code_editor_and_undone_in_one_step() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(UGLY).await?;
        ensure!(!fetched(visitor), "the linter is fetched before anybody wants it");
        visitor.press(Key::Format).await?;
        draft_becomes(visitor, NEAT).await?;
        let has_keyboard = visitor.ask("return document.activeElement.closest('.monaco-editor') !== null").await?;
        ensure!(has_keyboard == true, "the keyboard is elsewhere");
        visitor.press(Key::Undo).await?;
        draft_becomes(visitor, UGLY).await?;

        visitor.write_code(BROKEN).await?;
        visitor.click("[data-testid=format]").await?;
        let refused = "return document.querySelector('[data-testid=format-note]').innerText.includes('not Python yet')";
        visitor.wait("the reason", refused, Duration::from_secs(10)).await?;
        let told = visitor.text("[data-testid=format-note]").await?;
        ensure!(told.contains("Line "), "{told:?}");
        draft_becomes(visitor, BROKEN).await
    })
    .await;
}

#[tokio::test]
async fn code_is_laid_out_in_the_plain_editor_with_caret_and_undo() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(UGLY).await?;
        let after_best = "const area = document.querySelector('[data-testid=editor-plain]');
            const at = area.value.indexOf('best') + 4;
            area.setSelectionRange(at, at)";
        visitor.ask(after_best).await?;
        visitor.click("[data-testid=format]").await?;
        draft_becomes(visitor, NEAT).await?;
        let before_caret = "const area = document.querySelector('[data-testid=editor-plain]');
            return area.value.slice(0, area.selectionStart)";
        let before = visitor.ask(before_caret).await?;
        ensure!(before.as_str().is_some_and(|text| text.ends_with("\n    best")), "before the caret is {before}");
        visitor.click("[data-testid=editor-plain]").await?;
        visitor.press(Key::Undo).await?;
        draft_becomes(visitor, UGLY).await
    })
    .await;
}

#[tokio::test]
async fn what_looks_wrong_is_underlined_where_it_is() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(UNKNOWN).await?;
        // Nobody asks for it; it comes when all is quiet.
        linter_becomes(visitor, "ready").await?;
        visitor.wait("a squiggle", &format!("{SQUIGGLES} === 1"), Duration::from_secs(15)).await?;
        // The name is the last word of its line: under it, and not under what stands before.
        let place = "const squiggle = document.querySelector('.editor .squiggly-warning').getBoundingClientRect();
            const line = [...document.querySelectorAll('.editor .view-line')].find((it) => it.textContent.includes('nothing'));
            const range = document.createRange(), walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            let last;
            while (walker.nextNode()) if (walker.currentNode.data.includes('nothing')) last = walker.currentNode;
            const at = last.data.indexOf('nothing');
            range.setStart(last, at);
            range.setEnd(last, at + 7);
            const word = range.getBoundingClientRect();
            return [squiggle.left - word.left, squiggle.right - word.right]";
        let off = visitor.ask(place).await?;
        let is_there = off.as_array().is_some_and(|off| off.iter().all(|it| it.as_f64().is_some_and(|it| it.abs() < 3.0)));
        ensure!(is_there, "the squiggle is off by {off}");
        // Where the caret is, a key tells why.
        visitor.press(Key::End).await?;
        visitor.press(Key::Up).await?;
        visitor.press(Key::End).await?;
        visitor.press(Key::Left).await?;
        visitor.press(Key::Explain).await?;
        let told = "return [...document.querySelectorAll('.monaco-hover')].some((it) => it.innerText.includes('Undefined name nothing'))";
        visitor.wait("the reason", told, Duration::from_secs(10)).await?;
        visitor.write_code(NEAT).await?;
        visitor.wait("no squiggle", &format!("{SQUIGGLES} === 0"), Duration::from_secs(15)).await?;
        // Without help it is silent.
        visitor.write_code(UNKNOWN).await?;
        visitor.wait("a squiggle again", &format!("{SQUIGGLES} === 1"), Duration::from_secs(15)).await?;
        visitor.click("[data-testid=help-while-typing]").await?;
        visitor.wait("none without help", &format!("{SQUIGGLES} === 0"), Duration::from_secs(5)).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_help_and_on_a_phone_it_is_not_fetched() {
    for screen in [Screen::DESKTOP, Screen::PHONE] {
        visit(screen, async |visitor| {
            visitor.open_problem(SLUG).await?;
            visitor.editor_settles().await?;
            if screen == Screen::DESKTOP {
                visitor.click("[data-testid=help-while-typing]").await?;
            }
            visitor.spare_is_ready().await?;
            visitor.write_code(UNKNOWN).await?;
            // Longer than all must be quiet before it is fetched.
            tokio::time::sleep(Duration::from_secs(11)).await;
            ensure!(!fetched(visitor), "the linter was fetched");
            ensure!(visitor.ask(SQUIGGLES).await? == 0, "there are squiggles");
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn queries_are_not_formatted() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.editor_settles().await?;
        ensure!(visitor.has("[data-testid=reset]").await?, "the toolbar is not there");
        ensure!(!visitor.has("[data-testid=format]").await?, "a query can be formatted");
        Ok(())
    })
    .await;
}
