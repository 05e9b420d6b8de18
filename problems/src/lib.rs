//! The problem bank. A folder `<chapter>/<slug>/` with a `problem.toml` is a problem; the build script finds it, so that
//! adding one touches nothing else.
//!
//! This crate only carries the packages to whoever judges or publishes them. It names no browser type. Statements and
//! submissions are read from the folders by the tools that need them, and are not compiled in, but for the one
//! accepted answer whose cost sets a problem's limits.

use judge::checker::Checker;
use judge::manifest::Manifest;

/// A problem as the judge needs it.
pub struct Package {
    /// The chapter's folder, such as `02-arrays-and-strings`.
    pub chapter: &'static str,
    /// The problem's folder, unique over all chapters.
    pub slug: &'static str,
    /// The manifest as JSON; see [`Package::manifest`].
    manifest_json: &'static str,
    /// The checker, for kinds that run on inputs.
    checker: Option<fn() -> Checker>,
    /// The accepted answer whose cost is the unit of time.
    pub yardstick: Option<&'static str>,
}

include!(concat!(env!("OUT_DIR"), "/packages.rs"));

impl Package {
    /// A problem as a build script found it. `manifest_json` is a manifest that could be read.
    pub const fn new(
        chapter: &'static str,
        slug: &'static str,
        manifest_json: &'static str,
        checker: Option<fn() -> Checker>,
        yardstick: Option<&'static str>,
    ) -> Self {
        Package { chapter, slug, manifest_json, checker, yardstick }
    }

    /// The problem of this slug.
    pub fn find(slug: &str) -> Option<&'static Package> {
        PACKAGES.iter().find(|package| package.slug == slug)
    }

    /// What the problem says of itself.
    ///
    /// # Panics
    /// Never: the build script wrote the text from a manifest that it had read.
    pub fn manifest(&self) -> Manifest {
        serde_json::from_str(self.manifest_json).expect("written by the build script")
    }

    /// The problem's checker; `None` for kinds without inputs.
    pub fn checker(&self) -> Option<Checker> {
        self.checker.map(|make| make())
    }

    /// The chapter's number, the first part of its folder's name.
    pub fn chapter_number(&self) -> u8 {
        self.chapter.split('-').next().and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}
