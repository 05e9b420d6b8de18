//! What the build writes for the app to fetch: the catalogue and one page per problem.
//!
//! `content/catalogue.json` holds a [`Catalogue`], `content/<slug>.json` a [`ProblemPage`], `content/words.json` the
//! [`StatementWords`].
//! Nothing here gives an answer away: expected values, references and the right options stay in the judge worker.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// By slug, the words of each statement in small letters, each once, with single spaces between them: for the search.
pub type StatementWords = BTreeMap<String, String>;

/// All problems in the order of chapters, then of slugs' numbers in the curriculum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The chapters that hold at least one problem, in study order.
    pub chapters: Vec<Chapter>,
    /// One entry per problem.
    pub problems: Vec<CatalogueEntry>,
}

/// A chapter of the curriculum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    /// The folder's name, such as `02-arrays-and-strings`.
    pub folder: String,
    /// 1 to 12.
    pub number: u8,
    /// Title for people, such as `Arrays and strings`.
    pub title: String,
}

/// What the catalogue shows of one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueEntry {
    /// The folder's name, unique over all chapters: the problem's id in links and in stored progress.
    pub slug: String,
    /// The chapter's number.
    pub chapter: u8,
    /// Title for people.
    pub title: String,
    /// One sentence for the catalogue.
    pub summary: String,
    /// What the candidate writes.
    pub kind: Kind,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// Minutes an interview would give it.
    pub minutes: u32,
    /// Patterns, in kebab case, such as `sliding-window`.
    pub patterns: Vec<String>,
    /// Roles that are asked it, in kebab case, such as `data-engineer`.
    pub roles: Vec<String>,
    /// Who is reported to have asked it; often empty.
    pub asked_by: Vec<String>,
}

/// Everything the problem page shows before an answer is judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemPage {
    /// The catalogue's entry.
    pub entry: CatalogueEntry,
    /// The statement as HTML rendered from `statement.md`, worked examples included. Trusted: made at build time.
    pub statement_html: String,
    /// Hints as HTML, in the order in which they are given.
    pub hints: Vec<Hint>,
    /// The editorial as HTML.
    pub editorial_html: String,
    /// What an interviewer may ask next, as plain text with code between backticks; the editorial answers each.
    #[serde(default)]
    pub follow_ups: Vec<String>,
    /// What the editor holds before the candidate types. Empty for `choice`.
    pub starter: String,
    /// The options of a `choice` problem; empty for every other kind.
    pub options: Vec<ChoiceOption>,
    /// `true` where a `choice` problem has several right options.
    pub several: bool,
    /// Pyodide packages that the problem needs, such as `numpy`.
    pub packages: Vec<String>,
    /// The names and types that an `expression` may use, the tables of a `query`, the variables of a `complexity`.
    pub names: Vec<NameGiven>,
    /// The tables of a `query`.
    #[serde(default)]
    pub tables: Vec<TableGiven>,
}

/// A table that a query may read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableGiven {
    /// Its name.
    pub name: String,
    /// What a row of it is, in a few words.
    pub meaning: String,
    /// Its columns, in order.
    pub columns: Vec<ColumnGiven>,
    /// Rows of the first example, as an HTML table. Trusted: made at build time.
    pub rows_html: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnGiven {
    /// Its name.
    pub name: String,
    /// Its type, such as `INTEGER`.
    pub type_name: String,
    /// Whether it belongs to the key: no two rows are the same in it.
    pub is_key: bool,
}

/// One hint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    /// The heading in `hints.md`.
    pub title: String,
    /// The text below it.
    pub html: String,
}

/// One option of a `choice` problem, without saying whether it is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Rendered from Markdown; one line.
    pub html: String,
}

/// A name that the answer may use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameGiven {
    /// As the candidate types it.
    pub name: String,
    /// Its type or meaning, such as `float array of shape (n, d)`.
    pub meaning: String,
}

/// What kind of answer a problem asks for; it decides what runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One Python/NumPy expression over named inputs, evaluated in Rust as one types.
    Expression,
    /// A growth bound such as `O(n * k * d * i)`, compared symbolically as one types.
    Complexity,
    /// One or several options.
    Choice,
    /// A Python module with the asked function or class, run by CPython.
    Function,
    /// One SQL query, run by SQLite as one types.
    Query,
}

impl Kind {
    /// Every kind, in the order in which filters list them.
    pub const ALL: [Kind; 5] = [Kind::Function, Kind::Expression, Kind::Query, Kind::Complexity, Kind::Choice];

    /// The kind as addresses and attributes write it.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Expression => "expression",
            Kind::Complexity => "complexity",
            Kind::Choice => "choice",
            Kind::Function => "function",
            Kind::Query => "query",
        }
    }

    /// The kind for people.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Expression => "Expression",
            Kind::Complexity => "Complexity",
            Kind::Choice => "Choice",
            Kind::Function => "Function",
            Kind::Query => "SQL query",
        }
    }

    /// Whether a verdict follows the keystrokes, without Run.
    pub fn is_live(self) -> bool {
        matches!(self, Kind::Expression | Kind::Complexity | Kind::Query)
    }
}

/// How hard a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// A warm-up.
    Easy,
    /// An interview's usual level.
    Medium,
    /// The upper end of what is asked.
    Hard,
}

impl Difficulty {
    /// Every difficulty, the easiest first.
    pub const ALL: [Difficulty; 3] = [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard];

    /// The difficulty as addresses and attributes write it.
    pub fn id(self) -> &'static str {
        match self {
            Difficulty::Easy => "easy",
            Difficulty::Medium => "medium",
            Difficulty::Hard => "hard",
        }
    }

    /// The difficulty for people.
    pub fn label(self) -> &'static str {
        match self {
            Difficulty::Easy => "Easy",
            Difficulty::Medium => "Medium",
            Difficulty::Hard => "Hard",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_written_as_in_the_files() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::json!(kind), kind.id());
        }
        for difficulty in Difficulty::ALL {
            assert_eq!(serde_json::json!(difficulty), difficulty.id());
        }
    }
}
