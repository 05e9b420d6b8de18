//! The editors, the keyboard, the phone.

use anyhow::{Context, Result, ensure};
use browser_tests::bank::{SLUGS, submission};
use browser_tests::{Key, Screen, Visitor, kept, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
/// Right, in one line, too slow for a Submit.
const ONE_LINE: &str =
    "def max_per_window(scores, k): return [max(scores[i:i + k]) for i in range(len(scores) - k + 1)]";

async fn draft_becomes(visitor: &Visitor, slug: &str, text: &str) -> Result<()> {
    let script =
        format!("return {}.answer?.text === {}", kept(&format!("mettle.draft.v1.{slug}")), serde_json::json!(text));
    visitor.wait("the draft to be stored", &script, Duration::from_secs(10)).await.map(drop)
}

#[tokio::test]
async fn what_is_typed_in_the_code_editor_is_the_draft() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        let editor = visitor.attribute("[data-testid=editor]", "data-editor").await?;
        ensure!(editor == "monaco", "the editor on a desktop is {editor}");
        visitor.click("[data-testid=editor] .view-lines").await?;
        visitor.press(Key::SelectAll).await?;
        visitor.type_keys(ONE_LINE).await?;
        draft_becomes(visitor, SLUG, ONE_LINE).await?;
        let verdict = visitor.run().await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_plain_editor_can_be_chosen_and_keeps_the_text() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(ONE_LINE).await?;
        visitor.choose_plain_editor().await?;
        visitor.see("[data-testid=editor][data-editor=plain]").await?;
        let value = visitor.ask("return document.querySelector('[data-testid=editor-plain]').value").await?;
        ensure!(value == ONE_LINE, "the plain editor holds {value}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_caret_stays_in_sight_when_a_result_takes_room() {
    visit(Screen::DESKTOP, async |visitor| {
        let long = format!("{ONE_LINE}\n\n{}", "# Another line.\n".repeat(60));
        for kind in ["monaco", "plain"] {
            visitor.open_problem(SLUG).await?;
            visitor.editor_settles().await?;
            if kind == "plain" {
                visitor.choose_plain_editor().await?;
            }
            visitor.see(&format!("[data-testid=editor][data-editor={kind}]")).await?;
            visitor.write_code(&long).await?;
            visitor.python_is_ready().await?;
            let height = "return document.querySelector('[data-testid=editor]').clientHeight";
            let before = visitor.ask(height).await?.as_f64().context("no height")?;
            let script = format!("return {CARET_IN_SIGHT}");
            ensure!(visitor.ask(&script).await? == true, "{kind}: the caret is out of sight from the start");
            visitor.run().await?;
            let after = visitor.ask(height).await?.as_f64().context("no height")?;
            ensure!(after < before, "{kind}: the result takes no room ({before} to {after})");
            visitor.wait(&format!("{kind}: the caret in sight"), &script, Duration::from_secs(5)).await?;
        }
        Ok(())
    })
    .await;
}

/// Whether the caret's line is within the editor, either of the two.
const CARET_IN_SIGHT: &str = "(() => {
    const editor = document.querySelector('[data-testid=editor]').getBoundingClientRect();
    const area = document.querySelector('[data-testid=editor-plain]');
    if (!area) {
        const caret = document.querySelector('.editor .cursor').getBoundingClientRect();
        return caret.height > 0 && caret.top >= editor.top && caret.bottom <= editor.bottom;
    }
    const style = getComputedStyle(area);
    const above = area.value.slice(0, area.selectionEnd).split('\\n').length - 1;
    const middle = parseFloat(style.paddingTop) + (above + 0.5) * parseFloat(style.lineHeight) - area.scrollTop;
    return middle >= 0 && middle <= area.clientHeight;
})()";

#[tokio::test]
async fn a_phone_gets_the_plain_editor_and_it_works() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        fits_the_screen(visitor).await?;
        visitor.open_problem(SLUG).await?;
        fits_the_screen(visitor).await?;
        visitor.editor_settles().await?;
        let editor = visitor.attribute("[data-testid=editor]", "data-editor").await?;
        ensure!(editor == "plain", "the editor on a phone is {editor}");
        ensure!(!visitor.served().iter().any(|path| path.starts_with("/editor/")), "a phone fetches no code editor");
        visitor.write_code(&submission(SLUG, "wrong_answer")?).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "wrong-answer", "{verdict:?}");
        visitor.see("[data-testid=failing-input]").await?;
        fits_the_screen(visitor).await?;
        visitor.write_code(&submission(SLUG, "accepted")?).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn no_page_scrolls_sideways_on_a_phone() {
    visit(Screen::PHONE, async |visitor| {
        for slug in SLUGS {
            visitor.open_problem(slug).await?;
            visitor.editor_settles_if_any().await?;
            for tab in tabs(visitor).await? {
                visitor.click(&tab).await?;
                fits_the_screen(visitor).await.with_context(|| format!("{slug}, {tab}"))?;
            }
        }
        Ok(())
    })
    .await;
}

