//! What `speed.mjs` times: expressions that are read and evaluated in WebAssembly, as a keystroke does it.

use pyexpr::{Limits, Names, parse};
use wasm_bindgen::prelude::*;

/// Names that expressions are evaluated over.
#[wasm_bindgen]
pub struct Session {
    names: Names,
}

#[wasm_bindgen]
impl Session {
    /// The modules alone.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "only JavaScript makes one")]
    pub fn new() -> Session {
        Session { names: Names::new() }
    }

    /// Binds a name to the value of an expression.
    ///
    /// # Errors
    /// What Python would raise, or what the evaluator does not know.
    pub fn bind(&mut self, name: &str, source: &str) -> Result<(), JsError> {
        let value = parse(source)?.evaluate(&self.names, Limits::default())?.value;
        self.names.bind(name, value);
        Ok(())
    }

    /// Reads and evaluates an expression so many times.
    ///
    /// # Errors
    /// As of [`Session::bind`].
    pub fn run(&self, source: &str, times: u32) -> Result<(), JsError> {
        for _ in 0..times {
            parse(source)?.evaluate(&self.names, Limits::default())?;
        }
        Ok(())
    }

    /// Reads and evaluates an expression once, and prints its value.
    ///
    /// # Errors
    /// As of [`Session::bind`].
    pub fn answer(&self, source: &str) -> Result<String, JsError> {
        Ok(parse(source)?.evaluate(&self.names, Limits::default())?.value.repr()?)
    }
}
