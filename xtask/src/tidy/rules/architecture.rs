//! `ARCHITECTURE.md` is kept true: it names every room and gives each dependency its reason.

use crate::tidy::Alarm;
use crate::tidy::manifests::{Dependency, cargo_manifests, dependencies, npm_dependencies};
use crate::tidy::tree::{File, Tree};
use std::collections::BTreeSet;

const PAGE: &str = "ARCHITECTURE.md";

/// Top-level folders, and each crate, are named.
pub(super) fn names_every_room(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "ARCHITECTURE.md names every room";
    let Some(page) = tree.file(PAGE) else {
        return vec![Alarm::new(
            PAGE,
            1,
            RULE,
            "write it: a bird's-eye view, the way of an answer, a code map, the invariants",
        )];
    };
    let mut rooms: BTreeSet<String> = BTreeSet::new();
    for file in tree.files().iter().filter(|file| !file.path.starts_with('.')) {
        match file.path.split('/').collect::<Vec<_>>()[..] {
            ["crates", name, _, ..] => rooms.insert(format!("crates/{name}")),
            [room, _, ..] if room != "crates" => rooms.insert(room.to_owned()),
            _ => false,
        };
    }
    let named = |room: &String| ["`", "/"].iter().any(|end| page.text.contains(&format!("`{room}{end}")));
    let unnamed = rooms.into_iter().filter(|room| !named(room));
    unnamed
        .map(|room| Alarm::new(PAGE, 1, RULE, format!("{room} is not in the code map: say what it is for")))
        .collect()
}

/// Each dependency has a row in a table: `` | `name` | why it is here | ``.
pub(super) fn names_every_dependency(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "ARCHITECTURE.md gives each dependency its reason";
    // That there is no page at all is the other rule's to say.
    let Some(page) = tree.file(PAGE) else { return Vec::new() };
    let manifests = cargo_manifests(tree);
    let ours: Vec<&str> = manifests.iter().map(|(_, name)| name.as_str()).collect();
    let mut needed: Vec<(&File, Dependency)> = Vec::new();
    for (file, _) in &manifests {
        let outside = dependencies(file, true).into_iter().filter(|it| !ours.contains(&it.name.as_str()));
        needed.extend(outside.map(|dependency| (*file, dependency)));
    }
    for file in tree.files().iter().filter(|file| file.path == "web/package.json") {
        needed.extend(npm_dependencies(file).into_iter().map(|dependency| (file, dependency)));
    }
    let rows: Vec<&str> = page.text.lines().map(str::trim_start).filter(|line| line.starts_with('|')).collect();
    let has_row = |name: &str| rows.iter().any(|row| first_cell(row).contains(&format!("`{name}`")));
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut alarms = Vec::new();
    for (file, dependency) in needed {
        if !has_row(&dependency.name) && told.insert(dependency.name.clone()) {
            let advice = format!("{} has no row in its table of dependencies: say what it is for", dependency.name);
            alarms.push(Alarm::new(&file.path, dependency.line, RULE, advice));
        }
    }
    alarms
}

fn first_cell(row: &str) -> &str {
    row.trim_start_matches('|').split('|').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::rings;

    #[test]
    fn a_room_without_a_place_rings() {
        let files = [("src/a.rs", ""), ("crates/judge/Cargo.toml", ""), (".ci/run", ""), ("README.md", "")];
        let page = |text: &'static str| [files.as_slice(), &[(PAGE, text)]].concat();
        assert_eq!(rings(names_every_room, &page("`src/` is the app, `crates/judge` judges")), [""; 0]);
        assert_eq!(rings(names_every_room, &page("`src` is the app, `crates/judge/src/lib.rs` judges")), [""; 0]);
        assert_eq!(rings(names_every_room, &page("`src/` is the app")), ["ARCHITECTURE.md:1"]);
        assert_eq!(rings(names_every_room, &page("")).len(), 2);
        assert_eq!(rings(names_every_room, &files), ["ARCHITECTURE.md:1"]);
    }

    #[test]
    fn a_dependency_without_a_reason_rings() {
        let manifest = "[package]\nname = \"a\"\n[dependencies]\nb.workspace = true\nserde = \"1\"\n";
        let files = |page: &'static str| {
            [
                ("crates/a/Cargo.toml", manifest),
                ("crates/b/Cargo.toml", "[package]\nname = \"b\"\n[dependencies]\nserde = \"1\"\n"),
                ("web/package.json", "{ \"dependencies\": { \"monaco-editor\": \"1\" } }"),
                (PAGE, page),
            ]
        };
        let both = "| `serde` | messages |\n| `monaco-editor` | the editor |";
        assert_eq!(rings(names_every_dependency, &files(both)), [""; 0]);
        assert_eq!(rings(names_every_dependency, &files("| `serde` | messages |")), ["web/package.json:1"]);
        let elsewhere = "serde is `serde`\n| `other` | not `serde` |\n| `monaco-editor` | the editor |";
        assert_eq!(rings(names_every_dependency, &files(elsewhere)), ["crates/a/Cargo.toml:5"]);
    }
}
