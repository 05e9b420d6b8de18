//! Shrinking ends, keeps to legal inputs that fail in the same way, and ends small.

use crate::engine::judged;
use crate::values::any_value;
use judge::convert::{FromValue as _, IntoValue as _};
use judge::prelude::*;
use judge::shrink::{MAX_ATTEMPTS, candidates, cost, size};
use judge::value::{Value, wire};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn candidates_are_cheaper_and_finite(value in any_value()) {
        let most = cost(&value);
        let mut count = 0;
        for smaller in candidates(&value) {
            prop_assert!(cost(&smaller) < most);
            count += 1;
        }
        prop_assert!(count < 100_000);
    }

    #[test]
    fn candidates_are_sound_values(value in any_value()) {
        for smaller in candidates(&value).take(200) {
            prop_assert!(wire::read(&wire::write(&smaller)).is_ok());
        }
    }

    /// An answer that is wrong wherever two bytes of the input's wire form meet is as arbitrary as they come.
    #[test]
    fn arbitrary_answers_are_shrunk_within_bounds(seed in any::<u64>(), marks in prop::collection::vec(any::<u8>(), 2)) {
        let checker = sorted_pairs();
        let wrong = |arguments: &Value| wire::write(arguments).windows(2).any(|pair| pair == marks);
        let right = checker_answer(&checker);
        let (judgement, seen, runs) = judged(&checker, seed, |arguments| {
            match (wrong(arguments), marks[0] % 2) {
                (true, 0) => Err("IndexError"),
                (true, _) => Ok(Value::None),
                (false, _) => right(arguments),
            }
        });
        prop_assert!(runs <= judgement.total + MAX_ATTEMPTS);
        prop_assert_eq!(judgement.failing.is_some(), !seen.is_empty());
        for pair in seen.windows(2) {
            prop_assert!(cost(&pair[1].arguments) < cost(&pair[0].arguments));
        }
        for case in &seen {
            prop_assert!(checker.legal(&case.arguments).is_ok());
            prop_assert!(wrong(&case.arguments));
            prop_assert!(case.finding.resembles(&seen[0].finding));
        }
        let last = judgement.failing.map(|case| case.arguments);
        prop_assert_eq!(last.as_ref(), seen.last().map(|case| &case.arguments));
    }

    #[test]
    fn a_seed_repeats_the_search(seed in 0u64..1000) {
        let checker = sorted_pairs();
        let answer = |arguments: &Value| if size(arguments) > 5 { Ok(Value::None) } else { checker_answer(&checker)(arguments) };
        let found = || judged(&checker, seed, answer).0.failing.map(|case| case.arguments);
        prop_assert_eq!(found(), found());
    }
}

/// Labels sorted by their scores; the lists are equally long and not empty.
fn sorted_pairs() -> Checker {
    Checker::new(|scores: Vec<i64>, labels: Vec<String>| -> Vec<String> {
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by_key(|&at| scores[at]);
        order.into_iter().map(|at| labels[at].clone()).collect()
    })
    .example("", (vec![2, 1], vec!["b".into(), "a".into()]))
    .random(|random, size| {
        let scores = random.many(size, |r| r.int(-50..=50));
        (scores, random.many(size, |r| (*r.pick(&["ham", "spam", "eggs"])).to_owned()))
    })
    .legal(|(scores, labels)| {
        must(!scores.is_empty(), "there is a score")?;
        must(scores.len() == labels.len(), "there is a label for each score")
    })
    .into()
}

fn checker_answer(checker: &Checker) -> impl Fn(&Value) -> Result<Value, &'static str> {
    |arguments| checker.expected(arguments).map_err(|_| "TypeError")
}

/// The size of the input that an answer's fault is shown with.
fn shown_size(checker: &Checker, answer: impl Fn(&Value) -> Result<Value, &'static str>) -> usize {
    let (judgement, ..) = judged(checker, 1, answer);
    size(&judgement.failing.expect("the answer is wrong").arguments)
}

#[test]
fn an_unstable_order_is_shown_with_two_pairs() {
    let checker = sorted_pairs();
    let found = shown_size(&checker, |arguments| {
        let (scores, labels) = <(Vec<i64>, Vec<String>)>::from_value(arguments).map_err(|_| "TypeError")?;
        let mut pairs: Vec<(i64, String)> = scores.into_iter().zip(labels).collect();
        pairs.sort();
        Ok(pairs.into_iter().map(|(_, label)| label).collect::<Vec<String>>().into_value())
    });
    assert_eq!(found, 4);
}

/// Nodes reached from the first one. Node numbers must fit the count, so that nothing legal comes of one change alone.
fn reached() -> Checker {
    Checker::new(|count: usize, edges: Vec<(usize, usize)>| -> usize {
        let mut reached = vec![false; count];
        reached[0] = true;
        for _ in 0..count {
            for &(from, to) in &edges {
                reached[to] |= reached[from];
            }
        }
        reached.into_iter().filter(|&node| node).count()
    })
    .example("", (2, vec![(0, 1)]))
    .random(|random, size| {
        let edges = random.many(2 * size, |r| (r.count(0..=size - 1), r.count(0..=size - 1)));
        (size, edges)
    })
    .legal(|(count, edges)| {
        must(*count > 0, "there is a node")?;
        must(edges.iter().all(|&(from, to)| from < *count && to < *count), "edges join nodes")
    })
    .into()
}

#[test]
fn a_graph_is_shown_with_few_nodes() {
    let checker = reached();
    // Goes over the edges only once, so that a path against their order is missed: two edges show it.
    let found = shown_size(&checker, |arguments| {
        let (count, edges) = <(usize, Vec<(usize, usize)>)>::from_value(arguments).map_err(|_| "TypeError")?;
        let mut reached = vec![false; count];
        reached[0] = true;
        for (from, to) in edges {
            reached[to] |= reached[from];
        }
        Ok(reached.into_iter().filter(|&node| node).count().into_value())
    });
    assert_eq!(found, 2);
}
