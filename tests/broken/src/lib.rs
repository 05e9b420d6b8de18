//! Problem packages that are broken on purpose. The verifier must ring the alarm after which each one's folder is named, and no other.
//!
//! Nothing here is part of the problem bank.

use problems::Package;
use std::path::{Path, PathBuf};

include!(concat!(env!("OUT_DIR"), "/packages.rs"));

/// The folder of a package, laid out whole.
pub fn folder(package: &Package) -> PathBuf {
    Path::new(env!("OUT_DIR")).join(package.chapter).join(package.slug)
}
