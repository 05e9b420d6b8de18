//! Something that is being fetched.

use std::sync::Arc;

/// How far a fetch has come.
#[derive(Debug, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    /// Here.
    Here(Arc<T>),
    /// There is no such thing.
    Missing,
    /// It did not work; the reason is for people.
    Failed(String),
}

impl<T> Load<T> {
    /// What was fetched, once it is here.
    pub fn here(&self) -> Option<&Arc<T>> {
        match self {
            Load::Here(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Load::Waiting => Load::Waiting,
            Load::Here(value) => Load::Here(value.clone()),
            Load::Missing => Load::Missing,
            Load::Failed(reason) => Load::Failed(reason.clone()),
        }
    }
}
