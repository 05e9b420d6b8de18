//! Words that must not be in the repository: unfinished work, one machine's paths, other people's hosts.

use crate::tidy::Alarm;
use crate::tidy::tree::{File, Tree};

/// The rules and their tests have to name what they forbid.
const OWN: &str = "xtask/src/tidy/";
/// Locks are made by tools, which write what they must.
const LOCKS: [&str; 2] = ["Cargo.lock", "web/package-lock.json"];

/// Nothing is left to be done later.
pub(super) fn nothing_is_left_undone(tree: &Tree) -> Vec<Alarm> {
    const MARKS: [&str; 5] = ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("];
    each_line(tree, "nothing is left undone", |line| {
        let mark = MARKS.into_iter().find(|mark| has_word(line, mark))?;
        Some(format!("{mark} does not stay in the repository: do it, or drop it"))
    })
}

/// No absolute path of somebody's machine.
pub(super) fn no_machine_is_named(tree: &Tree) -> Vec<Alarm> {
    const FOLDERS: [&str; 4] = ["/home/", "/root/", "/Users/", "/work/"];
    each_line(tree, "no machine is named", |line| {
        let begins = |folder: &&str| {
            line.match_indices(*folder).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || "._-~})*>".contains(c))
            })
        };
        let folder = FOLDERS.into_iter().find(begins)?;
        Some(format!(
            "{folder} is one machine's path; write it relative to the checkout, or read it from the environment"
        ))
    })
}

/// No host of a package registry: their ordinary clients know them.
pub(super) fn no_registry_is_named(tree: &Tree) -> Vec<Alarm> {
    // In two pieces, so that this file does not name what it forbids.
    const HOSTS: [&str; 9] = [
        concat!("crates", ".io"),
        concat!("registry.", "npmjs.org"),
        concat!("registry.", "yarnpkg.com"),
        concat!("www.", "npmjs.com"),
        concat!("pypi", ".org"),
        concat!("python", "hosted.org"),
        concat!("deb.", "debian.org"),
        concat!("archive.", "ubuntu.com"),
        "artifactory",
    ];
    each_line(tree, "no registry is named", |line| {
        let host = HOSTS.into_iter().find(|host| line.contains(host))?;
        Some(format!("{host} is for the registry's own client to know; use the client, or a variable"))
    })
}

/// What visitors get names no other origin: no content network, no fonts, no analytics.
pub(super) fn no_outside_origin_is_named(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "no outside origin is named";
    const SHIPPED: [&str; 6] = ["src/", "style/", "public/", "web/editor/", "web/python/", "index.html"];
    let mut alarms = Vec::new();
    for file in tree.files().iter().filter(|file| SHIPPED.iter().any(|place| file.path.starts_with(place))) {
        for (number, line) in file.lines() {
            if let Some(address) = outside_address(file, line) {
                let advice = format!("{address}: nothing is asked from another origin; put it beside the app");
                alarms.push(Alarm::new(&file.path, number, RULE, advice));
            }
        }
    }
    alarms
}

/// The first address outside comments that is no name space and not this machine.
fn outside_address<'line>(file: &File, line: &'line str) -> Option<&'line str> {
    let code = line.trim_start();
    let opens: &[&str] = if file.is("py") { &["#"] } else { &["//", "/*", "* ", "<!--"] };
    if opens.iter().any(|open| code.starts_with(open)) {
        return None;
    }
    // A comment behind code; the two slashes of an address have a colon before them, not a space.
    let end = if file.is("py") { line.find(" # ") } else { line.find(" // ").or_else(|| line.find("/* ")) };
    let line = &line[..end.unwrap_or(line.len())];
    let mut places: Vec<usize> = ["http://", "https://", "wss://", "ws://"]
        .into_iter()
        .flat_map(|scheme| line.match_indices(scheme).map(|(at, _)| at))
        .collect();
    places.sort_unstable();
    places.into_iter().find_map(|at| {
        let address = line[at..].split(['"', '\'', '`', ' ', ')', '<', '>', ';']).next().unwrap_or_default();
        let own = ["http://www.w3.org/", "http://localhost", "http://127.0.0.1"];
        (!own.iter().any(|start| address.starts_with(start))).then_some(address)
    })
}

