//! Files that a visitor saves, and those that they choose.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

use super::page;

/// How long the browser may take to fetch a file that it was offered.
const FETCH_MS: u32 = 60_000;

/// Offers a text for saving under this name. `false` where the browser refuses.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    offer(name, kind, text).is_some()
}

fn offer(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = page::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    gloo_timers::callback::Timeout::new(FETCH_MS, move || {
        // An address that is not known any more is no trouble.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

/// A file that was chosen.
pub struct Chosen {
    file: web_sys::File,
}

impl Chosen {
    /// The file that a field for files holds now. The field is empty again, so that the same file can be chosen once more.
    pub fn take(event: &Event) -> Option<Self> {
        let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let file = field.files()?.get(0)?;
        field.set_value("");
        Some(Self { file })
    }

    /// What it is called.
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// How many bytes it has.
    pub fn size(&self) -> f64 {
        self.file.size()
    }

    /// Its text. `None` where it cannot be read.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.file.text()).await.ok()?.as_string()
    }
}
