//! Judging chosen options.

use crate::manifest::Manifest;

/// What came of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceFinding {
    /// Whether exactly the right options were chosen.
    pub accepted: bool,
    /// Each chosen option and whether it is right.
    pub chosen: Vec<(usize, bool)>,
    /// How many right options were not chosen.
    pub missing: usize,
}

/// Judges the chosen options, given by index; unknown indices are ignored, repeated ones count once.
pub fn judge(manifest: &Manifest, chosen: &[usize]) -> ChoiceFinding {
    let mut chosen: Vec<usize> = chosen.iter().copied().filter(|&at| at < manifest.options.len()).collect();
    chosen.sort_unstable();
    chosen.dedup();
    let chosen: Vec<(usize, bool)> = chosen.into_iter().map(|at| (at, manifest.options[at].right)).collect();
    let right = chosen.iter().filter(|(_, right)| *right).count();
    let missing = manifest.right_options() - right;
    ChoiceFinding { accepted: missing == 0 && right == chosen.len() && right > 0, chosen, missing }
}
