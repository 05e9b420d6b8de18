//! The words that the UI, the judge worker and the Python worker say to each other.
//!
//! Everything here is plain data with serde: UI and judge exchange it as JSON text, judge and Python as a JSON
//! header with a byte payload beside it. This crate never computes, never formats for people, and names no browser type.

pub mod content;
pub mod figures;
pub mod judging;
pub mod plan;
pub mod python;
pub mod recording;
