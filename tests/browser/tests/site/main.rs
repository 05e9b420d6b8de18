//! The whole system in Chromium: what a candidate does, and what must hold while they do it.

mod alarms;
mod bad_input;
mod debugging;
mod editing;
mod endurance;
mod hostile;
mod live;
mod problems;
mod spare;
mod storage;
mod visiting;
