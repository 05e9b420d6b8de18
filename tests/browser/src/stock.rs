//! Pyodide as it is distributed, on a page of its own with nothing around it: what the site's own start is compared with.

use crate::conditions::Conditions;
use crate::screen::Screen;
use crate::visitor::{AT_LENGTH, BARE_PAGE, Visitor};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What Pyodide consists of.
const CORE: [&str; 5] = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
/// The page around it, in `tests/browser/stock`.
const PAGE: [&str; 3] = ["index.html", "page.js", "worker.js"];

/// A folder of the official files.
pub struct Stock {
    folder: TempDir,
}

impl Stock {
    /// Lays the official files, with the wheels of `wheels`, in a folder of their own.
    ///
    /// # Errors
    /// One of them is not there.
    pub fn lay(wheels: &Path) -> Result<Stock> {
        let folder = tempfile::Builder::new().prefix("mettle-stock-").tempdir().context("no folder for Pyodide")?;
        let root = xtask::root();
        let parts = [("web/node_modules/pyodide", &CORE[..]), ("tests/browser/stock", &PAGE[..])];
        for (from, names) in parts {
            for name in names {
                copy(&root.join(from).join(name), folder.path())?;
            }
        }
        for entry in fs::read_dir(wheels).with_context(|| format!("cannot list {}", wheels.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "whl") {
                copy(&path, folder.path())?;
            }
        }
        // A page with nothing on it, where the site has one.
        let bare = folder.path().join(BARE_PAGE.trim_start_matches('/'));
        fs::create_dir_all(bare.parent().context("a page in no folder")?).context("no folder for a bare page")?;
        fs::write(bare, "[]").context("no bare page")?;
        Ok(Stock { folder })
    }

    /// Lays compressed copies beside the files, as the site has them.
    ///
    /// # Errors
    /// There is no Node.js, or no room.
    pub fn compress(&self) -> Result<()> {
        let root = xtask::root();
        let mut command = Command::new("node");
        command.arg(root.join("web/compress.mjs")).arg(self.folder.path()).arg(root.join("target/stock-compressed"));
        let done = command.output().context("there is no Node.js")?;
        ensure!(done.status.success(), "stock Pyodide is not compressed: {}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    }

    /// Somebody whose site is stock Pyodide.
    ///
    /// # Errors
    /// The browser does not start.
    pub async fn visitor(&self, screen: Screen, conditions: &Conditions) -> Result<Visitor> {
        Visitor::arrive_at(screen, self.folder.path(), conditions).await
    }
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let name = file.file_name().context("a file without a name")?;
    fs::copy(file, folder.join(name)).with_context(|| format!("cannot copy {}", file.display()))?;
    Ok(())
}

impl Visitor {
    /// Milliseconds from navigation to the first result of stock Pyodide with these packages, which are joined by commas; for its
    /// visitors.
    ///
    /// # Errors
    /// It does not start, or its result is wrong.
    pub async fn stock_pyodide(&self, packages: &str) -> Result<f64> {
        self.open(&format!("/?packages={packages}")).await.context("the page of stock Pyodide does not load")?;
        let script = "
            const mark = performance.getEntriesByName('stock:result')[0];
            return mark?.startTime ?? (document.title === 'Pyodide alone' ? null : document.title)";
        match self.wait("stock Pyodide", script, AT_LENGTH).await? {
            Value::Number(elapsed_ms) => elapsed_ms.as_f64().context("no number"),
            other => bail!("stock Pyodide did not start: {other}"),
        }
    }
}
