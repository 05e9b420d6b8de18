//! Whatever can be wrong with a browser's storage, one thing at a time, in a browser where somebody has worked before and works on:
//! what was there is still there, what is done is there once it can be, and people are told what they should know.

use crate::store::{SLUG, SOON};
use anyhow::{Context, Result, ensure};
use browser_tests::bank::submission;
use browser_tests::{Screen, Visitor, kept, visit};
use serde_json::{Value, json};

/// Goes wrong as the session says.
const FAULTS: &str = include_str!("faults.js");
/// A page of ours without the app.
const ASIDE: &str = "/notices/";
/// A key that is another site's, on the same host.
const FOREIGN: &str = "other.app";

/// What becomes of what is done meanwhile.
#[derive(Clone, Copy, PartialEq)]
enum Work {
    /// It is stored.
    Stored,
    /// It is stored once nothing is wrong any more and something else is done.
    Later,
    /// It is this page's alone.
    Never,
}

struct Fault {
    /// What goes wrong: a name in the script, or else what `plant` and `meanwhile` do.
    what: &'static str,
    /// Put in place before the visit, over what was there.
    plant: &'static str,
    /// What another tab does while somebody types.
    meanwhile: &'static str,
    /// What people are told.
    told: &'static str,
    work: Work,
    /// What must be somewhere afterwards, beside what nothing was done to.
    also: &'static [&'static str],
    /// What was written over on purpose.
    gone: &'static [&'static str],
}

const SOUND: Fault = Fault { what: "", plant: "", meanwhile: "", told: "", work: Work::Stored, also: &[], gone: &[] };

const FULL: &str = "is full";
const BLOCKED: &str = "keeps nothing";
const UNREADABLE: &str = "could not be read";
const NEWER: &str = "newer version";

/// What the browser itself does.
const BROWSER: [Fault; 19] = [
    SOUND,
    Fault { what: "no text is taken", told: FULL, work: Work::Later, ..SOUND },
    Fault { what: "no long text is taken", told: FULL, work: Work::Later, ..SOUND },
    Fault { what: "the first texts are not taken", told: FULL, ..SOUND },
    Fault { what: "every other text is not taken", told: FULL, work: Work::Later, ..SOUND },
    Fault { what: "writing is forbidden", told: BLOCKED, work: Work::Later, ..SOUND },
    Fault { what: "reading is forbidden", told: BLOCKED, work: Work::Later, ..SOUND },
    Fault { what: "removing is forbidden", ..SOUND },
    Fault { what: "keys are not told", ..SOUND },
    Fault { what: "there is no storage", told: BLOCKED, work: Work::Later, ..SOUND },
    Fault { what: "storage is forbidden", told: BLOCKED, work: Work::Later, ..SOUND },
    Fault { what: "there is no database", ..SOUND },
    Fault { what: "the database is forbidden", ..SOUND },
    Fault { what: "the database never answers", ..SOUND },
    Fault { what: "the database is full", ..SOUND },
    Fault { what: "neither storage nor database", told: BLOCKED, work: Work::Later, ..SOUND },
    Fault { what: "the clock is a year behind", ..SOUND },
    Fault { what: "the clock is ten years ahead", ..SOUND },
    Fault { what: "the clock stands still", ..SOUND },
];

