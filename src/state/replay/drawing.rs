//! What there is to draw of one frame at one step, as data.

use super::Linked;

/// What is drawn of one frame at one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The names, and what is returned.
    pub rows: Vec<Row>,
    /// Objects that point to one another.
    pub linked: Vec<Linked>,
}

/// Names that hold one and the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The names.
    pub names: Vec<String>,
    /// What they hold.
    pub drawing: Drawing,
    /// Whether a name holds something else than at the step before.
    pub changed: bool,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// A plain value, as Python shows it.
    Text(String),
    /// An object that is drawn elsewhere.
    Refer(Reference),
    /// Items side by side.
    Boxes(Boxes),
    /// Items one below the other, because they are large.
    Stack {
        /// The type's name.
        title: String,
        /// By which number others refer to it.
        tag: Option<u32>,
        /// Each item.
        cells: Vec<Cell>,
        /// How many were left out.
        more: u64,
    },
    /// Rows and columns.
    Table(Table),
    /// Keys or fields, and their values.
    Pairs {
        /// The type's name.
        title: String,
        /// By which number others refer to it.
        tag: Option<u32>,
        /// Key, value.
        pairs: Vec<(Drawing, Cell)>,
        /// How many were left out.
        more: u64,
        /// Whether these are an object's fields.
        is_object: bool,
    },
}

/// Where an object is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Beside this name.
    Name(String),
    /// Where this number stands.
    Tag(u32),
    /// Among the linked objects, under this number; with its class.
    Node(u32, String),
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub drawing: Drawing,
    /// Whether that is not what it held at the step before.
    pub changed: bool,
    /// Names of the indices that point here.
    pub pointers: Vec<String>,
}

/// Items side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Boxes {
    /// The type's name.
    pub title: String,
    /// By which number others refer to it.
    pub tag: Option<u32>,
    /// From the first on.
    pub cells: Vec<Cell>,
    /// How many were left out.
    pub more: u64,
    /// Whether the items have indices.
    pub numbered: bool,
    /// Indices that point outside: name and value.
    pub outside: Vec<(String, i64)>,
}

/// Rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Type, shape, dtype.
    pub title: String,
    /// By which number others refer to it.
    pub tag: Option<u32>,
    /// Names or numbers of the columns, with the names of the indices that point to them.
    pub columns: Vec<(String, Vec<String>)>,
    /// Labels or numbers of the rows, with the names of the indices that point to them, and the cells.
    pub rows: Vec<(String, Vec<String>, Vec<Cell>)>,
    /// Something to know, such as that rows were left out.
    pub note: String,
}
