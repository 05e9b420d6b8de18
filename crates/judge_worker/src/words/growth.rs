//! Measured growth, in words.

use judge::growth::{GrowthFinding, Line, Point};
use protocol::judging::{GrowthPoint, GrowthReport};

/// What was measured, with its sentence.
pub fn growth(finding: &GrowthFinding) -> GrowthReport {
    let asked = &finding.asked;
    // A series that was cut short soon says little about the exponent.
    let told = |line: &Line| finding.stopped_at.is_none() || line.uncertainty < 0.5;
    let yours = finding
        .exponent
        .filter(told)
        .map(|line| format!("Yours grows like n^{:.2} ± {:.2}", line.slope, line.uncertainty));
    let sentence = match (finding.meets_bound, yours, finding.stopped_at) {
        (Some(false), Some(yours), Some(size)) => {
            format!("{yours} and was stopped at n = {size}; the task asks for {asked}.")
        }
        (Some(false), None, Some(size)) => format!("Yours was stopped at n = {size}; the task asks for {asked}."),
        (Some(_), Some(yours), _) => format!("{yours}; the task asks for {asked}."),
        (None, Some(yours), _) => {
            format!("{yours}, which is too noisy to judge; the task asks for {asked}. It is not held against you.")
        }
        _ => {
            format!("Yours was too quick to tell how it grows; the task asks for {asked}. It is not held against you.")
        }
    };
    GrowthReport {
        sentence,
        meets_bound: finding.meets_bound,
        asked: asked.clone(),
        exponent: finding.exponent.map(|line| line.slope),
        uncertainty: finding.exponent.map(|line| line.uncertainty),
        points: finding.points.iter().map(point).collect(),
    }
}

fn point(point: &Point) -> GrowthPoint {
    GrowthPoint { size: point.size, elapsed_ms: point.elapsed_ms, yardstick_ms: point.yardstick_ms }
}
