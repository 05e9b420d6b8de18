//! A run of an answer, step by step: made by the Python worker, handed on by the judge, drawn by the UI.
//!
//! Frames and objects stand in tables, each state once. A step names the frames that are on the stack and only those objects
//! that are not what they were at the step before, so a reader goes through the steps from the first.

use serde::{Deserialize, Serialize};

/// All that was recorded of one run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// In their order.
    pub steps: Vec<Step>,
    /// States of frames.
    pub frames: Vec<Frame>,
    /// States of objects.
    pub things: Vec<Thing>,
    /// Which names index which lists, as the source has it.
    pub pointers: Vec<Pointer>,
    /// What the run printed, cut to a bound.
    pub printed: String,
    /// How the run ended.
    pub end: End,
    /// Steps between the beginning and the end that were left out.
    pub gap: Option<Gap>,
}

/// One moment of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What happens.
    pub event: Event,
    /// The frames, outermost first: a place in [`Recording::frames`], and the line that the frame is on.
    pub stack: Vec<(u32, u32)>,
    /// Frames that were left out between the outermost ones and the rest.
    pub hidden: u32,
    /// What is returned or yielded.
    pub value: Option<Slot>,
    /// The exception that is raised.
    pub note: Option<String>,
    /// Objects that are new or have changed: places in [`Recording::things`].
    pub things: Vec<u32>,
    /// How many bytes of [`Recording::printed`] there are by now.
    pub printed: u32,
}

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A function is entered.
    Call,
    /// A line is about to run.
    Line,
    /// A function returns.
    Return,
    /// A generator gives its next value.
    Yield,
    /// An exception is raised, or passes through.
    Raise,
}

/// A call of a function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The same for all states of one call.
    pub id: u32,
    /// The function's name.
    pub function: String,
    /// The line on which the function begins, from 1.
    pub first_line: u32,
    /// Its names with what they hold, parameters first.
    pub locals: Vec<(String, Slot)>,
}

/// What stands in one place: a name, an item, a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Slot {
    /// The object of this [`Thing::id`].
    Thing(u32),
    /// A number, a string or another plain value, as Python shows it; cut where it is long.
    Text(String),
}

/// The state of an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thing {
    /// The same for all states of one object.
    pub id: u32,
    /// Its type's name.
    pub name: String,
    /// What it holds.
    #[serde(flatten)]
    pub shape: Shape,
}

/// What an object holds. Where `length` is more than what is there, the rest was left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum Shape {
    /// A list, tuple or deque.
    Sequence {
        /// From the first on.
        items: Vec<Slot>,
        /// How many there are.
        length: u64,
    },
    /// A set.
    Set {
        /// In Python's order.
        items: Vec<Slot>,
        /// How many there are.
        length: u64,
    },
    /// A dict.
    Dict {
        /// Keys and values.
        entries: Vec<(Slot, Slot)>,
        /// How many there are.
        length: u64,
    },
    /// An array, a series or a data frame.
    Grid {
        /// Lengths of the axes.
        shape: Vec<u64>,
        /// The dtype.
        note: String,
        /// Cells from the first on; of more than two axes the first plane.
        rows: Vec<Vec<String>>,
        /// Names of the columns; empty where there are none.
        columns: Vec<String>,
        /// Labels of the rows; empty where there are none.
        index: Vec<String>,
    },
    /// An object of a class.
    Object {
        /// Its attributes.
        fields: Vec<(String, Slot)>,
        /// How many there are.
        length: u64,
    },
}

/// In the function that begins on this line, `index` stands in the brackets after `list`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointer {
    /// See [`Frame::first_line`].
    pub first_line: u32,
    /// The name of what is indexed.
    pub list: String,
    /// The name of the index.
    pub index: String,
    /// 0 for a list or a row, 1 for a column.
    pub axis: u32,
}

/// Steps that were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// How many steps stand before it.
    pub after: u32,
    /// How many are missing.
    pub steps: u32,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "kebab-case")]
pub enum End {
    /// The call came back.
    Returned,
    /// It raised.
    Raised {
        /// The exception's type.
        kind: String,
        /// Its message.
        message: String,
        /// Line in the source, from 1.
        line: Option<u32>,
    },
    /// It was ended here.
    StillRunning {
        /// Which bound it reached.
        reached: Bound,
    },
}

/// What bounds a recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Far more steps than are kept.
    Steps,
    /// Too long a time.
    Time,
}
