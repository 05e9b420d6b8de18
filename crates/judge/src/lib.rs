//! Judging, as pure computation: inputs from a seed, a reference's answer, comparison, the smallest failing input,
//! growth, and the verdict.
//!
//! What runs the candidate's answer is an [`Engine`](engine::Engine) passed in; time comes from a
//! [`Watcher`](engine::Watcher) passed in. This crate knows no browser, starts no thread, reads no clock or file, and
//! never formats for people more than a value's literal and a difference's sentence.
//!
//! The way of an answer: a [`Checker`](checker::Checker) (one per problem) makes cases,
//! [`judge`](session::judge) runs them on an engine, [`compare`] says what differs, [`shrink`] makes the failing
//! input small, [`growth`] sets the measured times against the asked bound.

pub mod bound;
pub mod calendar;
pub mod checker;
pub mod choice;
pub mod compare;
pub mod convert;
pub mod engine;
pub mod generate;
pub mod growth;
pub mod manifest;
pub mod plan;
pub mod random;
pub mod sampling;
pub mod script;
pub mod session;
pub mod shrink;
pub mod value;

/// What a `checker.rs` needs, in one line.
pub mod prelude {
    pub use crate::calendar;
    pub use crate::checker::{Checker, Legal, must};
    pub use crate::convert::{DateTime, Frame, Rows, calls, record};
    pub use crate::random::Random;
    pub use ndarray::{Array1, Array2, ArrayD, Axis, array};
}
