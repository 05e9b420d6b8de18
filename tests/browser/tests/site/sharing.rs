//! A link carries an answer. Whoever opens it decides; nothing runs, and nothing of theirs is lost.

use anyhow::{Context, Result, ensure};
use browser_tests::{Screen, Visitor, visit};
use std::time::Duration;

const EXPRESSION: &str = "softmax-by-row";
const THEIRS: &str = "x - 1  # theirs: µ → ß";
const MINE: &str = "x + 1";

/// The link that the dialog gives, from its path on.
async fn link(visitor: &Visitor) -> Result<String> {
    visitor.click("[data-testid=share]").await?;
    visitor.click("[data-testid=share-answer]").await?;
    visitor.click("[data-testid=share-name]").await?;
    visitor.type_keys("Ada").await?;
    let made = "return document.querySelector('[data-testid=share-link]')?.value.includes('#answer=1.')";
    visitor.wait("a link with the answer", made, Duration::from_secs(10)).await?;
    // What was typed last is in it once nothing changes any more.
    tokio::time::sleep(Duration::from_millis(400)).await;
    let found = visitor.ask("return document.querySelector('[data-testid=share-link]').value").await?;
    let link = found.as_str().context("no link")?;
    let path = link.strip_prefix(&visitor.origin()).context("the link leads elsewhere")?;
    Ok(path.to_owned())
}

async fn holds(visitor: &Visitor, text: &str) -> Result<()> {
    let held = visitor.ask("return document.querySelector('[data-testid=answer]').value").await?;
    ensure!(held == text, "the field holds {held}");
    Ok(())
}

#[tokio::test]
async fn an_answer_travels_in_a_link_and_replaces_none() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(EXPRESSION).await?;
        visitor.write_line(THEIRS).await?;
        let link = link(visitor).await?;

        // Somebody else, with an answer of their own.
        visitor.open("/").await?;
        visitor.ask("localStorage.clear()").await?;
        visitor.open_problem(EXPRESSION).await?;
        visitor.write_line(MINE).await?;
        visitor.open("/").await?;
        visitor.open(&link).await?;
        let told = visitor.text("[data-testid=shared-answer]").await?;
        ensure!(told.contains("“Ada”") && told.contains("was not run"), "{told:?}");
        holds(visitor, MINE).await?;
        visitor.click("[data-testid=shared-look]").await?;
        let code = visitor.text("[data-testid=shared-answer] pre").await?;
        ensure!(code == THEIRS, "{code:?}");
        visitor.click("[data-testid=shared-use]").await?;
        visitor.see("[data-testid=shared-undo]").await?;
        holds(visitor, THEIRS).await?;
        ensure!(visitor.ask("return location.hash").await? == "", "the answer is taken out of the address");
        visitor.click("[data-testid=shared-undo]").await?;
        holds(visitor, MINE).await?;

        // The page is there already: only the fragment changes, and the same one twice.
        for _ in 0..2 {
            visitor.open(&link).await?;
            visitor.see("[data-testid=shared-answer]").await?;
            visitor.click("[data-testid=shared-dismiss]").await?;
            ensure!(!visitor.has("[data-testid=shared-answer]").await?, "it is dismissed");
        }
        holds(visitor, MINE).await
    })
    .await;
}

#[tokio::test]
async fn a_broken_link_is_told() {
    visit(Screen::PHONE, async |visitor| {
        // Cut off, no compression at all, and eight megabytes of zeros that take eight kilobytes.
        let bomb = "const bytes = new Uint8Array(8 * 1024 * 1024), done = arguments[0];
            new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer().then((it) =>
                done(btoa(String.fromCharCode(...new Uint8Array(it))).replaceAll('+', '-').replaceAll('/', '_')))";
        visitor.open("/").await?;
        let bomb = visitor.ask_later(bomb, Vec::new()).await?;
        let bomb = format!("answer=1.{}", bomb.as_str().context("no bomb")?);
        ensure!(bomb.len() < 16 * 1024, "it would be refused for its length");
        for fragment in ["answer=1.q1YqLk", "answer=1.%F0", "answer=9.abc", "answer=", &bomb] {
            visitor.open("/").await?;
            visitor.open(&format!("/p/{EXPRESSION}/#{fragment}")).await?;
            let told = visitor.text("[data-testid=shared-broken]").await?;
            ensure!(told.contains("cannot be read") && told.contains("untouched"), "{told:?}");
        }
        visitor.click("[data-testid=shared-dismiss]").await?;
        ensure!(!visitor.has("[data-testid=shared-broken]").await?, "it is dismissed");
        Ok(())
    })
    .await;
}
