//! The worker in which CPython runs, and the channel from it to the judge.

use js_sys::{Array, Object, SharedArrayBuffer};
use serde::Deserialize;
use wasm_bindgen::JsValue;
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
    worker: Worker,
    signal: Option<SharedArrayBuffer>,
}

/// The judge's end of the channel to one interpreter, and the byte by which that is signalled, where memory may be shared.
pub struct PythonEnd {
    pub(super) port: MessagePort,
    pub(super) signal: Option<SharedArrayBuffer>,
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
    /// Packages that were asked for later are there; until then their [`PythonNews::Progress`] came after `Ready`.
    Fetched,
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
    /// Starts an interpreter that loads `packages` first, or takes over the one that the page has started early.
    pub fn start(packages: &[String], on_news: impl Fn(PythonNews) + Clone + 'static) -> Result<Self, String> {
        let on_crash = on_news.clone();
        let hear = move |data: JsValue| {
            let news = js_sys::JSON::stringify(&data).map(String::from).unwrap_or_default();
            match serde_json::from_str(&news) {
                Ok(news) => on_news(news),
                Err(error) => {
                    on_news(PythonNews::Failed { message: format!("Its message could not be read: {error}.") })
                }
            }
        };
        let on_crash = move |message| on_crash(PythonNews::Failed { message });
        let (worker, signal) = match early::take(packages) {
            Some(Early { worker, news, signal }) => {
                for data in news {
                    let hear = hear.clone();
                    // Not before the caller has what this gives.
                    leptos::task::spawn_local(async move { hear(data) });
                }
                (Worker::own(worker, hear, on_crash), signal)
            }
            None => {
                let worker = Worker::start(MODULE, hear, on_crash)?;
                let signal = page::shares_memory().then(|| SharedArrayBuffer::new(1));
                order(&worker, packages, signal.as_ref()).map_err(|error| worker::describe(&error))?;
                (worker, signal)
            }
        };
        Ok(Self { worker, signal })
    }

    /// Opens a channel to it, and gives the judge's end. What is sent before it is ready waits.
    pub fn connect(&self) -> Result<PythonEnd, String> {
        let open = || {
            let channel = MessageChannel::new()?;
            let port = channel.port1();
            let order = Object::new();
            worker::set(&order, "port", &port)?;
            self.worker.post(&order, Some(&port))?;
            Ok(PythonEnd { port: channel.port2(), signal: self.signal.clone() })
        };
        open().map_err(|error| worker::describe(&error))
    }
}

/// Tells a fresh worker what to load, from where, and what it is signalled by.
fn order(worker: &Worker, packages: &[String], signal: Option<&SharedArrayBuffer>) -> Result<(), JsValue> {
    let names: Array = packages.iter().map(|name| JsValue::from(name.as_str())).collect();
    let order = Object::new();
    worker::set(&order, "packages", &names)?;
    worker::set(&order, "base", &page::resolve("./").into())?;
    if let Some(signal) = signal {
        worker::set(&order, "signal", signal)?;
    }
    worker.post(&order, None)
}
