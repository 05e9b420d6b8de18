//! The worker in which Ruff is, and what is asked of it. web/README.md describes its messages.

use js_sys::Object;
use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::worker::{self, Worker};

/// Where the build puts the worker's module.
const MODULE: &str = "lint/lint.js";

/// A running or starting Ruff. Dropping it ends it, whatever it is busy with.
pub struct Linter {
    worker: Worker,
}

/// What is asked about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What looks wrong.
    Check,
    /// How it would be laid out.
    Format,
}

/// A place that looks wrong. Lines and columns count from 1, columns in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Where it begins.
    pub line: u32,
    /// Where it begins in that line.
    pub column: u32,
    /// The line in which it ends.
    pub end_line: u32,
    /// The column after it.
    pub end_column: u32,
    /// Whether the text is no Python because of it.
    pub syntax: bool,
    /// What is wrong.
    pub message: String,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum LinterNews {
    /// Ruff is there.
    Ready,
    /// A text was looked through.
    Checked {
        /// Which question.
        id: u32,
        /// What looks wrong.
        found: Vec<Found>,
    },
    /// A text was laid out, or is no Python.
    Formatted {
        /// Which question.
        id: u32,
        /// The text.
        text: Option<String>,
        /// Why there is none.
        refused: Option<Found>,
    },
    /// It is of no use any more.
    Failed {
        /// Why.
        message: String,
    },
}

impl Linter {
    /// Starts one. It may be asked at once, and answers when it is there.
    pub fn start(on_news: impl Fn(LinterNews) + Clone + 'static) -> Result<Self, String> {
        let on_crash = on_news.clone();
        let hear = move |data: JsValue| {
            let news = js_sys::JSON::stringify(&data).map(String::from).unwrap_or_default();
            on_news(serde_json::from_str(&news).unwrap_or_else(|error| LinterNews::Failed {
                message: format!("Its message could not be read: {error}."),
            }));
        };
        let worker = Worker::start(MODULE, hear, move |message| on_crash(LinterNews::Failed { message }))?;
        Ok(Self { worker })
    }

    /// Asks about a text; the answer comes as news with the same `id`.
    pub fn ask(&self, id: u32, ask: Ask, source: &str) -> Result<(), String> {
        let order = Object::new();
        let word = match ask {
            Ask::Check => "check",
            Ask::Format => "format",
        };
        worker::set(&order, "id", &id.into())
            .and_then(|()| worker::set(&order, "ask", &word.into()))
            .and_then(|()| worker::set(&order, "source", &source.into()))
            .and_then(|()| self.worker.post(&order, None))
            .map_err(|error| worker::describe(&error))
    }
}
