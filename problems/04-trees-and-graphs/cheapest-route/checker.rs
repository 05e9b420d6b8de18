use super::limits::{DEEP, LATENCY_MAX, LINKS_MAX, SERVICES_MAX};
use judge::prelude::*;
use std::collections::BTreeSet;

type Link = (usize, usize, i64);
type Network = (usize, Vec<Link>, usize, usize);

pub fn checker() -> Checker {
    Checker::new(least_latency)
        .example(
            "Three hops of 800 microseconds beat the direct link.",
            network(4, "0>3:900 0>1:200 1>2:300 2>3:300", 0, 3),
        )
        .example("Two links lead from 0 to 1, and the quicker one counts.", network(3, "0>1:5 0>1:2 0>2:4 1>2:1", 0, 2))
        .example("The link leads the other way.", network(2, "1>0:5", 0, 1))
        .edge("one service", |_| network(1, "", 0, 0))
        .edge("one service, linked to itself", |_| network(1, "0>0:3", 0, 0))
        .edge("from a service to itself", |_| network(3, "0>1:1 1>0:1 1>2:1", 1, 1))
        .edge("no links", |_| network(3, "", 0, 2))
        .edge("one link", |_| network(2, "0>1:7", 0, 1))
        .edge("target in another part", |_| network(4, "0>1:1 2>3:1 3>2:1", 0, 3))
        .edge("a link to itself on the way", |_| network(3, "0>0:1 0>1:4 1>1:0 1>2:4", 0, 2))
        .edge("the quicker of two links listed last", |_| network(2, "0>1:9 0>1:3", 0, 1))
        .edge("the quicker of two links listed first", |_| network(3, "0>1:3 0>1:9 0>2:5 2>1:1", 0, 1))
        .edge("the nearest first leads astray", |_| network(4, "0>1:1 0>2:2 1>3:9 2>3:1", 0, 3))
        .edge("the nearest first leads nowhere", |_| network(4, "0>1:1 0>2:5 2>3:5", 0, 3))
        .edge("short links in a row", |_| network(5, "0>1:3 1>2:3 0>3:4 3>2:1 2>4:1", 0, 4))
        .edge("reached early, improved late", |_| network(5, "0>1:1 1>2:1 2>3:1 0>3:9 3>4:1 0>4:20", 0, 4))
        .edge("improved twice", |_| network(5, "0>4:10 0>1:1 1>4:8 1>2:1 2>4:6 2>3:1 3>4:1", 0, 4))
        .edge("seen dear and early, then passed on", |_| network(4, "0>1:10 0>2:1 2>1:1 1>3:1", 0, 3))
        .edge("from high to low numbers", |_| network(4, "3>2:1 2>1:1 1>0:1 3>0:5", 3, 0))
        .edge("latency zero", |_| network(4, "0>1:0 1>2:0 2>3:0 0>3:1", 0, 3))
        .edge("a circle of latency zero", |_| network(4, "0>1:0 1>2:0 2>0:0 2>1:0 2>3:4 1>3:4", 0, 3))
        .edge("back to the source for nothing", |_| network(3, "0>1:0 1>0:0 1>2:0 2>1:0", 0, 2))
        .edge("two that are equally quick", |_| network(4, "0>1:2 0>2:2 1>3:2 2>3:2", 0, 3))
        .edge("all latencies the same", |random| drawn(random, 12, 30, 4..=4))
        .edge("all pairs", |random| {
            let links = (0..64).map(|at| (at / 8, at % 8, random.int(1..=99))).collect();
            (8, links, 0, 7)
        })
        .edge("the longest latencies", |_| {
            let most = LATENCY_MAX;
            (4, vec![(0, 1, most), (1, 2, most), (2, 3, most), (0, 2, most), (1, 3, most - 1)], 0, 3)
        })
        .edge("a long chain", |_| chain(DEEP as usize))
        .edge("as many services and links as allowed", |random| {
            drawn(random, SERVICES_MAX as usize, LINKS_MAX as usize, 0..=1000)
        })
        .random(|random, size| {
            let links = random.count(0..=3 * size);
            let highest = *random.pick(&[3, 20, 1000]);
            let lowest = random.int(0..=1);
            drawn(random, size, links, lowest..=highest)
        })
        // A chain. Each service of its first half gives the hub a better total than the one before, and from the hub
        // links lead to all of the chain, early and dear. So whoever tries the links of the hub for each of its totals,
        // or passes on whatever is reached, does so again and again.
        .growth(|random, size| {
            let n = size / 3;
            let (hub, dear) = (n - 1, 2 * n as i64);
            let mut links: Vec<Link> = (1..hub).map(|at| (at - 1, at, 1)).collect();
            links.extend((1..hub / 2).map(|at| (at, hub, (n - 2 * at) as i64)));
            links.extend((0..hub / 2).map(|_| (hub, random.count(1..=hub - 1), dear)));
            random.shuffle(&mut links);
            (n, links, 0, hub - 1)
        })
        .legal(|(n, links, source, target)| {
            must((1..=SERVICES_MAX as usize).contains(n), &format!("there are 1 to {SERVICES_MAX} services"))?;
            must(links.len() <= LINKS_MAX as usize, &format!("there are at most {LINKS_MAX} links"))?;
            let known = links.iter().all(|(sender, receiver, _)| sender < n && receiver < n);
            must(known && source < n && target < n, "every service is below n")?;
            let latencies = links.iter().all(|(_, _, latency)| (0..=LATENCY_MAX).contains(latency));
            must(latencies, &format!("a latency is between 0 and {LATENCY_MAX}"))
        })
        .accept(|(_, links, source, target), expected, actual: &Option<Vec<usize>>| {
            let (least, route) = match (expected, actual) {
                (None, None) => return Ok(()),
                (None, Some(_)) => return Err("there is no route, so the answer is None".into()),
                (Some(_), None) => return Err("there is a route, and the answer is None".into()),
                (Some(least), Some(route)) => (least, route),
            };
            must(route.first() == Some(source), "the route does not begin with the source")?;
            must(route.last() == Some(target), "the route does not end with the target")?;
            let mut total = 0;
            for hop in route.windows(2) {
                let between = links.iter().filter(|(sender, receiver, _)| [*sender, *receiver] == *hop);
                match between.map(|(_, _, latency)| latency).min() {
                    Some(latency) => total += latency,
                    None => return Err(format!("there is no link from {} to {}", hop[0], hop[1])),
                }
            }
            must(total == *least, &format!("the route takes {total} microseconds, and {least} are possible"))
        })
        .into()
}

