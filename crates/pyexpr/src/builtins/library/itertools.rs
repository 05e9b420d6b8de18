//! `itertools`: iterators that pass on items.

use crate::builtins::{Bound, Builtin, Home, misfit};
use crate::error::{Result, type_error, unsupported, value_error};
use crate::evaluate::Machine;
use crate::evaluate::call::Arguments;
use crate::evaluate::iterate::{Iter, Lazy};
use crate::evaluate::subscript::as_index;
use crate::limits::OPERATION;
use crate::object::Object;
use crate::syntax::tree::Binary;

pub(super) const fn function(
    name: &'static str,
    parameters: &'static str,
    call: fn(&mut Machine, &Bound) -> Result<Object>,
) -> Builtin {
    Builtin::new(Home::Library("itertools"), name, parameters, call)
}

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("chain", "/ *iterables", |_, bound| {
        let sources = Iter::items(bound.rest.clone(), "tuple_iterator");
        lazy(Chain { sources, current: None })
    }),
    function("count", "start? step?", count),
    function("cycle", "iterable /", |machine, bound| {
        let source = Some(machine.iterate(bound.required("iterable"))?);
        lazy(Cycle { source, saved: Vec::new(), place: 0 })
    }),
    function("repeat", "object times?", |_, bound| {
        let left = match bound.get("times") {
            None => None,
            Some(times) => Some(as_index(times).ok_or_else(|| misfit::no_index(times))?.max(0) as u64),
        };
        lazy(Repeat { object: bound.required("object").clone(), left })
    }),
    function("accumulate", "iterable func? * initial?", |machine, bound| {
        lazy(Accumulate {
            source: machine.iterate(bound.required("iterable"))?,
            function: bound.some("func").cloned(),
            initial: bound.some("initial").cloned(),
            total: None,
        })
    }),
    function("compress", "data selectors", |machine, bound| {
        let (data, selectors) =
            (machine.iterate(bound.required("data"))?, machine.iterate(bound.required("selectors"))?);
        lazy(Compress(data, selectors))
    }),
    function("filterfalse", "function iterable /", |machine, bound| predicate(machine, bound, Rule::False)),
    function("takewhile", "predicate iterable /", |machine, bound| predicate(machine, bound, Rule::Take)),
    function("dropwhile", "predicate iterable /", |machine, bound| predicate(machine, bound, Rule::Drop)),
    function("starmap", "function iterable /", |machine, bound| {
        lazy(StarMap(bound.required("function").clone(), machine.iterate(bound.required("iterable"))?))
    }),
    function("islice", "iterable stop start? step? /", slice),
    function("zip_longest", "/ *iterables * fillvalue?", |machine, bound| {
        let sources: Result<Vec<_>> = bound.rest.iter().map(|iterable| machine.iterate(iterable).map(Some)).collect();
        lazy(ZipLongest(sources?, bound.get("fillvalue").cloned().unwrap_or(Object::None)))
    }),
];

/// `chain.from_iterable`.
pub(crate) static FROM_ITERABLE: Builtin =
    Builtin::new(Home::Type("chain"), "from_iterable", "iterable /", |machine, bound| {
        lazy(Chain { sources: machine.iterate(bound.required("iterable"))?, current: None })
    });

pub(super) fn lazy(iterator: impl Lazy + 'static) -> Result<Object> {
    Ok(Object::iterator(Iter::library(iterator)))
}

struct Chain {
    sources: Iter,
    current: Option<Iter>,
}

impl Lazy for Chain {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(item) = current.next(machine)? {
                    return Ok(Some(item));
                }
                self.current = None;
            }
            match self.sources.next(machine)? {
                Some(source) => self.current = Some(machine.iterate(&source)?),
                None => return Ok(None),
            }
        }
    }

    fn type_name(&self) -> &'static str {
        "itertools.chain"
    }
}

