use super::limits::{MISTAKES_MAX, NODES_MAX};
use judge::prelude::*;

/// Children to the left and to the right, and mistakes, by node.
type Tree = (Vec<i64>, Vec<i64>, Vec<i64>);

pub fn checker() -> Checker {
    Checker::new(pruning_path)
        .example("Node 2 is worth 2 mistakes for one leaf more, and so, without it, is the root.", tree("6 1 (3 0 1)"))
        .example(
            "The branch on the left saves nothing, so it goes even if leaves are free.",
            tree("9 (4 3 1) (4 (2 1 0) 0)"),
        )
        .edge("a single leaf", |_| tree("5"))
        .edge("a single leaf without mistakes", |_| tree("0"))
        .edge("one split", |_| tree("5 1 2"))
        .edge("one split that saves nothing", |_| tree("3 1 2"))
        .edge("nothing saves anything", |_| tree("4 (3 1 (2 1 1)) (1 0 1)"))
        .edge("no mistakes at all", |_| tree("0 (0 0 0) (0 0 0)"))
        .edge("two branches of equal price", |_| tree("20 (5 1 1) (7 2 2)"))
        .edge("equal prices that floats cannot hold", |_| tree("90 (12 (8 3 3) (3 0 1)) (20 (9 3 4) (10 4 4))"))
        .edge("equal price, one above the other", |_| tree("30 (9 (6 2 1) 0) 1"))
        .edge("the upper node goes first", |_| tree("50 (12 (11 1 2) (1 0 0)) 10"))
        .edge("the root goes first", |_| tree("10 (6 0 0) (4 0 0)"))
        .edge("a price that is no whole number", |_| tree("40 (9 (4 1 1) (3 0 1)) (17 (9 2 2) (7 3 1))"))
        .edge("prices that are close", |_| tree("9999 (2000 (1000 1 2) (999 0 1)) (3000 (1998 1 999) (1001 2 1))"))
        .edge("only once the branch below is gone", |_| tree("100 (30 (28 (27 0 1) (1 0 0)) 0) (20 0 0)"))
        .edge("lower after a cut", |_| tree("60 (20 (14 0 (13 1 0)) 1) (30 (2 0 1) 3)"))
        .edge("children with smaller numbers", |_| {
            (vec![4, -1, -1, 1, -1], vec![3, -1, -1, 2, -1], vec![12, 1, 0, 6, 2])
        })
        .edge("a chain", |_| chain(20, |at| at * at))
        .edge("a chain that is worth the same everywhere", |_| chain(20, |at| 3 * at))
        .edge("a chain whose top goes first", |_| chain(20, |at| 40 * at - at * at))
        .edge("as many mistakes as allowed", |_| tree(&format!("{MISTAKES_MAX} 17 (6000 1 25)")))
        .edge("as many nodes as allowed", |random| grown(random, NODES_MAX as usize / 2, 9))
        .random(|random, size| {
            let splits = random.count(0..=size.min(24));
            let most = *random.pick(&[1, 3, 9, 40]);
            grown(random, splits, most)
        })
        .bound("nodes_max", |(left, ..)| left.len() as i64)
        .legal(legal)
        .into()
}

/// By what is best: the fewest mistakes for each number of leaves, and the lower convex hull of these.
fn pruning_path(left: Vec<i64>, right: Vec<i64>, mistakes: Vec<i64>) -> Vec<(f64, i64, i64)> {
    let table = fewest(&(left, right, mistakes), 0);
    let least = table.iter().min().copied().unwrap_or_default();
    let mut at = table.iter().position(|&wrong| wrong == least).unwrap_or_default();
    let mut path = vec![(0.0, at as i64 + 1, table[at])];
    while at > 0 {
        let price = |fewer: usize| (table[fewer] - table[at]) as f64 / (at - fewer) as f64;
        let next = (0..at).rev().fold(at - 1, |best, fewer| if price(fewer) <= price(best) { fewer } else { best });
        path.push((price(next), next as i64 + 1, table[next]));
        at = next;
    }
    path
}

/// The fewest mistakes with 1, 2, … leaves at or below a node.
fn fewest(tree: &Tree, node: usize) -> Vec<i64> {
    let (left, right, mistakes) = tree;
    let mut best = vec![mistakes[node]];
    if left[node] >= 0 {
        let (one, other) = (fewest(tree, left[node] as usize), fewest(tree, right[node] as usize));
        best.resize(one.len() + other.len(), i64::MAX);
        for (i, first) in one.iter().enumerate() {
            for (j, second) in other.iter().enumerate() {
                best[i + j + 1] = best[i + j + 1].min(first + second);
            }
        }
    }
    best
}

