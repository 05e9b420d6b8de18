//! The browser engines that the site is tried in, and what is tried in which.

use anyhow::{Result, bail};
use std::env;
use std::io::{self, Write as _};
use std::thread;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's own small browser, by WebKitWebDriver. It has no headless form, so it is shown on a display in memory.
    WebKit,
}

/// The variable that chooses the engine.
const VARIABLE: &str = "METTLE_ENGINE";
const ALL: [(Engine, &str); 3] =
    [(Engine::Chromium, "chromium"), (Engine::Firefox, "firefox"), (Engine::WebKit, "webkit")];

/// What is not tried where, and why: an engine, the test, and what is not seen there.
const NOT_TRIED: [(Engine, &str, &str); 10] = [
    (Engine::Firefox, "first_sight::a_task_can_be_read_without_scripts", NO_SWITCH),
    (Engine::WebKit, "first_sight::a_task_can_be_read_without_scripts", NO_SWITCH),
    (Engine::Firefox, "licences::they_can_be_read_without_scripts", NO_SWITCH),
    (Engine::WebKit, "licences::they_can_be_read_without_scripts", NO_SWITCH),
    (Engine::Firefox, "endurance::submits_in_a_row_add_nothing", NO_MEASURE),
    (Engine::WebKit, "endurance::submits_in_a_row_add_nothing", NO_MEASURE),
    (Engine::WebKit, "spare::a_loop_of_python_is_interrupted_where_memory_can_be_shared", NO_SHARED_MEMORY),
    (Engine::WebKit, "spare::an_interrupted_time_limit_is_told_as_such", NO_SHARED_MEMORY),
    (Engine::WebKit, "keeping::a_later_visit_starts_from_memory_and_judges_as_the_first", NO_STORE),
    (Engine::WebKit, "keeping::what_is_kept_is_thrown_away_on_any_doubt", NO_STORE),
];

const NO_SWITCH: &str =
    "no page without scripts is seen: a driven page that is without them cannot be asked what it shows";
const NO_MEASURE: &str = "whether memory grows is not seen: the browser does not tell a page its memory";
const NO_SHARED_MEMORY: &str =
    "no interrupt is seen: the browser has no SharedArrayBuffer, so an interpreter is replaced instead";
const NO_STORE: &str =
    "no start from kept memory is seen: a driven session has no navigator.storage, so each start is a plain one";

impl Engine {
    /// The engine that `METTLE_ENGINE` names; Chromium where it names none.
    ///
    /// # Errors
    /// It names none of them.
    pub fn chosen() -> Result<Engine> {
        Engine::named(env::var(VARIABLE).ok().as_deref())
    }

    fn named(name: Option<&str>) -> Result<Engine> {
        let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(Engine::Chromium) };
        match ALL.iter().find(|(_, known)| *known == name) {
            Some((engine, _)) => Ok(*engine),
            None => bail!("{VARIABLE} is {name:?}; it can be chromium, firefox or webkit"),
        }
    }

    /// Whether the test of this thread is left out in this engine; where it is, that is said, with the reason.
    pub(crate) fn leaves_out(self) -> bool {
        let this = thread::current();
        let test = this.name().unwrap_or_default();
        let Some((.., reason)) = NOT_TRIED.iter().find(|(engine, name, _)| *engine == self && *name == test) else {
            return false;
        };
        // Not by a macro, whose words are kept back where a test passes.
        let _ = writeln!(io::stderr(), "not tried in {self:?}: {test}: {reason}");
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn an_engine_is_known_by_its_name() {
        assert_eq!(Engine::named(None).expect("the usual one"), Engine::Chromium);
        assert_eq!(Engine::named(Some("webkit")).expect("known"), Engine::WebKit);
        let told = Engine::named(Some("netscape")).expect_err("unknown").to_string();
        assert!(told.contains("netscape") && told.contains("firefox"), "{told}");
    }
}
