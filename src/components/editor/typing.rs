//! What Tab and Enter do to a text. Offsets are in UTF-16 units, as the browser counts.

use crate::bridge::text_area::Selection;

const INDENT: &str = "    ";

/// Replace the units from `from` to `to` by `text`, then select.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// First replaced unit.
    pub from: u32,
    /// One past the last.
    pub to: u32,
    /// What comes there.
    pub text: String,
    /// What is selected afterwards.
    pub then: Selection,
}

/// Tab: to the next stop at a caret; a whole level where lines are selected.
pub fn indent(text: &str, selection: Selection) -> Edit {
    if selected(text, selection).contains('\n') {
        return each_line(
            text,
            selection,
            |line| if line.is_empty() { String::new() } else { format!("{INDENT}{line}") },
        );
    }
    let column = before(text, selection.start).rsplit('\n').next().map_or(0, |line| line.chars().count());
    let spaces = INDENT.len() - column % INDENT.len();
    typed(selection, " ".repeat(spaces))
}

/// Shift and Tab: one level less on every selected line. `None` where there is nothing to take.
pub fn outdent(text: &str, selection: Selection) -> Option<Edit> {
    let edit = each_line(text, selection, |line| {
        let spaces = line.bytes().take(INDENT.len()).take_while(|byte| *byte == b' ').count();
        line.strip_prefix('\t').unwrap_or(&line[spaces..]).to_owned()
    });
    (units(&edit.text) != edit.to - edit.from).then_some(edit)
}

/// Enter: the new line begins where this one does, one level deeper after a colon that opens a Python block.
pub fn break_line(text: &str, selection: Selection, python: bool) -> Edit {
    let line = before(text, selection.start).rsplit('\n').next().unwrap_or_default();
    let indentation: String = line.chars().take_while(|symbol| symbol.is_whitespace()).collect();
    let deeper = if python && line.trim_end().ends_with(':') { INDENT } else { "" };
    typed(selection, format!("\n{indentation}{deeper}"))
}

/// The place one character to the left or right of a caret; the end of what is selected on that side.
pub fn step(text: &str, selection: Selection, right: bool) -> u32 {
    let Selection { start, end } = selection;
    match (start == end, right) {
        (false, true) => end,
        (false, false) => start,
        (true, true) => end + text[byte_at(text, end)..].chars().next().map_or(0, width),
        (true, false) => start - before(text, start).chars().next_back().map_or(0, width).min(start),
    }
}

/// Where a line begins, counted from 1; the end of the text where there are fewer.
pub fn line_start(text: &str, line: u32) -> u32 {
    let before = line.saturating_sub(1) as usize;
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    units(&text[..start])
}

/// A text in place of what is selected, with the caret behind it.
pub fn typed(selection: Selection, text: String) -> Edit {
    let caret = selection.start + units(&text);
    Edit { from: selection.start, to: selection.end, text, then: Selection { start: caret, end: caret } }
}

/// Rewrites every line that the selection touches, and keeps the same text selected.
fn each_line(text: &str, selection: Selection, rewrite: impl Fn(&str) -> String) -> Edit {
    let start = before(text, selection.start).rfind('\n').map_or(0, |newline| newline + 1);
    // A selection that ends at a line's start does not touch that line.
    let last = byte_at(text, selection.end.saturating_sub(u32::from(selection.end > selection.start)));
    let end = text[last..].find('\n').map_or(text.len(), |newline| last + newline);
    let old = &text[start..end];
    let lines: Vec<String> = old.split('\n').map(&rewrite).collect();
    let new = lines.join("\n");
    let first_grew = lines.first().map_or(0, |line| signed(line)) - old.split('\n').next().map_or(0, signed);
    let grew = signed(&new) - signed(old);
    let from = units(&text[..start]);
    let moved = |offset: u32, by: i64| u32::try_from((i64::from(offset) + by).max(i64::from(from))).unwrap_or(from);
    Edit {
        from,
        to: units(&text[..end]),
        text: new,
        then: Selection { start: moved(selection.start, first_grew), end: moved(selection.end, grew) },
    }
}

