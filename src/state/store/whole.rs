//! What concerns all that is kept at once: exporting it, taking a file in, beginning again and taking that back.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    super::history::{self, History, far},
    core::Core,
    envelope::{self, Opened},
    kinds,
    shelf::names,
    transfer::{Contents, NotTaken, Plan},
    vault::Vault,
};
use crate::bridge::storage::StorageError;

/// Everything that is kept, as far as it can be read.
pub struct Whole {
    /// Histories are here with what of them is in the database.
    pub contents: Contents,
    /// Whether the database was read.
    pub has_far: bool,
    /// Whether attempts are known to be in the database, which was not read.
    pub lacks_attempts: bool,
}

/// Reads all of it.
pub async fn contents(core: &RefCell<Core>, vault: &impl Vault) -> Whole {
    let mut contents = Contents::of(core.borrow().texts());
    let near = |contents: &Contents, key: &str| {
        contents.texts.get(key).map(|body| History::parse(body).value).unwrap_or_default()
    };
    let Ok(far) = far::all(vault).await else {
        let mut histories = contents.texts.keys().filter(|key| history::KIND.slug(key).is_some());
        let lacks_attempts = histories.any(|key| near(&contents, key).older() > 0);
        return Whole { contents, has_far: false, lacks_attempts };
    };
    for (slug, older) in far {
        let key = history::KIND.key(&slug);
        let mut all = older;
        all.merge(near(&contents, &key));
        contents.texts.insert(key, all.to_text());
    }
    Whole { contents, has_far: true, lacks_attempts: false }
}

/// What taking this in would do.
pub async fn plan(core: &RefCell<Core>, vault: &impl Vault, theirs: &Contents) -> Plan {
    let ours = contents(core, vault).await.contents;
    Plan::new(theirs, |key| ours.texts.get(key).or_else(|| ours.as_they_are.get(key)).cloned())
}

/// Does it, and says which keys have other bodies now. Where there is no room, ours is as it was.
pub async fn take(
    core: &RefCell<Core>,
    vault: &impl Vault,
    plan: Plan,
    now_ms: f64,
) -> Result<Vec<String>, StorageError> {
    if core.borrow().hold().is_some() {
        return Err(StorageError::Blocked);
    }
    let mut bodies = Vec::new();
    for (key, body) in plan.bodies {
        let body = match history::KIND.slug(&key) {
            Some(slug) => far::spill_all_but_near(vault, slug, History::parse(&body).value).await?.to_text(),
            None => body,
        };
        bodies.push((key, Some(body)));
    }
    let mut core = core.borrow_mut();
    for (key, rest) in &plan.aside {
        keep(core.keep_aside(key, &envelope::seal(rest), now_ms))?;
    }
    for (key, text) in &plan.as_they_are {
        if core.shelf().get(key).is_ok_and(|there| there.is_none()) {
            keep(core.shelf().set(key, text))?;
        }
    }
    core.write_all(&bodies, now_ms)?;
    Ok(bodies.into_iter().map(|(key, _)| key).collect())
}

/// Where the browser keeps nothing at all, what is only put aside is still in the file.
fn keep<T>(kept: Result<T, StorageError>) -> Result<(), StorageError> {
    match kept {
        Err(StorageError::Full) => Err(StorageError::Full),
        _ => Ok(()),
    }
}

/// Forgets everything that is in use, once it is kept as the last reset's. Says which keys are empty now.
pub async fn reset(
    core: &RefCell<Core>,
    vault: &impl Vault,
    saved_at: &str,
    now_ms: f64,
) -> Result<Vec<String>, StorageError> {
    if core.borrow().hold().is_some() {
        return Err(StorageError::Blocked);
    }
    let Whole { contents: mut all, has_far, .. } = contents(core, vault).await;
    all.as_they_are.retain(|key, _| names::is_live(key));
    let backup = envelope::seal(&all.to_file(saved_at));
    match vault.change(names::RESET, |_| Some(backup.clone())).await {
        Ok(()) => {
            // The one before it, if it was here, is not the last any more.
            let _ = core.borrow().shelf().remove(names::RESET);
        }
        Err(_) => core.borrow().shelf().set(names::RESET, &backup)?,
    }
    let keys: Vec<String> = core.borrow().texts().into_keys().filter(|key| names::is_live(key)).collect();
    let nothing: Vec<(String, Option<String>)> = keys.iter().map(|key| (key.clone(), None)).collect();
    core.borrow_mut().write_all(&nothing, now_ms)?;
    // What stays there is found again by the next reset or export: it is not lost, and not shown either.
    if has_far {
        let _ = far::remove_all(vault).await;
    }
    Ok(keys)
}

