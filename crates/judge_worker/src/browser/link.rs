//! The way to the Python worker: a `MessagePort` that the UI hands over, and hands over anew after it ended a worker.
//!
//! A call that takes too long, or that the person gave up, is broken off: by a signal where worker and judge can share memory and
//! the answer heeds it, else by having the interpreter replaced.

use super::outbox::Outbox;
use crate::engines::{LinkError, PythonLink, Reply};
use futures_channel::oneshot;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Object, Reflect, Uint8Array};
use protocol::judging::{FromJudge, RequestId, Stage};
use protocol::python::ToPython;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

type Answer = Result<Reply, LinkError>;
type OnMessage = Closure<dyn FnMut(MessageEvent)>;

/// The number of the signal that interrupts, as Python knows it.
const INTERRUPT: u8 = 2;

/// How often an answer is signalled before its interpreter is replaced, and how long it may take to heed one signal, in
/// milliseconds. A signal is heeded only in the answer's own lines, and while those call a library it is lost.
const SIGNALS: u32 = 5;
const HEED_MS: u32 = 10;

/// Connects the request at work with whatever interpreter there is.
pub struct Switchboard {
    outbox: Outbox,
    line: RefCell<Line>,
    request: Cell<RequestId>,
    stopped: Cell<Option<RequestId>>,
    /// Waits for an answer, or for a port.
    waiting: RefCell<Option<oneshot::Sender<Answer>>>,
}

enum Line {
    /// A port will come.
    Awaited,
    /// Connected. The closure listens for as long as the port is held.
    Open { port: MessagePort, signal: Option<Uint8Array>, _on_message: OnMessage, answered: bool },
    /// Python could not start.
    Dead(String),
}

impl Switchboard {
    pub fn new(outbox: Outbox) -> Rc<Self> {
        Rc::new(Switchboard {
            outbox,
            line: RefCell::new(Line::Awaited),
            request: Cell::new(RequestId(0)),
            stopped: Cell::new(None),
            waiting: RefCell::new(None),
        })
    }

    /// A request begins its work.
    pub fn begin(&self, id: RequestId) {
        self.request.set(id);
    }

    /// The person gave a request up. Where it is with the interpreter, its call breaks off.
    pub fn stop(&self, id: RequestId) {
        self.stopped.set(Some(id));
        if self.request.get() == id {
            self.resolve(Err(LinkError::Stopped));
        }
    }

    /// A fresh interpreter, and what it is signalled by, if it can be. A call to the one before is lost.
    pub fn connect(self: &Rc<Self>, port: MessagePort, signal: Option<Uint8Array>) {
        self.hang_up();
        let board = self.clone();
        let on_message = OnMessage::new(move |event: MessageEvent| board.hear(&event));
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        *self.line.borrow_mut() = Line::Open { port, signal, _on_message: on_message, answered: false };
        self.resolve(Err(LinkError::Broken("Python was started anew; run again".into())));
    }

    /// Python cannot start.
    pub fn fail(&self, message: String) {
        self.hang_up();
        *self.line.borrow_mut() = Line::Dead(message.clone());
        self.resolve(Err(LinkError::Broken(message)));
    }

    fn hang_up(&self) {
        if let Line::Open { port, .. } = self.line.replace(Line::Awaited) {
            port.set_onmessage(None);
            port.close();
        }
    }

    fn resolve(&self, answer: Answer) {
        if let Some(waiting) = self.waiting.borrow_mut().take() {
            // Nobody waits any more after a time-out.
            let _ = waiting.send(answer);
        }
    }

    fn hear(&self, event: &MessageEvent) {
        if let Line::Open { answered, .. } = &mut *self.line.borrow_mut() {
            *answered = true;
        }
        let answer = parse(&event.data()).ok_or_else(|| LinkError::Broken("Python's answer was not understood".into()));
        self.resolve(answer);
    }