/// What is stored, and what other tabs and sites do.
const TEXTS: [Fault; 16] = [
    Fault {
        what: "a text is no JSON",
        plant: "set('mettle.progress.v1', () => '{oops')",
        told: UNREADABLE,
        also: &["{oops"],
        gone: &["\"pca-cost\""],
        ..SOUND
    },
    Fault {
        what: "a text is JSON of something else",
        plant: "set('mettle.progress.v1', () => '[1, 2]')",
        told: UNREADABLE,
        also: &["[1, 2]"],
        gone: &["\"pca-cost\""],
        ..SOUND
    },
    Fault {
        what: "a text is empty",
        plant: "set('mettle.progress.v1', () => '')",
        told: UNREADABLE,
        gone: &["\"pca-cost\""],
        ..SOUND
    },
    Fault {
        what: "a text is long and of no form",
        plant: "set('mettle.progress.v1', () => 'noise '.repeat(50000))",
        told: UNREADABLE,
        also: &["noise noise noise"],
        gone: &["\"pca-cost\""],
        ..SOUND
    },
    Fault {
        what: "a text is cut off",
        plant: "set('mettle.attempts.v1.k-means-cost', (text) => text.slice(0, text.length - 3))",
        told: UNREADABLE,
        ..SOUND
    },
    Fault {
        what: "a letter of a text is another one",
        plant: "set('mettle.notes.v1.k-means-cost', (text) => text.replace('marked', 'marred'))",
        told: UNREADABLE,
        also: &["marred note"],
        gone: &["marked note"],
        ..SOUND
    },
    Fault {
        what: "one record of many is another one",
        plant: "set('mettle.attempts.v1.k-means-cost', (text) => text.replace('\"marked attempt 3.\"', '7'))",
        told: UNREADABLE,
        also: &["\"text\":7"],
        ..SOUND
    },
    Fault {
        what: "the line before a text is broken",
        plant: "set('mettle.draft.v1.k-means-cost', (text) => text.replace('mettle 1', 'mettle one'))",
        told: UNREADABLE,
        also: &["mettle one", "marked answer"],
        ..SOUND
    },
    Fault {
        what: "a text has signs that nobody can see",
        plant: "set('mettle.panes.v1', () => '\\u0001\\u0002\\u0003')",
        told: UNREADABLE,
        also: &["\u{1}\u{2}\u{3}"],
        ..SOUND
    },
    Fault {
        what: "half of it is of an earlier version",
        plant: "set('mettle.notes.v1.k-means-cost', (text) => text.replace(/^mettle .*\\n/, ''))",
        ..SOUND
    },
    Fault {
        what: "something is of a newer version",
        plant: "set('mettle.notes.v1.k-means-cost', (text) => text.replace('mettle 1', 'mettle 99'))",
        told: NEWER,
        work: Work::Never,
        ..SOUND
    },
    Fault {
        what: "another site of the same host keeps something",
        plant: "for (const key of ['other.app', 'mettle', 'mettlesome.x']) set(key, () => '{theirs ' + key)",
        also: &["{theirs other.app", "{theirs mettle", "{theirs mettlesome.x"],
        ..SOUND
    },
    Fault {
        what: "another site of the same host has left no room",
        plant: "for (let size = 1 << 22; size > 0; size >>= 1) {
            const held = localStorage.getItem('other.app') ?? '';
            try { localStorage.setItem('other.app', held + 'x'.repeat(size)); } catch {}
        }",
        told: FULL,
        work: Work::Later,
        ..SOUND
    },
    Fault {
        what: "another tab solves another problem",
        meanwhile: "elsewhere('mettle.progress.v1', JSON.stringify({ version: 1, problems: { soft: { attempts: 2, solvedAtMs: 9 } } }))",
        also: &["\"soft\""],
        ..SOUND
    },
    Fault {
        what: "another tab stores what nobody can read",
        meanwhile: "elsewhere('mettle.progress.v1', '{oops')",
        told: UNREADABLE,
        also: &["{oops"],
        gone: &["\"pca-cost\""],
        ..SOUND
    },
    Fault {
        what: "another tab is of a newer version",
        meanwhile: "elsewhere('mettle.notes.v1.k-means-cost', 'mettle 99 00000000\\n[\"marked note\"]')",
        told: NEWER,
        work: Work::Never,
        ..SOUND
    },
];

/// What nothing is done to, unless a fault says so.
const MARKS: [&str; 7] = [
    "\"pca-cost\"",
    "marked draft",
    "marked note",
    "marked attempt 0.",
    "marked attempt 24.",
    "marked input",
    "\"codeSize\":17",
];

/// What somebody had before there were checksums.
fn texts() -> Value {
    let attempts: Vec<Value> = (0..25)
        .map(|at| {
            json!({ "atMs": 1000.0 + f64::from(at), "verdict": "wrong-answer", "passed": 0, "total": 1,
                "answer": { "text": format!("marked attempt {at}.") } })
        })
        .collect();
    let draft = |text: &str| json!({ "version": 1, "answer": { "text": text }, "savedAtMs": 5.0 });
    json!({
        "mettle.progress.v1": { "version": 1, "problems": { "pca-cost": { "attempts": 1, "solvedAtMs": 5.0 } } },
        "mettle.draft.v1.pca-cost": draft("marked draft"),
        format!("mettle.draft.v1.{SLUG}"): draft("marked answer"),
        format!("mettle.notes.v1.{SLUG}"): { "version": 1, "text": "marked note", "savedAtMs": 5.0 },
        format!("mettle.attempts.v1.{SLUG}"): { "version": 1, "attempts": attempts },
        "mettle.inputs.v1.rolling-mean-per-user": { "version": 1, "inputs": [["marked input"]] },
        "mettle.settings.v1": { "codeSize": 17 },
    })
}

/// Everything as this version stores it: the app brings it to that itself.
async fn lived_in(visitor: &Visitor) -> Result<Value> {
    visitor.go(ASIDE).await?;
    let plant =
        "for (const [key, text] of Object.entries(arguments[0])) localStorage.setItem(key, JSON.stringify(text))";
    visitor.ask_with(plant, vec![texts()]).await?;
    visitor.open_problem(SLUG).await?;
    visitor.go(ASIDE).await?;
    let live = "const live = Object.entries(localStorage).filter(([key]) => !key.startsWith('mettle.backup'));
        return live.every(([, text]) => text.startsWith('mettle 1 ')) ? live : null";
    visitor.wait("everything to be of this version", live, SOON).await
}

