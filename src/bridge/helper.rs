//! The worker that helps while somebody types, and questions to it. web/README.md describes its messages.

use js_sys::{Array, Function, Object};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::{
    page,
    worker::{self, Worker},
};

/// Where the build puts the worker's module.
const MODULE: &str = "python/helper.js";

/// A running or starting helper. Dropping it ends it, whatever it is busy with.
pub struct Helper {
    worker: Worker,
}

/// What is asked about a place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// `complete`, `signature` or `hover`.
    pub ask: String,
    /// The whole text.
    pub source: String,
    /// From 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
}

/// What the helper tells.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum HelperNews {
    /// It can be asked.
    Ready,
    /// The answer to one question, for the editor to read.
    Answered {
        /// Which question.
        id: u32,
        /// JSON.
        answer: String,
    },
    /// It is of no use any more.
    Failed {
        /// Why.
        message: String,
    },
}

/// Where the editor waits for an answer. Dropping it says that nothing is known.
pub struct Reply {
    resolve: Function,
    answer: JsValue,
}

impl Reply {
    pub(super) fn new(resolve: Function) -> Self {
        Self { resolve, answer: JsValue::NULL }
    }

    /// Gives the helper's answer.
    pub fn give(mut self, answer: &str) {
        self.answer = answer.into();
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        // What settles a promise does not throw.
        let _ = self.resolve.call1(&JsValue::NULL, &self.answer);
    }
}

impl Helper {
    /// Starts one that knows these packages.
    pub fn start(packages: &[String], on_news: impl Fn(HelperNews) + Clone + 'static) -> Result<Self, String> {
        let on_crash = on_news.clone();
        let hear = move |data: JsValue| {
            let news = js_sys::JSON::stringify(&data).map(String::from).unwrap_or_default();
            on_news(serde_json::from_str(&news).unwrap_or_else(|error| HelperNews::Failed {
                message: format!("Its message could not be read: {error}."),
            }));
        };
        let worker = Worker::start(MODULE, hear, move |message| on_crash(HelperNews::Failed { message }))?;
        let names: Array = packages.iter().map(|name| JsValue::from(name.as_str())).collect();
        let order = Object::new();
        worker::set(&order, "base", &page::resolve("./").into())
            .and_then(|()| worker::set(&order, "packages", &names))
            .and_then(|()| worker.post(&order, None))
            .map_err(|error| worker::describe(&error))?;
        Ok(Self { worker })
    }

    /// Asks it; the answer comes as news with the same `id`.
    pub fn ask(&self, id: u32, question: &Question) -> Result<(), String> {
        let text = serde_json::to_string(question).map_err(|error| error.to_string())?;
        let order = Object::new();
        worker::set(&order, "id", &id.into())
            .and_then(|()| worker::set(&order, "question", &text.into()))
            .and_then(|()| self.worker.post(&order, None))
            .map_err(|error| worker::describe(&error))
    }
}
