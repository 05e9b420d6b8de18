//! What packages do not tell of themselves: `known.toml`, looked up by people.

use super::texts::{Text, has_blanks, names_nobody, with_exception};
use super::{Found, Group, Shipped};
use anyhow::{Context, Result, anyhow, bail};
use serde::Deserialize;
use spdx::Expression;
use std::collections::BTreeSet;

/// The file that the messages name.
const FILE: &str = "xtask/src/notices/known.toml";

/// What is known beyond the packages' own words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Known {
    texts: Vec<GivenText>,
    declared: Vec<Declared>,
    part: Vec<Part>,
}

/// Packages that come without the text of their licence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenText {
    /// Name and version; the name alone where the version is that of whoever builds.
    names: Vec<String>,
    copyright: Vec<String>,
    reason: String,
}

/// A package that names its licence in words of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    name: String,
    version: String,
    licence: String,
    reason: String,
}

/// What lies inside a package.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// The package that brings it, by name and version.
    inside: String,
    group: Group,
    name: String,
    version: String,
    licence: String,
    source: String,
    copyright: Vec<String>,
    reason: String,
}

impl Known {
    /// The repository's own.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn ours() -> Result<Known> {
        toml::from_str(include_str!("known.toml")).context(FILE)
    }

    /// Everything found with its licence and its texts, and what lies inside it.
    ///
    /// # Errors
    /// Something has no licence or no text, or an entry is there for something that is not shipped: all of these at once.
    pub(super) fn complete(&self, found: Vec<Found>) -> Result<Vec<Shipped>> {
        let mut wrong = Vec::new();
        let mut shipped = Vec::new();
        let ids: BTreeSet<String> = found.iter().map(Found::id).collect();
        let names: BTreeSet<String> = found.iter().map(|it| it.name.clone()).collect();
        for it in found {
            match self.with_licence(it) {
                Ok(it) => shipped.push(it),
                Err(error) => wrong.push(format!("{error:#}")),
            }
        }
        for part in &self.part {
            match part.shipped() {
                Ok(it) => shipped.push(it),
                Err(error) => wrong.push(format!("{error:#}")),
            }
        }
        wrong.extend(self.stale(&ids, &names));
        if wrong.is_empty() { Ok(shipped) } else { bail!("{}", wrong.join("\n")) }
    }

    fn with_licence(&self, found: Found) -> Result<Shipped> {
        let id = found.id();
        let declared = self.declared.iter().find(|it| format!("{} {}", it.name, it.version) == id);
        let told = declared.map(|it| it.licence.clone()).or(found.licence).unwrap_or_default();
        let from = found.source.clone().unwrap_or_else(|| "its registry".to_owned());
        let licence = canonical(&told).with_context(|| {
            let words = if told.is_empty() { "none at all".to_owned() } else { format!("{told:?}") };
            format!("{id} names {words} as its licence, which SPDX does not know. Look it up ({from}), then add it to {FILE} under [[declared]] with the reason")
        })?;
        let mut texts: Vec<Text> = found.texts.iter().map(|file| Text::read(&file.from, &file.text)).collect();
        for given in self.texts.iter().filter(|it| it.names.contains(&id) || it.names.contains(&found.name)) {
            texts.extend(spdx_texts(&licence, &given.copyright).with_context(|| format!("{id} in {FILE}"))?);
        }
        if texts.is_empty() {
            bail!(
                "{id} ({licence}) comes without the text of its licence. Look for its copyright lines ({from}), then add it to {FILE} under [[texts]] with the reason"
            );
        }
        let source = found.source.unwrap_or_default();
        Ok(Shipped {
            group: found.group,
            name: found.name,
            version: found.version,
            licence,
            source,
            texts,
            inside: None,
        })
    }

    /// Entries that nothing shipped needs, or that give no reason.
    fn stale(&self, ids: &BTreeSet<String>, names: &BTreeSet<String>) -> Vec<String> {
        let texts = self.texts.iter().flat_map(|it| it.names.iter().map(|name| (name.clone(), &it.reason)));
        let declared = self.declared.iter().map(|it| (format!("{} {}", it.name, it.version), &it.reason));
        let parts = self.part.iter().map(|it| (it.inside.clone(), &it.reason));
        let mut wrong = Vec::new();
        for (name, reason) in texts.chain(declared).chain(parts) {
            if !ids.contains(&name) && !names.contains(&name) {
                wrong.push(format!(
                    "{FILE} speaks of {name}, which is not shipped. If another version is, see what it says and what is inside it now, and change the entry; else take it out"
                ));
            }
            if reason.trim().is_empty() {
                wrong.push(format!("{FILE} gives no reason for {name}"));
            }
        }
        wrong
    }
}

impl Part {
    fn shipped(&self) -> Result<Shipped> {
        let place = || format!("{} in {FILE}", self.name);
        let licence = canonical(&self.licence).with_context(place)?;
        Ok(Shipped {
            group: self.group,
            name: self.name.clone(),
            version: self.version.clone(),
            texts: spdx_texts(&licence, &self.copyright).with_context(place)?,
            licence,
            source: self.source.clone(),
            inside: Some(self.inside.clone()),
        })
    }
}

/// The expression as SPDX writes it. Old manifests have a slash where it says OR.
fn canonical(told: &str) -> Result<String> {
    // The error's own words draw the place below the expression, over several lines.
    let reason = |error: spdx::ParseError| anyhow!("{}", error.reason);
    let words = Expression::canonicalize(told).map_err(reason)?.unwrap_or_else(|| told.to_owned());
    Expression::parse(&words).map_err(reason)?;
    Ok(words)
}