fn count(_: &mut Machine, bound: &Bound) -> Result<Object> {
    let number = |name: &str, default: i64| -> Result<Object> {
        match bound.get(name) {
            None => Ok(Object::Int(default)),
            Some(value @ (Object::Int(_) | Object::BigInt(_) | Object::Float(_))) => Ok(value.clone()),
            Some(Object::Bool(_) | Object::Scalar(_) | Object::Array(_)) => Err(bound.refuse(name)),
            Some(_) => Err(type_error("a number is required")),
        }
    };
    lazy(Count(number("start", 0)?, number("step", 1)?))
}

struct Count(Object, Object);

impl Lazy for Count {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let next = machine.binary(Binary::Add, &self.0, &self.1)?;
        Ok(Some(std::mem::replace(&mut self.0, next)))
    }

    fn type_name(&self) -> &'static str {
        "itertools.count"
    }
}

struct Cycle {
    source: Option<Iter>,
    saved: Vec<Object>,
    place: usize,
}

impl Lazy for Cycle {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        if let Some(source) = &mut self.source {
            if let Some(item) = source.next(machine)? {
                machine.meter.memory(size_of::<Object>())?;
                self.saved.push(item.clone());
                return Ok(Some(item));
            }
            self.source = None;
        }
        let item = self.saved.get(self.place).cloned();
        self.place = (self.place + 1) % self.saved.len().max(1);
        Ok(item)
    }

    fn type_name(&self) -> &'static str {
        "itertools.cycle"
    }
}

struct Repeat {
    object: Object,
    left: Option<u64>,
}

impl Lazy for Repeat {
    fn next(&mut self, _: &mut Machine) -> Result<Option<Object>> {
        if let Some(left) = &mut self.left {
            match left.checked_sub(1) {
                Some(fewer) => *left = fewer,
                None => return Ok(None),
            }
        }
        Ok(Some(self.object.clone()))
    }

    fn type_name(&self) -> &'static str {
        "itertools.repeat"
    }
}

struct Accumulate {
    source: Iter,
    function: Option<Object>,
    initial: Option<Object>,
    total: Option<Object>,
}

impl Lazy for Accumulate {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        if let Some(initial) = self.initial.take() {
            self.total = Some(initial);
            return Ok(self.total.clone());
        }
        machine.meter.work(OPERATION)?;
        let Some(item) = self.source.next(machine)? else {
            return Ok(None);
        };
        let total = match (&self.total, &self.function) {
            (None, _) => item,
            (Some(total), None) => machine.binary(Binary::Add, total, &item)?,
            (Some(total), Some(function)) => {
                machine.call_object(function, Arguments::positional(vec![total.clone(), item]))?
            }
        };
        machine.carry(&total)?;
        self.total = Some(total);
        Ok(self.total.clone())
    }

    fn type_name(&self) -> &'static str {
        "itertools.accumulate"
    }
}

struct Compress(Iter, Iter);

impl Lazy for Compress {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        loop {
            let Some(item) = self.0.next(machine)? else {
                return Ok(None);
            };
            match self.1.next(machine)? {
                None => return Ok(None),
                Some(selector) => {
                    if machine.truth(&selector)? {
                        return Ok(Some(item));
                    }
                }
            }
        }
    }

    fn type_name(&self) -> &'static str {
        "itertools.compress"
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    False,
    Take,
    Drop,
}

struct Predicate {
    rule: Rule,
    function: Object,
    source: Iter,
    /// Whether `takewhile` has ended, or `dropwhile` has begun.
    settled: bool,
}

fn predicate(machine: &mut Machine, bound: &Bound, rule: Rule) -> Result<Object> {
    let function = bound.get("function").or(bound.get("predicate")).cloned().unwrap_or(Object::None);
    let source = machine.iterate(bound.required("iterable"))?;
    lazy(Predicate { rule, function, source, settled: false })
}

