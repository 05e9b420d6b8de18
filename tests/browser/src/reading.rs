//! What a visitor sees.

use crate::visitor::{AT_LENGTH, GLANCE, SOON, Visitor};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// JavaScript that gives the JSON that the app stores under a key; an empty object where there is none. Before it stands a line
/// with version and checksum.
pub fn kept(key: &str) -> String {
    format!("JSON.parse((localStorage.getItem({}) ?? '{{}}').replace(/^mettle .*\\n/, ''))", json!(key))
}

impl Visitor {
    /// Waits until `script` returns something other than null, false or an empty string, and gives that.
    ///
    /// # Errors
    /// It takes too long; the message says `what` was waited for.
    pub async fn wait(&self, what: &str, script: &str, limit: Duration) -> Result<Value> {
        let (begin, limit) = (Instant::now(), limit * self.patience);
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

    /// Waits until an element's text holds `part`.
    ///
    /// # Errors
    /// It does not come to hold it.
    pub async fn wait_for_text(&self, css: &str, part: &str) -> Result<()> {
        let script = format!("return document.querySelector({})?.innerText.includes({})", json!(css), json!(part));
        self.wait(&format!("{css} to say {part:?}"), &script, AT_LENGTH).await.map(drop)
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

    /// What the browser stores for the site under a key.
    ///
    /// # Errors
    /// The page cannot be asked.
    pub async fn stored(&self, key: &str) -> Result<Option<String>> {
        let found = self.ask_with("return localStorage.getItem(arguments[0])", vec![json!(key)]).await?;
        Ok(found.as_str().map(str::to_owned))
    }

    /// Waits for the editor where the page has one.
    ///
    /// # Errors
    /// It does not come.
    pub async fn editor_settles_if_any(&self) -> Result<()> {
        if self.has("[data-testid=editor]").await? { self.editor_settles().await } else { Ok(()) }
    }

    /// Waits until the editor that stays is there.
    ///
    /// # Errors
    /// It does not come.
    pub async fn editor_settles(&self) -> Result<()> {
        let marked = "return performance.getEntriesByName('mettle:editor').length > 0";
        self.wait("the editor", marked, SOON).await.map(drop)
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

    /// Waits until Python is ready, and another interpreter waits in case it is lost.
    ///
    /// # Errors
    /// It does not become so.
    pub async fn spare_is_ready(&self) -> Result<()> {
        self.python_is_ready().await?;
        self.wait_for_spare("ready").await
    }

    /// Waits until the interpreter that waits is in this state.
    ///
    /// # Errors
    /// It does not become so.
    pub async fn wait_for_spare(&self, state: &str) -> Result<()> {
        let script = format!("return document.querySelector('[data-spare={}]') !== null", json!(state));
        self.wait("the spare interpreter", &script, AT_LENGTH).await.map(drop)
    }

    /// Waits until the site is kept on the device, and so works without a network.
    ///
    /// # Errors
    /// It does not come to be.
    pub async fn site_is_kept(&self) -> Result<()> {
        let script = "return document.querySelector('[data-testid=offline]')?.innerText.includes('Works offline')";
        self.wait("the site to be kept", script, AT_LENGTH).await.map(drop)
    }

    /// Saves a picture of what is on screen.
    ///
    /// # Errors
    /// It cannot be taken or written.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        }
        self.session.browser.screenshot(path).await.with_context(|| format!("no picture at {}", path.display()))
    }
}
