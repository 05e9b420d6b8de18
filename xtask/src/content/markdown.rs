//! Markdown to HTML that needs no trust: no raw HTML, no pictures from anywhere, links only where they are safe.
//! Formulas become MathML, and code in a language that is known gets its colours.

use super::{highlight, math};
use anyhow::{Result, anyhow, bail};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::BTreeMap;

/// Numbers that a text may name as `{{limits.name}}`.
pub(super) type Limits = BTreeMap<String, i64>;

/// A whole text as HTML.
pub(super) fn render(markdown: &str, limits: &Limits) -> Result<String> {
    let text = substitute(markdown, limits)?;
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, safe_events(&text)?.into_iter());
    // The site's policy knows no style in an attribute: a column's alignment is a class.
    Ok(out.replace(" style=\"text-align: ", " class=\""))
}

/// One paragraph as HTML, without the paragraph around it.
pub(super) fn render_inline(markdown: &str, limits: &Limits) -> Result<String> {
    let text = substitute(markdown, limits)?;
    let events = safe_events(&text)?;
    let inner = match events.as_slice() {
        [Event::Start(Tag::Paragraph), inner @ .., Event::End(TagEnd::Paragraph)]
            if !inner.contains(&Event::Start(Tag::Paragraph)) =>
        {
            inner
        }
        _ => bail!("one line of text is wanted, this is more: {markdown}"),
    };
    let mut out = String::new();
    html::push_html(&mut out, inner.iter().cloned());
    Ok(out)
}

fn safe_events(text: &str) -> Result<Vec<Event<'_>>> {
    let mut events = Vec::new();
    let mut language: Option<String> = None;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_MATH).into_offset_iter() {
        let line = || 1 + text[..range.start].matches('\n').count();
        let refused = match &event {
            Event::Html(_) | Event::InlineHtml(_) => {
                Some("raw HTML is not published: write Markdown, or put code in backticks")
            }
            Event::Start(Tag::Image { .. }) => Some("pictures are not published"),
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                Some("the page's title comes from problem.toml: headings begin with ##")
            }
            Event::Start(Tag::Link { dest_url, .. }) if !is_safe_link(dest_url) => {
                Some("a link goes to https:// or to another problem, as p/<slug>/")
            }
            _ => None,
        };
        if let Some(rule) = refused {
            bail!("line {}: {rule}", line());
        }
        let formula = |latex: &str, display| {
            math::mathml(latex, display).map_err(|refused| anyhow!("line {}: {refused}", line() + refused.lines_before))
        };
        events.push(match event {
            Event::InlineMath(latex) => Event::InlineHtml(formula(&latex, math::Display::Inline)?.into()),
            Event::DisplayMath(latex) => Event::InlineHtml(formula(&latex, math::Display::Block)?.into()),
            Event::Text(code) if language.is_some() => {
                let coloured = highlight::code(language.as_deref().unwrap_or_default(), &code);
                coloured.map_or(Event::Text(code), |html| Event::InlineHtml(html.into()))
            }
            event => {
                match &event {
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) => language = Some(name.to_string()),
                    Event::End(TagEnd::CodeBlock) => language = None,
                    _ => {}
                }
                event
            }
        });
    }
    Ok(events)
}

fn is_safe_link(target: &str) -> bool {
    let other_problem = target
        .strip_prefix("p/")
        .and_then(|rest| rest.strip_suffix('/'))
        .is_some_and(|slug| problems::Package::find(slug).is_some());
    target.starts_with("https://") || other_problem
}

/// Puts the numbers in for `{{limits.name}}`.
fn substitute(text: &str, limits: &Limits) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{limits.") {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let line = || 1 + text[..text.len() - after.len()].matches('\n').count();
        let end = after.find("}}").ok_or_else(|| anyhow!("line {}: {{{{limits. without }}}}", line()))?;
        let name = &after["{{limits.".len()..end];
        let number =
            limits.get(name).ok_or_else(|| anyhow!("line {}: problem.toml has no limit named {name}", line()))?;
        out.push_str(&grouped(*number));
        rest = &after[end + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Digits in threes, with narrow spaces that do not break: 200 000.
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "\u{2212}" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits() -> Limits {
        [("n_max".to_owned(), 200_000)].into()
    }

    #[test]
    fn limits_are_put_in_with_narrow_spaces() {
        let html = render("At most `{{limits.n_max}}` scores.", &limits()).expect("sound");
        assert_eq!(html, "<p>At most <code>200\u{202f}000</code> scores.</p>\n");
        for (number, text) in [(7, "7"), (1000, "1 000"), (-1_234_567, "\u{2212}1 234 567"), (999, "999")] {
            assert_eq!(grouped(number), text.replace(' ', "\u{202f}"));
        }
    }

    #[test]
    fn a_limit_that_is_not_there_is_an_error_with_its_line() {
        let error = render("One.\n\nAt most {{limits.m_max}}.", &limits()).expect_err("no m_max").to_string();
        assert_eq!(error, "line 3: problem.toml has no limit named m_max");
        assert!(render("{{limits.n_max", &limits()).is_err());
    }

    #[test]
    fn braces_of_code_stay() {
        let html = render("```python\nf\"{{x}}\"\n```", &limits()).expect("sound");
        assert!(html.contains("{{x}}"), "{html}");
    }

    #[test]
    fn formulas_become_mathml_and_code_gets_colours() {
        let html = render("For $n \\le {{limits.n_max}}$:\n\n$$\\frac{1}{n}$$", &limits()).expect("sound");
        assert!(html.contains("<math>") && html.contains("200"), "{html}");
        assert!(html.contains("<math display=\"block\"><mfrac>"), "{html}");
        let code = render("```python\nreturn 1\n```\n\n```text\nreturn 1\n```", &limits()).expect("sound");
        assert!(code.contains("<span class=keyword>return</span>"), "{code}");
        assert_eq!(code.matches("<span").count(), 2, "{code}");
        assert!(render("`$a$` costs \\$5", &limits()).expect("sound").contains("<code>$a$</code> costs $5"));
    }

    #[test]
    fn a_formula_that_does_not_parse_is_an_error_with_its_line() {
        let error = render("One.\n\n$$\na +\n\\fraction{1}{2}\n$$", &limits()).expect_err("no such command");
        let error = error.to_string();
        assert!(error.starts_with("line 5: ") && error.contains("fraction"), "{error}");
    }

    #[test]
    fn tables_are_tables() {
        let html = render("| a | b |\n|---|--:|\n| 1 | 2 |", &limits()).expect("sound");
        assert!(html.contains("<td>1</td>") && html.contains("<td class=\"right\">2</td>"), "{html}");
    }

    #[test]
    fn what_could_run_or_fetch_is_refused() {
        for text in [
            "a <script>alert(1)</script>",
            "<div onclick=\"x()\">y</div>",
            "![a](https://example.org/a.png)",
            "[a](javascript:alert(1))",
            "[a](http://example.org)",
            "[a](p/no-such-problem/)",
            "# Title",
        ] {
            assert!(render(text, &limits()).is_err(), "{text}");
        }
        assert!(render("a < b and list[float]", &limits()).expect("sound").contains("a &lt; b"));
        assert!(render("[a](https://example.org)", &limits()).is_ok());
    }

    #[test]
    fn a_line_comes_without_its_paragraph() {
        assert_eq!(render_inline("A `set` of ids", &limits()).expect("sound"), "A <code>set</code> of ids");
        for text in ["", "One.\n\nTwo.", "- a list", "## a heading"] {
            assert!(render_inline(text, &limits()).is_err(), "{text}");
        }
    }
}
