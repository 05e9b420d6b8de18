//! How each engine's browser is started, with which records kept, and what it recorded.

mod chromium;
mod display;
mod driver;
mod firefox;
mod proxy;
mod webkit;

use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::screen::Screen;
use crate::site::Site;
use anyhow::{Context, Result};
use display::Display;
use driver::Driver;
use proxy::Proxy;
use serde_json::Value;
use std::path::Path;
use thirtyfour::{Capabilities, WebDriver, prelude::WebDriverResult};

/// A browser that runs, and what it leans on.
pub(crate) struct Session {
    /// The browser itself.
    pub browser: WebDriver,
    /// What stands between it and every address but the site's.
    proxy: Option<Proxy>,
    // Dropped in this order: the driver ends the browser, then its display goes.
    driver: Option<Driver>,
    display: Option<Display>,
}

impl Session {
    /// Starts the engine's browser before this screen, with this folder for what it keeps. Where it `is_apart`, Chromium and its driver are
    /// a group of processes by themselves, as the other engines always are.
    ///
    /// # Errors
    /// It does not start.
    pub async fn begin(engine: Engine, screen: Screen, profile: &Path, site: &Site, is_apart: bool) -> Result<Session> {
        match engine {
            Engine::Chromium => chromium::begin(screen, profile, is_apart).await,
            Engine::Firefox => firefox::begin(screen, profile, site).await,
            Engine::WebKit => webkit::begin(screen, profile, site).await,
        }
    }

    /// Ends the browser and gives what it recorded.
    ///
    /// # Errors
    /// The records cannot be had.
    pub async fn end(&mut self, engine: Engine, profile: &Path, site: &Site) -> Result<Evidence> {
        let evidence = match engine {
            Engine::Chromium => chromium::end(self, site, profile).await,
            Engine::Firefox => firefox::end(self, site).await,
            Engine::WebKit => webkit::end(self, site).await,
        };
        // Before another session begins with this profile: a driver takes with it whatever browser has the profile by then.
        self.driver = None;
        self.display = None;
        evidence
    }

    /// The browser's first process, where it tells which that is.
    pub fn process(&self) -> Option<u32> {
        self.driver.as_ref()?.chromium()
    }

    /// Whether the browser said that a process of its own crashed.
    pub fn has_crashed(&self) -> bool {
        self.driver.as_ref().is_some_and(Driver::has_told_of_a_crash)
    }

    /// Ends the browser as a process.
    pub fn give_up(&mut self) {
        // Else it would be asked to end, and waited for. Where it was asked already, that is as well.
        let _ = self.browser.clone().leak();
        self.driver = None;
    }

    /// Crashes the browser's process that shows the page.
    ///
    /// # Errors
    /// It is not known.
    pub fn crash(&self) -> Result<()> {
        self.driver.as_ref().context("there is no browser")?.crash_page()
    }

    /// Makes the window so large that the page has the screen's size, whatever bars the browser has around it.
    async fn fit(&self, screen: Screen) -> Result<()> {
        let (width, height) = screen.size();
        self.browser.set_window_rect(0, 0, width, height).await.context("the window has no size")?;
        let found = self.browser.execute("return [innerWidth, innerHeight]", Vec::new()).await?;
        let inner = |at: usize| found.json()[at].as_u64().and_then(|it| u32::try_from(it).ok()).unwrap_or_default();
        let (wide, high) = (width + width.saturating_sub(inner(0)), height + height.saturating_sub(inner(1)));
        self.browser.set_window_rect(0, 0, wide, high).await.context("the window has no other size")?;
        Ok(())
    }
}

/// What the site of this engine's visits has before its own scripts; `None` where the browser can be told such scripts.
pub(crate) fn first_script(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Chromium => None,
        Engine::Firefox => Some(""),
        Engine::WebKit => Some(webkit::WITNESS),
    }
}

fn capabilities<const N: usize>(entries: [(&str, Value); N]) -> WebDriverResult<Capabilities> {
    let mut capabilities = Capabilities::new();
    for (name, value) in entries {
        capabilities.set(name, value)?;
    }
    Ok(capabilities)
}
