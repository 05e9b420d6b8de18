use super::limits::{D_MAX, MAGNITUDE_MAX, N_MAX, T_MAX};
use judge::prelude::*;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(masked_mean)
        .example(
            "Two sequences. The second has one real token.",
            (
                array![[[1.0, 2.0], [3.0, 6.0], [5.0, 1.0]], [[4.0, 0.5], [9.0, 9.0], [7.0, 7.0]]].into_dyn(),
                array![[true, true, true], [true, false, false]],
            ),
        )
        .example(
            "Padding may hold NaN, and a sequence may hold nothing else.",
            (
                array![[[NAN], [2.0], [4.0]], [[1.0], [NAN], [INF]]].into_dyn(),
                array![[false, true, true], [false, false, false]],
            ),
        )
        .edge("one real token", |_| (array![[[2.5, -1.0]]].into_dyn(), array![[true]]))
        .edge("one padded place", |_| (array![[[2.5, -1.0]]].into_dyn(), array![[false]]))
        .edge("one token each", |_| (array![[[2.0]], [[3.0]], [[NAN]]].into_dyn(), array![[true], [true], [false]]))
        .edge("nothing padded", |random| batch(random, (3, 4, 2), 0.0))
        .edge("everything padded", |random| batch(random, (3, 4, 2), 1.0))
        .edge("one dimension", |random| batch(random, (3, 5, 1), 0.4))
        .edge("one sequence", |random| batch(random, (1, 5, 3), 0.4))
        .edge("all sizes are equal", |random| batch(random, (3, 3, 3), 0.4))
        .edge("as many tokens as dimensions", |random| batch(random, (2, 4, 4), 0.4))
        .edge("as many sequences as tokens", |random| batch(random, (4, 4, 2), 0.4))
        .edge("ordinary numbers in the padding", |_| {
            (array![[[1.0], [100.0], [3.0]]].into_dyn(), array![[true, false, true]])
        })
        .edge("infinities of both signs in the padding", |_| {
            (array![[[1.0, 1.0], [INF, -INF], [-INF, NAN], [2.0, 4.0]]].into_dyn(), array![[true, false, false, true]])
        })
        .edge("padding in front", |_| {
            (array![[[9.0], [9.0], [1.0], [2.0]]].into_dyn(), array![[false, false, true, true]])
        })
        .edge("zeros at real tokens", |_| {
            (
                array![[[0.0], [0.0], [5.0]], [[0.0], [6.0], [1.0]]].into_dyn(),
                array![[true, true, false], [true, true, false]],
            )
        })
        .edge("as large as allowed", |random| {
            let (mut x, mask) = batch(random, (N_MAX as usize, T_MAX as usize, D_MAX as usize), 0.3);
            x.index_axis_mut(Axis(0), 0).fill(MAGNITUDE_MAX as f64);
            x.index_axis_mut(Axis(0), 1).fill(-MAGNITUDE_MAX as f64);
            (x, mask)
        })
        .random(|random, size| {
            let (n, d) = (random.count(1..=4), random.count(1..=4));
            let padded = *random.pick(&[0.0, 0.2, 0.5, 0.9]);
            batch(random, (n, size.min(12), d), padded)
        })
        .legal(|(x, mask)| {
            let &[n, t, d] = x.shape() else { return Err("x has three axes".into()) };
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} sequences"))?;
            must(1 <= t && t <= T_MAX as usize, &format!("there are 1 to {T_MAX} tokens"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} dimensions"))?;
            must(mask.dim() == (n, t), "the mask has an entry for each token")?;
            let most = MAGNITUDE_MAX as f64;
            let known = x.indexed_iter().all(|(at, number)| !mask[[at[0], at[1]]] || number.abs() <= most);
            must(known, &format!("at real tokens every number is between -{most} and {most}"))
        })
        .into()
}

/// Walks over the real tokens and never looks at the others.
fn masked_mean(x: ArrayD<f64>, mask: Array2<bool>) -> Array2<f64> {
    let (n, t) = mask.dim();
    Array2::from_shape_fn((n, x.shape()[2]), |(row, column)| {
        let real = (0..t).filter(|&token| mask[[row, token]]);
        let (sum, count) = real.fold((0.0, 0), |(sum, count), token| (sum + x[[row, token, column]], count + 1));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    })
}

/// A batch with a share of padding, where ordinary numbers stand or what no sum survives.
fn batch(random: &mut Random, (n, t, d): (usize, usize, usize), padded: f64) -> (ArrayD<f64>, Array2<bool>) {
    let mask = random.matrix(n, t, |random| !random.chance(padded));
    let left = random.matrix(n, t, |random| *random.pick(&[0.0, 7.5, 7.5, NAN, INF, -INF]));
    let x = ArrayD::from_shape_fn(vec![n, t, d], |at| {
        let place = [at[0], at[1]];
        if mask[place] { random.decimal(-4.0, 4.0, 1) } else { left[place] }
    });
    (x, mask)
}
