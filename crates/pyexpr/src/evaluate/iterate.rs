//! Iterators.

use std::cell::RefCell;
use std::rc::Rc;

use super::Machine;
use super::call::Arguments;
use super::comprehension::Generator;
use crate::error::{Error, Result, raised, type_error, value_error};
use crate::limits::{ITEM, OBJECT, OPERATION};
use crate::numpy::index;
use crate::object::{Array, Deque, Dict, DictKind, DictView, Object, Range};

/// An iterator between two items.
pub struct Iter(State);

enum State {
    /// Items that are already there, with the class's name.
    Items(std::vec::IntoIter<Object>, &'static str),
    /// What another object holds, from a place on, with the class's name.
    Held(Held, usize, &'static str),
    Range(Range, u64),
    Rows(Rc<Array>, usize),
    Generator(Box<Generator>),
    Zip(Vec<Iter>, bool),
    Enumerate(Box<Iter>, Object),
    Map(Object, Vec<Iter>),
    Filter(Object, Box<Iter>),
    /// Calls until the sentinel comes.
    Calls(Option<(Object, Object)>),
    /// An iterator of `itertools`.
    Library(Box<dyn Lazy>),
    /// Another iterator, shared with whoever else holds it.
    Shared(Rc<RefCell<Iter>>),
}

/// An object that is walked through without a copy: it cannot change meanwhile.
enum Held {
    Sequence(Rc<Vec<Object>>),
    Deque(Rc<Deque>),
    Entries(DictView, Rc<Dict>),
    Bytes(Rc<[u8]>),
    /// The place counts bytes.
    Text(Rc<str>),
}

impl Held {
    /// The item at a place, and the place after it.
    fn at(&self, place: usize, machine: &mut Machine) -> Result<Option<(Object, usize)>> {
        let item = match self {
            Held::Sequence(items) => items.get(place).cloned(),
            Held::Deque(deque) => deque.items.get(place).cloned(),
            Held::Bytes(bytes) => bytes.get(place).map(|byte| Object::Int(*byte as i64)),
            Held::Entries(DictView::Keys, dict) => dict.entries().get(place).map(|(key, _)| key.clone()),
            Held::Entries(DictView::Values, dict) => dict.entries().get(place).map(|(_, value)| value.clone()),
            Held::Entries(DictView::Items, dict) => {
                machine.meter.sequence(2)?;
                dict.entries().get(place).map(|(key, value)| Object::tuple(vec![key.clone(), value.clone()]))
            }
            Held::Text(text) => {
                // Each character is a text of its own.
                machine.meter.work(2 * OBJECT)?;
                let character = text.get(place..).and_then(|rest| rest.chars().next());
                return Ok(
                    character.map(|one| (Object::from(one.encode_utf8(&mut [0; 4]) as &str), place + one.len_utf8()))
                );
            }
        };
        Ok(item.map(|item| (item, place + 1)))
    }
}

/// An iterator that makes its items one by one.
pub(crate) trait Lazy {
    /// The next item, or `None` at the end.
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>>;

    /// The class's name.
    fn type_name(&self) -> &'static str;
}

impl Iter {
    pub(crate) fn calls(function: Object, sentinel: Object) -> Iter {
        Iter(State::Calls(Some((function, sentinel))))
    }

    pub(crate) fn library(lazy: impl Lazy + 'static) -> Iter {
        Iter(State::Library(Box::new(lazy)))
    }

    /// Over items that are already there.
    pub(crate) fn items(items: Vec<Object>, class: &'static str) -> Iter {
        Iter(State::Items(items.into_iter(), class))
    }

    pub(crate) fn generator(generator: Generator) -> Iter {
        Iter(State::Generator(Box::new(generator)))
    }

    pub(crate) fn zip(iterators: Vec<Iter>, strict: bool) -> Iter {
        Iter(State::Zip(iterators, strict))
    }

    /// `start` is an int.
    pub(crate) fn enumerate(iterator: Iter, start: Object) -> Iter {
        Iter(State::Enumerate(Box::new(iterator), start))
    }

    pub(crate) fn map(function: Object, iterators: Vec<Iter>) -> Iter {
        Iter(State::Map(function, iterators))
    }

    pub(crate) fn filter(function: Object, iterator: Iter) -> Iter {
        Iter(State::Filter(function, Box::new(iterator)))
    }

    pub(crate) fn type_name(&self) -> &'static str {
        match &self.0 {
            State::Items(_, class) | State::Held(_, _, class) => class,
            State::Range(..) => "range_iterator",
            State::Rows(..) => "iterator",
            State::Generator(_) => "generator",
            State::Zip(..) => "zip",
            State::Enumerate(..) => "enumerate",
            State::Map(..) => "map",
            State::Filter(..) => "filter",
            State::Calls(_) => "callable_iterator",
            State::Library(lazy) => lazy.type_name(),
            State::Shared(inner) => match inner.try_borrow() {
                Ok(inner) => inner.type_name(),
                Err(_) => "generator",
            },
        }
    }

    /// The next item, or `None` at the end.
    pub(crate) fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        match self.step(machine) {
            // What a function that is called here raises looks like the iterator's own end.
            Err(Error::Raised { kind: "StopIteration", .. }) => Ok(None),
            other => other,
        }
    }

