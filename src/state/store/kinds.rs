//! The kinds of texts that are kept: where each stands, how much of it can be read, and how two of it become one.

use super::{
    super::{draft, history, notes, own_inputs, panes, record, scratch, settings, stopwatch},
    shelf::Reading,
};

/// One kind. Every module that keeps something has one, and is listed in [`ALL`].
pub struct Kind {
    /// Its key; where it ends with a dot, a problem's id follows.
    pub stem: &'static str,
    /// What people call it, in the plural.
    pub name: &'static str,
    /// How much of a text can be understood, as a whole text again.
    pub read: fn(&str) -> Reading<Option<String>>,
    /// One text of ours and theirs, both whole.
    pub merge: fn(&str, &str) -> Merged,
    /// How many things people would count in a whole text.
    pub count: fn(&str) -> usize,
}

/// Two texts in one.
#[derive(Debug, PartialEq)]
pub struct Merged {
    /// What is to stand.
    pub text: String,
    /// What did not fit into it.
    pub rest: Option<String>,
}

impl Merged {
    /// Everything of both is in this text.
    pub fn whole(text: String) -> Self {
        Self { text, rest: None }
    }
}

/// All of them, in the order in which people are told of them.
pub static ALL: [&Kind; 9] = [
    &record::KIND,
    &draft::KIND,
    &history::KIND,
    &notes::KIND,
    &own_inputs::KIND,
    &scratch::KIND,
    &stopwatch::KIND,
    &settings::KIND,
    &panes::KIND,
];

/// The kind of what is under a key.
pub fn of(key: &str) -> Option<&'static Kind> {
    ALL.into_iter().find(|kind| kind.slug(key).is_some())
}

impl Kind {
    /// The key for a problem.
    pub fn key(&self, slug: &str) -> String {
        format!("{}{slug}", self.stem)
    }

    /// The problem that a key is for; empty where there is one text for all. `None` for keys of other kinds.
    pub fn slug<'a>(&self, key: &'a str) -> Option<&'a str> {
        let slug = key.strip_prefix(self.stem)?;
        (self.stem.ends_with('.') != slug.is_empty()).then_some(slug)
    }
}

/// Of two texts that cannot be one, the one that was saved later; where that is the same moment, the same one whichever is ours.
/// The other is the rest.
pub fn later(ours: (&str, f64), theirs: (&str, f64)) -> Merged {
    let is_ours = ours.1.total_cmp(&theirs.1).then_with(|| ours.0.cmp(theirs.0)).is_ge();
    let (stands, rest) = if is_ours { (ours.0, theirs.0) } else { (theirs.0, ours.0) };
    Merged { text: stands.to_owned(), rest: Some(rest.to_owned()) }
}

/// For kinds whose texts hold one thing each.
pub fn one(_: &str) -> usize {
    1
}

/// For kinds of which a broken text is read as a whole or not at all.
pub fn all_or_nothing<T>(text: &str, parse: impl Fn(&str) -> Reading<T>) -> Reading<Option<String>> {
    let whole = parse(text).whole;
    Reading { value: whole.then(|| text.to_owned()), whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_of_one_kind() {
        for (at, kind) in ALL.iter().enumerate() {
            let slug = if kind.stem.ends_with('.') { "k-means" } else { "" };
            let key = kind.key(slug);
            assert_eq!(kind.slug(&key), Some(slug), "{key}");
            let others = ALL.iter().enumerate().filter(|(other, _)| *other != at);
            for (_, other) in others {
                assert_eq!(other.slug(&key), None, "{key} is also of {}", other.name);
            }
        }
        assert!(of("mettle.progress.v1.x").is_none() && of("mettle.draft.v1.").is_none() && of("x").is_none());
    }
}
