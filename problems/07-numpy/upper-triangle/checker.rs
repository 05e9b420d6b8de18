use super::limits::N_MAX;
use judge::prelude::*;

const NAN: f64 = f64::NAN;

pub fn checker() -> Checker {
    Checker::new(upper)
        .example("Three items, three pairs.", (array![[1.0, 0.5, 0.2], [0.5, 1.0, 0.7], [0.2, 0.7, 1.0]],))
        .example(
            "A similarity of 0 is one like any other, and so is a pair that was not compared.",
            (array![[1.0, 0.0, NAN], [0.0, 1.0, 0.25], [NAN, 0.25, 1.0]],),
        )
        .example("One item has no pairs.", (array![[1.0]],))
        .edge("two items", |_| (array![[1.0, -0.5], [0.25, 1.0]],))
        .edge("four items in counting order", |_| (Array2::from_shape_fn((4, 4), |(i, j)| (10 * i + j) as f64),))
        .edge("symmetric, four items", |_| (Array2::from_shape_fn((4, 4), |(i, j)| (i.min(j) * 10 + i.max(j)) as f64),))
        .edge("all zeros", |_| (Array2::zeros((3, 3)),))
        .edge("zeros above the diagonal", |_| (array![[1.0, 0.0, 0.0], [5.0, 1.0, 0.0], [6.0, 7.0, 1.0]],))
        .edge("all the same", |_| (Array2::from_elem((4, 4), 1.0),))
        .edge("negative entries", |_| (array![[1.0, -1.0, -2.0], [3.0, 1.0, -4.0], [5.0, 6.0, 1.0]],))
        .edge("repeated entries", |_| (array![[1.0, 0.5, 0.5], [0.5, 1.0, 0.5], [0.5, 0.5, 1.0]],))
        .edge("nothing compared", |_| (Array2::from_elem((3, 3), NAN),))
        .edge("NaN below the diagonal", |_| (array![[NAN, 0.5, 0.25], [NAN, NAN, 0.75], [NAN, NAN, NAN]],))
        .edge("infinities", |_| {
            (array![[0.0, f64::INFINITY, 1.0], [2.0, 0.0, f64::NEG_INFINITY], [3.0, f64::INFINITY, 0.0]],)
        })
        .edge("numbers of every size", |_| (array![[0.0, 1e300, 5e-324], [1.0, 0.0, 0.1], [1e-9, 1e9, 0.0]],))
        .edge("falling along every row", |_| {
            (array![[9.0, 8.0, 7.0, 6.0], [5.0, 4.0, 3.0, 2.0], [1.0, 0.5, 0.25, 0.125], [0.0; 4]],)
        })
        .edge("as large as allowed", |random| (table(random, N_MAX as usize),))
        .random(|random, size| (table(random, size.min(12)),))
        .legal(|(s,)| {
            must((1..=N_MAX as usize).contains(&s.nrows()), &format!("there are 1 to {N_MAX} items"))?;
            must(s.is_square(), "the table has as many rows as columns")
        })
        .into()
}

fn upper(s: Array2<f64>) -> Array1<f64> {
    s.indexed_iter().filter(|((row, column), _)| row < column).map(|(_, &entry)| entry).collect()
}

/// Similarities with zeros and gaps, symmetric or not.
fn table(random: &mut Random, n: usize) -> Array2<f64> {
    let mut s = random.matrix(n, n, |random| match random.int(0..=9) {
        0 | 1 => 0.0,
        2 => NAN,
        _ => random.decimal(-1.0, 1.0, 1),
    });
    if random.chance(0.3) {
        let above = s.clone();
        s.indexed_iter_mut().for_each(|((i, j), entry)| *entry = above[[i.min(j), i.max(j)]]);
    }
    s
}
