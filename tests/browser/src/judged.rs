//! What the page says of an answer.

use crate::visitor::{AT_LENGTH, Visitor};
use anyhow::Result;
use serde_json::json;

/// A verdict, as its banner shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// In kebab case, such as `wrong-answer`.
    pub verdict: String,
    /// `live`, `run` or `submit`.
    pub effort: String,
    /// The whole banner as text.
    pub text: String,
}

impl Visitor {
    /// Runs the examples and gives the verdict.
    ///
    /// # Errors
    /// There is none in time.
    pub async fn run(&self) -> Result<Verdict> {
        self.click("[data-testid=run]").await?;
        self.verdict_of("run").await
    }

    /// Submits and gives the verdict.
    ///
    /// # Errors
    /// There is none in time.
    pub async fn submit(&self) -> Result<Verdict> {
        self.click("[data-testid=submit]").await?;
        self.verdict_of("submit").await
    }

    /// The verdict on the answer as it stands, once this effort is done.
    ///
    /// # Errors
    /// There is none in time.
    pub async fn verdict_of(&self, effort: &str) -> Result<Verdict> {
        let script = format!(
            "const it = document.querySelector('[data-testid=verdict]');
             if (!it || document.querySelector('[data-testid=busy]')) return null;
             if (it.dataset.outdated === 'true' || it.dataset.effort !== {}) return null;
             return [it.dataset.verdict, it.dataset.effort, it.innerText]",
            json!(effort)
        );
        let found = self.wait(&format!("the verdict of {effort}"), &script, AT_LENGTH).await?;
        let part = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
        Ok(Verdict { verdict: part(0), effort: part(1), text: part(2) })
    }

    /// Waits until the verdict on the page is this one, without asking for any.
    ///
    /// # Errors
    /// It does not become so.
    pub async fn verdict_becomes(&self, verdict: &str) -> Result<()> {
        let css = format!("[data-testid=verdict][data-verdict={verdict}]");
        self.see(&css).await
    }
}
