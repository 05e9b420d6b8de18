//! Text made short enough for a link, and back again, by the browser's own compression.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair, Response};

use super::page;

/// The format without headers or checksums: a link is short, and what it holds is checked by whoever reads it.
const FORMAT: &str = "deflate-raw";

/// The text compressed, in the letters, digits, `-` and `_` that an address may hold. `None` where the browser cannot.
pub async fn squeeze(text: &str) -> Option<String> {
    let stream = through(text.as_bytes(), "CompressionStream")?;
    let whole = Response::new_with_opt_readable_stream(Some(&stream)).ok()?.array_buffer().ok()?;
    let bytes = Uint8Array::new(&JsFuture::from(whole).await.ok()?).to_vec();
    let letters: String = bytes.into_iter().map(char::from).collect();
    let base64 = page::window()?.btoa(&letters).ok()?;
    Some(base64.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}

/// What [`squeeze`] was given. `None` where this is not what it gave, or holds more than `most` bytes.
pub async fn unsqueeze(squeezed: &str, most: usize) -> Option<String> {
    let base64 = squeezed.replace('-', "+").replace('_', "/");
    let letters = page::window()?.atob(&base64).ok()?;
    let bytes = letters.chars().map(|letter| u8::try_from(letter).ok()).collect::<Option<Vec<u8>>>()?;
    let stream = through(&bytes, "DecompressionStream")?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut text = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&part, &"done".into()).ok()?.is_truthy() {
            return String::from_utf8(text).ok();
        }
        let bytes: Uint8Array = Reflect::get(&part, &"value".into()).ok()?.dyn_into().ok()?;
        // A short link may unfold to gigabytes: it is left as soon as it is too much.
        if text.len() + bytes.length() as usize > most {
            let _ = reader.cancel();
            return None;
        }
        text.extend(bytes.to_vec());
    }
}

/// The bytes on their way through a stream of this class. Older browsers do not have it, so it is looked for by name.
fn through(bytes: &[u8], class: &str) -> Option<ReadableStream> {
    let class: Function = Reflect::get(&page::window()?.into(), &class.into()).ok()?.dyn_into().ok()?;
    let pair = Reflect::construct(&class, &Array::of1(&FORMAT.into())).ok()?;
    let parts = Array::of1(&JsValue::from(Uint8Array::from(bytes)));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    Some(blob.stream().pipe_through(pair.unchecked_ref::<ReadableWritablePair>()))
}
