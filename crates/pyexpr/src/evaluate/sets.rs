//! Operators of sets.

use std::rc::Rc;

use super::Machine;
use crate::error::{Result, unsupported};
use crate::limits::ENTRY_BYTES;
use crate::object::{Object, Set};
use crate::syntax::tree::Binary;

impl Machine<'_> {
    /// `| & - ^` of sets.
    pub(crate) fn sets(&mut self, operator: Binary, left: &Set, right: &Set) -> Result<Object> {
        self.meter.memory((left.len() + right.len()) * ENTRY_BYTES)?;
        let mut result = Set::default().with_frozen(left.is_frozen());
        // Where the order of the members is unknown, so is that of the result.
        let in_order = |set: &Set, result: &mut Set| -> Vec<Object> {
            match set.ordered() {
                Ok(members) => members.into_iter().cloned().collect(),
                Err(_) => {
                    result.forget_order();
                    set.members().to_vec()
                }
            }
        };
        match operator {
            Binary::Or => {
                result.merge(left)?;
                if !std::ptr::eq(left, right) {
                    result.merge(right)?;
                }
            }
            Binary::And if std::ptr::eq(left, right) => result.merge(left)?,
            Binary::And => {
                let (small, large) = if right.len() > left.len() { (left, right) } else { (right, left) };
                for member in in_order(small, &mut result) {
                    if large.contains(&member)? {
                        result.insert(member)?;
                    }
                }
            }
            Binary::Subtract if left.len() >> 2 > right.len() => {
                result.merge(left)?;
                result.remove_all(right.members())?;
                result.tidy();
            }
            Binary::Subtract => {
                for member in in_order(left, &mut result) {
                    if !right.contains(&member)? {
                        result.insert(member)?;
                    }
                }
            }
            _ => {
                result.merge(right)?;
                let members = in_order(left, &mut result);
                if left.len() * right.len() > 100_000 {
                    return Err(unsupported("^ of sets this large"));
                }
                // One after the other, as in CPython: what is taken out leaves its slot to what comes later.
                for member in members {
                    if !result.remove_all(std::slice::from_ref(&member))?[0] {
                        result.insert(member)?;
                    }
                }
            }
        }
        Ok(Object::Set(Rc::new(result)))
    }
}
