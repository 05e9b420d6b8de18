//! One SQLite database per case: make tables, run a query, get a table.
//!
//! The candidate's query can only read, is a single statement, and is stopped by a count of work, so that no query runs
//! for ever. This crate knows no browser: `rusqlite` chooses its own wasm back end. Nothing is ever written to a disk.

mod database;
mod error;

pub use database::{Cell, Column, Database, MAX_ROWS, PlanRow, ResultTable, WORK_LIMIT};
pub use error::{Place, SqlError};
