//! Reads the site's own files.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::page;

/// Why a file could not be read; says so to people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The network did not answer.
    #[error("The site could not be reached. Check the connection, then try again.")]
    Unreachable,
    /// There is no such file.
    #[error("There is nothing at this address.")]
    Missing,
    /// The server refused.
    #[error("The server answered with status {0}. Try again in a while.")]
    Status(u16),
    /// The file is there, but this version of the app cannot read it.
    #[error("What the server sent could not be understood ({0}). Reload the page to get the newest version.")]
    Malformed(String),
}

/// Fetches `path`, relative to the site's base, and parses it.
pub async fn json<T: DeserializeOwned>(path: &str) -> Result<T, FetchError> {
    parse(&text(path).await?)
}

async fn text(path: &str) -> Result<String, FetchError> {
    let window = page::window().ok_or(FetchError::Unreachable)?;
    let response: Response = JsFuture::from(window.fetch_with_str(&page::resolve(path)))
        .await
        .ok()
        .and_then(|response| response.dyn_into().ok())
        .ok_or(FetchError::Unreachable)?;
    match response.status() {
        404 | 410 => return Err(FetchError::Missing),
        status if !response.ok() => return Err(FetchError::Status(status)),
        _ => {}
    }
    let body = response.text().map_err(|_| FetchError::Unreachable)?;
    let body = JsFuture::from(body).await.map_err(|_| FetchError::Unreachable)?;
    body.as_string().ok_or(FetchError::Unreachable)
}

/// Hosts that answer every unknown path with the start page send HTML where a file is missing.
fn parse<T: DeserializeOwned>(text: &str) -> Result<T, FetchError> {
    if text.trim_start().starts_with('<') {
        return Err(FetchError::Missing);
    }
    serde_json::from_str(text).map_err(|error| FetchError::Malformed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_page_in_place_of_a_file_is_a_missing_file() {
        assert_eq!(parse::<u32>("\n<!doctype html><p>hi</p>"), Err(FetchError::Missing));
        assert_eq!(parse::<u32>("7"), Ok(7));
        assert!(matches!(parse::<u32>("{"), Err(FetchError::Malformed(_))));
    }
}
