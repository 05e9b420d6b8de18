//! A package and its folder, read once for all checks.

use anyhow::{Context, Result, bail};
use judge::checker::Checker;
use judge::manifest::{Kind, Manifest};
use problems::Package;
use protocol::judging::Verdict;
use std::fs;
use std::path::{Path, PathBuf};

/// A package under verification.
pub struct Subject<'a> {
    pub package: &'a Package,
    pub folder: &'a Path,
    pub manifest: Manifest,
    pub checker: Option<Checker>,
    pub submissions: Vec<Submission>,
}

/// An answer whose verdict its folder names.
pub struct Submission {
    /// Such as `submissions/accepted/deque.py`.
    pub name: String,
    pub wanted: Verdict,
    pub text: String,
}

impl<'a> Subject<'a> {
    /// Reads what is needed of the package in this folder.
    pub fn read(package: &'a Package, folder: &'a Path) -> Result<Self> {
        let submissions = read_all(folder)?;
        Ok(Subject { package, folder, manifest: package.manifest(), checker: package.checker(), submissions })
    }

    /// The submissions that must be accepted.
    pub fn accepted(&self) -> impl Iterator<Item = &Submission> {
        self.submissions.iter().filter(|submission| submission.wanted == Verdict::Accepted)
    }

    /// A text of the folder; empty where it cannot be read.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_default()
    }

    /// Whether the answer is run on inputs.
    pub fn runs(&self) -> bool {
        matches!(self.manifest.kind, Kind::Expression | Kind::Function | Kind::Query)
    }
}

fn read_all(folder: &Path) -> Result<Vec<Submission>> {
    let read = |(wanted, file): (Verdict, PathBuf)| {
        let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
        let text = fs::read_to_string(&file).with_context(|| name.clone())?;
        Ok(Submission { name, wanted, text })
    };
    submissions(folder)?.into_iter().map(read).collect()
}

/// Each file under `submissions/`, with the verdict that its folder names.
pub(crate) fn submissions(folder: &Path) -> Result<Vec<(Verdict, PathBuf)>> {
    let root = folder.join("submissions");
    let mut found = Vec::new();
    for path in entries(&root)? {
        let name = path.file_name().map(|name| name.to_string_lossy().replace('_', "-")).unwrap_or_default();
        let wanted: Verdict = serde_json::from_value(serde_json::Value::String(name.clone()))
            .with_context(|| format!("submissions/{name} is not the name of a verdict"))?;
        found.extend(entries(&path)?.into_iter().map(|file| (wanted, file)));
    }
    if !found.iter().any(|(wanted, _)| *wanted == Verdict::Accepted) {
        bail!("there is no accepted submission");
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let list = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = list.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
