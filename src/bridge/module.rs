//! Modules of the site that are loaded when something first wants them.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::page;

#[wasm_bindgen(inline_js = "export const load = (address) => import(address);")]
extern "C" {
    /// The browser's own dynamic import, which has no other name in Rust.
    #[wasm_bindgen(js_name = load)]
    fn import(address: &str) -> Promise;
}

/// Begins to load the module at `path` below the site's folder.
pub(super) fn load<Module: JsCast>(path: &str) -> impl Future<Output = Result<Module, JsValue>> + use<Module> {
    let module = JsFuture::from(import(&page::resolve(path)));
    async { Ok(module.await?.unchecked_into()) }
}
