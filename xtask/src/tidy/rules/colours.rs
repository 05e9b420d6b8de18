//! Colours are named once, in `style/tokens.css`; everything else speaks of their meaning.

use crate::tidy::Alarm;
use crate::tidy::tree::Tree;

const FUNCTIONS: [&str; 11] =
    ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(", "device-cmyk("];

/// Stylesheets but the tokens name no raw colour.
pub(super) fn raw_colours_are_tokens(tree: &Tree) -> Vec<Alarm> {
    let sheets = tree.files().iter().filter(|file| file.path.starts_with("style/") && file.is("css"));
    let mut alarms = Vec::new();
    for file in sheets.filter(|file| file.path != "style/tokens.css") {
        let text = without_comments(&file.text);
        for (at, line) in text.lines().enumerate() {
            if let Some(colour) = raw_colour(line) {
                let advice =
                    format!("{colour} belongs to style/tokens.css; use a custom property that says what it is for");
                alarms.push(Alarm::new(&file.path, at + 1, "raw colours are tokens", advice));
            }
        }
    }
    alarms
}

/// The first raw colour in a line's values.
fn raw_colour(line: &str) -> Option<&str> {
    let (_, values) = line.split_once(':')?;
    // `a:hover #id {` is a selector.
    if values.trim_end().ends_with(['{', ',']) && !values.contains(';') && !line.trim_start().starts_with("--") {
        return None;
    }
    hex(values).or_else(|| FUNCTIONS.into_iter().find(|function| calls(values, function)))
}

fn calls(values: &str, function: &str) -> bool {
    values.match_indices(function).any(|(at, _)| {
        let before = values[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '-')
    })
}

fn hex(values: &str) -> Option<&str> {
    values.match_indices('#').find_map(|(at, _)| {
        let digits = values[at + 1..].find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(values.len() - at - 1);
        let after = values[at + 1 + digits..].chars().next();
        let ends = !after.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let in_url = values[..at].ends_with(['(', '"', '\'']);
        (matches!(digits, 3 | 4 | 6 | 8) && ends && !in_url).then(|| &values[at..at + 1 + digits])
    })
}

/// The text with comments blanked, its lines kept.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("/*") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find("*/").map_or(rest.len(), |end| at + end + 2);
        out.extend(rest[at..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::test_help::{rings, rings_on};

    #[test]
    fn a_raw_colour_rings() {
        for line in [
            "color: #fff;",
            "a { background: #12ab34; }",
            "--mine: rgb(1 2 3);",
            "border: 1px solid oklch(50% 0.1 20);",
            "background: linear-gradient(to top, #0008, transparent)",
            "border-color: hsl(10 10% 10%);",
        ] {
            assert!(rings_on(raw_colours_are_tokens, "style/pages/a.css", line), "{line}");
            assert!(!rings_on(raw_colours_are_tokens, "style/tokens.css", line), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_quiet() {
        for line in [
            "color: var(--ink);",
            "background: color-mix(in oklch, var(--ink) 20%, transparent);",
            "a:hover #add {",
            "#face:focus,",
            "fill: url(#fade);",
            "/* was #fff\n   or rgb(0 0 0) */ color: inherit;",
            "color: CanvasText;",
        ] {
            assert!(!rings_on(raw_colours_are_tokens, "style/pages/a.css", line), "{line}");
        }
    }

    #[test]
    fn the_line_is_told() {
        let text = "/* one\ntwo */\na {\n  color: #000;\n}";
        assert_eq!(rings(raw_colours_are_tokens, &[("style/a.css", text)]), ["style/a.css:4"]);
    }
}
