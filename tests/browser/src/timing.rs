//! How soon things are there, and the figures of many visits.

use crate::visitor::{GLANCE, Visitor};
use anyhow::{Context, Result};
use serde_json::json;
use std::time::{Duration, Instant};

/// How long the preparation of the next visit's start may take on a busy machine.
const PREPARED_WITHIN: Duration = Duration::from_secs(60);

/// Moments of one visit to a problem, in milliseconds since navigation began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// The statement can be read.
    pub statement: f64,
    /// The editor that stays is there.
    pub editor: f64,
    /// Python is ready.
    pub python: f64,
}

impl Visitor {
    /// The moments at which the open problem page had marked what is asked for.
    ///
    /// # Errors
    /// A mark is missing, or Python does not become ready.
    pub async fn moments(&self) -> Result<Moments> {
        self.editor_settles().await?;
        self.python_is_ready().await?;
        Ok(Moments {
            statement: self.marked("mettle:statement").await?,
            editor: self.marked("mettle:editor").await?,
            python: self.marked("mettle:python").await?,
        })
    }

    async fn marked(&self, name: &str) -> Result<f64> {
        let script = "return performance.getEntriesByName(arguments[0])[0]?.startTime ?? null";
        let found = self.ask_with(script, vec![json!(name)]).await?;
        found.as_f64().with_context(|| format!("the page has no mark {name}"))
    }

    /// Waits until the site has done, in idle time, what makes the next visit start sooner. Says whether it did.
    ///
    /// # Errors
    /// The page cannot be asked.
    pub async fn next_start_is_prepared(&self) -> Result<bool> {
        let script = "return performance.getEntriesByName('mettle:kept').length > 0";
        let began = Instant::now();
        while began.elapsed() < PREPARED_WITHIN * self.patience {
            if self.ask(script).await? == true {
                return Ok(true);
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(false)
    }
}

/// What a Submit took, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Submit {
    /// From the click to the verdict on the page.
    pub whole: f64,
    /// Inside the answer.
    pub answer: f64,
    /// Cases judged.
    pub cases: f64,
}

impl Visitor {
    /// Submits what is in the editor and takes the time. The verdict of the Submit before must be gone or outdated, or
    /// equal: the page is watched from the click until it is no longer busy.
    ///
    /// # Errors
    /// There is no verdict.
    pub async fn timed_submit(&self) -> Result<Submit> {
        let script = "
            const done = arguments[0];
            const began = performance.now();
            let busy = false;
            const look = () => {
                if (document.querySelector('[data-testid=busy]')) { busy = true; return; }
                const verdict = document.querySelector('[data-testid=verdict]');
                if (!busy || verdict?.dataset.effort !== 'submit') return;
                watcher.disconnect();
                const cases = /of (\\d+) cases/.exec(verdict.innerText)?.[1] ?? 0;
                done([performance.now() - began, Number(verdict.dataset.elapsedMs), Number(cases)]);
            };
            const watcher = new MutationObserver(look);
            watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
            document.querySelector('[data-testid=submit]').click();";
        let found = self.ask_later(script, Vec::new()).await?;
        let part = |at: usize| found[at].as_f64().with_context(|| format!("the page gave no time: {found}"));
        Ok(Submit { whole: part(0)?, answer: part(1)?, cases: part(2)? })
    }
}

impl Visitor {
    /// Types an answer into the line of the open page, one character after the other, each as soon as the verdict on the
    /// one before is there. Gives the milliseconds from each keystroke to the verdict on the page.
    ///
    /// # Errors
    /// There is no line, or a verdict does not come.
    pub async fn timed_keystrokes(&self, answer: &str) -> Result<Vec<f64>> {
        let script = "
            const [text, done] = arguments;
            const line = document.querySelector('[data-testid=answer]');
            const characters = [...text];
            const times = [];
            let typed = '', began = 0;
            const type = () => {
                if (times.length === characters.length) { watcher.disconnect(); done(times); return; }
                typed += characters[times.length];
                line.value = typed;
                began = performance.now();
                line.dispatchEvent(new Event('input', { bubbles: true }));
            };
            // While one types, nothing but a verdict changes the result.
            const look = () => {
                if (began === 0) return;
                times.push(performance.now() - began);
                began = 0;
                // What is right as typed is submitted, which must be over before the next key.
                setTimeout(type, 60);
            };
            const watcher = new MutationObserver(look);
            const everything = { subtree: true, childList: true, attributes: true, characterData: true };
            watcher.observe(document.getElementById('result'), everything);
            type();";
        let found = self.ask_later(script, vec![answer.into()]).await?;
        let times = found.as_array().with_context(|| format!("the page gave no times: {found}"))?;
        Ok(times.iter().filter_map(serde_json::Value::as_f64).collect())
    }
}

/// What a stop took, in milliseconds from the click on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// Until the next run could be asked for, with an interpreter that is ready.
    pub ready: f64,
    /// Until that run, asked for as soon as it could be, was with its first case.
    pub at_work: f64,
}

