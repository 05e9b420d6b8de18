//! Small rooms: short files, nothing heavy, and a first sentence for every crate.

use crate::tidy::Alarm;
use crate::tidy::tree::Tree;

/// Lines above which a file needs a reason.
const LINES: usize = 500;
/// Bytes above which nothing is tracked.
const BYTES: usize = 600_000;
/// The files that are longer, each with its reason: `path: reason`.
const LONG_FILES: &str = "xtask/src/tidy/long_files.txt";

/// Code files are short, or listed with a reason; the list holds nothing else.
pub(super) fn files_are_small(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "files are small";
    let mut alarms = Vec::new();
    let mut excused: Vec<&str> = Vec::new();
    for (number, line) in tree.file(LONG_FILES).into_iter().flat_map(|list| list.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (path, reason) = line.split_once(':').unwrap_or((line, ""));
        let long = tree.file(path).is_some_and(|file| file.lines().count() > LINES);
        if reason.trim().len() < 10 {
            alarms.push(Alarm::new(LONG_FILES, number, RULE, "say why: path: reason"));
        } else if !long {
            alarms.push(Alarm::new(
                LONG_FILES,
                number,
                RULE,
                format!("{path} needs no reason any more: remove this line"),
            ));
        }
        excused.push(path);
    }
    let code =
        |path: &str| ["rs", "js", "mjs", "py", "css", "sh", "html"].iter().any(|it| path.ends_with(&format!(".{it}")));
    for file in tree.files().iter().filter(|file| code(&file.path) && !excused.contains(&file.path.as_str())) {
        let lines = file.lines().count();
        if lines > LINES {
            let advice = format!("{lines} lines; split it, or give a reason in {LONG_FILES}");
            alarms.push(Alarm::new(&file.path, LINES + 1, RULE, advice));
        }
    }
    alarms
}

/// No file is larger than a picture for the README.
pub(super) fn nothing_heavy_is_tracked(tree: &Tree) -> Vec<Alarm> {
    let heavy = tree.files().iter().filter(|file| file.size > BYTES);
    let alarm = |file: &crate::tidy::tree::File| {
        let advice = format!("{} KB; fetch or build it in script/setup instead", file.size / 1000);
        Alarm::new(&file.path, 1, "nothing heavy is tracked", advice)
    };
    heavy.map(alarm).collect()
}

/// Each crate's first file opens with what the crate is for.
pub(super) fn crates_say_what_they_are_for(tree: &Tree) -> Vec<Alarm> {
    let is_root = |path: &str| path.ends_with("src/lib.rs") || path.ends_with("src/main.rs");
    let silent = tree.files().iter().filter(|file| is_root(&file.path) && !file.text.starts_with("//! "));
    let advice = "open with //! and a sentence on what the crate is for and what it never does";
    silent.map(|file| Alarm::new(&file.path, 1, "crates say what they are for", advice)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::{rings, rings_on};
    use crate::tidy::tree::Tree;

    #[test]
    fn a_long_file_needs_a_reason() {
        let long = "// a line\n".repeat(LINES + 1);
        assert!(rings_on(files_are_small, "src/long.rs", &long));
        assert!(!rings_on(files_are_small, "src/short.rs", &"// a line\n".repeat(LINES)));
        assert!(!rings_on(files_are_small, "Cargo.lock", &long));
        let files = |list: &'static str| [("src/long.rs", long.as_str()), (LONG_FILES, list)].to_vec();
        assert_eq!(
            rings(files_are_small, &files("# list\n\nsrc/long.rs: one table that is read as a whole\n")),
            [""; 0]
        );
        assert_eq!(rings(files_are_small, &files("src/long.rs:\n")), [format!("{LONG_FILES}:1")]);
    }

    #[test]
    fn a_reason_that_is_needed_no_more_rings() {
        let files =
            [("src/a.rs", "// short"), (LONG_FILES, "src/a.rs: it was long once\nsrc/gone.rs: it was here once")];
        assert_eq!(rings(files_are_small, &files), [format!("{LONG_FILES}:1"), format!("{LONG_FILES}:2")]);
    }

    #[test]
    fn heavy_files_ring() {
        let heavy = "x".repeat(BYTES + 1);
        let tree = Tree::of(&[("public/a.bin", &heavy), ("public/b.bin", &heavy[1..])]);
        let paths: Vec<String> = nothing_heavy_is_tracked(&tree).into_iter().map(|alarm| alarm.path).collect();
        assert_eq!(paths, ["public/a.bin"]);
    }

    #[test]
    fn a_crate_without_a_first_sentence_rings() {
        for path in ["crates/judge/src/lib.rs", "src/main.rs", "problems/src/lib.rs"] {
            assert!(rings_on(crates_say_what_they_are_for, path, "pub mod a;"), "{path}");
            assert!(!rings_on(crates_say_what_they_are_for, path, "//! Judges.\npub mod a;"), "{path}");
        }
        assert!(!rings_on(crates_say_what_they_are_for, "crates/judge/src/plan.rs", "pub mod a;"));
    }
}
