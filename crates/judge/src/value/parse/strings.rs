//! Strings: quotes, escapes, prefixes, and strings in a row, which are one.

use super::{Parsed, Parser};
use crate::value::Value;

impl Parser<'_> {
    /// One string or several in a row.
    pub(super) fn texts(&mut self) -> Parsed<Value> {
        let mut out = String::new();
        loop {
            let raw = self.string_prefix()?;
            self.one_text(raw, &mut out)?;
            let end = self.at;
            self.skip();
            if !self.begins_text() {
                self.at = end;
                return Ok(Value::Str(out));
            }
        }
    }

    /// Whether a string begins here, with a prefix or without.
    pub(super) fn begins_text(&self) -> bool {
        let letters = self.rest().bytes().take_while(u8::is_ascii_alphabetic).take(3).count();
        let prefix = self.rest().get(..letters).unwrap_or_default().to_ascii_lowercase();
        let known = matches!(prefix.as_str(), "" | "r" | "u" | "b" | "f" | "br" | "rb" | "fr" | "rf");
        known && matches!(self.rest().as_bytes().get(letters), Some(b'\'' | b'"'))
    }

    /// Whether backslashes stand for themselves.
    fn string_prefix(&mut self) -> Parsed<bool> {
        let start = self.at;
        let mut raw = false;
        while let Some(letter) = self.peek().filter(char::is_ascii_alphabetic) {
            match letter.to_ascii_lowercase() {
                'b' => return self.fail_at(start, "bytes are no input here; remove the b before the quote"),
                'f' => return self.fail_at(start, "an f-string would need variables; write the text itself"),
                'r' => raw = true,
                _ => {}
            }
            self.at += 1;
        }
        Ok(raw)
    }

    fn one_text(&mut self, raw: bool, out: &mut String) -> Parsed<()> {
        let start = self.at;
        let Some(quote) = self.peek() else { return self.fail("a string is missing; write it in quotes") };
        let mark = quote.to_string();
        let triple = mark.repeat(3);
        let close = if self.rest().starts_with(&triple) { triple } else { mark };
        self.at += close.len();
        loop {
            if self.rest().starts_with(&close) {
                self.at += close.len();
                return Ok(());
            }
            let place = self.at;
            match self.peek() {
                Some('\n') if close.len() == 1 => {
                    return self.fail_at(start, format!("the string does not end on its line; add {close}"));
                }
                None => return self.fail_at(start, format!("the string does not end; add {close}")),
                Some('\\') => {
                    self.at += 1;
                    self.escape(place, raw, out)?;
                }
                Some(c) => {
                    self.at += c.len_utf8();
                    out.push(c);
                }
            }
        }
    }

    /// What follows a backslash at `place`.
    fn escape(&mut self, place: usize, raw: bool, out: &mut String) -> Parsed<()> {
        let Some(c) = self.peek() else { return Ok(()) };
        self.at += c.len_utf8();
        if raw {
            out.extend(['\\', c]);
            return Ok(());
        }
        match c {
            '\n' => {}
            '\\' | '\'' | '"' => out.push(c),
            'a' => out.push('\u{7}'),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'v' => out.push('\u{b}'),
            'x' => out.push(self.code(place, 2)?),
            'u' => out.push(self.code(place, 4)?),
            'U' => out.push(self.code(place, 8)?),
            'N' => return self.fail_at(place, "characters are not looked up by name; write the character itself"),
            '0'..='7' => {
                let more = self.rest().bytes().take(2).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
                self.at += more;
                let digits = self.text.get(place + 1..self.at).unwrap_or_default();
                out.extend(u32::from_str_radix(digits, 8).ok().and_then(char::from_u32));
            }
            // Python keeps the backslash of an escape that it does not know.
            other => out.extend(['\\', other]),
        }
        Ok(())
    }

    /// A character by its code of this many hexadecimal digits.
    fn code(&mut self, place: usize, count: usize) -> Parsed<char> {
        let digits = self.rest().get(..count).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return self.fail_at(place, format!("this escape needs {count} hexadecimal digits"));
        };
        self.at += count;
        match char::from_u32(code) {
            Some(c) => Ok(c),
            None => self.fail_at(place, "this code is no character; write the character itself"),
        }
    }
}
