//! A browser with somebody in front of it.

use crate::conditions::Brake;
use crate::engine::Engine;
use crate::engines::{Session, first_script};
use crate::evidence::Evidence;
use crate::screen::Screen;
use crate::site::Site;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::WindowHandle;
use xtask::serve::Host;

/// How long anything that needs no interpreter may take, on a machine that is busy with other things.
pub(crate) const SOON: Duration = Duration::from_secs(20);
/// How long a start of Python and a whole judging may take there.
pub(crate) const AT_LENGTH: Duration = Duration::from_secs(180);
/// A page of the site on which nothing runs.
pub(crate) const BARE_PAGE: &str = "/content/catalogue.json";
/// How often the page is looked at.
pub(crate) const GLANCE: Duration = Duration::from_millis(40);

/// A browser with a fresh profile, at the built site.
pub struct Visitor {
    pub(crate) engine: Engine,
    screen: Screen,
    /// How many times longer than usual it waits before something counts as broken.
    pub(crate) patience: u32,
    /// How many times longer everything takes in the browser.
    slower: u32,
    // Dropped before the browser: one that stands still does not end.
    brake: Option<Brake>,
    pub(crate) session: Session,
    site: Site,
    told_to_crash: Cell<bool>,
    // Dropped last: the browser's folder goes when the browser has gone.
    profile: TempDir,
}

/// The folder of the built site: `METTLE_DIST`, or `dist` in the checkout.
pub(crate) fn dist() -> PathBuf {
    std::env::var_os("METTLE_DIST").map_or_else(|| xtask::root().join("dist"), PathBuf::from)
}

impl Visitor {
    /// Starts server, driver and browser: Chromium, or the engine that `METTLE_ENGINE` names.
    ///
    /// # Errors
    /// One of them does not start, or there is no such engine.
    pub async fn arrive(screen: Screen) -> Result<Visitor> {
        let engine = Engine::chosen()?;
        let site = first_script(engine).map_or_else(|| Site::of(&dist()), Site::with_first)?;
        Self::arrive_with(engine, screen, site).await
    }

    async fn arrive_with(engine: Engine, screen: Screen, site: Site) -> Result<Visitor> {
        Self::arrive_slowed(engine, screen, site, 1).await
    }

    /// Starts a browser with a fresh profile at this site, in which everything takes so many times longer.
    pub(crate) async fn arrive_slowed(engine: Engine, screen: Screen, site: Site, slower: u32) -> Result<Visitor> {
        let profile =
            tempfile::Builder::new().prefix("mettle-visitor-").tempdir().context("no folder for a profile")?;
        let session = Session::begin(engine, screen, profile.path(), &site, slower > 1).await?;
        session.browser.set_script_timeout(AT_LENGTH).await?;
        let brake = Brake::on(&session, slower)?;
        Ok(Visitor {
            engine,
            screen,
            patience: 1,
            slower,
            brake,
            session,
            site,
            told_to_crash: Cell::new(false),
            profile,
        })
    }

    /// As [`Visitor::arrive`], but the site is a copy of which another version can be made.
    ///
    /// # Errors
    /// As there.
    pub async fn arrive_at_copy(screen: Screen) -> Result<Visitor> {
        Self::arrive_with(Engine::chosen()?, screen, Site::copied()?).await
    }

    /// As [`Visitor::arrive`], but the site is at this host.
    ///
    /// # Errors
    /// As there.
    pub async fn arrive_at_host(screen: Screen, host: Host) -> Result<Visitor> {
        Self::arrive_with(Engine::chosen()?, screen, Site::by(host, &dist())?).await
    }

    /// Closes the browser and starts it again, with all that it keeps. WebKitGTK's keeps nothing while it is driven, so that there
    /// only the page is closed.
    ///
    /// # Errors
    /// The browser does not end, or does not start; or a request left the origin until then.
    pub async fn come_back(&mut self) -> Result<()> {
        if self.engine == Engine::WebKit {
            return self.session.browser.goto("about:blank").await.context("the page cannot be left");
        }
        self.brake = None;
        let evidence = self.session.end(self.engine, self.profile.path(), &self.site).await?;
        let outside = evidence.outside();
        ensure!(outside.is_empty(), "requests left the origin: {outside:#?}");
        let is_apart = self.slower > 1;
        self.session = Session::begin(self.engine, self.screen, self.profile.path(), &self.site, is_apart).await?;
        self.session.browser.set_script_timeout(AT_LENGTH).await?;
        self.brake = Brake::on(&self.session, self.slower)?;
        Ok(())
    }

    /// From now on nobody answers at the site's address.
    pub fn unplug(&self) {
        self.site.unplug();
    }

