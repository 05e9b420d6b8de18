//! The worker in the browser: messages from the UI, one request after the other, Python over a `MessagePort`.

mod link;
mod outbox;

use crate::answer;
use crate::debug::{self, Inputs};
use crate::own;
use crate::scratch;
use futures_channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures_util::StreamExt;
use js_sys::{SharedArrayBuffer, Uint8Array};
use link::{PortLink, Switchboard};
use outbox::{Outbox, Progress};
use protocol::judging::{DebugRequest, Effort, FromJudge, JudgeRequest, RequestId, ScratchRequest, ToJudge};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

/// Listens to the UI from now on.
pub fn start() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let outbox = Outbox::new(scope.clone());
    let switchboard = Switchboard::new(outbox.clone());
    let newest = Rc::new(Cell::new(None));
    let (requests, inbox) = unbounded();

    let listener =
        Listener { outbox: outbox.clone(), switchboard: switchboard.clone(), newest: newest.clone(), requests };
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event| listener.hear(&event));
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker listens for as long as it lives.
    on_message.forget();

    wasm_bindgen_futures::spawn_local(work(inbox, outbox.clone(), switchboard, newest));
    outbox.send(&FromJudge::Ready);
}

struct Listener {
    outbox: Outbox,
    switchboard: Rc<Switchboard>,
    newest: Rc<Cell<Option<RequestId>>>,
    requests: UnboundedSender<Work>,
}

/// What is done in turn.
enum Work {
    Judge(JudgeRequest),
    Debug(DebugRequest),
    Scratch(ScratchRequest),
}

impl Listener {
    /// Takes `{ text, port? }` in: the text is a [`ToJudge`] as JSON.
    fn hear(&self, event: &MessageEvent) {
        let data = event.data();
        let text = js_sys::Reflect::get(&data, &"text".into()).ok().and_then(|text| text.as_string());
        let Some(message) = text.and_then(|text| serde_json::from_str::<ToJudge>(&text).ok()) else {
            return;
        };
        match message {
            ToJudge::Judge(request) => {
                self.newest.set(Some(request.id));
                // The receiver lives as long as the worker.
                let _ = self.requests.unbounded_send(Work::Judge(request));
            }
            ToJudge::Debug(request) => {
                let _ = self.requests.unbounded_send(Work::Debug(request));
            }
            ToJudge::Scratch(request) => {
                let _ = self.requests.unbounded_send(Work::Scratch(request));
            }
            // Neither needs an interpreter, so neither waits for what is in it.
            ToJudge::AskFields { slug } => {
                let fields = own::fields(&slug);
                self.outbox.send(&FromJudge::Fields { slug, fields });
            }
            ToJudge::Check(request) => {
                let check = Box::new(own::check(&request.slug, &request.fields));
                self.outbox.send(&FromJudge::Checked { id: request.id, check });
            }
            ToJudge::Stop { id } => self.switchboard.stop(id),
            ToJudge::PythonPort => {
                if let Some(port) = port_of(&data) {
                    self.switchboard.connect(port, signal_of(&data));
                }
            }
            ToJudge::PythonFailed { message } => self.switchboard.fail(message),
        }
    }
}

fn port_of(data: &JsValue) -> Option<MessagePort> {
    js_sys::Reflect::get(data, &"port".into()).ok()?.dyn_into().ok()
}

/// The memory by which the interpreter is signalled, where the page may share any.
fn signal_of(data: &JsValue) -> Option<Uint8Array> {
    let shared: SharedArrayBuffer = js_sys::Reflect::get(data, &"signal".into()).ok()?.dyn_into().ok()?;
    Some(Uint8Array::new(&shared))
}

/// Judges one request after the other. What was typed over before its turn came is not judged at all.
async fn work(
    mut inbox: UnboundedReceiver<Work>,
    outbox: Outbox,
    switchboard: Rc<Switchboard>,
    newest: Rc<Cell<Option<RequestId>>>,
) {
    let mut inputs = Inputs::default();
    while let Some(work) = inbox.next().await {
        let request = match work {
            Work::Judge(request) => request,
            Work::Debug(request) => {
                switchboard.begin(request.id);
                let mut python = PortLink::new(switchboard.clone());
                let outcome = debug::record(&request, &inputs, &mut python).await.map(Box::new);
                outbox.send(&FromJudge::Recorded { id: request.id, outcome });
                continue;
            }
            Work::Scratch(request) => {
                switchboard.begin(request.id);
                let mut python = PortLink::new(switchboard.clone());
                let outcome = scratch::run(&request, &inputs, &mut python).await.map(Box::new);
                outbox.send(&FromJudge::Echoed { id: request.id, outcome });
                continue;
            }
        };
        let id = request.id;
        if request.effort == Effort::Live && newest.get() > Some(id) {
            continue;
        }
        switchboard.begin(id);
        let mut progress = Progress::new(outbox.clone(), id);
        let mut python = PortLink::new(switchboard.clone());
        let report = answer::judge(&request, outbox.random_seed(), &mut python, &mut progress).await;
        inputs.keep(&request.slug, &progress.judged);
        outbox.send(&FromJudge::Done { id, report: Box::new(report) });
    }
}
