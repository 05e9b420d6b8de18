//! What helps to learn: notes, the timer, and what is remembered of hints and editorials.

use anyhow::{Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, kept, visit};
use judge::manifest::Kind;
use serde_json::{Value, json};
use std::time::Duration;

const SLUG: &str = "latest-prediction-per-user";
const SOON: Duration = Duration::from_secs(10);

async fn stored_is(visitor: &Visitor, key: &str, field: &str, wanted: Value) -> Result<()> {
    let script =
        format!("return {kept}{field} === {wanted}", kept = kept(key), wanted = serde_json::to_string(&wanted)?);
    visitor.wait(&format!("{key}{field} to be {wanted}"), &script, SOON).await.map(drop)
}

#[tokio::test]
async fn notes_are_kept_as_they_are_written() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.click("#tab-help").await?;
        visitor.click("[data-testid=notes] > summary").await?;
        visitor.click("[data-testid=notes-text]").await?;
        visitor.type_keys("Rank within each user.").await?;
        let key = format!("mettle.notes.v1.{SLUG}");
        stored_is(visitor, &key, "?.text", json!("Rank within each user.")).await?;
        visitor.reload().await?;
        visitor.see("[data-testid=notes][open]").await?;
        let held = visitor.ask("return document.querySelector('[data-testid=notes-text]').value").await?;
        ensure!(held == "Rank within each user.", "after a reload the notes are {held}");

        let too_long = "const area = document.querySelector('[data-testid=notes-text]');
            area.value = 'x'.repeat(40 * 1024);
            area.dispatchEvent(new Event('input', { bubbles: true }))";
        visitor.ask(too_long).await?;
        let told = "return document.querySelector('[data-testid=notes-told]').textContent.includes('8 KB longer')";
        visitor.wait("that notes are too long", told, SOON).await?;
        tokio::time::sleep(Duration::from_millis(700)).await;
        stored_is(visitor, &key, "?.text", json!("Rank within each user.")).await
    })
    .await;
}

#[tokio::test]
async fn hints_the_editorial_and_the_time_are_noted_with_the_attempt() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        let told = visitor.text("[data-testid=hints-read]").await?;
        ensure!(told.starts_with("0 of "), "{told:?}");
        visitor.click("[data-testid=hint-1] > summary").await?;
        visitor.click("[data-testid=hint-2] > summary").await?;
        let two = "return document.querySelector('[data-testid=hints-read]').innerText.startsWith('2 of ')";
        visitor.wait("two hints to be counted", two, SOON).await?;

        let time = visitor.text("[data-testid=timer-time]").await?;
        ensure!(time.starts_with("0:00 of ") && time.ends_with(" min"), "{time:?}");
        visitor.click("[data-testid=timer]").await?;
        visitor.click("[data-testid=timer-toggle]").await?;
        let runs = "return !document.querySelector('[data-testid=timer-time]').innerText.startsWith('0:00')";
        visitor.wait("time to pass", runs, SOON).await?;
        visitor.reload().await?;
        visitor.see("[data-testid=timer][data-runs=true]").await?;
        visitor.wait("time to pass after a reload", runs, SOON).await?;

        visitor.answer(Kind::Query, &submission(SLUG, "wrong_answer")?).await?;
        ensure!(visitor.submit().await?.verdict == "wrong-answer");
        let effort = visitor.text("[data-testid=attempt-effort]").await?;
        ensure!(effort.starts_with("2 hints, 0:") && effort.ends_with("on the timer"), "{effort:?}");
        let progress = "mettle.progress.v1";
        stored_is(visitor, progress, &format!(".problems['{SLUG}'].hintsRead"), json!(2)).await?;
        stored_is(visitor, progress, &format!(".problems['{SLUG}'].editorialAtMs"), Value::Null).await?;
        visitor.click("[data-testid=editorial] > summary").await?;
        let noted = format!("return {}.problems['{SLUG}'].editorialAtMs > 0", kept(progress));
        visitor.wait("the editorial to be noted", &noted, SOON).await?;
        visitor.see("[data-testid=editorial-read]").await
    })
    .await;
}

#[tokio::test]
async fn the_timer_pauses_resets_hides_and_says_when_it_is_over() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        let almost = "const minutes = Number(/of (\\d+) min/.exec(document.querySelector('[data-testid=timer-time]').textContent)[1]);
            localStorage.setItem(arguments[0], JSON.stringify(
                { version: 1, elapsedMs: minutes * 60000 - 4000, runs: false, savedAtMs: Date.now() }))";
        visitor.see("[data-testid=timer-time]").await?;
        visitor.ask_with(almost, vec![json!(format!("mettle.time.v1.{SLUG}"))]).await?;
        visitor.reload().await?;
        visitor.see("[data-testid=timer][data-over=false]").await?;
        visitor.click("[data-testid=timer]").await?;
        visitor.click("[data-testid=timer-toggle]").await?;
        visitor.see("[data-testid=timer][data-over=true]").await?;
        let told = visitor.text("[data-testid=timer-told]").await?;
        ensure!(told.contains("minutes are up"), "{told:?}");
        visitor.click("[data-testid=timer-toggle]").await?;
        visitor.see("[data-testid=timer][data-runs=false]").await?;
        visitor.click("[data-testid=timer-hidden]").await?;
        ensure!(!visitor.has("[data-testid=timer-time]").await?, "the hidden time is still there");
        visitor.click("[data-testid=timer-reset]").await?;
        let gone = format!("return localStorage.getItem('mettle.time.v1.{SLUG}') === null");
        visitor.wait("the time to be forgotten", &gone, SOON).await.map(drop)
    })
    .await;
}
