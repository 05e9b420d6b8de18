//! Lays the packages out whole, then finds them as `problems` finds its own.
//!
//! A folder under `packages` holds only what differs from `packages/sound`; an empty file stands for one that is not
//! there. Beside them stands a fresh scaffold of every kind, which must compile, too.

#[path = "../../problems/discover.rs"]
mod discover;
#[path = "../../xtask/src/new_problem/scaffold.rs"]
mod scaffold;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() {
    for watched in ["packages", "../../problems/discover.rs", "../../xtask/src/new_problem"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo")).join("packages");
    lay_out(Path::new("packages"), &out).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    discover::write_packages(&[out]);
}

fn lay_out(packages: &Path, out: &Path) -> io::Result<()> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    let sound = packages.join("sound");
    for folder in discover::folders(packages) {
        let target = out.join(discover::name(&folder));
        copy(&sound, &target)?;
        copy(&folder, &target)?;
    }
    for kind in scaffold::KINDS {
        let slug = format!("scaffold-{kind}");
        for (name, text) in scaffold::files(kind, &slug) {
            let file = out.join(&slug).join(name);
            fs::create_dir_all(file.parent().unwrap_or(out))?;
            fs::write(file, text)?;
        }
    }
    Ok(())
}

/// Copies a folder over another; what is empty is removed there.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if entry.metadata()?.len() == 0 {
            fs::remove_file(&target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
