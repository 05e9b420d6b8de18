//! A problem's folder holds what a problem needs and nothing else.

use crate::content::starter_name;
use crate::tidy::Alarm;
use crate::tidy::tree::{File, Tree};
use judge::manifest::{Kind, Manifest};
use std::collections::BTreeSet;

const RULE: &str = "problems are whole";

/// Folders under `submissions/`: the verdict that the judge must give.
const VERDICTS: [&str; 8] = [
    "accepted",
    "wrong_answer",
    "time_limit_exceeded",
    "memory_limit_exceeded",
    "output_limit_exceeded",
    "runtime_error",
    "compile_error",
    "unsupported",
];

/// Each problem's files are there, its submissions too, and there is no stray file.
pub(in crate::tidy) fn problems_are_whole(tree: &Tree) -> Vec<Alarm> {
    let mut alarms = Vec::new();
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for file in tree.files() {
        let Some(inside) = file.path.strip_prefix("problems/") else { continue };
        let chapter = inside.split('/').next().unwrap_or_default();
        if !chapter.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        match inside.splitn(3, '/').collect::<Vec<_>>()[..] {
            [_, slug, _] => {
                folders.insert(&file.path["problems/".len()..][..chapter.len() + 1 + slug.len()]);
            }
            _ => alarms.push(Alarm::new(
                &file.path,
                1,
                RULE,
                "a chapter's folder holds problem folders only: move or remove this",
            )),
        }
    }
    for folder in folders {
        let folder = format!("problems/{folder}/");
        let files: Vec<(&str, &File)> =
            tree.files().iter().filter_map(|file| Some((file.path.strip_prefix(&folder)?, file))).collect();
        alarms.extend(package(&folder, &files));
    }
    alarms
}

fn package(folder: &str, files: &[(&str, &File)]) -> Vec<Alarm> {
    let manifest_path = format!("{folder}problem.toml");
    let missing = |advice: String| Alarm::new(&manifest_path, 1, RULE, advice);
    let Some((_, file)) = files.iter().find(|(name, _)| *name == "problem.toml") else {
        return vec![missing("this file is missing".into())];
    };
    let manifest: Manifest = match toml::from_str(&file.text) {
        Ok(manifest) => manifest,
        Err(error) => return vec![missing(error.message().to_owned())],
    };
    let mut wanted = vec!["problem.toml", "statement.md", "hints.md", "editorial.md"];
    wanted.extend(starter_name(manifest.kind));
    if !matches!(manifest.kind, Kind::Complexity | Kind::Choice) {
        wanted.push("checker.rs");
    }
    let mut alarms = Vec::new();
    for name in &wanted {
        if !files.iter().any(|(found, file)| found == name && !file.text.trim().is_empty()) {
            alarms.push(Alarm::new(&format!("{folder}{name}"), 1, RULE, "this file is missing or empty"));
        }
    }
    for (name, file) in files.iter().filter(|(name, _)| !wanted.contains(name)) {
        if !is_submission(name, manifest.kind) && !is_mutants(name, manifest.kind) {
            let advice = format!(
                "a stray file; submissions lie in submissions/<verdict>/ and end in .{}",
                ending(manifest.kind)
            );
            alarms.push(Alarm::new(&file.path, 1, RULE, advice));
        }
    }
    let asked = [
        ("accepted", 1, "the verifier has nothing that must pass"),
        ("wrong_answer", 2, "file the classic mistakes"),
        ("time_limit_exceeded", u8::from(manifest.growth.is_some()), "growth is asked, so file the brute force"),
    ];
    for (verdict, least, why) in asked {
        let place = format!("submissions/{verdict}/");
        let found = files.iter().filter(|(name, _)| name.starts_with(&place)).count();
        if found < usize::from(least) {
            alarms.push(missing(format!("{place} holds {found} of at least {least}: {why}")));
        }
    }
    alarms
}

fn is_submission(name: &str, kind: Kind) -> bool {
    match name.split('/').collect::<Vec<_>>()[..] {
        ["submissions", verdict, file] => {
            VERDICTS.contains(&verdict) && file.rsplit_once('.').is_some_and(|(_, end)| end == ending(kind))
        }
        _ => false,
    }
}

