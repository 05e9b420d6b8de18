//! The blocks of code in a text.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// A fenced block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Such as `editorial.md, line 12`.
    pub place: String,
    /// What stands behind the opening fence.
    pub language: String,
    pub code: String,
}

/// The blocks of a text, in order.
pub fn blocks(name: &str, text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut inside = false;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                let line = 1 + text[..range.start].matches('\n').count();
                let place = format!("{name}, line {line}");
                found.push(Block { place, language: language.trim().to_owned(), code: String::new() });
                inside = true;
            }
            Event::Text(code) if inside => {
                if let Some(block) = found.last_mut() {
                    block.code += &code;
                }
            }
            Event::End(_) => inside = false,
            _ => {}
        }
    }
    found
}

impl Block {
    /// Whether it is a session at the interpreter's prompt.
    pub fn is_session(&self) -> bool {
        self.code.lines().any(|line| line.trim_start().starts_with(">>>"))
    }

    /// Whether it defines a function or class of this name at its top level.
    pub fn defines(&self, name: &str) -> bool {
        let begins = |line: &str| {
            let rest = line.strip_prefix("def ").or_else(|| line.strip_prefix("class "))?;
            let rest = rest.trim_start().strip_prefix(name)?;
            Some(rest.starts_with(|c: char| !c.is_alphanumeric() && c != '_'))
        };
        !name.is_empty() && self.code.lines().any(|line| begins(line) == Some(true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_with_their_lines() {
        let text = "Text.\n\n```python\ndef f(x):\n    return x\n```\n\n- In a list:\n\n  ```text\n  >>> f(1)\n  ```\n";
        let found = blocks("editorial.md", text);
        assert_eq!(found[0].place, "editorial.md, line 3");
        assert_eq!((found[0].language.as_str(), found[0].code.as_str()), ("python", "def f(x):\n    return x\n"));
        assert_eq!(found[1].code, ">>> f(1)\n");
        assert!(found[0].defines("f") && !found[0].defines("g") && !found[0].defines(""));
        assert!(found[1].is_session() && !found[0].is_session());
    }

    #[test]
    fn a_longer_name_is_another() {
        let block = Block { place: String::new(), language: "python".into(), code: "class Cache2:\n    pass\n".into() };
        assert!(block.defines("Cache2") && !block.defines("Cache"));
    }
}
