use super::limits::{BATCH_MAX, LENGTH_MAX, LOGIT_MAX, VALUE_MAX, WIDTH_MAX};
use judge::prelude::*;

/// Query, key, value, and who may look where.
type Arguments = (ArrayD<f64>, ArrayD<f64>, ArrayD<f64>, Option<ArrayD<bool>>);

pub fn checker() -> Checker {
    Checker::new(attention)
        .example(
            "Two keys agree equally well, so their values are averaged.",
            (numbers([1, 1, 1], &[1.0]), numbers([1, 2, 1], &[2.0, 2.0]), numbers([1, 2, 1], &[10.0, 20.0]), None),
        )
        .example(
            "The second query may look at the first key alone, the third at none.",
            (
                numbers([1, 3, 2], &[1.0, 0.0, 0.0, 1.0, 1.0, 1.0]),
                numbers([1, 2, 2], &[1.0, 0.0, 0.0, 1.0]),
                numbers([1, 2, 2], &[1.0, 2.0, 3.0, 4.0]),
                ArrayD::from_shape_vec(vec![1, 3, 2], vec![true, true, true, false, false, false]).ok(),
            ),
        )
        .edge("one of everything", |random| draw(random, [1, 1, 1, 1, 1], 1.0, Mask::Absent))
        .edge("a single key", |random| draw(random, [2, 3, 1, 2, 2], 2.0, Mask::Absent))
        .edge("a single query", |random| draw(random, [2, 1, 4, 3, 2], 2.0, Mask::Share(0.5)))
        .edge("more keys than queries", |random| draw(random, [2, 2, 5, 3, 3], 2.0, Mask::Share(0.6)))
        .edge("fewer keys than queries", |random| draw(random, [2, 5, 2, 3, 3], 2.0, Mask::Share(0.6)))
        .edge("values wider than keys", |random| draw(random, [1, 3, 3, 2, 7], 2.0, Mask::Absent))
        .edge("values narrower than keys", |random| draw(random, [1, 3, 3, 9, 1], 2.0, Mask::Absent))
        .edge("all sides the same", |random| draw(random, [3, 3, 3, 3, 3], 2.0, Mask::Share(0.7)))
        .edge("a causal mask", |random| draw(random, [2, 6, 6, 4, 4], 2.0, Mask::Causal))
        .edge("nothing masked, said by a mask", |random| draw(random, [2, 3, 4, 2, 2], 2.0, Mask::Share(1.0)))
        .edge("everything masked", |random| draw(random, [2, 3, 4, 2, 2], 2.0, Mask::Share(0.0)))
        .edge("padded sequences, one of them empty", |random| draw(random, [3, 4, 4, 2, 2], 2.0, Mask::Padding))
        .edge("all scores zero", |random| draw(random, [1, 3, 4, 2, 2], 0.0, Mask::Share(0.5)))
        .edge("scores of a thousand", |random| draw(random, [2, 4, 4, 4, 3], 40.0, Mask::Absent))
        .edge("scores as large as allowed", |random| draw(random, [2, 4, 5, 16, 3], 100.0, Mask::Share(0.7)))
        .edge("every score very low", |_| one_query(&[-90.0, -89.99, -90.01], &[true, true, false]))
        .edge("a masked score dwarfs the rest", |_| one_query(&[1.0, 99.0, 1.25], &[true, false, true]))
        .edge("the smallest scores are masked", |_| one_query(&[-99.0, 2.0, 1.9], &[false, true, true]))
        .random(|random, size| {
            let side = size.div_ceil(4);
            let sides = [
                random.count(1..=2),
                random.count(1..=side),
                random.count(1..=side),
                random.count(1..=6),
                random.count(1..=6),
            ];
            let spread = *random.pick(&[1.0, 1.0, 4.0, 30.0]);
            let share = *random.pick(&[0.2, 0.5, 0.9]);
            let mask = if random.chance(0.25) { Mask::Absent } else { Mask::Share(share) };
            draw(random, sides, spread, mask)
        })
        .legal(legal)
        .into()
}

