//! Stands in for the crate of this name, which the Python parser asks for the character that `\N{GREEK SMALL LETTER PI}`
//! names.
//!
//! The tables of all names would be a fifth of what a visitor downloads to have answers judged. The evaluator turns such
//! literals down before it parses, and Python judges them.

/// The character of a name: here none has one.
pub fn character(_name: &str) -> Option<char> {
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_character_has_a_name() {
        assert_eq!(super::character("GREEK SMALL LETTER PI"), None);
    }
}