    fn step(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        machine.meter.work(ITEM)?;
        match &mut self.0 {
            State::Items(items, _) => Ok(items.next()),
            State::Held(held, place, _) => Ok(held.at(*place, machine)?.map(|(item, next)| {
                *place = next;
                item
            })),
            State::Range(range, place) => {
                if *place >= range.len() {
                    return Ok(None);
                }
                *place += 1;
                Ok(Some(Object::Int(range.get(*place - 1))))
            }
            State::Rows(array, place) => {
                if *place >= array.shape()[0] {
                    return Ok(None);
                }
                *place += 1;
                machine.meter.work(9 * OBJECT)?;
                Ok(Some(index::row(array, *place - 1).into_object()))
            }
            State::Generator(generator) => nested(machine, |machine| generator.next(machine)),
            State::Zip(iterators, strict) => nested(machine, |machine| next_zipped(machine, iterators, *strict)),
            State::Enumerate(iterator, count) => nested(machine, |machine| {
                let Some(item) = iterator.next(machine)? else {
                    return Ok(None);
                };
                let number = count.clone();
                machine.meter.sequence(2)?;
                *count = machine.binary(crate::syntax::tree::Binary::Add, count, &Object::Int(1))?;
                Ok(Some(Object::tuple(vec![number, item])))
            }),
            State::Map(function, iterators) => nested(machine, |machine| {
                machine.meter.work(OBJECT)?;
                let mut arguments = Vec::with_capacity(iterators.len());
                for iterator in iterators.iter_mut() {
                    match iterator.next(machine)? {
                        Some(item) => arguments.push(item),
                        None => return Ok(None),
                    }
                }
                machine.call_object(function, Arguments::positional(arguments)).map(Some)
            }),
            State::Filter(function, iterator) => nested(machine, |machine| {
                while let Some(item) = iterator.next(machine)? {
                    let kept = match &*function {
                        Object::None => machine.truth(&item)?,
                        function => {
                            let result = machine.call_object(function, Arguments::positional(vec![item.clone()]))?;
                            machine.truth(&result)?
                        }
                    };
                    if kept {
                        return Ok(Some(item));
                    }
                }
                Ok(None)
            }),
            State::Calls(parts) => nested(machine, |machine| {
                let Some((function, sentinel)) = &*parts else {
                    return Ok(None);
                };
                let item = machine.call_object(function, Arguments::default())?;
                if machine.same_or_equal(&item, sentinel)? {
                    *parts = None;
                    return Ok(None);
                }
                Ok(Some(item))
            }),
            State::Library(lazy) => nested(machine, |machine| lazy.next(machine)),
            State::Shared(inner) => {
                let inner = inner.clone();
                nested(machine, |machine| match inner.try_borrow_mut() {
                    Ok(mut inner) => inner.next(machine),
                    Err(_) => Err(value_error("generator already executing")),
                })
            }
        }
    }
}

/// The class of an iterator over a dict.
fn entries_class(view: DictView, dict: &Dict) -> &'static str {
    match view {
        _ if matches!(dict.kind(), DictKind::Ordered) => "odict_iterator",
        DictView::Keys => "dict_keyiterator",
        DictView::Values => "dict_valueiterator",
        DictView::Items => "dict_itemiterator",
    }
}

fn nested<T>(machine: &mut Machine, next: impl FnOnce(&mut Machine) -> Result<T>) -> Result<T> {
    machine.meter.enter()?;
    let result = next(machine);
    machine.meter.leave();
    result
}

