use super::limits::{C_MAX, COUNT_MAX, D_MAX, MAGNITUDE_MAX};
use judge::prelude::*;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(average)
        .example(
            "The second client has seen three times as many samples.",
            (array![[1.0, 10.0], [5.0, 20.0]], array![10, 30]),
        )
        .example("The first client has seen none.", (array![[NAN, INF], [2.0, -1.0], [4.0, 0.0]], array![0, 1, 1]))
        .edge("one client", |_| (array![[1.5, -2.0]], array![7]))
        .edge("one parameter", |_| (array![[1.0], [2.0], [6.0]], array![1, 2, 1]))
        .edge("one sample in all", |_| (array![[9.0], [4.0], [-9.0]], array![0, 1, 0]))
        .edge("as many clients as parameters", |_| {
            (array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]], array![1, 5, 2])
        })
        .edge("as many clients as parameters, one without samples", |_| (array![[1.0, 2.0], [4.0, 5.0]], array![3, 0]))
        .edge("equal counts", |_| (array![[1.0, 0.0], [2.0, 4.0], [6.0, 5.0]], array![4, 4, 4]))
        .edge("ordinary numbers without samples", |_| (array![[100.0], [2.0]], array![0, 5]))
        .edge("zeros without samples", |_| (array![[0.0], [2.0], [4.0]], array![0, 5, 5]))
        .edge("a parameter of zero", |_| (array![[0.0, 1.0], [2.0, 0.0]], array![3, 1]))
        .edge("infinities of both signs without samples", |_| (array![[INF], [-INF], [3.0]], array![0, 0, 2]))
        .edge("negative parameters", |_| (array![[-1.0, -2.0], [-5.0, 3.0]], array![1, 3]))
        .edge("one client outweighs all others", |_| (array![[1.0], [1000.0], [-1000.0]], array![1_000_000, 1, 1]))
        .edge("the largest counts", |_| {
            (
                Array2::from_shape_fn((C_MAX as usize, 2), |(i, j)| (i + j) as f64),
                Array1::from_elem(C_MAX as usize, COUNT_MAX),
            )
        })
        .edge("the greatest magnitude", |_| {
            let most = MAGNITUDE_MAX as f64;
            (array![[most, -most], [-most, -most]], array![3, 1])
        })
        .edge("as large as allowed", |random| clients(random, C_MAX as usize, D_MAX as usize))
        .random(|random, size| {
            let d = random.count(1..=5);
            clients(random, size, d)
        })
        .legal(|(params, counts)| {
            let (c, d) = params.dim();
            must(1 <= c && c <= C_MAX as usize, &format!("there are 1 to {C_MAX} clients"))?;
            must(1 <= d && d <= D_MAX as usize, &format!("there are 1 to {D_MAX} parameters"))?;
            must(counts.len() == c, "every client has a count")?;
            must(
                counts.iter().all(|count| (0..=COUNT_MAX).contains(count)),
                &format!("a count is between 0 and {COUNT_MAX}"),
            )?;
            must(counts.iter().any(|count| *count > 0), "at least one count is above 0")?;
            let most = MAGNITUDE_MAX as f64;
            let known = params.indexed_iter().all(|((client, _), number)| counts[client] == 0 || number.abs() <= most);
            must(known, &format!("where the count is above 0, every number is between -{most} and {most}"))
        })
        .into()
}

/// Keeps the average so far and moves it towards each client by its share.
fn average(params: Array2<f64>, counts: Array1<i64>) -> Array1<f64> {
    let mut mean = Array1::zeros(params.ncols());
    let mut seen = 0.0;
    for (row, &count) in params.rows().into_iter().zip(&counts).filter(|(_, count)| **count > 0) {
        seen += count as f64;
        mean.zip_mut_with(&row, |mean: &mut f64, number| *mean += count as f64 / seen * (number - *mean));
    }
    mean
}

/// Clients of which some have no samples; the last always has some.
fn clients(random: &mut Random, c: usize, d: usize) -> (Array2<f64>, Array1<i64>) {
    let idle = *random.pick(&[0.0, 0.2, 0.6]);
    let most = *random.pick(&[5, 1000]);
    let mut counts = random.vector(c, |random| if random.chance(idle) { 0 } else { random.int(1..=most) });
    counts[c - 1] = random.int(1..=most);
    let left = random.vector(c, |random| *random.pick(&[NAN, INF, -INF, 50.0, 0.0]));
    let params = Array2::from_shape_fn((c, d), |(client, _)| {
        let number = random.decimal(-3.0, 3.0, 1);
        if counts[client] == 0 { left[client] } else { number }
    });
    (params, counts)
}
