//! The site at the hosts that people have: in a folder, without rewrites, without a header of ours.

use crate::spare::{self, stop_takes_the_spare};
use anyhow::{Context, Result, ensure};
use browser_tests::bank::{kind, submission};
use browser_tests::{Host, Screen, Visitor, visit_host};
use serde_json::json;

const EXPRESSION: &str = "unit-rows";
const FUNCTION: &str = spare::SLUG;
const FOLDER: &str = "/practice/mettle";

/// Answers the open problem and waits for its verdict, in the way of its kind.
async fn is_accepted(visitor: &Visitor, slug: &str) -> Result<()> {
    visitor.answer(kind(slug)?, &submission(slug, "accepted")?).await?;
    if slug == EXPRESSION {
        return visitor.verdict_becomes("accepted").await;
    }
    let found = visitor.submit().await?;
    ensure!(found.verdict == "accepted", "{slug} is judged {found:?}");
    Ok(())
}

/// Where the page's links lead.
async fn links(visitor: &Visitor) -> Result<Vec<String>> {
    let found = visitor.ask("return [...document.querySelectorAll('a[href]')].map(({ href }) => href)").await?;
    let links = found.as_array().context("no links")?.iter();
    Ok(links.map(|link| link.as_str().unwrap_or_default().to_owned()).collect())
}

async fn is_isolated(visitor: &Visitor) -> Result<bool> {
    Ok(visitor.ask("return crossOriginIsolated").await? == true)
}

#[tokio::test]
async fn a_site_in_a_folder_works_and_stays_there() {
    visit_host(Screen::DESKTOP, Host { folder: FOLDER.into(), ..Host::default() }, async |visitor| {
        let home = format!("{}/", visitor.home());
        visitor.open_problem(EXPRESSION).await?;
        is_accepted(visitor, EXPRESSION).await?;
        visitor.open_problem(FUNCTION).await?;
        is_accepted(visitor, FUNCTION).await?;
        ensure!(is_isolated(visitor).await?, "the page is not isolated");

        visitor.open("/").await?;
        visitor.see(&format!("[data-slug={EXPRESSION}] a")).await?;
        let links = links(visitor).await?;
        ensure!(links.contains(&format!("{home}p/{EXPRESSION}/")), "{EXPRESSION} is not among {links:#?}");
        let astray: Vec<_> = links.iter().filter(|link| !link.starts_with(&home)).collect();
        ensure!(astray.is_empty(), "links lead out of {home}: {astray:#?}");
        visitor.click(&format!("[data-slug={EXPRESSION}] a")).await?;
        visitor.see("[data-testid=statement]").await?;
        let address = visitor.ask("return location.href").await?;
        ensure!(address == format!("{home}p/{EXPRESSION}/"), "the link led to {address}");

        visitor.site_is_kept().await?;
        let scopes = "const done = arguments[0];
            navigator.serviceWorker.getRegistrations().then((all) => done(all.map(({ scope }) => scope)))";
        let scopes = visitor.ask_later(scopes, vec![]).await?;
        ensure!(scopes == json!([home]), "service workers are in charge of {scopes}");

        visitor.unplug();
        visitor.reload().await?;
        visitor.see("[data-testid=statement]").await?;
        is_accepted(visitor, EXPRESSION).await?;
        visitor.open("/").await?;
        visitor.see(&format!("[data-slug={FUNCTION}] a")).await?;

        let served = visitor.served();
        let astray: Vec<_> = served.iter().filter(|path| !path.starts_with(&format!("{FOLDER}/"))).collect();
        ensure!(astray.is_empty(), "asked for out of {FOLDER}: {astray:#?}");
        Ok(())
    })
    .await;
}

/// Opens a deep link with and without its last slash, as the first thing that is seen of a host that rewrites nothing.
async fn deep_links_open(host: Host) {
    for slash in ["", "/"] {
        let host = Host { shows_lost_page: false, ..host.clone() };
        visit_host(Screen::DESKTOP, host, async |visitor| {
            let path = format!("/p/{EXPRESSION}{slash}");
            visitor.open(&path).await?;
            visitor.see(&format!("[data-slug={EXPRESSION}] [data-testid=statement]")).await?;
            let folder = visitor.home().replacen(&visitor.origin(), "", 1);
            let served = visitor.served();
            ensure!(served.contains(&format!("{folder}{path}")), "the host did not answer {path}: {served:#?}");
            is_accepted(visitor, EXPRESSION).await?;

            // The host's own words: no page of ours stands in for an address that there is not.
            visitor.go("/p/no-such-problem/").await?;
            let said = visitor.ask("return document.body.innerText").await?;
            ensure!(said.as_str().is_some_and(|said| said.trim() == "There is no such file."), "it says {said}");
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn deep_links_open_where_hosts_add_the_last_slash() {
    deep_links_open(Host::default()).await;
    deep_links_open(Host { folder: FOLDER.into(), ..Host::default() }).await;
}

#[tokio::test]
async fn deep_links_open_where_hosts_show_folders_in_place() {
    deep_links_open(Host { adds_slash: false, ..Host::default() }).await;
}

#[tokio::test]
async fn a_host_without_headers_shares_memory_from_the_second_visit_on() {
    visit_host(Screen::DESKTOP, Host { sends_headers: false, ..Host::default() }, async |visitor| {
        visitor.open_problem(FUNCTION).await?;
        ensure!(!is_isolated(visitor).await?, "somebody isolates the page");
        is_accepted(visitor, FUNCTION).await?;
        // By now the service worker is in charge of what the page starts, but not of the page.
        visitor.site_is_kept().await?;
        ensure!(stop_takes_the_spare(visitor, spare::LOOP).await?, "it was interrupted without shared memory");
        is_accepted(visitor, FUNCTION).await?;

        visitor.come_back().await?;
        visitor.open_problem(FUNCTION).await?;
        ensure!(is_isolated(visitor).await?, "the service worker does not isolate the page");
        // WebKitGTK has no such memory on any page.
        let shares = visitor.ask("return 'SharedArrayBuffer' in window").await? == true;
        let is_replaced = stop_takes_the_spare(visitor, spare::LOOP).await?;
        ensure!(is_replaced != shares, "shared memory: {shares}, but the interpreter was replaced: {is_replaced}");
        is_accepted(visitor, FUNCTION).await
    })
    .await;
}
