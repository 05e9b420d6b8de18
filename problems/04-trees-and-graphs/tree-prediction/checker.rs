use super::limits::{DEEP, FEATURES_MAX, NODES_MAX, ROWS_MAX};
use judge::prelude::*;

/// Feature, threshold, left, right, value.
type Node = (i64, f64, i64, i64, f64);
type Task = (Vec<Node>, Vec<Vec<f64>>);

const NAN: f64 = f64::NAN;
const INFINITY: f64 = f64::INFINITY;

pub fn checker() -> Checker {
    Checker::new(predict)
        .example(
            "The first row has exactly the threshold and goes left. The second goes right, then left.",
            (stump_and_more(), vec![vec![2.0, 0.5], vec![2.0, 0.6], vec![8.0, 0.6]]),
        )
        .example("A missing number goes left.", (stump_and_more(), vec![vec![NAN, 0.75], vec![8.0, NAN]]))
        .example("The root is a leaf.", (vec![leaf(0.25)], vec![vec![1.0], vec![2.0]]))
        .edge("no rows", |_| (stump_and_more(), vec![]))
        .edge("a single leaf, no rows", |_| (vec![leaf(0.5)], vec![]))
        .edge("a single leaf, a missing number", |_| (vec![leaf(0.5)], vec![vec![NAN]]))
        .edge("one split", |_| (stump(1.0), vec![vec![0.9], vec![1.0], vec![1.1]]))
        .edge("next to the threshold", |_| (stump(0.3), vec![vec![0.1 + 0.2], vec![0.3], vec![0.3f64.next_down()]]))
        .edge("zero and minus zero", |_| (stump(0.0), vec![vec![-0.0], vec![0.0], vec![5e-324]]))
        .edge("infinities", |_| (stump(1.0), vec![vec![INFINITY], vec![-INFINITY]]))
        .edge("missing where nobody asks", |_| (stump(1.0), vec![vec![0.5, NAN], vec![1.5, NAN]]))
        .edge("missing, and the threshold below zero", |_| (stump(-1.0), vec![vec![NAN], vec![0.0]]))
        .edge("everything missing", |_| (stump_and_more(), vec![vec![NAN, NAN]]))
        .edge("leaves of value zero", |_| {
            (vec![(0, 0.5, 1, 2, 0.7), leaf(0.0), leaf(-0.5)], vec![vec![0.0], vec![1.0]])
        })
        .edge("a leaf that looks like an inner node", |_| {
            (
                vec![(1, 0.5, 2, 1, 0.3), (0, 0.5, -1, -1, 0.1), (-2, -0.5, -1, -1, 0.2)],
                vec![vec![0.0, 1.0], vec![1.0, 0.0]],
            )
        })
        .edge("inner nodes whose value looks like a prediction", |_| {
            (vec![(0, 2.0, 1, 4, 0.9), (0, 1.0, 2, 3, 0.8), leaf(0.1), leaf(0.2), leaf(0.3)], column(&[0.5, 1.5, 2.5]))
        })
        .edge("children before their parents", |_| {
            (vec![(0, 2.0, 4, 1, 0.0), leaf(0.3), leaf(0.1), leaf(0.2), (0, 1.0, 2, 3, 0.0)], column(&[0.5, 1.5, 2.5]))
        })
        .edge("both children give the same", |_| (vec![(0, 1.0, 1, 2, 0.0), leaf(0.5), leaf(0.5)], column(&[0.0, 2.0])))
        .edge("one feature asked again and again", |_| {
            let nodes = vec![(0, 4.0, 1, 2, 0.0), (0, 2.0, 3, 4, 0.0), (0, 6.0, 5, 6, 0.0)];
            let leaves = (0..4).map(|at| leaf(f64::from(at)));
            (nodes.into_iter().chain(leaves).collect(), column(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]))
        })
        .edge("equal rows", |_| (stump_and_more(), vec![vec![8.0, 0.6]; 4]))
        .edge("a chain to the right", |_| (chain(DEEP, false), column(&[-1.0, 0.0, 700.5, 1e9, NAN])))
        .edge("a chain to the left", |_| (chain(DEEP, true), column(&[1.0, 0.0, -700.5, -1e9, NAN])))
        .edge("as many nodes, rows and features as allowed", |random| {
            let (splits, features) = (NODES_MAX as usize / 2, FEATURES_MAX as usize);
            let nodes = grown(random, splits, features);
            (nodes, random.many(ROWS_MAX as usize, |r| row(r, features)))
        })
        .random(|random, size| {
            let features = random.count(1..=3);
            let splits = random.count(0..=size);
            let nodes = grown(random, splits, features);
            (nodes, random.many(size.min(8), |r| row(r, features)))
        })
        .legal(legal)
        .into()
}