impl Visitor {
    /// Runs what is in the editor, which must never end, stops it once it has run for a while, and runs it again as soon as
    /// the page lets one. That second run is stopped, too.
    ///
    /// # Errors
    /// A step of that does not happen.
    pub async fn timed_stop(&self) -> Result<Stop> {
        let script = "
            const done = arguments[0];
            const part = (name) => document.querySelector(`[data-testid=${name}]`);
            const is_ready = () => !part('busy') && !part('run').disabled
                && document.querySelector('[data-python]').dataset.python === 'ready';
            const is_at_case = () => /\\d of \\d/.test(part('busy')?.innerText ?? '');
            const until = (holds) => new Promise((found) => {
                const look = () => { if (!holds()) return; watcher.disconnect(); found(performance.now()); };
                const watcher = new MutationObserver(look);
                watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
                look();
            });
            const time = async () => {
                part('run').click();
                await until(is_at_case);
                await new Promise((rested) => setTimeout(rested, 200));
                const began = performance.now();
                part('stop').click();
                const ready = await until(is_ready);
                part('run').click();
                const at_work = await until(is_at_case);
                part('stop').click();
                await until(() => !part('busy'));
                return [ready - began, at_work - began];
            };
            time().then(done, (error) => done(String(error)));";
        let found = self.ask_later(script, Vec::new()).await?;
        let part = |at: usize| found[at].as_f64().with_context(|| format!("the page gave no time: {found}"));
        Ok(Stop { ready: part(0)?, at_work: part(1)? })
    }
}

impl Visitor {
    /// Sends a list of a million integers into an interpreter of its own, through an answer that returns it, and waits for
    /// it to come back, `count` times. Call it on a bare page. Gives the milliseconds of each.
    ///
    /// # Errors
    /// The interpreter does not start, or what comes back is no list of that size.
    pub async fn timed_millions(&self, count: usize) -> Result<Vec<f64>> {
        let script = "
            const [base, count, done] = arguments;
            const worker = new Worker(base + 'python/worker.js', { type: 'module' });
            const { port1, port2 } = new MessageChannel();
            const ask = (request, payload = new Uint8Array(0)) => new Promise((resolve, reject) => {
                port2.onmessage = ({ data }) => {
                    const told = JSON.parse(data.header);
                    if (told.op === 'loaded' || told.op === 'returned') resolve(data.payload);
                    else reject(new Error(data.header));
                };
                port2.postMessage({ header: JSON.stringify(request), payload });
            });
            const million = () => {
                // A tuple of one argument, a list of 64-bit integers: crates/protocol/src/python.rs has the forms.
                const numbers = BigInt64Array.from({ length: 1e6 }, (_, at) => BigInt(at));
                const form = new Uint8Array(10 + numbers.byteLength);
                const view = new DataView(form.buffer);
                form[0] = 0x08;
                view.setUint32(1, 1, true);
                form[5] = 0x10;
                view.setUint32(6, numbers.length, true);
                form.set(new Uint8Array(numbers.buffer), 10);
                return form;
            };
            const work = async () => {
                worker.postMessage({ port: port1, packages: [], base }, [port1]);
                await ask({ op: 'load', source: 'def f(values):\\n    return values', name: 'f', parameters: 1 });
                const times = [];
                for (let at = 0; at < count; at++) {
                    const form = million();
                    const began = performance.now();
                    const back = await ask({ op: 'call' }, form);
                    times.push(performance.now() - began);
                    if (back.length < 8e6) throw new Error(`only ${back.length} bytes came back`);
                }
                return times;
            };
            work().then(done, (error) => done(String(error))).finally(() => worker.terminate());";
        let found = self.ask_later(script, vec![json!(format!("{}/", self.home())), json!(count)]).await?;
        let times = found.as_array().with_context(|| format!("no million came back: {found}"))?;
        Ok(times.iter().filter_map(serde_json::Value::as_f64).collect())
    }
}

/// The figure that this share of all figures does not pass; `None` of none.
pub fn quantile(mut figures: Vec<f64>, share: f64) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    let at = (share * figures.len() as f64).ceil() as usize;
    figures.get(at.saturating_sub(1)).copied()
}

/// The median, the least and the most of some figures; `None` of none.
pub fn summary(mut figures: Vec<f64>) -> Option<[f64; 3]> {
    figures.sort_by(f64::total_cmp);
    let (first, last) = (*figures.first()?, *figures.last()?);
    let middle = figures.len() / 2;
    let median = if figures.len() % 2 == 1 { figures[middle] } else { (figures[middle - 1] + figures[middle]) / 2.0 };
    Some([median, first, last])
}

#[cfg(test)]
mod tests {
    use super::{quantile, summary};

    #[test]
    fn a_quantile_is_one_of_the_figures() {
        let figures: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(quantile(figures.clone(), 0.95), Some(19.0));
        assert_eq!(quantile(figures, 1.0), Some(20.0));
        assert_eq!(quantile(vec![7.0], 0.95), Some(7.0));
        assert_eq!(quantile(vec![], 0.95), None);
    }

    #[test]
    fn a_median_stands_in_the_middle() {
        assert_eq!(summary(vec![3.0, 1.0, 9.0]), Some([3.0, 1.0, 9.0]));
        assert_eq!(summary(vec![4.0, 1.0, 2.0, 9.0]), Some([3.0, 1.0, 9.0]));
        assert_eq!(summary(vec![]), None);
    }
}
