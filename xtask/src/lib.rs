//! What a developer and the scripts run: `cargo xtask <command>`.
//!
//! Each command is a module with its `Args` and a `run`. Nothing here is part of the site that visitors get, and nothing
//! here opens a connection: the server listens on this machine, everything else reads and writes the checkout.

use std::path::{Path, PathBuf};

pub mod chapters;
pub mod content;
#[cfg(feature = "judging")]
pub mod differential;
#[cfg(feature = "judging")]
pub mod eval;
#[cfg(feature = "judging")]
pub mod judge_file;
#[cfg(feature = "judging")]
mod judging;
#[cfg(feature = "judging")]
pub mod mutate;
pub mod new_problem;
pub mod notices;
pub mod pages;
#[cfg(feature = "judging")]
mod python_host;
pub mod serve;
#[cfg(feature = "judging")]
pub mod shrinking;
pub mod tidy;
#[cfg(feature = "judging")]
pub mod trials;
#[cfg(feature = "judging")]
pub mod verify;

/// The checkout in which this was built.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