/// The list of changes to accepted submissions that change nothing that counts.
fn is_mutants(name: &str, kind: Kind) -> bool {
    name == "mutants.toml" && matches!(kind, Kind::Function | Kind::Expression | Kind::Query)
}

fn ending(kind: Kind) -> &'static str {
    match kind {
        Kind::Function | Kind::Expression => "py",
        Kind::Query => "sql",
        Kind::Complexity | Kind::Choice => "txt",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::rings;

    const MANIFEST: &str = "title = \"T\"\nsummary = \"S\"\nkind = \"function\"\ndifficulty = \"easy\"\nminutes = 5\n\
                            patterns = []\nroles = []\n";
    const GROWTH: &str = "[growth]\nasked = \"n\"\nfirst = 10\ndoublings = 4\nyardstick = \"a.py\"\n";

    const WHOLE: [&str; 8] = [
        "statement.md",
        "hints.md",
        "editorial.md",
        "starter.py",
        "checker.rs",
        "submissions/accepted/a.py",
        "submissions/wrong_answer/b.py",
        "submissions/wrong_answer/c.py",
    ];

    /// Where the rule rings in one folder of these files.
    fn found(manifest: &str, names: &[&str]) -> Vec<String> {
        let folder = "problems/02-x/y/";
        let mut files = vec![(format!("{folder}problem.toml"), manifest)];
        files.extend(names.iter().map(|name| (format!("{folder}{name}"), "text")));
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        rings(problems_are_whole, &files).into_iter().map(|place| place.replace(folder, "")).collect()
    }

    #[test]
    fn a_whole_problem_is_quiet() {
        assert_eq!(found(MANIFEST, &WHOLE), [""; 0]);
        assert_eq!(found(MANIFEST, &[&WHOLE[..], &["mutants.toml"]].concat()), [""; 0]);
        let complexity = MANIFEST.replace("function", "complexity");
        let names = [
            "statement.md",
            "hints.md",
            "editorial.md",
            "starter.txt",
            "submissions/accepted/a.txt",
            "submissions/wrong_answer/b.txt",
            "submissions/wrong_answer/c.txt",
        ];
        assert_eq!(found(&complexity, &names), [""; 0]);
    }

    #[test]
    fn every_missing_file_rings() {
        for missing in WHOLE {
            let names: Vec<&str> = WHOLE.into_iter().filter(|name| *name != missing).collect();
            assert_eq!(found(MANIFEST, &names).len(), 1, "without {missing}");
        }
        let grows = format!("{MANIFEST}{GROWTH}");
        assert_eq!(found(&grows, &WHOLE), ["problem.toml:1"]);
        let names: Vec<&str> = WHOLE.into_iter().chain(["submissions/time_limit_exceeded/d.py"]).collect();
        assert_eq!(found(&grows, &names), [""; 0]);
    }

    #[test]
    fn stray_files_ring() {
        for stray in
            ["notes.txt", "submissions/accepted/a.sql", "submissions/late/a.py", "submissions/a.py", "starter.sql"]
        {
            let names: Vec<&str> = WHOLE.into_iter().chain([stray]).collect();
            assert_eq!(found(MANIFEST, &names), [format!("{stray}:1")]);
        }
        let choice = MANIFEST.replace("function", "choice");
        assert!(found(&choice, &["mutants.toml"]).contains(&"mutants.toml:1".into()), "nothing is mutated there");
        assert_eq!(rings(problems_are_whole, &[("problems/02-x/README.md", "text")]), ["problems/02-x/README.md:1"]);
        assert_eq!(rings(problems_are_whole, &[("problems/src/lib.rs", "text")]), [""; 0]);
    }

    #[test]
    fn a_manifest_that_cannot_be_read_rings() {
        assert_eq!(found("kind = \"riddle\"", &WHOLE), ["problem.toml:1"]);
        assert_eq!(
            rings(problems_are_whole, &[("problems/02-x/y/statement.md", "text")]),
            ["problems/02-x/y/problem.toml:1"]
        );
    }
}
