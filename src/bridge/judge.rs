//! The judge worker, in the protocol's words.

use std::{cell::RefCell, rc::Rc};

use protocol::judging::{FromJudge, ToJudge};

use super::{
    python::PythonEnd,
    worker::{Worker, set},
};

/// The loader that the build puts beside the worker's wasm.
const MODULE: &str = "judge_worker_loader.js";

/// A running judge. Dropping it ends it, whatever it is busy with.
pub struct JudgeWorker {
    worker: Rc<Worker>,
    /// What was said before the worker was up; `None` once it is.
    waiting: Rc<RefCell<Option<Vec<Letter>>>>,
}

/// A message with what goes with it.
struct Letter {
    text: String,
    python: Option<PythonEnd>,
}

impl JudgeWorker {
    /// Starts a judge. `on_crash` gets the reason when it cannot be loaded, dies, or speaks another version's words.
    pub fn start(
        on_message: impl Fn(FromJudge) + 'static,
        on_crash: impl Fn(String) + Clone + 'static,
    ) -> Result<Self, String> {
        // The worker is born after the closure that hands it what has waited.
        let born: Rc<RefCell<std::rc::Weak<Worker>>> = Rc::default();
        let waiting = Rc::new(RefCell::new(Some(Vec::new())));
        let (to_flush, flushed_by) = (waiting.clone(), born.clone());
        let on_garbled = on_crash.clone();
        let hear = move |data: wasm_bindgen::JsValue| {
            let text = data.as_string().unwrap_or_default();
            match serde_json::from_str(&text) {
                Ok(message) => {
                    if message == FromJudge::Ready {
                        let letters: Option<Vec<Letter>> = to_flush.borrow_mut().take();
                        if let Some(worker) = flushed_by.borrow().upgrade() {
                            for letter in letters.unwrap_or_default() {
                                post(&worker, &letter);
                            }
                        }
                    }
                    on_message(message);
                }
                Err(error) => on_garbled(format!("Its message could not be read: {error}.")),
            }
        };
        let worker = Rc::new(Worker::start(MODULE, hear, on_crash)?);
        *born.borrow_mut() = Rc::downgrade(&worker);
        Ok(Self { worker, waiting })
    }

    /// Says something; kept until the worker is up.
    pub fn say(&self, message: &ToJudge) {
        self.send(message, None);
    }

    /// Hands the interpreter's end of a fresh channel over.
    pub fn give_python(&self, end: PythonEnd) {
        self.send(&ToJudge::PythonPort, Some(end));
    }

    fn send(&self, message: &ToJudge, python: Option<PythonEnd>) {
        // Messages are plain data: they always have a JSON form.
        let Ok(text) = serde_json::to_string(message) else {
            return;
        };
        let letter = Letter { text, python };
        match self.waiting.borrow_mut().as_mut() {
            Some(letters) => letters.push(letter),
            None => post(&self.worker, &letter),
        }
    }
}

/// Posts `{ text, port?, signal? }`. A worker that cannot be posted to has crashed, which its error event tells of.
fn post(worker: &Worker, letter: &Letter) {
    let message = js_sys::Object::new();
    let port = letter.python.as_ref().map(|python| &python.port);
    let signal = letter.python.as_ref().and_then(|python| python.signal.as_ref());
    let filled = set(&message, "text", &letter.text.as_str().into())
        .and_then(|()| port.map_or(Ok(()), |port| set(&message, "port", port)))
        .and_then(|()| signal.map_or(Ok(()), |signal| set(&message, "signal", signal)));
    let _ = filled.and_then(|()| worker.post(&message, port));
}
