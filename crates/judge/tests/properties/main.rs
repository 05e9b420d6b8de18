//! What holds for every value: both forms go there and back, comparison agrees with itself, shrinking ends, and no input
//! panics.

mod comparison;
mod engine;
mod round_trips;
mod shrinking;
mod values;
