//! Code with its keywords, strings, numbers, comments and built-in names marked, for the style sheet to colour.

mod python;
mod sql;

use super::html::escape;
use std::ops::Range;

/// What a piece of code is; its name is the class in `style/components/code.css`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Keyword,
    String,
    Number,
    Comment,
    Builtin,
}

impl Class {
    fn name(self) -> &'static str {
        match self {
            Class::Keyword => "keyword",
            Class::String => "string",
            Class::Number => "number",
            Class::Comment => "comment",
            Class::Builtin => "builtin",
        }
    }
}

/// The code as HTML; `None` where the language is none that is known here.
pub(super) fn code(language: &str, source: &str) -> Option<String> {
    match language {
        "python" => Some(python(source)),
        "sql" => Some(marked(source, sql::pieces(source))),
        _ => None,
    }
}

/// Python as HTML: a module, or a session with its prompts.
pub(super) fn python(source: &str) -> String {
    if source.lines().any(|line| line.starts_with(">>> ")) {
        return session(source);
    }
    marked(source, python::pieces(source))
}

/// A session: what follows a prompt is code, all else is what was printed.
fn session(source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut lines = source.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let Some(first) = line.strip_prefix(">>> ") else {
            out += &escape(line);
            continue;
        };
        let mut code = first.to_owned();
        while let Some(more) = lines.peek().and_then(|line| line.strip_prefix("...")) {
            code += more.strip_prefix(' ').unwrap_or(more);
            lines.next();
        }
        let html = marked(&code, python::pieces(&code));
        for (at, line) in html.split_inclusive('\n').enumerate() {
            out += if at == 0 { "&gt;&gt;&gt; " } else { "... " };
            out += line;
        }
    }
    out
}

/// The source escaped, with each piece in a span. What stands between the pieces stays plain.
fn marked(source: &str, pieces: Vec<(Range<usize>, Class)>) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    let mut done = 0;
    for (range, class) in pieces {
        // A piece within another one, such as the brace of an f-string, is left to the outer one.
        if range.start < done || range.is_empty() {
            continue;
        }
        out += &escape(&source[done..range.start]);
        out += &format!("<span class={}>{}</span>", class.name(), escape(&source[range.clone()]));
        done = range.end;
    }
    out + &escape(&source[done..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of each span, with its class.
    fn spans(html: &str) -> Vec<(&str, &str)> {
        html.split("<span class=")
            .skip(1)
            .filter_map(|rest| rest.split_once('>'))
            .filter_map(|(class, rest)| Some((class, rest.split_once("</span>")?.0)))
            .collect()
    }

    #[test]
    fn python_is_marked_by_its_own_grammar() {
        let html = python("def f(x):  # a <note>\n    return len(x) + 1.5 if 'a' else x.sum(max=None)\n");
        let expected = [
            ("keyword", "def"),
            ("comment", "# a &lt;note&gt;"),
            ("keyword", "return"),
            ("builtin", "len"),
            ("number", "1.5"),
            ("keyword", "if"),
            ("string", "'a'"),
            ("keyword", "else"),
            ("keyword", "None"),
        ];
        assert_eq!(spans(&html), expected);
    }

    #[test]
    fn the_code_of_an_f_string_is_code() {
        let html = python("f\"{len(x)} & more\"");
        assert_eq!(
            spans(&html),
            [("string", "f&quot;"), ("builtin", "len"), ("string", " &amp; more"), ("string", "&quot;")]
        );
    }

    #[test]
    fn broken_python_loses_nothing() {
        for source in ["def (:\n  'open", "x = = 3\n", "…", ""] {
            let html = python(source);
            let text = html.split('<').map(|part| part.rsplit('>').next().unwrap_or_default()).collect::<String>();
            assert_eq!(text, escape(source), "{html}");
        }
    }

    #[test]
    fn a_session_marks_what_was_typed_alone() {
        let html = python(">>> for x in [1]:\n...     print(x)\n...\n1\nNone\n");
        assert_eq!(spans(&html), [("keyword", "for"), ("keyword", "in"), ("number", "1"), ("builtin", "print")]);
        assert!(html.ends_with("... \n1\nNone\n") && html.contains("\n...     <span"), "{html}");
    }

    #[test]
    fn sql_is_marked_without_regard_to_case() {
        let html = code("sql", "select COUNT(*), 'it''s' AS \"from\" -- why\nFROM t1 WHERE x >= 1e-3 /* two\nlines */")
            .expect("known");
        let expected = [
            ("keyword", "select"),
            ("builtin", "COUNT"),
            ("string", "'it''s'"),
            ("keyword", "AS"),
            ("comment", "-- why"),
            ("keyword", "FROM"),
            ("keyword", "WHERE"),
            ("number", "1e-3"),
            ("comment", "/* two\nlines */"),
        ];
        assert_eq!(spans(&html), expected);
        assert_eq!(code("text", "select"), None);
    }
}
