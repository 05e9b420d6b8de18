//! What the catalogue can be filtered by: the values that occur in it.

use protocol::content::Catalogue;

use super::names::{capitalised, pattern_label, role_label};

/// A filter's values, each with what people read.
pub type Options = Vec<(String, String)>;

/// The values of the filters that depend on the bank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// Chapters by number, in study order.
    pub chapters: Options,
    /// Patterns, from A to Z.
    pub patterns: Options,
    /// Roles, from A to Z.
    pub roles: Options,
    /// Who is reported to have asked something, from A to Z; empty where nobody is.
    pub askers: Options,
}

impl Facets {
    /// The values in a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let chapters = catalogue.chapters.iter().map(|chapter| {
            let number = chapter.number.to_string();
            (number.clone(), format!("{number}. {}", chapter.title))
        });
        let problems = &catalogue.problems;
        Self {
            chapters: chapters.collect(),
            patterns: distinct(problems.iter().flat_map(|entry| &entry.patterns), |id| capitalised(&pattern_label(id))),
            roles: distinct(problems.iter().flat_map(|entry| &entry.roles), role_label),
            askers: distinct(problems.iter().flat_map(|entry| &entry.asked_by), str::to_owned),
        }
    }
}

fn distinct<'a>(ids: impl Iterator<Item = &'a String>, label: impl Fn(&str) -> String) -> Options {
    let mut options: Options = ids.map(|id| (id.clone(), label(id))).collect();
    options.sort_by_key(|(id, label)| (label.to_lowercase(), id.clone()));
    options.dedup();
    options
}

#[cfg(test)]
mod tests {
    use protocol::content::{Chapter, Difficulty, Kind};

    use super::{super::catalogue::tests::entry, *};

    #[test]
    fn each_value_is_offered_once_and_in_order() {
        let mut other = entry("b", Kind::Function, Difficulty::Easy);
        other.patterns = vec!["two-pointers".to_owned(), "heap".to_owned()];
        other.roles.push("data-engineer".to_owned());
        let catalogue = Catalogue {
            chapters: vec![Chapter { folder: "01-x".to_owned(), number: 1, title: "X".to_owned() }],
            problems: vec![entry("a", Kind::Choice, Difficulty::Easy), other],
        };
        let facets = Facets::of(&catalogue);
        let labels = |options: &Options| options.iter().map(|(_, label)| label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&facets.chapters), ["1. X"]);
        assert_eq!(labels(&facets.patterns), ["Heap", "Sliding window", "Two pointers"]);
        assert_eq!(labels(&facets.roles), ["Data engineer", "ML engineer"]);
        assert_eq!(facets.askers, []);
    }
}
