//! The row of symbols on touch screens: there with the keyboard, typing at the caret, and in nobody's way.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Key, Screen, Visitor, visit};
use std::time::Duration;

const SLUG: &str = "max-confidence-per-window";
const AREA: &str = "[data-testid=editor-plain]";

async fn press(visitor: &Visitor, symbol: &str) -> Result<()> {
    visitor.click(&format!("[data-testid=symbol-row] {symbol}")).await
}

/// The text, with `|` for the caret.
async fn text(visitor: &Visitor) -> Result<String> {
    let script = format!(
        "const area = document.querySelector('{AREA}');
         return area.value.slice(0, area.selectionStart) + '|' + area.value.slice(area.selectionEnd)"
    );
    Ok(visitor.ask(&script).await?.as_str().context("no text")?.to_owned())
}

#[tokio::test]
async fn symbols_are_typed_at_the_caret_and_the_keyboard_stays() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        ensure!(!visitor.has("[data-testid=symbol-row]").await?, "the row is there before the keyboard is");
        visitor.write_code("f").await?;
        if !visitor.has("[data-testid=symbol-row]").await? {
            let coarse = visitor.ask("return matchMedia('(pointer: coarse)').matches").await?;
            ensure!(coarse == false, "a finger gets no row");
            return Ok(());
        }
        for symbol in ["'['", "'\"'", "']'"] {
            press(visitor, &format!("[data-symbol={symbol}]")).await?;
        }
        ensure!(text(visitor).await? == "f[\"]|", "{}", text(visitor).await?);
        press(visitor, "[data-move=left]").await?;
        press(visitor, "[data-symbol='+']").await?;
        press(visitor, "[data-move=right]").await?;
        press(visitor, "[data-move=indent]").await?;
        ensure!(text(visitor).await? == "f[\"+]   |", "{}", text(visitor).await?);
        let stays = visitor.ask(&format!("return document.activeElement === document.querySelector('{AREA}')")).await?;
        ensure!(stays == true, "the keyboard has left the text");
        for _ in 0..2 {
            visitor.press(Key::Undo).await?;
        }
        ensure!(!text(visitor).await?.contains('+'), "undo does not know of the row: {}", text(visitor).await?);
        let stored = format!("return localStorage.getItem('mettle.draft.v1.{SLUG}')?.includes('f[')");
        visitor.wait("the draft", &stored, Duration::from_secs(10)).await?;

        let sizes = "return [...document.querySelectorAll('[data-testid=symbol-row] button')].map((it) => {
            const place = it.getBoundingClientRect();
            return Math.min(place.width, place.height);
        }).reduce((least, size) => Math.min(least, size))";
        let least = visitor.ask(sizes).await?.as_f64().context("no buttons")?;
        ensure!(least >= 44.0, "a button is {least} px small");
        visitor.click("[data-testid=submit]").await?;
        let gone = "return !document.querySelector('[data-testid=symbol-row]')";
        visitor.wait("no row without the keyboard", gone, Duration::from_secs(5)).await.map(drop)
    })
    .await;
}

#[tokio::test]
async fn the_row_stands_above_a_keyboard_that_would_cover_it() {
    visit(Screen::PHONE, async |visitor| {
        if Engine::chosen()? != Engine::Chromium {
            return Ok(());
        }
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        visitor.click(AREA).await?;
        visitor.see("[data-testid=symbol-row]").await?;
        // No driver has a keyboard on screen: what the page sees of one is a lower viewport.
        let keyboard = "const seen = window.visualViewport;
            Object.defineProperty(seen, 'height', { configurable: true, get: () => innerHeight - 300 });
            seen.dispatchEvent(new Event('resize'))";
        visitor.ask(keyboard).await?;
        let above = "const place = document.querySelector('[data-testid=symbol-row]').getBoundingClientRect();
            return Math.abs(place.bottom - (innerHeight - 300)) < 1 && place.left === 0 && place.right === innerWidth";
        visitor.wait("the row above the keyboard", above, Duration::from_secs(5)).await?;
        press(visitor, "[data-symbol='(']").await?;
        ensure!(text(visitor).await?.contains("(|"), "{}", text(visitor).await?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn with_a_mouse_there_is_no_row() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem(SLUG).await?;
        visitor.editor_settles().await?;
        visitor.choose_plain_editor().await?;
        visitor.click(AREA).await?;
        ensure!(!visitor.has("[data-testid=symbol-row]").await?, "there is a row");
        Ok(())
    })
    .await;
}
