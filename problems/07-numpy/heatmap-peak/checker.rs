use super::limits::{H_MAX, W_MAX};
use judge::prelude::*;

const NAN: f64 = f64::NAN;

pub fn checker() -> Checker {
    Checker::new(peak)
        .example("The 0.9 stands in row 1, column 2.", (array![[0.1, 0.2, 0.1], [0.3, 0.4, 0.9]],))
        .example("Three places share the largest value.", (array![[0.0, 0.1], [0.2, 0.7], [0.7, 0.7]],))
        .example("Blind spots, and logits that are all negative.", (array![[NAN, -3.0], [-1.5, NAN]],))
        .edge("one place", |_| (array![[-2.0]],))
        .edge("one row", |_| (array![[0.1, 0.5, 0.9, 0.2]],))
        .edge("one column", |_| (array![[0.1], [0.5], [0.9], [0.2]],))
        .edge("the first place", |_| (array![[5.0, 1.0, 2.0], [3.0, 4.0, 0.0]],))
        .edge("the last place", |_| (array![[5.0, 1.0, 2.0], [3.0, 4.0, 6.0]],))
        .edge("square, off the diagonal", |_| (array![[0.0, 0.1, 0.9], [0.2, 0.3, 0.4], [0.5, 0.6, 0.7]],))
        .edge("higher than wide", |_| (array![[0.0, 0.1], [0.2, 0.3], [0.4, 0.5], [0.9, 0.7]],))
        .edge("all the same", |_| (Array2::from_elem((3, 2), 0.25),))
        .edge("all zero but for blind spots", |_| (array![[NAN, NAN], [0.0, 0.0]],))
        .edge("a tie further left, but lower", |_| (array![[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]],))
        .edge("a tie that is higher, but further right", |_| (array![[0.0, 2.0, 0.0, 2.0], [0.0, 2.0, 0.0, 0.0]],))
        .edge("only one place is seen", |_| (array![[NAN, NAN, NAN], [NAN, -1e300, NAN]],))
        .edge("blind at the first place", |_| (array![[NAN, 1.0, 3.0], [2.0, 0.0, 1.0]],))
        .edge("values that differ in the last bit", |_| (array![[1.0, 1.0 - f64::EPSILON], [1.0 + f64::EPSILON, 1.0]],))
        .edge("the largest magnitude is negative", |_| (array![[-9.0, 1.0], [2.0, -5.0]],))
        .edge("as large as allowed", |random| (map(random, H_MAX as usize, W_MAX as usize),))
        .random(|random, size| {
            let h = random.count(1..=6);
            (map(random, h, size.min(12)),)
        })
        .legal(|(heat,)| {
            let (h, w) = heat.dim();
            must(1 <= h && h <= H_MAX as usize, &format!("there are 1 to {H_MAX} rows"))?;
            must(1 <= w && w <= W_MAX as usize, &format!("there are 1 to {W_MAX} columns"))?;
            must(heat.iter().all(|value| !value.is_infinite()), "no value is infinite")?;
            must(heat.iter().any(|value| !value.is_nan()), "at least one value is not nan")
        })
        .into()
}

/// Walks row by row and moves only for a larger value.
fn peak(heat: Array2<f64>) -> (usize, usize) {
    let mut best: Option<((usize, usize), f64)> = None;
    for (place, &value) in heat.indexed_iter().filter(|(_, value)| !value.is_nan()) {
        if best.is_none_or(|(_, most)| value > most) {
            best = Some((place, value));
        }
    }
    best.map_or((0, 0), |(place, _)| place)
}

/// Values with many ties or few, positive or not, and blind spots; the last place is always seen.
fn map(random: &mut Random, h: usize, w: usize) -> Array2<f64> {
    let decimals = *random.pick(&[0, 1, 3]);
    let (low, high) = *random.pick(&[(0.0, 2.0), (-3.0, 3.0), (-8.0, -1.0)]);
    let blind = *random.pick(&[0.0, 0.1, 0.5]);
    let mut heat = random.matrix(h, w, |random| {
        let value = random.decimal(low, high, decimals);
        if random.chance(blind) { NAN } else { value }
    });
    heat[[h - 1, w - 1]] = random.decimal(low, high, decimals);
    heat
}
