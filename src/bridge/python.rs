//! The worker in which CPython runs, and the channel from it to the judge.

use js_sys::{Array, Object};
use serde::Deserialize;
use web_sys::{MessageChannel, MessagePort};

use super::{
    early::{self, Early},
    page,
    worker::{self, Worker},
};

/// Where the build puts the worker's module.
pub(super) const MODULE: &str = "python/worker.js";

/// A running or starting interpreter. Dropping it ends it, whatever it is busy with.
pub struct PythonWorker {
    _worker: Worker,
}

/// The judge's end of the channel to one interpreter.
pub struct PythonEnd(MessagePort);

impl PythonEnd {
    pub(super) fn into_port(self) -> MessagePort {
        self.0
    }
}

/// What the worker tells of its start.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PythonNews {
    /// How far one stage of the start has come. Stages overlap.
    Progress {
        /// Which stage.
        stage: BootStage,
        /// Bytes that are here.
        loaded: f64,
        /// Bytes in all; 0 where unknown.
        total: f64,
    },
    /// Answers can run.
    Ready {
        /// Whether it got its memory from the device, and did not have to import anything.
        restored: bool,
    },
    /// It did not start, or broke down later. The worker is of no use any more.
    Failed {
        /// Why, for people.
        message: String,
    },
}

/// What is being fetched for the interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BootStage {
    /// CPython itself.
    Engine,
    /// Its standard library.
    Library,
    /// The problem's packages.
    Packages,
}

impl PythonWorker {
    /// Starts an interpreter that loads `packages` first, or takes over the one that the page has started early, and gives the judge's end of its channel.
    pub fn start(
        packages: &[String],
        on_news: impl Fn(PythonNews) + Clone + 'static,
    ) -> Result<(Self, PythonEnd), String> {
        let channel = MessageChannel::new().map_err(|error| worker::describe(&error))?;
        let on_crash = on_news.clone();
        let hear = move |data: wasm_bindgen::JsValue| {
            let news = js_sys::JSON::stringify(&data).map(String::from).unwrap_or_default();
            match serde_json::from_str(&news) {
                Ok(news) => on_news(news),
                Err(error) => {
                    on_news(PythonNews::Failed { message: format!("Its message could not be read: {error}.") })
                }
            }
        };
        let on_crash = move |message| on_crash(PythonNews::Failed { message });
        let order = Object::new();
        let port = channel.port1();
        let started = match early::take(packages) {
            Some(Early { worker, news }) => {
                for data in news {
                    let hear = hear.clone();
                    // Not before the caller has what this gives.
                    leptos::task::spawn_local(async move { hear(data) });
                }
                Worker::own(worker, hear, on_crash)
            }
            None => {
                let names: Array = packages.iter().map(|name| wasm_bindgen::JsValue::from(name.as_str())).collect();
                worker::set(&order, "packages", &names)
                    .and_then(|()| worker::set(&order, "base", &page::resolve("./").into()))
                    .map_err(|error| worker::describe(&error))?;
                Worker::start(MODULE, hear, on_crash)?
            }
        };
        worker::set(&order, "port", &port)
            .and_then(|()| started.post(&order, Some(&port)))
            .map_err(|error| worker::describe(&error))?;
        Ok((Self { _worker: started }, PythonEnd(channel.port2())))
    }
}
