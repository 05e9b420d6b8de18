//! What to send us when the judge itself failed.

use protocol::judging::Answer;

use super::{desk::Outcome, names::verdict_id};

/// A text with all that is needed to see the failure again.
pub fn text(slug: &str, outcome: &Outcome, browser: &str) -> String {
    let Outcome { answer, report } = outcome;
    let answer = match answer {
        Answer::Text(text) => text.clone(),
        Answer::Options(chosen) => format!("options {chosen:?}"),
    };
    format!(
        "Mettle {version}\nproblem: {slug}\nverdict: {verdict}\nwhat happened: {headline}\nseed: {seed}\nbrowser: {browser}\n\n{answer}\n",
        version = env!("CARGO_PKG_VERSION"),
        verdict = verdict_id(report.verdict),
        headline = report.headline,
        seed = report.seed,
    )
}