impl Lazy for Predicate {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        loop {
            if self.rule == Rule::Take && self.settled {
                return Ok(None);
            }
            let Some(item) = self.source.next(machine)? else {
                return Ok(None);
            };
            if self.rule == Rule::Drop && self.settled {
                return Ok(Some(item));
            }
            let result = match (&self.function, self.rule) {
                (Object::None, Rule::False) => item.clone(),
                (function, _) => machine.call_object(function, Arguments::positional(vec![item.clone()]))?,
            };
            let holds = machine.truth(&result)?;
            match self.rule {
                Rule::False if !holds => return Ok(Some(item)),
                Rule::Take if holds => return Ok(Some(item)),
                Rule::Take => self.settled = true,
                Rule::Drop if !holds => {
                    self.settled = true;
                    return Ok(Some(item));
                }
                _ => {}
            }
        }
    }

    fn type_name(&self) -> &'static str {
        match self.rule {
            Rule::False => "itertools.filterfalse",
            Rule::Take => "itertools.takewhile",
            Rule::Drop => "itertools.dropwhile",
        }
    }
}

struct StarMap(Object, Iter);

impl Lazy for StarMap {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let Some(item) = self.1.next(machine)? else {
            return Ok(None);
        };
        let arguments = machine.iterate_to_vec(&item)?;
        machine.call_object(&self.0, Arguments::positional(arguments)).map(Some)
    }

    fn type_name(&self) -> &'static str {
        "itertools.starmap"
    }
}

fn slice(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let part = |name: &str, message: &str, least: i64| -> Result<Option<u64>> {
        match bound.some(name) {
            None => Ok(None),
            Some(value) => match as_index(value) {
                Some(value) if value >= least => Ok(Some(value as u64)),
                _ => Err(value_error(message)),
            },
        }
    };
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    if let (None, Some(stop)) = (bound.get("start"), bound.some("stop"))
        && as_index(stop).is_some_and(|stop| stop < -1)
    {
        return Err(value_error(INDICES));
    }
    // With two arguments the second is the stop; with more it is the start.
    let (start, stop) = match bound.get("start") {
        None => (None, part("stop", STOP, 0)?),
        Some(_) => {
            let stop = part("start", STOP, 0);
            let start = part("stop", INDICES, 0)?;
            (start, stop.map_err(|_| value_error(STOP))?)
        }
    };
    let step = part("step", "Step for islice() must be a positive integer or None.", 1)?.unwrap_or(1);
    let source = machine.iterate(bound.required("iterable"))?;
    lazy(Slice { source: Some(source), next: start.unwrap_or(0), stop, step, passed: 0 })
}

struct Slice {
    source: Option<Iter>,
    next: u64,
    stop: Option<u64>,
    step: u64,
    passed: u64,
}

impl Lazy for Slice {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let Some(source) = &mut self.source else {
            return Ok(None);
        };
        while self.passed < self.next {
            if source.next(machine)?.is_none() {
                self.source = None;
                return Ok(None);
            }
            self.passed += 1;
        }
        let ended = self.stop.is_some_and(|stop| self.passed >= stop);
        let item = if ended { None } else { source.next(machine)? };
        if item.is_none() {
            self.source = None;
            return Ok(None);
        }
        self.passed += 1;
        self.next = self.next.saturating_add(self.step).min(self.stop.unwrap_or(u64::MAX));
        Ok(item)
    }

    fn type_name(&self) -> &'static str {
        "itertools.islice"
    }
}

struct ZipLongest(Vec<Option<Iter>>, Object);

impl Lazy for ZipLongest {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        if self.0.iter().all(Option::is_none) {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(self.0.len());
        for place in 0..self.0.len() {
            let item = match &mut self.0[place] {
                Some(source) => source.next(machine)?,
                None => None,
            };
            items.push(match item {
                Some(item) => item,
                None => {
                    self.0[place] = None;
                    if self.0.iter().all(Option::is_none) {
                        return Ok(None);
                    }
                    self.1.clone()
                }
            });
        }
        machine.meter.sequence(items.len())?;
        Ok(Some(Object::tuple(items)))
    }

    fn type_name(&self) -> &'static str {
        "itertools.zip_longest"
    }
}

/// A count of items to take, such as `r` or `n`.
pub(super) fn size(object: &Object) -> Result<i64> {
    match object {
        Object::Float(_) | Object::Str(_) | Object::None | Object::List(_) => Err(misfit::no_index(object)),
        other => as_index(other).ok_or_else(|| unsupported("a count of this kind")),
    }
}
