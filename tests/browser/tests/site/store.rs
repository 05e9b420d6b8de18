//! What is kept in the browser: out into a file and in again, a new beginning and back, and what goes to the database.

use anyhow::{Context, Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Key, Screen, Visitor, kept, visit};
use serde_json::{Value, json};
use std::time::Duration;

pub(crate) const SLUG: &str = "k-means-cost";
pub(crate) const SOON: Duration = Duration::from_secs(10);

/// Notes what the browser is asked to save, in place of saving it.
pub(crate) const CATCH_FILES: &str = "const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.savedBlob = blob; return make.call(URL, blob); };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
        if (this.download) window.savedAs = this.download; else click.call(this);
    };";

/// Counts how often the browser is asked to promise that what is kept stays.
const COUNT_PROMISES: &str = "window.asked = 0;
    if (window.StorageManager) StorageManager.prototype.persist = async () => { window.asked += 1; return false; };";

pub(crate) async fn open_your_data(visitor: &Visitor) -> Result<()> {
    visitor.click("[data-testid=settings]").await?;
    visitor.click("[data-testid=your-data-open]").await?;
    visitor.see("[data-testid=your-data][open]").await?;
    let alone = "return document.querySelectorAll('dialog[open]').length === 1";
    visitor.wait("the settings to make room", alone, SOON).await.map(drop)
}

pub(crate) async fn close_your_data(visitor: &Visitor) -> Result<()> {
    visitor.press(Key::Escape).await?;
    let closed = "return !document.querySelector('[data-testid=your-data]')";
    visitor.wait("the dialog to close", closed, SOON).await.map(drop)
}

/// What the browser was asked to save last: its name and text.
async fn saved(visitor: &Visitor) -> Result<(String, String)> {
    let name = visitor.wait("a file to be saved", "return window.savedAs", SOON).await?;
    let text = visitor.ask_later("window.savedBlob.text().then(arguments[0])", Vec::new()).await?;
    visitor.ask("window.savedAs = ''").await?;
    Ok((name.as_str().unwrap_or_default().to_owned(), text.as_str().unwrap_or_default().to_owned()))
}

pub(crate) async fn export(visitor: &Visitor) -> Result<(String, String)> {
    visitor.click("[data-testid=export]").await?;
    saved(visitor).await
}

/// Chooses a file, as the browser's own window for files would.
async fn choose_file(visitor: &Visitor, text: &str) -> Result<()> {
    visitor.see("[data-testid=import-file]").await?;
    let choose = "const [text] = arguments, field = document.querySelector('[data-testid=import-file]');
        const data = new DataTransfer();
        data.items.add(new File([text], 'mine.json', { type: 'application/json' }));
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    visitor.ask_with(choose, vec![json!(text)]).await.map(drop)
}

async fn is_refused(visitor: &Visitor, text: &str, words: &str) -> Result<()> {
    choose_file(visitor, text).await?;
    let told =
        format!("return document.querySelector('[data-testid=import-refused]')?.innerText.includes({})", json!(words));
    visitor.wait(&format!("to be told “{words}”"), &told, SOON).await.map(drop)
}

