use super::limits::{COLUMNS_MAX, VALUES_MAX};
use judge::prelude::*;
use std::cmp::Ordering::Equal;

type Columns = Vec<Vec<f64>>;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// Rows of a growth case. Few, so that there are many columns.
const ROWS: usize = 4;

pub fn checker() -> Checker {
    Checker::new(first_copies)
        .example(
            "Column 2 is a copy of column 0: both values are missing in the same row. Column 3 misses another one.",
            of(&[&[0.5, NAN, 2.0], &[0.5, 1.0, 2.0], &[0.5, NAN, 2.0], &[NAN, 1.0, 2.0]]),
        )
        .example(
            "0.0 and −0.0 are the same number. Columns 1 and 2 both point at column 0.",
            of(&[&[0.0, 1.0], &[-0.0, 1.0], &[0.0, 1.0], &[1.0, 0.0]]),
        )
        .edge("no columns", |_| of(&[]))
        .edge("one column", |_| of(&[&[1.0, 2.0]]))
        .edge("one column without rows", |_| of(&[&[]]))
        .edge("columns without rows", |_| of(&[&[], &[], &[]]))
        .edge("one row", |_| of(&[&[1.0], &[2.0], &[1.0], &[NAN], &[2.0], &[NAN]]))
        .edge("all the same", |_| (vec![vec![0.5, 0.25, 0.5]; 6],))
        .edge("all different", |_| of(&[&[1.0, 1.0], &[1.0, 2.0], &[2.0, 1.0], &[2.0, 2.0]]))
        .edge("three copies, far apart", |_| of(&[&[3.0], &[1.0], &[3.0], &[2.0], &[1.0], &[3.0]]))
        .edge("copies after others", |_| of(&[&[9.0], &[7.0], &[7.0], &[8.0], &[7.0], &[8.0]]))
        .edge("all missing", |_| (vec![vec![NAN; 3]; 3],))
        .edge("missing beside 0", |_| of(&[&[NAN, 1.0], &[0.0, 1.0], &[NAN, 1.0], &[-0.0, 1.0]]))
        .edge("missing beside -1", |_| of(&[&[-1.0, 1.0], &[NAN, 1.0], &[-1.0, 1.0]]))
        .edge("missing beside infinities", |_| of(&[&[INF], &[NAN], &[-INF], &[INF], &[-INF], &[NAN]]))
        .edge("missing beside other sentinels", |_| {
            of(&[&[-999.0], &[NAN], &[-9999.0], &[1e308], &[f64::MAX], &[f64::MIN], &[1e9], &[-1e9], &[999.0]])
        })
        .edge("missing in other rows, the rest alike", |_| of(&[&[NAN, 2.0], &[2.0, NAN], &[2.0, 2.0], &[NAN, 2.0]]))
        .edge("missing once and twice", |_| of(&[&[NAN, 1.0, NAN], &[NAN, 1.0, 1.0], &[1.0, 1.0, NAN]]))
        .edge("zeros of either sign", |_| of(&[&[-0.0, 0.0], &[0.0, -0.0], &[0.0, 0.0], &[-0.0, -0.0]]))
        .edge("the same values in another order", |_| of(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0], &[1.0, 2.0, 3.0]]))
        .edge("the same sum", |_| of(&[&[1.0, 4.0], &[2.0, 3.0], &[4.0, 1.0], &[5.0, 0.0]]))
        .edge("opposite signs", |_| of(&[&[1.0, -2.0], &[-1.0, 2.0], &[1.0, 2.0], &[-1.0, -2.0]]))
        .edge("only the last row differs", |_| of(&[&[1.0, 2.0, 3.0], &[1.0, 2.0, 4.0], &[1.0, 2.0, 3.0]]))
        .edge("only the first row differs", |_| of(&[&[1.0, 2.0, 3.0], &[0.0, 2.0, 3.0], &[1.0, 2.0, 3.0]]))
        .edge("nearly the same", |_| of(&[&[0.1 + 0.2], &[0.3], &[0.300_000_01], &[0.3], &[0.1 + 0.2]]))
        .edge("large and nearly the same", |_| of(&[&[1e16], &[1e16 + 2.0], &[1e16], &[16_777_217.0], &[16_777_216.0]]))
        .edge("tiny", |_| of(&[&[5e-324], &[0.0], &[-5e-324], &[5e-324], &[1e-12], &[2e-12]]))
        .edge("as many rows as columns, symmetric", |_| of(&[&[1.0, 2.0, 1.0], &[2.0, 5.0, 2.0], &[1.0, 2.0, 1.0]]))
        .edge("a long column and its copy", |random| {
            let long = random.many(300, |r| r.decimal(-1.0, 1.0, 1));
            let mut other = long.clone();
            other[299] += 1.0;
            (vec![other.clone(), long.clone(), other, long],)
        })
        .random(|random, size| {
            let rows = random.count(0..=3);
            let values = *random.pick::<&[f64]>(&[&[0.0, 1.0], &[NAN, -0.0, 0.0, 1.0], &[NAN, -1.0, 2.5, INF, -INF]]);
            (random.many(size, |r| r.many(rows, |r| *r.pick(values))),)
        })
        // All columns agree in all rows but the last, where half of them differ from all before.
        .growth(|random, size| {
            let count = size / ROWS;
            let columns = (0..count).map(|at| {
                let last = if random.chance(0.5) { at } else { random.count(0..=at) };
                let mut column = vec![0.5; ROWS];
                column[ROWS - 1] = last as f64;
                column
            });
            (columns.collect(),)
        })
        .bound("values_max", |(columns,)| columns.iter().map(Vec::len).sum::<usize>() as i64)
        .bound("columns_max", |(columns,)| columns.len() as i64)
        .legal(|(columns,)| {
            must(columns.len() <= COLUMNS_MAX as usize, &format!("there are at most {COLUMNS_MAX} columns"))?;
            must(columns.windows(2).all(|pair| pair[0].len() == pair[1].len()), "all columns have equally many rows")?;
            must(
                columns.iter().map(Vec::len).sum::<usize>() <= VALUES_MAX as usize,
                &format!("there are at most {VALUES_MAX} values"),
            )
        })
        .into()
}

/// Sorts the columns, copies next to each other and the first one in front.
fn first_copies(columns: Columns) -> Vec<usize> {
    // All missing values are one, and so are the two zeros.
    let form = |value: &f64| if value.is_nan() { NAN } else { value + 0.0 };
    let mut order: Vec<(Vec<f64>, usize)> =
        columns.iter().map(|column| column.iter().map(form).collect()).zip(0..).collect();
    let compare = |one: &[f64], other: &[f64]| {
        one.iter().zip(other).map(|(a, b)| a.total_cmp(b)).find(|ordering| ordering.is_ne()).unwrap_or(Equal)
    };
    order.sort_by(|one, other| compare(&one.0, &other.0).then(one.1.cmp(&other.1)));
    let mut first = vec![0; columns.len()];
    for group in order.chunk_by(|one, other| compare(&one.0, &other.0).is_eq()) {
        group.iter().for_each(|(_, at)| first[*at] = group[0].1);
    }
    first
}

fn of(columns: &[&[f64]]) -> (Columns,) {
    (columns.iter().map(|column| column.to_vec()).collect(),)
}
