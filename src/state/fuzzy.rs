//! How well a few typed letters fit a name.

/// How well `query` fits `name`: the more, the better; `None` where it does not. Each word of the query must be found, its letters
/// in their order; letters in a row and at the beginnings of words count most. An empty query fits everything alike.
pub fn score(query: &str, name: &str) -> Option<u32> {
    let name: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    query.split_whitespace().map(|word| word_score(word, &name)).sum()
}

fn word_score(word: &str, name: &[char]) -> Option<u32> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    (0..name.len()).filter_map(|from| score_from(&word, name, from)).max()
}

/// Takes each letter as early as possible, the first one at `from`.
fn score_from(word: &[char], name: &[char], from: usize) -> Option<u32> {
    if name.get(from) != word.first() {
        return None;
    }
    let (mut total, mut at, mut in_a_row) = (0, from, 0u32);
    for letter in word {
        let skipped = name.get(at..)?.iter().position(|one| one == letter)?;
        in_a_row = if skipped == 0 { in_a_row + 1 } else { 1 };
        at += skipped;
        let begins_word = at == 0 || name.get(at - 1).is_some_and(|before| !before.is_alphanumeric());
        total += 1 + 3 * in_a_row.min(8) + if begins_word { 4 } else { 0 };
        at += 1;
    }
    // Of equal ones, the one that is found sooner.
    Some(total * 4 + 3u32.saturating_sub(u32::try_from(from / 8).unwrap_or(3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'a>(query: &str, names: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<(u32, &str)> = names.iter().filter_map(|name| Some((score(query, name)?, *name))).collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn letters_in_their_order_are_found() {
        assert!(score("rmu", "Rolling mean per user").is_some());
        assert!(score("umr", "Rolling mean per user").is_none());
        assert!(score("user rolling", "Rolling mean per user").is_some(), "words in any order");
        assert!(score("user x", "Rolling mean per user").is_none(), "every word");
        assert_eq!(score("  ", "anything"), Some(0));
        assert_eq!(score("x", ""), None);
        assert!(score("ÄR", "Die ärzte").is_some());
    }

    #[test]
    fn what_is_written_out_comes_first() {
        assert_eq!(best("mean", &["Maximum each night", "K-means cost"]), ["K-means cost", "Maximum each night"]);
        assert_eq!(best("mea", &["The memory of an attention layer", "The cost of k-means"])[0], "The cost of k-means");
        assert_eq!(best("run", &["Return from a trunk", "Run the examples"])[0], "Run the examples");
        assert_eq!(best("kmc", &["Kept memory, counted", "Strike a mock"])[0], "Kept memory, counted");
    }
}