/// What the last reset left to be brought back.
pub async fn last_reset(core: &RefCell<Core>, vault: &impl Vault) -> Option<String> {
    let there = vault.get(names::RESET).await.ok().flatten();
    there.or_else(|| core.borrow().shelf().get(names::RESET).ok().flatten())
}

/// Why a reset cannot be taken back.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUndone {
    /// Nothing was reset, or it was taken back already.
    #[error("There is nothing to bring back.")]
    Nothing,
    /// The backup cannot be read.
    #[error("{0}")]
    Unreadable(NotTaken),
    /// It does not fit beside what was stored since.
    #[error("{0} What was reset is still kept; try again once there is room.")]
    NotStored(StorageError),
}

/// Brings back what the last reset took away, beside what was stored since. Says which keys have other bodies now.
pub async fn undo_reset(core: &RefCell<Core>, vault: &impl Vault, now_ms: f64) -> Result<Vec<String>, NotUndone> {
    let text = last_reset(core, vault).await.ok_or(NotUndone::Nothing)?;
    let file = match envelope::open(&text) {
        Opened::Sound { body, .. } => body,
        Opened::Damaged { .. } => return Err(NotUndone::Unreadable(NotTaken::Changed)),
        Opened::Newer => return Err(NotUndone::Unreadable(NotTaken::Newer)),
    };
    let theirs = Contents::of_file(file).map_err(NotUndone::Unreadable)?;
    let plan = plan(core, vault, &theirs).await;
    let keys = take(core, vault, plan, now_ms).await.map_err(NotUndone::NotStored)?;
    // All of it is back: what would stay here is only a second copy.
    let _ = core.borrow_mut().forget(names::RESET, now_ms);
    let _ = vault.change(names::RESET, |_| None).await;
    Ok(keys)
}

/// How much of one kind is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What people call it.
    pub name: &'static str,
    /// How many of them.
    pub count: usize,
    /// Bytes in the browser's small store, which is the one that fills up.
    pub near_bytes: usize,
    /// Bytes in its database.
    pub far_bytes: usize,
}

/// A text that is not in use, but kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// How many bytes it takes.
    pub bytes: usize,
    /// Whether it is in the database.
    pub is_far: bool,
}

/// All that is kept, by kind, and what is kept beside it.
pub async fn inventory(core: &RefCell<Core>, vault: &impl Vault) -> (Vec<Share>, Vec<Aside>) {
    let near = core.borrow().texts();
    let mut far = BTreeMap::new();
    for key in vault.keys().await.unwrap_or_default() {
        if let Ok(Some(text)) = vault.get(&key).await {
            far.insert(key, text);
        }
    }
    let all = contents(core, vault).await.contents;
    let of = |kind: &'static kinds::Kind| {
        let bytes = |texts: &BTreeMap<String, String>| -> usize {
            let its = texts.iter().filter(|(key, _)| kind.slug(key).is_some());
            its.map(|(key, text)| key.len() + text.len()).sum()
        };
        let bodies = all.texts.iter().filter(|(key, _)| kind.slug(key).is_some());
        let count = bodies.filter(|(_, body)| (kind.read)(body).whole).map(|(_, body)| (kind.count)(body)).sum();
        Share { name: kind.name, count, near_bytes: bytes(&near), far_bytes: bytes(&far) }
    };
    let shares = kinds::ALL.into_iter().map(of).filter(|share| share.near_bytes + share.far_bytes > 0).collect();
    let beside = |texts: &BTreeMap<String, String>, is_far| -> Vec<Aside> {
        let aside = texts.iter().filter(|(key, _)| !names::is_live(key));
        aside.map(|(key, text)| Aside { key: key.clone(), bytes: key.len() + text.len(), is_far }).collect()
    };
    let mut aside = beside(&near, false);
    aside.extend(beside(&far, true));
    (shares, aside)
}

