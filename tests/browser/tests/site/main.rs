//! The whole system in a real browser: what a candidate does, and what must hold while they do it.

mod alarms;
mod bad_input;
mod catalogue;
mod debugging;
mod early;
mod editing;
mod endurance;
mod figures;
mod help;
mod history;
mod hostile;
mod keeping;
mod live;
mod problems;
mod prose;
mod query;
mod scratch;
mod sharing;
mod spare;
mod storage;
mod visiting;
