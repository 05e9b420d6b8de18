//! The built site, served for one visit, and where it is wanted with a script before all of its own.

use crate::visitor::dist;
use anyhow::{Context, Result};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use tempfile::TempDir;
use xtask::serve::{Server, serve};

/// The script that stands first in the page where the engine has no other way to run one there.
const FIRST: &str = "first.js";
/// The page, and the forms of it that are compressed ahead.
const PAGE: &str = "index.html";
/// The folder of the problems' pages.
const PROBLEMS: &str = "p";

/// A server of the site, or of the same files with another first script.
pub(crate) struct Site {
    pub server: Server,
    // Dropped after the server.
    folder: Option<TempDir>,
}

impl Site {
    /// Serves this folder as it is.
    pub fn of(folder: &Path) -> Result<Site> {
        Ok(Site { server: serve(folder, "127.0.0.1", 0)?, folder: None })
    }

    /// Serves the site with `script` before its own.
    pub fn with_first(script: &str) -> Result<Site> {
        let folder = tempfile::Builder::new().prefix("mettle-site-").tempdir().context("no folder for the site")?;
        let site = fs::canonicalize(dist()).context("there is no built site")?;
        for entry in entries(&site)? {
            let name = entry.file_name();
            if name.to_string_lossy().starts_with(PAGE) {
                continue;
            }
            if name == PROBLEMS {
                for problem in entries(&entry.path())? {
                    let own = folder.path().join(PROBLEMS).join(problem.file_name());
                    fs::create_dir_all(&own).context("no folder for a problem's page")?;
                    with_tag(&problem.path().join(PAGE), &own.join(PAGE))?;
                }
                continue;
            }
            symlink(entry.path(), folder.path().join(name)).context("no link to a file of the site")?;
        }
        with_tag(&site.join(PAGE), &folder.path().join(PAGE))?;
        fs::write(folder.path().join(FIRST), script).context("no script")?;
        Ok(Site { server: serve(folder.path(), "127.0.0.1", 0)?, folder: Some(folder) })
    }

    /// The addresses that the site's server was asked for so far.
    pub fn requests(&self) -> Vec<String> {
        let origin = self.server.origin();
        let is_told = |path: &String| path.starts_with(&format!("/{FIRST}?"));
        self.server.requests().into_iter().filter(|path| !is_told(path)).map(|path| format!("{origin}{path}")).collect()
    }

    /// What the first script has told of so far, in the address of a request.
    pub fn told(&self) -> Vec<String> {
        let requests = self.server.requests();
        requests.iter().filter_map(|path| path.strip_prefix(&format!("/{FIRST}?"))).map(decoded).collect()
    }

    /// Adds to the first script, for pages that are opened from now on.
    pub fn add_first(&self, script: &str) -> Result<()> {
        let folder = self.folder.as_ref().map(TempDir::path).context("this site has no first script")?;
        let path = folder.join(FIRST);
        let before = fs::read_to_string(&path).context("the first script is gone")?;
        fs::write(&path, format!("{before}\n{script};\n")).context("the first script cannot be written")
    }
}

fn entries(folder: &Path) -> Result<Vec<fs::DirEntry>> {
    let found = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    found.map(|entry| Ok(entry?)).collect()
}

/// Copies a page, with the first script before its others.
fn with_tag(from: &Path, to: &Path) -> Result<()> {
    let page = fs::read_to_string(from).with_context(|| format!("{} cannot be read", from.display()))?;
    let tag = format!("<script src=\"/{FIRST}\"></script>\n    <script");
    fs::write(to, page.replacen("<script", &tag, 1)).with_context(|| format!("{} cannot be written", to.display()))
}

/// A text without its percent signs.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match code {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn what_is_told_is_read_as_it_was_said() {
        assert_eq!(decoded("a%20b%3A%C3%A9"), "a b:é");
        assert_eq!(decoded("50%"), "50%");
    }
}
