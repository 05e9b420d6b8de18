//! Finds the problem folders, reads their manifests, and writes one static list of packages. For build scripts.
//!
//! A package that cannot be read fails the build with the file and the reason.

use judge::manifest::{Kind, Manifest};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Writes `packages.rs` into the build's own folder: every problem of these chapters. The file names `Package`.
pub fn write_packages(chapters: &[PathBuf]) {
    let mut source = String::new();
    let mut list = String::new();
    let mut slugs: Vec<String> = Vec::new();
    for chapter in chapters {
        for folder in folders(chapter) {
            match package(&folder) {
                Ok(package) => {
                    let slug = name(&folder);
                    if slugs.contains(&slug) {
                        fail(&folder, "another problem has this slug; slugs are unique over all chapters");
                    }
                    write_package(&mut source, &mut list, chapter, &slug, &folder, &package);
                    slugs.push(slug);
                }
                Err(reason) => fail(&folder, &reason),
            }
        }
    }
    let _ = write!(
        source,
        "/// Every problem, in the order of chapters and folders.\npub static PACKAGES: &[Package] = &[{list}];\n"
    );
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo")).join("packages.rs");
    fs::write(&out, source).unwrap_or_else(|error| panic!("cannot write {}: {error}", out.display()));
}

fn fail(folder: &Path, reason: &str) -> ! {
    println!("cargo::error={}: {reason}", folder.display());
    std::process::exit(1);
}

/// The folders within a folder, sorted by name.
pub fn folders(path: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}

/// The last part of a path.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads and checks a manifest, as far as one package alone can be checked.
fn package(folder: &Path) -> Result<Manifest, String> {
    let file = folder.join("problem.toml");
    let text = fs::read_to_string(&file).map_err(|error| format!("problem.toml: {error}"))?;
    let manifest: Manifest = toml::from_str(&text).map_err(|error| format!("problem.toml: {error}"))?;
    let has_checker = folder.join("checker.rs").is_file();
    let needs_checker = matches!(manifest.kind, Kind::Expression | Kind::Function | Kind::Query);
    match (needs_checker, has_checker) {
        (true, false) => return Err("checker.rs is missing".into()),
        (false, true) => return Err("checker.rs has no use for this kind".into()),
        _ => {}
    }
    if needs_checker && manifest.signature.is_none() {
        return Err("problem.toml: [signature] is missing".into());
    }
    if manifest.kind == Kind::Complexity && manifest.bound.is_none() {
        return Err("problem.toml: [bound] is missing".into());
    }
    if manifest.kind == Kind::Choice && (manifest.options.len() < 2 || manifest.right_options() == 0) {
        return Err("problem.toml: [[options]] needs at least two, one of them right".into());
    }
    Ok(manifest)
}

/// The accepted answer whose cost is the unit: the one that the manifest names, or the first.
fn yardstick(folder: &Path, manifest: &Manifest) -> Option<PathBuf> {
    if manifest.kind != Kind::Function {
        return None;
    }
    let accepted = folder.join("submissions/accepted");
    let path = match &manifest.growth {
        Some(growth) => accepted.join(&growth.yardstick),
        None => {
            let mut files: Vec<PathBuf> = fs::read_dir(&accepted)
                .into_iter()
                .flatten()
                .filter_map(|entry| entry.ok().map(|e| e.path()))
                .collect();
            files.sort();
            files.into_iter().next().unwrap_or(accepted.join("(any)"))
        }
    };
    if !path.is_file() {
        fail(folder, &format!("{} is missing; its cost sets the limits", path.display()));
    }
    Some(path)
}

fn write_package(
    source: &mut String,
    list: &mut String,
    chapter: &Path,
    slug: &str,
    folder: &Path,
    manifest: &Manifest,
) {
    let module = format!("p_{}", slug.replace('-', "_"));
    let limits: String = manifest
        .limits
        .iter()
        .map(|(name, value)| format!("pub const {}: i64 = {value};\n", name.to_uppercase()))
        .collect();
    let checker = folder.join("checker.rs");
    let has_checker = checker.is_file();
    if has_checker {
        let _ = write!(
            source,
            "#[allow(missing_docs, dead_code)]\nmod {module} {{\npub mod limits {{\n{limits}}}\n#[path = {checker:?}]\npub mod checker;\n}}\n"
        );
    }
    let json = serde_json::to_string(manifest).expect("a manifest is plain data");
    let chapter = name(chapter);
    let checker = if has_checker { format!("Some({module}::checker::checker)") } else { "None".into() };
    let yardstick = yardstick(folder, manifest).map_or("None".into(), |path| format!("Some(include_str!({path:?}))"));
    let _ = writeln!(list, "Package::new({chapter:?}, {slug:?}, {json:?}, {checker}, {yardstick}),");
}
