use super::limits::WORDS_MAX;
use judge::prelude::*;
use std::collections::{HashSet, VecDeque};

type Transcript = (Vec<String>, Vec<String>);

const WORDS: [&str; 6] = ["the", "a", "cat", "sat", "on", "mat"];

pub fn checker() -> Checker {
    Checker::new(edit_distance)
        .example(
            "Two edits are needed: “the” is deleted, and “light” is substituted by “lights”.",
            words("turn on the kitchen light", "turn on kitchen lights"),
        )
        .example(
            "All words are shifted by one. Deleting the first and inserting one at the end takes two edits.",
            words("a b c d", "b c d e"),
        )
        .example("Nothing was heard: every word is deleted.", words("play some music", ""))
        .edge("nothing said, nothing heard", |_| words("", ""))
        .edge("nothing said", |_| words("", "so it goes"))
        .edge("one word, the same", |_| words("yes", "yes"))
        .edge("one word, another", |_| words("yes", "no"))
        .edge("one word said, found in the middle", |_| words("cat", "the cat sat"))
        .edge("one word said, not found", |_| words("dog", "the cat sat"))
        .edge("equal", |_| words("the cat sat on the mat", "the cat sat on the mat"))
        .edge("nothing in common", |_| words("the cat sat on the mat", "dogs ran over a bridge"))
        .edge("all the same word", |_| words("no no no no no", "no no no"))
        .edge("a word is repeated", |_| words("the cat sat", "the the cat sat"))
        .edge("two neighbours change places", |_| words("the cat sat", "cat the sat"))
        .edge("a word moves from the end to the front", |_| words("a b c d e", "e a b c d"))
        .edge("backwards", |_| words("a b c d e f", "f e d c b a"))
        .edge("the same words, many of them twice", |_| words("a b a b c a b", "b a b a c b a"))
        .edge("words that differ in case", |_| words("Turn it off", "turn it off"))
        .edge("words that share their letters", |_| words("recognise speech", "wreck a nice beach"))
        .edge("the same text, cut into other words", |_| words("some where over there", "somewhere overthere"))
        .edge("a common part that is not worth keeping", |_| words("a b d e f", "u v w a b"))
        .edge("much shorter", |random| (drawn(random, 30, 3), drawn(random, 2, 3)))
        .edge("much longer", |random| (drawn(random, 2, 3), drawn(random, 30, 3)))
        .edge("as long as allowed, with a few slips", |random| {
            let said = drawn(random, WORDS_MAX as usize, WORDS.len());
            let heard = misheard(random, &said);
            (said, heard)
        })
        .edge("as long as allowed, nothing in common", |_| {
            let numbered = |name: &str| (0..WORDS_MAX).map(|at| format!("{name}{at}")).collect();
            (numbered("said"), numbered("heard"))
        })
        .random(|random, size| {
            let variety = random.count(1..=WORDS.len());
            let said = drawn(random, size, variety);
            let other = random.count(0..=size);
            let heard = if random.chance(0.5) { misheard(random, &said) } else { drawn(random, other, variety) };
            (said, heard)
        })
        .legal(|(said, heard)| {
            let short = |words: &[String]| words.len() <= WORDS_MAX as usize;
            must(short(said) && short(heard), &format!("there are at most {WORDS_MAX} words on either side"))?;
            must(!said.iter().chain(heard).any(String::is_empty), "no word is empty")
        })
        .into()
}

/// The shortest way through a grid from corner to corner. Steps along the sides cost one, diagonal steps cost nothing
/// where the words are equal.
fn edit_distance(said: Vec<String>, heard: Vec<String>) -> usize {
    let mut settled = HashSet::new();
    let mut frontier = VecDeque::from([(0, 0, 0)]);
    while let Some((i, j, edits)) = frontier.pop_front() {
        if (i, j) == (said.len(), heard.len()) {
            return edits;
        }
        if !settled.insert((i, j)) {
            continue;
        }
        let (word_left, word_to_come) = (i < said.len(), j < heard.len());
        if word_left && word_to_come {
            match said[i] == heard[j] {
                true => frontier.push_front((i + 1, j + 1, edits)),
                false => frontier.push_back((i + 1, j + 1, edits + 1)),
            }
        }
        if word_left {
            frontier.push_back((i + 1, j, edits + 1));
        }
        if word_to_come {
            frontier.push_back((i, j + 1, edits + 1));
        }
    }
    unreachable!("every corner of the grid can be reached")
}

fn words(said: &str, heard: &str) -> Transcript {
    let split = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    (split(said), split(heard))
}

/// The first few words of the list make many accidental matches.
fn drawn(random: &mut Random, count: usize, variety: usize) -> Vec<String> {
    random.many(count, |r| WORDS[r.count(0..=variety - 1)].to_owned())
}

/// Some words are dropped, some replaced, some followed by another; never more words than allowed.
fn misheard(random: &mut Random, said: &[String]) -> Vec<String> {
    let mut heard = Vec::new();
    for word in said {
        if !random.chance(0.12) {
            heard.push(if random.chance(0.12) { (*random.pick(&WORDS)).to_owned() } else { word.clone() });
        }
        if random.chance(0.12) {
            heard.push((*random.pick(&WORDS)).to_owned());
        }
    }
    heard.truncate(WORDS_MAX as usize);
    heard
}
