//! The verifier rings where it should, and only there. Needs the same Pyodide as `xtask verify`.

use broken_packages::{PACKAGES, folder};
use std::collections::BTreeSet;
use xtask::verify::{Alarm, Effort, NodeLink, pyodide_folder, verify};

const EFFORT: Effort = Effort { seeds: 2, random_cases: 200 };

#[test]
fn each_package_rings_the_alarm_that_it_is_named_after() {
    let mut python = NodeLink::new(&pyodide_folder().expect("script/build lays Pyodide out"));
    let mut wrong = Vec::new();
    for package in PACKAGES {
        let tally = verify(package, &folder(package), EFFORT, &mut python);
        let rang: BTreeSet<String> = tally.failures.iter().map(|failure| failure.alarm.to_string()).collect();
        let right = match package.slug {
            "sound" => rang.is_empty(),
            // A scaffold is unfinished in more ways than one.
            slug if slug.starts_with("scaffold-") => rang.contains(&Alarm::NotFilledIn.to_string()),
            slug => rang.iter().eq([slug]),
        };
        println!("{} {}: {}", if right { "ok  " } else { "FAIL" }, package.slug, list(&rang));
        if !right {
            let messages: Vec<&str> = tally.failures.iter().map(|failure| failure.message.as_str()).collect();
            wrong.push(format!("{} rang {}:\n  {}", package.slug, list(&rang), messages.join("\n  ")));
        }
    }
    println!("{} packages, {} not as they should be", PACKAGES.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn list(rang: &BTreeSet<String>) -> String {
    if rang.is_empty() { "nothing".into() } else { rang.iter().cloned().collect::<Vec<_>>().join(", ") }
}

#[test]
fn every_alarm_has_a_package() {
    // The scaffolds ring the one of what is not filled in.
    for alarm in Alarm::ALL.iter().filter(|alarm| **alarm != Alarm::NotFilledIn) {
        assert!(PACKAGES.iter().any(|package| package.slug == alarm.to_string()), "no package rings {alarm}");
    }
}
