//! Work and memory are counted before they are spent, so that no expression runs for ever or fills the memory.

use std::cell::Cell;

use crate::error::{Limit, Result, exceeded};
use crate::object::Object;

/// How much one evaluation may spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Element operations, each about a nanosecond: one per number computed, and of all else as many as it takes longer.
    pub work: u64,
    /// Bytes allocated over the whole evaluation. What is freed on the way is not given back. They are work, too.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { work: 50_000_000, memory: 256 << 20 }
    }
}

/// The work of allocating so many bytes: a page that is touched first has to be cleared.
fn allocation(bytes: u64) -> u64 {
    bytes - bytes / 8
}

/// Expressions, calls and values may nest this deeply. A thread with 1 MB of stack holds it.
const MAX_DEPTH: u32 = 220;

/// One more item of an iterator, beside an element of an array, which is computed in a loop without choices.
pub(crate) const ITEM: usize = 25;

/// One item of a sequence copied from another: its owners are counted, now and when the copy is freed.
const COPY: usize = 30;

/// A container or another object with a block of its own: to allocate, fill and free it.
pub(crate) const OBJECT: usize = 40;

/// A comparison of two objects, or an operation on them: their classes are told apart first.
pub(crate) const OPERATION: usize = 10;

/// Looking a key up: its copy is hashed in a way that no choice of keys can slow down.
pub(crate) const LOOKUP: usize = 50;

/// A new entry of a dict or set. The table is copied whenever it is full, and is beyond the caches when it is large.
pub(crate) const ENTRY: usize = 120;

/// The bytes of an entry: the pair, its key, and their places in a table that is half empty.
pub(crate) const ENTRY_BYTES: usize = 96;

thread_local! {
    /// The work left to the evaluation under way on this thread. Where there is none, as good as without bound.
    ///
    /// Not a part of [`Meter`], because keys are made, texts written and entries added where no machine is at hand.
    static WORK: Cell<u64> = const { Cell::new(u64::MAX) };
}

/// Counts `amount` element operations that are about to be done, by the evaluation under way.
pub(crate) fn work(amount: usize) -> Result<()> {
    work_u64(amount as u64)
}

fn work_u64(amount: u64) -> Result<()> {
    WORK.with(|work| {
        let left = work.get().checked_sub(amount).ok_or_else(|| exceeded(Limit::Work))?;
        work.set(left);
        Ok(())
    })
}

/// The work of an evaluation for what is done outside of any.
pub(crate) struct Budget(u64);

impl Budget {
    /// As much as an evaluation has by default; nothing changes where one is under way.
    pub(crate) fn unless_under_way() -> Budget {
        let outer = WORK.get();
        if outer == u64::MAX {
            WORK.set(Limits::default().work);
        }
        Budget(outer)
    }
}

impl Drop for Budget {
    fn drop(&mut self) {
        if self.0 == u64::MAX {
            WORK.set(u64::MAX);
        }
    }
}

/// A count that was asked for. One that this machine's sizes do not hold is the largest of them, which is never allowed.
pub(crate) fn count(asked: i64) -> usize {
    usize::try_from(asked.max(0)).unwrap_or(usize::MAX)
}

/// What is left to spend.
pub(crate) struct Meter {
    memory: u64,
    depth: u32,
    /// The work left to whatever was evaluated around this evaluation.
    outer: u64,
    room: Room,
}

impl Drop for Meter {
    fn drop(&mut self) {
        WORK.set(self.outer);
    }
}

impl Meter {
    pub(crate) fn new(limits: Limits) -> Meter {
        let outer = WORK.replace(limits.work);
        Meter { memory: limits.memory, depth: 0, outer, room: Room::default() }
    }

    /// Counts `amount` element operations that are about to be done.
    pub(crate) fn work(&mut self, amount: usize) -> Result<()> {
        self.work_u64(amount as u64)
    }

    /// As [`Meter::work`], of an amount that 32 bits may not hold.
    pub(crate) fn work_u64(&mut self, amount: u64) -> Result<()> {
        work_u64(amount)
    }

