use super::limits::{D_MAX, M_MAX, MAGNITUDE_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(squared_distances)
        .example(
            "Two points against three, in the plane.",
            (array![[0.0, 0.0], [3.0, 4.0]], array![[0.0, 1.0], [3.0, 4.0], [-1.0, 2.0]]),
        )
        .example(
            "Seconds since 1970: far from zero, and close to each other.",
            (array![[1_700_000_000.0, 0.5]], array![[1_700_000_001.0, 0.5], [1_700_000_000.0, 0.25]]),
        )
        .edge("one number each", |_| (array![[2.0]], array![[-1.5]]))
        .edge("one dimension", |random| (table(random, 4, 1, LOGIT), table(random, 3, 1, LOGIT)))
        .edge("one vector in a", |random| (table(random, 1, 3, LOGIT), table(random, 4, 3, LOGIT)))
        .edge("one vector in b", |random| (table(random, 4, 3, LOGIT), table(random, 1, 3, LOGIT)))
        .edge("n, m and d are equal", |random| (table(random, 3, 3, LOGIT), table(random, 3, 3, LOGIT)))
        .edge("as many in b as dimensions", |random| (table(random, 2, 4, LOGIT), table(random, 4, 4, LOGIT)))
        .edge("as many in a as dimensions", |random| (table(random, 4, 4, LOGIT), table(random, 2, 4, LOGIT)))
        .edge("every vector with itself", |random| {
            let x = table(random, 5, 4, LOGIT);
            (x.clone(), x)
        })
        .edge("every vector with itself, far from the origin", |random| {
            let x = table(random, 5, 3, (9e8, 9.1e8, 3));
            (x.clone(), x)
        })
        .edge("thirds far from the origin", |_| {
            (array![[1e8 / 3.0, 2e8 / 3.0]], array![[1e8 / 3.0, 2e8 / 3.0], [33333333.0, 66666667.0]])
        })
        .edge("two far clusters", |_| {
            (array![[9e8, 0.0], [-9e8, 1.0]], array![[9e8 + 0.5, 0.0], [-9e8, 1.25], [-9e8, 1.0]])
        })
        .edge("tiny numbers", |random| (table(random, 3, 2, (-1e-9, 1e-9, 11)), table(random, 4, 2, (-1e-9, 1e-9, 11))))
        .edge("a distance of 1e-100", |_| (array![[1e-100, 0.0]], array![[0.0, 0.0], [1e-100, 1e-100]]))
        .edge("one column of large numbers and one of small", |_| {
            (array![[1e6, 1e-3], [-1e6, 2e-3]], array![[1e6, 3e-3], [1e6, 1e-3]])
        })
        .edge("as large as allowed", |random| {
            let most = MAGNITUDE_MAX as f64;
            let mut a = table(random, N_MAX as usize, D_MAX as usize, LOGIT);
            a[[0, 0]] = most;
            a[[1, 0]] = -most;
            (a, table(random, M_MAX as usize, D_MAX as usize, LOGIT))
        })
        .random(|random, size| {
            let (n, d) = (random.count(1..=4), random.count(1..=4));
            let feature = *random.pick(&[LOGIT, LOGIT, (0.0, 1e-6, 9), (8e8, 8.1e8, 0)]);
            (table(random, n, d, feature), table(random, size, d, feature))
        })
        .legal(|(a, b)| {
            let ((n, d), (m, other)) = (a.dim(), b.dim());
            must(1 <= n && n <= N_MAX as usize, &format!("a has 1 to {N_MAX} rows"))?;
            must(1 <= m && m <= M_MAX as usize, &format!("b has 1 to {M_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            must(d == other, "a and b have the same number of columns")?;
            let most = MAGNITUDE_MAX as f64;
            let known = a.iter().chain(b).all(|number| number.abs() <= most);
            must(known, &format!("every number is between -{most} and {most}"))
        })
        .into()
}

fn squared_distances(a: Array2<f64>, b: Array2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((a.nrows(), b.nrows()), |(i, j)| {
        a.row(i).iter().zip(b.row(j)).map(|(left, right)| (left - right).powi(2)).sum()
    })
}

/// How numbers are drawn: lowest, highest, decimals.
type Feature = (f64, f64, i32);
const LOGIT: Feature = (-4.0, 4.0, 1);

fn table(random: &mut Random, rows: usize, columns: usize, (low, high, decimals): Feature) -> Array2<f64> {
    random.matrix(rows, columns, |random| random.decimal(low, high, decimals))
}
