use super::limits::{CLUSTERS_MAX, DEEP, PAIRS_MAX};
use judge::prelude::*;

type Task = (Vec<i64>, Vec<(usize, usize)>);

pub fn checker() -> Checker {
    Checker::new(smallest_common_clusters)
        .example(
            "Documents 0 and 1 were merged into 4, documents 2 and 3 into 5, and these into 6.",
            (vec![4, 4, 5, 5, 6, 6, -1], vec![(0, 1), (0, 2), (3, 1)]),
        )
        .example(
            "Cluster 5 holds document 2, and every cluster holds itself.",
            (vec![4, 4, 5, 5, 6, 6, -1], vec![(2, 5), (5, 2), (3, 3)]),
        )
        .edge("the root alone", |_| (vec![-1], vec![(0, 0)]))
        .edge("no pairs", |_| (vec![1, -1, 1], vec![]))
        .edge("the root alone, no pairs", |_| (vec![-1], vec![]))
        .edge("two clusters", |_| (vec![-1, 0], all_pairs(2)))
        .edge("two clusters, the root last", |_| (vec![1, -1], all_pairs(2)))
        .edge("a cluster and itself", |_| (vec![-1, 0, 0, 1, 1], vec![(3, 3), (1, 1), (0, 0)]))
        .edge("a cluster and its parent", |_| (vec![-1, 0, 0, 1, 1], vec![(3, 1), (1, 3), (1, 0), (0, 2)]))
        .edge("a cluster far above the other", |_| (vec![-1, 0, 1, 2, 3, 4], vec![(5, 1), (1, 5), (0, 5), (5, 0)]))
        .edge("all merged at once", |_| (vec![3, 3, 3, -1, 3], all_pairs(5)))
        .edge("merged one by one", |_| (vec![1, 2, 3, 4, -1], all_pairs(5)))
        .edge("a document joins at each merge", |_| (vec![5, 5, 6, 7, 8, 6, 7, 8, -1], all_pairs(9)))
        .edge("balanced, the root first", |_| (vec![-1, 0, 0, 1, 1, 2, 2], all_pairs(7)))
        .edge("balanced, the root last", |_| (vec![4, 4, 5, 5, 6, 6, -1], all_pairs(7)))
        .edge("balanced, the root in the middle", |_| (vec![2, 2, 3, -1, 3, 4, 4], all_pairs(7)))
        .edge("smaller and larger numbers by turns", |_| (vec![5, 5, 0, 0, 1, -1, 2, 4, 7], all_pairs(9)))
        .edge("a long branch and a short one", |_| {
            (vec![-1, 0, 1, 2, 3, 4, 0], vec![(5, 6), (6, 5), (3, 6), (1, 6), (6, 0)])
        })
        .edge("branches of equal length", |_| (vec![-1, 0, 0, 1, 2, 3, 4, 5, 6], all_pairs(9)))
        .edge("they meet below the root", |_| (vec![-1, 0, 1, 2, 2, 3, 4], all_pairs(7)))
        .edge("a single chain above them", |_| (vec![2, 2, 3, 4, 5, -1], all_pairs(6)))
        .edge("a long chain, the root first", |random| chain(random, DEEP as usize, false))
        .edge("a long chain, the root last", |random| chain(random, DEEP as usize, true))
        .edge("two long branches", |_| {
            let n = 2 * 1_024 + 1;
            let parents = (0..n).map(|at| if at < 3 { at.min(1) - 1 } else { at - 2 }).collect();
            (
                parents,
                vec![(2_047, 2_048), (2_048, 2_047), (2_047, 2), (1, 2_048), (2_047, 1_023), (2_048, 0), (1_024, 1)],
            )
        })
        .edge("jumps of every length", |random| {
            let (parents, _) = chain(random, 600, false);
            let pairs = (0..600).map(|at| (599, at)).collect();
            (parents, pairs)
        })
        .edge("as many clusters and pairs as allowed", |random| {
            let (clusters, pairs) = (CLUSTERS_MAX as usize, PAIRS_MAX as usize);
            drawn(random, clusters, pairs, 0.5)
        })
        .random(|random, size| {
            let depth = *random.pick(&[0.0, 0.5, 0.9, 1.0]);
            let pairs = random.count(0..=2 * size);
            drawn(random, size.max(1), pairs, depth)
        })
        // A chain of half of the clusters, each with one more cluster below it, and the numbers shuffled.
        .growth(|random, size| {
            let clusters = size / 2;
            let names = random.permutation(clusters);
            let mut parents = vec![-1; clusters];
            for at in 1..clusters {
                let above = if at % 2 == 1 { at - 1 } else { at - 2 };
                parents[names[at]] = names[above] as i64;
            }
            let pairs = random.many(size - clusters, |r| (r.count(0..=clusters - 1), r.count(0..=clusters - 1)));
            (parents, pairs)
        })
        .legal(|(parents, pairs)| {
            let n = parents.len();
            must((1..=CLUSTERS_MAX as usize).contains(&n), &format!("there are 1 to {CLUSTERS_MAX} clusters"))?;
            must(pairs.len() <= PAIRS_MAX as usize, &format!("there are at most {PAIRS_MAX} pairs"))?;
            must(pairs.iter().all(|&(a, b)| a < n && b < n), "every number in a pair is a cluster")?;
            must(parents.iter().all(|parent| (-1..n as i64).contains(parent)), "every parent is a cluster, or -1")?;
            must(parents.iter().filter(|&&parent| parent == -1).count() == 1, "there is exactly one root")?;
            let mut children = vec![Vec::new(); n + 1];
            parents.iter().enumerate().for_each(|(at, parent)| children[(parent + 1) as usize].push(at));
            let mut reached = children[0].clone();
            let mut next = 0;
            while next < reached.len() {
                reached.extend(&children[reached[next] + 1]);
                next += 1;
            }
            must(reached.len() == n, "from every cluster the parents lead to the root")
        })
        .into()
}

/// Two walkers go up from the two clusters, and from the root on once more from where the other one began. By then both
/// have the same number of steps left to where the ways meet.
fn smallest_common_clusters(parents: Vec<i64>, pairs: Vec<(usize, usize)>) -> Vec<usize> {
    let up = |at: usize, again: usize| if parents[at] < 0 { again } else { parents[at] as usize };
    let meet = |&(a, b): &(usize, usize)| {
        let (mut one, mut other) = (a, b);
        while one != other {
            (one, other) = (up(one, b), up(other, a));
        }
        one
    };
    pairs.iter().map(meet).collect()
}

fn all_pairs(n: usize) -> Vec<(usize, usize)> {
    (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).collect()
}

fn chain(random: &mut Random, n: usize, root_last: bool) -> Task {
    let mut parents: Vec<i64> = (-1..n as i64 - 1).collect();
    if root_last {
        parents = (1..n as i64).chain([-1]).collect();
    }
    (parents, random.many(12, |r| (r.count(0..=n - 1), r.count(0..=n - 1))))
}

fn drawn(random: &mut Random, clusters: usize, pairs: usize, depth: f64) -> Task {
    let parents = random.tree(clusters, depth).into_iter().map(|parent| parent.map_or(-1, |at| at as i64)).collect();
    (parents, random.many(pairs, |r| (r.count(0..=clusters - 1), r.count(0..=clusters - 1))))
}
