//! Stepping through a run: forwards, backwards, by keyboard, on a phone, and where a run never ends.

use anyhow::{Context, Result, ensure};
use browser_tests::{Key, Screen, Visitor, visit};
use serde_json::{Value, json};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
/// Leaves the last window out.
const WRONG: &str = "\
def max_per_window(scores, k):
    best = []
    for i in range(len(scores) - k):
        best.append(max(scores[i:i + k]))
    return best
";

#[tokio::test]
async fn a_failing_case_is_stepped_through() {
    visit(Screen::DESKTOP, async |visitor| {
        judged_wrong(visitor).await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        is_at(visitor, 1, "is called").await?;
        ensure!(held(visitor, "scores").await?.contains("list of"), "the input is not drawn");
        visitor.click("[data-testid=debug-next]").await?;
        is_at(visitor, 2, "Line 2 is next").await?;
        ensure!(!visitor.has("[data-name=best]").await?, "a name is there before its line ran");
        visitor.click("[data-testid=debug-next]").await?;
        is_at(visitor, 3, "Line 3 is next").await?;
        ensure!(
            visitor.attribute("[data-name=best]", "data-changed").await? == "true",
            "a new name does not stand out"
        );
        visitor.click("[data-testid=debug-previous]").await?;
        is_at(visitor, 2, "Line 2 is next").await?;
        visitor.click("[data-testid=debug-last]").await?;
        is_at(visitor, 5, "returns").await?;
        visitor.see("[data-name=returns]").await?;
        visitor.click("[data-testid=debug-close]").await?;
        is_closed(visitor).await
    })
    .await;
}

#[tokio::test]
async fn the_editor_marks_the_line_of_the_step() {
    visit(Screen::DESKTOP, async |visitor| {
        judged_wrong(visitor).await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        is_at(visitor, 1, "is called").await?;
        marks(visitor, json!(["def max_per_window(scores, k):"])).await?;
        visitor.click("[data-testid=debug-next]").await?;
        marks(visitor, json!(["best = []"])).await?;
        visitor.click("[data-testid=debug-close]").await?;
        is_closed(visitor).await?;
        marks(visitor, json!([])).await
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_steps_and_leaves() {
    visit(Screen::DESKTOP, async |visitor| {
        judged_wrong(visitor).await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        is_at(visitor, 1, "is called").await?;
        let place = async |key, place: &str| -> Result<()> {
            visitor.press(key).await?;
            let is_there = format!(
                "return document.querySelector('[data-testid=debug-place]').innerText.startsWith('{place} of ')"
            );
            visitor.wait(place, &is_there, Duration::from_secs(5)).await.map(drop)
        };
        place(Key::Right, "Step 2").await?;
        place(Key::Right, "Step 3").await?;
        place(Key::Left, "Step 2").await?;
        visitor.press(Key::End).await?;
        is_at(visitor, 5, "returns").await?;
        place(Key::Right, visitor.text("[data-testid=debug-place]").await?.split(" of ").next().unwrap_or_default())
            .await
            .context("beyond the end")?;
        place(Key::Home, "Step 1").await?;
        visitor.press(Key::Escape).await?;
        is_closed(visitor).await?;
        let focused = visitor.ask("return document.activeElement?.dataset.testid ?? ''").await?;
        ensure!(focused == "step-through", "after Escape the keyboard is at {focused}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_example_is_stepped_through_on_a_phone_and_fits() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code(WRONG).await?;
        visitor.run().await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        is_at(visitor, 1, "is called").await?;
        visitor.click("[data-testid=debug-last]").await?;
        is_at(visitor, 5, "returns").await?;
        let wide = "const it = document.querySelector('[data-testid=debugger]');
            return [it, ...it.querySelectorAll('.debug-state, .debug-code, .debug-controls')]
                .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className).join()";
        let wide = visitor.ask(wide).await?;
        ensure!(wide == "", "wider than the screen: {wide}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_run_without_end_is_cut_or_told() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_code("def max_per_window(scores, k):\n    while True:\n        k += 1\n").await?;
        let verdict = visitor.run().await?;
        ensure!(verdict.verdict == "time-limit-exceeded", "{verdict:?}");
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        is_at(visitor, 1, "is called").await?;
        visitor.click("[data-testid=debug-last]").await?;
        let told = visitor.text("[data-testid=debug-event]").await?;
        ensure!(told.contains("was stopped"), "{told:?}");
        visitor.press(Key::Escape).await?;
        is_closed(visitor).await?;

        visitor.write_code("import time\ndef max_per_window(scores, k):\n    time.sleep(100)\n").await?;
        visitor.run().await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        let failed = "return document.querySelector('[data-testid=debug-failed]')?.innerText ?? ''";
        let told = visitor.wait("why there is no recording", failed, Duration::from_secs(60)).await?;
        ensure!(told.as_str().is_some_and(|told| told.contains("compiled code")), "{told}");
        visitor.press(Key::Escape).await?;
        is_closed(visitor).await?;

        visitor.write_code(WRONG).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "wrong-answer", "after a stuck recording: {verdict:?}");
        Ok(())
    })
    .await;
}

async fn judged_wrong(visitor: &Visitor) -> Result<()> {
    visitor.open_problem(SLUG).await?;
    visitor.write_code(WRONG).await?;
    let verdict = visitor.submit().await?;
    ensure!(verdict.verdict == "wrong-answer", "{verdict:?}");
    Ok(())
}

/// Waits until this line is marked and the sentence says this.
async fn is_at(visitor: &Visitor, line: u32, said: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('[aria-current=step]')?.id === 'debug-line-{line}'
            && document.querySelector('[data-testid=debug-event]').innerText.includes({})",
        serde_json::json!(said)
    );
    visitor.wait(&format!("line {line}, “{said}”"), &script, Duration::from_secs(60)).await.map(drop)
}

/// Waits until the code editor marks the line of a step where it shows these lines.
async fn marks(visitor: &Visitor, lines: Value) -> Result<()> {
    let script = format!(
        "const tops = [...document.querySelectorAll('.editor .step-line')].map((one) => one.parentElement.style.top);
         const lines = [...document.querySelectorAll('.editor .view-line')].filter((one) => tops.includes(one.style.top));
         const marked = lines.map((one) => one.innerText.replaceAll('\\u00a0', ' ').trim());
         return JSON.stringify(marked) === JSON.stringify({lines})"
    );
    visitor.wait(&format!("a mark at {lines}"), &script, Duration::from_secs(5)).await.map(drop)
}

/// What a name holds, as text.
async fn held(visitor: &Visitor, name: &str) -> Result<String> {
    visitor.text(&format!("[data-name={name}] dd")).await
}

async fn is_closed(visitor: &Visitor) -> Result<()> {
    let gone = "return document.querySelector('[data-testid=debugger]') === null";
    visitor.wait("the dialog to close", gone, Duration::from_secs(5)).await.map(drop)
}
