//! How a text becomes its own new layout: one edit, and the caret where it was among the words.

use super::typing::Edit;
use crate::bridge::text_area::Selection;

/// What turns `from` into `to`, as little as is between their first and their last difference. `caret` is where it was, in UTF-16
/// units.
pub fn edit(from: &str, to: &str, caret: u32) -> Edit {
    let caret = moved_caret(from, to, caret);
    let (old, new): (Vec<u16>, Vec<u16>) = (from.encode_utf16().collect(), to.encode_utf16().collect());
    let mut head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    // Half a character is none.
    if head > 0 && is_first_half(old[head - 1]) {
        head -= 1;
    }
    let most = old.len().min(new.len()) - head;
    let mut tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    if tail > 0 && is_second_half(old[old.len() - tail]) {
        tail -= 1;
    }
    Edit {
        from: units(head),
        to: units(old.len() - tail),
        text: String::from_utf16_lossy(&new[head..new.len() - tail]),
        then: Selection { start: caret, end: caret },
    }
}

/// A layout keeps what is written and changes blanks, brackets, commas and quotes: so many of the other characters are before the
/// caret as were, and it stands before a word where it stood before one.
fn moved_caret(from: &str, to: &str, caret: u32) -> u32 {
    let mut passed = 0;
    let mut kept = 0;
    let mut is_before_word = false;
    let mut is_after_word = false;
    for symbol in from.chars() {
        if passed >= caret {
            is_before_word = !is_after_word && is_kept(symbol);
            break;
        }
        passed += width(symbol);
        is_after_word = is_kept(symbol);
        kept += u32::from(is_after_word);
    }
    let wanted = kept + u32::from(is_before_word);
    let mut seen = 0;
    let mut at = 0;
    for symbol in to.chars() {
        if seen == wanted && !is_before_word {
            return at;
        }
        if is_kept(symbol) {
            seen += 1;
            if is_before_word && seen == wanted {
                return at;
            }
        }
        at += width(symbol);
    }
    at
}

fn is_kept(symbol: char) -> bool {
    !symbol.is_whitespace() && !matches!(symbol, '(' | ')' | ',' | '"' | '\'' | '\\' | ';')
}

fn width(symbol: char) -> u32 {
    if symbol.len_utf16() == 2 { 2 } else { 1 }
}

fn is_first_half(unit: u16) -> bool {
    (0xD800..0xDC00).contains(&unit)
}

fn is_second_half(unit: u16) -> bool {
    (0xDC00..0xE000).contains(&unit)
}

fn units(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lays out a text in which `|` is the caret, and gives the new one with it.
    fn laid_out(from: &str, to: &str) -> String {
        let caret = from[..from.find('|').expect("a caret")].encode_utf16().count();
        let from = from.replace('|', "");
        let edit = edit(&from, to, units(caret));
        let mut text: Vec<u16> = from.encode_utf16().collect();
        text.splice(edit.from as usize..edit.to as usize, edit.text.encode_utf16());
        assert_eq!(String::from_utf16(&text).expect("whole characters"), to);
        text.insert(edit.then.start as usize, u16::from(b'|'));
        String::from_utf16(&text).expect("whole characters")
    }

    #[test]
    fn the_caret_stays_with_its_word() {
        assert_eq!(laid_out("f( x,y| )", "f(x, y)\n"), "f(x, y|)\n");
        assert_eq!(laid_out("def f( |x ):\n  return x", "def f(x):\n    return x\n"), "def f(|x):\n    return x\n");
        assert_eq!(laid_out("a=1\nb|=2", "a = 1\nb = 2\n"), "a = 1\nb| = 2\n");
        assert_eq!(laid_out("x = '😀'+y|", "x = \"😀\" + y\n"), "x = \"😀\" + y|\n");
        assert_eq!(laid_out("|x=1", "x = 1\n"), "|x = 1\n");
    }

    #[test]
    fn only_what_differs_is_replaced() {
        let made = edit("a = 1\nb=2\nc = 3\n", "a = 1\nb = 2\nc = 3\n", 0);
        assert_eq!((made.from, made.to, made.text.as_str()), (7, 8, " = "));
        // Two characters that begin alike, and two that end alike.
        let made = edit("😀", "😁", 0);
        assert_eq!((made.from, made.to, made.text.as_str()), (0, 2, "😁"));
        let made = edit("\u{1F600}", "\u{1FA00}", 0);
        assert_eq!((made.from, made.to, made.text.as_str()), (0, 2, "\u{1FA00}"));
    }

    #[test]
    fn any_caret_and_any_text_will_do() {
        assert_eq!(edit("", "", 7).then, Selection { start: 0, end: 0 });
        assert_eq!(edit("a", "", 9).then, Selection { start: 0, end: 0 });
        assert_eq!(edit("", "a", 0).text, "a");
    }
}
