//! Walks the tree.

pub(crate) mod attribute;
pub(crate) mod call;
pub(crate) mod compare;
mod comprehension;
mod display;
pub(crate) mod format;
pub(crate) mod iterate;
mod lambda;
mod nesting;
pub(crate) mod operator;
mod percent;
pub(crate) mod scope;
mod sets;
pub(crate) mod subscript;
pub(crate) mod truth;

use std::rc::Rc;

use crate::builtins;
use crate::error::{Error, Result, raised, type_error, unsupported};
use crate::limits::{Limits, Meter};
use crate::names::Names;
use crate::object::repr::ascii;
use crate::object::{Dict, Object};
use crate::syntax::tree::{Kind, Node, Piece, Unary};
use scope::{Lookup, Scope};

/// What a node costs, in element operations: walking the tree takes so much longer than a loop over numbers.
const NODE: usize = 32;

/// One evaluation under way.
pub(crate) struct Machine<'a> {
    names: &'a Names,
    pub(crate) meter: Meter,
    /// Warnings that Python would print, each once.
    pub(crate) notes: Vec<String>,
    /// How many functions and iterators were carried from one step of a loop to the next.
    carried: u32,
}

impl<'a> Machine<'a> {
    pub(crate) fn new(names: &'a Names, limits: Limits) -> Machine<'a> {
        Machine { names, meter: Meter::new(limits), notes: Vec::new(), carried: 0 }
    }

    /// Adds a warning, such as `RuntimeWarning: divide by zero encountered in divide`.
    pub(crate) fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The value of an expression; errors point to the innermost place that knows one.
    pub(crate) fn evaluate(&mut self, node: &Node, scope: &Rc<Scope>) -> Result<Object> {
        self.meter.work(NODE)?;
        self.meter.enter().map_err(|error| error.at(node.span))?;
        let result = self.evaluate_kind(node, scope);
        self.meter.leave();
        result.map_err(|error| error.at(node.span))
    }

    fn evaluate_kind(&mut self, node: &Node, scope: &Rc<Scope>) -> Result<Object> {
        match &node.kind {
            Kind::Constant(value) => Ok(value.clone()),
            Kind::Name(name) => self.name(name, scope),
            Kind::List(elements) => Ok(Object::list(self.elements(elements, scope)?)),
            Kind::Tuple(elements) => Ok(Object::tuple(self.elements(elements, scope)?)),
            Kind::Set(elements) => {
                let is_starred = |node: &Node| matches!(node.kind, Kind::Starred(_));
                let members = self.elements(elements, scope).map_err(|error| match error {
                    // Members before it are hashed first, and the words are others than a list's.
                    Error::Raised { .. } if elements.iter().any(is_starred) => {
                        unsupported("an exception in a set display with a star")
                    }
                    other => other,
                })?;
                self.set_display(elements, members).map(Object::set)
            }
            Kind::Dict(pairs) => self.dict(pairs, scope),
            Kind::Starred(_) => Err(unsupported("a starred expression here")),
            Kind::Unary(operator, operand) => {
                let value = self.evaluate(operand, scope)?;
                if *operator == Unary::Not {
                    return Ok(Object::Bool(!self.truth(&value)?));
                }
                self.unary(*operator, &value)
            }
            Kind::Binary(left, operator, right) => {
                let left = self.evaluate(left, scope)?;
                let right = self.evaluate(right, scope)?;
                self.binary(*operator, &left, &right)
            }
            Kind::And(values) => self.short_circuit(values, scope, false),
            Kind::Or(values) => self.short_circuit(values, scope, true),
            Kind::Compare(left, rest) => {
                let mut left = self.evaluate(left, scope)?;
                for (place, (comparison, right)) in rest.iter().enumerate() {
                    let right = self.evaluate(right, scope)?;
                    let result = self.compare(*comparison, &left, &right)?;
                    if place + 1 == rest.len() || !self.truth(&result)? {
                        return Ok(result);
                    }
                    left = right;
                }
                Ok(left)
            }
            Kind::Conditional(parts) => {
                let [test, then, otherwise] = &**parts;
                let test = self.evaluate(test, scope)?;
                if self.truth(&test)? { self.evaluate(then, scope) } else { self.evaluate(otherwise, scope) }
            }
            Kind::Attribute(value, name) => {
                let value = self.evaluate(value, scope)?;
                self.attribute(&value, name)
            }
            Kind::Subscript(value, index) => {
                let value = self.evaluate(value, scope)?;
                let index = self.evaluate(index, scope)?;
                self.subscript(&value, &index)
            }
            Kind::Slice(parts) => {
                let mut part = |part: &Option<Node>| match part {
                    Some(node) => self.evaluate(node, scope),
                    None => Ok(Object::None),
                };
                let [start, stop, step] = &**parts;
                Ok(Object::Slice(Rc::new([part(start)?, part(stop)?, part(step)?])))
            }
            Kind::Call(call) => self.call(call, scope),
            Kind::Lambda(lambda) => self.closure(lambda, scope),
            Kind::Comprehension(form, comprehension) => self.comprehension(*form, comprehension, scope),
            Kind::Formatted(pieces) => Ok(Object::from(self.formatted(pieces, scope)?)),
            Kind::Named(name, value) => {
                let value = self.evaluate(value, scope)?;
                self.carry(&value)?;
                scope.bind_named(name, value.clone());
                Ok(value)
            }
        }
    }

    fn name(&mut self, name: &str, scope: &Rc<Scope>) -> Result<Object> {
        match scope.lookup(name) {
            Lookup::Found(value) => return Ok(value),
            Lookup::Unbound => return Err(unsupported(format!("the use of {name} before it is bound"))),
            Lookup::Missing => {}
        }
        if let Some(value) = self.names.get(name) {
            return Ok(value.clone());
        }
        if let Some(value) = builtins::lookup(name) {
            return Ok(value);
        }
        if builtins::exists(name) {
            return Err(unsupported(name));
        }
        Err(raised("NameError", format!("name '{name}' is not defined")))
    }

    /// The elements of a display.
    pub(super) fn elements(&mut self, elements: &[Node], scope: &Rc<Scope>) -> Result<Vec<Object>> {
        let mut values = Vec::with_capacity(elements.len());
        for element in elements {
            match &element.kind {
                Kind::Starred(inner) => {
                    let value = self.evaluate(inner, scope)?;
                    let items = self.iterate_to_vec(&value).map_err(|error| match error {
                        Error::Raised { kind: "TypeError", message, span } if message.ends_with("is not iterable") => {
                            Error::Raised {
                                kind: "TypeError",
                                message: format!("Value after * must be an iterable, not {}", value.type_name()),
                                span,
                            }
                        }
                        other => other,
                    })?;
                    values.extend(items);
                }
                _ => values.push(self.evaluate(element, scope)?),
            }
        }
        self.meter.sequence(values.len())?;
        Ok(values)
    }

    fn dict(&mut self, pairs: &[(Option<Node>, Node)], scope: &Rc<Scope>) -> Result<Object> {
        let mut dict = Dict::default();
        // Keys are hashed when all of a run's have been evaluated.
        let mut waiting = Vec::new();
        for (key, value) in pairs {
            if key.is_none() || waiting.len() == 15 {
                for (key, value) in waiting.drain(..) {
                    dict.insert(key, value)?;
                }
            }
            match key {
                Some(key) => waiting.push((self.evaluate(key, scope)?, self.evaluate(value, scope)?)),
                None => match self.evaluate(value, scope)? {
                    Object::Dict(other) => {
                        self.meter.entries(other.len())?;
                        for (key, value) in other.entries() {
                            dict.insert(key.clone(), value.clone())?;
                        }
                    }
                    other => return Err(type_error(format!("'{}' object is not a mapping", other.type_name()))),
                },
            }
        }
        for (key, value) in waiting {
            dict.insert(key, value)?;
        }
        Ok(Object::Dict(Rc::new(dict)))
    }

    /// `and` where `until` is false, `or` where it is true.
    fn short_circuit(&mut self, values: &[Node], scope: &Rc<Scope>, until: bool) -> Result<Object> {
        let mut last = Object::None;
        for (place, node) in values.iter().enumerate() {
            last = self.evaluate(node, scope)?;
            if place + 1 < values.len() && self.truth(&last)? == until {
                return Ok(last);
            }
        }
        Ok(last)
    }

    fn formatted(&mut self, pieces: &[Piece], scope: &Rc<Scope>) -> Result<String> {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Value { value, conversion, specification } => {
                    let span = value.span;
                    let value = self.evaluate(value, scope)?;
                    let value = match conversion {
                        Some('r') => Object::from(value.repr()?),
                        Some('s') => Object::from(value.text()?),
                        Some(_) => Object::from(ascii(&value.repr()?)),
                        None => value,
                    };
                    let specification = self.formatted(specification, scope)?;
                    text.push_str(&format::format(&value, &specification).map_err(|error| error.at(span))?);
                    self.meter.memory(text.len())?;
                }
            }
        }
        Ok(text)
    }
}