/// The texts of all licences that an expression names, for these copyright lines.
fn spdx_texts(expression: &str, copyright: &[String]) -> Result<Vec<Text>> {
    let mut texts = Vec::new();
    for asked in Expression::parse(expression)?.requirements() {
        let id = asked
            .req
            .license
            .id()
            .with_context(|| format!("{expression} names a licence that has no text in SPDX's list"))?;
        let blank = Text::read(id.name, id.text());
        let own = blank.notices.into_iter().filter(|line| !has_blanks(line));
        let mut text = Text {
            from: id.name.to_owned(),
            notices: own.chain(copyright.iter().cloned()).collect(),
            body: blank.body,
        };
        if let Some(addition) = &asked.req.addition {
            let exception = addition
                .id()
                .with_context(|| format!("{expression} names an exception that has no text in SPDX's list"))?;
            text.from = format!("{} WITH {}", id.name, exception.name);
            text.body = with_exception(&text.body, exception);
        }
        if names_nobody(&text.body) {
            bail!("the text of {} has blanks that copyright lines do not fill", text.from);
        }
        texts.push(text);
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notices::File;
    use crate::notices::texts::shared;

    fn found(name: &str, licence: Option<&str>, texts: &[&str]) -> Found {
        Found {
            group: Group::Packages,
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
            source: Some("https://example.org/it".to_owned()),
            texts: texts.iter().map(|text| File { from: "LICENSE".to_owned(), text: (*text).to_owned() }).collect(),
        }
    }

    fn known(entries: &str) -> Known {
        toml::from_str(entries).unwrap_or_else(|error| panic!("{error}"))
    }

    /// What is wrong, a line each.
    fn told(known: &Known, found: Vec<Found>) -> String {
        known.complete(found).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_package_with_licence_and_text_needs_nothing() {
        let shipped = Known::default().complete(vec![found("a", Some("MIT/Apache-2.0"), &["You may."])]);
        let shipped = shipped.unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!((shipped[0].licence.as_str(), shipped[0].texts[0].body.as_str()), ("MIT OR Apache-2.0", "You may."));
    }

    #[test]
    fn all_that_is_missing_is_named_with_what_to_do() {
        let told = told(
            &Known::default(),
            vec![found("a", None, &["x"]), found("b", Some("My own"), &["x"]), found("c", Some("MIT"), &[])],
        );
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 3, "{told}");
        assert!(lines[0].contains("a 1.0.0 names none at all") && lines[0].contains("[[declared]]"), "{told}");
        assert!(lines[1].contains("b 1.0.0 names \"My own\"") && lines[1].contains(FILE), "{told}");
        assert!(
            lines[2].contains("c 1.0.0 (MIT) comes without") && lines[2].contains("https://example.org/it"),
            "{told}"
        );
    }

    #[test]
    fn entries_fill_in_what_is_missing_for_their_version_alone() {
        let known = known(
            "[[declared]]\nname = \"a\"\nversion = \"1.0.0\"\nlicence = \"Zlib\"\nreason = \"read\"\n\
             [[texts]]\nnames = [\"a 1.0.0\"]\ncopyright = [\"Copyright 2020 Ada\"]\nreason = \"read\"",
        );
        let shipped = known.complete(vec![found("a", Some("Mine"), &[])]).unwrap_or_else(|error| panic!("{error:#}"));
        assert_eq!(shipped[0].licence, "Zlib");
        assert_eq!(shipped[0].texts[0].notices, ["Copyright 2020 Ada"]);
        assert!(shipped[0].texts[0].body.contains("provided 'as-is'"));
        let newer = Found { version: "1.0.1".to_owned(), ..found("a", Some("Zlib"), &["x"]) };
        let told = told(&known, vec![newer]);
        assert!(told.contains("speaks of a 1.0.0, which is not shipped"), "{told}");
    }

    #[test]
    fn what_lies_inside_comes_with_its_package_and_not_without() {
        let known = known(
            "[[part]]\ninside = \"a 1.0.0\"\ngroup = \"sqlite\"\nname = \"lib\"\nversion = \"2\"\nsource = \"x\"\n\
             licence = \"Apache-2.0 WITH LLVM-exception\"\ncopyright = [\"Copyright 2020 Ada\"]\nreason = \"seen\"",
        );
        let shipped = known.complete(vec![found("a", Some("MIT"), &["x"])]).unwrap_or_else(|error| panic!("{error:#}"));
        let part = &shipped[1];
        assert_eq!((part.name.as_str(), part.inside.as_deref()), ("lib", Some("a 1.0.0")));
        let (shared, _) = shared(std::slice::from_ref(part));
        assert_eq!(shared[0].title, "Apache License 2.0 with LLVM-exception");
        assert!(part.texts[0].body.contains("LLVM Exceptions") && !part.texts[0].body.contains("yyyy"));
        assert!(told(&known, vec![found("b", Some("MIT"), &["x"])]).contains("speaks of a 1.0.0"));
    }

    #[test]
    fn a_text_with_blanks_and_an_entry_without_a_reason_are_refused() {
        let why = spdx_texts("HPND", &["Copyright 2020 Ada".to_owned()])
            .expect_err("it names the holder in its terms")
            .to_string();
        assert!(why.contains("blanks"), "{why}");
        let known = known("[[texts]]\nnames = [\"a 1.0.0\"]\ncopyright = []\nreason = \" \"");
        assert!(told(&known, vec![found("a", Some("Zlib"), &[])]).contains("no reason for a 1.0.0"));
    }

    #[test]
    fn the_repositorys_own_entries_can_be_read_and_filled_in() {
        let known = Known::ours().unwrap_or_else(|error| panic!("{error:#}"));
        assert!(known.part.len() > 10);
        for part in &known.part {
            part.shipped().unwrap_or_else(|error| panic!("{error:#}"));
        }
    }
}
