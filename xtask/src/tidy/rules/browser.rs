//! Who may touch the browser: the bridge and the judge worker's own border.

use crate::tidy::Alarm;
use crate::tidy::manifests::{cargo_manifests, dependencies};
use crate::tidy::rust_code::names;
use crate::tidy::tree::{File, Tree};

/// Crates that compile and are tested natively.
const CORES: [&str; 5] = ["crates/judge/", "crates/protocol/", "crates/pyexpr/", "crates/sql/", "problems/"];

/// Files of the judge worker that are built for the browser alone.
const WORKER_BORDER: [&str; 2] = ["crates/judge_worker/src/browser/", "crates/judge_worker/src/main.rs"];

/// The cores and the judge worker's logic name no browser type, and the cores depend on no crate that has any.
pub(super) fn cores_know_no_browser(tree: &Tree) -> Vec<Alarm> {
    const RULE: &str = "cores know no browser";
    let worker = |file: &&File| !WORKER_BORDER.iter().any(|border| file.path.starts_with(border));
    let code = tree.rust_below(&CORES).chain(tree.rust_below(&["crates/judge_worker/"]).filter(worker));
    let advice =
        |name: &str| format!("{name} belongs to src/bridge or crates/judge_worker/src/browser; pass what is needed in");
    let mut alarms: Vec<Alarm> = code.flat_map(|file| browser_names(file, RULE, advice)).collect();
    for (file, _) in cargo_manifests(tree) {
        if CORES.iter().any(|core| file.path.starts_with(core)) {
            for found in dependencies(file, true).into_iter().filter(|it| is_browser_name(&it.name.replace('-', "_"))) {
                alarms.push(Alarm::new(
                    &file.path,
                    found.line,
                    RULE,
                    format!("{} must not be a dependency", found.name),
                ));
            }
        }
    }
    alarms
}

/// In the app, only the bridge names what belongs to JavaScript.
pub(super) fn only_the_bridge_touches_javascript(tree: &Tree) -> Vec<Alarm> {
    let advice =
        |name: &str| format!("{name} stays in src/bridge: offer there what this file needs, in Rust's own types");
    tree.rust_below(&["src/"])
        .filter(|file| !file.path.starts_with("src/bridge/"))
        .flat_map(|file| browser_names(file, "only the bridge touches JavaScript", advice))
        .collect()
}

fn browser_names(file: &File, rule: &'static str, advice: impl Fn(&str) -> String) -> Vec<Alarm> {
    let Some(names) = names(&file.text) else {
        return vec![Alarm::new(&file.path, 1, rule, "this file cannot be read as Rust")];
    };
    let found = names.into_iter().filter(|name| is_browser_name(&name.text));
    found.map(|name| Alarm::new(&file.path, name.line, rule, advice(&name.text))).collect()
}

fn is_browser_name(name: &str) -> bool {
    ["web_sys", "js_sys", "wasm_bindgen", "gloo"].iter().any(|crate_name| name.starts_with(crate_name))
        || name == "JsValue"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::{rings, rings_on};

    #[test]
    fn cores_ring_where_they_name_the_browser() {
        for path in [
            "crates/judge/src/a.rs",
            "crates/sql/src/lib.rs",
            "problems/02-x/y/checker.rs",
            "crates/judge_worker/src/a.rs",
        ] {
            assert!(rings_on(cores_know_no_browser, path, "use web_sys::Window;"), "{path}");
            assert!(rings_on(cores_know_no_browser, path, "fn f(it: JsValue) {}"), "{path}");
            assert!(!rings_on(cores_know_no_browser, path, "//! names no web_sys\nfn f() {}"), "{path}");
        }
        assert!(rings_on(cores_know_no_browser, "crates/sql/src/a.rs", "no \"rust"));
    }

    #[test]
    fn the_worker_has_a_border() {
        for path in ["crates/judge_worker/src/browser/port.rs", "crates/judge_worker/src/main.rs"] {
            assert!(!rings_on(cores_know_no_browser, path, "use web_sys::MessagePort;"), "{path}");
        }
    }

    #[test]
    fn a_core_has_no_browser_dependency() {
        let path = "crates/judge/Cargo.toml";
        assert_eq!(
            rings(cores_know_no_browser, &[(path, "[dependencies]\nweb-sys = \"0.3\"")]),
            ["crates/judge/Cargo.toml:2"]
        );
        assert!(rings_on(cores_know_no_browser, path, "[target.'cfg(wasm)'.dependencies]\ngloo-timers = \"0.4\""));
        assert!(!rings_on(cores_know_no_browser, path, "[dependencies]\nsqlite = { features = [\"wasm-bindgen\"] }"));
        assert!(!rings_on(
            cores_know_no_browser,
            "crates/judge_worker/Cargo.toml",
            "[dependencies]\nweb-sys = \"0.3\""
        ));
    }

    #[test]
    fn only_the_bridge_may() {
        let text = "use leptos::web_sys::Element;";
        assert!(rings_on(only_the_bridge_touches_javascript, "src/components/editor/mod.rs", text));
        assert!(rings_on(only_the_bridge_touches_javascript, "src/app.rs", "fn f() { gloo_timers::now() }"));
        assert!(!rings_on(only_the_bridge_touches_javascript, "src/bridge/editor.rs", text));
        assert!(!rings_on(only_the_bridge_touches_javascript, "crates/judge_worker/src/browser/a.rs", text));
    }
}