fn next_zipped(machine: &mut Machine, iterators: &mut [Iter], strict: bool) -> Result<Option<Object>> {
    if iterators.is_empty() {
        return Ok(None);
    }
    machine.meter.sequence(iterators.len())?;
    machine.meter.work(iterators.len().saturating_mul(OPERATION))?;
    let mut items = Vec::with_capacity(iterators.len());
    for place in 0..iterators.len() {
        match iterators[place].next(machine)? {
            Some(item) => items.push(item),
            None if !strict => return Ok(None),
            None if place > 0 => {
                let others = if place == 1 { "argument 1".into() } else { format!("arguments 1-{place}") };
                return Err(value_error(format!("zip() argument {} is shorter than {others}", place + 1)));
            }
            None => {
                for (later, iterator) in iterators.iter_mut().enumerate().skip(1) {
                    if iterator.next(machine)?.is_some() {
                        let others = if later == 1 { "argument 1".into() } else { format!("arguments 1-{later}") };
                        return Err(value_error(format!("zip() argument {} is longer than {others}", later + 1)));
                    }
                }
                return Ok(None);
            }
        }
    }
    Ok(Some(Object::tuple(items)))
}

impl Machine<'_> {
    /// `iter(value)`.
    pub(crate) fn iterate(&mut self, value: &Object) -> Result<Iter> {
        let (held, class) = match value {
            Object::List(items) => (Held::Sequence(items.clone()), "list_iterator"),
            Object::NamedTuple(named) => (Held::Sequence(named.items.clone()), "tuple_iterator"),
            Object::Tuple(items) => (Held::Sequence(items.clone()), "tuple_iterator"),
            Object::Bytes(bytes) => (Held::Bytes(bytes.clone()), "bytes_iterator"),
            Object::Deque(deque) => (Held::Deque(deque.clone()), "collections._deque_iterator"),
            Object::Str(text) if text.is_ascii() => (Held::Text(text.clone()), "str_ascii_iterator"),
            Object::Str(text) => (Held::Text(text.clone()), "str_iterator"),
            Object::Dict(dict) => (Held::Entries(DictView::Keys, dict.clone()), entries_class(DictView::Keys, dict)),
            Object::View(view, dict) => (Held::Entries(*view, dict.clone()), entries_class(*view, dict)),
            Object::Set(set) => {
                self.meter.copies(set.len())?;
                self.meter.work(set.len().saturating_mul(OPERATION))?;
                return Ok(Iter::items(set.ordered()?.into_iter().cloned().collect(), "set_iterator"));
            }
            Object::Range(range) => return Ok(Iter(State::Range(*range, 0))),
            Object::Array(array) if array.ndim() > 0 => return Ok(Iter(State::Rows(array.clone(), 0))),
            Object::Array(_) => return Err(type_error("iteration over a 0-d array")),
            Object::Iterator(iterator) => return Ok(Iter(State::Shared(iterator.clone()))),
            other => return Err(type_error(format!("'{}' object is not iterable", other.type_name()))),
        };
        self.meter.memory(2 * size_of::<Iter>())?;
        self.meter.work(OBJECT)?;
        Ok(Iter(State::Held(held, 0, class)))
    }

    /// All items of an iterable.
    pub(crate) fn iterate_to_vec(&mut self, value: &Object) -> Result<Vec<Object>> {
        if let Object::List(items) | Object::Tuple(items) = value {
            self.meter.copies(items.len())?;
            return Ok(items.to_vec());
        }
        let mut iterator = self.iterate(value)?;
        let mut items = Vec::new();
        if let Object::Range(range) = value {
            // What is too long is refused before its first numbers are made.
            let count = usize::try_from(range.len()).unwrap_or(usize::MAX);
            self.meter.within(count.saturating_mul(ITEM), count.saturating_mul(size_of::<Object>()))?;
        }
        while let Some(item) = iterator.next(self)? {
            self.meter.memory(size_of::<Object>())?;
            items.push(item);
        }
        Ok(items)
    }

    /// `next(iterator)`.
    pub(crate) fn next_item(&mut self, iterator: &Object) -> Result<Option<Object>> {
        match iterator {
            Object::Iterator(inner) => match inner.clone().try_borrow_mut() {
                Ok(mut inner) => inner.next(self),
                Err(_) => Err(value_error("generator already executing")),
            },
            other => Err(type_error(format!("'{}' object is not an iterator", other.type_name()))),
        }
    }

    pub(crate) fn stop_iteration(&self) -> crate::error::Error {
        raised("StopIteration", "")
    }
}
