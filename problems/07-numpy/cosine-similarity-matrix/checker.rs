use super::limits::{D_MAX, M_MAX, N_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(cosines)
        .example(
            "Same direction, right angle, opposite.",
            (array![[1.0, 0.0]], array![[5.0, 0.0], [0.0, 2.0], [-3.0, 0.0], [1.0, 1.0]]),
        )
        .example(
            "The second query and the first document are empty.",
            (array![[3.0, 4.0], [0.0, 0.0]], array![[0.0, 0.0], [4.0, 3.0]]),
        )
        .edge("one number each", |_| (array![[2.0]], array![[-1.5]]))
        .edge("zero against zero", |_| (array![[0.0]], array![[0.0]]))
        .edge("one dimension", |random| (table(random, 4, 1, 1.0), table(random, 3, 1, 1.0)))
        .edge("one query", |random| (table(random, 1, 3, 1.0), table(random, 4, 3, 1.0)))
        .edge("one document", |random| (table(random, 4, 3, 1.0), table(random, 1, 3, 1.0)))
        .edge("n, m and d are equal", |_| {
            (
                array![[1.0, 2.0, 0.0], [0.0, 3.0, 5.0], [4.0, 0.0, 1.0]],
                array![[2.0, 0.0, 1.0], [0.5, 1.0, 0.0], [0.0, 7.0, 1.0]],
            )
        })
        .edge("as many documents as dimensions", |random| (table(random, 2, 4, 1.0), table(random, 4, 4, 1.0)))
        .edge("every text with itself", |random| {
            let x = table(random, 5, 4, 1.0);
            (x.clone(), x)
        })
        .edge("lengths of one", |_| (array![[0.6, 0.8], [1.0, 0.0]], array![[0.8, -0.6], [0.0, 1.0]]))
        .edge("negative numbers", |_| (array![[-1.0, -2.0], [-3.0, 1.0]], array![[-2.0, -1.0], [1.0, -5.0]]))
        .edge("very short vectors", |random| (table(random, 3, 2, 1e-9), table(random, 4, 2, 1e-10)))
        .edge("as short as allowed", |_| (array![[1e-100, 0.0], [0.0, 0.0]], array![[1e-100, -1e-100], [0.0, 0.0]]))
        .edge("as long as allowed", |_| (array![[1e100, 0.0], [0.0, 0.0]], array![[5e99, 5e99], [0.0, -1e100]]))
        .edge("short against long", |random| (table(random, 3, 2, 1e-90), table(random, 4, 2, 1e90)))
        .edge("lengths that differ by row", |_| {
            (array![[1e-20, 2e-20], [1e20, 3e20], [1.0, -1.0]], array![[1e-30, 0.0], [2e10, 1e10]])
        })
        .edge("as large as allowed", |random| {
            (table(random, N_MAX as usize, D_MAX as usize, 1.0), table(random, M_MAX as usize, D_MAX as usize, 10.0))
        })
        .random(|random, size| {
            let (n, d) = (random.count(1..=4), random.count(1..=5));
            let scales = [1.0, 1.0, 1e-12, 1e50];
            let (short, long) = (*random.pick(&scales), *random.pick(&scales));
            (table(random, n, d, short), table(random, size, d, long))
        })
        .legal(|(q, docs)| {
            let ((n, d), (m, other)) = (q.dim(), docs.dim());
            must(1 <= n && n <= N_MAX as usize, &format!("q has 1 to {N_MAX} rows"))?;
            must(1 <= m && m <= M_MAX as usize, &format!("docs has 1 to {M_MAX} rows"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} columns"))?;
            must(d == other, "q and docs have the same number of columns")?;
            let known = |length: f64| length == 0.0 || (1e-100..=1e100).contains(&length);
            let known = q.rows().into_iter().chain(docs.rows()).all(|row| known(length(&row.to_vec())));
            must(known, "a vector is all zeros, or its length is between 1e-100 and 1e100")
        })
        .into()
}

/// Adds up products of unit vectors, one pair at a time.
fn cosines(q: Array2<f64>, docs: Array2<f64>) -> Array2<f64> {
    Array2::from_shape_fn((q.nrows(), docs.nrows()), |(i, j)| {
        let (left, right) = (q.row(i).to_vec(), docs.row(j).to_vec());
        let (long, other) = (length(&left), length(&right));
        if long == 0.0 || other == 0.0 {
            return 0.0;
        }
        left.iter().zip(&right).map(|(l, r)| (l / long) * (r / other)).sum()
    })
}

/// By way of the largest entry, so that no square overflows or vanishes.
fn length(vector: &[f64]) -> f64 {
    let largest = vector.iter().fold(0.0f64, |largest, number| largest.max(number.abs()));
    if largest == 0.0 {
        0.0
    } else {
        largest * vector.iter().map(|number| (number / largest).powi(2)).sum::<f64>().sqrt()
    }
}

/// Vectors of about this length, a few of them empty.
fn table(random: &mut Random, rows: usize, columns: usize, scale: f64) -> Array2<f64> {
    let mut x = random.matrix(rows, columns, |random| random.decimal(-3.0, 3.0, 1) * scale);
    for mut row in x.rows_mut() {
        if random.chance(0.1) {
            row.fill(0.0);
        }
    }
    x
}
