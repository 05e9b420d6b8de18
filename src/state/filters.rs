//! Which problems the catalogue shows. The address's query holds it.

use protocol::content::{CatalogueEntry, Difficulty, Kind};

use super::{names::pattern_label, record::Progress};

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

/// In which order problems are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Chapter by chapter, in the curriculum's order.
    #[default]
    Study,
    /// By difficulty, the easiest first.
    Easiest,
    /// By the minutes that an interview would give, the fewest first.
    Shortest,
    /// By title.
    Title,
}

impl Sort {
    /// Every order, as the list shows them.
    pub const ALL: [Sort; 4] = [Sort::Study, Sort::Easiest, Sort::Shortest, Sort::Title];

    /// The order as addresses write it.
    pub fn id(self) -> &'static str {
        match self {
            Sort::Study => "study",
            Sort::Easiest => "easiest",
            Sort::Shortest => "shortest",
            Sort::Title => "title",
        }
    }

    /// The order for people.
    pub fn label(self) -> &'static str {
        match self {
            Sort::Study => "Study order",
            Sort::Easiest => "Easiest first",
            Sort::Shortest => "Shortest first",
            Sort::Title => "A to Z",
        }
    }

    /// Brings problems, which are in study order, into this one. Equals stay in study order.
    pub fn apply(self, problems: &mut [CatalogueEntry]) {
        match self {
            Sort::Study => {}
            Sort::Easiest => problems.sort_by_key(|entry| entry.difficulty),
            Sort::Shortest => problems.sort_by_key(|entry| entry.minutes),
            Sort::Title => problems.sort_by_key(|entry| entry.title.to_lowercase()),
        }
    }
}

/// The bounds of minutes that the filter offers.
pub const MINUTES: [u32; 5] = [5, 10, 15, 20, 30];

/// What a shown problem must be like; what is `None` or empty asks for nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filters {
    /// Words that must all occur in title, summary, patterns or statement.
    pub words: String,
    /// The chapter's number.
    pub chapter: Option<u8>,
    /// A pattern, in kebab case.
    pub pattern: Option<String>,
    /// What the candidate writes.
    pub kind: Option<Kind>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// A role that is asked it, in kebab case.
    pub role: Option<String>,
    /// The most minutes that an interview would give it.
    pub minutes: Option<u32>,
    /// Who is reported to have asked it.
    pub asked_by: Option<String>,
    /// Where the person stands with it.
    pub status: Option<Status>,
    /// The slugs of a set that somebody put together; empty where any will do.
    pub set: Vec<String>,
    /// The order, which leaves nothing out.
    pub sort: Sort,
}

impl Filters {
    /// Reads the address's query through `value`, which gives the text under a name. What is unknown asks for nothing.
    pub fn from_query(value: impl Fn(&str) -> Option<String>) -> Self {
        let id = |name| value(name).unwrap_or_default();
        let text = |name| Some(id(name)).filter(|text| !text.is_empty());
        Self {
            words: id("q"),
            chapter: id("chapter").parse().ok(),
            pattern: text("pattern"),
            kind: find(&Kind::ALL, Kind::id, &id("kind")),
            difficulty: find(&Difficulty::ALL, Difficulty::id, &id("difficulty")),
            role: text("role"),
            minutes: id("minutes").parse().ok(),
            asked_by: text("asked-by"),
            status: find(&Status::ALL, Status::id, &id("status")),
            set: id("set").split(',').map(str::trim).filter(|slug| !slug.is_empty()).map(str::to_owned).collect(),
            sort: find(&Sort::ALL, Sort::id, &id("sort")).unwrap_or_default(),
        }
    }

