//! One problem's page, from its manifest, its checker and the texts in its folder.

use super::examples::examples;
use super::hints::hints;
use super::markdown::{Limits, render, render_inline};
use super::tables::tables;
use anyhow::{Context, Result, bail};
use judge::manifest::{self, Manifest};
use problems::Package;
use protocol::content::{CatalogueEntry, ChoiceOption, Difficulty, Kind, NameGiven, ProblemPage};
use std::fs;
use std::path::Path;

/// The page of the package in `folder`.
pub(super) fn page(package: &Package, chapter: u8, folder: &Path) -> Result<ProblemPage> {
    if !is_kebab_case(package.slug) {
        bail!("a slug is in kebab case: small letters and digits, joined by single hyphens");
    }
    let manifest = package.manifest();
    let limits = &manifest.limits;
    let statement = rendered(folder, "statement.md", limits)?;
    let checker = package.checker();
    Ok(ProblemPage {
        entry: entry(package.slug, chapter, &manifest),
        statement_html: statement + &examples(&manifest, checker.as_ref())?,
        hints: hints(&read(folder, "hints.md")?, limits).context("hints.md")?,
        editorial_html: rendered(folder, "editorial.md", limits)?,
        follow_ups: manifest.follow_ups.clone(),
        starter: starter(folder, manifest.kind)?,
        options: options(&manifest)?,
        several: manifest.right_options() > 1,
        packages: manifest.packages.clone(),
        // A query's tables say more than their names.
        names: if manifest.kind == manifest::Kind::Query { Vec::new() } else { names(&manifest) },
        tables: tables(&manifest, checker.as_ref())?,
    })
}

/// Renders the texts of a folder, and counts its hints.
#[cfg(feature = "judging")]
pub(crate) fn texts(folder: &Path, limits: &Limits) -> Vec<Result<usize>> {
    vec![
        rendered(folder, "statement.md", limits).map(|_| 0),
        read(folder, "hints.md").and_then(|text| hints(&text, limits).context("hints.md")).map(|hints| hints.len()),
        rendered(folder, "editorial.md", limits).map(|_| 0),
    ]
}

fn entry(slug: &str, chapter: u8, manifest: &Manifest) -> CatalogueEntry {
    CatalogueEntry {
        slug: slug.to_owned(),
        chapter,
        title: manifest.title.clone(),
        summary: manifest.summary.clone(),
        kind: kind(manifest.kind),
        difficulty: difficulty(manifest.difficulty),
        minutes: manifest.minutes,
        patterns: manifest.patterns.clone(),
        roles: manifest.roles.clone(),
        asked_by: manifest.asked_by.clone(),
    }
}

fn kind(kind: manifest::Kind) -> Kind {
    match kind {
        manifest::Kind::Expression => Kind::Expression,
        manifest::Kind::Complexity => Kind::Complexity,
        manifest::Kind::Choice => Kind::Choice,
        manifest::Kind::Function => Kind::Function,
        manifest::Kind::Query => Kind::Query,
    }
}

fn difficulty(difficulty: manifest::Difficulty) -> Difficulty {
    match difficulty {
        manifest::Difficulty::Easy => Difficulty::Easy,
        manifest::Difficulty::Medium => Difficulty::Medium,
        manifest::Difficulty::Hard => Difficulty::Hard,
    }
}

/// The starter's file, by what the candidate writes; a choice has none.
pub(crate) fn starter_name(kind: manifest::Kind) -> Option<&'static str> {
    match kind {
        manifest::Kind::Function => Some("starter.py"),
        manifest::Kind::Query => Some("starter.sql"),
        manifest::Kind::Expression | manifest::Kind::Complexity => Some("starter.txt"),
        manifest::Kind::Choice => None,
    }
}

fn starter(folder: &Path, kind: manifest::Kind) -> Result<String> {
    starter_name(kind).map_or(Ok(String::new()), |name| read(folder, name))
}