/// When a text was put aside, where its key tells that, and the key that it was for. `None` for keys of anything else.
pub fn put_aside(key: &str) -> Option<(Option<f64>, &str)> {
    let (mark, of) = key.strip_prefix(names::KEPT)?.split_once('.')?;
    // In the database it is a checksum, of eight digits.
    let moment = (mark.len() > 8).then(|| mark.parse().ok()).flatten();
    Some((moment, of))
}

/// The text of what is kept beside all that is in use.
pub async fn text_of(core: &RefCell<Core>, vault: &impl Vault, aside: &Aside) -> Option<String> {
    match aside.is_far {
        true => vault.get(&aside.key).await.ok().flatten(),
        false => core.borrow().shelf().get(&aside.key).ok().flatten(),
    }
}

/// Forgets it.
pub async fn forget(core: &RefCell<Core>, vault: &impl Vault, aside: &Aside, now_ms: f64) -> Result<(), StorageError> {
    match aside.is_far {
        true => vault.change(&aside.key, |_| None).await,
        false => core.borrow_mut().forget(&aside.key, now_ms),
    }
}

/// How many attempts [`thin_out`] would forget.
pub async fn old_attempts(core: &RefCell<Core>, vault: &impl Vault) -> usize {
    let all = contents(core, vault).await.contents;
    let bodies = all.texts.iter().filter(|(key, _)| history::KIND.slug(key).is_some());
    bodies.map(|(_, body)| History::parse(body).value.old().len()).sum()
}

/// Forgets the code of old attempts: of each problem the newest three and the last accepted one stay. Says which keys changed.
pub async fn thin_out(core: &RefCell<Core>, vault: &impl Vault, now_ms: f64) -> Result<Vec<String>, StorageError> {
    let Whole { contents: all, lacks_attempts, .. } = contents(core, vault).await;
    if lacks_attempts {
        // Which of them are to stay cannot be told.
        return Err(StorageError::Blocked);
    }
    let mut bodies = Vec::new();
    for (key, body) in all.texts.iter().filter(|(key, _)| history::KIND.slug(key).is_some()) {
        let mut history = History::parse(body).value;
        if history.forget_old() > 0 {
            bodies.push((key.clone(), Some(history.to_text())));
        }
    }
    core.borrow_mut().write_all(&bodies, now_ms)?;
    // What of them is to stay is near now.
    for (key, _) in &bodies {
        vault.change(key, |_| None).await.or_else(|error| match error {
            StorageError::Blocked => Ok(()),
            StorageError::Full => Err(error),
        })?;
    }
    Ok(bodies.into_iter().map(|(key, _)| key).collect())
}

#[cfg(test)]
mod tests {
    use pollster::block_on;

    use super::{
        super::{samples, shelf::fake::FakeShelf, vault::fake::FakeVault},
        *,
    };

    const NOW: f64 = 1000.0;

    struct Browser {
        shelf: FakeShelf,
        vault: FakeVault,
        core: RefCell<Core>,
    }

    impl Browser {
        fn new() -> Self {
            let shelf = FakeShelf::default();
            let core = RefCell::new(Core::new(Box::new(shelf.clone())));
            Self { shelf, vault: FakeVault::default(), core }
        }

        /// With what visitors have, and a history of which a part is in the database.
        fn lived_in() -> Self {
            let browser = Self::new();
            for (key, text) in samples::TODAY {
                browser.shelf.put(key, &envelope::seal(text));
            }
            let key = history::KIND.key("long");
            let near = block_on(far::spill_all_but_near(&browser.vault, "long", many(60))).expect("there is room");
            browser.shelf.put(&key, &envelope::seal(&near.to_text()));
            browser
        }

