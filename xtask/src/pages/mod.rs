//! `xtask pages`: a page of its own for every problem of a built site, with its text in it.
//!
//! Each is the site's `index.html` with another head and body: whoever opens one can read the task before any script runs, and
//! without scripts at all. The app covers nothing of it until it shows the same (`remove_loading_notice` in `src/bridge/page.rs`).
//! All addresses are relative to the site's base, so that the folder works wherever it is put.

mod catalogue;
pub(crate) mod parts;
mod problem;
mod template;

use crate::content::is_kebab_case;
use anyhow::{Context, Result, bail};
use protocol::content::{Catalogue, ProblemPage};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};
use template::Template;
pub(crate) use template::common_head;

/// Write a page for every problem of a built site
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder that holds the built site
    dir: PathBuf,
}

/// Fills in `index.html` and writes `p/<slug>/index.html`.
///
/// # Errors
/// A folder without a built site, or one whose `index.html` has another form than ours.
pub fn run(args: &Args) -> Result<()> {
    let dir = &args.dir;
    let home = dir.join("index.html");
    let template = Template::parse(&read(&home)?).with_context(|| home.display().to_string())?;
    let catalogue: Catalogue = json(&dir.join("content/catalogue.json"))?;
    for entry in &catalogue.problems {
        if !is_kebab_case(&entry.slug) {
            bail!("{} cannot be a part of an address", entry.slug);
        }
        let page: ProblemPage = json(&dir.join(format!("content/{}.json", entry.slug)))?;
        let folder = dir.join("p").join(&entry.slug);
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        write(&folder.join("index.html"), &template.with(&problem::page(&page)))?;
    }
    write(&home, &template.with(&catalogue::page(&catalogue)))?;
    println!("{} problems have a page of their own in {}", catalogue.problems.len(), dir.display());
    Ok(())
}

/// What one page has of its own.
struct Page {
    /// From the page's folder to the site's base: `./` or `../../`.
    base: &'static str,
    /// For the tab and for previews of links.
    title: String,
    /// One sentence for previews and searches.
    description: String,
    /// A file of the site that the app asks for first.
    first_file: String,
    /// Which page it is, as the app's `data-page` says it.
    id: &'static str,
    /// HTML of what is between header and footer.
    main: String,
}

fn json<T: DeserializeOwned>(path: &Path) -> Result<T> {
    serde_json::from_str(&read(path)?)
        .with_context(|| format!("{} is none that this version wrote: build the site again", path.display()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read: build the site first", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}
