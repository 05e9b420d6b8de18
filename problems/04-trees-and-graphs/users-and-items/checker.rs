use super::limits::{DEEP, IDS_MAX, LINKS_MAX};
use judge::prelude::*;

type Log = (usize, Vec<(usize, usize)>);

pub fn checker() -> Checker {
    Checker::new(two_sides)
        .example("0 and 2 are on one side, 1 and 3 on the other one.", log(4, "0-1 2-1 2-3"))
        .example("If 0 and 1 are on different sides, 2 cannot differ from both.", log(3, "0-1 1-2 2-0"))
        .example("Two parts and an id without links. Each may be turned round.", log(5, "0-1 3-2"))
        .edge("no ids", |_| log(0, ""))
        .edge("one id", |_| log(1, ""))
        .edge("one id, linked with itself", |_| log(1, "0-0"))
        .edge("no links", |_| log(4, ""))
        .edge("one link", |_| log(2, "0-1"))
        .edge("one link, the other way", |_| log(2, "1-0"))
        .edge("the same link again and again", |_| log(2, "0-1 0-1 1-0"))
        .edge("linked with itself, among others", |_| log(4, "0-1 1-2 2-2 2-3"))
        .edge("linked with itself, apart from the others", |_| log(4, "0-1 1-2 3-3"))
        .edge("a star", |_| log(5, "2-0 2-1 3-2 4-2"))
        .edge("a circle of four", |_| log(4, "0-1 1-2 2-3 3-0"))
        .edge("a circle of five", |_| log(5, "0-1 1-2 2-3 3-4 4-0"))
        .edge("a circle of six and a short cut across", |_| log(6, "0-1 1-2 2-3 3-4 4-5 5-0 0-3"))
        .edge("a circle of six and a wrong short cut", |_| log(6, "0-1 1-2 2-3 3-4 4-5 5-0 0-2"))
        .edge("a circle of seven, no triangle", |_| log(7, "0-3 3-6 6-2 2-5 5-1 1-4 4-0"))
        .edge("a triangle in the last part", |_| log(7, "0-1 1-2 2-3 4-5 5-6 6-4"))
        .edge("a triangle in the first part", |_| log(7, "0-1 1-2 2-0 4-5 5-6"))
        .edge("two parts that meet late", |_| log(6, "0-1 2-3 4-5 0-2 2-4"))
        .edge("two parts that meet late and contradict", |_| log(4, "0-1 2-3 0-2 1-3 0-3"))
        .edge("the first id last in every pair", |_| log(5, "3-4 2-4 1-3 1-2 0-1"))
        .edge("links lead from low to high and back", |_| log(4, "0-2 3-2 3-1 0-1"))
        .edge("each with each across", |_| log(6, "0-3 0-4 0-5 1-3 1-4 1-5 2-3 2-4 2-5"))
        .edge("each with each", |_| log(4, "0-1 0-2 0-3 1-2 1-3 2-3"))
        .edge("a long chain", |_| (DEEP as usize, (1..DEEP as usize).map(|at| (at - 1, at)).collect()))
        .edge("a long circle of odd length", |_| {
            let n = DEEP as usize + 1;
            (n, (0..n).map(|at| (at, (at + 1) % n)).collect())
        })
        .edge("as many ids and links as allowed", |random| across(random, IDS_MAX as usize, LINKS_MAX as usize))
        .random(|random, size| {
            let links = random.count(0..=2 * size);
            let (n, mut links) = across(random, size.max(1), links);
            if random.chance(0.4) {
                links.push((random.count(0..=n - 1), random.count(0..=n - 1)));
                random.shuffle(&mut links);
            }
            (n, links)
        })
        // A chain whose links are listed from its end, so that one look over the list settles one id.
        .growth(|random, size| {
            let n = size * 2 / 5;
            let names = random.permutation(n);
            let mut links: Vec<(usize, usize)> = (1..n).rev().map(|at| (names[at - 1], names[at])).collect();
            links.extend((2 * n..size).map(|_| {
                let at = random.count(0..=n - 2);
                (names[at + 1], names[at])
            }));
            (n, links)
        })
        .legal(|(n, links)| {
            must(*n <= IDS_MAX as usize, &format!("there are at most {IDS_MAX} ids"))?;
            must(links.len() <= LINKS_MAX as usize, &format!("there are at most {LINKS_MAX} links"))?;
            must(links.iter().all(|(a, b)| a < n && b < n), "every id in a link is below n")
        })
        .accept(|(n, links), expected, actual: &Option<Vec<i64>>| {
            let sides = match (expected, actual) {
                (None, None) => return Ok(()),
                (None, Some(_)) => return Err("there is no such split, so the answer is None".into()),
                (Some(_), None) => return Err("there is a split, and the answer is None".into()),
                (Some(_), Some(sides)) => sides,
            };
            must(sides.len() == *n, &format!("there are {n} ids, and the answer has {} sides", sides.len()))?;
            must(sides.iter().all(|side| [0, 1].contains(side)), "every side is 0 or 1")?;
            match links.iter().find(|(a, b)| sides[*a] == sides[*b]) {
                Some((a, b)) => Err(format!("{a} and {b} are linked and on the same side")),
                None => Ok(()),
            }
        })
        .into()
}

/// Unites linked ids and keeps for each whether it is on the side of the one above it. Smaller sets go below larger ones.
fn two_sides(n: usize, links: Vec<(usize, usize)>) -> Option<Vec<i64>> {
    let mut above: Vec<usize> = (0..n).collect();
    let (mut turned, mut size) = (vec![0; n], vec![1; n]);
    let top = |above: &[usize], turned: &[i64], start: usize| {
        let (mut at, mut turns) = (start, 0);
        while above[at] != at {
            turns ^= turned[at];
            at = above[at];
        }
        (at, turns)
    };
    for (a, b) in links {
        let ((mut low, one), (mut high, other)) = (top(&above, &turned, a), top(&above, &turned, b));
        if low == high && one == other {
            return None;
        }
        if low != high {
            if size[low] > size[high] {
                (low, high) = (high, low);
            }
            above[low] = high;
            turned[low] = 1 ^ one ^ other;
            size[high] += size[low];
        }
    }
    Some((0..n).map(|id| top(&above, &turned, id).1).collect())
}

/// Links from text: `log(3, "0-1 1-2")`.
fn log(n: usize, links: &str) -> Log {
    let link = |text: &str| {
        let (a, b) = text.split_once('-')?;
        Some((a.parse().ok()?, b.parse().ok()?))
    };
    (n, links.split_whitespace().filter_map(link).collect())
}

/// Links between two hidden sides.
fn across(random: &mut Random, n: usize, links: usize) -> Log {
    let names = random.permutation(n);
    let users = random.count(0..=n);
    let (users, items) = names.split_at(users);
    if users.is_empty() || items.is_empty() {
        return (n, Vec::new());
    }
    let link = |r: &mut Random| {
        let pair = (*r.pick(users), *r.pick(items));
        if r.chance(0.5) { pair } else { (pair.1, pair.0) }
    };
    (n, random.many(links, link))
}
