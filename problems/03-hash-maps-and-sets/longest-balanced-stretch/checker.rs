use super::limits::N_MAX;
use judge::prelude::*;

pub fn checker() -> Checker {
    Checker::new(longest_balanced)
        .example("Positions 1 to 6 hold three labels of each kind.", labels("11101000"))
        .example("(1, 3) and (2, 4) are equally long, and (1, 3) starts first.", labels("1101"))
        .example("No stretch is balanced.", labels("000"))
        .edge("no label", |_| labels(""))
        .edge("one 0", |_| labels("0"))
        .edge("one 1", |_| labels("1"))
        .edge("0 and 1", |_| labels("01"))
        .edge("1 and 0", |_| labels("10"))
        .edge("ones alone", |_| labels("11111111"))
        .edge("the whole list, halves", |_| labels("000111"))
        .edge("the whole list, halves the other way round", |_| labels("111000"))
        .edge("the whole list, by turns", |_| labels("01010101"))
        .edge("by turns, one over", |_| labels("0101010"))
        .edge("by turns, one over, from 1", |_| labels("1010101"))
        .edge("from the beginning, not to the end", |_| labels("011011"))
        .edge("to the end, not from the beginning", |_| labels("110110"))
        .edge("in the middle", |_| labels("00001100111111"))
        .edge("the first two", |_| labels("10000"))
        .edge("the last two", |_| labels("00001"))
        .edge("a single 1 in the middle", |_| labels("0001000"))
        .edge("two stretches, the first is longer", |_| labels("1110000000001"))
        .edge("two stretches, the second is longer", |_| labels("1000000000111"))
        .edge("two equal stretches far apart", |_| labels("0111111111110"))
        .edge("balanced stretches that touch", |_| labels("0110011001"))
        .edge("a lead that comes three times", |_| labels("1100110"))
        .edge("the lead falls below 0 and comes back", |_| labels("0000111011"))
        .edge("the lead stays above 0", |_| labels("1111000100"))
        .edge("one label is rare", |_| {
            let mut labels = vec![0; 60];
            labels[20] = 1;
            labels[41] = 1;
            (labels,)
        })
        .edge("balanced but for one", |random| {
            let mut labels = [vec![0; 50], vec![1; 51]].concat();
            random.shuffle(&mut labels);
            (labels,)
        })
        .random(|random, size| {
            let share = *random.pick(&[0.5, 0.5, 0.2, 0.8]);
            (random.many(size, |r| i64::from(r.chance(share))),)
        })
        // Three quarters zeros, then ones: the longest stretch is the second half, and no start finds an end early.
        .growth(|_, size| ([vec![0; size - size / 4], vec![1; size / 4]].concat(),))
        .legal(|(labels,)| {
            must(labels.len() <= N_MAX as usize, &format!("there are at most {N_MAX} labels"))?;
            must(labels.iter().all(|label| matches!(label, 0 | 1)), "every label is 0 or 1")
        })
        .into()
}

/// Sorts all places by their lead; each group of equal leads gives one stretch, from its first place to its last.
fn longest_balanced(labels: Vec<i64>) -> Option<(usize, usize)> {
    let mut places = vec![(0, 0)];
    let mut lead = 0;
    for (at, label) in labels.iter().enumerate() {
        lead += 2 * label - 1;
        places.push((lead, at + 1));
    }
    places.sort_unstable();
    let stretches = places.chunk_by(|one, other| one.0 == other.0).map(|group| (group[0].1, group[group.len() - 1].1));
    let longest = stretches.max_by_key(|(start, stop)| (stop - start, std::cmp::Reverse(*start)))?;
    (longest.0 < longest.1).then_some(longest)
}

fn labels(text: &str) -> (Vec<i64>,) {
    (text.chars().map(|label| i64::from(label == '1')).collect(),)
}
