//! `hints.md`: one hint below each heading.

use super::markdown::{Limits, render};
use anyhow::{Context, Result, bail};
use protocol::content::Hint;

/// The hints, in the order in which they are given.
pub(super) fn hints(text: &str, limits: &Limits) -> Result<Vec<Hint>> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        match (line.strip_prefix("## "), parts.last_mut()) {
            (Some(title), _) if !in_code => parts.push((title.trim().to_owned(), String::new())),
            (_, Some((_, body))) => {
                body.push_str(line);
                body.push('\n');
            }
            (_, None) if line.trim().is_empty() => {}
            (_, None) => bail!("each hint stands below a heading (## …), but this stands before the first: {line}"),
        }
    }
    if parts.is_empty() {
        bail!("there is no hint; each is a heading (## …) with its text below");
    }
    parts
        .into_iter()
        .map(|(title, body)| {
            if body.trim().is_empty() {
                bail!("the hint “{title}” has no text");
            }
            let html = render(&body, limits).with_context(|| format!("in the hint “{title}”"))?;
            Ok(Hint { title, html })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_heading_is_a_hint() {
        let found =
            hints("## Start small\nTry `k = 1`.\n\n## Keep\n```python\n## not a heading\n```\n", &Limits::new())
                .expect("two hints");
        let titles: Vec<&str> = found.iter().map(|hint| hint.title.as_str()).collect();
        assert_eq!(titles, ["Start small", "Keep"]);
        assert_eq!(found[0].html, "<p>Try <code>k = 1</code>.</p>\n");
        assert!(found[1].html.contains("## not a heading"));
    }

    #[test]
    fn a_file_without_hints_is_refused() {
        for text in ["", "Just text.", "Text.\n## A\nb", "## A\n\n## B\nc"] {
            assert!(hints(text, &Limits::new()).is_err(), "{text}");
        }
    }
}
