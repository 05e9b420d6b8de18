use super::limits::{DEEP, EDGES_MAX, NODES_MAX};
use judge::prelude::*;

type Graph = (usize, Vec<(usize, usize)>);

pub fn checker() -> Checker {
    Checker::new(nodes_on_cycles)
        .example("The cycle leads on to 3 and 4, which do not come back.", graph(5, "0>1 1>2 2>0 2>3 3>4"))
        .example("Node 2 lies between two cycles, and on none.", graph(5, "0>1 1>0 1>2 2>3 3>4 4>3"))
        .example("An edge from a node to itself is a cycle.", graph(2, "0>0 0>1"))
        .edge("no nodes", |_| graph(0, ""))
        .edge("one node", |_| graph(1, ""))
        .edge("one node that feeds itself", |_| graph(1, "0>0"))
        .edge("no edges", |_| graph(4, ""))
        .edge("every node feeds itself, and the next", |_| graph(4, "0>0 0>1 1>1 1>2 2>2 2>3 3>3"))
        .edge("the last of a chain feeds itself", |_| graph(3, "0>1 1>2 2>2"))
        .edge("two nodes that feed each other", |_| graph(2, "0>1 1>0"))
        .edge("the same edge twice", |_| graph(2, "0>1 0>1"))
        .edge("two ways to one node", |_| graph(4, "0>1 0>2 1>3 2>3 0>3"))
        .edge("one cycle of everything", |_| graph(5, "0>3 3>1 1>4 4>2 2>0"))
        .edge("leads to a cycle", |_| graph(5, "0>1 1>2 2>3 3>4 4>2"))
        .edge("two cycles that share a node", |_| graph(5, "0>1 1>2 2>0 2>3 3>4 4>2"))
        .edge("two cycles that share an edge", |_| graph(4, "0>1 1>2 2>0 1>3 3>0"))
        .edge("two cycles apart", |_| graph(6, "0>1 1>0 3>4 4>5 5>3"))
        .edge("a cycle that closes through a finished node", |_| graph(4, "0>1 1>2 2>0 1>3 3>2"))
        .edge("the same, its edges the other way round", |_| graph(4, "3>2 1>3 2>0 1>2 0>1"))
        .edge("a cycle that leads to a finished node", |_| graph(4, "0>1 2>3 3>2 3>1"))
        .edge("a cycle that leads to a finished cycle", |_| graph(5, "0>1 1>0 2>3 3>4 4>2 3>0 4>1"))
        .edge("a back edge inside a longer one", |_| graph(6, "0>1 1>2 2>3 3>2 3>4 4>1 4>5"))
        .edge("all pairs", |_| (6, (0..36).map(|at| (at / 6, at % 6)).filter(|(a, b)| a != b).collect()))
        .edge("all pairs, one way only", |_| (6, (0..36).map(|at| (at / 6, at % 6)).filter(|(a, b)| a < b).collect()))
        .edge("a long chain", |_| (DEEP as usize, chain(DEEP as usize)))
        .edge("a long chain against the numbers", |_| {
            (DEEP as usize, chain(DEEP as usize).into_iter().map(|(source, target)| (target, source)).collect())
        })
        .edge("a long cycle with a tail", |_| {
            let mut edges = chain(DEEP as usize);
            edges.push((DEEP as usize - 2, 1));
            (DEEP as usize, edges)
        })
        .random(random_graph)
        // A long chain with short cuts, and small cycles at its end: a search from almost any node sees all that follows.
        .growth(|random, size| {
            let nodes = size / 3;
            let mut edges = chain(nodes);
            while nodes + edges.len() < size {
                let source = random.count(0..=nodes - 5);
                let target = if source > nodes / 4 * 3 && random.chance(0.3) { source - 3 } else { source + 4 };
                edges.push((source, target));
            }
            random.shuffle(&mut edges);
            (nodes, edges)
        })
        .legal(|(n, edges)| {
            must(*n <= NODES_MAX as usize, &format!("there are at most {NODES_MAX} nodes"))?;
            must(edges.len() <= EDGES_MAX as usize, &format!("there are at most {EDGES_MAX} edges"))?;
            must(edges.iter().all(|(source, target)| source < n && target < n), "every edge joins nodes below n")
        })
        .into()
}

/// Strongly connected components by the path that leads to them (Gabow): `borders` holds, for each component that is not
/// yet complete, where it begins in `waiting`. An edge back into `waiting` removes the borders on its way.
fn nodes_on_cycles(n: usize, edges: Vec<(usize, usize)>) -> Vec<usize> {
    let mut targets = vec![Vec::new(); n];
    for &(source, target) in &edges {
        targets[source].push(target);
    }
    let feeds_itself: Vec<bool> = targets.iter().enumerate().map(|(node, to)| to.contains(&node)).collect();
    let mut place = vec![None; n];
    let mut complete = vec![false; n];
    let (mut waiting, mut borders, mut path, mut found) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for start in 0..n {
        if place[start].is_none() {
            path.push(start);
        }
        while let Some(&node) = path.last() {
            let first = *place[node].get_or_insert_with(|| {
                waiting.push(node);
                borders.push(waiting.len() - 1);
                waiting.len() - 1
            });
            match targets[node].pop() {
                Some(target) => match place[target] {
                    None => path.push(target),
                    Some(_) if complete[target] => {}
                    Some(back) => while borders.pop_if(|border| *border > back).is_some() {},
                },
                None => {
                    path.pop();
                    if borders.last() == Some(&first) {
                        borders.pop();
                        let group = waiting.split_off(first);
                        group.iter().for_each(|&member| complete[member] = true);
                        if group.len() > 1 || feeds_itself[node] {
                            found.extend(group);
                        }
                    }
                }
            }
        }
    }
    found.sort_unstable();
    found
}

/// A graph from text: `graph(2, "0>1 1>0")`.
fn graph(n: usize, edges: &str) -> Graph {
    let edge = |text: &str| {
        let (source, target) = text.split_once('>')?;
        Some((source.parse().ok()?, target.parse().ok()?))
    };
    (n, edges.split_whitespace().filter_map(edge).collect())
}

fn chain(nodes: usize) -> Vec<(usize, usize)> {
    (1..nodes).map(|node| (node - 1, node)).collect()
}

/// About one edge per node: here most groups are small, and many nodes lie between them. Sometimes twice as many.
fn random_graph(random: &mut Random, size: usize) -> Graph {
    let most = *random.pick(&[size, size + size / 3, 2 * size]);
    let count = random.count(0..=most);
    (size, random.many(count, |r| (r.count(0..=size - 1), r.count(0..=size - 1))))
}
