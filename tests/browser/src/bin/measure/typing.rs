//! Whether the page keeps up while somebody types and an answer is judged.

use crate::cell;
use anyhow::Result;
use browser_tests::smoothness::Stretch;
use browser_tests::{Screen, Visitor, bank};

/// A problem with a growth series, so that a Submit takes a while.
const SLUG: &str = "max-confidence-per-window";

/// What goes on meanwhile: its name, what is pressed, and the verdict that the answer is filed under.
const MEANWHILE: [(&str, &str, &str); 4] = [
    ("a Run of an accepted answer", "run", "accepted"),
    ("a Submit of an accepted answer", "submit", "accepted"),
    ("a Submit of a wrong answer", "submit", "wrong_answer"),
    ("a Submit of a slow answer", "submit", "time_limit_exceeded"),
];

/// Types into the code editor during each of those, `rounds` times.
pub async fn tell(rounds: usize) -> Result<()> {
    println!("\n| typing during | keys | tasks over 50 ms | longest of them, ms | longest between frames, ms |");
    println!("|---|--:|--:|--:|--:|");
    let visitor = Visitor::arrive(Screen::DESKTOP).await?;
    visitor.open_problem(SLUG).await?;
    visitor.spare_is_ready().await?;
    for (name, effort, verdict) in MEANWHILE {
        let answer = bank::submission(SLUG, verdict)?;
        let mut stretches = Vec::new();
        for _ in 0..rounds {
            let stretch = visitor.type_during(effort, &answer).await?;
            for cause in &stretch.causes {
                eprintln!("{name}: a frame of {cause}");
            }
            stretches.push(stretch);
        }
        println!("{}", row(name, &stretches));
    }
    visitor.leave().await.map(drop)
}

fn row(name: &str, stretches: &[Stretch]) -> String {
    let keys: usize = stretches.iter().map(|it| it.keys).sum();
    let tasks: Option<Vec<f64>> = stretches
        .iter()
        .map(|it| it.long_tasks.clone())
        .collect::<Option<Vec<_>>>()
        .map(|tasks| tasks.into_iter().flatten().collect());
    let (count, longest) = match tasks {
        Some(tasks) if tasks.is_empty() => ("0".to_owned(), "–".to_owned()),
        Some(tasks) => (tasks.len().to_string(), format!("{:.0}", tasks.iter().copied().fold(0.0, f64::max))),
        None => ("not told".to_owned(), "–".to_owned()),
    };
    let gaps = cell(stretches.iter().map(|it| it.longest_gap).collect(), 0);
    format!("| {name} | {keys} | {count} | {longest} | {gaps} |")
}