/// Every key that is in use, in order.
pub(crate) async fn live_keys(visitor: &Visitor) -> Result<Vec<String>> {
    let live = "return Object.keys(localStorage)
        .filter((key) => key.startsWith('mettle.') && !/^mettle\\.(kept|backup|reset)/.test(key)).sort()";
    let found = visitor.ask(live).await?;
    Ok(found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

pub(crate) async fn is_solved(visitor: &Visitor, solved: bool) -> Result<()> {
    let script = format!("return document.querySelector('[data-slug={SLUG}]')?.dataset.solved === '{solved}'");
    visitor.wait(&format!("{SLUG} to be solved: {solved}"), &script, SOON).await.map(drop)
}

/// Solves a problem and takes a note on it.
pub(crate) async fn do_something(visitor: &Visitor) -> Result<()> {
    visitor.open_problem(SLUG).await?;
    visitor.write_line(&submission(SLUG, "accepted")?).await?;
    ensure!(visitor.submit().await?.verdict == "accepted");
    visitor.click("[data-testid=notes] > summary").await?;
    visitor.click("[data-testid=notes-text]").await?;
    visitor.type_keys("Count the loops.").await?;
    let noted = format!("return {}.text === 'Count the loops.'", kept(&format!("mettle.notes.v1.{SLUG}")));
    visitor.wait("the note", &noted, SOON).await.map(drop)
}

#[tokio::test]
async fn what_is_exported_comes_back_after_a_reset_and_broken_files_change_nothing() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.before_each_page(CATCH_FILES).await?;
        visitor.before_each_page(COUNT_PROMISES).await?;
        visitor.open_problem(SLUG).await?;
        ensure!(visitor.ask("return window.asked").await? == 0, "the promise is asked for before there is anything");
        do_something(visitor).await?;
        let asked = "return window.asked === 1 || !navigator.storage";
        visitor.wait("the promise to be asked for with the first solved problem", asked, SOON).await?;
        visitor.open("/").await?;
        is_solved(visitor, true).await?;
        open_your_data(visitor).await?;
        let table = visitor.text("[data-testid=kept]").await?;
        for kind in ["Problems tried or solved", "Attempts", "Notes"] {
            ensure!(table.contains(kind), "{kind} is not in {table}");
        }
        let (name, file) = export(visitor).await?;
        ensure!(name.starts_with("mettle-20") && name.ends_with(".json") && name.len() == 22, "{name}");
        let parsed: Value = serde_json::from_str(&file).context("the file is JSON")?;
        ensure!(file.lines().count() > 20, "the file is not for people:\n{file}");
        ensure!(parsed["texts"][format!("mettle.notes.v1.{SLUG}")]["text"] == "Count the loops.", "{file}");

        let before = live_keys(visitor).await?;
        visitor.click("[data-testid=your-data] [data-testid=reset]").await?;
        visitor.click("[data-testid=reset-yes]").await?;
        visitor.see("[data-testid=reset-undo]").await?;
        ensure!(live_keys(visitor).await? == [""; 0], "something is left: {:?}", live_keys(visitor).await?);
        visitor.see("[data-testid=kept-nothing]").await?;
        is_solved(visitor, false).await?;

        let newer = r#"{"app":"Mettle","version":9}"#;
        is_refused(visitor, &file[..file.len() / 2], "cut off or damaged").await?;
        is_refused(visitor, "[1, 2]", "not a file that Mettle exported").await?;
        is_refused(visitor, newer, "newer version of Mettle").await?;
        is_refused(visitor, &file.replace("Count", "Mount"), "checksum does not fit").await?;
        ensure!(live_keys(visitor).await? == [""; 0], "a file that was refused changed something");

        choose_file(visitor, &file).await?;
        let plan = visitor.text("[data-testid=import-plan]").await?;
        ensure!(plan.contains("Problems tried or solved: 1 more") && plan.contains("Notes: 1 more"), "{plan}");
        ensure!(live_keys(visitor).await? == [""; 0], "something was taken in before it was wanted");
        visitor.click("[data-testid=import-take]").await?;
        visitor.see("[data-testid=import-done]").await?;
        ensure!(live_keys(visitor).await? == before, "not all came back");
        is_solved(visitor, true).await?;
        choose_file(visitor, &file).await?;
        visitor.see("[data-testid=import-nothing]").await?;
        close_your_data(visitor).await?;
        visitor.open_problem(SLUG).await?;
        visitor.see("[data-testid=history] li").await?;
        let noted = "return document.querySelector('[data-testid=notes-text]')?.value === 'Count the loops.'";
        visitor.wait("the note", noted, SOON).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn a_reset_is_taken_back_by_keys_alone_on_a_phone() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.write_line(&submission(SLUG, "accepted")?).await?;
        ensure!(visitor.submit().await?.verdict == "accepted");
        let stored = format!("return {}.answer?.text?.length > 0", kept(&format!("mettle.draft.v1.{SLUG}")));
        visitor.wait("the draft", &stored, SOON).await?;
        let before = live_keys(visitor).await?;
        let answer = visitor.ask("return document.querySelector('[data-testid=answer]').value").await?;
        open_your_data(visitor).await?;
        visitor.see("[data-testid=kept]").await?;
        let fits = "const it = document.querySelector('[data-testid=your-data]');
            return it.scrollWidth <= it.clientWidth && it.getBoundingClientRect().right <= innerWidth";
        ensure!(visitor.ask(fits).await? == true, "the dialog is wider than the screen");
        visitor.ask("document.querySelector('[data-testid=your-data] [data-testid=reset]').focus()").await?;
        visitor.press(Key::Enter).await?;
        let asked = "return document.activeElement?.dataset.testid === 'reset-yes'";
        visitor.wait("the keyboard on the answer", asked, SOON).await?;
        visitor.press(Key::Enter).await?;
        visitor.see("[data-testid=reset-undo]").await?;
        ensure!(live_keys(visitor).await? == [""; 0]);
        close_your_data(visitor).await?;
        let blank = format!("return document.querySelector('[data-testid=answer]').value !== {answer}");
        visitor.wait("the answer to be gone", &blank, SOON).await?;
        visitor.reload().await?;
        ensure!(live_keys(visitor).await? == [""; 0], "something came back by itself");
        open_your_data(visitor).await?;
        visitor.click("[data-testid=reset-undo]").await?;
        let back = "return !document.querySelector('[data-testid=reset-undo]')";
        visitor.wait("all to be back", back, SOON).await?;
        let after = live_keys(visitor).await?;
        ensure!(after == before, "not all is back: {after:?} and not {before:?}");
        close_your_data(visitor).await?;
        let again = format!("return document.querySelector('[data-testid=answer]').value === {answer}");
        visitor.wait("the answer to be back", &again, SOON).await?;

        // By the notice, right after it.
        open_your_data(visitor).await?;
        visitor.click("[data-testid=your-data] [data-testid=reset]").await?;
        visitor.click("[data-testid=reset-yes]").await?;
        visitor.see("[data-testid=reset-undo]").await?;
        close_your_data(visitor).await?;
        visitor.click("[data-testid=notice-undo]").await?;
        let gone = "return !document.querySelector('[data-testid=notice-undo]')";
        visitor.wait("the notice to go", gone, SOON).await?;
        let after = live_keys(visitor).await?;
        ensure!(after == before, "not all is back: {after:?} and not {before:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_an_earlier_version_stored_is_backed_up_and_used() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        let stored = [
            (
                "mettle.progress.v1".to_owned(),
                json!({ "version": 1, "problems": { SLUG: { "attempts": 1, "solvedAtMs": 5.0, "lastAtMs": 5.0 } } }),
            ),
            (format!("mettle.notes.v1.{SLUG}"), json!({ "version": 1, "text": "from before", "savedAtMs": 5.0 })),
            ("mettle.settings.v1".to_owned(), json!({ "theme": "dark", "codeSize": 18 })),
        ];
        for (key, text) in &stored {
            visitor.ask_with("localStorage.setItem(...arguments)", vec![json!(key), json!(text.to_string())]).await?;
        }
        visitor.open("/").await?;
        is_solved(visitor, true).await?;
        ensure!(visitor.attribute("html", "data-theme").await? == "dark", "the theme is not as it was chosen");
        ensure!(!visitor.has("[data-testid=notices] li").await?, "there is nothing to tell");
        for (key, text) in &stored {
            let now = visitor.stored(key).await?.unwrap_or_default();
            let (line, body) = now.split_once('\n').with_context(|| format!("{key} is {now}"))?;
            let unchanged = text.to_string();
            ensure!(line.starts_with("mettle 1 ") && body == unchanged, "{key} is {now}");
        }
        let backup = visitor.stored("mettle.backup.0").await?.context("no backup")?;
        ensure!(backup.contains("from before"), "{backup}");
        // The first colours, too, are those that were chosen.
        visitor.reload().await?;
        ensure!(visitor.attribute("html", "data-theme").await? == "dark");
        visitor.open_problem(SLUG).await?;
        let noted = "return document.querySelector('[data-testid=notes-text]')?.value === 'from before'";
        visitor.wait("the note", noted, SOON).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn what_was_put_aside_can_be_saved_and_removed() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.before_each_page(CATCH_FILES).await?;
        visitor.open("/").await?;
        visitor.ask("localStorage.setItem('mettle.progress.v1', '{oops')").await?;
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        visitor.click("[data-testid=notice-your-data]").await?;
        let listed = visitor.text("[data-testid=aside]").await?;
        ensure!(listed.contains("Problems tried or solved"), "{listed}");
        visitor.click("[data-testid=aside-save]").await?;
        let (name, text) = saved(visitor).await?;
        ensure!(text == "{oops" && name.starts_with("mettle.kept."), "{name}: {text}");
        visitor.click("[data-testid^='forget-mettle.kept']").await?;
        visitor.click("[data-testid^='forget-mettle.kept'][data-testid$='-yes']").await?;
        let gone = "return !document.querySelector('[data-testid=aside]')";
        visitor.wait("the list to be empty", gone, SOON).await?;
        let left = visitor.ask("return Object.values(localStorage).includes('{oops')").await?;
        ensure!(left == false, "it is still stored");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_long_history_goes_to_the_database_and_comes_back() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        let attempt = |at: u32| {
            json!({ "atMs": f64::from(at), "verdict": "wrong-answer", "passed": 0, "total": 1,
                "answer": { "text": format!("O(n + {at})") } })
        };
        let attempts: Vec<Value> = (0..39).map(attempt).collect();
        let key = format!("mettle.attempts.v1.{SLUG}");
        let stored = json!({ "version": 1, "attempts": attempts }).to_string();
        visitor.ask_with("localStorage.setItem(...arguments)", vec![json!(key), json!(stored)]).await?;
        visitor.open_problem(SLUG).await?;
        visitor.write_line(&submission(SLUG, "accepted")?).await?;
        ensure!(visitor.submit().await?.verdict == "accepted");
        let near = format!("const kept = {}; return kept.attempts.length === 20 && kept.older === 20", kept(&key));
        visitor.wait("older attempts to leave the small store", &near, SOON).await?;
        visitor.reload().await?;
        let all = "return document.querySelectorAll('[data-testid=history] > ol > li').length === 40";
        visitor.wait("all attempts", all, SOON).await?;
        visitor.click("[data-testid=history] li:last-child summary").await?;
        let oldest = visitor.text("[data-testid=attempt-answer]").await?;
        ensure!(oldest == "O(n + 0)", "the oldest is {oldest}");
        // They go with a reset, and come back with it.
        open_your_data(visitor).await?;
        visitor.click("[data-testid=your-data] [data-testid=reset]").await?;
        visitor.click("[data-testid=reset-yes]").await?;
        visitor.click("[data-testid=reset-undo]").await?;
        let back = "return !document.querySelector('[data-testid=reset-undo]')";
        visitor.wait("all to be back", back, SOON).await?;
        visitor.click("[data-testid=thin-out]").await?;
        visitor.click("[data-testid=thin-out-yes]").await?;
        let few = format!("return {}.attempts.length === 3", kept(&key));
        visitor.wait("the old ones to be gone", &few, SOON).await?;
        close_your_data(visitor).await?;
        let shown = "return document.querySelectorAll('[data-testid=history] > ol > li').length === 3";
        visitor.wait("three attempts", shown, SOON).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn your_data_is_for_everybody() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        visitor.ask("localStorage.setItem('mettle.progress.v1', '{oops')").await?;
        do_something_small(visitor).await?;
        open_your_data(visitor).await?;
        visitor.see("[data-testid=kept]").await?;
        visitor.click("[data-testid=your-data] [data-testid=reset]").await?;
        visitor.see("[data-testid=reset-yes]").await?;
        choose_file(visitor, "[]").await?;
        visitor.see("[data-testid=import-refused]").await?;
        visitor.expect_accessible("the dialog of what is kept").await
    })
    .await;
}

async fn do_something_small(visitor: &Visitor) -> Result<()> {
    visitor.open_problem(SLUG).await?;
    visitor.write_line("O(n)").await?;
    let stored = format!("return {}.answer?.text === 'O(n)'", kept(&format!("mettle.draft.v1.{SLUG}")));
    visitor.wait("the draft", &stored, SOON).await.map(drop)
}
