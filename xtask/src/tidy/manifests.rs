//! `Cargo.toml` and `package.json`: who depends on whom.

use super::tree::{File, Tree};

/// One dependency of one manifest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dependency {
    /// As crates and packages are named in manifests.
    pub name: String,
    /// From 1.
    pub line: usize,
}

/// Every `Cargo.toml` of the workspace, with its package's name; the workspace's own, if virtual, has none.
pub(super) fn cargo_manifests(tree: &Tree) -> Vec<(&File, String)> {
    let manifests = tree.files().iter().filter(|file| file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml"));
    manifests.map(|file| (file, package_name(file))).collect()
}

fn package_name(file: &File) -> String {
    let table = parse(file);
    let name = table.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
    name.unwrap_or_default().to_owned()
}

fn parse(file: &File) -> toml::Table {
    file.text.parse().unwrap_or_default()
}

/// What a package needs to be built, on any target. Dependencies of tests alone are left out where `tests` is false.
pub(super) fn dependencies(file: &File, tests: bool) -> Vec<Dependency> {
    let table = parse(file);
    let mut kinds = vec!["dependencies", "build-dependencies"];
    if tests {
        kinds.push("dev-dependencies");
    }
    let mut found = Vec::new();
    let per_target = table.get("target").and_then(toml::Value::as_table).into_iter().flatten();
    let places = std::iter::once(&table).chain(per_target.filter_map(|(_, value)| value.as_table()));
    for place in places {
        for kind in &kinds {
            let Some(entries) = place.get(*kind).and_then(toml::Value::as_table) else { continue };
            for (key, value) in entries {
                let name = value.get("package").and_then(toml::Value::as_str).unwrap_or(key);
                found.push(Dependency { name: name.to_owned(), line: line_of_key(file, key) });
            }
        }
    }
    found
}

/// The packages that a `package.json` asks for, for building and for the site.
pub(super) fn npm_dependencies(file: &File) -> Vec<Dependency> {
    let json: serde_json::Value = serde_json::from_str(&file.text).unwrap_or_default();
    let mut found = Vec::new();
    for kind in ["dependencies", "devDependencies"] {
        for name in json.get(kind).and_then(serde_json::Value::as_object).into_iter().flat_map(|kind| kind.keys()) {
            found.push(Dependency { name: name.clone(), line: file.line_of(&format!("\"{name}\"")) });
        }
    }
    found
}

fn line_of_key(file: &File, key: &str) -> usize {
    let begins = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.starts_with([' ', '=', '.']))
    };
    file.lines().find(|(_, line)| begins(line)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> File {
        File { path: "Cargo.toml".into(), text: text.into(), size: text.len() }
    }

    #[test]
    fn dependencies_of_every_kind_are_found() {
        let manifest = file(
            "[package]\nname = \"a\"\n[dependencies]\nb.workspace = true\nc = { package = \"d\", version = \"1\" }\n\
             [dev-dependencies]\ne = \"1\"\n[build-dependencies]\nf = \"1\"\n[target.'cfg(unix)'.dependencies]\ng = \"1\"\n",
        );
        let names = |tests| dependencies(&manifest, tests).into_iter().map(|it| (it.name, it.line)).collect::<Vec<_>>();
        let found: Vec<(String, usize)> = names(false);
        assert_eq!(found, [("b".into(), 4), ("d".into(), 5), ("f".into(), 9), ("g".into(), 11)]);
        assert!(names(true).contains(&("e".into(), 7)));
        assert_eq!(package_name(&manifest), "a");
    }

    #[test]
    fn npm_packages_are_found() {
        let manifest = file("{\n\"dependencies\": {\n\"a\": \"1\" },\n\"devDependencies\": {\n\"b\": \"1\" } }");
        let found: Vec<(String, usize)> =
            npm_dependencies(&manifest).into_iter().map(|it| (it.name, it.line)).collect();
        assert_eq!(found, [("a".into(), 3), ("b".into(), 5)]);
    }
}
