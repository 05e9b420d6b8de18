use super::limits::{D_MAX, K_MAX, MAGNITUDE_MAX, N_MAX, SPREAD_MAX};
use judge::prelude::*;

const EMPTY: f64 = f64::NAN;

type Input = (Array2<f64>, Array2<f64>);

pub fn checker() -> Checker {
    Checker::new(nearest)
        .example(
            "Three samples, two centroids.",
            (array![[1.0, 1.0], [5.0, 4.0], [2.0, 0.0]], array![[4.0, 4.0], [1.0, 0.0]]),
        )
        .example("The middle sample is equally near to both.", (array![[0.0], [2.0], [3.0]], array![[4.0], [0.0]]))
        .example(
            "The first cluster is empty.",
            (array![[0.5, 0.0], [3.0, 3.0]], array![[EMPTY, EMPTY], [4.0, 4.0], [0.0, 0.0]]),
        )
        .edge("one number each", |_| (array![[2.0]], array![[-1.5]]))
        .edge("one centroid", |random| input(random, (5, 1, 3), 0.0, 0.0))
        .edge("one sample", |random| input(random, (1, 4, 3), 0.0, 0.0))
        .edge("one dimension", |_| (array![[1.0], [8.0], [4.0], [-3.0]], array![[0.0], [9.0], [5.0]]))
        .edge("as many samples as centroids", |_| {
            (array![[0.0, 1.0], [9.0, 9.0], [9.0, 8.0]], array![[8.0, 8.0], [1.0, 0.0], [-5.0, 5.0]])
        })
        .edge("as many centroids as dimensions", |random| input(random, (4, 3, 3), 0.0, 0.0))
        .edge("n, k and d are equal", |random| input(random, (3, 3, 3), 0.0, 0.0))
        .edge("all centroids are the same", |_| (array![[0.0, 1.0], [5.0, 5.0]], Array2::from_elem((3, 2), 2.0)))
        .edge("samples on their centroids", |_| {
            (array![[1.0, 2.0], [3.0, 4.0], [1.0, 2.0]], array![[3.0, 4.0], [1.0, 2.0]])
        })
        .edge("a tie between the last two", |_| (array![[0.0, 0.0]], array![[9.0, 9.0], [3.0, 4.0], [5.0, 0.0]]))
        .edge("Euclid and Manhattan disagree", |_| (array![[0.0, 0.0]], array![[0.0, 5.0], [3.0, 3.0]]))
        .edge("the largest product is not the nearest", |_| {
            (array![[1.0, 1.0], [2.0, 1.0]], array![[9.0, 9.0], [1.0, 1.0]])
        })
        .edge("the nearest is last, an empty one before it", |_| (array![[7.0], [6.0]], array![[0.0], [EMPTY], [8.0]]))
        .edge("all but one are empty", |_| {
            (array![[7.0, 1.0], [6.0, 0.0]], array![[EMPTY; 2], [EMPTY; 2], [100.0, 100.0]])
        })
        .edge("an empty one, and samples near the origin", |_| {
            (array![[0.0], [0.5], [9.0]], array![[EMPTY], [5.0], [10.0]])
        })
        .edge("far from the origin", |_| {
            let far = MAGNITUDE_MAX as f64 - 1000.0;
            (array![[far + 1.0, 0.0], [far + 2.0, 1.0]], array![[far + 2.0, 0.0], [far, 0.0], [far + 1.0, 0.5]])
        })
        .edge("the greatest magnitude and spread", |_| {
            let (most, spread) = (MAGNITUDE_MAX as f64, SPREAD_MAX as f64);
            (array![[most, -most], [most - spread, 0.5 - most]], array![[most - spread, -most], [most, spread - most]])
        })
        .edge("as large as allowed", |random| input(random, (N_MAX as usize, K_MAX as usize, D_MAX as usize), 0.0, 0.1))
        .random(|random, size| {
            let (k, d) = (random.count(1..=5), random.count(1..=3));
            let far = *random.pick(&[0.0, 0.0, 5e8]);
            let empty = *random.pick(&[0.0, 0.3]);
            input(random, (size, k, d), far, empty)
        })
        .legal(|(x, centroids)| {
            let ((n, d), (k, other)) = (x.dim(), centroids.dim());
            must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} samples"))?;
            must(1 <= k && k <= K_MAX as usize, &format!("there are 1 to {K_MAX} centroids"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} dimensions"))?;
            must(d == other, "samples and centroids have the same dimensions")?;
            let empty = |row: Vec<f64>| row.iter().filter(|number| number.is_nan()).count();
            let whole = centroids.rows().into_iter().all(|row| [0, d].contains(&empty(row.to_vec())));
            must(whole, "a centroid is nan throughout or nowhere")?;
            must(centroids.iter().any(|number| !number.is_nan()), "at least one centroid is not nan")?;
            must(!x.iter().any(|number| number.is_nan()), "no sample is nan")?;
            let most = MAGNITUDE_MAX as f64;
            let known = |number: &f64| number.is_nan() || (number.abs() <= most && (number * 8.0).fract() == 0.0);
            must(
                x.iter().chain(centroids).all(known),
                &format!("numbers are multiples of 1/8 between -{most} and {most}"),
            )?;
            must(
                spread(x, centroids) <= SPREAD_MAX as f64,
                &format!("the numbers of a column differ by at most {SPREAD_MAX}"),
            )
        })
        .bound("spread_max", |(x, centroids)| spread(x, centroids) as i64)
        .into()
}

/// Keeps the best so far; NaN is never below it.
fn nearest(x: Array2<f64>, centroids: Array2<f64>) -> Array1<i64> {
    let label = |sample: Vec<f64>| {
        let (mut best, mut label) = (f64::INFINITY, 0);
        for (number, centroid) in centroids.rows().into_iter().enumerate() {
            let distance: f64 = sample.iter().zip(centroid).map(|(left, right)| (left - right).powi(2)).sum();
            if distance < best {
                (best, label) = (distance, number as i64);
            }
        }
        label
    };
    x.rows().into_iter().map(|row| label(row.to_vec())).collect()
}

/// The most by which numbers of one column differ, samples and centroids together.
fn spread(x: &Array2<f64>, centroids: &Array2<f64>) -> f64 {
    let column = |at: usize| {
        let numbers = x.column(at).into_iter().chain(centroids.column(at));
        let (low, high) = numbers
            .filter(|number| !number.is_nan())
            .fold((f64::MAX, f64::MIN), |(low, high), &number| (low.min(number), high.max(number)));
        high - low
    };
    (0..x.ncols()).map(column).fold(0.0, f64::max)
}

/// Points of a coarse grid about `far`, so that ties are frequent; the last centroid is never empty.
fn input(random: &mut Random, (n, k, d): (usize, usize, usize), far: f64, empty: f64) -> Input {
    let x = random.matrix(n, d, |random| far + random.int(-8..=8) as f64 / 2.0);
    let mut centroids = random.matrix(k, d, |random| far + random.int(-8..=8) as f64 / 2.0);
    for at in 0..k - 1 {
        if random.chance(empty) {
            centroids.row_mut(at).fill(EMPTY);
        }
    }
    (x, centroids)
}
