//! What is kept on the device for use without a network (web/offline), and the site as an app of its own.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure, prelude::wasm_bindgen};

use super::{Listener, module, page, worker::describe};

/// Where the build puts the module.
const MODULE: &str = "offline/offline.js";

#[wasm_bindgen]
extern "C" {
    type Module;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Module, base: &str, tell: &Closure<dyn FnMut(String)>) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method, js_name = loadPython)]
    fn load_python(this: &Handle) -> Promise;
    #[wasm_bindgen(method)]
    fn pause(this: &Handle);
    #[wasm_bindgen(method)]
    fn verify(this: &Handle) -> Promise;
    #[wasm_bindgen(method, js_name = removePython)]
    fn remove_python(this: &Handle) -> Promise;
    #[wasm_bindgen(method)]
    fn start(this: &Handle) -> Promise;
}

/// What is kept, and what can be done about it. How things stand is told by the callback of [`Keep::open`].
pub struct Keep {
    handle: Handle,
    _tell: Closure<dyn FnMut(String)>,
}

impl Keep {
    /// Begins to keep the site. `tell` hears how things stand, as JSON, now and after each change.
    pub async fn open(tell: impl FnMut(String) + 'static) -> Result<Self, String> {
        let tell = Closure::<dyn FnMut(String)>::new(tell);
        let module: Module = module::load(MODULE).await.map_err(|error| describe(&error))?;
        let handle = module.open(&page::resolve("./"), &tell).map_err(|error| describe(&error))?;
        Ok(Self { handle, _tell: tell })
    }

    /// Fetches Python, or goes on with it.
    pub fn load_python(&self) {
        drop(self.handle.load_python());
    }

    /// Ends fetching or checking. What is here stays.
    pub fn pause(&self) {
        self.handle.pause();
    }

    /// Reads everything that is kept and throws away what is broken.
    pub fn verify(&self) {
        drop(self.handle.verify());
    }

    /// Removes Python.
    pub fn remove_python(&self) {
        drop(self.handle.remove_python());
    }

    /// Starts the version that waits, where no other tab is open.
    pub fn start(&self) {
        drop(self.handle.start());
    }
}

thread_local! {
    /// The browser's offer to install the site, until it is taken.
    static OFFER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Calls back when the browser offers to install the site as an app, and again when that is done with. Not every browser does.
pub fn on_install_offer(mut act: impl FnMut(bool) + Clone + 'static) -> Vec<Listener> {
    let Some(window) = page::window() else { return Vec::new() };
    let mut act_after = act.clone();
    let offered = Listener::new(&window, "beforeinstallprompt", move |event| {
        // Else the browser shows a bar of its own, at a moment of its own.
        event.prevent_default();
        OFFER.set(Some(event.into()));
        act(true);
    });
    let installed = Listener::new(&window, "appinstalled", move |_| {
        OFFER.take();
        act_after(false);
    });
    vec![offered, installed]
}

/// Lets the browser ask whether to install the site. It may be asked once per offer.
pub fn install() {
    if let Some(offer) = OFFER.take()
        && let Ok(prompt) = Reflect::get(&offer, &"prompt".into())
        && let Some(prompt) = prompt.dyn_ref::<Function>()
    {
        // Whether it is taken is the person's own affair.
        let _ = prompt.call0(&offer);
    }
}
