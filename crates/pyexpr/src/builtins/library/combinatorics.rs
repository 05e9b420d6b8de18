//! `itertools`: products, permutations and combinations.

use super::itertools::{function, lazy, size};
use crate::builtins::{Bound, Builtin};
use crate::error::{Result, type_error, value_error};
use crate::evaluate::Machine;
use crate::evaluate::iterate::Lazy;
use crate::limits::OBJECT;
use crate::object::Object;

pub(super) const FUNCTIONS: &[Builtin] = &[
    function("product", "/ *iterables * repeat?", product),
    function("permutations", "iterable r?", permutations),
    function("combinations", "iterable r", |machine, bound| combinations(machine, bound, false)),
    function("combinations_with_replacement", "iterable r", |machine, bound| combinations(machine, bound, true)),
];

/// Tuples of items picked by indices that are stepped from one to the next.
struct Picks {
    pools: Vec<Vec<Object>>,
    indices: Vec<usize>,
    state: State,
    step: Step,
    class: &'static str,
}

enum State {
    Fresh,
    Running,
    Done,
}

/// Moves the indices on; `false` at the end.
enum Step {
    Product,
    Combinations,
    Replacement,
    /// With the order of all items and the cycles of Knuth's algorithm.
    Permutations(Vec<usize>, Vec<usize>),
}

impl Picks {
    fn advance(&mut self) -> bool {
        let picked = self.indices.len();
        let pool = self.pools.first().map_or(0, Vec::len);
        match &mut self.step {
            Step::Product => {
                for place in (0..picked).rev() {
                    self.indices[place] += 1;
                    if self.indices[place] < self.pools[place].len() {
                        return true;
                    }
                    self.indices[place] = 0;
                }
                false
            }
            Step::Combinations => {
                let Some(place) = (0..picked).rev().find(|&place| self.indices[place] != place + pool - picked) else {
                    return false;
                };
                self.indices[place] += 1;
                for later in place + 1..picked {
                    self.indices[later] = self.indices[later - 1] + 1;
                }
                true
            }
            Step::Replacement => {
                let Some(place) = (0..picked).rev().find(|&place| self.indices[place] + 1 != pool) else {
                    return false;
                };
                let next = self.indices[place] + 1;
                self.indices[place..].fill(next);
                true
            }
            Step::Permutations(order, cycles) => {
                for place in (0..picked).rev() {
                    cycles[place] -= 1;
                    if cycles[place] == 0 {
                        order[place..].rotate_left(1);
                        cycles[place] = pool - place;
                    } else {
                        let other = pool - cycles[place];
                        order.swap(place, other);
                        self.indices.copy_from_slice(&order[..picked]);
                        return true;
                    }
                }
                false
            }
        }
    }
}

impl Lazy for Picks {
    fn next(&mut self, machine: &mut Machine) -> Result<Option<Object>> {
        let picked = self.indices.len();
        machine.meter.work(8 * picked + OBJECT)?;
        match self.state {
            State::Done => return Ok(None),
            State::Fresh => self.state = State::Running,
            State::Running => {
                if !self.advance() {
                    self.state = State::Done;
                    return Ok(None);
                }
            }
        }
        machine.meter.sequence(picked)?;
        let same_pool = !matches!(self.step, Step::Product);
        let item = |(place, &index): (usize, &usize)| self.pools[if same_pool { 0 } else { place }][index].clone();
        Ok(Some(Object::tuple(self.indices.iter().enumerate().map(item).collect())))
    }

    fn type_name(&self) -> &'static str {
        self.class
    }
}

fn product(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let repeat = match bound.get("repeat") {
        None => 1,
        Some(repeat) => size(repeat)?,
    };
    let repeat = usize::try_from(repeat).map_err(|_| value_error("repeat argument cannot be negative"))?;
    let mut once = Vec::with_capacity(bound.rest.len());
    for iterable in &bound.rest {
        once.push(machine.iterate_to_vec(iterable)?);
    }
    let items: usize = once.iter().map(Vec::len).sum();
    machine.meter.memory(items.saturating_add(once.len()).saturating_mul(repeat).saturating_mul(16))?;
    let pools: Vec<Vec<Object>> = (0..if once.is_empty() { 0 } else { repeat }).flat_map(|_| once.clone()).collect();
    let state = if pools.iter().any(Vec::is_empty) { State::Done } else { State::Fresh };
    lazy(Picks { indices: vec![0; pools.len()], pools, state, step: Step::Product, class: "itertools.product" })
}

fn permutations(machine: &mut Machine, bound: &Bound) -> Result<Object> {
    let pool = machine.iterate_to_vec(bound.required("iterable"))?;
    let picked = match bound.some("r") {
        None => pool.len() as i64,
        Some(Object::Int(picked)) => *picked,
        Some(Object::Bool(picked)) => *picked as i64,
        Some(_) => return Err(type_error("Expected int as r")),
    };
    let picked = usize::try_from(picked).map_err(|_| value_error("r must be non-negative"))?;
    let len = pool.len();
    let state = if picked > len { State::Done } else { State::Fresh };
    let picked = picked.min(len);
    machine.meter.memory(2 * len * size_of::<usize>())?;
    let cycles = (0..picked).map(|place| len - place).collect();
    let step = Step::Permutations((0..len).collect(), cycles);
    lazy(Picks { pools: vec![pool], indices: (0..picked).collect(), state, step, class: "itertools.permutations" })
}

fn combinations(machine: &mut Machine, bound: &Bound, replacement: bool) -> Result<Object> {
    let pool = machine.iterate_to_vec(bound.required("iterable"))?;
    let picked = size(bound.required("r"))?;
    let picked = usize::try_from(picked).map_err(|_| value_error("r must be non-negative"))?;
    let impossible = if replacement { pool.is_empty() && picked > 0 } else { picked > pool.len() };
    machine.meter.memory(picked.saturating_mul(8))?;
    let (indices, step, class) = match replacement {
        true if impossible => (Vec::new(), Step::Product, "itertools.combinations_with_replacement"),
        false if impossible => (Vec::new(), Step::Product, "itertools.combinations"),
        true => (vec![0; picked], Step::Replacement, "itertools.combinations_with_replacement"),
        false => ((0..picked).collect(), Step::Combinations, "itertools.combinations"),
    };
    let state = if impossible { State::Done } else { State::Fresh };
    lazy(Picks { pools: vec![pool], indices, state, step, class })
}
