//! Writing a folder so that it holds exactly what is wanted, and nothing is touched that was right already.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How much had to change.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Files that were new or had another text.
    pub changed: usize,
    /// Files that nobody asked for any more.
    pub removed: usize,
}

/// Makes `folder` hold the `wanted` files, by name. Only `.json` files are ever removed: the folder might be a wrong one.
pub(super) fn write(folder: &Path, wanted: &BTreeMap<String, String>) -> Result<Written> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut changed = 0;
    for (name, text) in wanted {
        let path = folder.join(name);
        // What is the same keeps its time stamp, so that the site's build does not copy it again.
        if fs::read_to_string(&path).is_ok_and(|now| now == *text) {
            continue;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        changed += 1;
    }
    let mut removed = 0;
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let stale = path.extension().is_some_and(|extension| extension == "json")
            && !path.file_name().is_some_and(|name| wanted.contains_key(&*name.to_string_lossy()));
        if stale {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            removed += 1;
        }
    }
    Ok(Written { changed, removed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_touched() {
        let folder = std::env::temp_dir().join(format!("mettle-content-{}", std::process::id()));
        let wanted = |names: &[&str]| -> BTreeMap<String, String> {
            names.iter().map(|name| ((*name).to_owned(), format!("{{\"{name}\":1}}"))).collect()
        };
        let first = write(&folder, &wanted(&["a.json", "b.json"])).expect("a folder of our own");
        fs::write(folder.join("note.txt"), "kept").expect("a folder of our own");
        let again = write(&folder, &wanted(&["a.json", "b.json"])).expect("a folder of our own");
        let less = write(&folder, &wanted(&["a.json"])).expect("a folder of our own");
        let left: usize = fs::read_dir(&folder).expect("a folder of our own").count();
        fs::remove_dir_all(&folder).expect("a folder of our own");
        assert_eq!(first, Written { changed: 2, removed: 0 });
        assert_eq!(again, Written { changed: 0, removed: 0 });
        assert_eq!(less, Written { changed: 0, removed: 1 });
        assert_eq!(left, 2, "a.json and what is none of ours");
    }
}
