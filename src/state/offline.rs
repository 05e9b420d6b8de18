//! What works without a network, and the version that waits.

use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;

use super::python::{Python, PythonStatus};
use crate::bridge::{
    clock::Timer,
    offline::{self, Keep},
};

/// How long after its start, and after Python's, a page begins to keep the site: whoever waits for something comes first.
const QUIET_MS: u32 = 4000;

/// Whether the site itself is kept.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Site {
    /// This browser keeps no sites.
    Never,
    /// It was tried and did not work.
    Refused,
    /// On its way, or about to be.
    #[default]
    Coming,
    /// Yes, whole.
    Here,
}

/// Whether Python is kept.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Pack {
    /// Nobody asked for it.
    #[default]
    Absent,
    /// A part of it.
    Partial,
    /// It is on its way.
    Loading,
    /// Another tab fetches or checks it.
    Elsewhere,
    /// It is being read and compared.
    Checking,
    /// Yes, whole.
    Here,
}

/// What went wrong last.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Trouble {
    /// The network.
    Network,
    /// The host has another version by now.
    Changed,
    /// There is no space on the device.
    Full,
    /// Some files were not as they should be, and were thrown away.
    Broken,
}

impl Trouble {
    /// What to tell, with what to do.
    pub fn text(self) -> &'static str {
        match self {
            Trouble::Network => {
                "The network did not answer. What has come is kept: go on when you are connected again."
            }
            Trouble::Changed => "The site has a newer version by now. Reload the page, then go on.",
            Trouble::Full => {
                "The device has no space left for this. Free some, or remove Python here; problems without Python work all the same."
            }
            Trouble::Broken => "Some files of Python were damaged and have been thrown away. Fetch them again below.",
        }
    }
}

/// How things stand. The names are those of web/offline/offline.mjs.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Whether the site itself is kept.
    pub site: Site,
    /// Files of it that are here.
    pub site_loaded: f64,
    /// Files of it in all.
    pub site_total: f64,
    /// Whether Python is kept.
    pub python: Pack,
    /// Bytes of it that are here, or that were read where it is checked.
    pub python_loaded: f64,
    /// Bytes of it in all; 0 while that is not known.
    pub python_total: f64,
    /// What went wrong last.
    pub trouble: Option<Trouble>,
    /// Whether all was read and found sound since the page was opened.
    pub checked: bool,
    /// Whether the browser thinks that there is a network.
    pub online: bool,
    /// Whether another version is ready to start.
    pub newer: bool,
    /// How many other tabs kept it from starting, when that was asked for.
    pub others: u32,
}

impl Standing {
    /// All in one line.
    pub fn summary(&self) -> String {
        match (self.site, self.python) {
            (Site::Never, _) => "This browser cannot work offline".to_owned(),
            (Site::Refused, _) => "Not ready for offline use".to_owned(),
            (Site::Coming, _) => "Getting ready for offline use".to_owned(),
            (Site::Here, Pack::Here | Pack::Checking) => "Works offline, with Python".to_owned(),
            (Site::Here, Pack::Loading) => format!("Works offline; Python {} %", self.percent()),
            (Site::Here, _) => "Works offline, without Python".to_owned(),
        }
    }

    /// How much of Python is here, or was read, in percent; 100 only where that is all.
    pub fn percent(&self) -> f64 {
        if self.python_total > 0.0 { (100.0 * self.python_loaded / self.python_total).floor() } else { 0.0 }
    }

    /// How much of Python is here, in words.
    pub fn megabytes(&self) -> String {
        format!("{:.1} of {:.1} MB", self.python_loaded / 1e6, self.python_total / 1e6)
    }
}

/// What is kept for use without a network.
#[derive(Clone, Copy)]
pub struct Offline {
    standing: RwSignal<Standing>,
    can_install: RwSignal<bool>,
    keep: StoredValue<Option<Keep>, LocalStorage>,
    is_begun: StoredValue<bool>,
    rest: StoredValue<Option<Timer>, LocalStorage>,
}

