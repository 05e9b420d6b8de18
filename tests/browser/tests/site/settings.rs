//! What a person chooses about the app: it is seen at once, kept, and there before anything is painted.

use anyhow::{Context, Result, ensure};
use browser_tests::{Key, Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
/// The colours of the page and of the code editor.
const COLOURS: &str = "
    const colour = (css) => getComputedStyle(document.querySelector(css)).backgroundColor;
    return [colour('body'), colour('.monaco-editor')].join(' ')";

async fn open_settings(visitor: &Visitor) -> Result<()> {
    visitor.click("[data-testid=settings]").await?;
    visitor.see("[data-testid=settings-dialog][open]").await
}

async fn close_settings(visitor: &Visitor) -> Result<()> {
    visitor.press(Key::Escape).await?;
    let closed = "return !document.querySelector('[data-testid=settings-dialog]')";
    visitor.wait("the dialog to close", closed, Duration::from_secs(5)).await.map(drop)
}

async fn theme(visitor: &Visitor) -> Result<String> {
    visitor.attribute("html", "data-theme").await
}

#[tokio::test]
async fn a_chosen_theme_is_followed_kept_and_there_before_the_first_paint() {
    visit(Screen::DESKTOP, async |visitor| {
        // What the root says when the body begins.
        let note = "new MutationObserver((_, watcher) => {
                if (!document.body) return;
                window.themeAtFirst = document.documentElement.dataset.theme;
                watcher.disconnect();
            }).observe(document, { childList: true, subtree: true })";
        visitor.before_each_page(note).await?;
        visitor.open_problem(SLUG).await?;
        visitor.see("[data-testid=editor][data-editor=monaco]").await?;
        let before = visitor.ask(COLOURS).await?;
        let other = if theme(visitor).await? == "dark" { "light" } else { "dark" };
        open_settings(visitor).await?;
        visitor.click(&format!("[data-testid=theme-{other}]")).await?;
        close_settings(visitor).await?;
        let followed = format!(
            "const now = (() => {{ {COLOURS} }})().split(' rgb'), before = {before}.split(' rgb');
             return now.every((colour, at) => colour !== before[at])"
        );
        visitor.wait("page and editor in other colours", &followed, Duration::from_secs(5)).await?;
        let scheme = visitor.ask("return getComputedStyle(document.documentElement).colorScheme").await?;
        ensure!(scheme == other, "the browser's own parts are {scheme}");

        visitor.reload().await?;
        visitor.see("[data-testid=editor][data-editor=monaco]").await?;
        ensure!(visitor.ask("return window.themeAtFirst").await? == other, "the page begins in the other colours");
        visitor.wait("both in the chosen colours", &followed, Duration::from_secs(5)).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn more_contrast_can_be_chosen() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        open_settings(visitor).await?;
        visitor.click("[data-testid=theme-dark]").await?;
        visitor.click("[data-testid=contrast-more]").await?;
        let black = "return getComputedStyle(document.body).backgroundColor === 'rgb(0, 0, 0)'";
        visitor.wait("black", black, Duration::from_secs(5)).await?;
        visitor.reload().await?;
        visitor.see("[data-slug]").await?;
        visitor.wait("black, still", black, Duration::from_secs(5)).await?;
        open_settings(visitor).await?;
        visitor.click("[data-testid=contrast-system]").await?;
        visitor.wait("coal", &black.replace("===", "!=="), Duration::from_secs(5)).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn code_is_as_large_as_it_was_chosen_in_both_editors() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.see("[data-testid=editor][data-editor=monaco]").await?;
        open_settings(visitor).await?;
        visitor.see("[data-testid=code-size]").await?;
        visitor.ask("document.querySelector('[data-testid=code-size]').focus()").await?;
        for _ in 0..4 {
            visitor.press(Key::Right).await?;
        }
        let sizes = "const size = (css) => getComputedStyle(document.querySelector(css)).fontSize;";
        let preview = visitor.ask(&format!("{sizes} return size('[data-testid=code-preview] code')")).await?;
        ensure!(preview == "18px", "the preview is {preview}");
        close_settings(visitor).await?;
        let monaco = format!("{sizes} return size('.editor .view-line') === '18px'");
        visitor.wait("larger code in the code editor", &monaco, Duration::from_secs(5)).await?;
        visitor.choose_plain_editor().await?;
        visitor.see("[data-testid=editor-plain]").await?;
        let plain = visitor.ask(&format!("{sizes} return size('[data-testid=editor-plain]')")).await?;
        ensure!(plain == "18px", "the plain editor's text is {plain}");

        open_settings(visitor).await?;
        let is_on = visitor.ask("return document.querySelector('[data-testid=setting-plain]').checked").await?;
        ensure!(is_on == true, "the dialog does not know of the plain editor");
        visitor.click("[data-testid=setting-plain]").await?;
        visitor.see("[data-testid=editor][data-editor=monaco]").await?;
        visitor.wait("larger code there, still", &monaco, Duration::from_secs(5)).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn another_tab_follows_and_an_earlier_versions_settings_hold() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        visitor
            .ask("localStorage.setItem('mettle.settings.v1', '{\"withoutHelp\":true,\"plainEditor\":true}')")
            .await?;
        visitor.open_problem(SLUG).await?;
        visitor.see("[data-testid=editor][data-editor=plain]").await?;
        ensure!(!visitor.has("[data-testid=notices] li").await?, "old settings are taken for broken");
        let other = if theme(visitor).await? == "dark" { "light" } else { "dark" };
        // As the browser tells of what another tab has stored.
        let elsewhere =
            "const key = 'mettle.settings.v1', newValue = JSON.stringify({ theme: arguments[0], codeSize: 20 });
            localStorage.setItem(key, newValue);
            window.dispatchEvent(new StorageEvent('storage', { key, newValue }))";
        visitor.ask_with(elsewhere, vec![other.into()]).await?;
        let follows = format!("return document.documentElement.dataset.theme === '{other}'");
        visitor.wait("the theme of the other tab", &follows, Duration::from_secs(5)).await?;
        visitor.see("[data-testid=editor][data-editor=monaco]").await.context("the editor of the other tab")
    })
    .await;
}