        fn contents(&self) -> Contents {
            block_on(contents(&self.core, &self.vault)).contents
        }

        fn reset(&self) -> Result<Vec<String>, StorageError> {
            block_on(reset(&self.core, &self.vault, "then", NOW))
        }

        fn undo(&self) -> Result<Vec<String>, NotUndone> {
            block_on(undo_reset(&self.core, &self.vault, NOW))
        }

        fn take(&self, theirs: &Contents) -> Result<Vec<String>, StorageError> {
            let plan = block_on(plan(&self.core, &self.vault, theirs));
            block_on(take(&self.core, &self.vault, plan, NOW))
        }
    }

    fn many(count: u32) -> History {
        let attempts: Vec<serde_json::Value> = (0..count)
            .map(|at| {
                serde_json::json!({ "atMs": f64::from(at), "verdict": "wrong-answer", "passed": 0, "total": 1,
                    "answer": { "text": format!("answer {at}") } })
            })
            .collect();
        History::parse(&serde_json::json!({ "version": 1, "attempts": attempts }).to_string()).value
    }

    #[test]
    fn what_is_exported_has_all_of_a_history_and_comes_to_the_same_in_another_browser() {
        let browser = Browser::lived_in();
        let all = browser.contents();
        assert_eq!(History::parse(&all.texts[&history::KIND.key("long")]).value.len(), 60);
        let file = all.to_file("then");
        let other = Browser::new();
        other.take(&Contents::of_file(&file).expect("a file of ours")).expect("there is room");
        assert_eq!(other.contents().texts, all.texts);
        assert!(History::parse(&other.core.borrow().body(&history::KIND.key("long")).expect("near")).value.len() <= 20);
        assert_eq!(other.take(&Contents::of_file(&file).expect("a file of ours")), Ok(vec![]), "all is there already");
    }

    #[test]
    fn a_reset_leaves_nothing_and_is_taken_back_whole_wherever_it_is_kept() {
        for refuses in [None, Some(StorageError::Blocked)] {
            let browser = Browser::lived_in();
            let before = browser.contents();
            if refuses.is_some() {
                // Without a database only what is near is known.
                browser.vault.texts.borrow_mut().clear();
            }
            let before = if refuses.is_some() { browser.contents() } else { before };
            browser.vault.refuses.set(refuses);
            assert_eq!(browser.reset().expect("there is room").len(), 10);
            assert!(browser.contents().texts.is_empty());
            assert!(!browser.shelf.texts.borrow().keys().any(|key| names::is_live(key)));
            browser.undo().expect("it is kept");
            assert_eq!(browser.contents().texts, before.texts);
            assert_eq!(browser.undo(), Err(NotUndone::Nothing));
        }
    }

    #[test]
    fn what_the_database_does_not_give_is_told_and_outlives_a_reset() {
        let browser = Browser::lived_in();
        let whole = browser.contents();
        browser.vault.refuses_reads.set(Some(StorageError::Blocked));
        assert!(block_on(contents(&browser.core, &browser.vault)).lacks_attempts);
        assert_eq!(block_on(thin_out(&browser.core, &browser.vault, NOW)), Err(StorageError::Blocked));
        browser.reset().expect("there is room");
        browser.vault.refuses_reads.set(None);
        browser.undo().expect("it is kept");
        assert_eq!(browser.contents().texts, whole.texts);
    }

