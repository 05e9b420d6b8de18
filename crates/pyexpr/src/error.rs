//! What can go wrong, always with the place in the source.

use thiserror::Error;

/// A stretch of the source, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// Which bound was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Too many element operations.
    Work,
    /// Too many bytes.
    Memory,
    /// Calls or values nested too deeply.
    Depth,
}

impl Limit {
    /// The bound's name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Limit::Work => "work",
            Limit::Memory => "memory",
            Limit::Depth => "depth",
        }
    }
}

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Error {
    /// The source is not one Python expression. The wording is the parser's, not CPython's.
    #[error("SyntaxError: {message} (line {line}, column {column})")]
    Syntax {
        /// What is wrong.
        message: String,
        /// From 1.
        line: u32,
        /// From 1, in characters.
        column: u32,
        /// The place.
        span: Span,
    },
    /// Python would raise this exception.
    #[error("{kind}: {message}")]
    Raised {
        /// The exception's class, such as `ValueError`.
        kind: &'static str,
        /// The text that `str(exception)` gives.
        message: String,
        /// The innermost expression that raised it.
        span: Span,
    },
    /// This evaluator does not know a construct, or not with certainty. Never a verdict about the expression.
    #[error("not supported here: {what}")]
    Unsupported {
        /// What is missing, such as `np.fft.fft` or `np.mean(where=...)`.
        what: String,
        /// The place.
        span: Span,
    },
    /// The expression needs more than [`crate::Limits`] allow.
    #[error("the expression exceeds the {} limit", limit.name())]
    LimitExceeded {
        /// Which bound.
        limit: Limit,
        /// The place.
        span: Span,
    },
}

/// A result with this crate's error.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The place that the error points to.
    pub fn span(&self) -> Span {
        match self {
            Error::Syntax { span, .. }
            | Error::Raised { span, .. }
            | Error::Unsupported { span, .. }
            | Error::LimitExceeded { span, .. } => *span,
        }
    }

    /// Points the error to `place` unless a more inner place is known.
    pub(crate) fn at(mut self, place: Span) -> Error {
        let span = match &mut self {
            Error::Syntax { span, .. }
            | Error::Raised { span, .. }
            | Error::Unsupported { span, .. }
            | Error::LimitExceeded { span, .. } => span,
        };
        if *span == Span::default() {
            *span = place;
        }
        self
    }
}

/// An exception without a place yet.
pub(crate) fn raised(kind: &'static str, message: impl Into<String>) -> Error {
    Error::Raised { kind, message: message.into(), span: Span::default() }
}

pub(crate) fn type_error(message: impl Into<String>) -> Error {
    raised("TypeError", message)
}

pub(crate) fn value_error(message: impl Into<String>) -> Error {
    raised("ValueError", message)
}

pub(crate) fn index_error(message: impl Into<String>) -> Error {
    raised("IndexError", message)
}

pub(crate) fn overflow_error(message: impl Into<String>) -> Error {
    raised("OverflowError", message)
}

/// NumPy's `AxisError`, a subclass of `ValueError` and `IndexError`.
pub(crate) fn axis_error(axis: i64, ndim: usize) -> Error {
    raised("AxisError", format!("axis {axis} is out of bounds for array of dimension {ndim}"))
}

/// Something that this evaluator does not know.
pub(crate) fn unsupported(what: impl Into<String>) -> Error {
    Error::Unsupported { what: what.into(), span: Span::default() }
}

pub(crate) fn exceeded(limit: Limit) -> Error {
    Error::LimitExceeded { limit, span: Span::default() }
}