    /// Counts `bytes` that are about to be allocated.
    pub(crate) fn memory(&mut self, bytes: usize) -> Result<()> {
        self.memory_u64(bytes as u64)
    }

    /// As [`Meter::memory`], of a number that 32 bits may not hold.
    pub(crate) fn memory_u64(&mut self, bytes: u64) -> Result<()> {
        match self.memory.checked_sub(bytes) {
            Some(left) => {
                self.memory = left;
                self.room.make(bytes);
                work_u64(allocation(bytes))
            }
            None => Err(exceeded(Limit::Memory)),
        }
    }

    /// Counts a list or tuple of so many items that is about to be made.
    pub(crate) fn sequence(&mut self, items: usize) -> Result<()> {
        self.memory_u64(items as u64 * size_of::<Object>() as u64 + 32)?;
        self.work(OBJECT)
    }

    /// Counts a list or tuple of so many items that is about to be copied from others.
    pub(crate) fn copies(&mut self, items: usize) -> Result<()> {
        self.work(items.saturating_mul(COPY))?;
        self.sequence(items)
    }

    /// Counts the entries of a dict or the members of a set that is about to be copied as a whole.
    pub(crate) fn entries(&mut self, count: usize) -> Result<()> {
        self.memory_u64(count as u64 * ENTRY_BYTES as u64)?;
        self.work_u64(count as u64 * 3 * LOOKUP as u64)
    }

    /// Whether so much work and memory is left, which is counted as it is spent.
    pub(crate) fn within(&self, work: usize, memory: usize) -> Result<()> {
        if memory as u64 > self.memory {
            return Err(exceeded(Limit::Memory));
        }
        if (work as u64).saturating_add(allocation(memory as u64)) > WORK.get() {
            Err(exceeded(Limit::Work))
        } else {
            Ok(())
        }
    }

    /// Counts an array of 8-byte elements with this shape, and the work of filling it. Gives the number of elements.
    pub(crate) fn array(&mut self, shape: &[usize]) -> Result<usize> {
        // An empty array's other extents must be countable too.
        let mut size = Some(1usize);
        for &extent in shape.iter().filter(|&&extent| extent != 0) {
            size = size.and_then(|size| size.checked_mul(extent)).filter(|&size| size <= isize::MAX as usize / 8);
        }
        let size = size.ok_or_else(|| exceeded(Limit::Memory))?;
        if shape.contains(&0) {
            // Some functions walk along the other extents all the same.
            self.work(size)?;
            return Ok(0);
        }
        let bytes = size.checked_mul(8).ok_or_else(|| exceeded(Limit::Memory))?;
        self.memory(bytes)?;
        self.work(size)?;
        Ok(size)
    }

    /// Goes one level deeper; paired with [`Meter::leave`].
    pub(crate) fn enter(&mut self) -> Result<()> {
        if self.depth >= MAX_DEPTH {
            return Err(exceeded(Limit::Depth));
        }
        self.depth += 1;
        Ok(())
    }

    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }
}

/// The memory that the allocator has got from its host.
///
/// WebAssembly's memory grows by a call that takes about a millisecond in V8, however little it asks for, and Rust's
/// allocator asks for 64 KB at a time. So it is made to ask for more, now and then.
#[derive(Default)]
struct Room {
    counted: u64,
    made: u64,
}

impl Room {
    /// `bytes` are about to be allocated.
    fn make(&mut self, bytes: u64) {
        const LEAST: u64 = 1 << 18;
        const MOST: u64 = 64 << 20;
        self.counted += bytes;
        if cfg!(target_family = "wasm") && self.counted > LEAST && self.counted > self.made {
            let step = (self.counted * 8).min(MOST);
            let mut block: Vec<u8> = Vec::new();
            // What is free already is used again. Without the memory, the evaluation goes on as long as it can.
            let _ = block.try_reserve_exact(step as usize);
            drop(std::hint::black_box(block));
            self.made = self.counted + step / 2;
        }
    }
}