    #[test]
    fn what_was_done_since_a_reset_stays_when_it_is_taken_back() {
        let browser = Browser::lived_in();
        browser.reset().expect("there is room");
        let (key, body) = ("mettle.notes.v1.k-means-cost", r#"{"savedAtMs":9e12,"text":"since then","version":1}"#);
        browser.core.borrow_mut().put(key, Some(body), NOW);
        browser.undo().expect("it is kept");
        let notes = browser.core.borrow().body(key).expect("notes");
        assert!(notes.contains("since then") && notes.contains("Rank within each user."), "{notes}");
    }

    #[test]
    fn without_room_for_what_would_be_reset_nothing_is() {
        let browser = Browser::lived_in();
        browser.vault.refuses.set(Some(StorageError::Full));
        browser.shelf.room.set(Some(browser.shelf.used()));
        let before = browser.shelf.texts.borrow().clone();
        assert_eq!(browser.reset(), Err(StorageError::Full));
        assert_eq!(*browser.shelf.texts.borrow(), before);
    }

    #[test]
    fn a_reset_that_is_cut_off_after_any_write_loses_nothing() {
        let whole = Browser::lived_in().contents();
        for cut in 0..12 {
            let browser = Browser::lived_in();
            browser.shelf.writes_left.set(Some(cut));
            let _ = browser.reset();
            browser.shelf.writes_left.set(None);
            // The next visit knows only what is stored.
            let later = Browser {
                shelf: browser.shelf.clone(),
                vault: FakeVault { texts: browser.vault.texts.clone(), ..FakeVault::default() },
                core: RefCell::new(Core::new(Box::new(browser.shelf.clone()))),
            };
            later.undo().unwrap_or_else(|error| panic!("cut after {cut}: {error}"));
            assert_eq!(later.contents().texts, whole.texts, "cut after {cut} writes");
        }
    }

    #[test]
    fn a_reset_whose_backup_is_broken_says_so_and_keeps_it() {
        let browser = Browser::lived_in();
        browser.reset().expect("there is room");
        let broken = browser.vault.texts.borrow()[names::RESET].replacen("Rank", "Bank", 1);
        browser.vault.texts.borrow_mut().insert(names::RESET.to_owned(), broken.clone());
        assert_eq!(browser.undo(), Err(NotUndone::Unreadable(NotTaken::Changed)));
        assert_eq!(browser.vault.texts.borrow()[names::RESET], broken);
    }

    #[test]
    fn an_import_without_room_changes_nothing() {
        let file = Browser::lived_in().contents();
        let browser = Browser::new();
        let (key, text) = samples::TODAY[3];
        browser.shelf.put(key, &envelope::seal(text));
        browser.shelf.room.set(Some(browser.shelf.used() + 400));
        let before = browser.shelf.texts.borrow().clone();
        assert_eq!(browser.take(&file), Err(StorageError::Full));
        assert_eq!(*browser.shelf.texts.borrow(), before);
    }

    #[test]
    fn all_that_is_kept_is_counted_and_what_is_beside_it_listed() {
        let browser = Browser::lived_in();
        browser.shelf.put("mettle.kept.1763863994123.mettle.notes.v1.a", "{oops");
        browser.reset().expect("there is room");
        browser.undo().expect("it is kept");
        let (shares, aside) = block_on(inventory(&browser.core, &browser.vault));
        assert_eq!(shares.len(), 9);
        let attempts = shares.iter().find(|share| share.name == "Attempts").expect("there are some");
        assert_eq!(attempts.count, 62);
        assert!(attempts.far_bytes > attempts.near_bytes / 2 && attempts.near_bytes > 0);
        assert_eq!(aside.len(), 1);
        assert_eq!(put_aside(&aside[0].key), Some((Some(1_763_863_994_123.0), "mettle.notes.v1.a")));
        block_on(forget(&browser.core, &browser.vault, &aside[0], NOW)).expect("it goes");
        assert!(!browser.shelf.holds("{oops"));
    }

    #[test]
    fn old_attempts_go_where_room_is_short() {
        let browser = Browser::lived_in();
        assert_eq!(block_on(old_attempts(&browser.core, &browser.vault)), 57);
        assert_eq!(block_on(thin_out(&browser.core, &browser.vault, NOW)), Ok(vec![history::KIND.key("long")]));
        assert_eq!(block_on(old_attempts(&browser.core, &browser.vault)), 0);
        let left = &browser.contents().texts[&history::KIND.key("long")];
        assert_eq!(History::parse(left).value.len(), 3);
    }
}