    fn expect_answer(&self) -> oneshot::Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        *self.waiting.borrow_mut() = Some(sender);
        receiver
    }

    fn is_stopped(&self) -> bool {
        self.stopped.get() == Some(self.request.get())
    }

    /// Waits until there is a port.
    async fn connected(&self) -> Result<(), LinkError> {
        loop {
            if self.is_stopped() {
                return Err(LinkError::Stopped);
            }
            match &*self.line.borrow() {
                Line::Open { answered, .. } => {
                    if !answered {
                        self.say_waiting();
                    }
                    return Ok(());
                }
                Line::Dead(message) => return Err(LinkError::Broken(message.clone())),
                Line::Awaited => self.say_waiting(),
            }
            // A new port resolves this, too; which answer it is does not matter here.
            let _ = self.expect_answer().await;
        }
    }

    fn say_waiting(&self) {
        let id = self.request.get();
        self.outbox.send(&FromJudge::Progress { id, stage: Stage::WaitingForPython, done: 0, total: 0 });
    }

    fn post(&self, message: &ToPython, payload: &[u8]) -> Result<(), LinkError> {
        let Line::Open { port, .. } = &*self.line.borrow() else {
            return Err(LinkError::Broken("there is no Python to talk to".into()));
        };
        let unsaid = |_| LinkError::Broken("the message to Python could not be sent".into());
        let header = serde_json::to_string(message).map_err(|error| LinkError::Broken(error.to_string()))?;
        let bytes = Uint8Array::from(payload);
        let envelope = Object::new();
        Reflect::set(&envelope, &"header".into(), &header.into()).map_err(unsaid)?;
        Reflect::set(&envelope, &"payload".into(), &bytes).map_err(unsaid)?;
        port.post_message_with_transferable(&envelope, &Array::of1(&bytes.buffer())).map_err(unsaid)
    }

    /// Ends the call at work. Afterwards the interpreter is at rest, or will be another one.
    async fn break_off(&self) {
        if !self.is_heeded().await {
            self.replace();
        }
    }

    /// Signals to the interpreter until it answers, whatever it answers. Whether it did, and is still of use.
    async fn is_heeded(&self) -> bool {
        let signal = match &*self.line.borrow() {
            Line::Open { signal: Some(signal), answered: true, .. } => signal.clone(),
            _ => return false,
        };
        let mut answer = self.expect_answer();
        let mut is_heeded = false;
        for _ in 0..SIGNALS {
            signal.set_index(0, INTERRUPT);
            if let Either::Left((answer, _)) = select(&mut answer, TimeoutFuture::new(HEED_MS)).await {
                is_heeded = matches!(answer, Ok(Ok((reply, _))) if !reply.ends_the_interpreter());
                break;
            }
        }
        // One that came too late must not meet the next call.
        signal.set_index(0, 0);
        is_heeded
    }

    /// Asks the UI for another interpreter.
    fn replace(&self) {
        self.hang_up();
        self.outbox.send(&FromJudge::ReplacePython);
    }
}

fn parse(data: &JsValue) -> Option<Reply> {
    let header = Reflect::get(data, &"header".into()).ok()?.as_string()?;
    let payload: Uint8Array = Reflect::get(data, &"payload".into()).ok()?.dyn_into().ok()?;
    Some((serde_json::from_str(&header).ok()?, payload.to_vec()))
}

/// One request's calls.
pub struct PortLink(Rc<Switchboard>);

impl PortLink {
    pub fn new(switchboard: Rc<Switchboard>) -> Self {
        PortLink(switchboard)
    }
}

impl PythonLink for PortLink {
    async fn call(&mut self, message: &ToPython, payload: Vec<u8>, limit_ms: f64) -> Result<Reply, LinkError> {
        let board = &self.0;
        board.connected().await?;
        board.post(message, &payload)?;
        let answer = board.expect_answer();
        let answered = if limit_ms.is_finite() {
            match select(answer, TimeoutFuture::new(limit_ms as u32)).await {
                Either::Left((answered, _)) => answered,
                Either::Right(_) => Ok(Err(LinkError::TimedOut)),
            }
        } else {
            answer.await
        };
        let answered = answered.unwrap_or_else(|_| Err(LinkError::Broken("Python's answer was lost".into())));
        if let Err(LinkError::TimedOut | LinkError::Stopped) = answered {
            board.break_off().await;
        }
        let reply = answered?;
        if reply.0.ends_the_interpreter() {
            board.replace();
        }
        Ok(reply)
    }
}