impl Offline {
    /// Keeps the site once the page has been quiet for a while.
    pub fn open(python: Python) -> Self {
        let can_install = RwSignal::new(false);
        let listeners = offline::on_install_offer(move |can| can_install.set(can));
        StoredValue::new_local(listeners);
        let this = Self {
            standing: RwSignal::new(Standing { online: true, ..Standing::default() }),
            can_install,
            keep: StoredValue::new_local(None),
            is_begun: StoredValue::new(false),
            rest: StoredValue::new_local(None),
        };
        Effect::new(move |_| {
            let is_starting = matches!(python.status(), PythonStatus::Starting(_));
            let timer = (!is_starting).then(|| Timer::after(QUIET_MS, move || this.begin()));
            this.rest.set_value(timer);
        });
        this
    }

    /// How things stand; whoever reads it here follows its changes.
    pub fn standing(&self) -> Standing {
        self.standing.get()
    }

    /// Whether the site works without a network, but Python does not.
    pub fn needs_network(&self) -> bool {
        self.standing.with(|now| now.site == Site::Here && !matches!(now.python, Pack::Here | Pack::Checking))
    }

    /// Whether the browser offers to install the site.
    pub fn can_install(&self) -> bool {
        self.can_install.get()
    }

    /// Begins at once, if it has not.
    pub fn begin(&self) {
        // A site that trunk serves while it is worked on has no service worker.
        if cfg!(debug_assertions) || self.is_begun.get_value() {
            return;
        }
        self.is_begun.set_value(true);
        let (standing, keep, is_begun) = (self.standing, self.keep, self.is_begun);
        spawn_local(async move {
            let tell = move |text: String| match serde_json::from_str(&text) {
                Ok(now) => standing.set(now),
                Err(error) => leptos::logging::error!("how offline use stands cannot be read: {error}"),
            };
            match Keep::open(tell).await {
                Ok(opened) => keep.set_value(Some(opened)),
                // The next who asks tries again.
                Err(_) => {
                    is_begun.set_value(false);
                    standing.update(|standing| standing.site = Site::Refused);
                }
            }
        });
    }

    /// Fetches Python, or goes on with it.
    pub fn load_python(&self) {
        self.ask(Keep::load_python);
    }

    /// Ends fetching or checking. What is here stays.
    pub fn pause(&self) {
        self.ask(Keep::pause);
    }

    /// Reads everything that is kept and throws away what is broken.
    pub fn verify(&self) {
        self.ask(Keep::verify);
    }

    /// Removes Python.
    pub fn remove_python(&self) {
        self.ask(Keep::remove_python);
    }

    /// Starts the version that waits, where no other tab is open.
    pub fn start(&self) {
        self.ask(Keep::start);
    }

    /// Lets the browser ask whether to install the site.
    pub fn install(&self) {
        self.can_install.set(false);
        offline::install();
    }

    fn ask(&self, act: impl Fn(&Keep)) {
        self.keep.with_value(|keep| keep.iter().for_each(act));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = r#"{"site":"here","siteLoaded":218,"siteTotal":218,"python":"loading","pythonLoaded":46999999,
        "pythonTotal":47000000,"trouble":null,"checked":false,"online":true,"newer":false,"others":0}"#;

    #[test]
    fn what_the_page_is_told_is_understood() {
        let standing: Standing = serde_json::from_str(TOLD).expect("as offline.mjs writes it");
        assert_eq!((standing.site, standing.python, standing.trouble), (Site::Here, Pack::Loading, None));
        assert_eq!(standing.summary(), "Works offline; Python 99 %");
        assert_eq!(standing.megabytes(), "47.0 of 47.0 MB");
    }

    #[test]
    fn nothing_is_promised_that_is_not_there() {
        for site in [Site::Never, Site::Refused, Site::Coming] {
            let standing = Standing { site, python: Pack::Here, ..Standing::default() };
            assert!(!standing.summary().starts_with("Works"), "{site:?}: {}", standing.summary());
        }
        for python in [Pack::Absent, Pack::Partial, Pack::Elsewhere] {
            let standing = Standing { site: Site::Here, python, ..Standing::default() };
            assert_eq!(standing.summary(), "Works offline, without Python", "{python:?}");
        }
    }
}
