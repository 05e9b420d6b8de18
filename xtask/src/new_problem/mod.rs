//! `xtask new-problem`: a package that compiles, and fails verification until it is filled in.

mod scaffold;

use crate::chapters;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Begin a problem package: every file that it needs, to be filled in
#[derive(clap::Args)]
pub struct Args {
    /// The chapter's folder, such as 02-arrays-and-strings, or its number
    chapter: String,
    /// The problem's folder and name in links, in kebab case
    slug: String,
    /// What the candidate writes
    #[arg(long, default_value = "function", value_parser = scaffold::KINDS)]
    kind: String,
}

/// Writes the folder and says what to do next.
///
/// # Errors
/// An unknown chapter, a slug that is taken or not in kebab case, a failure to write.
pub fn run(args: &Args) -> Result<()> {
    let bank = crate::root().join("problems");
    let chapter = chapter(&bank, &args.chapter)?;
    if !crate::content::is_kebab_case(&args.slug) {
        bail!("{} is not in kebab case: small letters and digits, joined by single hyphens", args.slug);
    }
    if let Some(taken) = problems::Package::find(&args.slug) {
        bail!("problems/{}/{} has this slug already; slugs are unique over all chapters", taken.chapter, taken.slug);
    }
    let folder = bank.join(&chapter).join(&args.slug);
    let written = write(&folder, &args.kind, &args.slug)?;
    println!("{written} files in problems/{chapter}/{}", args.slug);
    println!("Fill in what is marked FILL IN, then run: cargo xtask verify {}", args.slug);
    Ok(())
}

/// The chapter's folder; there may be none of this number yet, then its whole name is needed.
fn chapter(bank: &Path, given: &str) -> Result<String> {
    if let Ok(number) = given.parse::<u8>() {
        let prefix = format!("{number:02}-");
        let names = fs::read_dir(bank).with_context(|| bank.display().to_string())?;
        let names = names.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
        return names
            .into_iter()
            .find(|name| name.starts_with(&prefix))
            .with_context(|| format!("no chapter has the number {number} yet; give its folder's whole name"));
    }
    match chapters::chapter(given) {
        Some(_) if crate::content::is_kebab_case(given) => Ok(given.to_owned()),
        _ => bail!("{given} is no chapter; a chapter's folder is named like 02-arrays-and-strings, from 01 to 12"),
    }
}

fn write(folder: &Path, kind: &str, slug: &str) -> Result<usize> {
    if folder.exists() {
        bail!("{} is there already", folder.display());
    }
    let files = scaffold::files(kind, slug);
    for (name, text) in &files {
        let file = folder.join(name);
        let parent = file.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&file, text))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(files.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::package_alarms;
    use judge::manifest::Manifest;

    // That the checkers compile, and that the verifier refuses the marks, is proved in tests/broken.
    #[test]
    fn every_kind_has_all_files_and_a_manifest_that_can_be_read() {
        for kind in scaffold::KINDS {
            let files = scaffold::files(kind, "top-k-tokens");
            let text = |name: &str| files.iter().find(|(found, _)| found == name).map(|(_, text)| text.as_str());
            let manifest: Manifest = toml::from_str(text("problem.toml").expect("a manifest")).expect("readable");
            assert_eq!(manifest.title, "Top k tokens");
            let named: Vec<(String, String)> =
                files.iter().map(|(name, text)| (format!("problems/02-x/top-k-tokens/{name}"), text.clone())).collect();
            assert_eq!(package_alarms(&named), [""; 0], "{kind}");
            for (name, text) in files.iter().filter(|(name, _)| !name.ends_with(".txt")) {
                assert!(text.contains("FILL IN"), "{kind}: {name}");
                assert!(!text.contains('@'), "{kind}: {name} has a place that was not filled");
            }
        }
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = std::env::temp_dir().join(format!("mettle-new-problem-{}", std::process::id()));
        let first = write(&folder, "query", "a-query").expect("a folder of our own");
        let again = write(&folder, "query", "a-query");
        fs::remove_dir_all(&folder).expect("a folder of our own");
        assert_eq!(first, 9);
        assert!(again.is_err());
    }

    #[test]
    fn a_chapter_is_named_whole_or_by_its_number() {
        let bank = crate::root().join("problems");
        assert_eq!(chapter(&bank, "2").expect("there are problems"), "02-arrays-and-strings");
        assert_eq!(chapter(&bank, "12-mock-interviews").expect("of the curriculum"), "12-mock-interviews");
        for wrong in ["13", "13-after", "arrays", "02_Arrays"] {
            assert!(chapter(&bank, wrong).is_err(), "{wrong}");
        }
    }
}
