//! The templates themselves: one entry in one of these files is all that a further one takes.
//!
//! A body is text with tab stops as code editors know them: `${1:name}` is a place with a word in it, the same number twice is the same
//! word in two places, `$0` is where the caret rests in the end. What decides a problem (the condition, the key, the recurrence) is a
//! place to fill, never a text: a test holds every body against the bank's accepted answers.

mod numbers;
mod plain;
mod queries;

use protocol::content::Kind;

/// Lines that many answers share.
pub(in crate::state::snippets) struct Template {
    /// What is typed to get it: a word in small letters that no keyword begins with.
    pub label: &'static str,
    /// What it is.
    pub title: &'static str,
    /// The kind of problem that it may stand in.
    pub kind: Kind,
    /// The patterns that ask for it; none where any problem of the kind may.
    pub patterns: &'static [&'static str],
    /// The package that a problem must offer; empty where none.
    pub package: &'static str,
    /// The import that it leans on; empty where none.
    pub import: &'static str,
    /// Its text.
    pub body: &'static str,
}

impl Template {
    const fn python(
        label: &'static str,
        title: &'static str,
        patterns: &'static [&'static str],
        body: &'static str,
    ) -> Self {
        Self { label, title, kind: Kind::Function, patterns, package: "", import: "", body }
    }

    const fn sql(
        label: &'static str,
        title: &'static str,
        patterns: &'static [&'static str],
        body: &'static str,
    ) -> Self {
        Self { label, title, kind: Kind::Query, patterns, package: "", import: "", body }
    }

    const fn import(self, import: &'static str) -> Self {
        Self { import, ..self }
    }

    const fn numpy(self) -> Self {
        Self { package: "numpy", import: "import numpy as np", ..self }
    }

    /// Of a frame that is there already: nothing is imported.
    const fn pandas(self) -> Self {
        Self { package: "pandas", ..self }
    }
}

/// Every template, in the order in which they are offered.
pub(in crate::state::snippets) fn all() -> impl Iterator<Item = &'static Template> {
    [plain::ALL, numbers::ALL, queries::ALL].into_iter().flatten()
}
