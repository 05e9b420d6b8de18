//! The page with the licences of everything that the site ships.

use anyhow::{Context, Result, ensure};
use browser_tests::accessibility::{Rules, THEMES};
use browser_tests::{Engine, Screen, Visitor, visit};
use serde_json::json;
use std::time::Duration;

const PAGE: &str = "/notices/";

/// Some of what is shipped, one of each group, and words of a text of each.
const SHIPPED: [(&str, &str); 7] = [
    ("Mettle", "Permission is hereby granted"),
    ("leptos", "Permission is hereby granted"),
    ("SQLite", "May you do good and not evil"),
    ("monaco-editor", "THIRD-PARTY SOFTWARE NOTICES"),
    ("CPython", "PYTHON SOFTWARE FOUNDATION LICENSE"),
    ("numpy", "NumPy Developers"),
    ("pandas", "Redistribution and use in source and binary forms"),
];

/// The address of the text with these words that the entry of this name links.
const LINK: &str = "const [name, words] = arguments;
    const entry = [...document.querySelectorAll('.shipped li')]
        .find((it) => it.querySelector('.name').firstChild.data.trim() === name);
    const links = [...(entry?.querySelectorAll('a') ?? [])];
    const says = (link) => document.getElementById(link.hash.slice(1))?.querySelector('pre').textContent.includes(words);
    return links.find(says)?.getAttribute('href') ?? null";

#[tokio::test]
async fn the_catalogue_leads_to_the_licences_of_everything() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("max-confidence-per-window").await?;
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        let early: Vec<String> = visitor.served().into_iter().filter(|path| path.contains("notices")).collect();
        ensure!(early.is_empty(), "asked for before anybody wanted it: {early:?}");
        follow_the_footer(visitor).await?;
        for (name, words) in SHIPPED {
            let link = visitor.ask_with(LINK, vec![json!(name), json!(words)]).await?;
            let link = link.as_str().with_context(|| format!("{name} has no text with {words:?}"))?.to_owned();
            visitor.click(&format!(".shipped a[href='{link}']")).await?;
            let (_, id) = link.split_once('#').context("a link to no text")?;
            let unfolded =
                format!("return document.querySelector('#{id} pre').checkVisibility() && location.hash === '#{id}'");
            visitor.wait(&format!("the text of {name} to unfold"), &unfolded, Duration::from_secs(5)).await?;
        }
        visitor.click(".site-header nav a").await?;
        visitor.see("[data-slug]").await
    })
    .await;
}

/// The link at the end of the app's pages is a load of a page, not a change of the app's own.
async fn follow_the_footer(visitor: &Visitor) -> Result<()> {
    visitor.click(".site-footer a").await?;
    let arrived =
        "return location.pathname.endsWith('/notices/') && document.querySelector('h1')?.textContent === 'Licences'";
    visitor.wait("the page of licences", arrived, Duration::from_secs(10)).await.map(drop)
}

#[tokio::test]
async fn they_fit_on_a_phone() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        let footer = "const { height, right } = document.querySelector('.site-footer a').getBoundingClientRect();
            return height >= 44 && right <= innerWidth && document.documentElement.scrollWidth <= innerWidth";
        ensure!(visitor.ask(footer).await? == true, "the link does not fit, or is hard to touch");
        follow_the_footer(visitor).await?;
        let fits = "document.querySelectorAll('details').forEach((text) => (text.open = true));
            const wide = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > innerWidth + 1);
            return wide.map((it) => it.outerHTML.slice(0, 80))";
        let wide = visitor.ask(fits).await?;
        ensure!(wide == json!([]), "wider than the screen: {wide}");
        Ok(())
    })
    .await;
}

async fn they_are_for_everybody(screen: Screen) {
    visit(screen, async |visitor| {
        let prefers = Engine::chosen()? == Engine::Chromium;
        for (theme, features) in if prefers { &THEMES[..] } else { &THEMES[..1] } {
            // A page that follows the system by itself; one of JSON would have the browser ask for an icon.
            visitor.go("/404.html").await?;
            if prefers {
                visitor.prefer(features).await?;
            }
            visitor.go(PAGE).await?;
            let shown = visitor.ask("return document.documentElement.dataset.theme").await?;
            ensure!(!prefers || theme.starts_with(shown.as_str().unwrap_or("?")), "{theme} is shown as {shown}");
            for state in ["folded", "unfolded"] {
                let faults = visitor.accessibility_faults(Rules::All).await?;
                ensure!(faults.is_empty(), "{theme}, {state}:\n{}", faults.join("\n"));
                visitor.ask("document.querySelectorAll('details').forEach((text) => (text.open = true))").await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn they_are_for_everybody_on_a_laptop() {
    they_are_for_everybody(Screen::DESKTOP).await;
}

#[tokio::test]
async fn they_are_for_everybody_on_a_phone() {
    they_are_for_everybody(Screen::PHONE).await;
}

#[tokio::test]
async fn they_can_be_read_without_scripts() {
    visit(Screen::PHONE, async |visitor| {
        visitor.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        visitor.go(PAGE).await?;
        let page = spoken(visitor).await?;
        for (name, words) in SHIPPED {
            ensure!(page.contains(&format!("\n{name}")), "{name} is not named");
            ensure!(!page.contains(words), "the text with {words:?} is not folded");
        }
        visitor.go(&format!("{PAGE}#text-0")).await?;
        let text = spoken(visitor).await?;
        ensure!(text.contains("Permission is hereby granted"), "a link to a text does not unfold it");
        visitor.go("/").await?;
        let start = spoken(visitor).await?;
        ensure!(start.contains("\nLicences"), "the start page has no link to them: {start}");
        Ok(())
    })
    .await;
}

/// What a screen reader finds on the page, a line for each thing.
async fn spoken(visitor: &Visitor) -> Result<String> {
    let tree = visitor.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().context("no tree")?;
    let names = nodes.iter().filter_map(|it| it["name"]["value"].as_str());
    Ok(names.map(|name| format!("\n{name}")).collect())
}
