//! What can go wrong with a query.

/// Why a query gave no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SqlError {
    /// There is no statement.
    #[error("there is no query yet")]
    Empty,
    /// There is more than one statement.
    #[error("one query is asked for, but there is more after the first statement")]
    SeveralStatements,
    /// The statement would change the database, or do something else that is not reading.
    #[error("the query may only read; use SELECT or WITH … SELECT")]
    NotReadOnly,
    /// SQLite does not understand it.
    #[error("{message}")]
    Invalid {
        /// In SQLite's words.
        message: String,
        /// Where, if SQLite says so.
        place: Option<Place>,
    },
    /// It was understood but failed while running.
    #[error("{0}")]
    Failed(String),
    /// It took more than [`crate::WORK_LIMIT`] steps.
    #[error("the query did more work than is allowed")]
    TooMuchWork,
    /// It gave more than [`crate::MAX_ROWS`] rows.
    #[error("the query gives more than {} rows", crate::MAX_ROWS)]
    TooManyRows,
    /// Our own tables could not be made.
    #[error("the tables could not be made: {0}")]
    Setup(String),
}

/// A place in the query's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

impl Place {
    /// The place that a message without an offset speaks of: the end of what is incomplete, or the name that stands last in
    /// the message, where the source has it.
    pub(crate) fn named(message: &str, source: &str) -> Option<Self> {
        if message.contains("incomplete input") {
            return Some(Place::of(source, source.trim_end().len()));
        }
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let name = message.trim_end_matches(|c| !is_part(c)).rsplit(|c| !is_part(c)).next()?;
        let mut words = source.split(|c| !is_part(c)).filter(|word| !word.is_empty());
        let found = words.find(|word| word.eq_ignore_ascii_case(name))?;
        Some(Place::of(source, found.as_ptr() as usize - source.as_ptr() as usize))
    }

    /// The place of a byte offset. Offsets beyond the end are the end.
    pub fn of(source: &str, offset: usize) -> Self {
        let mut end = offset.min(source.len());
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        let before = &source[..end];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Place { line: before.matches('\n').count() as u32 + 1, column: before[line_start..].chars().count() as u32 + 1 }
    }
}
