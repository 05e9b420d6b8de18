//! Reading the textual form of a value, as Python would read it.
//!
//! ```text
//! all      := value [',' value]* [',']              several values are a tuple
//! value    := number ['+' | '-' imaginary]
//! number   := ['+' | '-']* primary
//! primary  := digits | text+ | '[' items ']' | '(' items ')' | '{' items '}' | '{' pairs '}' | header '[' rows ']'
//!           | name | name '(' arguments ')' ['.reshape(' sides ')']
//! header   := '(' names ')'                         the columns of an SQL table
//! ```
//!
//! Only values are read: no variables, no arithmetic, and of calls only those that make a value which has no literal.
//! Nesting is limited as in the wire form, so that no text overflows the stack.

mod arrays;
mod calls;
mod containers;
mod dates;
mod elements;
mod numbers;
mod strings;

pub(super) use arrays::{column, nested};
pub(super) use elements::{Habit, converted, inferred};

use super::Value;

/// The deepest nesting that is read.
pub const MAX_DEPTH: u32 = super::wire::MAX_DEPTH;

/// Why a text is not a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ParseError {
    /// Where in the text, in bytes from its start; always at the beginning of a character or at the end.
    pub at: usize,
    /// What is wrong there and what to do about it: sentences without the last full stop.
    pub message: String,
}

impl ParseError {
    /// Line and column of the place in the text that was read, both from 1, columns in characters.
    pub fn line_and_column(&self, text: &str) -> (usize, usize) {
        let before = text.get(..self.at).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        (1 + before.matches('\n').count(), 1 + line.chars().count())
    }
}

/// The value that this text is the literal of. Everything that [`print`](super::literal::print) writes is read back.
///
/// # Errors
/// [`ParseError`] where the text is anything but one value.
pub fn parse(text: &str) -> Result<Value, ParseError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    parser.skip();
    if parser.rest().is_empty() {
        return parser.fail("there is no value yet; write one, such as [1, 2] or 'abc'");
    }
    let first = parser.value()?;
    if !parser.takes(',') {
        parser.end()?;
        return Ok(first);
    }
    let mut items = vec![first];
    while !parser.rest().is_empty() {
        items.push(parser.value()?);
        if !parser.takes(',') {
            break;
        }
    }
    parser.end()?;
    Ok(Value::Tuple(items))
}

/// What was read, or why it cannot be.
type Parsed<T> = Result<T, ParseError>;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn fail<T>(&self, message: impl Into<String>) -> Parsed<T> {
        self.fail_at(self.at, message)
    }

    fn fail_at<T>(&self, at: usize, message: impl Into<String>) -> Parsed<T> {
        Err(ParseError { at, message: message.into() })
    }

    /// Spaces, line ends and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}', '\u{feff}']).len();
            self.at += blank;
            let rest = self.rest();
            if rest.starts_with('#') {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("\\\n") {
                self.at += 2;
            } else {
                return;
            }
        }
    }

    /// Takes the mark and what may follow it, if it is next.
    fn takes(&mut self, mark: char) -> bool {
        self.skip();
        let found = self.peek() == Some(mark);
        if found {
            self.at += mark.len_utf8();
            self.skip();
        }
        found
    }

    /// The mark must be next; `inside` says of what.
    fn needs(&mut self, mark: char, inside: &str) -> Parsed<()> {
        if self.takes(mark) {
            return Ok(());
        }
        match self.peek() {
            None => self.fail(format!("{inside} is not finished; add {mark}")),
            Some(other) => self.fail(format!("{other} stands where {inside} goes on with a comma or ends with {mark}")),
        }
    }

    fn end(&mut self) -> Parsed<()> {
        self.skip();
        match self.peek() {
            None => Ok(()),
            Some('+' | '-' | '*' | '/' | '%' | '@' | '<' | '>' | '=' | '&' | '|') => {
                self.fail("only a value can be written here; write the result instead of the calculation")
            }
            Some(other) => self.fail(format!("the value has ended before {other}; remove the rest, or put a comma")),
        }
    }

    /// Runs `read` one level deeper.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return self.fail(format!("this is nested more than {MAX_DEPTH} deep; flatten it"));
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }

    fn value(&mut self) -> Parsed<Value> {
        self.deeper(Self::sum)
    }

    fn primary(&mut self) -> Parsed<Value> {
        match self.peek() {
            None => self.fail("the text ends where a value should be; write one"),
            Some('[') => self.list().map(Value::List),
            Some('(') => self.parenthesis(),
            Some('{') => self.braces(),
            Some('\'' | '"') => self.texts(),
            Some(c) if c.is_ascii_digit() || c == '.' => self.digits(),
            Some(c) if c.is_alphabetic() || c == '_' => self.name(),
            Some(',') => self.fail("a value is missing before this comma; write it or remove the comma"),
            Some(c @ (']' | ')' | '}')) => self.fail(format!("a value is missing before {c}")),
            Some(c) => self.fail(format!("no value begins with {c}; write a number, a string or a bracket")),
        }
    }
}

#[cfg(test)]
mod tests;
