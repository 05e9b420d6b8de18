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
        let submissions = submissions(folder)?;
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

fn submissions(folder: &Path) -> Result<Vec<Submission>> {
    let root = folder.join("submissions");
    let mut found = Vec::new();
    for path in entries(&root)? {
        let name = path.file_name().map(|name| name.to_string_lossy().replace('_', "-")).unwrap_or_default();
        let wanted: Verdict = serde_json::from_value(serde_json::Value::String(name.clone()))
            .with_context(|| format!("submissions/{name} is not the name of a verdict"))?;
        for file in entries(&path)? {
            let name = file.strip_prefix(folder).unwrap_or(&file).display().to_string();
            let text = fs::read_to_string(&file).with_context(|| name.clone())?;
            found.push(Submission { name, wanted, text });
        }
    }
    if !found.iter().any(|submission| submission.wanted == Verdict::Accepted) {
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
