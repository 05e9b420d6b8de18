//! Whether the page keeps up with somebody who types while an answer is judged.

use crate::visitor::{GLANCE, Visitor};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::time::{Duration, Instant};

/// The pause after each key: some twelve keys a second, as of somebody in a hurry.
const PAUSE: Duration = Duration::from_millis(70);

/// After so many keys the page is asked whether the answer is still judged. Its answer is a task of the page, too.
const KEYS_AT_A_TIME: usize = 4;

/// What is typed, again and again, each time on a line of its own: names, brackets, a dot, a text.
const LINE: &str = "totals = [max(part) for part in parts if part.count('x') > 1]  # later\n";

/// How long one effort may take.
const AT_LENGTH: Duration = Duration::from_secs(120);

/// What the page noticed while somebody typed, from the click to a moment after the verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Keys that the page was given.
    pub keys: usize,
    /// The tasks of more than 50 ms, in milliseconds; `None` where the engine does not tell.
    pub long_tasks: Option<Vec<f64>>,
    /// The longest time between two frames, in milliseconds.
    pub longest_gap: f64,
    /// What the engine tells of frames that took more than 50 ms, for whoever looks for the cause.
    pub causes: Vec<String>,
}

/// Watches tasks, frames and keys. The frame that the verdict is in counts.
const WATCH: &str = "
    const told = PerformanceObserver.supportedEntryTypes?.includes('longtask') ?? false;
    const seen = { told, tasks: [], frames: [], gap: 0, keys: 0, last: performance.now(), on: true };
    window.stretch = seen;
    if (told) {
        seen.observer = new PerformanceObserver((list) => seen.tasks.push(...list.getEntries()));
        seen.observer.observe({ type: 'longtask' });
        seen.framer = new PerformanceObserver((list) => seen.frames.push(...list.getEntries()));
        seen.framer.observe({ type: 'long-animation-frame' });
    }
    const look = (now) => {
        seen.gap = Math.max(seen.gap, now - seen.last);
        seen.last = now;
        if (seen.on) requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => { seen.last = now; look(now); });
    // A driver holds Shift for some of them.
    seen.count = (event) => { if (event.key !== 'Shift') seen.keys++; };
    window.addEventListener('keydown', seen.count, true);
    document.querySelector(`[data-testid=${arguments[0]}]`).click();";

/// Ends the watch and gives what was seen.
const STOP: &str = "
    const seen = window.stretch;
    seen.on = false;
    window.removeEventListener('keydown', seen.count, true);
    seen.tasks.push(...seen.observer?.takeRecords() ?? []);
    seen.frames.push(...seen.framer?.takeRecords() ?? []);
    for (const observer of [seen.observer, seen.framer]) observer?.disconnect();
    const ms = (time) => `${Math.round(time)} ms`;
    const script = (it) => `${it.invoker} ${ms(it.duration)}, ${ms(it.forcedStyleAndLayoutDuration)} of it layout, `
        + `${it.sourceFunctionName} ${it.sourceURL.split('/').at(-1)}:${it.sourceCharPosition}`;
    const frame = (it) => `${ms(it.duration)}, layout and paint ${ms(it.startTime + it.duration - it.styleAndLayoutStart)}: `
        + it.scripts.map(script).join('; ');
    const causes = seen.frames.map(frame);
    return [seen.keys, seen.told ? seen.tasks.map((task) => task.duration) : null, seen.gap, causes];";

impl Visitor {
    /// Writes an answer into the code editor, presses `run` or `submit`, and types until the verdict is there.
    ///
    /// # Errors
    /// There is no code editor or no verdict, or a key does not reach the page.
    pub async fn type_during(&self, effort: &str, answer: &str) -> Result<Stretch> {
        self.write_code(&format!("{}\n\n\n", answer.trim_end())).await?;
        self.ask_with(WATCH, vec![effort.into()]).await?;
        let began = Instant::now();
        let mut typed = 0;
        let mut keys = LINE.chars().cycle();
        let is_busy = "return document.querySelector('[data-testid=busy]') !== null";
        // What was clicked may take a moment to show.
        while typed == 0 || self.ask(is_busy).await? == true {
            for key in keys.by_ref().take(KEYS_AT_A_TIME) {
                self.type_keys(key.to_string()).await?;
                tokio::time::sleep(PAUSE).await;
                typed += 1;
            }
            if began.elapsed() > AT_LENGTH {
                bail!("the {effort} was not over after {} s", AT_LENGTH.as_secs());
            }
        }
        tokio::time::sleep(GLANCE).await;
        let found = self.ask(STOP).await?;
        let keys = found[0].as_u64().with_context(|| format!("the page was not watched: {found}"))?;
        ensure!(keys == typed as u64, "{typed} keys were typed, but {keys} reached the page");
        let long_tasks = found[1].as_array().map(|tasks| tasks.iter().filter_map(Value::as_f64).collect());
        let causes =
            found[3].as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect();
        let longest_gap = found[2].as_f64().context("no frames were seen")?;
        Ok(Stretch { keys: typed, long_tasks, longest_gap, causes })
    }
}
