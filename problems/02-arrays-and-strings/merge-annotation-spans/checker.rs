use super::limits::{N_MAX, OFFSET_MAX};
use judge::prelude::*;
use std::collections::BTreeMap;

type Spans = Vec<(i64, i64, String)>;

pub fn checker() -> Checker {
    Checker::new(merge_spans)
        .example(
            "Two spans overlap and one touches them, so three become one. The place stays for itself.",
            spans(&[(4, 9, "person"), (0, 4, "person"), (2, 6, "place"), (1, 3, "person")]),
        )
        .example("One character lies between the two.", spans(&[(5, 8, "date"), (0, 4, "date")]))
        .example("Nothing was marked.", spans(&[]))
        .edge("one span", |_| spans(&[(3, 7, "a")]))
        .edge("the same span three times", |_| spans(&[(3, 7, "a"), (3, 7, "a"), (3, 7, "a")]))
        .edge("one span, two labels", |_| spans(&[(3, 7, "a"), (3, 7, "b")]))
        .edge("they touch", |_| spans(&[(3, 7, "a"), (7, 8, "a")]))
        .edge("they touch, the later one first", |_| spans(&[(7, 8, "a"), (3, 7, "a")]))
        .edge("they touch, with different labels", |_| spans(&[(3, 7, "a"), (7, 8, "b")]))
        .edge("one character apart", |_| spans(&[(3, 7, "a"), (8, 9, "a")]))
        .edge("one inside the other", |_| spans(&[(0, 10, "a"), (2, 5, "a")]))
        .edge("one inside the other, then one that reaches out", |_| {
            spans(&[(0, 10, "a"), (2, 5, "a"), (6, 12, "a"), (13, 14, "a")])
        })
        .edge("the same start", |_| spans(&[(0, 3, "a"), (0, 10, "a"), (0, 5, "a")]))
        .edge("the same end", |_| spans(&[(7, 10, "a"), (2, 10, "a"), (5, 10, "a")]))
        .edge("two that a third one joins", |_| spans(&[(0, 3, "a"), (6, 9, "a"), (2, 7, "a")]))
        .edge("a long one around two that are apart", |_| spans(&[(1, 2, "a"), (4, 5, "a"), (0, 9, "a")]))
        .edge("another label between", |_| spans(&[(0, 6, "a"), (2, 4, "b"), (5, 8, "a")]))
        .edge("another label joins nothing", |_| spans(&[(0, 3, "a"), (2, 7, "b"), (6, 9, "a")]))
        .edge("labels that differ in case", |_| spans(&[(0, 3, "Date"), (2, 7, "date"), (3, 4, "date ")]))
        .edge("a chain", |_| ((0..9).rev().map(|at| (3 * at, 3 * at + 4, "a".to_owned())).collect(),))
        .edge("all apart", |_| ((0..9).map(|at| (3 * at, 3 * at + 1, "a".to_owned())).collect(),))
        .edge("every label another", |_| ((0..9).map(|at| (at, at + 3, format!("label {at}"))).collect(),))
        .edge("the whole document", |_| spans(&[(0, OFFSET_MAX, "a"), (OFFSET_MAX - 1, OFFSET_MAX, "b"), (5, 6, "a")]))
        .random(|random, size| {
            let labels = &["date", "person", "place"][..random.count(1..=3)];
            let (last, length) = (*random.pick(&[10, 60, 400]), *random.pick(&[1, 3, 8, 30]));
            (random.many(size, |r| span(r, last, length, labels)),)
        })
        // Half of the spans share a label, the others have labels of their own. Most stay apart.
        .growth(|random, size| {
            let drawn = |at: usize, r: &mut Random| {
                let label = if at.is_multiple_of(2) { "person".to_owned() } else { format!("name {at}") };
                let start = 10 * r.int(0..=size as i64);
                (start, start + r.int(1..=9), label)
            };
            ((0..size).map(|at| drawn(at, random)).collect(),)
        })
        .legal(|(spans,)| {
            must(spans.len() <= N_MAX as usize, &format!("there are at most {N_MAX} spans"))?;
            must(spans.iter().all(|(start, end, _)| start < end), "every span starts before its end")?;
            must(
                spans.iter().all(|(start, end, _)| 0 <= *start && *end <= OFFSET_MAX),
                &format!("every span lies between 0 and {OFFSET_MAX}"),
            )?;
            must(spans.iter().all(|(_, _, label)| !label.is_empty()), "no label is empty")
        })
        .into()
}

/// Keeps merged spans by label and start, and takes out those that each new one joins.
fn merge_spans(spans: Spans) -> Spans {
    let mut merged: BTreeMap<String, BTreeMap<i64, i64>> = BTreeMap::new();
    for (mut start, mut end, label) in spans {
        let apart = merged.entry(label).or_default();
        while let Some((&other, &last)) = apart.range(..=end).next_back().filter(|(_, last)| **last >= start) {
            apart.remove(&other);
            (start, end) = (start.min(other), end.max(last));
        }
        apart.insert(start, end);
    }
    let flat = |(label, spans): (String, BTreeMap<i64, i64>)| {
        spans.into_iter().map(move |(start, end)| (start, end, label.clone())).collect::<Spans>()
    };
    merged.into_iter().flat_map(flat).collect()
}

fn spans(spans: &[(i64, i64, &str)]) -> (Spans,) {
    (spans.iter().map(|&(start, end, label)| (start, end, label.to_owned())).collect(),)
}

/// A span of at most this length, its start at most `last`.
fn span(random: &mut Random, last: i64, length: i64, labels: &[&str]) -> (i64, i64, String) {
    let start = random.int(0..=last);
    (start, start + random.int(1..=length), (*random.pick(labels)).to_owned())
}
