//! How Firefox is started, and its records: its parent process notes each request that pages and workers make and each error
//! that the console is told, and whatever would leave the origin meets a proxy that lets nothing through.

use super::{Driver, Proxy, Session};
use crate::evidence::Evidence;
use crate::screen::Screen;
use crate::site::Site;
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::env;
use std::fs;
use std::path::Path;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, prelude::WebDriverResult};

/// A window with its bars, and what is around it, are at most this much larger than the page.
const BARS: u32 = 200;

/// Notes from now on what pages ask for and what goes wrong in them.
const WATCH: &str = "
    const notes = window.mettleNotes = { asked: [], failed: [] };
    notes.requests = { observe(subject) {
        const channel = subject.QueryInterface(Ci.nsIHttpChannel);
        const origin = channel.loadInfo.triggeringPrincipal?.originNoSuffix ?? '';
        if (/^https?:/.test(origin)) notes.asked.push(channel.URI.spec);
    } };
    notes.errors = { observe(said) {
        if (!(said instanceof Ci.nsIScriptError) || said.flags & Ci.nsIScriptError.warningFlag) return;
        // What the browser's own parts complain of is none of the page's doing.
        if (/^(chrome|resource):/.test(said.sourceName)) return;
        notes.failed.push(`${said.errorMessage} (${said.sourceName}:${said.lineNumber})`);
    } };
    Services.obs.addObserver(notes.requests, 'http-on-opening-request');
    Services.console.registerListener(notes.errors);
    // A window may be as small as a phone.
    document.documentElement.style.minWidth = document.documentElement.style.minHeight = '0';";
const NOTES: &str = "return [window.mettleNotes.asked, window.mettleNotes.failed]";

/// Starts it with a profile in this folder.
pub(super) async fn begin(screen: Screen, profile: &Path, site: &Site) -> Result<Session> {
    let proxy = Proxy::start()?;
    let (width, height) = screen.size();
    // Room for the bars; as wide as the screen, which pages ask for.
    let variables = [
        ("MOZ_HEADLESS_WIDTH", width.to_string()),
        ("MOZ_HEADLESS_HEIGHT", (height + BARS).to_string()),
        // Without it the address that its settings are fetched from cannot be changed.
        ("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1".to_owned()),
    ];
    let driver = Driver::geckodriver(profile, &variables)?;
    // One of its own choice would go with the browser.
    let own = profile.join("profile");
    fs::create_dir_all(&own).context("no folder for the profile")?;
    let capabilities = capabilities(screen, &own, &proxy, site)?;
    let browser = WebDriver::new(driver.address(), capabilities).await.context("the browser does not start")?;
    let session = Session { browser, proxy: Some(proxy), driver: Some(driver), display: None };
    in_the_browser(&session.browser, WATCH).await?;
    session.fit(screen).await?;
    Ok(session)
}

/// Ends it and gives its records.
pub(super) async fn end(session: &Session, site: &Site) -> Result<Evidence> {
    let notes = in_the_browser(&session.browser, NOTES).await?;
    let texts = |at: usize| -> Vec<String> {
        notes[at].as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    };
    session.browser.clone().quit().await.context("the browser does not end")?;
    let outside = session.proxy.as_ref().map(Proxy::asked).unwrap_or_default();
    Ok(Evidence {
        origin: site.origin(),
        page_requests: texts(0),
        all_requests: site.requests().into_iter().chain(outside).collect(),
        console_errors: texts(1),
    })
}

/// Evaluates JavaScript in the browser itself, outside of any page.
async fn in_the_browser(browser: &WebDriver, script: &str) -> Result<Value> {
    browser.handle().cmd(Place("chrome")).await.context("the browser lets nobody in")?;
    let found = browser.execute(script, Vec::new()).await.context("in the browser")?.json().clone();
    browser.handle().cmd(Place("content")).await.context("there is no way back to the page")?;
    Ok(found)
}

/// The command that chooses where scripts run: `chrome` is the browser, `content` the page.
#[derive(Debug)]
struct Place(&'static str);

impl FormatRequestData for Place {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new("POST".parse().unwrap_or_default(), format!("/session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}

fn capabilities(screen: Screen, profile: &Path, proxy: &Proxy, site: &Site) -> WebDriverResult<Capabilities> {
    let mut options = Map::new();
    options.insert("args".into(), json!(["-headless", "-profile", profile]));
    options.insert("prefs".into(), preferences(screen));
    if let Ok(binary) = env::var("FIREFOX") {
        options.insert("binary".into(), json!(binary));
    }
    let (own, elsewhere) = (site.address().to_string(), proxy.address().to_string());
    super::capabilities([
        ("browserName", json!("firefox")),
        ("moz:firefoxOptions", Value::Object(options)),
        ("proxy", json!({ "proxyType": "manual", "httpProxy": elsewhere, "sslProxy": elsewhere, "noProxy": [own] })),
    ])
}

/// Its own errands stay undone, so that what the proxy sees is the site's.
fn preferences(screen: Screen) -> Value {
    let mut preferences = json!({
        // Addresses of this machine are no exception.
        "network.proxy.allow_hijacking_localhost": true,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "app.update.disabledForTesting": true,
        "browser.safebrowsing.update.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "toolkit.telemetry.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "app.normandy.enabled": false,
        "dom.push.connection.enabled": false,
        // A file of JSON is shown as it is, on a page of the site.
        "devtools.jsonview.enabled": false,
    });
    if matches!(screen, Screen::Touch { .. }) {
        // A finger, which is no exact pointer.
        preferences["ui.primaryPointerCapabilities"] = json!(1);
        preferences["ui.allPointerCapabilities"] = json!(1);
    }
    preferences
}
