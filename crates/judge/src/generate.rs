//! Combinators for what problems are made of: orders, texts, trees, graphs, matrices, labels.
//!
//! All are methods of [`Random`], so that a generator reads as one sentence, and all draw from its one stream.

use crate::random::Random;
use ndarray::{Array1, Array2};

/// An edge from one node to another.
pub type Edge = (usize, usize);

impl Random {
    /// The numbers below `count` in random order, each order equally likely.
    pub fn permutation(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        self.shuffle(&mut order);
        order
    }

    /// `count` different items in random order; all of them where there are fewer.
    pub fn sample<T: Clone>(&mut self, items: &[T], count: usize) -> Vec<T> {
        self.permutation(items.len()).into_iter().take(count).map(|at| items[at].clone()).collect()
    }

    /// One of the items, as likely as its weight. One weight must be above 0.
    pub fn pick_weighted<'a, T>(&mut self, items: &'a [(f64, T)]) -> &'a T {
        let mut left = self.unit() * items.iter().map(|(weight, _)| weight).sum::<f64>();
        for (weight, item) in items {
            if left < *weight {
                return item;
            }
            left -= weight;
        }
        // Rounding left a trace over: the last item that can be drawn.
        let last = items.iter().rev().find(|(weight, _)| *weight > 0.0);
        &last.unwrap_or(&items[items.len() - 1]).1
    }

    /// A text of `length` characters of the alphabet.
    pub fn text(&mut self, length: usize, alphabet: &str) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        self.many(length, |random| *random.pick(&letters)).into_iter().collect()
    }

    /// `count` rising integers from `first` on, each 0 to `step` above the one before.
    pub fn increasing(&mut self, count: usize, first: i64, step: i64) -> Vec<i64> {
        let mut next = first;
        self.many(count, |random| {
            let number = next;
            next += random.int(0..=step);
            number
        })
    }

    /// Probabilities that sum to 1, every such vector equally likely (Dirichlet with all parameters 1, by exponentials).
    pub fn probabilities(&mut self, count: usize) -> Vec<f64> {
        let parts = self.many(count, |random| -(1.0 - random.unit()).ln() + f64::MIN_POSITIVE);
        let total: f64 = parts.iter().sum();
        parts.into_iter().map(|part| part / total).collect()
    }

    /// `count` labels; label `i` is as frequent as `shares[i]`.
    pub fn labels(&mut self, count: usize, shares: &[f64]) -> Vec<usize> {
        let weighted: Vec<(f64, usize)> = shares.iter().copied().zip(0..).collect();
        self.many(count, |random| *random.pick_weighted(&weighted))
    }

    /// The parent of each node of a tree, `None` for its one root. Nodes are numbered at random; each node's parent is
    /// drawn from all that were there before it, or, with `depth` near 1, from the latest of them.
    pub fn tree(&mut self, count: usize, depth: f64) -> Vec<Option<usize>> {
        let names = self.permutation(count);
        let mut parents = vec![None; count];
        for at in 1..count {
            let oldest = ((at - 1) as f64 * depth.clamp(0.0, 1.0)) as usize;
            parents[names[at]] = Some(names[self.count(oldest..=at - 1)]);
        }
        parents
    }

    /// About `edges` different edges of a directed acyclic graph on `nodes` nodes, numbered and listed at random.
    pub fn dag(&mut self, nodes: usize, edges: usize) -> Vec<Edge> {
        let names = self.permutation(nodes);
        self.different_edges(nodes, edges, |from, to| (from < to).then(|| (names[from], names[to])))
    }

    /// About `edges` different edges of a directed graph on `nodes` nodes, none from a node to itself.
    pub fn digraph(&mut self, nodes: usize, edges: usize) -> Vec<Edge> {
        self.different_edges(nodes, edges, |from, to| (from != to).then_some((from, to)))
    }

    /// Gives each edge a weight.
    pub fn weighted<W>(&mut self, edges: Vec<Edge>, mut weight: impl FnMut(&mut Self) -> W) -> Vec<(usize, usize, W)> {
        edges.into_iter().map(|(from, to)| (from, to, weight(self))).collect()
    }

    /// Draws pairs of nodes until there are enough edges, or too many draws gave nothing new.
    fn different_edges(
        &mut self,
        nodes: usize,
        edges: usize,
        edge: impl Fn(usize, usize) -> Option<Edge>,
    ) -> Vec<Edge> {
        let mut found = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for _ in 0..edges * 4 {
            if nodes < 2 || found.len() == edges {
                break;
            }
            let pair = edge(self.count(0..=nodes - 1), self.count(0..=nodes - 1));
            if let Some(new) = pair.filter(|pair| seen.insert(*pair)) {
                found.push(new);
            }
        }
        found
    }

    /// References to keys of another table, each as likely; with the given probability to none of them: `None`.
    pub fn foreign_keys<K: Clone>(&mut self, count: usize, keys: &[K], orphans: f64) -> Vec<Option<K>> {
        self.many(count, |random| {
            let orphan = keys.is_empty() || random.chance(orphans);
            (!orphan).then(|| random.pick(keys).clone())
        })
    }

    /// A vector of draws.
    pub fn vector<T>(&mut self, count: usize, draw: impl FnMut(&mut Self) -> T) -> Array1<T> {
        Array1::from(self.many(count, draw))
    }

    /// A matrix of draws, row by row.
    pub fn matrix<T>(&mut self, rows: usize, columns: usize, mut draw: impl FnMut(&mut Self) -> T) -> Array2<T> {
        Array2::from_shape_simple_fn((rows, columns), || draw(self))
    }

    /// A matrix with orthonormal columns: normal draws, made orthogonal by the modified Gram-Schmidt process, twice,
    /// since once loses orthogonality (Björck, "Numerical Methods for Least Squares Problems", 2.4). `rows` must be at
    /// least `columns`.
    pub fn orthonormal(&mut self, rows: usize, columns: usize) -> Array2<f64> {
        let mut matrix = self.matrix(rows, columns, Random::normal);
        for at in 0..columns {
            for _ in 0..2 {
                for before in 0..at {
                    let along = matrix.column(before).dot(&matrix.column(at));
                    let step = &matrix.column(before) * along;
                    matrix.column_mut(at).scaled_add(-1.0, &step);
                }
            }
            let length = matrix.column(at).dot(&matrix.column(at)).sqrt();
            matrix.column_mut(at).mapv_inplace(|x| x / length);
        }
        matrix
    }

    /// A matrix whose largest singular value is 1 and whose smallest is 1 / `condition`, the others between them in
    /// equal ratios.
    pub fn conditioned(&mut self, rows: usize, columns: usize, condition: f64) -> Array2<f64> {
        let rank = rows.min(columns);
        let steps = rank.saturating_sub(1).max(1) as f64;
        let scales = Array1::from_shape_fn(rank, |at| condition.powf(-(at as f64) / steps));
        let left = self.orthonormal(rows, rank);
        let right = self.orthonormal(columns, rank);
        (left * &scales).dot(&right.t())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permutation_holds_each_number_once_and_a_sample_no_item_twice() {
        let mut random = Random::seeded(3);
        let mut order = random.permutation(40);
        assert_ne!(order, (0..40).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..40).collect::<Vec<_>>());
        let mut sample = random.sample(&order, 10);
        sample.sort_unstable();
        sample.dedup();
        assert_eq!(sample.len(), 10);
        assert_eq!(random.sample(&order, 99).len(), 40);
    }

    #[test]
    fn weights_are_kept() {
        let mut random = Random::seeded(4);
        let labels = random.labels(10_000, &[0.9, 0.0, 0.1]);
        let ones = labels.iter().filter(|label| **label == 2).count();
        assert!((800..1200).contains(&ones), "{ones}");
        assert!(!labels.contains(&1));
        let sum: f64 = random.probabilities(7).iter().sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_tree_has_one_root_and_no_cycle() {
        let mut random = Random::seeded(5);
        for depth in [0.0, 0.5, 1.0] {
            let parents = random.tree(30, depth);
            assert_eq!(parents.iter().filter(|parent| parent.is_none()).count(), 1);
            for start in 0..30 {
                let steps = std::iter::successors(Some(start), |&node| parents[node]).take(40).count();
                assert!(steps <= 30);
            }
        }
        assert_eq!(random.tree(0, 0.5), []);
    }

    #[test]
    fn a_dag_can_be_put_in_order() {
        let mut random = Random::seeded(6);
        let edges = random.dag(20, 50);
        assert!(edges.len() > 40);
        let mut waiting = [0; 20];
        edges.iter().for_each(|&(_, to)| waiting[to] += 1);
        let mut ready: Vec<usize> = (0..20).filter(|&node| waiting[node] == 0).collect();
        let mut done = 0;
        while let Some(node) = ready.pop() {
            done += 1;
            for &(_, to) in edges.iter().filter(|&&(from, _)| from == node) {
                waiting[to] -= 1;
                ready.extend((waiting[to] == 0).then_some(to));
            }
        }
        assert_eq!(done, 20);
        assert!(random.digraph(5, 100).len() <= 20);
        assert!(random.digraph(1, 3).is_empty());
    }

    #[test]
    fn a_condition_number_is_kept() {
        let mut random = Random::seeded(7);
        let matrix = random.conditioned(6, 4, 1e3);
        // The trace of the Gram matrix is the sum of the squared singular values, its smallest eigenvalue is found by
        // the ratio of determinants: here by the product of all, which the construction fixes.
        let trace: f64 = matrix.iter().map(|x| x * x).sum();
        let wanted: f64 = (0..4).map(|at| 1e3f64.powf(-f64::from(at) / 3.0).powi(2)).sum();
        assert!((trace - wanted).abs() < 1e-12, "{trace} {wanted}");
        let basis = random.orthonormal(5, 5);
        let gram = basis.t().dot(&basis);
        assert!((&gram - &Array2::<f64>::eye(5)).iter().all(|x| x.abs() < 1e-12));
    }
}
