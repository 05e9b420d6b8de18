//! Work and memory are counted before they are spent, so that no expression runs for ever or fills the memory.

use crate::error::{Limit, Result, exceeded};

/// How much one evaluation may spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Element operations: one per number computed, several per item iterated over and per node evaluated.
    pub work: u64,
    /// Bytes allocated over the whole evaluation. What is freed on the way is not given back.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { work: 50_000_000, memory: 256 << 20 }
    }
}

/// Expressions, calls and values may nest this deeply. A thread with 1 MB of stack holds it.
const MAX_DEPTH: u32 = 220;

/// What is left to spend.
pub(crate) struct Meter {
    work: u64,
    memory: u64,
    depth: u32,
}

impl Meter {
    pub(crate) fn new(limits: Limits) -> Meter {
        Meter { work: limits.work, memory: limits.memory, depth: 0 }
    }

    /// Counts `amount` element operations that are about to be done.
    pub(crate) fn work(&mut self, amount: usize) -> Result<()> {
        self.work_u64(amount as u64)
    }

    /// As [`Meter::work`], of an amount that 32 bits may not hold.
    pub(crate) fn work_u64(&mut self, amount: u64) -> Result<()> {
        match self.work.checked_sub(amount) {
            Some(left) => {
                self.work = left;
                Ok(())
            }
            None => Err(exceeded(Limit::Work)),
        }
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
                Ok(())
            }
            None => Err(exceeded(Limit::Memory)),
        }
    }

    /// Whether so much work and memory is left, which is counted as it is spent.
    pub(crate) fn within(&self, work: usize, memory: usize) -> Result<()> {
        if memory as u64 > self.memory {
            return Err(exceeded(Limit::Memory));
        }
        if work as u64 > self.work { Err(exceeded(Limit::Work)) } else { Ok(()) }
    }

    /// Counts an array of 8-byte elements with this shape, and the work of filling it. Gives the number of elements.
    pub(crate) fn array(&mut self, shape: &[usize]) -> Result<usize> {
        // An empty array's other extents must be countable too.
        let mut size = Some(1usize);
        for &extent in shape.iter().filter(|&&extent| extent != 0) {
            size = size.and_then(|size| size.checked_mul(extent)).filter(|&size| size <= isize::MAX as usize / 8);
        }
        let size = size.ok_or_else(|| exceeded(Limit::Memory))?;
        let size = if shape.contains(&0) { 0 } else { size };
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
