//! An engine that counts its runs.

use judge::engine::{Engine, Halt, Loaded, Ran};
use judge::value::Value;

pub(super) struct Counting<E> {
    pub(super) engine: E,
    pub(super) runs: usize,
}

impl<E: Engine> Engine for Counting<E> {
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt> {
        self.engine.load(source).await
    }

    async fn run(&mut self, arguments: &Value, limit_ms: f64) -> Result<Ran, Halt> {
        self.runs += 1;
        self.engine.run(arguments, limit_ms).await
    }

    fn is_timed(&self) -> bool {
        self.engine.is_timed()
    }
}
