//! What asks for more than an evaluation may have is stopped by counting, whatever the clock says.

use pyexpr::{Error, Limits, Names, parse};

/// Half of the stack that a thread of a browser has.
const STACK: usize = 1 << 19;

fn sources() -> impl Iterator<Item = &'static str> {
    include_str!("greedy/sources.txt").lines().filter(|line| !line.starts_with('#'))
}

/// Each source comes to an answer or a limit, and none to more text than memory was allowed for.
#[test]
fn greedy_sources_are_stopped_or_answered() {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let (names, limits) = (Names::new(), Limits::default());
        for source in sources() {
            let answer = parse(source).and_then(|parsed| parsed.evaluate(&names, limits)?.value.repr());
            match answer {
                Ok(text) => assert!((text.len() as u64) < limits.memory, "{source} gives {} bytes", text.len()),
                Err(Error::LimitExceeded { .. } | Error::Raised { .. } | Error::Unsupported { .. }) => {}
                Err(error) => panic!("{source}: {error}"),
            }
        }
    });
    assert!(thread.expect("a thread").join().is_ok());
}

/// With a hundredth of the work, what stops a source is a limit or the same answer: no routine spends before it counts.
#[test]
fn small_limits_are_kept_by_every_source() {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let (names, limits) = (Names::new(), Limits { work: 500_000, memory: 4 << 20 });
        for source in sources() {
            let answer = parse(source).and_then(|parsed| parsed.evaluate(&names, limits)?.value.repr());
            assert!(!matches!(answer, Ok(text) if text.len() > 64 << 20), "{source}");
        }
    });
    assert!(thread.expect("a thread").join().is_ok());
}
