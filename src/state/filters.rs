//! Which problems the catalogue shows. The address's query holds it.

use protocol::content::{CatalogueEntry, Difficulty, Kind};

use super::{
    names::{DIFFICULTIES, difficulty_id, kind_id, pattern_label},
    record::Progress,
};

/// Where a person stands with a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Never submitted.
    New,
    /// Submitted, not accepted yet.
    Tried,
    /// Accepted at least once.
    Solved,
}

impl Status {
    /// Every status, in the order in which filters list them.
    pub const ALL: [Status; 3] = [Status::New, Status::Tried, Status::Solved];

    /// Where the person stands with `slug`.
    pub fn of(slug: &str, progress: &Progress) -> Self {
        if progress.is_solved(slug) {
            Status::Solved
        } else if progress.is_tried(slug) {
            Status::Tried
        } else {
            Status::New
        }
    }

    /// The status as addresses and attributes write it.
    pub fn id(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Tried => "tried",
            Status::Solved => "solved",
        }
    }

    /// The status for people.
    pub fn label(self) -> &'static str {
        match self {
            Status::New => "Not tried",
            Status::Tried => "Tried",
            Status::Solved => "Solved",
        }
    }
}

/// What a shown problem must be like; what is `None` or empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// Words that must all occur in title, summary or patterns.
    pub words: String,
    /// What the candidate writes.
    pub kind: Option<Kind>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// Where the person stands with it.
    pub status: Option<Status>,
}

impl Filters {
    /// Reads the address's query through `value`, which gives the text under a name. What is unknown asks for nothing.
    pub fn from_query(value: impl Fn(&str) -> Option<String>) -> Self {
        let id = |name| value(name).unwrap_or_default();
        Self {
            words: id("q"),
            kind: find(&Kind::ALL, kind_id, &id("kind")),
            difficulty: find(&DIFFICULTIES, difficulty_id, &id("difficulty")),
            status: find(&Status::ALL, Status::id, &id("status")),
        }
    }

    /// The address's query as names and values; what asks for nothing is left out.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let words = self.words.trim();
        [
            ("q", Some(words).filter(|words| !words.is_empty()).map(str::to_owned)),
            ("kind", self.kind.map(|kind| kind_id(kind).to_owned())),
            ("difficulty", self.difficulty.map(|difficulty| difficulty_id(difficulty).to_owned())),
            ("status", self.status.map(|status| status.id().to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// Whether a problem is shown.
    pub fn admit(&self, entry: &CatalogueEntry, progress: &Progress) -> bool {
        self.kind.is_none_or(|kind| kind == entry.kind)
            && self.difficulty.is_none_or(|difficulty| difficulty == entry.difficulty)
            && self.status.is_none_or(|status| status == Status::of(&entry.slug, progress))
            && self.words_occur_in(entry)
    }

    fn words_occur_in(&self, entry: &CatalogueEntry) -> bool {
        let mut text = format!("{} {}", entry.title, entry.summary);
        for pattern in &entry.patterns {
            text.push(' ');
            text.push_str(&pattern_label(pattern));
        }
        let text = text.to_lowercase();
        self.words.to_lowercase().replace('-', " ").split_whitespace().all(|word| {
            // Titles may be written with the hyphen that the search was typed without.
            text.contains(word) || text.replace('-', " ").contains(word)
        })
    }
}

/// The one of `all` that `id_of` names `id`.
pub fn find<T: Copy>(all: &[T], id_of: impl Fn(T) -> &'static str, id: &str) -> Option<T> {
    all.iter().copied().find(|one| id_of(*one) == id)
}

#[cfg(test)]
mod tests {
    use protocol::judging::Verdict;

    use super::{super::catalogue::tests::entry, *};

    fn filters(query: &[(&str, &str)]) -> Filters {
        Filters::from_query(|name| query.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_address_holds_the_filters() {
        let query = [("q", "rolling mean"), ("kind", "query"), ("difficulty", "hard"), ("status", "tried")];
        let read = filters(&query);
        let written = read.to_query();
        assert_eq!(written.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>(), query);
    }

    #[test]
    fn an_address_that_is_wrong_filters_nothing() {
        assert!(
            filters(&[("kind", "poem"), ("difficulty", ""), ("status", "SOLVED"), ("q", "  ")]).to_query().is_empty()
        );
    }

    #[test]
    fn a_problem_must_meet_every_filter() {
        let window = entry("window-max", Kind::Function, Difficulty::Easy);
        let mut progress = Progress::default();
        let shown = |query: &[(&str, &str)], progress: &Progress| filters(query).admit(&window, progress);
        assert!(shown(&[], &progress));
        assert!(shown(&[("kind", "function"), ("difficulty", "easy"), ("status", "new")], &progress));
        assert!(!shown(&[("kind", "query")], &progress));
        assert!(!shown(&[("kind", "function"), ("difficulty", "hard")], &progress));
        progress.add_attempt("window-max", Verdict::WrongAnswer, 1.0);
        assert!(shown(&[("status", "tried")], &progress));
        progress.add_attempt("window-max", Verdict::Accepted, 2.0);
        assert!(shown(&[("status", "solved")], &progress));
        assert!(!shown(&[("status", "tried")], &progress));
    }

    #[test]
    fn words_are_sought_in_title_summary_and_patterns() {
        let window = entry("window-max", Kind::Function, Difficulty::Easy);
        let progress = Progress::default();
        for words in ["WINDOW", "about max", "sliding window", "sliding-window", "  "] {
            assert!(filters(&[("q", words)]).admit(&window, &progress), "{words}");
        }
        assert!(!filters(&[("q", "window heap")]).admit(&window, &progress));
    }
}
