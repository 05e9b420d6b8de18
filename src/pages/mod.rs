//! One file or folder per route.

pub mod catalogue;
pub mod not_found;
pub mod problem;
