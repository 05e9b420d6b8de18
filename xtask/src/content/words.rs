//! The words of a text, for the catalogue's search.

use std::collections::BTreeSet;

/// The words of published HTML in small letters, each once, with single spaces between them.
///
/// Tags are left out, entities count as spaces, and so does all that is neither a letter nor a digit. What has one
/// character is left out: nobody finds anything by it.
pub(super) fn of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        text.push(' ');
        let end = if rest[at..].starts_with('<') { '>' } else { ';' };
        rest = rest[at..].split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let lower = text.to_lowercase();
    let words: BTreeSet<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1).collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::of_html;

    #[test]
    fn words_are_taken_from_text_and_not_from_markup() {
        assert_eq!(of_html("<p class=\"lead\">The <code>top_k</code> of a&lt;b, The k</p>"), "of the top");
        assert_eq!(of_html("<b>Two</b>-way &amp; two"), "two way");
        assert_eq!(of_html("a < never closed"), "");
    }
}
