//! A browser with somebody in front of it.

use crate::browser::{Screen, capabilities};
use crate::driver::Driver;
use crate::evidence::{Evidence, page_requests, requests_on_behalf_of};
use crate::keyboard::Key;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use xtask::serve::{Server, serve};

/// How long anything that needs no interpreter may take, on a machine that is busy with other things.
const SOON: Duration = Duration::from_secs(20);
/// How long a start of Python and a whole judging may take there.
const AT_LENGTH: Duration = Duration::from_secs(180);
/// How often the page is looked at.
const GLANCE: Duration = Duration::from_millis(40);

/// A browser with a fresh profile, at the built site.
pub struct Visitor {
    browser: WebDriver,
    server: Server,
    net_log: PathBuf,
    // Dropped in this order: the driver ends the browser, then the browser's folder goes.
    _driver: Driver,
    _profile: TempDir,
}

/// What the page says of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// In kebab case, such as `wrong-answer`.
    pub verdict: String,
    /// `live`, `run` or `submit`.
    pub effort: String,
    /// The whole banner as text.
    pub text: String,
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
        Ok(Visitor { browser, server, net_log, _driver: driver, _profile: profile })
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

    /// Waits until `script` returns something other than null, false or an empty string, and gives that.
    ///
    /// # Errors
    /// It takes too long; the message says `what` was waited for.
    pub async fn wait(&self, what: &str, script: &str, limit: Duration) -> Result<Value> {
        let begin = Instant::now();
        loop {
            let found = self.ask(script).await?;
            if !matches!(&found, Value::Null | Value::Bool(false)) && found != "" {
                return Ok(found);
            }
            if begin.elapsed() > limit {
                let seen = self.ask("return document.querySelector('main')?.innerText ?? ''").await?;
                bail!("waited {} s for {what}. The page says:\n{}", limit.as_secs(), seen.as_str().unwrap_or_default());
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until the element is on the page.
    ///
    /// # Errors
    /// It does not appear.
    pub async fn see(&self, css: &str) -> Result<()> {
        let script = format!("return document.querySelector({}) !== null", json!(css));
        self.wait(css, &script, SOON).await.map(drop)
    }

    /// The text of an element, once it is there.
    ///
    /// # Errors
    /// It does not appear.
    pub async fn text(&self, css: &str) -> Result<String> {
        self.see(css).await?;
        let found = self.ask_with("return document.querySelector(arguments[0])?.innerText", vec![json!(css)]).await?;
        Ok(found.as_str().unwrap_or_default().trim().to_owned())
    }

    /// An attribute of an element, once it is there.
    ///
    /// # Errors
    /// The element does not appear.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        self.see(css).await?;
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        let found = self.ask_with(script, vec![json!(css), json!(name)]).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }

    /// Whether there is such an element now.
    ///
    /// # Errors
    /// The page cannot be asked.
    pub async fn has(&self, css: &str) -> Result<bool> {
        let found = self.ask_with("return document.querySelector(arguments[0]) !== null", vec![json!(css)]).await?;
        Ok(found == true)
    }

    /// Clicks an element, once it is there and can be clicked.
    ///
    /// # Errors
    /// It cannot.
    pub async fn click(&self, css: &str) -> Result<()> {
        let enabled = format!("const it = document.querySelector({}); return it !== null && !it.disabled", json!(css));
        self.wait(&format!("{css} to click"), &enabled, SOON).await?;
        let element = self.browser.find(By::Css(css)).await?;
        // As a person would scroll; the driver leaves it at the screen's edge, where bars may lie over it.
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.ask_with(middle, vec![element.to_json()?]).await?;
        element.click().await.with_context(|| format!("{css} cannot be clicked"))
    }

    /// Presses a key or a chord wherever the keyboard is.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.type_keys(key.typed()).await
    }

    /// Types key by key wherever the keyboard is.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn type_keys(&self, text: impl Into<TypingData>) -> Result<()> {
        // The driver sends keys to an element, so that it is the one that has the keyboard.
        let element = self.browser.active_element().await.context("nothing has the keyboard")?;
        element.send_keys(text).await.context("keys cannot be typed")
    }

    /// Pastes a text wherever the keyboard is.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn paste(&self, text: &str) -> Result<()> {
        let permission = json!({ "name": "clipboard-write", "allowWithoutSanitization": false });
        let granted = json!({ "permission": permission, "setting": "granted", "origin": self.origin() });
        self.devtools("Browser.setPermission", granted).await?;
        let script = "const [text, done] = arguments;
            navigator.clipboard.writeText(text).then(() => done(true), (error) => done(String(error)))";
        let copied = self.ask_later(script, vec![json!(text)]).await?;
        ensure!(copied == true, "the clipboard cannot be written: {copied}");
        self.press(Key::Paste).await
    }

    /// Sends a command of the DevTools protocol.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        self.browser.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// Writes the answer's one line in place of what is there.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn write_line(&self, text: &str) -> Result<()> {
        self.click("[data-testid=answer]").await?;
        self.press(Key::SelectAll).await?;
        self.type_keys(text.trim()).await
    }

    /// Writes code in place of what the editor holds, whichever editor it is.
    ///
    /// # Errors
    /// There is no editor.
    pub async fn write_code(&self, text: &str) -> Result<()> {
        self.editor_settles().await?;
        let is_plain = self.attribute("[data-testid=editor]", "data-editor").await? == "plain";
        let field = if is_plain { "[data-testid=editor-plain]" } else { "[data-testid=editor] .view-lines" };
        self.click(field).await?;
        self.press(Key::SelectAll).await?;
        self.paste(text).await
    }

    /// Waits until the editor that stays is there.
    ///
    /// # Errors
    /// It does not come.
    pub async fn editor_settles(&self) -> Result<()> {
        let marked = "return performance.getEntriesByName('mettle:editor').length > 0";
        self.wait("the editor", marked, SOON).await.map(drop)
    }

    /// Waits for the editor where the page has one.
    ///
    /// # Errors
    /// It does not come.
    pub async fn editor_settles_if_any(&self) -> Result<()> {
        if self.has("[data-testid=editor]").await? { self.editor_settles().await } else { Ok(()) }
    }

    /// Waits until Python is ready.
    ///
    /// # Errors
    /// It does not become so.
    pub async fn python_is_ready(&self) -> Result<()> {
        let script = "return ['ready', 'failed'].includes(document.querySelector('[data-python]')?.dataset.python)";
        self.wait("Python", script, AT_LENGTH).await?;
        let status = self.attribute("[data-python]", "data-python").await?;
        ensure!(status == "ready", "Python is {status}: {}", self.text("[data-python]").await?);
        Ok(())
    }

    /// Runs the examples and gives the verdict.
    ///
    /// # Errors
    /// There is none in time.
    pub async fn run(&self) -> Result<Verdict> {
        self.click("[data-testid=run]").await?;
        self.verdict_of("run").await
    }

    /// Submits and gives the verdict.
    ///
    /// # Errors
    /// There is none in time.
    pub async fn submit(&self) -> Result<Verdict> {
        self.click("[data-testid=submit]").await?;
        self.verdict_of("submit").await
    }

    /// The verdict on the answer as it stands, once this effort is done.
    ///
    /// # Errors
    /// There is none in time.
    pub async fn verdict_of(&self, effort: &str) -> Result<Verdict> {
        let script = format!(
            "const it = document.querySelector('[data-testid=verdict]');
             if (!it || document.querySelector('[data-testid=busy]')) return null;
             if (it.dataset.outdated === 'true' || it.dataset.effort !== {}) return null;
             return [it.dataset.verdict, it.dataset.effort, it.innerText]",
            json!(effort)
        );
        let found = self.wait(&format!("the verdict of {effort}"), &script, AT_LENGTH).await?;
        let part = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
        Ok(Verdict { verdict: part(0), effort: part(1), text: part(2) })
    }

    /// Waits until the verdict on the page is this one, without asking for any.
    ///
    /// # Errors
    /// It does not become so.
    pub async fn verdict_becomes(&self, verdict: &str) -> Result<()> {
        let css = format!("[data-testid=verdict][data-verdict={verdict}]");
        self.see(&css).await
    }

    /// What the browser stores for the site under a key.
    ///
    /// # Errors
    /// The page cannot be asked.
    pub async fn stored(&self, key: &str) -> Result<Option<String>> {
        let found = self.ask_with("return localStorage.getItem(arguments[0])", vec![json!(key)]).await?;
        Ok(found.as_str().map(str::to_owned))
    }

    /// Saves a picture of what is on screen.
    ///
    /// # Errors
    /// It cannot be taken or written.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        self.browser.screenshot(path).await.with_context(|| format!("no picture at {}", path.display()))
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
