//! The problems' own submissions, as answers to type.

use anyhow::{Context, Result};
use judge::manifest::Kind;
use problems::Package;
use std::fs;

/// A problem of each kind is among these.
pub const SLUGS: [&str; 6] = [
    "max-confidence-per-window",
    "rolling-mean-per-user",
    "standardise-columns",
    "latest-prediction-per-user",
    "k-means-cost",
    "pick-a-feature-lookup",
];

/// The problem's kind.
///
/// # Errors
/// There is no such problem.
pub fn kind(slug: &str) -> Result<Kind> {
    Ok(package(slug)?.manifest().kind)
}

/// The first submission filed under a verdict such as `accepted`.
///
/// # Errors
/// There is none.
pub fn submission(slug: &str, verdict: &str) -> Result<String> {
    let folder =
        xtask::root().join("problems").join(package(slug)?.chapter).join(slug).join("submissions").join(verdict);
    let files = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = files.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    let first = paths.first().with_context(|| format!("{} is empty", folder.display()))?;
    fs::read_to_string(first).with_context(|| format!("cannot read {}", first.display()))
}

fn package(slug: &str) -> Result<&'static Package> {
    Package::find(slug).with_context(|| format!("there is no problem {slug}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_among_the_problems() {
        let kinds: Vec<Kind> = SLUGS.iter().map(|slug| kind(slug).expect("in the bank")).collect();
        for wanted in [Kind::Expression, Kind::Complexity, Kind::Choice, Kind::Function, Kind::Query] {
            assert!(kinds.contains(&wanted), "{wanted:?}");
        }
        for slug in SLUGS {
            assert!(!submission(slug, "accepted").expect("filed").is_empty());
            assert!(!submission(slug, "wrong_answer").expect("filed").is_empty());
        }
    }
}
