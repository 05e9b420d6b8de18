//! The browser's database: texts by key, with far more room than `localStorage` and no way to wait for it.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};

use gloo_timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, TransactionMode, TransactionResult};
use wasm_bindgen::JsValue;

use super::storage::StorageError;

const DATABASE: &str = "mettle";
const TEXTS: &str = "texts";

/// A database that has not answered by then is taken for one that never will: some browsers leave a request without any answer.
const PATIENCE_MS: u32 = 5000;

/// The text under `key`.
pub async fn get(key: &str) -> Result<Option<String>, StorageError> {
    in_time(async {
        let database = open().await?;
        let transaction = database.transaction(&[TEXTS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(TEXTS)?.get(JsValue::from(key))?.await?;
        database.close();
        Ok(found.and_then(|text| text.as_string()))
    })
    .await
}

/// Puts what `change` makes of the text under `key` in its place, nothing where it gives none. No other tab comes in between. It is
/// there for good once this ends.
pub async fn change(key: &str, change: impl FnOnce(Option<String>) -> Option<String>) -> Result<(), StorageError> {
    in_time(async {
        let database = open().await?;
        let transaction = database.transaction(&[TEXTS], TransactionMode::ReadWrite)?;
        let texts = transaction.object_store(TEXTS)?;
        let place = JsValue::from(key);
        let before = texts.get(place.clone())?.await?.and_then(|text| text.as_string());
        put(&texts, &place, change(before)).await?;
        let ended = transaction.commit()?.await?;
        database.close();
        match ended {
            TransactionResult::Committed => Ok(()),
            TransactionResult::Aborted => Err(Failure::Aborted),
        }
    })
    .await
}

/// All keys that there are, in order.
pub async fn keys() -> Result<Vec<String>, StorageError> {
    in_time(async {
        let database = open().await?;
        let transaction = database.transaction(&[TEXTS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(TEXTS)?.get_all_keys(None, None)?.await?;
        database.close();
        Ok(found.iter().filter_map(JsValue::as_string).collect())
    })
    .await
}

async fn put(texts: &ObjectStore, place: &JsValue, text: Option<String>) -> Result<(), Failure> {
    match text {
        Some(text) => texts.put(&JsValue::from(text), Some(place))?.await.map(drop)?,
        None => texts.delete(place.clone())?.await?,
    }
    Ok(())
}

async fn open() -> Result<Database, Failure> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Where it cannot be made, the transactions fail that ask for it.
            let _ = database.create_object_store(TEXTS, ObjectStoreParams::new());
        }
    });
    let mut database = request.await?;
    // A later version of the app may want another form: nobody is to wait for this page to be closed.
    database.on_version_change(|event| {
        if let Ok(database) = event.database() {
            database.close();
        }
    });
    Ok(database)
}

enum Failure {
    Refused(idb::Error),
    Aborted,
}

impl From<idb::Error> for Failure {
    fn from(error: idb::Error) -> Self {
        Failure::Refused(error)
    }
}

impl From<Failure> for StorageError {
    fn from(failure: Failure) -> Self {
        match failure {
            // What is aborted without a word lacked the room.
            Failure::Aborted => StorageError::Full,
            Failure::Refused(idb::Error::DomException(error)) if error.name() == "QuotaExceededError" => {
                StorageError::Full
            }
            Failure::Refused(_) => StorageError::Blocked,
        }
    }
}

async fn in_time<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, StorageError> {
    let (mut work, mut limit) = (pin!(work), pin!(TimeoutFuture::new(PATIENCE_MS)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(done.map_err(StorageError::from)),
        Poll::Pending => limit.as_mut().poll(context).map(|()| Err(StorageError::Blocked)),
    })
    .await
}
