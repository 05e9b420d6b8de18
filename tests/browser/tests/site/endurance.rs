//! Submits in a row leave nothing behind; `script/endurance` makes hundreds of them.

use browser_tests::endurance::Bounds;
use browser_tests::memory::MIB;
use browser_tests::{Screen, visit};

/// A few Submits may add so much: the process' own share comes and goes by more than that, so it is left to the long run.
const BOUNDS: Bounds = Bounds { resident: u64::MAX, objects: 4 * MIB, interpreter: MIB };

#[tokio::test]
#[cfg_attr(not(target_os = "linux"), ignore = "a process' memory is read as Linux tells it")]
async fn submits_in_a_row_add_nothing() {
    visit(Screen::DESKTOP, async |visitor| {
        let readings = visitor.endure(24, 12, |_| {}).await?;
        anyhow::ensure!(readings.iter().all(|it| it.memory.interpreter > 0), "no interpreter is seen: {readings:?}");
        BOUNDS.hold(&readings)
    })
    .await;
}