/// The total of a cheapest route. An ordered set holds one entry per service that was reached and not yet settled.
fn least_latency(n: usize, links: Vec<Link>, source: usize, target: usize) -> Option<i64> {
    let mut outgoing = vec![Vec::new(); n];
    for (sender, receiver, latency) in links {
        outgoing[sender].push((receiver, latency));
    }
    let mut totals = vec![i64::MAX; n];
    totals[source] = 0;
    let mut reached = BTreeSet::from([(0, source)]);
    while let Some((total, service)) = reached.pop_first() {
        if service == target {
            return Some(total);
        }
        for &(receiver, latency) in &outgoing[service] {
            let better = total + latency;
            if better < totals[receiver] {
                reached.remove(&(totals[receiver], receiver));
                totals[receiver] = better;
                reached.insert((better, receiver));
            }
        }
    }
    None
}

/// A network from text: `network(2, "0>1:5", 0, 1)`.
fn network(n: usize, links: &str, source: usize, target: usize) -> Network {
    let link = |text: &str| {
        let (ends, latency) = text.split_once(':')?;
        let (sender, receiver) = ends.split_once('>')?;
        Some((sender.parse().ok()?, receiver.parse().ok()?, latency.parse().ok()?))
    };
    (n, links.split_whitespace().filter_map(link).collect(), source, target)
}

/// A chain with dear short cuts, its services numbered backwards.
fn chain(n: usize) -> Network {
    let mut links: Vec<Link> = (1..n).map(|at| (at, at - 1, 1)).collect();
    links.extend((10..n).step_by(7).map(|at| (at, at - 10, 11)));
    (n, links, n - 1, 0)
}

fn drawn(random: &mut Random, n: usize, links: usize, latencies: std::ops::RangeInclusive<i64>) -> Network {
    let service = |r: &mut Random| r.count(0..=n - 1);
    let links = random.many(links, |r| (service(r), service(r), r.int(latencies.clone())));
    (n, links, service(random), service(random))
}