/// The tabs of the problem; there is more than one.
async fn tabs(visitor: &Visitor) -> Result<Vec<String>> {
    visitor.see("[role=tab]").await?;
    let found = visitor.ask("return [...document.querySelectorAll('[role=tab]')].map((tab) => `#${tab.id}`)").await?;
    let tabs: Vec<String> = serde_json::from_value(found)?;
    ensure!(tabs.len() > 1, "a phone shows {tabs:?}");
    Ok(tabs)
}

/// Nothing is wider than the screen. The window's own width would not tell: a phone widens it for what does not fit.
async fn fits_the_screen(visitor: &Visitor) -> Result<()> {
    let sizes = visitor.ask("return [document.documentElement.scrollWidth, screen.width]").await?;
    ensure!(sizes[0].as_f64() <= sizes[1].as_f64(), "the page is {} wide on a screen of {}", sizes[0], sizes[1]);
    Ok(())
}

#[tokio::test]
async fn what_has_the_keyboard_on_a_phone_is_not_hidden() {
    visit(Screen::PHONE, async |visitor| {
        for slug in ["standardise-columns", SLUG] {
            visitor.open_problem(slug).await?;
            visitor.editor_settles_if_any().await?;
            for tab in tabs(visitor).await? {
                visitor.click(&tab).await?;
                // Back to the page's first link, and from there through all that there is.
                visitor.ask("document.querySelector('.skip-link').focus()").await?;
                for _ in 0..20 {
                    visitor.press(Key::Tab).await?;
                    let hidden = visitor.ask(HIDDEN_FOCUS).await?;
                    ensure!(hidden == "", "{slug}, {tab}: with the keyboard, but hidden: {hidden}");
                    if visitor.ask("return document.activeElement?.matches('textarea')").await? == true {
                        visitor.press(Key::Escape).await?;
                    }
                }
            }
        }
        Ok(())
    })
    .await;
}

/// The element that has the keyboard, where none of five points of it can be seen; else nothing.
const HIDDEN_FOCUS: &str = "
    const element = document.activeElement, place = element.getBoundingClientRect();
    // Past the last one the keyboard is in the browser's own bars.
    if (element === document.body || !element.matches(':focus')) return '';
    const shares = [[0.5, 0.5], [0.05, 0.1], [0.95, 0.1], [0.05, 0.9], [0.95, 0.9]];
    const seen = ([across, down]) => {
        const top = document.elementFromPoint(place.x + place.width * across, place.y + place.height * down);
        return element.contains(top) || element.closest('label')?.contains(top);
    };
    return shares.some(seen) ? '' : element.outerHTML.slice(0, 200)";

/// Presses Tab until the keyboard is in the answer's place.
async fn tab_to(visitor: &Visitor, css: &str) -> Result<()> {
    for _ in 0..60 {
        visitor.press(Key::Tab).await?;
        let script = format!("return document.activeElement?.closest({}) !== null", serde_json::json!(css));
        if visitor.ask(&script).await? == true {
            return Ok(());
        }
    }
    anyhow::bail!("60 Tabs did not lead to {css}")
}

#[tokio::test]
async fn an_expression_can_be_given_by_keyboard_alone() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "standardise-columns";
        visitor.open_problem(slug).await?;
        tab_to(visitor, "[data-testid=answer]").await?;
        visitor.press(Key::SelectAll).await?;
        visitor.type_keys(submission(slug, "accepted")?.trim()).await?;
        visitor.press(Key::Run).await?;
        let verdict = visitor.verdict_of("run").await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        visitor.press(Key::Submit).await?;
        let verdict = visitor.verdict_of("submit").await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn code_can_be_written_and_run_by_keyboard_alone() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        tab_to(visitor, "[data-testid=editor] .monaco-editor").await?;
        visitor.press(Key::SelectAll).await?;
        visitor.type_keys(ONE_LINE).await?;
        visitor.press(Key::Run).await?;
        let verdict = visitor.verdict_of("run").await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        Ok(())
    })
    .await;
}
