//! Pictures that came as bytes, as addresses that the page can show.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// An address of this page's own memory. Dropping it gives the memory back.
pub struct PictureUrl(String);

impl PictureUrl {
    /// The address of a PNG file; `None` where the browser refuses.
    pub fn of_png(png: &[u8]) -> Option<Self> {
        let kind = BlobPropertyBag::new();
        kind.set_type("image/png");
        let parts = Array::of1(&Uint8Array::from(png));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(PictureUrl)
    }

    /// The address as text.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for PictureUrl {
    fn drop(&mut self) {
        // An address that is not known any more is no trouble.
        let _ = Url::revoke_object_url(&self.0);
    }
}
