//! How soon each expression that asks for too much is stopped: `cargo run --release -p pyexpr --example greedy`.
//!
//! Prints what takes longest, from parsing to the `repr`. In the browser's build everything takes two to three times as
//! long; there a verdict is due within 100 ms.

use std::time::{Duration, Instant};

use pyexpr::{Limits, Names, parse};

fn main() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/greedy/sources.txt");
    let text = std::fs::read_to_string(path).expect("the sources");
    let names = Names::new();
    let mut times: Vec<(Duration, &str, String)> = Vec::new();
    for source in text.lines().filter(|line| !line.starts_with('#')) {
        if std::env::args().len() > 1 {
            eprintln!("{source}");
        }
        let begun = Instant::now();
        let answer = parse(source).and_then(|parsed| parsed.evaluate(&names, Limits::default())?.value.repr());
        let took = begun.elapsed();
        let shown = match answer {
            Ok(text) => text.chars().take(30).collect(),
            Err(error) => error.to_string().chars().take(60).collect(),
        };
        times.push((took, source, shown));
    }
    times.sort_by_key(|other| std::cmp::Reverse(other.0));
    for (took, source, shown) in times.iter().take(40) {
        println!("{:>9.1} ms  {source}    {shown:?}", took.as_secs_f64() * 1000.0);
    }
}
