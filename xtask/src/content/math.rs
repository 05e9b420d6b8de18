//! Formulas in LaTeX to MathML, which browsers draw themselves.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use std::fmt;

/// How a formula stands in its text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Display {
    /// Within a line.
    Inline,
    /// On a line of its own, in a box that scrolls where the screen is narrower.
    Block,
}

/// Why a formula is not published.
#[derive(Debug)]
pub(super) struct Refused {
    /// Lines of the formula before the one at fault.
    pub lines_before: usize,
    message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The formula as MathML, without markup of anybody else's: the converter writes elements and escaped text alone.
pub(super) fn mathml(latex: &str, display: Display) -> Result<String, Refused> {
    // Limits come with the narrow spaces and the minus of running text.
    let latex = latex.replace('\u{202f}', r"\,").replace('\u{2212}', "-");
    let refused = |lines_before: usize, reason: &str| Refused {
        lines_before,
        message: format!(
            "the formula ${}$ cannot be published: {reason}. Write it in LaTeX, or put a $ that is none in backticks or as \\$",
            latex.trim()
        ),
    };
    let style = if display == Display::Block { MathDisplay::Block } else { MathDisplay::Inline };
    let converter =
        LatexToMathML::new(MathCoreConfig::default()).map_err(|_| refused(0, "the converter has no macros"))?;
    let converted = converter.convert_with_local_state(&latex, style).map_err(|error| {
        let start = latex.floor_char_boundary(error.0.start);
        let column = latex[..start].chars().count() + 1;
        let reason = format!("{} (character {column})", error.error_message().trim_end_matches('.'));
        refused(latex[..start].matches('\n').count(), &reason)
    })?;
    let mathml = converted.mathml;
    if mathml.contains(" style=") {
        return Err(refused(0, "it needs styles of its own, which the site's policy forbids; split it, or do without"));
    }
    Ok(match display {
        Display::Inline => mathml,
        Display::Block => format!("<span class=\"formula\">{mathml}</span>"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stands_in_its_line_or_in_a_box() {
        assert_eq!(mathml("x^2", Display::Inline).expect("sound"), "<math><msup><mi>x</mi><mn>2</mn></msup></math>");
        let block = mathml(r"\frac{a}{b}", Display::Block).expect("sound");
        assert!(block.starts_with("<span class=\"formula\"><math display=\"block\"><mfrac>"), "{block}");
    }

    #[test]
    fn limits_are_numbers_within_a_formula() {
        let html = mathml("n \\le 200\u{202f}000", Display::Inline).expect("sound");
        assert!(html.contains("200") && html.contains("000"), "{html}");
        assert!(mathml("\u{2212}4 \\le x", Display::Inline).is_ok());
    }

    #[test]
    fn what_does_not_parse_says_where_and_what_to_do() {
        let error = mathml("a +\n\\nosuch b", Display::Block).expect_err("no such command");
        assert_eq!(error.lines_before, 1);
        let words = error.to_string();
        assert!(words.contains("nosuch") && words.contains("character 5") && words.contains("backticks"), "{words}");
        for latex in ["{a", r"\frac{1}", r"\left( a", "a_b_c"] {
            assert!(mathml(latex, Display::Inline).is_err(), "{latex}");
        }
    }

    #[test]
    fn nothing_of_a_formula_is_markup_or_style() {
        let html = mathml(r"a < b \text{<script>}", Display::Inline).expect("sound");
        assert!(!html.contains("<script"), "{html}");
        assert!(mathml(r"\textcolor{red}{x}", Display::Inline).is_err());
    }
}
