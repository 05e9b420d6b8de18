//! Giving an answer in the form that a problem's kind asks for.

use crate::visitor::Visitor;
use anyhow::{Context, Result};
use judge::manifest::Kind;

impl Visitor {
    /// Gives a filed submission as the answer: typed, pasted or chosen.
    ///
    /// # Errors
    /// The page has no place for it.
    pub async fn answer(&self, kind: Kind, submission: &str) -> Result<()> {
        match kind {
            Kind::Function | Kind::Query => self.write_code(submission).await,
            Kind::Expression | Kind::Complexity => self.write_line(submission).await,
            Kind::Choice => self.choose(&chosen(submission)?).await,
        }
    }

    /// Chooses these options and no others.
    async fn choose(&self, wanted: &[usize]) -> Result<()> {
        self.see("[data-testid=options]").await?;
        let count = self.ask("return document.querySelectorAll('[data-testid^=option-]').length").await?;
        for option in 0..usize::try_from(count.as_u64().context("no options")?)? {
            let css = format!("[data-testid=option-{option}]");
            let is_chosen = self.ask(&format!("return document.querySelector('{css}').checked")).await? == true;
            let is_wanted = wanted.contains(&option);
            // A radio button is not taken back, it gives way to another.
            if is_chosen != is_wanted && (is_wanted || self.attribute(&css, "type").await? == "checkbox") {
                self.click(&css).await?;
            }
        }
        Ok(())
    }
}

/// The options that a filed choice names, from 0.
///
/// # Errors
/// A word is no index.
pub fn chosen(submission: &str) -> Result<Vec<usize>> {
    submission
        .split_whitespace()
        .map(|index| index.parse().with_context(|| format!("{index} names no option")))
        .collect()
}
