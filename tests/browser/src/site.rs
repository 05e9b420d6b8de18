//! The built site, served for one visit, and where it is wanted with a script before all of its own, as a copy that changes, or by
//! another host.

use crate::visitor::dist;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;
use xtask::serve::{Host, Server, serve_as};

/// The script that stands first in the page where the engine has no other way to run one there.
const FIRST: &str = "first.js";
/// The page, and the forms of it that are compressed ahead.
const PAGE: &str = "index.html";
/// The folder of the problems' pages.
const PROBLEMS: &str = "p";

/// A server of the site, or of the same files with another first script.
pub(crate) struct Site {
    address: SocketAddr,
    line: Mutex<Line>,
    host: Host,
    served: PathBuf,
    // Dropped after the server.
    folder: Option<TempDir>,
}

/// The way to the server, which may be cut.
struct Line {
    server: Option<Server>,
    /// What servers that were cut off had been asked for.
    before: Vec<String>,
}

impl Site {
    /// Serves this folder as it is.
    pub fn of(folder: &Path) -> Result<Site> {
        Site::by(Host::default(), folder)
    }

    /// Serves this folder as a host would.
    pub fn by(host: Host, folder: &Path) -> Result<Site> {
        Site::at(host, folder.to_owned(), None)
    }

    /// Serves a copy of the site that may be changed.
    pub fn copied() -> Result<Site> {
        let folder = tempfile::Builder::new().prefix("mettle-site-").tempdir().context("no folder for the site")?;
        copy(&dist(), folder.path())?;
        Site::at(Host::default(), folder.path().to_owned(), Some(folder))
    }

    fn at(host: Host, served: PathBuf, folder: Option<TempDir>) -> Result<Site> {
        let server = serve_as(host.clone(), &served, "127.0.0.1", 0)?;
        let address = server.address();
        Ok(Site { address, line: Mutex::new(Line { server: Some(server), before: Vec::new() }), host, served, folder })
    }

    /// Where it is served.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of its folder, without the slash at the end.
    pub fn home(&self) -> String {
        format!("{}{}", self.origin(), self.host.folder)
    }

    /// From now on nobody answers at its address.
    pub fn unplug(&self) {
        let mut line = self.line();
        if let Some(server) = line.server.take() {
            line.before.extend(server.requests());
        }
    }

    /// It is served again.
    pub fn plug_in(&self) -> Result<()> {
        self.unplug();
        let address = self.address.ip().to_string();
        let server = serve_as(self.host.clone(), &self.served, &address, self.address.port())?;
        self.line().server = Some(server);
        Ok(())
    }

    /// Puts a new version in place of the copy that is served: this file is not what it was.
    pub fn deploy(&self, name: &str, change: impl FnOnce(String) -> String) -> Result<()> {
        ensure!(self.folder.is_some(), "the site itself is not to be changed");
        let write = |name: &str| self.served.join(name);
        let before = fs::read_to_string(write(name)).with_context(|| format!("{name} cannot be read"))?;
        let after = change(before.clone());
        ensure!(after != before, "{name} is what it was");
        fs::write(write(name), after).with_context(|| format!("{name} cannot be written"))?;
        for changed in [name, "sw.js"] {
            for form in ["br", "gz"] {
                // Not every file has one.
                let _ = fs::remove_file(write(&format!("{changed}.{form}")));
            }
        }
        let make = xtask::root().join("web/offline/make.mjs");
        let made = Command::new("node").arg(make).arg(&self.served).output().context("there is no Node.js")?;
        ensure!(made.status.success(), "no service worker: {}", String::from_utf8_lossy(&made.stderr));
        Ok(())
    }

    /// The path and query of every request so far.
    pub fn asked(&self) -> Vec<String> {
        let line = self.line();
        let now = line.server.as_ref().map(Server::requests).unwrap_or_default();
        line.before.iter().cloned().chain(now).collect()
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
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
        Site::at(Host::default(), folder.path().to_owned(), Some(folder))
    }

    /// The addresses that the site's server was asked for so far.
    pub fn requests(&self) -> Vec<String> {
        let origin = self.origin();
        let is_told = |path: &String| path.starts_with(&format!("/{FIRST}?"));
        self.asked().into_iter().filter(|path| !is_told(path)).map(|path| format!("{origin}{path}")).collect()
    }

    /// What the first script has told of so far, in the address of a request.
    pub fn told(&self) -> Vec<String> {
        self.asked().iter().filter_map(|path| path.strip_prefix(&format!("/{FIRST}?"))).map(decoded).collect()
    }

    /// Adds to the first script, for pages that are opened from now on.
    pub fn add_first(&self, script: &str) -> Result<()> {
        let folder = self.folder.as_ref().map(TempDir::path).context("this site has no first script")?;
        let path = folder.join(FIRST);
        let before = fs::read_to_string(&path).context("the first script is gone")?;
        fs::write(&path, format!("{before}\n{script};\n")).context("the first script cannot be written")
    }
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in entries(from)? {
        let (path, own) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir_all(&own).context("no folder in the copy")?;
            copy(&path, &own)?;
        } else {
            fs::copy(&path, &own).with_context(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    Ok(())
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
