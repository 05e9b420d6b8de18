use super::limits::{D_MAX, K_MAX, MAGNITUDE_MAX, N_MAX, ROUNDS};
use judge::prelude::*;

/// Points, and one draw per cluster.
type Arguments = (Array2<f64>, Vec<f64>);

pub fn checker() -> Checker {
    Checker::new(|points, draws: Vec<f64>| {
        let Run { centroids, labels, .. } = cluster(&points, &draws);
        (centroids, labels)
    })
    .example(
        "The draws choose 1 and 9. The first round already separates them, the second changes nothing.",
        (line(&[1.0, 2.0, 8.0, 9.0]), vec![0.1, 0.9]),
    )
    .example(
        "The draws choose -7, 0 and 21. After one move the middle centroid loses 0 and 10 to its neighbours; it moves to 21, the farthest point.",
        (line(&STARVED), vec![0.05, 0.2, 0.9]),
    )
    .edge("one point", |_| (array![[3.0, -2.0]], vec![0.5]))
    .edge("one cluster", |random| clear(random, |r| (scattered(r, 7, 2), vec![r.unit()])))
    .edge("as many clusters as points", |random| clear(random, |r| (scattered(r, 5, 2), r.many(5, Random::unit))))
    .edge("all the same", |_| (line(&[2.0; 6]), vec![0.4]))
    .edge("the same points again and again", |_| (line(&[5.0, 5.0, 1.0, 5.0, 1.0, 5.0, 8.5]), vec![0.6, 0.5, 0.9]))
    .edge("the smallest draws", |_| (line(&[4.0, 1.0, 9.0, 30.0]), vec![0.0, 0.001, 0.001]))
    .edge("the largest draws", |_| (line(&[4.0, 1.0, 9.0, 30.0]), vec![0.999, 0.999, 0.999]))
    .edge("starts at the three points on the left", |_| chosen(line(&[0.0, 1.0, 3.5, 40.0, 41.0, 60.0, 61.5]), &[0, 1, 2]))
    .edge("nearest is not the latest", |_| chosen(line(&[0.0, 1.0, 50.0, 51.5, 100.0, 102.0]), &[0, 4, 2]))
    .edge("a cluster that runs empty", |_| chosen(line(&STARVED), &[0, 4, 10]))
    .edge("two clusters that run empty", |_| {
        let farther = STARVED.iter().map(|x| 200.0 + 1.5 * x);
        chosen(line(&STARVED.iter().copied().chain(farther).collect::<Vec<_>>()), &[0, 4, 10, 11, 15, 21])
    })
    .edge("many rounds", |_| {
        let squares: Vec<f64> = (1..=40).map(|at| f64::from(at * at) / 2.0).collect();
        chosen(line(&squares), &[0, 1, 2, 3, 4, 5])
    })
    .edge("one coordinate counts far more", |random| {
        clear(random, |r| {
            let (mut wide, fine) = (r.many(12, |r| r.decimal(-900.0, 900.0, 0)), r.many(12, |r| r.decimal(-1.0, 1.0, 2)));
            wide[0] = 1000.0;
            (Array2::from_shape_fn((12, 2), |(i, j)| if j == 0 { wide[i] } else { fine[i] }), r.many(3, Random::unit))
        })
    })
    .edge("large", |random| clear(random, |r| (scattered(r, 400, D_MAX as usize), r.many(5, Random::unit))))
    .random(|random, size| {
        clear(random, |r| {
            let (n, d) = (r.count(1..=size), r.count(1..=3));
            let k = r.count(1..=n.min(6));
            let points = if r.chance(0.5) { scattered(r, n, d) } else { groups(r, n, d, k) };
            (points, r.many(k, |r| r.decimal(0.0, 0.999, 3)))
        })
    })
    // Tight groups of four, far apart: two or three rounds, so that the start weighs most.
    .growth(|random, size| {
        clear(random, |r| {
            let k = size / 4;
            let place = |i: usize, j: usize| 50.0 * (if j == 0 { i % k / 16 } else { i % k % 16 }) as f64;
            let points = Array2::from_shape_fn((size, 2), |(i, j)| place(i, j) + r.decimal(-0.1, 0.1, 2));
            (points, r.many(k, Random::unit))
        })
    })
    .legal(legal)
    .into()
}

fn legal((points, draws): &Arguments) -> Legal {
    let (n, d) = points.dim();
    must(1 <= n && n <= N_MAX as usize, &format!("there are 1 to {N_MAX} points"))?;
    must(1 <= d && d <= D_MAX as usize, &format!("a point has 1 to {D_MAX} coordinates"))?;
    must(!draws.is_empty() && draws.len() <= K_MAX as usize, &format!("there are 1 to {K_MAX} draws"))?;
    must(draws.len() <= n, "there are at least as many points as clusters")?;
    must(draws.iter().all(|draw| (0.0..1.0).contains(draw)), "a draw is at least 0 and below 1")?;
    let bounded = points.iter().all(|number| number.abs() <= MAGNITUDE_MAX as f64);
    must(bounded, &format!("no coordinate is larger than {MAGNITUDE_MAX} in magnitude"))?;
    let run = cluster(points, draws);
    let longest = points.rows().into_iter().map(|point| point.dot(&point)).fold(0.0, f64::max);
    // Expanding |x - c|² loses about 1e-15 of the squared lengths; running totals add that up.
    must(run.clearance >= 1e-10 * (1.0 + longest), "the points are different enough, and no decision is a near-tie")?;
    must(run.rounds <= ROUNDS, &format!("nothing changes any more by round {ROUNDS}"))
}

