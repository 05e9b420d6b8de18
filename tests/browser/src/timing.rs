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
             const pyodide = await loadPyodide({{ indexURL: '{origin}/pyodide/' }});
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
    use super::summary;

    #[test]
    fn a_median_stands_in_the_middle() {
        assert_eq!(summary(vec![3.0, 1.0, 9.0]), Some([3.0, 1.0, 9.0]));
        assert_eq!(summary(vec![4.0, 1.0, 2.0, 9.0]), Some([3.0, 1.0, 9.0]));
        assert_eq!(summary(vec![]), None);
    }
}