/// Begins again with these texts and this fault.
const BEGIN: &str = "const [texts, what, done] = arguments;
    const begin = () => {
        localStorage.clear();
        for (const [key, text] of texts) localStorage.setItem(key, text);
        sessionStorage.setItem('fault', what);
        done(true);
    };
    indexedDB.databases().then((all) => {
        if (!all.some(({ name }) => name === 'mettle')) return begin();
        const asked = indexedDB.open('mettle');
        asked.onsuccess = () => {
            const change = asked.result.transaction('texts', 'readwrite');
            change.objectStore('texts').clear();
            change.oncomplete = () => { asked.result.close(); begin(); };
        };
    })";

/// What `plant` and `meanwhile` are written with.
const WORDS: &str = "const set = (key, change) => localStorage.setItem(key, change(localStorage.getItem(key)));
    const elsewhere = (key, text) => {
        const other = document.createElement('iframe');
        document.body.append(other);
        other.contentWindow.localStorage.setItem(key, text);
        other.remove();
    };";

/// Everything that is stored, in one text: in the small store and in the database.
const STORED: &str = "const done = arguments[0], near = Object.values(localStorage).join('\\n');
    indexedDB.databases().then((all) => {
        if (!all.some(({ name }) => name === 'mettle')) return done(near);
        const asked = indexedDB.open('mettle');
        asked.onsuccess = () => {
            const far = asked.result.transaction('texts').objectStore('texts').getAll();
            far.onsuccess = () => { asked.result.close(); done([near, ...far.result].join('\\n')); };
        };
    })";

async fn suffer(visitor: &Visitor, texts: &Value, fault: &Fault) -> Result<()> {
    visitor.go(ASIDE).await?;
    let begun = visitor.ask_later(BEGIN, vec![texts.clone(), json!(fault.what)]).await?;
    ensure!(begun == true, "{begun}");
    visitor.ask(&format!("{WORDS} {}", fault.plant)).await?;

    visitor.open_problem(SLUG).await?;
    let answer = submission(SLUG, "accepted")?;
    visitor.write_line(&answer).await?;
    visitor.ask(&format!("{WORDS} {}", fault.meanwhile)).await?;
    ensure!(visitor.submit().await?.verdict == "accepted", "the work does not go on");
    match fault.told {
        "" => {
            let told = visitor.ask("return document.querySelector('[data-testid=notices]').innerText").await?;
            ensure!(told == "", "there is nothing to tell, but: {told}");
        }
        words => {
            let told = format!("return document.querySelector('[data-testid=notices]').innerText.includes('{words}')");
            visitor.wait(&format!("to be told “{words}”"), &told, SOON).await?;
        }
    }
    if fault.work == Work::Later {
        visitor.ask(&format!("liftFault(); localStorage.removeItem('{FOREIGN}')")).await?;
        visitor.write_line("O(n)").await?;
        visitor.write_line(&answer).await?;
    }
    if fault.work != Work::Never {
        let solved = kept("mettle.progress.v1");
        let draft = kept(&format!("mettle.draft.v1.{SLUG}"));
        let is_stored = format!(
            "return {solved}.problems?.['{SLUG}']?.solvedAtMs > 0 && {draft}.answer?.text === {}",
            json!(answer.trim())
        );
        visitor.wait("the work to be stored", &is_stored, SOON).await?;
    }

    visitor.go(ASIDE).await?;
    visitor.ask("window.liftFault?.(); sessionStorage.clear()").await?;
    let stored = visitor.ask_later(STORED, Vec::new()).await?;
    let stored = stored.as_str().context("nothing is stored")?;
    let untouched = MARKS.iter().filter(|mark| !fault.gone.contains(mark));
    for mark in untouched.chain(fault.also) {
        ensure!(stored.contains(mark), "{mark:?} is lost; there is:\n{stored}");
    }

    // With nothing wrong any more the next visit finds it.
    visitor.open_problem(SLUG).await?;
    let shown = visitor.ask("return document.querySelector('[data-testid=answer]').value").await?;
    ensure!(fault.work == Work::Never || shown == answer.trim(), "the answer is {shown} on the next visit");
    Ok(())
}

async fn nothing_is_lost(faults: &[Fault]) {
    visit(Screen::DESKTOP, async |visitor| {
        // A service worker would give pages of its own from the second on.
        visitor.before_each_page("delete Navigator.prototype.serviceWorker").await?;
        visitor.before_each_page(FAULTS).await?;
        let texts = lived_in(visitor).await?;
        for fault in faults {
            suffer(visitor, &texts, fault).await.with_context(|| format!("“{}”", fault.what))?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn whatever_the_browser_does_nothing_is_lost() {
    nothing_is_lost(&BROWSER).await;
}

#[tokio::test]
async fn whatever_is_stored_nothing_is_lost() {
    nothing_is_lost(&TEXTS).await;
}
