//! How soon a run is possible again after a stop.

use crate::cell;
use anyhow::Result;
use browser_tests::timing::Stop;
use browser_tests::{Screen, Visitor};

/// Answers that only a stop ends: one heeds an interrupt, the other does not.
const LOOP: &str = "def max_per_window(scores, k):\n    while True:\n        pass\n";
const COMPILED_LOOP: &str = "import itertools\n\ndef max_per_window(scores, k):\n    return sum(itertools.count())\n";

/// The problem that those answer.
const STOPPED: &str = "max-confidence-per-window";

/// What is stopped, and what a page is told of its device before.
const STOPS: [(&str, &str, &str); 4] = [
    ("a loop that is interrupted", LOOP, ""),
    ("a loop in C; a spare waits", COMPILED_LOOP, ""),
    (
        "no shared memory; a spare waits",
        LOOP,
        "Object.defineProperty(window, 'crossOriginIsolated', { get: () => false })",
    ),
    ("without a spare", COMPILED_LOOP, "Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 2 })"),
];

/// From the click on Stop to the next run.
pub async fn tell_stops(count: usize) -> Result<()> {
    println!("\n| from the click on Stop, in milliseconds | run again possible | first case begun |\n|---|---|---|");
    for (name, code, device) in STOPS {
        let visitor = Visitor::arrive(Screen::DESKTOP).await?;
        visitor.before_each_page(device).await?;
        visitor.open_problem(STOPPED).await?;
        visitor.python_is_ready().await?;
        visitor.write_code(code).await?;
        let mut stops = Vec::new();
        for _ in 0..count {
            // The stop before may have taken the spare, and the next is on its way only when all has rested.
            if !device.contains("deviceMemory") {
                visitor.spare_is_ready().await?;
            }
            stops.push(visitor.timed_stop().await?);
        }
        visitor.leave().await?;
        let figures = |figure: &dyn Fn(&Stop) -> f64| cell(stops.iter().map(figure).collect(), 0);
        println!("| {name} | {} | {} |", figures(&|it| it.ready), figures(&|it| it.at_work));
    }
    Ok(())
}
