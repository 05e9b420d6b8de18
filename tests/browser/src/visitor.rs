//! A browser with somebody in front of it.

use crate::browser::{Screen, capabilities};
use crate::driver::Driver;
use crate::evidence::{Evidence, page_requests, requests_on_behalf_of};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use xtask::serve::{Server, serve};

/// How long anything that needs no interpreter may take, on a machine that is busy with other things.
pub(crate) const SOON: Duration = Duration::from_secs(20);
/// How long a start of Python and a whole judging may take there.
pub(crate) const AT_LENGTH: Duration = Duration::from_secs(180);
/// How often the page is looked at.
pub(crate) const GLANCE: Duration = Duration::from_millis(40);

/// A browser with a fresh profile, at the built site.
pub struct Visitor {
    pub(crate) browser: WebDriver,
    server: Server,
    net_log: PathBuf,
    // Dropped in this order: the driver ends the browser, then the browser's folder goes.
    _driver: Driver,
    profile: TempDir,
}

/// The folder of the built site: `METTLE_DIST`, or `dist` in the checkout.
pub(crate) fn dist() -> PathBuf {
    std::env::var_os("METTLE_DIST").map_or_else(|| xtask::root().join("dist"), PathBuf::from)
}

impl Visitor {
    /// Starts server, driver and browser.
    ///
    /// # Errors
    /// One of them does not start.
    pub async fn arrive(screen: Screen) -> Result<Visitor> {
        let server = serve(&dist(), "127.0.0.1", 0)?;
        let profile =
            tempfile::Builder::new().prefix("mettle-visitor-").tempdir().context("no folder for a profile")?;
        let net_log = profile.path().join("net-log.json");
        let driver = Driver::start(profile.path())?;
        let capabilities = capabilities(screen, profile.path(), &net_log)?;
        let browser = WebDriver::new(driver.address(), capabilities).await.context("the browser does not start")?;
        browser.set_script_timeout(AT_LENGTH).await?;
        Ok(Visitor { browser, server, net_log, _driver: driver, profile })
    }

    /// Leaves, and gives what the browser recorded.
    ///
    /// # Errors
    /// The records cannot be had.
    pub async fn leave(self) -> Result<Evidence> {
        let console = self.browser.get_log("browser").await.context("no console log")?;
        let performance = self.browser.get_log("performance").await.context("no performance log")?;
        let origin = self.server.origin();
        self.browser.clone().quit().await.context("the browser does not end")?;
        let net_log = wait_for_file(&self.net_log).await?;
        Ok(Evidence {
            page_requests: page_requests(performance.iter().map(|entry| entry.message.as_str())),
            all_requests: requests_on_behalf_of(&origin, &net_log)?,
            console_errors: console.into_iter().filter(|it| it.level == "SEVERE").map(|it| it.message).collect(),
            origin,
        })
    }

    /// The site's origin.
    pub fn origin(&self) -> String {
        self.server.origin()
    }

    /// The folder of the browser's profile, by which its processes are known.
    pub(crate) fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// What the site's server was asked for so far.
    pub fn served(&self) -> Vec<String> {
        self.server.requests()
    }

    /// Goes to a path of the site, such as `/p/two-sum/`.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.browser.goto(format!("{}{path}", self.origin())).await.with_context(|| format!("{path} does not load"))
    }

    /// Goes to a problem and waits until its statement can be read.
    ///
    /// # Errors
    /// It cannot.
    pub async fn open_problem(&self, slug: &str) -> Result<()> {
        self.open(&format!("/p/{slug}/")).await?;
        self.see("[data-testid=statement]").await
    }

    /// Goes to a page of the origin on which the app does not run.
    ///
    /// # Errors
    /// It does not load.
    pub async fn open_bare_page(&self) -> Result<()> {
        self.open("/content/catalogue.json").await
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// It does not load.
    pub async fn reload(&self) -> Result<()> {
        self.browser.refresh().await.context("the page does not load again")
    }

    /// Evaluates JavaScript in the page; `script` returns what is wanted.
    ///
    /// # Errors
    /// The script throws.
    pub async fn ask(&self, script: &str) -> Result<Value> {
        self.ask_with(script, Vec::new()).await
    }

    /// Evaluates JavaScript with `arguments`.
    ///
    /// # Errors
    /// The script throws.
    pub async fn ask_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let found = self.browser.execute(script, arguments).await.with_context(|| format!("in the page: {script}"))?;
        Ok(found.json().clone())
    }

    /// Evaluates JavaScript that gives its result to the callback that is its last argument.
    ///
    /// # Errors
    /// The script throws, or never calls back.
    pub async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let found = self.browser.execute_async(script, arguments).await;
        Ok(found.with_context(|| format!("in the page: {script}"))?.json().clone())
    }

    /// Evaluates JavaScript in each page that is opened from now on, before its own.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// Sends a command of the DevTools protocol.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        self.browser.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }
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