fn legal((left, right, mistakes): &Tree) -> Legal {
    let n = left.len();
    must(1 <= n && n <= NODES_MAX as usize, &format!("there are 1 to {NODES_MAX} nodes"))?;
    must(right.len() == n && mistakes.len() == n, "the three lists are equally long")?;
    must(
        mistakes.iter().all(|wrong| (0..=MISTAKES_MAX).contains(wrong)),
        &format!("a node makes 0 to {MISTAKES_MAX} mistakes"),
    )?;
    let mut seen = vec![false; n];
    let mut open = vec![0];
    while let Some(node) = open.pop() {
        must(!seen[node], "no node is reached twice")?;
        seen[node] = true;
        let children = [left[node], right[node]];
        must(children.iter().all(|child| (-1..n as i64).contains(child)), "a child is the number of a node, or -1")?;
        must((children[0] < 0) == (children[1] < 0), "a node has two children or none")?;
        if children[0] >= 0 {
            let below = children.map(|child| mistakes[child as usize]).iter().sum::<i64>();
            must(mistakes[node] >= below, "a node makes at least as many mistakes as its children together")?;
            open.extend(children.map(|child| child as usize));
        }
    }
    must(seen.into_iter().all(|seen| seen), "every node hangs below the root")
}

/// A tree from text: the mistakes of a node, then its children, each a number or a text in brackets.
fn tree(text: &str) -> Tree {
    let mut tree: Tree = (Vec::new(), Vec::new(), Vec::new());
    let mut open: Vec<usize> = Vec::new();
    let spaced = format!("({text})").replace('(', " ( ").replace(')', " ) ");
    let mut opens = false;
    for token in spaced.split_whitespace() {
        match token {
            "(" => opens = true,
            ")" => drop(open.pop()),
            _ => {
                let node = tree.0.len();
                if let Some(&above) = open.last() {
                    let side = if tree.0[above] < 0 { &mut tree.0 } else { &mut tree.1 };
                    side[above] = node as i64;
                }
                tree.0.push(-1);
                tree.1.push(-1);
                tree.2.push(token.parse().unwrap_or_default());
                if opens {
                    open.push(node);
                    opens = false;
                }
            }
        }
    }
    tree
}

/// A chain of so many splits, each with a leaf without mistakes. `wrong` gives the mistakes of a node by its height.
fn chain(splits: usize, wrong: impl Fn(i64) -> i64) -> Tree {
    let text = (1..=splits as i64).fold("0".to_owned(), |below, at| format!("({} {below} 0)", wrong(at)));
    tree(text.trim_matches(['(', ')']))
}

/// So many splits at random places; leaves make up to two mistakes, and a split saves up to `most`.
fn grown(random: &mut Random, splits: usize, most: i64) -> Tree {
    let (mut left, mut right) = (vec![-1], vec![-1]);
    for _ in 0..splits {
        let leaves: Vec<usize> = (0..left.len()).filter(|&node| left[node] < 0).collect();
        let node = *random.pick(&leaves);
        (left[node], right[node]) = (left.len() as i64, left.len() as i64 + 1);
        left.extend([-1, -1]);
        right.extend([-1, -1]);
    }
    let mut mistakes = vec![0; left.len()];
    // Children have larger numbers than their parents as yet.
    for node in (0..left.len()).rev() {
        mistakes[node] = if left[node] < 0 {
            random.int(0..=2)
        } else {
            mistakes[left[node] as usize] + mistakes[right[node] as usize] + random.int(0..=most)
        };
    }
    let mut names: Vec<usize> = (1..left.len()).collect();
    random.shuffle(&mut names);
    names.insert(0, 0);
    let name = |child: i64| if child < 0 { -1 } else { names[child as usize] as i64 };
    let mut tree = (vec![-1; left.len()], vec![-1; left.len()], vec![0; left.len()]);
    for node in 0..left.len() {
        (tree.0[names[node]], tree.1[names[node]]) = (name(left[node]), name(right[node]));
        tree.2[names[node]] = mistakes[node];
    }
    tree
}
