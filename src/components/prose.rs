//! Sentences in which names from code stand between backticks.

use leptos::prelude::*;

/// A sentence with its code set as code.
#[component]
pub fn Prose(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    pieces(&text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned().into_any(),
            Piece::Code(code) => view! { <code>{code.to_owned()}</code> }.into_any(),
        })
        .collect_view()
}

/// The sentence as it is said aloud: without backticks.
pub fn spoken(text: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(text) | Piece::Code(text) => text,
        })
        .collect()
}

#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Words(&'a str),
    Code(&'a str),
}

/// Cuts a sentence at its pairs of backticks. One without a partner is a character like others.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('`') {
        let Some((code, after)) = after.split_once('`').filter(|(code, _)| !code.is_empty()) else { break };
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(Piece::Code(code));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_backticks_hold_code() {
        assert_eq!(pieces("Plain."), [Piece::Words("Plain.")]);
        assert_eq!(
            pieces("`a` gives `None`."),
            [Piece::Code("a"), Piece::Words(" gives "), Piece::Code("None"), Piece::Words(".")]
        );
        assert_eq!(pieces("One ` alone"), [Piece::Words("One ` alone")]);
        assert_eq!(pieces("Two `` close"), [Piece::Words("Two `` close")]);
        assert_eq!(spoken("Put `return` there."), "Put return there.");
    }
}