fn options(manifest: &Manifest) -> Result<Vec<ChoiceOption>> {
    let render = |option: &manifest::ChoiceOption| {
        let html = render_inline(&option.text, &manifest.limits).context("problem.toml: an option")?;
        Ok(ChoiceOption { html })
    };
    manifest.options.iter().map(render).collect()
}

/// What the answer may name: inputs with their types, tables with their columns, variables with their meaning.
fn names(manifest: &Manifest) -> Vec<NameGiven> {
    let parameters = manifest.signature.iter().flat_map(|signature| &signature.parameters).map(|parameter| {
        let columns = parameter.columns.join(", ");
        let meaning = if columns.is_empty() { parameter.type_name.clone() } else { columns };
        NameGiven { name: parameter.name.clone(), meaning }
    });
    let methods = manifest.signature.iter().flat_map(|signature| &signature.methods).map(|method| {
        let names: Vec<&str> = method.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        NameGiven { name: format!("{}({})", method.name, names.join(", ")), meaning: method.returns.clone() }
    });
    let variables = manifest.bound.iter().flat_map(|bound| &bound.variables);
    let variables =
        variables.map(|variable| NameGiven { name: variable.name.clone(), meaning: variable.meaning.clone() });
    parameters.chain(methods).chain(variables).collect()
}

fn rendered(folder: &Path, name: &str, limits: &Limits) -> Result<String> {
    let text = read(folder, name)?;
    if text.trim().is_empty() {
        bail!("{name} is empty");
    }
    render(&text, limits).with_context(|| name.to_owned())
}

fn read(folder: &Path, name: &str) -> Result<String> {
    fs::read_to_string(folder.join(name)).with_context(|| format!("{name} cannot be read"))
}

pub(crate) fn is_kebab_case(slug: &str) -> bool {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    slug.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(more: serde_json::Value) -> Manifest {
        let mut given = serde_json::json!({
            "title": "T", "summary": "S", "kind": "query", "difficulty": "hard", "minutes": 5,
            "patterns": ["join"], "roles": [],
        });
        for (key, value) in more.as_object().expect("an object") {
            given[key] = value.clone();
        }
        serde_json::from_value(given).expect("a manifest")
    }

    #[test]
    fn kebab_case_is_told_from_the_rest() {
        for slug in ["a", "two-sum", "top-10"] {
            assert!(is_kebab_case(slug), "{slug}");
        }
        for slug in ["", "-a", "a-", "a--b", "Two-sum", "two_sum", "é"] {
            assert!(!is_kebab_case(slug), "{slug}");
        }
    }

    #[test]
    fn a_table_is_described_by_its_columns_and_an_input_by_its_type() {
        let manifest = manifest(serde_json::json!({ "signature": { "returns": "table", "parameters": [
            { "name": "users", "type": "table", "columns": ["id INTEGER", "name TEXT"] },
            { "name": "x", "type": "float array" },
        ] } }));
        let names = names(&manifest);
        assert_eq!((names[0].name.as_str(), names[0].meaning.as_str()), ("users", "id INTEGER, name TEXT"));
        assert_eq!((names[1].name.as_str(), names[1].meaning.as_str()), ("x", "float array"));
    }

    #[test]
    fn options_do_not_say_which_is_right() {
        let manifest = manifest(serde_json::json!({ "kind": "choice", "options": [
            { "text": "a `dict`", "right": true, "why": "hashing" }, { "text": "a list", "why": "a scan" },
        ] }));
        let options = options(&manifest).expect("sound");
        assert_eq!(options[0].html, "a <code>dict</code>");
        assert!(!serde_json::to_string(&options).expect("plain data").contains("hashing"));
    }

    #[test]
    fn a_missing_text_is_named() {
        let error = format!("{:#}", read(Path::new("nowhere"), "hints.md").expect_err("no such folder"));
        assert!(error.starts_with("hints.md cannot be read"), "{error}");
    }
}