/// Query by query, over the keys that it may look at and no others.
fn attention(query: ArrayD<f64>, key: ArrayD<f64>, value: ArrayD<f64>, mask: Option<ArrayD<bool>>) -> ArrayD<f64> {
    let ([batch, n, d], [_, m, e]) = (sides(&query), sides(&value));
    let mut out = ArrayD::zeros(vec![batch, n, e]);
    for (b, i) in (0..batch).flat_map(|b| (0..n).map(move |i| (b, i))) {
        let seen: Vec<usize> = (0..m).filter(|&j| mask.as_ref().is_none_or(|mask| mask[[b, i, j]])).collect();
        let score = |j: usize| (0..d).map(|x| query[[b, i, x]] * key[[b, j, x]]).sum::<f64>() / (d as f64).sqrt();
        let scores: Vec<f64> = seen.iter().map(|&j| score(j)).collect();
        let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares: Vec<f64> = scores.iter().map(|score| (score - largest).exp()).collect();
        let total: f64 = shares.iter().sum();
        for (&j, share) in seen.iter().zip(&shares) {
            for y in 0..e {
                out[[b, i, y]] += share / total * value[[b, j, y]];
            }
        }
    }
    out
}

fn legal((query, key, value, mask): &Arguments) -> Legal {
    must([query, key, value].iter().all(|array| array.ndim() == 3), "query, key and value have three axes")?;
    let ([batch, n, d], [_, m, e]) = (sides(query), sides(value));
    let within = |side: usize, most: i64| 1 <= side && side <= most as usize;
    must(within(batch, BATCH_MAX), &format!("there are 1 to {BATCH_MAX} sequences in the batch"))?;
    must(within(n, LENGTH_MAX) && within(m, LENGTH_MAX), &format!("there are 1 to {LENGTH_MAX} queries and keys"))?;
    must(within(d, WIDTH_MAX) && within(e, WIDTH_MAX), &format!("a row has 1 to {WIDTH_MAX} numbers"))?;
    must(sides(key) == [batch, m, d] && sides(value) == [batch, m, e], "the shapes belong together")?;
    must(mask.as_ref().is_none_or(|mask| mask.shape() == [batch, n, m]), "the mask has the shape (batch, n, m)")?;
    let bounded = |array: &ArrayD<f64>, most: i64| array.iter().all(|number| number.abs() <= most as f64);
    must(bounded(query, LOGIT_MAX) && bounded(key, LOGIT_MAX), &format!("queries and keys are at most {LOGIT_MAX}"))?;
    must(bounded(value, VALUE_MAX), &format!("values are at most {VALUE_MAX}"))
}

fn sides(array: &ArrayD<f64>) -> [usize; 3] {
    [array.shape()[0], array.shape()[1], array.shape()[2]]
}

/// How a mask is drawn.
#[derive(Clone, Copy)]
enum Mask {
    Absent,
    Causal,
    /// Each query may look at this share of the keys.
    Share(f64),
    /// The first sequence is full, each later one shorter, the last empty.
    Padding,
}

/// Arguments with the sides batch, n, m, d and e; queries and keys go up to `spread`.
fn draw(random: &mut Random, [batch, n, m, d, e]: [usize; 5], spread: f64, mask: Mask) -> Arguments {
    let mut array =
        |shape: [usize; 3], most: f64| ArrayD::from_shape_fn(shape.to_vec(), |_| random.decimal(-most, most, 1));
    let (query, key) = (array([batch, n, d], spread), array([batch, m, d], spread));
    let value = array([batch, m, e], 9.0);
    let allowed = ArrayD::from_shape_fn(vec![batch, n, m], |at| match mask {
        Mask::Absent => true,
        Mask::Causal => at[2] <= at[1],
        Mask::Share(share) => random.chance(share),
        Mask::Padding => at[2] * (batch - 1) < m * (batch - 1 - at[0]),
    });
    (query, key, value, (!matches!(mask, Mask::Absent)).then_some(allowed))
}

/// One query of `[100]`, so that the scores are a hundred times these keys.
fn one_query(keys: &[f64], allowed: &[bool]) -> Arguments {
    let values: Vec<f64> = (1..=keys.len()).map(|at| at as f64).collect();
    (
        numbers([1, 1, 1], &[100.0]),
        numbers([1, keys.len(), 1], keys),
        numbers([1, keys.len(), 1], &values),
        ArrayD::from_shape_vec(vec![1, 1, allowed.len()], allowed.to_vec()).ok(),
    )
}

fn numbers(shape: [usize; 3], items: &[f64]) -> ArrayD<f64> {
    let mut items = items.iter().copied().cycle();
    ArrayD::from_shape_fn(shape.to_vec(), |_| items.next().unwrap_or(0.0))
}
