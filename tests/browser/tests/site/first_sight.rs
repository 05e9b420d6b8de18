//! What a page shows before the app is there, and how the app takes over.

use anyhow::{Context, Result, ensure};
use browser_tests::{Screen, Visitor, visit};
use serde_json::{Value, json};

/// The start page and a problem of each kind.
const PATHS: [&str; 6] = [
    "/",
    "/p/max-confidence-per-window/",
    "/p/standardise-columns/",
    "/p/latest-prediction-per-user/",
    "/p/k-means-cost/",
    "/p/pick-a-feature-lookup/",
];

/// Notes in each frame where things are: `written` is the last that the page itself showed, `drawn` the app's first.
const WATCH: &str = "
    const parts = ['h1', '.lead', '.pick-bar', '.filters', '.count', '.chapter', '.entry', '.entry .tags', '.about .tags', '.tabs',
        '.statement > *', '.names'];
    const places = (root) => Object.fromEntries(parts.map((css) => [css, [...root.querySelectorAll(css)]
        .filter((part) => part.checkVisibility?.() ?? part.offsetParent)
        .map((part) => part.getBoundingClientRect())
        .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round))]));
    window.moved = 0;
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.moved += value; }))
            .observe({ type: 'layout-shift', buffered: true });
    }
    const look = () => {
        const written = document.querySelector('#loading main');
        const styled = document.styleSheets.length > 0;
        if (written && styled) window.written = { text: written.innerText, places: places(written) };
        const drawn = !written && document.querySelector('body > main');
        if (drawn && window.written) window.drawn = { text: drawn.innerText, places: places(drawn) };
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

async fn the_app_takes_over(visitor: &Visitor, path: &str) -> Result<()> {
    visitor.open(path).await?;
    let both = "return window.drawn ? { written: window.written, drawn: window.drawn } : null";
    let both = visitor.wait("the app to take over", both, std::time::Duration::from_secs(60)).await?;
    let (written, drawn) = (&both["written"], &both["drawn"]);
    let text = written["text"].as_str().context("no text")?;
    ensure!(text.len() > 300, "before the app is there, {path} says {text:?}");
    let places = written["places"].as_object().context("no places")?;
    let mut seen = 0;
    for (part, places) in places {
        let (places, later) = (boxes(places), boxes(&drawn["places"][part]));
        ensure!(places.len() == later.len(), "{path}: {} of {part}, then {}", places.len(), later.len());
        for (before, after) in places.iter().zip(&later) {
            let apart =
                before.iter().zip(after).map(|(before, after)| (before - after).abs()).max().unwrap_or_default();
            ensure!(apart <= 1, "{path}: {part} was at {before:?} and is at {after:?} (x, y, width, height)");
            seen += 1;
        }
    }
    ensure!(seen >= 4, "{path}: only {seen} parts were seen");
    // What comes later, such as the editor, has its room already.
    visitor.editor_settles_if_any().await?;
    let moved = visitor.ask("return window.moved").await?.as_f64().context("no number")?;
    ensure!(moved < 0.01, "{path}: the layout shifted by {moved}");
    Ok(())
}

fn boxes(value: &Value) -> Vec<Vec<i64>> {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

async fn nothing_moves(screen: Screen) {
    visit(screen, async |visitor| {
        visitor.before_each_page(WATCH).await?;
        for path in PATHS {
            the_app_takes_over(visitor, path).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_on_a_laptop_as_the_app_takes_over() {
    nothing_moves(Screen::DESKTOP).await;
}

#[tokio::test]
async fn nothing_moves_on_a_phone_as_the_app_takes_over() {
    nothing_moves(Screen::PHONE).await;
}

#[tokio::test]
async fn nothing_moves_on_a_tablet_as_the_app_takes_over() {
    nothing_moves(Screen::Touch { width: 820, height: 1180 }).await;
}

#[tokio::test]
async fn a_task_can_be_read_without_scripts() {
    visit(Screen::PHONE, async |visitor| {
        visitor.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
        for path in PATHS {
            visitor.go(path).await?;
            let tree = visitor.devtools("Accessibility.getFullAXTree", json!({})).await?;
            let spoken: Vec<&str> = tree["nodes"]
                .as_array()
                .context("no tree")?
                .iter()
                .filter_map(|it| it["name"]["value"].as_str())
                .collect();
            ensure!(spoken.concat().len() > 500, "{path} says {spoken:?}");
            ensure!(spoken.iter().any(|text| text.contains("needs JavaScript")), "{path} does not say what is missing");
        }
        Ok(())
    })
    .await;
}