/// Rings once per line for which `find` has advice.
fn each_line(tree: &Tree, rule: &'static str, find: impl Fn(&str) -> Option<String>) -> Vec<Alarm> {
    let files = tree.files().iter().filter(|file| !file.path.starts_with(OWN) && !LOCKS.contains(&file.path.as_str()));
    let in_file = |file: &File| -> Vec<Alarm> {
        file.lines().filter_map(|(number, line)| Some(Alarm::new(&file.path, number, rule, find(line)?))).collect()
    };
    files.flat_map(in_file).collect()
}

/// Whether the word stands in the line and is no part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let ends_open = word.ends_with('(');
        !part(line[..at].chars().next_back()) && (ends_open || !part(line[at + word.len()..].chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::{rings, rings_on};

    #[test]
    fn unfinished_work_rings() {
        for line in ["// TODO: more", "# FIXME", "fn f() { todo!() }", "unimplemented!(\"later\")", "XXX"] {
            assert!(rings_on(nothing_is_left_undone, "src/a.rs", line), "{line}");
        }
        for line in ["todo = \"warn\"", "mktemp part.XXXXXX", "METHODOLOGY", "TODO_LIST"] {
            assert!(!rings_on(nothing_is_left_undone, "src/a.rs", line), "{line}");
        }
        assert!(!rings_on(nothing_is_left_undone, "xtask/src/tidy/rules/words.rs", "TODO"));
        assert_eq!(rings(nothing_is_left_undone, &[("a.md", "one\nTODO two")]), ["a.md:2"]);
    }

    #[test]
    fn paths_of_a_machine_ring() {
        for line in ["cd /home/ada/mettle", "\"/root/.cargo\"", "(/Users/ada)", "path=/work/x"] {
            assert!(rings_on(no_machine_is_named, "script/a", line), "{line}");
        }
        for line in ["~/work/mettle", "a/home/b", "$HOME/work/x", "../work/x", "${ROOT}/work/", "the home/work split"] {
            assert!(!rings_on(no_machine_is_named, "script/a", line), "{line}");
        }
    }

    #[test]
    fn registries_ring() {
        assert!(rings_on(no_registry_is_named, "script/a", concat!("curl https://static.", "crates.io/x")));
        assert!(rings_on(no_registry_is_named, "web/.npmrc", concat!("registry=https://registry.", "npmjs.org/")));
        assert!(!rings_on(no_registry_is_named, "script/a", "npm ci && cargo fetch"));
        assert!(!rings_on(no_registry_is_named, "Cargo.lock", "registry+https://github.com/rust-lang/crates.io-index"));
    }

    #[test]
    fn other_origins_ring_in_what_is_shipped() {
        for (path, line) in [
            ("src/a.rs", "let url = \"https://example.org/a\";"),
            ("style/a.css", "@import url(https://fonts.example.org/x.css);"),
            ("index.html", "<script src=\"http://example.org/a.js\"></script>"),
            ("web/python/worker.js", "const at = 'wss://example.org'; // http://www.w3.org/"),
            ("web/python/a.py", "URL = 'https://example.org'"),
        ] {
            assert!(rings_on(no_outside_origin_is_named, path, line), "{line}");
        }
        for (path, line) in [
            ("src/a.rs", "/// See <https://example.org/spec>."),
            ("src/a.rs", "let x = 1; // see https://example.org"),
            ("src/a.rs", "xmlns=\"http://www.w3.org/2000/svg\""),
            ("web/python/a.py", "    # https://example.org"),
            ("style/a.css", "/* https://example.org */"),
            ("web/wheels.mjs", "'https://example.org'"),
            ("script/setup", "say https://example.org"),
        ] {
            assert!(!rings_on(no_outside_origin_is_named, path, line), "{line}");
        }
    }
}
