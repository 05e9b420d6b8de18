//! The wire form and the literal.

use crate::values::{any_array, any_value, same};
use judge::value::{Value, literal, wire};
use proptest::prelude::*;

/// Pieces of literals, to be put together wrongly.
const PIECES: &[&str] = &[
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    ",",
    ":",
    "'",
    "\"",
    "'''",
    "\\",
    "-",
    "+",
    "1",
    "0x",
    "1e",
    ".",
    "_",
    "j",
    "nan",
    "None",
    "np.array(",
    "dtype=",
    "'float32'",
    ".reshape(",
    "pd.Series(",
    "pd.DataFrame({",
    "index=",
    "pd.to_datetime(",
    "set(",
    "np.datetime64('2024-02-30')",
    "'2024-01-01'",
    "float('",
    "frozenset(",
    "(a, b) [",
    "# x\n",
    "\n",
    " ",
    "é",
    "r'",
    "f'",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_wire_form_is_read_back(value in any_value()) {
        let back = wire::read(&wire::write(&value)).expect("our own bytes");
        prop_assert!(same(&value, &back), "{:?} became {:?}", value, back);
    }

    #[test]
    fn the_literal_is_read_back(value in any_value()) {
        let text = literal::print(&value);
        let back = literal::parse(&text);
        prop_assert!(back.as_ref().is_ok_and(|back| same(&value, back)), "{}\n{:?}\nbecame {:?}", text, value, back);
    }

    #[test]
    fn an_array_is_read_back_from_its_literal(array in any_array()) {
        let value = Value::NdArray(array);
        let text = literal::print(&value);
        let back = literal::parse(&text);
        prop_assert!(back.as_ref().is_ok_and(|back| same(&value, back)), "{}\n{:?}\nbecame {:?}", text, value, back);
    }

    #[test]
    fn blanks_do_not_matter(value in any_value()) {
        let text = format!(" \n\t# a comment\n{}  # another", literal::print(&value));
        prop_assert!(literal::parse(&text).is_ok_and(|back| same(&value, &back)));
    }

    #[test]
    fn a_cut_literal_does_not_panic(value in any_value(), items in 0usize..5, characters in 0usize..20) {
        let (text, _) = literal::cut(&value, items, characters);
        let _ = literal::parse(&text);
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = wire::read(&bytes);
    }

    #[test]
    fn no_damaged_bytes_panic(value in any_value(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = wire::write(&value);
        let position = at.index(bytes.len());
        bytes[position] = byte;
        let _ = wire::read(&bytes);
    }

    #[test]
    fn no_text_panics(text in ".{0,40}") {
        check_place(&text);
    }

    #[test]
    fn no_pieces_panic(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..16)) {
        check_place(&pieces.concat());
    }

    #[test]
    fn no_damaged_literal_panics(value in any_value(), at in any::<prop::sample::Index>(), with in ".{0,2}") {
        let characters: Vec<char> = literal::print(&value).chars().collect();
        let position = at.index(characters.len());
        let head: String = characters[..position].iter().collect();
        let tail: String = characters[position + 1..].iter().collect();
        check_place(&format!("{head}{with}{tail}"));
    }
}

/// An error names a place within the text, and says something.
fn check_place(text: &str) {
    if let Err(error) = literal::parse(text) {
        assert!(text.is_char_boundary(error.at), "{text:?}: {error:?}");
        assert!(!error.message.is_empty() && !error.message.ends_with('.'), "{text:?}: {error:?}");
        let (line, column) = error.line_and_column(text);
        assert!(line >= 1 && column >= 1);
    }
}
