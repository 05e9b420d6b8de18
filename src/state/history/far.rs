//! Older attempts, in the browser's database: what would fill the small store, and is rarely looked at.
//!
//! An attempt leaves the small store only once it is in the database, so what breaks off in between is there twice, and once when
//! it is read.

use std::collections::BTreeMap;

use super::{History, KIND, NEAR_BYTES, NEAR_MOST};
use crate::{
    bridge::storage::StorageError,
    state::store::{
        envelope::{self, Opened},
        shelf::names,
        vault::Vault,
    },
};

/// The most bytes of one problem's attempts in the database: hundreds of long answers.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A problem's older attempts.
pub async fn read(vault: &impl Vault, slug: &str) -> Result<History, StorageError> {
    let text = vault.get(&KIND.key(slug)).await?;
    Ok(text.map(|text| parse(&text)).unwrap_or_default())
}

/// As much as can be read. What a newer version wrote cannot.
fn parse(text: &str) -> History {
    match envelope::open(text) {
        Opened::Sound { body, .. } | Opened::Damaged { body } => History::parse(body).value,
        Opened::Newer => History::default(),
    }
}

fn is_whole(text: &str) -> bool {
    matches!(envelope::open(text), Opened::Sound { body, .. } if History::parse(body).whole)
}

/// Adds attempts, and says how many there are then.
pub async fn add(vault: &impl Vault, slug: &str, older: &History) -> Result<usize, StorageError> {
    let key = KIND.key(slug);
    if let Some(text) = vault.get(&key).await?.filter(|text| !is_whole(text)) {
        if envelope::open(&text) == Opened::Newer {
            return Err(StorageError::Blocked);
        }
        // By its checksum each broken text has a name of its own.
        let aside = format!("{}{}.{key}", names::KEPT, envelope::checksum(&text));
        vault.change(&aside, |_| Some(text)).await?;
    }
    let mut count = 0;
    let add = |before: Option<String>| {
        let mut all = before.map(|text| parse(&text)).unwrap_or_default();
        all.merge(older.clone());
        all.set_older(0);
        all.split_off(usize::MAX, MOST_BYTES);
        count = all.len();
        Some(envelope::seal(&all.to_text()))
    };
    vault.change(&key, add).await?;
    Ok(count)
}

/// Puts what is too much to be near into the database, and gives what is to be near. Without a database all stays near as far as
/// the cap allows, and it is an error where that would lose something.
pub async fn spill_all_but_near(vault: &impl Vault, slug: &str, all: History) -> Result<History, StorageError> {
    let mut near = all.clone();
    let older = near.split_off(NEAR_MOST, NEAR_BYTES);
    if older.len() == 0 {
        return Ok(near);
    }
    match add(vault, slug, &older).await {
        Ok(count) => {
            near.set_older(count);
            Ok(near)
        }
        Err(_) => {
            let mut capped = all;
            if capped.cap() == 0 { Ok(capped) } else { Err(StorageError::Full) }
        }
    }
}

/// Every problem's older attempts, by its id.
pub async fn all(vault: &impl Vault) -> Result<BTreeMap<String, History>, StorageError> {
    let mut found = BTreeMap::new();
    for key in vault.keys().await? {
        if let Some(slug) = KIND.slug(&key) {
            found.insert(slug.to_owned(), read(vault, slug).await?);
        }
    }
    Ok(found)
}

/// Forgets them all.
pub async fn remove_all(vault: &impl Vault) -> Result<(), StorageError> {
    for key in vault.keys().await? {
        if KIND.slug(&key).is_some() {
            vault.change(&key, |_| None).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use pollster::block_on;

    use super::{
        super::tests::{at, history, texts},
        *,
    };
    use crate::state::store::vault::fake::FakeVault;

    fn many(count: u32) -> History {
        history(&(0..count).map(|n| at(f64::from(n), &format!("answer {n}"))).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_too_much_to_be_near_comes_back_from_the_database() {
        let vault = FakeVault::default();
        let near = block_on(spill_all_but_near(&vault, "a", many(100))).expect("there is room");
        assert_eq!((near.len(), near.older()), (NEAR_MOST, 80));
        assert!(near.to_text().len() <= NEAR_BYTES);
        let mut all = block_on(read(&vault, "a")).expect("there");
        all.merge(near);
        assert_eq!(texts(&all), texts(&many(100)));
    }

    #[test]
    fn what_is_added_twice_is_there_once() {
        let vault = FakeVault::default();
        for _ in 0..2 {
            assert_eq!(block_on(add(&vault, "a", &many(5))), Ok(5));
        }
        assert_eq!(block_on(add(&vault, "a", &many(7))), Ok(7));
    }

    #[test]
    fn without_a_database_all_stays_near_up_to_the_cap() {
        let vault = FakeVault::default();
        vault.refuses.set(Some(StorageError::Blocked));
        let near = block_on(spill_all_but_near(&vault, "a", many(30))).expect("within the cap");
        assert_eq!((near.len(), near.older()), (30, 0));
        assert_eq!(block_on(spill_all_but_near(&vault, "a", many(100))), Err(StorageError::Full));
    }

    #[test]
    fn what_cannot_be_read_is_put_aside_and_what_is_newer_is_left_alone() {
        let vault = FakeVault::default();
        vault.texts.borrow_mut().insert(KIND.key("a"), "mettle 1 00000000\n{oops".to_owned());
        assert_eq!(block_on(add(&vault, "a", &many(2))), Ok(2));
        assert!(vault.texts.borrow().values().any(|text| text.ends_with("{oops")));
        let newer = envelope::seal_as(envelope::VERSION + 1, "[]");
        vault.texts.borrow_mut().insert(KIND.key("b"), newer.clone());
        assert!(block_on(add(&vault, "b", &many(2))).is_err());
        assert_eq!(vault.texts.borrow()[&KIND.key("b")], newer);
    }

    #[test]
    fn each_problems_are_found_and_forgotten() {
        let vault = FakeVault::default();
        for slug in ["a", "b"] {
            block_on(add(&vault, slug, &many(3))).expect("there is room");
        }
        vault.texts.borrow_mut().insert("mettle.reset".to_owned(), "kept".to_owned());
        let found = block_on(all(&vault)).expect("readable");
        assert_eq!(found.keys().collect::<Vec<_>>(), ["a", "b"]);
        block_on(remove_all(&vault)).expect("removable");
        assert_eq!(vault.texts.borrow().keys().collect::<Vec<_>>(), ["mettle.reset"]);
    }
}
