use super::limits::{TOTAL_MAX, VOCABULARY_SIZE};
use judge::prelude::*;
use std::collections::BTreeMap;

pub fn checker() -> Checker {
    Checker::new(group_bags)
        .example(
            "Prompts 0 and 3 both hold 7 twice and 4 once. Prompt 1 holds the same tokens, but 4 twice.",
            prompts(&[&[7, 4, 7], &[4, 7, 4], &[9], &[4, 7, 7]]),
        )
        .example("Two empty prompts are alike, too.", prompts(&[&[], &[0], &[]]))
        .edge("no prompt", |_| prompts(&[]))
        .edge("one prompt", |_| prompts(&[&[3, 1, 2]]))
        .edge("one empty prompt", |_| prompts(&[&[]]))
        .edge("all the same", |_| (vec![vec![5, 5, 6]; 7],))
        .edge("all different", |_| prompts(&[&[1], &[2], &[3], &[4], &[5]]))
        .edge("every order of three tokens", |_| {
            prompts(&[&[1, 2, 3], &[1, 3, 2], &[2, 1, 3], &[2, 3, 1], &[3, 1, 2], &[3, 2, 1]])
        })
        .edge("one token, more and more often", |_| prompts(&[&[], &[2], &[2, 2], &[2, 2, 2], &[2, 2]]))
        .edge("the same set, other counts", |_| prompts(&[&[1, 2, 2], &[1, 1, 2], &[2, 1], &[2, 1, 2], &[1, 2]]))
        .edge("the same counts, other tokens", |_| prompts(&[&[1, 1, 2], &[3, 3, 4], &[1, 2, 2], &[4, 3, 3]]))
        .edge("the same sum and length", |_| prompts(&[&[1, 4], &[2, 3], &[4, 1], &[0, 5], &[5, 0]]))
        .edge("the same product and length", |_| prompts(&[&[2, 6], &[3, 4], &[0, 9], &[0, 7], &[4, 3], &[1, 12]]))
        .edge("the same sum, product and length", |_| prompts(&[&[1, 6, 6], &[2, 2, 9], &[6, 1, 6]]))
        .edge("pairs of equal tokens", |_| prompts(&[&[1, 1], &[2, 2], &[], &[0, 0], &[3, 3], &[2, 2]]))
        .edge("the same digits", |_| prompts(&[&[1, 11], &[11, 1], &[1, 1, 1], &[111], &[11, 1]]))
        .edge("zero and nothing", |_| prompts(&[&[0], &[], &[0, 0], &[], &[0]]))
        .edge("like prompts far apart", |_| prompts(&[&[8, 9], &[9, 9], &[7], &[8], &[9, 8], &[7]]))
        .edge("ten and more of a token", |_| {
            (vec![vec![3; 10], [vec![3; 10], vec![4]].concat(), vec![3; 11], vec![3; 10]],)
        })
        .edge("ends of the vocabulary", |_| {
            let last = VOCABULARY_SIZE - 1;
            prompts(&[&[0, last], &[last, 0], &[last - 1, 1], &[last], &[0, last]])
        })
        .edge("one long prompt and its reverse", |random| {
            let long = tokens(random, 400, VOCABULARY_SIZE);
            let mut other = long.clone();
            other[7] = (other[7] + 1) % VOCABULARY_SIZE;
            (vec![long.clone(), other, long.into_iter().rev().collect()],)
        })
        .random(|random, size| {
            let (vocabulary, longest) = *random.pick(&[(2, 5), (3, 3), (12, 2), (120, 2)]);
            let prompts = random.many(size, |r| {
                let length = r.count(0..=longest);
                tokens(r, length, vocabulary)
            });
            (prompts,)
        })
        // Half of the tokens are in short prompts, nearly all different. The other half are two long prompts, one a
        // shuffled copy of the other.
        .growth(|random, size| {
            let mut prompts = random.many(size / 8, |r| tokens(r, 4, VOCABULARY_SIZE));
            let long = tokens(random, size / 4, VOCABULARY_SIZE);
            let mut shuffled = long.clone();
            random.shuffle(&mut shuffled);
            prompts.extend([long, shuffled]);
            (prompts,)
        })
        .bound("total_max", |(prompts,)| prompts.iter().map(Vec::len).sum::<usize>() as i64)
        .legal(|(prompts,)| {
            must(prompts.len() <= TOTAL_MAX as usize, &format!("there are at most {TOTAL_MAX} prompts"))?;
            must(
                prompts.iter().map(Vec::len).sum::<usize>() <= TOTAL_MAX as usize,
                &format!("there are at most {TOTAL_MAX} tokens"),
            )?;
            must(
                prompts.iter().flatten().all(|token| (0..VOCABULARY_SIZE).contains(token)),
                &format!("every token is between 0 and {VOCABULARY_SIZE} - 1"),
            )
        })
        .into()
}

/// Groups by each prompt's counts, token by token.
fn group_bags(prompts: Vec<Vec<i64>>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<BTreeMap<i64, usize>, Vec<usize>> = BTreeMap::new();
    for (at, prompt) in prompts.into_iter().enumerate() {
        let mut bag = BTreeMap::new();
        for token in prompt {
            *bag.entry(token).or_default() += 1;
        }
        groups.entry(bag).or_default().push(at);
    }
    groups.into_values().collect()
}

fn prompts(prompts: &[&[i64]]) -> (Vec<Vec<i64>>,) {
    (prompts.iter().map(|prompt| prompt.to_vec()).collect(),)
}

/// A prompt of this length, with ids below `vocabulary`.
fn tokens(random: &mut Random, length: usize, vocabulary: i64) -> Vec<i64> {
    random.many(length, |r| r.int(0..=vocabulary - 1))
}
