//! The Rust crates that are compiled into the site's WebAssembly.

use super::{File, Found, Group};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The binaries that visitors get.
const BINARIES: [&str; 2] = ["mettle", "judge_worker"];
const TARGET: &str = "wasm32-unknown-unknown";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    license_file: Option<PathBuf>,
    repository: Option<String>,
    homepage: Option<String>,
    manifest_path: PathBuf,
    /// Nothing for a crate of this repository.
    source: Option<String>,
}

/// Every crate of others in either binary, with the features that it has there. Macros run in the compiler and are in neither.
///
/// # Errors
/// cargo cannot tell, or a crate's folder cannot be read.
pub(super) fn compiled(root: &Path) -> Result<Vec<Found>> {
    let mut linked = BTreeSet::new();
    for binary in BINARIES {
        let edges = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}"];
        let tree = cargo(root, &[&["tree", "--locked", "--package", binary, "--target", TARGET], &edges[..]].concat())?;
        linked.extend(names(&tree));
    }
    let metadata = cargo(root, &["metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET])?;
    let Metadata { packages } = serde_json::from_str(&metadata).context("cargo's metadata have another form")?;
    let of_others = |package: &&Package| {
        package.source.is_some() && linked.contains(&(package.name.clone(), package.version.clone()))
    };
    packages.iter().filter(of_others).map(found).collect()
}

/// Name and version in each line of `cargo tree`, such as `serde v1.0.0`.
fn names(tree: &str) -> BTreeSet<(String, String)> {
    let package = |line: &str| {
        let mut words = line.split_whitespace();
        let (name, version) = (words.next()?, words.next()?);
        Some((name.to_owned(), version.strip_prefix('v')?.to_owned()))
    };
    tree.lines().filter_map(package).collect()
}

fn found(package: &Package) -> Result<Found> {
    let folder = package.manifest_path.parent().context("a manifest lies in no folder")?;
    let texts = texts(folder, package.license_file.as_deref())
        .with_context(|| format!("the licence of {} {} cannot be read", package.name, package.version))?;
    Ok(Found {
        group: Group::Rust,
        name: package.name.clone(),
        version: package.version.clone(),
        licence: package.license.clone(),
        source: package.repository.clone().or_else(|| package.homepage.clone()),
        texts,
    })
}

/// The files of a crate's folder that hold a licence, and the one that its manifest names.
fn texts(folder: &Path, named: Option<&Path>) -> Result<Vec<File>> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && is_licence(&name) {
            names.insert(name);
        }
    }
    names.extend(named.map(|name| name.to_string_lossy().into_owned()));
    // Who wrote it, or what else to know, is no licence alone.
    if names.iter().all(|name| is_addition(name)) {
        return Ok(Vec::new());
    }
    let file =
        |from: String| Ok(File { text: String::from_utf8_lossy(&fs::read(folder.join(&from))?).into_owned(), from });
    names.into_iter().map(file).collect()
}

fn is_licence(name: &str) -> bool {
    let name = name.to_uppercase();
    ["LICENSE", "LICENCE", "UNLICENSE", "COPYING"].iter().any(|start| name.starts_with(start)) || is_addition(&name)
}

fn is_addition(name: &str) -> bool {
    let name = name.to_uppercase();
    ["NOTICE", "COPYRIGHT"].iter().any(|start| name.starts_with(start))
}

/// What a cargo command prints.
fn cargo(root: &Path, arguments: &[&str]) -> Result<String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(program).args(arguments).current_dir(root).stderr(Stdio::inherit()).output();
    let output = output.context("cargo cannot be run")?;
    if !output.status.success() {
        bail!("cargo {} failed; the reason is above", arguments.join(" "));
    }
    String::from_utf8(output.stdout).context("cargo printed something else than text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_tree_are_names_and_versions() {
        let tree = "mettle v0.1.0 (/somewhere/else)\nserde v1.0.2\n\ntoml v1.2.1+spec-1.1.0 (*)\n";
        let pair = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        let expected = [pair("mettle", "0.1.0"), pair("serde", "1.0.2"), pair("toml", "1.2.1+spec-1.1.0")];
        assert_eq!(names(tree), BTreeSet::from(expected));
    }

    #[test]
    fn texts_are_known_by_their_names_and_a_list_of_authors_is_none() {
        let folder = std::env::temp_dir().join(format!("mettle-notices-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let write = |name: &str| fs::write(folder.join(name), name).expect("a file");
        let found = |named: Option<&str>| -> Vec<String> {
            let texts = texts(&folder, named.map(Path::new)).expect("readable");
            texts.into_iter().map(|file| file.from).collect()
        };
        write("Cargo.toml");
        write("COPYRIGHT");
        write("terms.txt");
        assert_eq!(found(None), [""; 0]);
        assert_eq!(found(Some("terms.txt")), ["COPYRIGHT", "terms.txt"]);
        write("LICENSE-MIT");
        write("Licence.md");
        assert_eq!(found(None), ["COPYRIGHT", "LICENSE-MIT", "Licence.md"]);
        fs::remove_dir_all(&folder).expect("nobody else's");
    }

    #[test]
    fn what_is_linked_is_told_and_what_only_builds_or_tests_is_not() {
        let found = compiled(&crate::root()).unwrap_or_else(|error| panic!("{error:#}"));
        let has = |name: &str| found.iter().any(|it| it.name == name);
        for name in ["leptos", "rusqlite", "sqlite-wasm-rs", "ndarray", "wasm-bindgen"] {
            assert!(has(name), "{name} is in the site");
        }
        // A command's, a test's, a macro, and our own.
        for name in ["clap", "thirtyfour", "proptest", "serde_derive", "judge", "mettle"] {
            assert!(!has(name), "{name} is not in the site, or is ours");
        }
    }
}
