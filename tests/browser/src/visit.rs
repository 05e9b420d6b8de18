//! A test's frame: one visitor at a time, the records checked at the end of each visit.

use crate::engine::Engine;
use crate::evidence::Evidence;
use crate::screen::Screen;
use crate::visitor::Visitor;
use anyhow::Result;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Mutex;
use xtask::serve::Host;

/// Two browsers at once would fight for two cores, and growth could not be measured.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// WebKitGTK's own process ends now and then by a check of its JavaScript engine, whatever the page does. So often in one run
/// of the tests a visit that it broke off is made again; whatever of the site's brings it down does so more often.
const FORGIVEN_CRASHES: usize = 2;
static CRASHES: AtomicUsize = AtomicUsize::new(0);

/// Lets a visitor in, does what the test does, and checks what holds for every visit: no request left the origin, and
/// the console shows no error.
///
/// # Panics
/// Where any of this fails, with the reason and a picture of the page.
pub async fn visit(screen: Screen, test: impl AsyncFn(&Visitor) -> Result<()>) {
    if is_left_out() {
        return;
    }
    let test = async |visitor: &mut Visitor| test(visitor).await;
    let evidence = see_through(async || Visitor::arrive(screen).await, test, true).await;
    stays_within(&evidence);
    assert!(evidence.console_errors.is_empty(), "errors in the console: {:#?}", evidence.console_errors);
    assert!(!evidence.page_requests.is_empty(), "the page's requests are not on record");
    assert!(!evidence.all_requests.is_empty(), "the browser's requests are not on record");
}

/// Whether this thread's test is not tried in the chosen engine, which is then said. [`visit`] asks this by itself.
///
/// # Panics
/// Where there is no such engine.
pub fn is_left_out() -> bool {
    Engine::chosen().unwrap_or_else(|error| panic!("{error:#}")).leaves_out()
}

/// Lets a visitor in to a copy of the site, of which another version can be made. No request may leave the origin.
///
/// # Panics
/// Where the test fails, with the reason and a picture of the page.
pub async fn visit_copy(screen: Screen, test: impl AsyncFn(&mut Visitor) -> Result<()>) {
    if !is_left_out() {
        let arrival = async || Visitor::arrive_at_copy(screen).await;
        stays_within(&see_through(arrival, test, true).await);
    }
}

/// Lets a visitor in to the site at another host. No request may leave the origin.
///
/// # Panics
/// Where the test fails, with the reason and a picture of the page.
pub async fn visit_host(screen: Screen, host: Host, test: impl AsyncFn(&mut Visitor) -> Result<()>) {
    if !is_left_out() {
        let arrival = async || Visitor::arrive_at_host(screen, host.clone()).await;
        stays_within(&see_through(arrival, test, true).await);
    }
}

fn stays_within(evidence: &Evidence) {
    let outside = evidence.outside();
    assert!(outside.is_empty(), "requests left the origin: {outside:#?}");
}

/// As [`visit`], but the records are the test's own to judge, and no crash of the browser is forgiven.
///
/// # Panics
/// Where the test fails, with the reason and a picture of the page.
pub async fn serially(screen: Screen, test: impl AsyncFn(&Visitor) -> Result<()>) -> Evidence {
    let test = async |visitor: &mut Visitor| test(visitor).await;
    see_through(async || Visitor::arrive(screen).await, test, false).await
}

/// One visit from its beginning to its end, whatever comes of it; made again where it `forgives`, and the visit failed because
/// the browser crashed.
async fn see_through(
    arrival: impl AsyncFn() -> Result<Visitor>,
    test: impl AsyncFn(&mut Visitor) -> Result<()>,
    forgives: bool,
) -> Evidence {
    let _turn = ONE_AT_A_TIME.lock().await;
    let (visitor, outcome) = loop {
        let mut visitor = arrival().await.unwrap_or_else(|error| panic!("nobody could visit: {error:#}"));
        let outcome = test(&mut visitor).await;
        let Err(error) = &outcome else { break (visitor, outcome) };
        if !visitor.has_crashed().await {
            break (visitor, outcome);
        }
        let is_counted = !visitor.is_told_to_crash();
        visitor.give_up();
        let said = format!("the browser crashed: {error:#}");
        assert!(forgives && (!is_counted || CRASHES.fetch_add(1, Ordering::Relaxed) < FORGIVEN_CRASHES), "{said}");
        // Not by `eprintln!`, which a passing test keeps to itself.
        let _ = writeln!(io::stderr(), "{}: {said}\nThe visit is made again.", name());
    };
    let mut failure = None;
    if let Err(error) = outcome {
        let picture = picture_of_failure();
        let pictured = visitor.picture(&picture).await.is_ok();
        let seen = if pictured { format!("\nA picture of the page: {}", picture.display()) } else { String::new() };
        failure = Some(format!("{error:#}{seen}"));
    }
    let evidence = visitor.leave().await;
    match (failure, evidence) {
        (None, Ok(evidence)) => evidence,
        (None, Err(error)) => panic!("the visit left no records: {error:#}"),
        (Some(failure), evidence) => {
            let console = evidence.map(|evidence| evidence.console_errors).unwrap_or_default();
            panic!("{failure}\nErrors in the console: {console:#?}")
        }
    }
}

/// Where the picture is of the page on which this thread's test fails.
pub fn picture_of_failure() -> PathBuf {
    xtask::root().join("target/browser-failures").join(format!("{}.png", name().replace("::", "-")))
}

/// This thread's test.
fn name() -> String {
    std::thread::current().name().unwrap_or("test").to_owned()
}
