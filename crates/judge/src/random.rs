//! Randomness for generators: one seed, the same draws on every machine.

use rand::{Rng, RngCore, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::ops::RangeInclusive;

/// A stream of random draws.
#[derive(Clone, Debug)]
pub struct Random(Pcg64Mcg);

impl Random {
    /// The stream of a seed. `stream` tells apart the cases of one run.
    pub fn new(seed: u64, stream: u64) -> Self {
        Random(Pcg64Mcg::new((u128::from(seed) << 64) | u128::from(stream.wrapping_mul(0x9E37_79B9_7F4A_7C15))))
    }

    /// The stream of a seed alone.
    pub fn seeded(seed: u64) -> Self {
        Random(Pcg64Mcg::seed_from_u64(seed))
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// An integer of the range, each equally likely. The range must not be empty.
    pub fn int(&mut self, range: RangeInclusive<i64>) -> i64 {
        self.0.random_range(range)
    }

    /// A count of the range, each equally likely. The range must not be empty.
    pub fn count(&mut self, range: RangeInclusive<usize>) -> usize {
        self.int(*range.start() as i64..=*range.end() as i64) as usize
    }

    /// A float in [0, 1).
    pub fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// A float in [low, high).
    pub fn float(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// A float in [low, high] with this many decimals, so that people can read it.
    pub fn decimal(&mut self, low: f64, high: f64, decimals: i32) -> f64 {
        let scale = 10f64.powi(decimals);
        (self.float(low, high) * scale).round() / scale
    }

    /// A draw of the standard normal distribution (Box-Muller transform).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// `true` with this probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// One of the items. There must be one.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.count(0..=items.len() - 1)]
    }

    /// `count` draws.
    pub fn many<T>(&mut self, count: usize, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..count).map(|_| draw(self)).collect()
    }

    /// The items in random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.count(0..=end);
            items.swap(end, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_streams_differ() {
        let draw = |seed, stream| Random::new(seed, stream).many(4, Random::bits);
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
        assert_ne!(draw(7, 1), draw(8, 1));
    }

    #[test]
    fn draws_stay_in_range() {
        let mut random = Random::seeded(1);
        for _ in 0..1000 {
            assert!((-2..=2).contains(&random.int(-2..=2)));
            assert!((0.0..1.0).contains(&random.unit()));
            assert!(random.normal().is_finite());
        }
        let mut items: Vec<i32> = (0..50).collect();
        random.shuffle(&mut items);
        let mut sorted = items.clone();
        sorted.sort_unstable();
        assert_ne!(items, sorted);
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
    }
}
