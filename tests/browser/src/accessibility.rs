//! What axe-core finds wrong with a page, and pages as somebody prefers them.

use crate::Engine;
use crate::visitor::{SOON, Visitor};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;

/// Where npm has put it.
const AXE: &str = "web/node_modules/axe-core/axe.min.js";

/// How a page may be preferred: a name, and what the system says of it.
pub const THEMES: [(&str, [(&str, &str); 2]); 4] = [
    ("light", [("prefers-color-scheme", "light"), ("prefers-contrast", "no-preference")]),
    ("dark", [("prefers-color-scheme", "dark"), ("prefers-contrast", "no-preference")]),
    ("light, more contrast", [("prefers-color-scheme", "light"), ("prefers-contrast", "more")]),
    ("dark, more contrast", [("prefers-color-scheme", "dark"), ("prefers-contrast", "more")]),
];

/// Which of axe-core's rules a page is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// All of them.
    All,
    /// Those of colours.
    Colours,
}

impl Visitor {
    /// Has the system say how pages are preferred, and that nothing should move; in Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let still = ("prefers-reduced-motion", "reduce");
        let features: Vec<Value> =
            features.iter().chain([&still]).map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        // The app hears of it and writes what holds on the root. A page without the app follows by itself.
        let is_written = "const { theme, contrast } = document.documentElement.dataset;
            if (theme === undefined) return true;
            const says = (query) => matchMedia(query).matches;
            return (theme === 'dark') === says('(prefers-color-scheme: dark)')
                && (contrast === 'more') === says('(prefers-contrast: more)')";
        self.wait("the page to look as it is preferred", is_written, SOON).await?;
        // Even the shortest change of a colour takes a frame or two, and the code editor's a little longer.
        let settled = "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => done()), 200)";
        self.ask_later(settled, Vec::new()).await.map(drop)
    }

    /// Holds the page as it is now against the rules, in every theme that the engine can be told to prefer.
    ///
    /// # Errors
    /// Something keeps somebody from using the page; `state` says in what state it was.
    pub async fn expect_accessible(&self, state: &str) -> Result<()> {
        if Engine::chosen()? != Engine::Chromium {
            let faults = self.accessibility_faults(Rules::All).await?;
            ensure!(faults.is_empty(), "{state}:\n{}", faults.join("\n"));
            return Ok(());
        }
        for (at, (theme, features)) in THEMES.iter().enumerate() {
            self.prefer(features).await?;
            // A theme is colours and nothing else.
            let rules = if at == 0 { Rules::All } else { Rules::Colours };
            let faults = self.accessibility_faults(rules).await?;
            ensure!(faults.is_empty(), "{state}, {theme}:\n{}", faults.join("\n"));
        }
        Ok(())
    }

    /// What axe-core finds on the page as it is, by these rules: a line for each element.
    ///
    /// # Errors
    /// It cannot be run.
    pub async fn accessibility_faults(&self, rules: Rules) -> Result<Vec<String>> {
        let axe = fs::read_to_string(xtask::root().join(AXE))
            .with_context(|| format!("{AXE} is not there; script/setup fetches it"))?;
        let is_there = self.ask("return typeof axe === 'object'").await?;
        if is_there != true {
            // A script that the driver runs need not obey the page's policy.
            self.ask(&format!("{axe}; window.axe = axe")).await?;
        }
        let script = "const [rules, done] = arguments;
            const line = (rule, node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`;
            axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) }).then(
                ({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)))),
                (error) => done([`axe-core failed: ${error}`]))";
        let rules = match rules {
            Rules::All => Value::Null,
            // Its category has one more, which it leaves out unless it is asked by that category: twice the contrast.
            Rules::Colours => json!(["color-contrast", "link-in-text-block"]),
        };
        let found = self.ask_later(script, vec![rules]).await?;
        let lines = found.as_array().context("axe-core gave no list")?;
        Ok(lines.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }
}
