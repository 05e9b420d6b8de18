//! `collections.deque`.

use super::Object;

/// A deque.
#[derive(Clone, Default)]
pub struct Deque {
    pub(crate) items: Vec<Object>,
    pub(crate) maxlen: Option<usize>,
}

impl Deque {
    /// Keeps the last `maxlen` of `items`.
    pub(crate) fn new(mut items: Vec<Object>, maxlen: Option<usize>) -> Deque {
        if let Some(most) = maxlen
            && items.len() > most
        {
            items.drain(..items.len() - most);
        }
        Deque { items, maxlen }
    }
}