    /// The address's query as names and values; what asks for nothing is left out.
    pub fn to_query(&self) -> Vec<(&'static str, String)> {
        let words = self.words.trim();
        [
            ("q", Some(words).filter(|words| !words.is_empty()).map(str::to_owned)),
            ("chapter", self.chapter.map(|number| number.to_string())),
            ("pattern", self.pattern.clone()),
            ("kind", self.kind.map(|kind| kind.id().to_owned())),
            ("difficulty", self.difficulty.map(|difficulty| difficulty.id().to_owned())),
            ("role", self.role.clone()),
            ("minutes", self.minutes.map(|minutes| minutes.to_string())),
            ("asked-by", self.asked_by.clone()),
            ("status", self.status.map(|status| status.id().to_owned())),
            ("set", Some(self.set.join(",")).filter(|set| !set.is_empty())),
            ("sort", (self.sort != Sort::Study).then(|| self.sort.id().to_owned())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// How many of the filters that are folded away ask for something.
    pub fn folded(&self) -> usize {
        let folded = [
            self.chapter.is_some(),
            self.pattern.is_some(),
            self.role.is_some(),
            self.minutes.is_some(),
            self.asked_by.is_some(),
        ];
        folded.into_iter().filter(|asks| *asks).count()
    }

    /// Whether nothing is asked for; the order may be any.
    pub fn admit_all(&self) -> bool {
        Filters { sort: Sort::Study, ..self.clone() } == Filters::default()
    }

    /// Whether a problem is shown. `statement` holds its statement's words, once they are known.
    pub fn admit(&self, entry: &CatalogueEntry, progress: &Progress, statement: Option<&str>) -> bool {
        let holds = |list: &[String], wanted: &Option<String>| wanted.as_ref().is_none_or(|one| list.contains(one));
        self.chapter.is_none_or(|chapter| chapter == entry.chapter)
            && self.kind.is_none_or(|kind| kind == entry.kind)
            && self.difficulty.is_none_or(|difficulty| difficulty == entry.difficulty)
            && self.minutes.is_none_or(|minutes| entry.minutes <= minutes)
            && self.status.is_none_or(|status| status == Status::of(&entry.slug, progress))
            && (self.set.is_empty() || self.set.contains(&entry.slug))
            && holds(&entry.patterns, &self.pattern)
            && holds(&entry.roles, &self.role)
            && holds(&entry.asked_by, &self.asked_by)
            && self.words_occur_in(entry, statement)
    }

    fn words_occur_in(&self, entry: &CatalogueEntry, statement: Option<&str>) -> bool {
        if self.words.trim().is_empty() {
            return true;
        }
        let mut text = format!("{} {}", entry.title, entry.summary);
        for pattern in &entry.patterns {
            text.push(' ');
            text.push_str(&pattern_label(pattern));
        }
        let text = text.to_lowercase();
        self.words.to_lowercase().replace('-', " ").split_whitespace().all(|word| {
            // Titles may be written with the hyphen that the search was typed without.
            text.contains(word)
                || text.replace('-', " ").contains(word)
                || statement.is_some_and(|words| words.split(' ').any(|known| known.starts_with(word)))
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
        let query = [
            ("q", "rolling mean"),
            ("chapter", "8"),
            ("pattern", "rolling-window"),
            ("kind", "query"),
            ("difficulty", "hard"),
            ("role", "data-engineer"),
            ("minutes", "20"),
            ("asked-by", "A B"),
            ("status", "tried"),
            ("set", "a,b"),
            ("sort", "shortest"),
        ];
        let read = filters(&query);
        let written = read.to_query();
        assert_eq!(written.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>(), query);
    }

    #[test]
    fn an_address_that_is_wrong_filters_nothing() {
        assert!(
            filters(&[
                ("kind", "poem"),
                ("difficulty", ""),
                ("status", "SOLVED"),
                ("q", "  "),
                ("chapter", "two"),
                ("minutes", "-1"),
                ("set", " , "),
                ("sort", "oddest"),
            ])
            .to_query()
            .is_empty()
        );
    }

    #[test]
    fn a_problem_must_meet_every_filter() {
        let window = entry("window-max", Kind::Function, Difficulty::Easy);
        let mut progress = Progress::default();
        let shown = |query: &[(&str, &str)], progress: &Progress| filters(query).admit(&window, progress, None);
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
            assert!(filters(&[("q", words)]).admit(&window, &progress, None), "{words}");
        }
        let heap = filters(&[("q", "window heap")]);
        assert!(!heap.admit(&window, &progress, None));
        assert!(
            heap.admit(&window, &progress, Some("deque heaps of")),
            "a statement's words are sought by their beginning"
        );
        assert!(!heap.admit(&window, &progress, Some("cheap")));
    }

    #[test]
    fn lists_and_bounds_filter() {
        let window = entry("window-max", Kind::Function, Difficulty::Easy);
        let shown = |query: &[(&str, &str)]| filters(query).admit(&window, &Progress::default(), None);
        assert!(shown(&[("chapter", "1"), ("pattern", "sliding-window"), ("role", "ml-engineer"), ("minutes", "10")]));
        assert!(!shown(&[("chapter", "2")]));
        assert!(!shown(&[("pattern", "heap")]));
        assert!(!shown(&[("role", "data-engineer")]));
        assert!(!shown(&[("minutes", "9")]));
        assert!(!shown(&[("asked-by", "anyone")]));
        assert!(shown(&[("set", "other, window-max")]) && !shown(&[("set", "other")]));
        assert_eq!(filters(&[("minutes", "9"), ("role", "x"), ("kind", "function")]).folded(), 2);
        assert!(filters(&[("sort", "title")]).admit_all() && !filters(&[("minutes", "9")]).admit_all());
    }

    #[test]
    fn orders_keep_study_order_among_equals() {
        let problem =
            |slug: &str, difficulty, minutes| CatalogueEntry { minutes, ..entry(slug, Kind::Function, difficulty) };
        let bank =
            [problem("c", Difficulty::Hard, 5), problem("b", Difficulty::Easy, 20), problem("a", Difficulty::Easy, 5)];
        let sorted = |sort: Sort| {
            let mut bank = bank.clone();
            sort.apply(&mut bank);
            bank.map(|entry| entry.slug).concat()
        };
        assert_eq!(Sort::ALL.map(sorted), ["cba", "bac", "cab", "abc"]);
    }
}
