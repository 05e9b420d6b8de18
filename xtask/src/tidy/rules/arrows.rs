//! Arrows point down only: who may know whom.

use crate::tidy::Alarm;
use crate::tidy::manifests::{cargo_manifests, dependencies};
use crate::tidy::rust_code::{names, paths_from_root, used_crates};
use crate::tidy::tree::{File, Tree};

/// The crates of the workspace, and which of them each may depend on.
const CRATES: [(&str, &[&str]); 12] = [
    ("protocol", &[]),
    ("judge", &[]),
    ("pyexpr", &[]),
    ("sql", &[]),
    ("unicode_names2", &[]),
    ("problems", &["judge"]),
    ("judge_worker", &["judge", "problems", "protocol", "pyexpr", "sql"]),
    ("mettle", &["protocol"]),
    ("xtask", &["judge", "judge_worker", "problems", "protocol", "pyexpr", "sql"]),
    ("broken_packages", &["judge", "problems", "xtask"]),
    ("browser_tests", &["judge", "problems", "protocol", "xtask"]),
    ("evaluator_speed", &["pyexpr"]),
];

/// The rooms of the app, highest first. A room names itself and those after it.
const ROOMS: [&str; 6] = ["app", "pages", "components", "state", "bridge", "routes"];

/// Crates depend on lower crates only; a new crate finds its place in the list first.
pub(super) fn crates_depend_downwards(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "crates depend downwards";
    let mut alarms = Vec::new();
    for (file, package) in cargo_manifests(tree) {
        let Some((_, allowed)) = CRATES.iter().find(|(name, _)| *name == package) else {
            alarms.push(Alarm::new(
                &file.path,
                1,
                RULE,
                format!("{package} has no place in xtask/src/tidy/rules/arrows.rs: say what it may depend on"),
            ));
            continue;
        };
        for found in dependencies(file, true) {
            let ours = CRATES.iter().any(|(name, _)| *name == found.name);
            if ours && !allowed.contains(&found.name.as_str()) {
                let advice = format!("{package} must not know {}; it may know {}", found.name, listed(allowed));
                alarms.push(Alarm::new(&file.path, found.line, RULE, advice));
            }
        }
    }
    alarms
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() { "no crate of the workspace".into() } else { names.join(", ") }
}

/// `pages -> components -> state -> bridge`: a room never names a higher one.
pub(super) fn rooms_name_lower_rooms_only(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "rooms name lower rooms only";
    let mut alarms = Vec::new();
    for file in tree.rust_below(&["src/"]) {
        let modules = modules(&file.path);
        let Some(height) = modules.first().and_then(|room| ROOMS.iter().position(|name| name == room)) else {
            if !modules.is_empty() {
                alarms.push(Alarm::new(
                    &file.path,
                    1,
                    RULE,
                    "this room has no place in xtask/src/tidy/rules/arrows.rs",
                ));
            }
            continue;
        };
        for path in paths_from_root(&file.text, modules.len()).unwrap_or_default() {
            if let Some(higher) = ROOMS[..height].iter().find(|room| **room == path.first) {
                let advice = format!(
                    "{} must not name {higher}, which stands above it: pass it in, or move it down",
                    ROOMS[height]
                );
                alarms.push(Alarm::new(&file.path, path.line, RULE, advice));
            }
        }
    }
    alarms
}

/// The modules of a file below `src/`: `["state", "draft"]`; none for `main.rs`.
fn modules(path: &str) -> Vec<&str> {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut modules: Vec<&str> = path.split('/').collect();
    if matches!(modules.last(), Some(&("mod" | "main" | "lib"))) {
        modules.pop();
    }
    modules
}

/// A problem's checker names the judge, its own limits, and the standard library.
pub(super) fn checkers_know_the_judge_only(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "checkers know the judge only";
    const KNOWN: [&str; 5] = ["judge", "std", "core", "super", "self"];
    let checkers = tree.rust_below(&["problems/"]).filter(|file| file.path.ends_with("/checker.rs"));
    let mut alarms = Vec::new();
    for file in checkers {
        let Some(used) = used_crates(&file.text) else {
            alarms.push(Alarm::new(&file.path, 1, RULE, "this file cannot be read as Rust"));
            continue;
        };
        let enums = |name: &str| name.starts_with(char::is_uppercase);
        for name in used.into_iter().filter(|name| !KNOWN.contains(&name.text.as_str()) && !enums(&name.text)) {
            let advice = format!("{} is not for checkers; what they need of it belongs to judge::prelude", name.text);
            alarms.push(Alarm::new(&file.path, name.line, RULE, advice));
        }
        for path in paths_from_root(&file.text, 1).unwrap_or_default().into_iter().filter(|path| path.first != "limits")
        {
            let advice =
                format!("a checker stands alone with its limits; {} is another package's or the bank's", path.first);
            alarms.push(Alarm::new(&file.path, path.line, RULE, advice));
        }
    }
    alarms
}

