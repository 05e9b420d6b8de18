//! How deeply values may nest.
//!
//! A value that is carried from one step of a loop to the next (by `:=`, `reduce` or `accumulate`) can nest ever deeper,
//! and dropping it would overflow the stack. Such values are looked at before they are carried on.

use super::Machine;
use crate::error::{Limit, Result, exceeded};
use crate::object::Object;

/// Lists in lists, and so on. What an expression itself nests comes on top.
const MAX_NESTING: usize = 150;

/// How many functions and iterators may be carried on, each of which may hold the one before.
const MAX_CARRIED: u32 = 20;

impl Machine<'_> {
    /// Refuses to carry a value on that nests too deeply.
    pub(crate) fn carry(&mut self, value: &Object) -> Result<()> {
        let mut open = vec![(value, 0)];
        let mut opaque = false;
        while let Some((object, depth)) = open.pop() {
            if depth > MAX_NESTING {
                return Err(exceeded(Limit::Depth));
            }
            match object {
                Object::List(items) | Object::Tuple(items) => self.open_all(&mut open, items.iter(), depth)?,
                Object::Deque(deque) => self.open_all(&mut open, deque.items.iter(), depth)?,
                Object::Set(set) => self.open_all(&mut open, set.members().iter(), depth)?,
                Object::Slice(parts) => self.open_all(&mut open, parts.iter(), depth)?,
                Object::Dict(dict) | Object::View(_, dict) => {
                    let entries = dict.entries();
                    self.open_all(&mut open, entries.iter().flat_map(|(key, value)| [key, value]), depth)?;
                }
                Object::Method(_) | Object::Lambda(_) | Object::Callable(_) | Object::Iterator(_) => opaque = true,
                _ => {}
            }
        }
        if opaque {
            self.carried += 1;
            if self.carried > MAX_CARRIED {
                return Err(exceeded(Limit::Depth));
            }
        }
        Ok(())
    }

    fn open_all<'a>(
        &mut self,
        open: &mut Vec<(&'a Object, usize)>,
        items: impl Iterator<Item = &'a Object>,
        depth: usize,
    ) -> Result<()> {
        let before = open.len();
        open.extend(items.filter(|item| is_container(item)).map(|item| (item, depth + 1)));
        self.meter.work(8 * (open.len() - before) + 1)
    }
}

fn is_container(object: &Object) -> bool {
    !matches!(
        object,
        Object::None | Object::Bool(_) | Object::Int(_) | Object::Float(_) | Object::Str(_) | Object::Scalar(_)
    )
}
