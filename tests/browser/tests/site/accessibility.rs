//! Nothing that axe-core knows of keeps anybody from using a page, in any theme.

use anyhow::Context;
use browser_tests::bank::{kind, submission};
use browser_tests::{Key, Screen, visit};

/// A problem of each kind, and one each with matrices, frames, tables and calls.
const PROBLEMS: [&str; 7] = [
    "max-confidence-per-window",
    "embedding-cache",
    "rolling-mean-per-user",
    "softmax-by-row",
    "latest-prediction-per-user",
    "k-means-cost",
    "pick-a-feature-lookup",
];

async fn every_state_is_clean(screen: Screen) {
    visit(screen, async |visitor| {
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        visitor.expect_accessible("the catalogue").await?;
        // Under its own address, at which it is no error.
        visitor.open("/404.html").await?;
        visitor.see("main h1").await?;
        visitor.expect_accessible("a page that is not there").await?;
        for slug in PROBLEMS {
            let kind = kind(slug)?;
            visitor.open_problem(slug).await?;
            visitor.editor_settles_if_any().await?;
            visitor.expect_accessible(slug).await?;
            for verdict in ["wrong_answer", "accepted"] {
                visitor.answer(kind, &submission(slug, verdict)?).await?;
                visitor.submit().await.with_context(|| format!("{slug}, {verdict}"))?;
                visitor.expect_accessible(&format!("{slug}, {verdict}")).await?;
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn pages_on_a_laptop_are_for_everybody() {
    every_state_is_clean(Screen::DESKTOP).await;
}

#[tokio::test]
async fn pages_on_a_phone_are_for_everybody() {
    every_state_is_clean(Screen::PHONE).await;
}

/// What a click opens over a page, and by what it is known to be there.
const OVER: [(&str, &str, &str); 4] = [
    ("[data-testid=share]", "dialog[open]", "sharing"),
    ("[data-testid=settings]", "[data-testid=settings-dialog]", "the settings"),
    ("[data-testid=palette-open]", "[data-testid=palette]", "the palette"),
    ("[data-testid=timer]", "[data-testid=timer-panel]", "the timer"),
];

#[tokio::test]
async fn what_opens_over_a_page_is_for_everybody() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "max-confidence-per-window";
        visitor.open_problem(slug).await?;
        visitor.python_is_ready().await?;
        visitor.click("[data-testid=own-inputs] summary").await?;
        visitor.click("[data-testid=add-input]").await?;
        visitor.see("[data-testid=own-input][data-state=legal]").await?;
        visitor.ask("document.querySelectorAll('details').forEach((part) => (part.open = true))").await?;
        visitor.expect_accessible("everything unfolded").await?;
        for (button, over, name) in OVER {
            visitor.click(button).await?;
            visitor.see(over).await?;
            visitor.expect_accessible(name).await?;
            visitor.press(Key::Escape).await?;
        }
        visitor.ask("document.activeElement.blur()").await?;
        visitor.type_keys("?").await?;
        visitor.see("[data-testid=sheet]").await?;
        visitor.expect_accessible("the shortcuts").await?;
        visitor.press(Key::Escape).await?;
        visitor.answer(kind(slug)?, &submission(slug, "wrong_answer")?).await?;
        visitor.submit().await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        visitor.see("[data-testid=debug-code]").await?;
        visitor.expect_accessible("stepping through").await
    })
    .await;
}
