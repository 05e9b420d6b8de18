//! How WebKitGTK's small browser is started, and what can be known of a visit in it. It gives nobody its console, so a script
//! in the page tells the site's own server what goes wrong; whatever would leave the origin meets a proxy that lets nothing
//! through.

use super::{Display, Driver, Proxy, Session};
use crate::evidence::Evidence;
use crate::screen::Screen;
use crate::site::Site;
use anyhow::{Context, Result};
use serde_json::json;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use thirtyfour::{Capabilities, WebDriver, prelude::WebDriverResult};

/// What stands first in the page.
pub(super) const WITNESS: &str = include_str!("witness.js");

/// Lets the window be as narrow as a phone: its bar would not.
const STYLE: &str = "toolbar, toolbar *, headerbar, headerbar *, entry, button, image { min-width: 0; min-height: 0; padding: 0; \
    margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.05); }";

/// Its bar, and what is around it, are at most this high.
const BARS: u32 = 100;

/// Where Debian and Fedora keep it; it is on no PATH.
const PLACES: [&str; 4] = ["/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/libexec"];

/// Starts it with this folder for what it keeps.
pub(super) async fn begin(screen: Screen, profile: &Path, site: &Site) -> Result<Session> {
    let proxy = Proxy::start()?;
    let (width, height) = screen.size();
    let display = Display::start(width, height + BARS)?;
    let style = profile.join("config/gtk-3.0");
    fs::create_dir_all(&style).and_then(|()| fs::write(style.join("gtk.css"), STYLE)).context("no style")?;
    let folder = |name: &str| profile.join(name).display().to_string();
    let variables = [
        ("DISPLAY", display.name()),
        ("GDK_BACKEND", "x11".to_owned()),
        // There is no graphics card: layers would be put together by the processor, at the answers' cost.
        ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".to_owned()),
        ("XDG_CONFIG_HOME", folder("config")),
        ("XDG_DATA_HOME", folder("data")),
        ("XDG_CACHE_HOME", folder("cache")),
    ];
    let driver = Driver::webkit(&variables)?;
    let capabilities = capabilities(&proxy, site)?;
    let browser = WebDriver::new(driver.address(), capabilities).await.context("the browser does not start")?;
    let session = Session { browser, proxy: Some(proxy), driver: Some(driver), display: Some(display) };
    session.fit(screen).await?;
    Ok(session)
}

/// Ends it and gives what is known of the visit.
pub(super) async fn end(session: &Session, site: &Site) -> Result<Evidence> {
    session.browser.clone().quit().await.context("the browser does not end")?;
    let outside = session.proxy.as_ref().map(Proxy::asked).unwrap_or_default();
    let requests: Vec<String> = site.requests();
    Ok(Evidence {
        origin: site.origin(),
        page_requests: requests.clone(),
        all_requests: requests.into_iter().chain(outside).collect(),
        console_errors: site.told(),
    })
}

fn capabilities(proxy: &Proxy, site: &Site) -> Result<Capabilities> {
    let arguments = [
        "--automation".to_owned(),
        // Its own options: the proxy of the standard capability would be spoken to in TLS where the address is a TLS one.
        format!("--proxy=http://{}", proxy.address()),
        format!("--ignore-host={}", site.address()),
    ];
    let options = json!({ "binary": binary()?, "args": arguments });
    let capabilities: WebDriverResult<_> = super::capabilities([("webkitgtk:browserOptions", options)]);
    capabilities.context("no capabilities")
}

/// Where the browser is: `MINIBROWSER`, or a usual place.
fn binary() -> Result<PathBuf> {
    if let Some(named) = env::var_os("MINIBROWSER").filter(|name| !name.is_empty()) {
        return Ok(named.into());
    }
    let folders = PLACES.iter().flat_map(|place| fs::read_dir(place).into_iter().flatten().flatten());
    let folders = folders.map(|entry| entry.path()).flat_map(|path| {
        let inner = fs::read_dir(&path).into_iter().flatten().flatten().map(|entry| entry.path());
        inner.chain([path.clone()]).collect::<Vec<_>>()
    });
    let found = folders
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4")))
        .map(|path| path.join("MiniBrowser"))
        .find(|path| path.is_file());
    found.context("there is no MiniBrowser of WebKitGTK; script/setup --tests installs it")
}
