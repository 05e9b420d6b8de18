//! Checkers are compiled from a generated file, where `cargo fmt` does not find them: they are shown to rustfmt here.

use super::Alarm;
use super::tree::Tree;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// Checkers that rustfmt would write otherwise.
pub(super) fn checkers(root: &Path, tree: &Tree) -> Result<Vec<Alarm>> {
    const FOLDERS: [&str; 3] = ["problems/", "tests/broken/packages/", "xtask/src/new_problem/templates/"];
    let is_checker = |path: &&str| {
        let is_template = path.starts_with(FOLDERS[2]) && path.ends_with(".rs");
        is_template || FOLDERS.iter().any(|folder| path.starts_with(folder)) && path.ends_with("/checker.rs")
    };
    let paths: Vec<&str> = tree.files().iter().map(|file| file.path.as_str()).filter(is_checker).collect();
    unformatted(root, &paths)
}

fn unformatted(root: &Path, paths: &[&str]) -> Result<Vec<Alarm>> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let done = Command::new("rustfmt")
        .args(["--check", "--edition", "2024", "--files-with-diff"])
        .args(paths)
        .current_dir(root)
        .output()
        .context("rustfmt cannot be run")?;
    let said = String::from_utf8_lossy(&done.stdout);
    let differ: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if differ.is_empty() && !done.status.success() {
        bail!("rustfmt failed: {}", String::from_utf8_lossy(&done.stderr).trim());
    }
    let alarm = |path: &str| {
        let path = path.strip_prefix(&format!("{}/", root.display())).unwrap_or(path);
        Alarm::new(path, 1, "checkers are formatted", format!("run: rustfmt --edition 2024 {path}"))
    };
    Ok(differ.into_iter().map(alarm).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_rustfmt_would_change_rings() {
        let folder = std::env::temp_dir().join(format!("mettle-format-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder of our own");
        std::fs::write(folder.join("neat.rs"), "fn f() {}\n").expect("a folder of our own");
        std::fs::write(folder.join("crowded.rs"), "fn f( ){ }\n").expect("a folder of our own");
        let found = unformatted(&folder, &["neat.rs", "crowded.rs"]);
        std::fs::remove_dir_all(&folder).expect("a folder of our own");
        let paths: Vec<String> = found.expect("rustfmt runs").into_iter().map(|alarm| alarm.path).collect();
        assert_eq!(paths.len(), 1, "{paths:?}");
        assert!(paths[0].ends_with("crowded.rs"), "{paths:?}");
    }
}
