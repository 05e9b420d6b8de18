//! Whether the page's memory grows with what is judged: `script/endurance [SUBMITS]` prints a Markdown table, and fails where
//! it grew over a bound.

use anyhow::{Context, Result};
use browser_tests::endurance::BOUNDS;
use browser_tests::memory::MIB;
use browser_tests::{Screen, Visitor};
use std::time::Instant;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let submits: usize = match std::env::args().nth(1) {
        Some(count) => count.parse().context("the number of Submits is no number")?,
        None => 500,
    };
    let every = submits.div_ceil(10).max(1);
    println!("| Submits | process, MiB | objects, MiB | interpreter, MiB | seconds |\n|--:|--:|--:|--:|--:|");
    let visitor = Visitor::arrive(Screen::DESKTOP).await?;
    let began = Instant::now();
    let readings = visitor
        .endure(submits, every, |it| {
            let mib = |bytes: u64| format!("{:.1}", bytes as f64 / MIB as f64);
            let [process, objects, interpreter] =
                [it.memory.resident, it.memory.objects, it.memory.interpreter].map(mib);
            println!("| {} | {process} | {objects} | {interpreter} | {} |", it.submits, began.elapsed().as_secs());
        })
        .await?;
    visitor.leave().await?;
    let [resident, objects, interpreter] = [BOUNDS.resident, BOUNDS.objects, BOUNDS.interpreter].map(|it| it / MIB);
    println!("\nFrom the second line to the last at most {resident}, {objects} and {interpreter} MiB may be added.");
    BOUNDS.hold(&readings)
}
