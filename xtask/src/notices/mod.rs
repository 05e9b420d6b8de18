//! `xtask notices`: the page with the licences of everything that a built site ships.
//!
//! It is written from what is shipped: the crates that cargo compiles into the two WebAssembly binaries, and what `web/notices.mjs` found
//! in the bundles and the wheels. What these do not tell of themselves is in `known.toml`. A package without a licence or its text ends
//! the build, so nothing comes into the site unnamed.

mod crates;
mod known;
mod page;
mod texts;

use crate::pages::common_head;
use crate::root;
use anyhow::{Context, Result};
use known::Known;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Write the page with the licences of everything that a built site ships
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder that holds the built site
    dir: PathBuf,
    /// What its JavaScript and Python are made of, as web/notices.mjs writes it
    #[arg(long)]
    web: PathBuf,
    /// The version of Rust whose standard library is in its WebAssembly
    #[arg(long)]
    rust: String,
}

/// Where on the page something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Group {
    /// The site's own sources.
    Own,
    /// What cargo compiles.
    Rust,
    /// The database and what it was compiled with.
    Sqlite,
    /// What is bundled of npm's packages.
    Npm,
    /// The interpreter and its standard library.
    Python,
    /// Wheels.
    Packages,
}

/// Something that the site ships, as it tells of itself.
#[derive(Clone, Debug, Deserialize)]
struct Found {
    group: Group,
    name: String,
    version: String,
    /// In the package's own words, if it has any.
    licence: Option<String>,
    /// Where it comes from.
    source: Option<String>,
    texts: Vec<File>,
}

/// A file with the text of a licence.
#[derive(Clone, Debug, Deserialize)]
struct File {
    /// Its name within the package.
    from: String,
    text: String,
}

/// Something that the site ships, with all that the page tells of it.
#[derive(Clone, Debug)]
struct Shipped {
    group: Group,
    name: String,
    version: String,
    /// An SPDX expression.
    licence: String,
    source: String,
    texts: Vec<texts::Text>,
    /// The package that brings it, where it is none itself.
    inside: Option<String>,
}

impl Found {
    /// What `known.toml` calls it.
    fn id(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// Writes `notices/index.html` and its style.
///
/// # Errors
/// A folder without a built site; something shipped whose licence or text is not known, or an entry of `known.toml` that nothing needs.
pub fn run(args: &Args) -> Result<()> {
    let home = args.dir.join("index.html");
    let head = common_head(&read(&home)?).with_context(|| home.display().to_string())?;
    let mut found = vec![ourselves()?, rust_library(&args.rust)];
    found.extend(crates::compiled(&root())?);
    let web: Vec<Found> = serde_json::from_str(&read(&args.web)?)
        .with_context(|| format!("{} is none that web/notices.mjs wrote", args.web.display()))?;
    found.extend(web);
    let mut shipped = Known::ours()?.complete(found)?;
    shipped.sort_by_key(|it| (it.group, it.name.to_lowercase(), it.version.clone()));
    let (shared, of_each) = texts::shared(&shipped);
    let folder = args.dir.join("notices");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    for (name, text) in
        [("index.html", page::html(&head, &shipped, &shared, &of_each).as_str()), ("page.css", page::STYLE)]
    {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    }
    println!("{} parts of the site are named with {} texts in {}", shipped.len(), shared.len(), folder.display());
    Ok(())
}

/// The site's own sources, which are this repository's.
fn ourselves() -> Result<Found> {
    let text = |name: &str| anyhow::Ok(File { from: name.to_owned(), text: read(&root().join(name))? });
    Ok(Found {
        group: Group::Own,
        name: "Mettle".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: Some("MIT OR Apache-2.0".to_owned()),
        source: Some("the problems, the judge and all that shows them".to_owned()),
        texts: vec![text("LICENSE-MIT")?, text("LICENSE-APACHE")?],
    })
}

/// What every Rust program is linked with; it is no package of the registry.
fn rust_library(version: &str) -> Found {
    Found {
        group: Group::Rust,
        name: "Rust's standard library".to_owned(),
        version: version.to_owned(),
        licence: Some("MIT OR Apache-2.0".to_owned()),
        source: Some("https://github.com/rust-lang/rust".to_owned()),
        texts: Vec::new(),
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .with_context(|| format!("{} cannot be read: build the site by script/build", path.display()))
}
