//! How Chromium is started: on which screen, with which flags, with which records kept.

use serde_json::{Map, Value, json};
use std::path::Path;
use thirtyfour::{Capabilities, prelude::WebDriverResult};

/// What the visitor looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A mouse and this window.
    Desktop {
        /// In CSS pixels.
        width: u32,
        /// In CSS pixels.
        height: u32,
    },
    /// A finger and this screen.
    Touch {
        /// In CSS pixels.
        width: u32,
        /// In CSS pixels.
        height: u32,
    },
}

impl Screen {
    /// A laptop.
    pub const DESKTOP: Screen = Screen::Desktop { width: 1440, height: 900 };
    /// A phone.
    pub const PHONE: Screen = Screen::Touch { width: 390, height: 844 };
}

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

/// The capabilities of a session with this profile. Chromium writes every request to `net_log`.
pub(crate) fn capabilities(screen: Screen, profile: &Path, net_log: &Path) -> WebDriverResult<Capabilities> {
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
    let mut capabilities = Capabilities::new();
    let entries: [(&str, Value); 3] = [
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", Value::Object(options)),
        ("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" })),
    ];
    for (name, value) in entries {
        capabilities.set(name, value)?;
    }
    Ok(capabilities)
}

fn is_root() -> bool {
    let output = std::process::Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
