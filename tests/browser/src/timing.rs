//! How soon things are there, and the figures of many visits.

use crate::visitor::Visitor;
use anyhow::{Context, Result};
use serde_json::{Value, json};

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

    /// Milliseconds in which a worker that is nothing but Pyodide gets ready with these packages imported. Call it on a bare page.
    ///
    /// # Errors
    /// Pyodide does not start.
    pub async fn bare_pyodide(&self, packages: &[&str]) -> Result<f64> {
        let origin = self.origin();
        let imports: Vec<String> = packages.iter().map(|name| format!("import {name}")).collect();
        let worker = format!(
            "import {{ loadPyodide }} from '{origin}/pyodide/pyodide.mjs';
             const {{ files }} = await (await fetch('{origin}/pyodide/pyodide-lock.json')).json();
             const stdLibURL = '{origin}/pyodide/' + files.library.file_name;
             const pyodide = await loadPyodide({{ indexURL: '{origin}/pyodide/', stdLibURL }});
             await pyodide.loadPackage({}, {{ messageCallback: () => {{}} }});
             pyodide.runPython({});
             postMessage(pyodide.runPython('1 + 1'));",
            json!(packages),
            json!(imports.join("\n"))
        );
        let script = "
            const [source, done] = arguments;
            const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
            const began = performance.now();
            const worker = new Worker(address, { type: 'module' });
            const end = (result) => { worker.terminate(); done(result); };
            worker.onmessage = ({ data }) => end(data === 2 ? performance.now() - began : `1 + 1 is ${data}`);
            worker.onerror = (event) => end(event.message || 'the worker could not start');";
        match self.ask_later(script, vec![json!(worker)]).await? {
            Value::Number(elapsed_ms) => elapsed_ms.as_f64().context("no number"),
            other => anyhow::bail!("Pyodide did not start: {other}"),
        }
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
