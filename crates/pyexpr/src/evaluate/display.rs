//! Set displays.
//!
//! CPython's compiler makes a frozenset of three constants or more, makes it again when it collects the constants, and
//! the display copies it. That may lay the members out in another order than adding them one by one does.

use super::Machine;
use crate::error::Result;
use crate::limits::ENTRY_BYTES;
use crate::object::{Object, Set};
use crate::syntax::tree::{Kind, Node, Unary};

/// Whether CPython's compiler takes an expression for a constant; `None` where that is not known here.
fn is_constant(node: &Node) -> Option<bool> {
    let all = |nodes: &[&Node]| {
        nodes.iter().map(|node| is_constant(node)).try_fold(true, |so_far, constant| Some(so_far && constant?))
    };
    match &node.kind {
        Kind::Constant(_) => Some(true),
        Kind::Unary(Unary::Negative, inner) if matches!(inner.kind, Kind::Constant(_)) => Some(true),
        Kind::Tuple(elements) => all(&elements.iter().collect::<Vec<_>>()),
        // Small results are computed by the compiler.
        Kind::Unary(_, inner) if is_constant(inner) != Some(false) => None,
        Kind::Binary(left, _, right) if all(&[left, right]) != Some(false) => None,
        Kind::Subscript(value, index) if all(&[value, index]) != Some(false) => None,
        _ => Some(false),
    }
}

fn all_constant(elements: &[Node]) -> Option<bool> {
    let mut unsure = false;
    for element in elements {
        match is_constant(element) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => unsure = true,
        }
    }
    (!unsure).then_some(true)
}

/// The frozenset that the compiler keeps: made of the members of a first one, in that one's order.
fn compiled(members: Vec<Object>) -> Result<Set> {
    let first = Set::from_objects(members)?;
    let Ok(ordered) = first.ordered() else {
        return Ok(first);
    };
    Set::from_objects(ordered.into_iter().cloned())
}

impl Machine<'_> {
    /// A set of the members of a display.
    pub(super) fn set_display(&mut self, elements: &[Node], members: Vec<Object>) -> Result<Set> {
        self.meter.memory(members.len() * 2 * ENTRY_BYTES)?;
        let constant = if elements.len() < 3 { Some(false) } else { all_constant(elements) };
        if constant == Some(false) {
            return Set::from_objects(members);
        }
        let mut set = Set::default();
        set.merge(&compiled(members.clone())?)?;
        if constant.is_none() && !set.same_order(&Set::from_objects(members)?) {
            set.forget_order();
        }
        Ok(set)
    }

    /// A set display that is only iterated over: of constants, that is the frozenset itself.
    pub(super) fn iterated_display(&mut self, elements: &[Node], members: Vec<Object>) -> Result<Set> {
        match all_constant(elements) {
            Some(false) => self.set_display(elements, members),
            constant => {
                let mut set = compiled(members.clone())?;
                if constant.is_none() && !set.same_order(&self.set_display(elements, members)?) {
                    set.forget_order();
                }
                Ok(set)
            }
        }
    }
}
