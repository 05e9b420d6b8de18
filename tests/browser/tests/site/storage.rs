//! Whatever can be wrong with a browser's storage, or with what is in it: it is told, loses nothing, and is in nobody's way.

use crate::store::{
    CATCH_FILES, SLUG, SOON, close_your_data, do_something, export, is_solved, live_keys, open_your_data,
};
use anyhow::{Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, kept, visit};
use serde_json::json;

#[tokio::test]
async fn broken_storage_is_told_and_nothing_is_lost() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "k-means-cost";
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        for key in ["mettle.progress.v1", &format!("mettle.draft.v1.{slug}")] {
            visitor.ask_with("localStorage.setItem(arguments[0], '{oops')", vec![key.into()]).await?;
        }
        visitor.open_problem(slug).await?;
        let notices = visitor.text("[data-testid=notices]").await?;
        ensure!(notices.contains("could not be read"), "the visitor is told {notices:?}");
        let kept = "return Object.keys(localStorage).filter((key) => localStorage[key] === '{oops').sort()";
        let kept = visitor.ask(kept).await?;
        let kept: Vec<&str> = kept.as_array().into_iter().flatten().filter_map(|key| key.as_str()).collect();
        for key in ["mettle.progress.v1", slug] {
            ensure!(kept.iter().any(|name| name.contains(key)), "what was under {key} is gone; left is {kept:?}");
        }

        visitor.write_line(&submission(slug, "accepted")?).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        visitor.open("/").await?;
        let solved = visitor.attribute(&format!("[data-slug={slug}]"), "data-solved").await?;
        ensure!(solved == "true", "progress is kept again, but it says {solved}");
        let after = visitor.ask("return Object.values(localStorage).filter((text) => text === '{oops').length").await?;
        ensure!(after.as_u64() >= Some(2), "the broken texts are still there to be rescued, but {after} are left");
        Ok(())
    })
    .await;
}

/// Leaves room for everything but a backup.
const NO_ROOM_FOR_BACKUPS: &str = "const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
        if (key.startsWith('mettle.backup.')) throw new DOMException('no room', 'QuotaExceededError');
        set.call(this, key, text);
    };";

#[tokio::test]
async fn without_room_a_backup_goes_to_the_database_and_without_that_nothing_is_changed() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.before_each_page(NO_ROOM_FOR_BACKUPS).await?;
        let key = format!("mettle.notes.v1.{SLUG}");
        let stored = json!({ "version": 1, "text": "from before", "savedAtMs": 5.0 }).to_string();
        visitor.open("/").await?;
        visitor.ask_with("localStorage.setItem(...arguments)", vec![json!(key), json!(stored)]).await?;
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        let sealed = format!("return localStorage.getItem('{key}').startsWith('mettle 1 ')");
        visitor.wait("the migration", &sealed, SOON).await?;
        open_your_data(visitor).await?;
        let aside = visitor.text("[data-testid=aside]").await?;
        ensure!(aside.contains("as version 0 had stored it"), "{aside}");

        visitor.open("/").await?;
        visitor.ask_with("localStorage.setItem(...arguments)", vec![json!(key), json!(stored)]).await?;
        visitor.before_each_page("Object.defineProperty(window, 'indexedDB', { value: undefined })").await?;
        visitor.open_problem(SLUG).await?;
        let told = visitor.text("[data-testid=notices] li").await?;
        ensure!(told.contains("no room to back it up"), "{told}");
        let noted = "return document.querySelector('[data-testid=notes-text]')?.value === 'from before'";
        visitor.wait("the note", noted, SOON).await?;
        visitor.click("[data-testid=notes-text]").await?;
        visitor.type_keys("More. ").await?;
        visitor.click(".site-name").await?;
        visitor.see("[data-slug]").await?;
        ensure!(visitor.stored(&key).await?.as_deref() == Some(stored.as_str()), "it was changed without a backup");
        visitor.click(&format!("[data-slug={SLUG}] a")).await?;
        let more = "return document.querySelector('[data-testid=notes-text]')?.value.includes('More.')";
        visitor.wait("the note as it was written on", more, SOON).await.map(drop)
    })
    .await;
}

/// Stores a text as another tab would: the browser itself tells this one of it.
async fn elsewhere(visitor: &Visitor, key: &str, text: Option<&str>) -> Result<()> {
    let script = "const [key, text] = arguments, other = document.createElement('iframe');
        document.body.append(other);
        const storage = other.contentWindow.localStorage;
        if (text === null) storage.removeItem(key); else storage.setItem(key, text);
        other.remove()";
    visitor.ask_with(script, vec![json!(key), json!(text)]).await.map(drop)
}