fn legal((nodes, rows): &Task) -> Legal {
    let n = nodes.len();
    must((1..=NODES_MAX as usize).contains(&n), &format!("there are 1 to {NODES_MAX} nodes"))?;
    must(rows.len() <= ROWS_MAX as usize, &format!("there are at most {ROWS_MAX} rows"))?;
    let features = rows.first().map_or(FEATURES_MAX as usize, Vec::len);
    must((1..=FEATURES_MAX as usize).contains(&features), &format!("a row has 1 to {FEATURES_MAX} features"))?;
    must(rows.iter().all(|row| row.len() == features), "all rows are equally long")?;
    let finite = nodes.iter().all(|node| node.1.is_finite() && node.4.is_finite());
    must(finite, "thresholds and values are finite")?;
    let mut parents = vec![0; n];
    for &(feature, _, left, right, _) in nodes.iter().filter(|node| (node.2, node.3) != (-1, -1)) {
        must((0..features as i64).contains(&feature), "the feature of an inner node is the number of a column")?;
        for child in [left, right] {
            must((0..n as i64).contains(&child), "an inner node has two children among the nodes")?;
            parents[child as usize] += 1;
        }
    }
    let one_parent = parents[0] == 0 && parents[1..].iter().all(|&count| count == 1);
    must(one_parent, "the root has no parent, and every other node has one")?;
    let mut reached = vec![0];
    let mut at = 0;
    while at < reached.len() {
        let node = nodes[reached[at]];
        reached.extend([node.2, node.3].into_iter().filter(|&child| child >= 0).map(|child| child as usize));
        at += 1;
    }
    must(reached.len() == n, "every node is reached from the root")
}

fn predict(nodes: Vec<Node>, rows: Vec<Vec<f64>>) -> Vec<f64> {
    let leaf_of = |row: &Vec<f64>| {
        let step = |&(feature, threshold, left, right, _): &Node| {
            (left >= 0)
                .then(|| if row[feature as usize] > threshold { &nodes[right as usize] } else { &nodes[left as usize] })
        };
        std::iter::successors(Some(&nodes[0]), |node| step(node)).last().map_or(NAN, |leaf| leaf.4)
    };
    rows.iter().map(leaf_of).collect()
}

fn leaf(value: f64) -> Node {
    (-2, -2.0, -1, -1, value)
}

fn stump(threshold: f64) -> Vec<Node> {
    vec![(0, threshold, 1, 2, 0.5), leaf(0.125), leaf(0.875)]
}

fn stump_and_more() -> Vec<Node> {
    vec![(1, 0.5, 1, 2, 0.5), leaf(0.1), (0, 4.0, 3, 4, 0.6), leaf(0.4), leaf(0.9)]
}

/// Rows of one feature.
fn column(numbers: &[f64]) -> Vec<Vec<f64>> {
    numbers.iter().map(|&number| vec![number]).collect()
}

/// Each inner node has a leaf on one side and the next inner node on the other.
fn chain(levels: i64, to_the_left: bool) -> Vec<Node> {
    let mut nodes: Vec<Node> = (0..levels)
        .flat_map(|level| {
            let (at, next) = (2 * level + 1, 2 * level + 2);
            let split = match to_the_left {
                true => (0, -level as f64, next, at, 0.5),
                false => (0, level as f64, at, next, 0.5),
            };
            [split, leaf(level as f64)]
        })
        .collect();
    nodes.push(leaf(-1.0));
    nodes
}

/// A tree that grows at leaves drawn at random, its nodes but the root in random order. Thresholds and features are
/// small whole numbers, so that they meet.
fn grown(random: &mut Random, splits: usize, features: usize) -> Vec<Node> {
    let mut nodes = vec![leaf(random.decimal(-1.0, 1.0, 2))];
    let mut leaves = vec![0];
    for _ in 0..splits {
        let at = leaves.swap_remove(random.count(0..=leaves.len() - 1));
        let (left, right) = (nodes.len(), nodes.len() + 1);
        nodes[at] =
            (random.int(0..=features as i64 - 1), random.decimal(-3.0, 3.0, 0), left as i64, right as i64, nodes[at].4);
        nodes.push(leaf(random.decimal(-1.0, 1.0, 2)));
        nodes.push(leaf(random.decimal(-1.0, 1.0, 2)));
        leaves.extend([left, right]);
    }
    let mut place: Vec<i64> = (1..nodes.len() as i64).collect();
    random.shuffle(&mut place);
    place.insert(0, 0);
    let placed = |child: i64| if child < 0 { child } else { place[child as usize] };
    let mut ordered = nodes.clone();
    for (at, &(feature, threshold, left, right, value)) in nodes.iter().enumerate() {
        ordered[place[at] as usize] = (feature, threshold, placed(left), placed(right), value);
    }
    ordered
}

fn row(random: &mut Random, features: usize) -> Vec<f64> {
    random.many(features, |r| if r.chance(0.15) { NAN } else { r.decimal(-4.0, 4.0, 0) })
}