struct Run {
    centroids: Array2<f64>,
    labels: Array1<i64>,
    rounds: i64,
    /// The smallest gap by which anything was decided.
    clearance: f64,
}

fn cluster(points: &Array2<f64>, draws: &[f64]) -> Run {
    let (n, k) = (points.nrows(), draws.len());
    let mut clearance = f64::INFINITY;
    let mut centroids = Array2::zeros((k, points.ncols()));
    let mut weights = vec![1.0; n];
    for (c, &draw) in draws.iter().enumerate() {
        let at = pick(&weights, draw, &mut clearance);
        centroids.row_mut(c).assign(&points.row(at));
        for (i, weight) in weights.iter_mut().enumerate() {
            let distance = squared(points, i, points, at);
            *weight = if c == 0 { distance } else { weight.min(distance) };
        }
    }
    let mut labels = vec![k; n];
    for round in 1.. {
        let mut own = vec![0.0; n];
        let before = labels.clone();
        for i in 0..n {
            let distances: Vec<f64> = (0..k).map(|c| squared(points, i, &centroids, c)).collect();
            labels[i] = (0..k).fold(0, |nearest, c| if distances[c] < distances[nearest] { c } else { nearest });
            own[i] = distances[labels[i]];
            let others = (0..k).filter(|&c| c != labels[i]).map(|c| distances[c] - own[i]);
            clearance = others.fold(clearance, f64::min);
        }
        if labels == before || round > ROUNDS {
            let labels = labels.iter().map(|&label| label as i64).collect();
            return Run { centroids, labels, rounds: round, clearance };
        }
        let mut farthest = by_distance(points, &own, &mut clearance, empty(&labels, k)).into_iter();
        for c in 0..k {
            let members: Vec<usize> = (0..n).filter(|&i| labels[i] == c).collect();
            let moved = if members.is_empty() {
                farthest.next().map(|i| points.row(i).to_owned())
            } else {
                points.select(Axis(0), &members).mean_axis(Axis(0))
            };
            centroids.row_mut(c).assign(&moved.unwrap_or_default());
        }
    }
    unreachable!("the rounds are counted")
}

/// The first position whose running total is larger than the draw's share of the whole.
fn pick(weights: &[f64], draw: f64, clearance: &mut f64) -> usize {
    let target = draw * weights.iter().sum::<f64>();
    let totals: Vec<f64> = weights
        .iter()
        .scan(0.0, |total, weight| {
            *total += weight;
            Some(*total)
        })
        .collect();
    *clearance = totals.iter().fold(*clearance, |least, total| least.min((total - target).abs()));
    totals.iter().position(|&total| total > target).unwrap_or(0)
}

fn empty(labels: &[usize], k: usize) -> usize {
    (0..k).filter(|c| !labels.contains(c)).count()
}

/// The `count` points that lie farthest from their own centroids. Equal points may change places.
fn by_distance(points: &Array2<f64>, own: &[f64], clearance: &mut f64, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..own.len()).collect();
    order.sort_by(|&i, &j| own[j].total_cmp(&own[i]));
    for pair in order.windows(2).take(count).filter(|pair| points.row(pair[0]) != points.row(pair[1])) {
        *clearance = clearance.min(own[pair[0]] - own[pair[1]]);
    }
    order.truncate(count);
    order
}

fn squared(left: &Array2<f64>, i: usize, right: &Array2<f64>, j: usize) -> f64 {
    left.row(i).iter().zip(right.row(j)).map(|(x, y)| (x - y) * (x - y)).sum()
}

/// With -7, 0 and 21 as first centroids, the middle one gets 0 and 10 and moves to 5, where it is nearest to no point.
const STARVED: [f64; 11] = [-7.0, -4.0, -4.0, -4.0, 0.0, 10.0, 13.0, 13.0, 13.0, 13.0, 21.0];

/// Draws that choose these points as first centroids.
fn chosen(points: Array2<f64>, wanted: &[usize]) -> Arguments {
    let mut weights = vec![1.0; points.nrows()];
    let mut draws = Vec::new();
    for &at in wanted {
        let before: f64 = weights[..at].iter().sum();
        draws.push((before + weights[at] / 2.0) / weights.iter().sum::<f64>());
        for (i, weight) in weights.iter_mut().enumerate() {
            let distance = squared(&points, i, &points, at);
            *weight = if draws.len() == 1 { distance } else { weight.min(distance) };
        }
    }
    (points, draws)
}

/// Draws again until the input is legal, that is, free of near-ties.
fn clear(random: &mut Random, make: impl Fn(&mut Random) -> Arguments) -> Arguments {
    let drawn = (0..200).map(|_| make(random)).find(|arguments| legal(arguments).is_ok());
    drawn.unwrap_or_else(|| (line(&[0.0, 1.0, 3.0]), vec![0.5, 0.5]))
}

fn line(items: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((items.len(), 1), |(i, _)| items[i])
}

fn scattered(random: &mut Random, n: usize, d: usize) -> Array2<f64> {
    Array2::from_shape_simple_fn((n, d), || random.decimal(-9.0, 9.0, 1))
}

fn groups(random: &mut Random, n: usize, d: usize, k: usize) -> Array2<f64> {
    let centres = Array2::from_shape_simple_fn((k, d), || random.decimal(-50.0, 50.0, 0));
    Array2::from_shape_fn((n, d), |(i, j)| centres[[i % k, j]] + random.decimal(-3.0, 3.0, 1))
}