fn width(symbol: char) -> u32 {
    if symbol.len_utf16() == 2 { 2 } else { 1 }
}

fn signed(text: &str) -> i64 {
    i64::from(units(text))
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn before(text: &str, offset: u32) -> &str {
    &text[..byte_at(text, offset)]
}

fn selected(text: &str, selection: Selection) -> &str {
    &text[byte_at(text, selection.start)..byte_at(text, selection.end)]
}

fn byte_at(text: &str, offset: u32) -> usize {
    let mut passed = 0;
    for (at, symbol) in text.char_indices() {
        if passed >= offset {
            return at;
        }
        passed += u32::try_from(symbol.len_utf16()).unwrap_or(1);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Applies `act` to a text in which `‹` and `›` stand around the selection.
    fn after(marked: &str, act: impl Fn(&str, Selection) -> Edit) -> String {
        let start = marked.find('‹').expect("a selection");
        let text = marked.replace(['‹', '›'], "");
        let end = marked.replace('‹', "").find('›').expect("a selection");
        let selection = Selection { start: units(&text[..start]), end: units(&text[..end]) };
        let edit = act(&text, selection);
        let mut result: Vec<u16> = text.encode_utf16().collect();
        result.splice(edit.from as usize..edit.to as usize, edit.text.encode_utf16());
        let (start, end) = (edit.then.start as usize, edit.then.end as usize);
        let part = |range: &[u16]| String::from_utf16(range).expect("whole characters");
        format!("{}‹{}›{}", part(&result[..start]), part(&result[start..end]), part(&result[end..]))
    }

    #[test]
    fn tab_goes_to_the_next_stop() {
        assert_eq!(after("‹›x", indent), "    ‹›x");
        assert_eq!(after("  ‹›x", indent), "    ‹›x");
        assert_eq!(after("é😀\nab‹cd›", indent), "é😀\nab  ‹›");
    }

    #[test]
    fn tab_indents_every_selected_line() {
        assert_eq!(after("a‹\nb\n\nc›\nd", indent), "    a‹\n    b\n\n    c›\nd");
        assert_eq!(after("‹😀\nb\n›c", indent), "    ‹😀\n    b\n›c");
    }

    #[test]
    fn shift_tab_takes_one_level() {
        let outdented = |text: &str, selection| outdent(text, selection).expect("something to take");
        assert_eq!(after("        a‹›", outdented), "    a‹›");
        assert_eq!(after("  ‹a\n      b›", outdented), "‹a\n  b›");
        assert_eq!(outdent("a\nb", Selection { start: 0, end: 3 }), None);
    }

    #[test]
    fn a_line_begins_after_the_ones_before() {
        assert_eq!([1, 2, 3, 9].map(|line| line_start("😀\nb\nc", line)), [0, 3, 5, 6]);
        assert_eq!(line_start("", 0), 0);
    }

    #[test]
    fn a_step_is_a_whole_character() {
        let at = |start, end| Selection { start, end };
        let text = "a😀b";
        assert_eq!([0, 1, 3, 4].map(|it| step(text, at(it, it), true)), [1, 3, 4, 4]);
        assert_eq!([0, 1, 3, 4].map(|it| step(text, at(it, it), false)), [0, 0, 1, 3]);
        assert_eq!([false, true].map(|right| step(text, at(1, 3), right)), [1, 3]);
    }

    #[test]
    fn enter_keeps_the_indentation_and_deepens_blocks() {
        let python = |text: &str, selection| break_line(text, selection, true);
        let sql = |text: &str, selection| break_line(text, selection, false);
        assert_eq!(after("def f():‹›", python), "def f():\n    ‹›");
        assert_eq!(after("    x = 1‹›", python), "    x = 1\n    ‹›");
        assert_eq!(after("    if x: ‹y›", python), "    if x: \n        ‹›");
        assert_eq!(after("  select a:‹›", sql), "  select a:\n  ‹›");
    }
}
