//! Messages to the UI, and the clock and randomness that judging needs.

use judge::engine::{JudgedCase, Stage, Watcher};
use judge::session::Judgement;
use protocol::judging::{self, FromJudge, RequestId};
use web_sys::DedicatedWorkerGlobalScope;

/// Least time between two messages of progress, in milliseconds: people see no more, and the UI has other work.
const PROGRESS_EVERY_MS: f64 = 50.0;

/// Says things to the UI.
#[derive(Clone)]
pub struct Outbox {
    scope: DedicatedWorkerGlobalScope,
}

impl Outbox {
    pub fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Outbox { scope }
    }

    /// Posts a message as JSON text.
    pub fn send(&self, message: &FromJudge) {
        if let Ok(text) = serde_json::to_string(message) {
            // Text can always be cloned.
            let _ = self.scope.post_message(&text.into());
        }
    }

    /// Milliseconds since the worker started.
    pub fn now_ms(&self) -> f64 {
        self.scope.performance().map_or(0.0, |performance| performance.now())
    }

    /// A fresh seed, short enough to be read aloud.
    pub fn random_seed(&self) -> u64 {
        let mut bytes = [0u8; 4];
        match self.scope.crypto() {
            Ok(crypto) if crypto.get_random_values_with_u8_array(&mut bytes).is_ok() => {
                u32::from_le_bytes(bytes).into()
            }
            _ => (self.now_ms() * 1000.0) as u64,
        }
    }
}

/// Tells the UI where one request stands.
pub struct Progress {
    outbox: Outbox,
    id: RequestId,
    last_ms: f64,
    /// What was judged, for whoever wants to see it again.
    pub judged: Vec<JudgedCase>,
}

impl Progress {
    pub fn new(outbox: Outbox, id: RequestId) -> Self {
        Progress { outbox, id, last_ms: f64::NEG_INFINITY, judged: Vec::new() }
    }
}

impl Watcher for Progress {
    fn now_ms(&self) -> f64 {
        self.outbox.now_ms()
    }

    fn progress(&mut self, stage: Stage, done: usize, total: usize) {
        let now_ms = self.now_ms();
        if now_ms - self.last_ms < PROGRESS_EVERY_MS {
            return;
        }
        self.last_ms = now_ms;
        let stage = match stage {
            Stage::Cases => judging::Stage::Cases,
            Stage::Shrinking => judging::Stage::Shrinking,
            Stage::Growth => judging::Stage::Growth,
        };
        self.outbox.send(&FromJudge::Progress { id: self.id, stage, done: done as u32, total: total as u32 });
    }

    fn judged(&mut self, judgement: &Judgement) {
        self.judged = judgement.failing.iter().chain(&judgement.cases).cloned().collect();
    }

    fn counterexample(&mut self, manifest: &judge::manifest::Manifest, case: &JudgedCase) {
        let case = Box::new(crate::words::case(manifest, case));
        self.outbox.send(&FromJudge::Counterexample { id: self.id, case });
    }
}
