use super::limits::{SIDE_MAX, VALUE_MAX};
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(window_means)
        .example(
            "Two rows of three windows. The first window holds 1, 2, 5 and 6.",
            (array![[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 8.0, 7.0, 6.0]], 2),
        )
        .example("One window holds everything.", (array![[0.25, 0.75], [-0.5, 0.5]], 2))
        .example("A window of one score is that score.", (array![[0.5, -1.5], [2.0, 0.0], [1.0, 1.0]], 1))
        .edge("one score", |_| (array![[7.5]], 1))
        .edge("one row", |random| (map(random, 1, 9), 1))
        .edge("one column", |random| (map(random, 9, 1), 1))
        .edge("wide, k equals the rows", |random| (map(random, 3, 8), 3))
        .edge("tall, k equals the columns", |random| (map(random, 8, 3), 3))
        .edge("k is one less than both sides", |random| (map(random, 6, 6), 5))
        .edge("all the same", |_| (Array2::from_elem((5, 6), 0.1), 2))
        .edge("all negative", |random| (drawn(random, 6, 5, (-9.0, -0.5, 1)), 3))
        .edge("only the first score is not zero", |_| (single(5, 6, (0, 0)), 2))
        .edge("only the last score is not zero", |_| (single(5, 6, (4, 5)), 2))
        .edge("shares below one", |random| (drawn(random, 7, 9, (0.0, 0.99, 2)), 3))
        .edge("a bright corner before faint scores", |random| {
            let mut image = drawn(random, 30, 20, (0.0, 0.01, 4));
            image.indexed_iter_mut().filter(|((row, col), _)| row + col < 6).for_each(|(_, x)| *x = VALUE_MAX as f64);
            (image, 2)
        })
        .edge("largest scores of both signs", |random| {
            let largest = VALUE_MAX as f64;
            (Array2::from_shape_simple_fn((20, 31), || *random.pick(&[largest, -largest, largest - 0.001])), 4)
        })
        .edge("large and far from zero", |random| (drawn(random, 120, 100, (900.0, 1000.0, 3)), 7))
        .random(|random, size| {
            let (rows, cols) = (random.count(1..=size), random.count(1..=size));
            (map(random, rows, cols), random.count(1..=rows.min(cols)))
        })
        .growth(|random, size| {
            let rows = size.isqrt();
            (drawn(random, rows, size / rows, (0.0, 1.0, 3)), rows / 2)
        })
        .legal(|(image, k)| {
            let (rows, cols) = image.dim();
            let sides = 1..=SIDE_MAX as usize;
            must(
                sides.contains(&rows) && sides.contains(&cols),
                &format!("there are 1 to {SIDE_MAX} rows and columns"),
            )?;
            must(1 <= *k && *k <= rows.min(cols), "k is at least 1 and at most the shorter side")?;
            let small = image.iter().all(|score| score.abs() <= VALUE_MAX as f64);
            must(small, &format!("every score lies between -{VALUE_MAX} and {VALUE_MAX}"))
        })
        .into()
}

/// Sums along rows, then along columns, each from scratch: nothing is ever subtracted.
fn window_means(image: Array2<f64>, k: usize) -> Array2<f64> {
    let along = |image: &Array2<f64>| {
        let starts = image.ncols() + 1 - k;
        Array2::from_shape_fn((image.nrows(), starts), |(row, start)| (start..start + k).map(|c| image[[row, c]]).sum())
    };
    let by_row: Array2<f64> = along(&image);
    let by_column: Array2<f64> = along(&by_row.reversed_axes());
    by_column.reversed_axes() / (k * k) as f64
}

/// Grey levels, shares or logits.
fn map(random: &mut Random, rows: usize, cols: usize) -> Array2<f64> {
    let range = *random.pick(&[(0.0, 255.0, 0), (0.0, 1.0, 2), (-4.0, 4.0, 1)]);
    drawn(random, rows, cols, range)
}

/// Scores between a lowest and a highest, with this many decimals.
fn drawn(random: &mut Random, rows: usize, cols: usize, (low, high, decimals): (f64, f64, i32)) -> Array2<f64> {
    Array2::from_shape_simple_fn((rows, cols), || random.decimal(low, high, decimals))
}

fn single(rows: usize, cols: usize, at: (usize, usize)) -> Array2<f64> {
    let mut image = Array2::zeros((rows, cols));
    image[at] = 12.0;
    image
}
