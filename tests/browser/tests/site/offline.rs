//! Without a network: what the page says works, works, from a cold start on; and a new version waits for the tabs of the old.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::bank::{kind, submission};
use browser_tests::{Screen, Visitor, visit_copy};

const PANDAS: &str = "rolling-mean-per-user";
const EXPRESSION: &str = "unit-rows";
const QUERY: &str = "silent-users";

/// How long the site, or Python, may take to be kept.
const KEPT_IN: Duration = Duration::from_secs(120);

async fn says(visitor: &Visitor, summary: &str) -> Result<()> {
    let script = format!("return document.querySelector('[data-testid=offline]')?.innerText.includes({summary:?})");
    visitor.wait(&format!("the page to say {summary:?}"), &script, KEPT_IN).await.map(drop)
}

async fn open_dialog(visitor: &Visitor) -> Result<()> {
    visitor.click("[data-testid=offline]").await?;
    visitor.see("[data-testid=offline-dialog][open]").await
}

async fn python_becomes(visitor: &Visitor, state: &str) -> Result<()> {
    let script = format!("return document.querySelector('[data-testid=offline-dialog][data-python={state}]') !== null");
    visitor.wait(&format!("Python to be {state}"), &script, KEPT_IN).await.map(drop)
}

async fn site_is_kept(visitor: &Visitor) -> Result<()> {
    visitor.open("/").await?;
    visitor.site_is_kept().await
}

async fn keep_python(visitor: &Visitor) -> Result<()> {
    site_is_kept(visitor).await?;
    open_dialog(visitor).await?;
    visitor.click("[data-testid=offline-load]").await?;
    python_becomes(visitor, "here").await
}

async fn is_accepted(visitor: &Visitor, slug: &str) -> Result<()> {
    visitor.write_code(&submission(slug, "accepted")?).await?;
    let found = visitor.submit().await?;
    ensure!(found.verdict == "accepted", "{slug} is judged {found:?}");
    Ok(())
}

/// Brings the keyboard back to the page.
async fn close_dialog(visitor: &Visitor) -> Result<()> {
    visitor.click("[data-testid=offline-dialog] .dialog-head button").await
}

