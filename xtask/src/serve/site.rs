//! What the server answers.

use super::host::Host;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use std::convert::Infallible;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tower::service_fn;
use tower_http::services::ServeDir;

/// The requests so far, shared between the server's thread and whoever asks. Those by which the service worker keeps the site for later
/// are none of a page's, and are left out.
#[derive(Clone, Default)]
pub(super) struct Requests(Arc<Mutex<Vec<String>>>);

impl Requests {
    pub(super) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, request: &Request) {
        let referrer = request.headers().get(header::REFERER).and_then(|it| it.to_str().ok()).unwrap_or_default();
        if !referrer.ends_with(SERVICE_WORKER) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(request.uri().to_string());
        }
    }
}

/// How the address of the site's service worker ends.
const SERVICE_WORKER: &str = "/sw.js";

/// Headers of every answer. The first two isolate the page, which shared memory and exact clocks ask for.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
];

/// The policy that the built page carries, for workers: theirs comes with their script.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let policy = include_str!("../../../web/policy.txt").trim().replace('\n', "; ");
    HeaderValue::from_str(&policy).expect("plain text")
});

/// The site in `dir`, as this host serves it.
pub(super) fn router(dir: &Path, host: Host, requests: Requests) -> Router {
    let files = || ServeDir::new(dir).precompressed_br().precompressed_gzip();
    let lost = host.shows_lost_page.then(files);
    let missing = service_fn(move |request: Request| {
        let lost = lost.clone();
        async move { Ok::<_, Infallible>(nothing_here(lost, request).await) }
    });
    let found = files().redirect_to_trailing_slash(host.adds_slash).redirect_path_prefix(&host.folder);
    let host = Arc::new(host);
    let answer = from_fn(move |mut request: Request, next: Next| {
        requests.add(&request);
        let host = host.clone();
        async move {
            let is_script = request.uri().path().ends_with(".js");
            let mut response = match place(&host.folder, request.uri()) {
                Place::Site(address) => {
                    *request.uri_mut() = address;
                    next.run(request).await
                }
                Place::Folder => Redirect::permanent(&format!("{}/", host.folder)).into_response(),
                Place::Elsewhere => no_such_file(),
            };
            if host.sends_headers {
                add_headers(response.headers_mut());
                if is_script {
                    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY.clone());
                }
            }
            response
        }
    });
    Router::new().fallback_service(found.fallback(missing)).layer(answer)
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    /// Into the site, where it is this.
    Site(Uri),
    /// To the site's folder, but for the slash at its end.
    Folder,
    /// To something else that the host may have.
    Elsewhere,
}

fn place(folder: &str, address: &Uri) -> Place {
    let whole = address.path_and_query().map_or("/", PathAndQuery::as_str);
    match whole.strip_prefix(folder) {
        Some("") => Place::Folder,
        Some(rest) if rest.starts_with('/') => rest.parse().map_or(Place::Elsewhere, Place::Site),
        Some(rest) if rest.starts_with('?') => Place::Folder,
        _ => Place::Elsewhere,
    }
}

/// The site's own page for what is not there, as hosts of static pages show it; or a host's own words.
async fn nothing_here(lost: Option<ServeDir>, mut request: Request) -> Response {
    let Some(mut lost) = lost else { return no_such_file() };
    *request.uri_mut() = Uri::from_static("/404.html");
    match lost.try_call(request).await {
        Ok(response) if response.status() == StatusCode::OK => {
            let mut response = response.map(Body::new);
            *response.status_mut() = StatusCode::NOT_FOUND;
            response
        }
        _ => no_such_file(),
    }
}

fn no_such_file() -> Response {
    (StatusCode::NOT_FOUND, "There is no such file.\n").into_response()
}

fn add_headers(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, value);
    }
}
