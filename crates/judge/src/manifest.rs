//! `problem.toml`: what a problem says of itself. Read at build time, carried as JSON, the same type everywhere.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A problem's manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// For people.
    pub title: String,
    /// One sentence for the catalogue.
    pub summary: String,
    /// What the candidate writes.
    pub kind: Kind,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// Minutes that an interview would give it.
    pub minutes: u32,
    /// In kebab case, such as `sliding-window`.
    pub patterns: Vec<String>,
    /// Roles for which it matters most, in kebab case.
    pub roles: Vec<String>,
    /// Who is reported to have asked it.
    #[serde(default)]
    pub asked_by: Vec<String>,
    /// Slugs of problems to do before.
    #[serde(default)]
    pub prerequisites: Vec<String>,
    /// Questions an interviewer asks next; the editorial answers them.
    #[serde(default)]
    pub follow_ups: Vec<String>,
    /// Pyodide packages that the answer may import.
    #[serde(default)]
    pub packages: Vec<String>,
    /// The asked function and its parameters; the named inputs of an expression; the tables of a query.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// Numbers that statement, generator and validator share.
    #[serde(default)]
    pub limits: BTreeMap<String, i64>,
    /// How answers are compared.
    #[serde(default)]
    pub comparison: Comparison,
    /// The asked growth, where it is judged.
    #[serde(default)]
    pub growth: Option<Growth>,
    /// The asked bound of a `complexity` problem.
    #[serde(default)]
    pub bound: Option<AskedBound>,
    /// The options of a `choice` problem.
    #[serde(default)]
    pub options: Vec<ChoiceOption>,
    /// How a task that draws at random is judged.
    #[serde(default)]
    pub sampling: Option<Sampling>,
    /// Random cases of a Submit.
    #[serde(default = "default_random_cases")]
    pub random_cases: u32,
}

fn default_random_cases() -> u32 {
    30
}

/// What the candidate writes; it decides what runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One Python/NumPy expression.
    Expression,
    /// A growth bound.
    Complexity,
    /// One or several options.
    Choice,
    /// A Python module with the asked function.
    Function,
    /// One SQL query.
    Query,
}

/// How hard a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// A warm-up.
    Easy,
    /// The usual level.
    Medium,
    /// The upper end.
    Hard,
}

/// Names and types of what goes in and what comes out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The function's or class's name; empty for expressions and queries.
    #[serde(default)]
    pub name: String,
    /// In the order of the arguments.
    pub parameters: Vec<Parameter>,
    /// What is returned; of a class, its name.
    pub returns: String,
    /// What the asked class can do. Where there are any, `parameters` are the constructor's, and an answer is judged by
    /// the values that a sequence of calls gives.
    #[serde(default)]
    pub methods: Vec<Method>,
}

/// A method of an asked class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// As it is called.
    pub name: String,
    /// Without `self`.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// What a call gives.
    pub returns: String,
}

/// How a task that draws at random is judged: many draws, by their frequencies.
///
/// The last parameter is a generator of random numbers. In a checker it is the seed, an `i64`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sampling {
    /// How often the function is called for one case, with one generator; the list of its values is judged.
    pub draws: u32,
    /// What the candidate gets as last argument.
    pub generator: Generator,
}

/// A generator of random numbers in Python.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generator {
    /// `random.Random(seed)`.
    Random,
    /// `numpy.random.default_rng(seed)`.
    Numpy,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// As the candidate writes it.
    pub name: String,
    /// Its type for people, such as `list[float]` or `float array of shape (n, d)`.
    #[serde(rename = "type")]
    pub type_name: String,
    /// SQL types of a table's columns, in order: `user_id INTEGER`. Only for queries.
    #[serde(default)]
    pub columns: Vec<String>,
    /// The columns by which a table's rows are told apart, for people: no two rows agree in all of them.
    #[serde(default)]
    pub key: Vec<String>,
}

/// How an answer is compared with the reference's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Comparison {
    /// Two floats are close where they differ by at most `absolute + relative * |expected|`.
    pub relative: f64,
    /// See `relative`.
    pub absolute: f64,
    /// Whether the order of a list's items matters.
    pub order: Order,
    /// Whether the order of rows matters, in data frames and query results.
    pub ordered_rows: bool,
    /// Rows have to come in the reference's order of these columns; rows that are equal there, in any.
    pub order_by: Vec<String>,
    /// Whether names of columns matter, in query results.
    pub column_names: bool,
    /// Whether a change of the arguments by the candidate's code is an error.
    pub forbid_mutation: bool,
}

/// Whether the order of a list's items matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// It does.
    #[default]
    Kept,
    /// The items of the returned list come in any order; lists within it keep theirs.
    Any,
    /// Nor does that of lists within lists.
    AnyDeep,
}

impl Default for Comparison {
    fn default() -> Self {
        Comparison {
            relative: 1e-9,
            absolute: 1e-12,
            order: Order::Kept,
            ordered_rows: false,
            order_by: Vec::new(),
            column_names: true,
            forbid_mutation: false,
        }
    }
}

/// The asked growth of running time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// The bound in n, such as `n` or `n log n`.
    pub asked: String,
    /// Smallest size of the series.
    pub first: u32,
    /// How often the size is doubled.
    pub doublings: u32,
    /// The file under `submissions/accepted/` whose cost is the unit.
    pub yardstick: String,
}

/// What a `complexity` problem asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedBound {
    /// The tight bound, such as `n * k * d * i`.
    pub tight: String,
    /// Each variable and its meaning.
    pub variables: Vec<Variable>,
}

/// A variable of a bound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// As it is typed.
    pub name: String,
    /// What it counts.
    pub meaning: String,
}

/// One option of a `choice` problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// One line of Markdown.
    pub text: String,
    /// Whether it belongs to the answer.
    #[serde(default)]
    pub right: bool,
    /// Why it is right or wrong.
    pub why: String,
}

impl Manifest {
    /// The inputs' names, in the order of the arguments.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.signature.iter().flat_map(|signature| &signature.parameters).map(|parameter| parameter.name.as_str())
    }

    /// How many options belong to the answer.
    pub fn right_options(&self) -> usize {
        self.options.iter().filter(|option| option.right).count()
    }
}