#[tokio::test]
async fn two_tabs_become_one() {
    visit(Screen::DESKTOP, async |visitor| {
        do_something(visitor).await?;
        let theirs = json!({ "version": 1, "problems": { "soft": { "attempts": 2, "solvedAtMs": 9.0 } } });
        elsewhere(visitor, "mettle.progress.v1", Some(&theirs.to_string())).await?;
        let both = format!(
            "const {{ problems }} = {}; return problems.soft?.attempts === 2 && problems['{SLUG}']?.solvedAtMs > 0",
            kept("mettle.progress.v1")
        );
        visitor.wait("both tabs' progress", &both, SOON).await?;

        // A draft that nobody changes here is the other tab's.
        let draft = format!("mettle.draft.v1.{SLUG}");
        let text = |text: &str| json!({ "version": 1, "answer": { "text": text }, "savedAtMs": 5.0 }).to_string();
        elsewhere(visitor, &draft, Some(&text("O(1)"))).await?;
        let shown = "return document.querySelector('[data-testid=answer]').value === 'O(1)'";
        visitor.wait("the other tab's draft", shown, SOON).await?;
        // One that is being written here stands, and the other's is put aside.
        visitor.click("[data-testid=answer]").await?;
        let type_and_store = "const [key, theirs] = arguments, field = document.querySelector('[data-testid=answer]');
            field.value = 'O(n)';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            const other = document.createElement('iframe');
            document.body.append(other);
            other.contentWindow.localStorage.setItem(key, theirs);
            other.remove()";
        visitor.ask_with(type_and_store, vec![json!(draft), json!(text("O(n * n)"))]).await?;
        let stored = format!("return {}.answer.text === 'O(n)'", kept(&draft));
        visitor.wait("the draft that is written here", &stored, SOON).await?;
        let aside = "return Object.entries(localStorage)
            .some(([key, text]) => key.startsWith('mettle.kept.') && text.includes('O(n * n)'))";
        ensure!(visitor.ask(aside).await? == true, "the other tab's draft is lost");
        let told = visitor.text("[data-testid=notices]").await?;
        ensure!(told.contains("Another tab"), "{told}");

        // A reset there is one here.
        elsewhere(visitor, &draft, None).await?;
        let blank = "return document.querySelector('[data-testid=answer]').value !== 'O(n)'";
        visitor.wait("the draft to be gone", blank, SOON).await.map(drop)
    })
    .await;
}

const BLOCKED: &str = "for (const name of ['localStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('not here', 'SecurityError'); } });";
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };";

#[tokio::test]
async fn a_browser_that_keeps_nothing_is_told_and_the_visit_goes_on() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.before_each_page(CATCH_FILES).await?;
        visitor.before_each_page(BLOCKED).await?;
        visitor.open_problem(SLUG).await?;
        let told = visitor.text("[data-testid=notices]").await?;
        ensure!(told.contains("keeps nothing for this site"), "{told}");
        visitor.write_line(&submission(SLUG, "accepted")?).await?;
        ensure!(visitor.submit().await?.verdict == "accepted");
        // Within the visit it is remembered from page to page.
        visitor.click(".site-name").await?;
        is_solved(visitor, true).await?;
        visitor.click(&format!("[data-slug={SLUG}] a")).await?;
        visitor.see("[data-testid=answer]").await?;
        let held = visitor.ask("return document.querySelector('[data-testid=answer]').value").await?;
        ensure!(held == submission(SLUG, "accepted")?.trim(), "the draft is {held}");
        visitor.see("[data-testid=history] li").await?;
        open_your_data(visitor).await?;
        let (_, file) = export(visitor).await?;
        ensure!(file.contains("solvedAtMs"), "the export does not hold it:\n{file}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_full_browser_is_told_and_catches_up_once_there_is_room() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.ask(&format!("window.setItem = Storage.prototype.setItem; {FULL}")).await?;
        visitor.write_line(&submission(SLUG, "accepted")?).await?;
        ensure!(visitor.submit().await?.verdict == "accepted");
        let told = visitor.text("[data-testid=notices]").await?;
        ensure!(told.contains("is full"), "{told}");
        visitor.click("[data-testid=notice-your-data]").await?;
        visitor.see("[data-testid=kept]").await?;
        let memory = visitor.text("[data-testid=your-data]").await?;
        ensure!(memory.contains("in this page’s memory alone"), "{memory}");
        close_your_data(visitor).await?;
        ensure!(visitor.stored("mettle.progress.v1").await?.is_none());
        visitor.ask("Storage.prototype.setItem = window.setItem").await?;
        visitor.write_line("O(n)").await?;
        let caught_up = format!("return {}.problems?.['{SLUG}']?.solvedAtMs > 0", kept("mettle.progress.v1"));
        visitor.wait("what was in memory to be stored", &caught_up, SOON).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn a_newer_versions_data_is_left_as_it_is() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        let newer = "mettle 99 sha\n[\"all new\"]";
        visitor.ask_with("localStorage.setItem(...arguments)", vec![json!("mettle.progress.v1"), json!(newer)]).await?;
        visitor.open_problem(SLUG).await?;
        let told = visitor.text("[data-testid=notices]").await?;
        ensure!(told.contains("newer version of Mettle"), "{told}");
        visitor.see("[data-testid=notice-reload]").await?;
        visitor.write_line(&submission(SLUG, "accepted")?).await?;
        ensure!(visitor.submit().await?.verdict == "accepted");
        ensure!(visitor.stored("mettle.progress.v1").await?.as_deref() == Some(newer), "it was written over");
        ensure!(live_keys(visitor).await? == ["mettle.progress.v1"], "{:?}", live_keys(visitor).await?);
        visitor.click(".site-name").await?;
        is_solved(visitor, true).await
    })
    .await;
}
