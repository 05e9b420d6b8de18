//! The interpreter's memory that is kept for the next visit: it is used, it holds against harm, and nobody needs it.

use anyhow::{Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, is_left_out, serially};
use serde_json::Value;

const NUMPY: &str = "window-means";
const PANDAS: &str = "rolling-mean-per-user";
const BRIDGE: &str = "import js\n\ndef rolling_mean(*values):\n    return js.fetch('/')\n";
const CRASH: &str = "def rolling_mean(*values):\n    return sorted([0], key=lambda x: rolling_mean())\n";

/// As `visit`, but an interpreter that was brought down says so in the console, so that is not looked at.
async fn visit(test: impl AsyncFn(&Visitor) -> Result<()>) {
    if is_left_out() {
        return;
    }
    let evidence = serially(Screen::DESKTOP, test).await;
    let outside = evidence.outside();
    assert!(outside.is_empty(), "requests left the origin: {outside:#?}");
}

async fn is_restored(visitor: &Visitor) -> Result<bool> {
    visitor.python_is_ready().await?;
    Ok(visitor.ask("return performance.getEntriesByName('mettle:restored').length > 0").await? == true)
}

/// Leaves the page, so that the next visit to a problem starts everything afresh.
async fn open_afresh(visitor: &Visitor, slug: &str) -> Result<()> {
    visitor.open_bare_page().await?;
    visitor.open_problem(slug).await
}

async fn is_accepted(visitor: &Visitor, slug: &str) -> Result<()> {
    visitor.write_code(&submission(slug, "accepted")?).await?;
    let found = visitor.run().await?;
    ensure!(found.verdict == "accepted", "judged {found:?}");
    Ok(())
}

#[tokio::test]
async fn a_later_visit_starts_from_memory_and_judges_as_the_first() {
    visit(async |visitor| {
        visitor.open_problem(PANDAS).await?;
        ensure!(!is_restored(visitor).await?, "a first visit has no memory");
        ensure!(visitor.next_start_is_prepared().await?, "nothing was kept");

        open_afresh(visitor, PANDAS).await?;
        ensure!(is_restored(visitor).await?, "the later visit booted the plain way");
        is_accepted(visitor, PANDAS).await?;
        for hostile in [BRIDGE, CRASH] {
            visitor.write_code(hostile).await?;
            let found = visitor.run().await?;
            ensure!(found.verdict == "runtime-error", "judged {found:?}");
            is_accepted(visitor, PANDAS).await?;
        }
        Ok(())
    })
    .await;
}

/// The names of what is kept.
const KEPT: &str = "
    const done = arguments[0];
    (async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('snapshots');
        const names = [];
        for await (const name of folder.keys()) names.push(name);
        return names.sort();
    })().then(done, (error) => done(String(error)))";

/// Spoils one byte of what is kept, and adds a snapshot of a site that is no more.
const SPOIL: &str = "
    const done = arguments[0];
    (async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('snapshots');
        for await (const kept of folder.values()) {
            const file = await kept.getFileHandle('memory');
            const writable = await file.createWritable({ keepExistingData: true });
            await writable.write({ type: 'write', position: 5_000_000, data: new Uint8Array([255, 254, 253]) });
            await writable.close();
        }
        await folder.getDirectoryHandle('0123456789abcdef01234567-numpy', { create: true });
        return true;
    })().then(done, (error) => done(String(error)))";

#[tokio::test]
async fn what_is_kept_is_thrown_away_on_any_doubt() {
    visit(async |visitor| {
        visitor.open_problem(NUMPY).await?;
        visitor.python_is_ready().await?;
        ensure!(visitor.next_start_is_prepared().await?, "nothing was kept");
        let kept = visitor.ask_later(KEPT, Vec::new()).await?;
        ensure!(kept.as_array().is_some_and(|names| names.len() == 1), "kept: {kept}");

        visitor.open_bare_page().await?;
        let spoilt = visitor.ask_later(SPOIL, Vec::new()).await?;
        ensure!(spoilt == Value::Bool(true), "{spoilt}");
        visitor.open_problem(NUMPY).await?;
        ensure!(!is_restored(visitor).await?, "started from spoilt memory");
        is_accepted(visitor, NUMPY).await?;
        ensure!(visitor.next_start_is_prepared().await?, "nothing was kept again");
        let again = visitor.ask_later(KEPT, Vec::new()).await?;
        ensure!(again == kept, "kept: {again}, not {kept}");

        open_afresh(visitor, NUMPY).await?;
        ensure!(is_restored(visitor).await?, "the memory that was made again is not used");
        is_accepted(visitor, NUMPY).await
    })
    .await;
}
