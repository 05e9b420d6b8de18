//! Nothing that axe-core knows of keeps anybody from using a page, in any theme.

use anyhow::{Context, Result, ensure};
use browser_tests::accessibility::{Rules, THEMES};
use browser_tests::bank::{kind, submission};
use browser_tests::{Engine, Key, Screen, Visitor, visit};

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

/// The page as it is now, in every theme that the engine can be told to prefer.
async fn is_clean(visitor: &Visitor, state: &str) -> Result<()> {
    if Engine::chosen()? != Engine::Chromium {
        let faults = visitor.accessibility_faults(Rules::All).await?;
        ensure!(faults.is_empty(), "{state}:\n{}", faults.join("\n"));
        return Ok(());
    }
    for (at, (theme, features)) in THEMES.iter().enumerate() {
        visitor.prefer(features).await?;
        // A theme is colours and nothing else.
        let rules = if at == 0 { Rules::All } else { Rules::Colours };
        let faults = visitor.accessibility_faults(rules).await?;
        ensure!(faults.is_empty(), "{state}, {theme}:\n{}", faults.join("\n"));
    }
    Ok(())
}

async fn every_state_is_clean(screen: Screen) {
    visit(screen, async |visitor| {
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        is_clean(visitor, "the catalogue").await?;
        // Under its own address, at which it is no error.
        visitor.open("/404.html").await?;
        visitor.see("main h1").await?;
        is_clean(visitor, "a page that is not there").await?;
        for slug in PROBLEMS {
            let kind = kind(slug)?;
            visitor.open_problem(slug).await?;
            visitor.editor_settles_if_any().await?;
            is_clean(visitor, slug).await?;
            for verdict in ["wrong_answer", "accepted"] {
                visitor.answer(kind, &submission(slug, verdict)?).await?;
                visitor.submit().await.with_context(|| format!("{slug}, {verdict}"))?;
                is_clean(visitor, &format!("{slug}, {verdict}")).await?;
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
        is_clean(visitor, "everything unfolded").await?;
        for (button, over, name) in OVER {
            visitor.click(button).await?;
            visitor.see(over).await?;
            is_clean(visitor, name).await?;
            visitor.press(Key::Escape).await?;
        }
        visitor.ask("document.activeElement.blur()").await?;
        visitor.type_keys("?").await?;
        visitor.see("[data-testid=sheet]").await?;
        is_clean(visitor, "the shortcuts").await?;
        visitor.press(Key::Escape).await?;
        visitor.answer(kind(slug)?, &submission(slug, "wrong_answer")?).await?;
        visitor.submit().await?;
        visitor.click("[data-testid=failing] [data-testid=step-through]").await?;
        visitor.see("[data-testid=debug-code]").await?;
        is_clean(visitor, "stepping through").await
    })
    .await;
}
