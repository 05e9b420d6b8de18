//! The files of the repository: paths with their texts.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Every file that belongs to the repository.
pub(super) struct Tree {
    files: Vec<File>,
}

/// One file.
pub(super) struct File {
    /// Relative to the root, with `/` between parts.
    pub path: String,
    /// Empty where it is no UTF-8.
    pub text: String,
    /// In bytes.
    pub size: usize,
}

impl Tree {
    /// What git tracks, and what it would track if it were added.
    pub fn read(root: &Path) -> Result<Tree> {
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .output()
            .context("git cannot be run; tidy asks it which files belong to the repository")?;
        if !listed.status.success() {
            bail!("git ls-files failed: {}", String::from_utf8_lossy(&listed.stderr).trim());
        }
        let names = String::from_utf8_lossy(&listed.stdout);
        let mut files = Vec::new();
        for path in names.split('\0').filter(|path| !path.is_empty()) {
            // A file that was deleted but is still tracked is on its way out.
            let Ok(bytes) = fs::read(root.join(path)) else { continue };
            let size = bytes.len();
            files.push(File { path: path.to_owned(), text: String::from_utf8(bytes).unwrap_or_default(), size });
        }
        files.sort_by(|left, right| left.path.cmp(&right.path));
        Ok(Tree { files })
    }

    /// A tree made up for a test.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into(), size: text.len() };
        Tree { files: files.iter().map(file).collect() }
    }

    /// All files, sorted by path.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file of this path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The Rust files below one of these folders.
    pub fn rust_below<'a>(&'a self, folders: &'a [&str]) -> impl Iterator<Item = &'a File> {
        self.files
            .iter()
            .filter(move |file| file.is("rs") && folders.iter().any(|folder| file.path.starts_with(folder)))
    }
}

impl File {
    /// Whether the file's name ends in this extension.
    pub fn is(&self, extension: &str) -> bool {
        self.path.strip_suffix(extension).is_some_and(|rest| rest.ends_with('.'))
    }

    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// The first line that holds this text; 1 where none does.
    pub fn line_of(&self, text: &str) -> usize {
        self.lines().find(|(_, line)| line.contains(text)).map_or(1, |(number, _)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_lists_its_own_files() {
        let tree = Tree::read(&crate::root()).expect("a checkout");
        let this = tree.file("xtask/src/tidy/tree.rs").expect("this file");
        assert!(this.is("rs") && !this.is("s") && this.size > 0);
        assert!(tree.file("target/CACHEDIR.TAG").is_none(), "ignored files are no part of it");
    }
}
