//! Links that carry an answer. It stands after the `#`, which browsers send to no server.

use protocol::judging::Answer;
use serde::{Deserialize, Serialize};

use crate::bridge::squeeze;

/// What a fragment that carries an answer begins with. The number is the version of what follows.
const MARK: &str = "answer=1.";

/// The most letters of a name.
pub const MOST_OF_NAME: usize = 60;

/// The most bytes of a link's fragment: longer ones are cut by some mail and chat programs.
const MOST_OF_FRAGMENT: usize = 16 * 1024;

/// The most bytes that one may unfold to.
const MOST_UNFOLDED: usize = 256 * 1024;

/// An answer with the name of whoever wrote it, as they gave it; often empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// The answer.
    pub answer: Answer,
    /// Whose it is.
    #[serde(default)]
    pub by: String,
}

/// Why there is no link with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLink {
    /// The answer is too long.
    #[error("Your answer is too long for a link. Share the link without it, and send the code as a file.")]
    TooLong,
    /// The browser has no compression.
    #[error("This browser cannot put an answer into a link. A newer one can.")]
    NoCompression,
}

/// The fragment that carries an answer.
///
/// # Errors
/// [`NoLink`], which says so to people.
pub async fn fragment(shared: &Shared) -> Result<String, NoLink> {
    let text = serde_json::json!(shared).to_string();
    if text.len() > MOST_UNFOLDED {
        return Err(NoLink::TooLong);
    }
    let squeezed = squeeze::squeeze(&text).await.ok_or(NoLink::NoCompression)?;
    let fragment = format!("{MARK}{squeezed}");
    if fragment.len() > MOST_OF_FRAGMENT { Err(NoLink::TooLong) } else { Ok(fragment) }
}

/// Whether a fragment is meant to carry an answer.
pub fn is_meant(fragment: &str) -> bool {
    fragment.starts_with("answer=")
}

/// What a fragment carries; `None` where it is not whole, or not of this version.
pub async fn read(fragment: &str) -> Option<Shared> {
    let squeezed = fragment.strip_prefix(MARK)?;
    if squeezed.len() > MOST_OF_FRAGMENT {
        return None;
    }
    parse(&squeeze::unsqueeze(squeezed, MOST_UNFOLDED).await?)
}

/// Names come from strangers: one line of letters that are seen, and not too many of them.
fn parse(text: &str) -> Option<Shared> {
    let shared: Shared = serde_json::from_str(text).ok()?;
    let seen = shared.by.chars().filter(|letter| !letter.is_control() && !is_direction(*letter));
    let by: String = seen.take(MOST_OF_NAME).collect();
    Some(Shared { by: by.trim().to_owned(), ..shared })
}

/// Marks that change the direction of the text after them.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_links_does_not_change_by_accident() {
        let shared = Shared { answer: Answer::Text("x".to_owned()), by: "Ada".to_owned() };
        assert_eq!(serde_json::json!(shared).to_string(), r#"{"answer":{"text":"x"},"by":"Ada"}"#);
        assert_eq!(parse(r#"{"answer":{"text":"x"},"by":"Ada"}"#), Some(shared));
        assert_eq!(parse(r#"{"answer":{"options":[1]}}"#).map(|shared| shared.by), Some(String::new()));
    }

    #[test]
    fn what_is_no_answer_is_not_taken() {
        for text in ["", "{}", r#"{"answer":"x"}"#, r#"{"answer":{"options":[-1]}}"#, "[1]"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(is_meant("answer=1.abc") && is_meant("answer=") && !is_meant("main"));
    }

    #[test]
    fn names_are_short_lines_of_letters() {
        let by = |name: &str| parse(&serde_json::json!({ "answer": { "text": "" }, "by": name }).to_string());
        let name = |given: &str| by(given).map(|shared| shared.by).unwrap_or_default();
        assert_eq!(name(" Ada\n\u{202e}L. "), "AdaL.");
        assert_eq!(name(&"a".repeat(99)).len(), MOST_OF_NAME);
    }
}
