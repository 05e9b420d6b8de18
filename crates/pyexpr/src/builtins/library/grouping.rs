//! `itertools`: iterators that put items together.

use std::cell::RefCell;
use std::rc::Rc;

use super::itertools::{function, lazy, size};
use crate::builtins::functions::keyed;
use crate::builtins::{Bound, Builtin};
use crate::error::{Result, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::iterate::{Iter, Lazy};
use crate::limits::OBJECT;
use crate::object::Object;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("pairwise", "iterable /", |machine, bound| {
        lazy(Pairwise { source: machine.iterate(bound.required("iterable"))?, last: None })
    }),
    function("batched", "iterable n", |machine, bound| {
        let count = size(bound.required("n"))?;
        if count < 1 {
            return Err(value_error("n must be at least one"));
        }
        lazy(Batched { source: Some(machine.iterate(bound.required("iterable"))?), count: crate::limits::count(count) })
    }),
    function("groupby", "iterable key?", |machine, bound| {
        let groups = Groups {
            source: machine.iterate(bound.required("iterable"))?,
            key: bound.some("key").cloned(),
            current_key: None,
            current: None,
            asked: None,
            number: 0,
        };
        lazy(GroupBy(Rc::new(RefCell::new(groups))))
    }),
    function("tee", "iterable n? /", tee),
];

struct Pairwise {
    source: Iter,
    last: Option<Object>,
}

impl Lazy for Pairwise {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        if self.last.is_none() {
            self.last = self.source.next(machine)?;
        }
        let Some(first) = self.last.clone() else {
            return Ok(None);
        };
        let second = self.source.next(machine)?;
        machine.meter.sequence(2)?;
        self.last.clone_from(&second);
        Ok(second.map(|second| Object::tuple(vec![first, second])))
    }

    fn type_name(&self) -> &'static str {
        "itertools.pairwise"
    }
}

struct Batched {
    source: Option<Iter>,
    count: usize,
}

impl Lazy for Batched {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let Some(source) = &mut self.source else {
            return Ok(None);
        };
        machine.meter.work(OBJECT)?;
        let mut items = Vec::new();
        while items.len() < self.count {
            let Some(item) = source.next(machine)? else {
                break;
            };
            machine.meter.memory(size_of::<Object>())?;
            items.push(item);
        }
        if items.len() < self.count {
            self.source = None;
        }
        Ok(if items.is_empty() { None } else { Some(Object::tuple(items)) })
    }

    fn type_name(&self) -> &'static str {
        "itertools.batched"
    }
}

/// What a `groupby` and its groups share.
struct Groups {
    source: Iter,
    key: Option<Object>,
    current_key: Option<Object>,
    /// The item that has been read but not given out.
    current: Option<Object>,
    /// The key of the group that was given out last.
    asked: Option<Object>,
    /// The number of that group. Earlier groups have ended.
    number: usize,
}

impl Groups {
    /// Reads one more item; `false` at the end.
    fn step(&mut self, machine: &mut Machine) -> Result<bool> {
        let Some(item) = self.source.next(machine)? else {
            return Ok(false);
        };
        self.current_key = Some(keyed(machine, self.key.as_ref(), &item)?);
        self.current = Some(item);
        Ok(true)
    }
}

struct GroupBy(Rc<RefCell<Groups>>);

impl Lazy for GroupBy {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let Ok(mut groups) = self.0.try_borrow_mut() else {
            return Err(unsupported("groupby inside its own key"));
        };
        groups.number += 1;
        loop {
            match (&groups.current_key, &groups.asked) {
                (None, _) => {}
                (Some(_), None) => break,
                (Some(current), Some(asked)) => {
                    let (current, asked) = (current.clone(), asked.clone());
                    if !machine.same_or_equal(&asked, &current)? {
                        break;
                    }
                }
            }
            if !groups.step(machine)? {
                return Ok(None);
            }
        }
        let key = groups.current_key.clone().unwrap_or(Object::None);
        machine.meter.sequence(2)?;
        machine.meter.memory(size_of::<Group>() + size_of::<Iter>())?;
        groups.asked = Some(key.clone());
        let group = Group { groups: self.0.clone(), key: key.clone(), number: groups.number };
        drop(groups);
        Ok(Some(Object::tuple(vec![key, lazy(group)?])))
    }

    fn type_name(&self) -> &'static str {
        "itertools.groupby"
    }
}

struct Group {
    groups: Rc<RefCell<Groups>>,
    key: Object,
    number: usize,
}

impl Lazy for Group {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let Ok(mut groups) = self.groups.try_borrow_mut() else {
            return Err(unsupported("groupby inside its own key"));
        };
        if groups.number != self.number || (groups.current.is_none() && !groups.step(machine)?) {
            return Ok(None);
        }
        let current = groups.current_key.clone().unwrap_or(Object::None);
        if !machine.same_or_equal(&self.key, &current)? {
            return Ok(None);
        }
        Ok(groups.current.take())
    }

    fn type_name(&self) -> &'static str {
        "itertools._grouper"
    }
}

/// What the iterators of one `tee` share.
struct Shared {
    source: Iter,
    read: Vec<Object>,
}

struct Tee {
    shared: Rc<RefCell<Shared>>,
    place: usize,
}

impl Lazy for Tee {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let Ok(mut shared) = self.shared.try_borrow_mut() else {
            return Err(unsupported("tee inside itself"));
        };
        if self.place == shared.read.len() {
            let Some(item) = shared.source.next(machine)? else {
                return Ok(None);
            };
            machine.meter.memory(size_of::<Object>())?;
            shared.read.push(item);
        }
        self.place += 1;
        Ok(shared.read.get(self.place - 1).cloned())
    }

    fn type_name(&self) -> &'static str {
        "itertools._tee"
    }
}

fn tee(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let count = match bound.get("n") {
        None => 2,
        Some(count) => size(count)?,
    };
    let count = usize::try_from(count).map_err(|_| value_error("n must be >= 0"))?;
    machine.meter.memory(count.saturating_mul(128))?;
    let shared =
        Rc::new(RefCell::new(Shared { source: machine.iterate(bound.required("iterable"))?, read: Vec::new() }));
    let iterators = (0..count).map(|_| lazy(Tee { shared: shared.clone(), place: 0 }));
    Ok(Object::tuple(iterators.collect::<Result<_>>()?))
}
