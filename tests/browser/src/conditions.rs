//! The network and the processor that a visitor has, where they are not this machine's own.
//!
//! The network is slow at the site's server, and the processor by stopping all of the browser's processes for a share of each moment. DevTools'
//! own throttling would leave out the most of what this site does: it slows the page's requests and its main thread, and neither those of its
//! workers.

use crate::engine::Engine;
use crate::engines::Session;
use crate::site::Site;
use crate::visitor::{Visitor, dist};
use crate::{Host, Line, Screen};
use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, Signal, getpgid, getpgrp, kill_process_group};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What a visitor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// As the tables call it.
    pub name: &'static str,
    /// The way to the server; `None` for none but this machine's.
    pub line: Option<Line>,
    /// How many times longer everything takes that a processor does.
    pub processor_slower: u32,
}

impl Conditions {
    /// This machine, with the servers on it.
    pub const FULL_SPEED: Conditions = Conditions { name: "full speed", line: None, processor_slower: 1 };
    /// A slow phone on a slow network.
    pub const SLOW_PHONE: Conditions =
        Conditions { name: "slow 4G, processor 4 × slower", line: Some(Line::SLOW_4G), processor_slower: 4 };

    /// How many times longer than usual the visitor waits before something counts as broken.
    fn patience(&self) -> u32 {
        if *self == Conditions::FULL_SPEED { 1 } else { 10 }
    }
}

impl Visitor {
    /// As [`Visitor::arrive`], under these conditions, which are Chromium's alone unless they are full speed.
    ///
    /// # Errors
    /// As there, or the browser cannot be slowed.
    pub async fn arrive_under(screen: Screen, conditions: &Conditions) -> Result<Visitor> {
        Visitor::arrive_at(screen, &dist(), conditions).await
    }

    /// Starts a browser with a fresh profile whose site is this folder.
    pub(crate) async fn arrive_at(screen: Screen, folder: &Path, conditions: &Conditions) -> Result<Visitor> {
        let engine = Engine::chosen()?;
        let slower = conditions.processor_slower;
        ensure!(slower == 1 || engine == Engine::Chromium, "only Chromium can be slowed, and this is {engine:?}");
        let site = Site::by(Host { line: conditions.line, ..Host::default() }, folder)?;
        let mut visitor = Visitor::arrive_slowed(engine, screen, site, slower).await?;
        visitor.patience = conditions.patience();
        Ok(visitor)
    }
}

/// How long a slowed browser may work at a stretch: less than a frame takes.
const STRETCH: Duration = Duration::from_millis(5);

/// Stops a browser for a share of each moment, until it is dropped.
pub(crate) struct Brake {
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Brake {
    /// Makes everything take this many times longer in this browser, which is apart; its driver is slowed as well. There is no brake on one
    /// that has its full speed.
    pub fn on(session: &Session, slower: u32) -> Result<Option<Brake>> {
        if slower <= 1 {
            return Ok(None);
        }
        let process = session.process().context("the browser does not tell its process")?;
        let process = i32::try_from(process).ok().and_then(Pid::from_raw).context("no process has this number")?;
        let group = getpgid(Some(process)).context("the browser is gone")?;
        ensure!(group != getpgrp(), "the browser's processes are no group of their own");
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = is_over.clone();
        let work = move || {
            while !ends.load(Ordering::Relaxed) {
                let began = Instant::now();
                thread::sleep(STRETCH);
                // By what it had, not by what was meant: this thread may be late on a busy machine.
                let rest = began.elapsed() * (slower - 1);
                if kill_process_group(group, Signal::STOP).is_err() {
                    // It has ended.
                    return;
                }
                thread::sleep(rest);
                let _ = kill_process_group(group, Signal::CONT);
            }
        };
        let thread = thread::Builder::new().name("brake".into()).spawn(work).context("no thread for a brake")?;
        Ok(Some(Brake { is_over, thread: Some(thread) }))
    }
}

impl Drop for Brake {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the browser has of network and processor, as pages and workers feel it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Milliseconds of a loop on the page.
    pub page: f64,
    /// Milliseconds of the same loop in a worker.
    pub worker: f64,
    /// Milliseconds from a worker's request to the beginning of the answer.
    pub answer: f64,
    /// Kilobytes per second that come to a worker.
    pub kilobytes: f64,
}

/// A file that takes a while on a slow way.
const FETCHED: &str = "pyodide/pyodide.asm.js";

impl Visitor {
    /// Takes the time of a loop on the page, of the same in a worker, and of a file that a worker fetches. Call it on a bare page. Nothing
    /// of it is left in the browser's caches.
    ///
    /// # Errors
    /// The worker fails.
    pub async fn pace(&self) -> Result<Pace> {
        let script = "
            const [address, done] = arguments;
            const loop = () => {
                const turn = (count) => {
                    let sum = 0;
                    for (let at = 0; at < count; at++) sum = (sum + at * at) % 1048573;
                    return sum;
                };
                turn(5e6);
                const began = performance.now();
                turn(2e7);
                return performance.now() - began;
            };
            const work = async (address) => {
                await (await fetch(address, { cache: 'no-store' })).arrayBuffer();
                const { requestStart, responseStart, responseEnd, encodedBodySize } = performance.getEntriesByName(address)[0];
                return [responseStart - requestStart, encodedBodySize / (responseEnd - responseStart)];
            };
            const source = `const loop = ${loop}; const work = ${work};
                const act = async (address) => { const found = await work(address); return [loop(), ...found]; };
                onmessage = ({ data }) => act(data).catch(String).then((told) => postMessage(told));`;
            const worker = new Worker(URL.createObjectURL(new Blob([source])));
            const page = loop();
            worker.onmessage = ({ data }) => { worker.terminate(); done([page].concat(data)); };
            worker.postMessage(address);";
        let found = self.ask_later(script, vec![json!(format!("{}/{FETCHED}", self.home()))]).await?;
        let part = |at: usize| found[at].as_f64().with_context(|| format!("no pace: {found}"));
        Ok(Pace { page: part(0)?, worker: part(1)?, answer: part(2)?, kilobytes: part(3)? })
    }
}
