//! Comprehensions and generator expressions, which are one machine that gives an element at a time.

use std::rc::Rc;

use super::Machine;
use super::iterate::Iter;
use super::scope::{Scope, ScopeKind};
use crate::error::{Error, Result, type_error, value_error};
use crate::limits::{ENTRY_BYTES, ITEM};
use crate::object::{Dict, Object, Set};
use crate::syntax::tree::{Comprehension, Form, Kind, Node, Target};

/// A generator between two elements.
pub(crate) struct Generator {
    comprehension: Rc<Comprehension>,
    scope: Rc<Scope>,
    /// One iterator per `for` that has begun.
    loops: Vec<Iter>,
}

impl Generator {
    /// The next time that all loops have a value and all conditions hold; `false` at the end.
    fn advance(&mut self, machine: &mut Machine) -> Result<bool> {
        'next: while !self.loops.is_empty() {
            machine.meter.work(ITEM)?;
            let depth = self.loops.len();
            let clause = &self.comprehension.clauses[depth - 1];
            let Some(item) = (match self.loops.last_mut() {
                Some(innermost) => innermost.next(machine)?,
                None => None,
            }) else {
                self.loops.pop();
                continue;
            };
            machine.bind_target(&clause.target, item, &self.scope)?;
            for condition in &clause.conditions {
                let value = machine.evaluate(condition, &self.scope)?;
                if !machine.truth(&value)? {
                    continue 'next;
                }
            }
            if depth == self.comprehension.clauses.len() {
                return Ok(true);
            }
            let iterable = &self.comprehension.clauses[depth].iterable;
            let value = machine.iterable(iterable, &self.scope)?;
            self.loops.push(machine.iterate(&value).map_err(|error| error.at(iterable.span))?);
        }
        Ok(false)
    }

    /// The next element.
    pub(crate) fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        self.step(machine).map_err(|error| match error {
            // Within a generator it would look like the generator's own end (PEP 479).
            Error::Raised { kind: "StopIteration", span, .. } => {
                Error::Raised { kind: "RuntimeError", message: "generator raised StopIteration".into(), span }
            }
            other => other,
        })
    }

    fn step(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let result = machine.meter.enter().and_then(|()| {
            let result = self.advance(machine);
            machine.meter.leave();
            result
        });
        match result {
            Ok(true) => {
                let comprehension = self.comprehension.clone();
                machine.evaluate(&comprehension.element, &self.scope).map(Some)
            }
            Ok(false) => Ok(None),
            Err(error) => {
                self.loops.clear();
                Err(error)
            }
        }
    }
}

impl Machine<'_> {
    pub(super) fn comprehension(
        &mut self,
        form: Form,
        comprehension: &Rc<Comprehension>,
        scope: &Rc<Scope>,
    ) -> Result<Object> {
        // The first iterable belongs to the surrounding scope and is evaluated at once, for generators too.
        let first = &comprehension.clauses[0].iterable;
        let value = self.iterable(first, scope)?;
        let first = self.iterate(&value).map_err(|error| error.at(first.span))?;
        let mut generator = Generator {
            comprehension: comprehension.clone(),
            scope: Scope::inner(scope, ScopeKind::Comprehension, &comprehension.bound),
            loops: vec![first],
        };
        if form == Form::Generator {
            return Ok(Object::iterator(Iter::generator(generator)));
        }
        let mut list = Vec::new();
        let mut set = Set::default();
        let mut dict = Dict::default();
        while generator.advance(self)? {
            let element = self.evaluate(&comprehension.element, &generator.scope)?;
            self.meter.memory(if form == Form::List { size_of::<Object>() } else { ENTRY_BYTES })?;
            match (form, &comprehension.value) {
                (Form::Dict, Some(value)) => {
                    let value = self.evaluate(value, &generator.scope)?;
                    dict.insert(element, value)?;
                }
                (Form::Set, _) => set.insert(element)?,
                _ => list.push(element),
            }
        }
        Ok(match form {
            Form::Dict => Object::Dict(Rc::new(dict)),
            Form::Set => Object::Set(Rc::new(set)),
            _ => Object::list(list),
        })
    }

    /// What a loop iterates over.
    fn iterable(&mut self, node: &Node, scope: &Rc<Scope>) -> Result<Object> {
        if let Kind::Set(elements) = &node.kind {
            let members = self.elements(elements, scope).map_err(|error| error.at(node.span))?;
            return self.iterated_display(elements, members).map(Object::set).map_err(|error| error.at(node.span));
        }
        self.evaluate(node, scope)
    }

    /// Binds a loop's target to an item.
    fn bind_target(&mut self, target: &Target, item: Object, scope: &Rc<Scope>) -> Result<()> {
        let (targets, starred) = match target {
            Target::Name(name) => {
                scope.bind(name, item);
                return Ok(());
            }
            Target::Unpack(targets, starred) => (targets, *starred),
        };
        let mut iterator = self.iterate(&item).map_err(|error| match error {
            Error::LimitExceeded { .. } => error,
            _ => type_error(format!("cannot unpack non-iterable {} object", item.type_name())),
        })?;
        let mut items = Vec::new();
        while let Some(item) = iterator.next(self)? {
            self.meter.work(ITEM)?;
            items.push(item);
            if starred.is_none() && items.len() > targets.len() {
                return Err(value_error(format!("too many values to unpack (expected {})", targets.len())));
            }
        }
        let needed = targets.len() - starred.is_some() as usize;
        if items.len() < needed {
            let least = if starred.is_some() { "at least " } else { "" };
            return Err(value_error(format!(
                "not enough values to unpack (expected {least}{needed}, got {})",
                items.len()
            )));
        }
        let extra = items.len() - needed;
        let mut items = items.into_iter();
        for (place, target) in targets.iter().enumerate() {
            let item = if Some(place) == starred {
                Object::list(items.by_ref().take(extra).collect())
            } else {
                items.next().unwrap_or(Object::None)
            };
            self.bind_target(target, item, scope)?;
        }
        Ok(())
    }
}
