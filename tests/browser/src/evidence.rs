//! What the browser itself recorded of a visit: requests and console messages.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;

/// The records of one visit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The server's origin.
    pub origin: String,
    /// Addresses that the page asked for, by the DevTools protocol.
    pub page_requests: Vec<String>,
    /// Addresses that the page and its workers asked for, by Chromium's network log.
    pub all_requests: Vec<String>,
    /// Errors in the console.
    pub console_errors: Vec<String>,
}

impl Evidence {
    /// Requests that left the origin. `data:` and `blob:` are no requests to anyone.
    pub fn outside(&self) -> BTreeSet<&str> {
        let within = |address: &&str| {
            address.strip_prefix(&self.origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
                || ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| address.starts_with(scheme))
        };
        let all = self.page_requests.iter().chain(&self.all_requests).map(String::as_str);
        all.filter(|address| !within(address)).collect()
    }
}

/// The addresses in chromedriver's performance log that were asked for by sites' pages. Chromium may begin with a new tab of its own,
/// which asks for things before ours is there.
pub(crate) fn page_requests<'a>(messages: impl Iterator<Item = &'a str>) -> Vec<String> {
    let address = |message: &str| {
        let message: Value = serde_json::from_str(message).ok()?;
        let (method, params) = (message["message"]["method"].as_str()?, &message["message"]["params"]);
        let address = match method {
            "Network.requestWillBeSent" if is_browsers_own(&params["documentURL"]) => return None,
            "Network.requestWillBeSent" => &params["request"]["url"],
            "Network.webSocketCreated" | "Network.webTransportCreated" => &params["url"],
            _ => return None,
        };
        address.as_str().map(str::to_owned)
    };
    messages.filter_map(address).collect()
}

/// Whether a page is none of the web's.
fn is_browsers_own(page: &Value) -> bool {
    page.as_str().is_some_and(|page| page.starts_with("chrome:") || page.starts_with("chrome-untrusted:"))
}

/// The addresses in Chromium's network log that were asked for on behalf of `origin`, by page or worker.
///
/// The browser's own errands have no page as their initiator, and are none of ours.
pub(crate) fn requests_on_behalf_of(origin: &str, net_log: &str) -> Result<Vec<String>> {
    let log: Value = serde_json::from_str(net_log).context("the network log is no JSON")?;
    let starts = &log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"];
    let events = log["events"].as_array().context("the network log has no events")?;
    let ours = |event: &&Value| event["type"] == *starts && event["params"]["initiator"] == origin;
    Ok(events.iter().filter(ours).filter_map(|event| event["params"]["url"].as_str().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_origin_itself_is_within() {
        let evidence = Evidence {
            origin: "http://127.0.0.1:80".into(),
            page_requests: [
                "http://127.0.0.1:80/a",
                "http://127.0.0.1:8080/b",
                "http://127.0.0.1:80.example.org/",
                "data:,",
                "wss://example.org/",
            ]
            .map(str::to_owned)
            .to_vec(),
            all_requests: vec!["blob:http://127.0.0.1:80/x".into(), "https://example.org/".into()],
            console_errors: Vec::new(),
        };
        let outside: Vec<&str> = evidence.outside().into_iter().collect();
        assert_eq!(
            outside,
            [
                "http://127.0.0.1:80.example.org/",
                "http://127.0.0.1:8080/b",
                "https://example.org/",
                "wss://example.org/"
            ]
        );
    }

    #[test]
    fn requests_are_read_from_both_logs() {
        let sent = r#"{"message":{"method":"Network.requestWillBeSent","params":{"request":{"url":"http://a/"}}}}"#;
        let received = r#"{"message":{"method":"Network.responseReceived","params":{"response":{"url":"http://b/"}}}}"#;
        let of_new_tab = sent
            .replace("http://a/", "chrome://x/")
            .replace("{\"request", "{\"documentURL\":\"chrome://new/\",\"request");
        let of_ours = of_new_tab.replace("chrome://new/", "http://a/");
        let messages = [sent, received, "nonsense", &of_new_tab, &of_ours];
        assert_eq!(page_requests(messages.into_iter()), ["http://a/", "chrome://x/"]);

        let log = r#"{"constants":{"logEventTypes":{"URL_REQUEST_START_JOB":7}},"events":[
            {"type":7,"params":{"url":"http://a/x","initiator":"http://a"}},
            {"type":7,"params":{"url":"https://updates/","initiator":"not an origin"}},
            {"type":8,"params":{"url":"http://a/y","initiator":"http://a"}}]}"#;
        assert_eq!(requests_on_behalf_of("http://a", log).expect("sound"), ["http://a/x"]);
        assert!(requests_on_behalf_of("http://a", "{").is_err());
    }
}
