//! The palette and the sheet of shortcuts.

use anyhow::{Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Key, Screen, Visitor, visit};
use serde_json::json;
use std::time::Duration;

const SLUG: &str = "standardise-columns";
const SOON: Duration = Duration::from_secs(10);

async fn is_gone(visitor: &Visitor, what: &str) -> Result<()> {
    let gone = format!("return document.querySelector('[data-testid={what}]') === null");
    visitor.wait(&format!("the {what} to close"), &gone, SOON).await.map(drop)
}

/// Waits until the line with this hook is the chosen one, and the field says so to assistive technology.
async fn chosen_is(visitor: &Visitor, hook: &str) -> Result<()> {
    let script = format!(
        "const chosen = document.querySelectorAll('.palette-line[aria-selected=true]');
         const field = document.querySelector('[data-testid=palette-query]');
         return chosen.length === 1 && chosen[0].id === {hook} && field.getAttribute('aria-activedescendant') === {hook}
            && document.activeElement === field",
        hook = json!(hook)
    );
    visitor.wait(&format!("{hook} to be chosen"), &script, SOON).await.map(drop)
}

#[tokio::test]
async fn a_problem_is_found_by_a_few_letters_and_opened() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visitor.see(".entry").await?;
        visitor.press(Key::Palette).await?;
        visitor.see("[data-testid=palette]").await?;
        visitor.type_keys("rlng mean usr").await?;
        chosen_is(visitor, "problem-rolling-mean-per-user").await?;
        visitor.press(Key::Enter).await?;
        visitor.see("[data-slug=rolling-mean-per-user] [data-testid=statement]").await?;
        is_gone(visitor, "palette").await
    })
    .await;
}

#[tokio::test]
async fn commands_are_given_by_name() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_line(&submission(SLUG, "wrong_answer")?).await?;
        visitor.verdict_becomes("wrong-answer").await?;
        visitor.press(Key::Palette).await?;
        visitor.see("[data-testid=palette]").await?;
        ensure!(!visitor.has("#command-stop").await?, "nothing is judged, so nothing can be stopped");
        visitor.type_keys("sub").await?;
        chosen_is(visitor, "command-submit").await?;
        visitor.press(Key::Enter).await?;
        let verdict = visitor.verdict_of("submit").await?;
        ensure!(verdict.verdict == "wrong-answer", "{verdict:?}");

        // Arrows go around; Escape gives the keyboard back.
        visitor.click("[data-testid=answer]").await?;
        visitor.press(Key::Palette).await?;
        visitor.see("[data-testid=palette]").await?;
        visitor.type_keys("timer").await?;
        chosen_is(visitor, "command-timer-start").await?;
        visitor.press(Key::Down).await?;
        chosen_is(visitor, "command-timer-hide").await?;
        visitor.press(Key::Up).await?;
        visitor.press(Key::Up).await?;
        let last = "return document.querySelector('.palette-line:last-child').getAttribute('aria-selected') === 'true'";
        visitor.wait("the last line to be chosen", last, SOON).await?;
        visitor.press(Key::Down).await?;
        chosen_is(visitor, "command-timer-start").await?;
        visitor.press(Key::Escape).await?;
        is_gone(visitor, "palette").await?;
        let focused = visitor.ask("return document.activeElement.dataset.testid").await?;
        ensure!(focused == "answer", "the keyboard is at {focused}");
        visitor.type_keys("?").await?;
        ensure!(!visitor.has("[data-testid=sheet]").await?, "what is typed opens no sheet");

        visitor.press(Key::Palette).await?;
        visitor.type_keys("next problem").await?;
        chosen_is(visitor, "command-next").await?;
        visitor.press(Key::Enter).await?;
        let moved =
            format!("const open = document.querySelector('.workbench'); return open && open.dataset.slug !== '{SLUG}'");
        visitor.wait("the next problem", &moved, SOON).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn the_code_editor_keeps_its_own_chords() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.editor_settles().await?;
        visitor.click("[data-testid=editor] .view-lines").await?;
        visitor.press(Key::Palette).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        ensure!(!visitor.has("[data-testid=palette]").await?, "the palette came between the editor and its chord");
        visitor.press(Key::Escape).await?;
        visitor.press(Key::PaletteEverywhere).await?;
        visitor.see("[data-testid=palette]").await?;
        visitor.type_keys("keyboard").await?;
        chosen_is(visitor, "command-shortcuts").await?;
        visitor.press(Key::Enter).await?;
        visitor.see("[data-testid=sheet]").await?;
        is_gone(visitor, "palette").await
    })
    .await;
}

#[tokio::test]
async fn the_sheet_shows_every_shortcut_and_fits_a_phone() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        visitor.see(".entry").await?;
        visitor.type_keys("?").await?;
        let sheet = visitor.text("[data-testid=sheet]").await?;
        for told in ["Everywhere", "Ctrl K", "F1", "On a problem", "Ctrl Shift Enter", "own chords", "Step over calls"]
        {
            ensure!(sheet.contains(told), "{told:?} is not in the sheet: {sheet}");
        }
        let wide = "const it = document.querySelector('[data-testid=sheet]'); return it.scrollWidth > it.clientWidth";
        ensure!(visitor.ask(wide).await? == false, "the sheet is wider than its place");
        visitor.press(Key::Escape).await?;
        is_gone(visitor, "sheet").await?;
        visitor.click("[data-testid=palette-open]").await?;
        visitor.type_keys("softmax").await?;
        visitor.click("#problem-softmax-by-row").await?;
        visitor.see("[data-slug=softmax-by-row] [data-testid=statement]").await
    })
    .await;
}