    /// The site is served again.
    ///
    /// # Errors
    /// Its address is taken by now.
    pub fn plug_in(&self) -> Result<()> {
        self.site.plug_in()
    }

    /// Serves another version of a copied site, in which this file is not what it was.
    ///
    /// # Errors
    /// There is no such file, or nothing of it was changed.
    pub fn deploy(&self, name: &str, change: impl FnOnce(String) -> String) -> Result<()> {
        self.site.deploy(name, change)
    }

    /// Opens another tab and turns to it. Gives the one that it turned away from.
    ///
    /// # Errors
    /// The browser opens none.
    pub async fn open_tab(&self) -> Result<WindowHandle> {
        let browser = &self.session.browser;
        let before = browser.window().await.context("there is no tab")?;
        let other = browser.new_tab().await.context("there is no other tab")?;
        browser.switch_to_window(other).await.context("the other tab cannot be turned to")?;
        Ok(before)
    }

    /// Closes the tab that it is at, and turns to another.
    ///
    /// # Errors
    /// The other tab is not there.
    pub async fn close_tab(&self, other: WindowHandle) -> Result<()> {
        let browser = &self.session.browser;
        browser.close_window().await.context("the tab cannot be closed")?;
        browser.switch_to_window(other).await.context("the other tab cannot be turned to")
    }

    /// Leaves, and gives what the browser recorded.
    ///
    /// # Errors
    /// The records cannot be had.
    pub async fn leave(mut self) -> Result<Evidence> {
        self.brake = None;
        self.session.end(self.engine, self.profile.path(), &self.site).await
    }

    /// The site's origin.
    pub fn origin(&self) -> String {
        self.site.origin()
    }

    /// The address of the site's folder, without the slash at its end: the origin, unless the host has it elsewhere.
    pub fn home(&self) -> String {
        self.site.home()
    }

    /// The folder of the browser's profile, by which its processes are known.
    pub(crate) fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// What the site's server was asked for so far.
    pub fn served(&self) -> Vec<String> {
        self.site.asked()
    }

    /// Whether the browser said that its process which shows the page crashed. WebKitGTK alone says so.
    pub(crate) async fn has_crashed(&self) -> bool {
        // The driver tells sooner that the page does not answer.
        tokio::time::sleep(GLANCE * 10).await;
        self.session.has_crashed()
    }

    /// Ends the browser without a word to it: one that crashed answers nothing.
    pub(crate) fn give_up(mut self) {
        self.brake = None;
        self.session.give_up();
    }

    /// Brings down the process that shows the page, as a fault of the browser's would.
    ///
    /// # Errors
    /// There is none that is known: WebKitGTK's alone is.
    pub fn crash(&self) -> Result<()> {
        self.told_to_crash.set(true);
        self.session.crash()
    }

    /// Whether [`Visitor::crash`] did it.
    pub(crate) fn is_told_to_crash(&self) -> bool {
        self.told_to_crash.get()
    }

    /// Goes to a path of the site, such as `/p/two-sum/`, and waits until the app is in charge of the page.
    ///
    /// # Errors
    /// The page does not load, or the app does not take over.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.go(path).await?;
        self.app_takes_over().await
    }

    /// Goes to a path of the site; what is there at first is the page's own text.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn go(&self, path: &str) -> Result<()> {
        self.session
            .browser
            .goto(format!("{}{path}", self.home()))
            .await
            .with_context(|| format!("{path} does not load"))
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
        self.go(BARE_PAGE).await
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// It does not load.
    pub async fn reload(&self) -> Result<()> {
        self.session.browser.refresh().await.context("the page does not load again")?;
        self.app_takes_over().await
    }

    async fn app_takes_over(&self) -> Result<()> {
        self.wait("the app to take over", "return !document.getElementById('loading')", SOON).await.map(drop)
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
        let found =
            self.session.browser.execute(script, arguments).await.with_context(|| format!("in the page: {script}"))?;
        Ok(found.json().clone())
    }

    /// Evaluates JavaScript that gives its result to the callback that is its last argument.
    ///
    /// # Errors
    /// The script throws, or never calls back.
    pub async fn ask_later(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let found = self.session.browser.execute_async(script, arguments).await;
        Ok(found.with_context(|| format!("in the page: {script}"))?.json().clone())
    }

    /// Evaluates JavaScript in each page that is opened from now on, before its own.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let source = json!({ "source": script });
                self.devtools("Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
            }
            Engine::Firefox | Engine::WebKit => self.site.add_first(script),
        }
    }

    /// Sends a command of the DevTools protocol, which is Chromium's alone.
    ///
    /// # Errors
    /// The browser refuses, or is another one.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "{method} is a command of Chromium's, and this is {:?}", self.engine);
        self.session.browser.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }
}
