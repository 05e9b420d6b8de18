//! `xtask content`: what the app fetches of the problem bank, as `catalogue.json`, `words.json` and one `<slug>.json` per
//! problem.

mod examples;
mod files;
mod grid;
mod highlight;
mod hints;
mod html;
mod markdown;
mod math;
mod page;
mod tables;
mod words;

pub(crate) use html::escape;
#[cfg(feature = "judging")]
pub(crate) use page::texts;
pub(crate) use page::{is_kebab_case, starter_name};

use crate::chapters;
use anyhow::{Context, Result, bail};
use files::{Written, write};
use problems::PACKAGES;
use protocol::content::{Catalogue, Chapter, ProblemPage, StatementWords};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Write the problem bank for the app: a catalogue and a page per problem
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where to write; JSON files there that are none of the bank's are removed
    folder: PathBuf,
}

/// Writes what has changed and says how much that was.
///
/// # Errors
/// A problem's files that are missing or cannot be published as they are, with the file and the reason; a failure to write.
pub fn run(args: &Args) -> Result<()> {
    let (catalogue, pages) = publish()?;
    let mut wanted = BTreeMap::new();
    wanted.insert("catalogue.json".to_owned(), serde_json::to_string(&catalogue)?);
    let words: StatementWords =
        pages.iter().map(|page| (page.entry.slug.clone(), words::of_html(&page.statement_html))).collect();
    wanted.insert("words.json".to_owned(), serde_json::to_string(&words)?);
    for page in &pages {
        wanted.insert(format!("{}.json", page.entry.slug), serde_json::to_string(page)?);
    }
    let Written { changed, removed } = write(&args.folder, &wanted)?;
    println!("{} problems in {}: {changed} files written, {removed} removed", pages.len(), args.folder.display());
    Ok(())
}

/// The whole bank as the app sees it.
///
/// # Errors
/// The first file that cannot be published, with the reason.
pub fn publish() -> Result<(Catalogue, Vec<ProblemPage>)> {
    let bank = crate::root().join("problems");
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut pages = Vec::new();
    for package in PACKAGES {
        let Some(chapter) = chapters::chapter(package.chapter) else {
            bail!("problems/{}: a chapter's folder begins with its number, 01 to 12", package.chapter);
        };
        let number = chapter.number;
        if chapters.last() != Some(&chapter) {
            chapters.push(chapter);
        }
        let folder = bank.join(package.chapter).join(package.slug);
        let page = page::page(package, number, &folder)
            .with_context(|| format!("problems/{}/{}", package.chapter, package.slug))?;
        pages.push(page);
    }
    let catalogue = Catalogue { chapters, problems: pages.iter().map(|page| page.entry.clone()).collect() };
    Ok((catalogue, pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bank_can_be_published() {
        let (catalogue, pages) = publish().unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!(pages.len(), PACKAGES.len());
        assert_eq!(catalogue.problems.len(), PACKAGES.len());
        for entry in &catalogue.problems {
            assert!(catalogue.chapters.iter().any(|chapter| chapter.number == entry.chapter), "{}", entry.slug);
        }
    }
}
