//! How Chromium is started: on which screen, with which flags, with which records kept; and those records.

use super::{Driver, Session};
use crate::evidence::{Evidence, page_requests, requests_on_behalf_of};
use crate::screen::Screen;
use crate::site::Site;
use crate::visitor::{GLANCE, SOON};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use thirtyfour::{Capabilities, WebDriver, prelude::WebDriverResult};

/// Chromium leaves its own errands undone, so that what is on record is the site's.
const FLAGS: [&str; 12] = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    // A page that asks for its memory is told at once, and not after the next tidying up.
    "--enable-blink-features=ForceEagerMeasureMemory",
];

/// Starts it with this profile.
pub(super) async fn begin(screen: Screen, profile: &Path, is_apart: bool) -> Result<Session> {
    let driver = Driver::chromedriver(profile, is_apart)?;
    let browser = WebDriver::new(driver.address(), capabilities(screen, profile, &net_log(profile))?).await;
    Ok(Session {
        browser: browser.context("the browser does not start")?,
        proxy: None,
        driver: Some(driver),
        display: None,
    })
}

/// Ends it and gives its records.
pub(super) async fn end(session: &Session, site: &Site, profile: &Path) -> Result<Evidence> {
    let browser = &session.browser;
    let console = browser.get_log("browser").await.context("no console log")?;
    let performance = browser.get_log("performance").await.context("no performance log")?;
    let origin = site.origin();
    browser.clone().quit().await.context("the browser does not end")?;
    let net_log = wait_for_file(&net_log(profile)).await?;
    Ok(Evidence {
        page_requests: page_requests(performance.iter().map(|entry| entry.message.as_str())),
        all_requests: requests_on_behalf_of(&origin, &net_log)?,
        // The browser's own new tab speaks here, too.
        console_errors: console
            .into_iter()
            .filter(|it| it.level == "SEVERE" && !it.message.starts_with("chrome://"))
            .map(|it| it.message)
            .collect(),
        origin,
    })
}

fn net_log(profile: &Path) -> PathBuf {
    profile.join("net-log.json")
}

/// The capabilities of a session with this profile. Chromium writes every request to `net_log`.
fn capabilities(screen: Screen, profile: &Path, net_log: &Path) -> WebDriverResult<Capabilities> {
    let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags.push(format!("--log-net-log={}", net_log.display()));
    if is_root() {
        // Chromium's sandbox refuses to work for root, as in most containers.
        flags.push("--no-sandbox".into());
    }
    let mut options = Map::new();
    match screen {
        Screen::Desktop { width, height } => flags.push(format!("--window-size={width},{height}")),
        Screen::Touch { width, height } => {
            let metrics = json!({ "width": width, "height": height, "pixelRatio": 2.0, "touch": true, "mobile": true });
            options.insert("mobileEmulation".into(), json!({ "deviceMetrics": metrics }));
        }
    }
    options.insert("args".into(), json!(flags));
    options.insert("perfLoggingPrefs".into(), json!({ "enableNetwork": true, "enablePage": false }));
    if let Ok(binary) = std::env::var("CHROME") {
        options.insert("binary".into(), json!(binary));
    }
    super::capabilities([
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", Value::Object(options)),
        ("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" })),
    ])
}

fn is_root() -> bool {
    let output = std::process::Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The network log is whole once Chromium, on its way out, has written the last brace.
async fn wait_for_file(path: &Path) -> Result<String> {
    let begin = Instant::now();
    loop {
        let text = fs::read_to_string(path).unwrap_or_default();
        if text.trim_end().ends_with('}') && serde_json::from_str::<Value>(&text).is_ok() {
            return Ok(text);
        }
        if begin.elapsed() > SOON {
            bail!("Chromium did not finish its network log");
        }
        tokio::time::sleep(GLANCE).await;
    }
}
