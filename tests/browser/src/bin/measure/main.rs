//! How soon a problem can be read, answered and judged, as Markdown tables: `script/measure [visits [starts|throttled|typing]]`.

mod costs;
mod starts;
mod stops;
mod throttled;
mod typing;

use anyhow::{Context, Result, bail};
use browser_tests::{Engine, timing::summary};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let visits = match std::env::args().nth(1) {
        Some(count) => count.parse().context("the number of visits is no number")?,
        None => 5,
    };
    let engine = Engine::chosen()?;
    println!("Medians of {visits} visits in milliseconds (least to most); {engine:?}, servers on the same machine.\n");
    match std::env::args().nth(2).as_deref() {
        None => {}
        Some("starts") => return starts::tell(visits).await,
        Some("throttled") => return throttled::tell(visits).await,
        Some("typing") => return typing::tell(visits).await,
        Some(other) => bail!("{other:?} is none of the parts: starts, throttled, typing"),
    }
    starts::tell(visits).await?;
    costs::tell_submits(visits).await?;
    costs::tell_million(visits).await?;
    stops::tell_stops(visits).await?;
    costs::tell_keystrokes(visits).await?;
    typing::tell(visits).await
}

/// The median, the least and the most, as a cell of a table.
fn cell(figures: Vec<f64>, digits: usize) -> String {
    match summary(figures) {
        Some([median, least, most]) => format!("{median:.digits$} ({least:.digits$} to {most:.digits$})"),
        None => "–".into(),
    }
}