#[tokio::test]
async fn the_site_works_from_a_cold_start_without_a_network() {
    visit_copy(Screen::DESKTOP, async |visitor| {
        site_is_kept(visitor).await?;
        visitor.unplug();
        visitor.come_back().await?;

        visitor.open("/").await?;
        says(visitor, "Works offline, without Python").await?;
        visitor.open_problem(EXPRESSION).await?;
        visitor.answer(kind(EXPRESSION)?, &submission(EXPRESSION, "accepted")?).await?;
        visitor.verdict_becomes("accepted").await?;
        visitor.open_problem(QUERY).await?;
        is_accepted(visitor, QUERY).await?;

        // What does not work says so, with what to do.
        visitor.open_problem(PANDAS).await?;
        visitor.wait_for_text(".python-status .failed", "not kept for offline use").await?;

        // An address without its last slash, and one that there is not.
        visitor.open(&format!("/p/{QUERY}")).await?;
        visitor.see("[data-testid=statement]").await?;
        visitor.go("/p/no-such-problem/").await?;
        let title = visitor.ask("return document.title").await?;
        ensure!(title.as_str().is_some_and(|title| title.contains("Mettle")), "an unknown address is {title}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn python_is_kept_for_those_who_ask_and_removed_again() {
    visit_copy(Screen::DESKTOP, async |visitor| {
        keep_python(visitor).await?;
        visitor.unplug();
        visitor.come_back().await?;
        visitor.open_problem(PANDAS).await?;
        visitor.python_is_ready().await?;
        is_accepted(visitor, PANDAS).await?;
        says(visitor, "Works offline, with Python").await?;

        open_dialog(visitor).await?;
        visitor.click("[data-testid=offline-remove]").await?;
        python_becomes(visitor, "absent").await?;
        ensure!(visitor.ask_later(FILES_KEPT, vec![]).await? == 0, "something of Python is left");
        close_dialog(visitor).await?;
        says(visitor, "Works offline, without Python").await?;
        Ok(())
    })
    .await;
}

/// How many files of Python are kept.
const FILES_KEPT: &str = "const done = arguments[0];
    caches.open('mettle-python').then((cache) => cache.keys()).then((keys) => done(keys.length))";

#[tokio::test]
async fn a_load_is_paused_goes_on_and_is_checked() {
    visit_copy(Screen::PHONE, async |visitor| {
        site_is_kept(visitor).await?;
        open_dialog(visitor).await?;
        visitor.click("[data-testid=offline-load]").await?;
        visitor.click("[data-testid=offline-pause]").await?;
        python_becomes(visitor, "partial").await?;
        let files = visitor.ask_later(FILES_KEPT, vec![]).await?;
        // The site goes away in the middle: what came stays, and the page says what to do.
        visitor.unplug();
        visitor.click("[data-testid=offline-load]").await?;
        visitor.wait_for_text("[data-testid=offline-trouble]", "network").await?;
        visitor.plug_in()?;
        visitor.reload().await?;
        says(visitor, "Works offline").await?;
        open_dialog(visitor).await?;
        python_becomes(visitor, "partial").await?;
        ensure!(visitor.ask_later(FILES_KEPT, vec![]).await? == files, "what had come is gone");
        visitor.click("[data-testid=offline-load]").await?;
        python_becomes(visitor, "here").await?;

        visitor.click("[data-testid=offline-verify]").await?;
        visitor.wait_for_text("[data-testid=offline-python]", "sound").await?;
        let spoilt = visitor.ask_later(SPOIL, vec![]).await?;
        ensure!(spoilt == true, "nothing could be spoilt: {spoilt}");
        visitor.click("[data-testid=offline-verify]").await?;
        visitor.wait_for_text("[data-testid=offline-trouble]", "damaged").await?;
        python_becomes(visitor, "partial").await?;
        visitor.click("[data-testid=offline-load]").await?;
        python_becomes(visitor, "here").await?;
        visitor.click("[data-testid=offline-verify]").await?;
        visitor.wait_for_text("[data-testid=offline-python]", "sound").await?;
        Ok(())
    })
    .await;
}

/// Makes a page and a file of Python something else than they should be.
const SPOIL: &str = "const done = arguments[0];
    (async () => {
        for (const [name, end] of [['mettle-python', /asm\\.js\\?/], ['mettle-core', /index\\.html\\?/]]) {
            for (const cache of (await caches.keys()).filter((it) => it.includes(name))) {
                const kept = await caches.open(cache);
                const key = (await kept.keys()).find(({ url }) => end.test(url));
                await kept.put(key, new Response('spoilt'));
            }
        }
    })().then(() => done(true), (error) => done(String(error)))";

/// The open problem's title.
async fn title(visitor: &Visitor) -> Result<String> {
    visitor.text("main h1").await
}

#[tokio::test]
async fn a_new_version_waits_for_the_tabs_of_the_old() {
    visit_copy(Screen::DESKTOP, async |visitor| {
        site_is_kept(visitor).await?;
        visitor.open_problem(QUERY).await?;
        let old = title(visitor).await?;
        let new = format!("{old}, again");
        visitor.write_code("SELECT 'a draft'").await?;
        visitor
            .deploy(&format!("content/{QUERY}.json"), |text| text.replacen(&old, &new, 1))
            .context("a new version")?;

        // A second tab finds the new version, and both go on with the old.
        let first = visitor.open_tab().await?;
        visitor.open_problem(QUERY).await?;
        says(visitor, "Works offline").await?;
        visitor
            .wait("the offer", "return document.querySelector('[data-testid=new-version]') !== null", KEPT_IN)
            .await?;
        ensure!(title(visitor).await? == old, "a new version was forced on a new tab");
        visitor.click("[data-testid=new-version-start]").await?;
        visitor.wait_for_text("[data-testid=new-version]", "Another tab").await?;
        ensure!(title(visitor).await? == old, "a new version started beside the old one");

        visitor.close_tab(first).await?;
        visitor.see("[data-testid=new-version]").await?;
        ensure!(title(visitor).await? == old, "a closed tab changed the version of the other");
        // The new version is whole by itself, whatever the old one has thrown away meanwhile.
        visitor.unplug();
        visitor.click("[data-testid=new-version-start]").await?;
        let script = format!("return document.querySelector('main h1')?.innerText === {new:?}");
        visitor.wait("the new version", &script, KEPT_IN).await?;
        visitor.wait_for_text("[data-testid=editor]", "draft").await?;
        Ok(())
    })
    .await;
}