/// The messages to the Python worker have no place for an expected output.
pub(super) fn python_is_told_no_answer(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "Python is told no answer";
    let is_answer = |name: &str| {
        let name = name.to_lowercase();
        ["expected", "oracle", "reference"].iter().any(|word| name.contains(word))
    };
    let of_file = |file: &File| -> Vec<Alarm> {
        let found = names(&file.text).unwrap_or_default().into_iter().filter(|name| is_answer(&name.text));
        let advice = "the interpreter that runs the candidate's code never sees what is expected; compare in the judge";
        found.map(|name| Alarm::new(&file.path, name.line, RULE, advice)).collect()
    };
    tree.file("crates/protocol/src/python.rs").map(of_file).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::{rings, rings_on};

    fn manifest(name: &str, dependency: &str) -> String {
        format!("[package]\nname = \"{name}\"\n[dependencies]\n{dependency}.workspace = true\n")
    }

    #[test]
    fn a_crate_must_not_know_a_higher_one() {
        let rings = |name: &str, dependency: &str| {
            rings_on(crates_depend_downwards, "crates/x/Cargo.toml", &manifest(name, dependency))
        };
        assert!(rings("judge", "protocol"));
        assert!(rings("problems", "pyexpr"));
        assert!(rings("mettle", "judge"));
        assert!(rings("newcomer", "serde"));
        assert!(!rings("problems", "judge"));
        assert!(!rings("judge_worker", "sql"));
        assert!(!rings("judge", "serde"));
    }

    #[test]
    fn a_room_must_not_name_a_higher_one() {
        let rings = |path: &str, text: &str| rings_on(rooms_name_lower_rooms_only, path, text);
        assert!(rings("src/state/draft.rs", "use crate::components::Editor;"));
        assert!(rings("src/state/draft.rs", "use super::super::pages::Page;"));
        assert!(rings("src/bridge/mod.rs", "use super::state;"));
        assert!(rings("src/components/editor/mod.rs", "fn f() { crate::pages::go() }"));
        assert!(rings("src/components/a.rs", "use crate::{bridge, app::App};"));
        assert!(rings("src/elsewhere/a.rs", ""));
        assert!(!rings("src/components/editor/mod.rs", "use crate::{bridge, state::Draft, components::Icon};"));
        assert!(!rings("src/state/draft.rs", "use super::shelf; // see crate::pages"));
        assert!(!rings("src/pages/problem/mod.rs", "use super::super::components::Icon;"));
        assert!(!rings("src/main.rs", "use crate::app::App;"));
    }

    #[test]
    fn a_checker_stands_alone() {
        let path = "problems/02-x/y/checker.rs";
        assert_eq!(
            rings(checkers_know_the_judge_only, &[(path, "use judge::prelude::*;\nuse serde::Serialize;")]),
            [format!("{path}:2")]
        );
        assert!(rings_on(checkers_know_the_judge_only, path, "use crate::Package;"));
        assert!(rings_on(checkers_know_the_judge_only, path, "fn f() { super::other::checker() }"));
        assert!(rings_on(checkers_know_the_judge_only, path, "not \"rust"));
        let sound = "use super::limits::N_MAX;\nuse judge::prelude::*;\nuse std::fmt;\nfn f() { use Way::Left; }\nmod tests { use super::*; }";
        assert_eq!(rings(checkers_know_the_judge_only, &[(path, sound)]), [""; 0]);
    }

    #[test]
    fn python_never_hears_what_is_expected() {
        let path = "crates/protocol/src/python.rs";
        assert!(rings_on(python_is_told_no_answer, path, "pub struct Call { expected_output: Vec<u8> }"));
        assert!(!rings_on(
            python_is_told_no_answer,
            path,
            "//! An expected output is never sent.\npub enum ToPython { Call }"
        ));
        assert!(!rings_on(
            python_is_told_no_answer,
            "crates/protocol/src/judging.rs",
            "pub struct Report { expected: i32 }"
        ));
    }
}
