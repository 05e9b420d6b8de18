//! Rust source as tokens, so that comments and strings are never taken for code.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::str::FromStr;

/// A name in the code.
pub(super) struct Name {
    /// Without `r#`.
    pub text: String,
    /// From 1.
    pub line: usize,
}

/// A path that begins at the crate's root, by `crate` or by enough `super`s: its first part.
pub(super) struct FromRoot {
    /// The first module or item below the root.
    pub first: String,
    /// From 1.
    pub line: usize,
}

/// Every name in the code. `None` where the text is no Rust.
pub(super) fn names(text: &str) -> Option<Vec<Name>> {
    let mut found = Vec::new();
    walk(TokenStream::from_str(text).ok()?, &mut |name, line| found.push(Name { text: name, line }));
    Some(found)
}

fn walk(tokens: TokenStream, found: &mut impl FnMut(String, usize)) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let line = ident.span().start().line;
                found(ident.to_string().trim_start_matches("r#").to_owned(), line);
            }
            TokenTree::Group(group) => walk(group.stream(), found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The roots of every `use`: `judge` in `use judge::prelude::*`. Groups at the root give each of their parts.
pub(super) fn used_crates(text: &str) -> Option<Vec<Name>> {
    fn walk(tokens: TokenStream, found: &mut Vec<Name>) {
        let mut after_use = false;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) if after_use => {
                    found.push(Name { text: ident.to_string(), line: ident.span().start().line });
                    after_use = false;
                }
                TokenTree::Ident(ident) => after_use = ident == "use",
                TokenTree::Group(group) if after_use => {
                    let firsts = first_parts(group.stream());
                    found.extend(firsts.into_iter().map(|(text, line)| Name { text, line }));
                    after_use = false;
                }
                TokenTree::Group(group) => walk(group.stream(), found),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(TokenStream::from_str(text).ok()?, &mut found);
    Some(found)
}

/// Every path from the crate's root. `depth` is how many modules the file lies below the root: 0 for `main.rs`,
/// 1 for `state/mod.rs`, 2 for `state/draft.rs`.
pub(super) fn paths_from_root(text: &str, depth: usize) -> Option<Vec<FromRoot>> {
    let mut found = Vec::new();
    search(TokenStream::from_str(text).ok()?, depth, &mut found);
    Some(found)
}

fn search(tokens: TokenStream, depth: usize, found: &mut Vec<FromRoot>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(ident) if ident == "crate" || ident == "super" => {
                let (supers, next) = climb(&tokens, at);
                if ident == "crate" || supers >= depth {
                    found.extend(tokens.get(next).map(parts).unwrap_or_default());
                }
                // A group after the path is looked at once, as part of the path.
                at = next + usize::from(matches!(tokens.get(next), Some(TokenTree::Group(_))));
                continue;
            }
            TokenTree::Group(group) => {
                // The braces of an inline module lie one deeper.
                let inline = group.delimiter() == Delimiter::Brace
                    && at >= 2
                    && matches!(&tokens[at - 2], TokenTree::Ident(word) if word == "mod");
                search(group.stream(), depth + usize::from(inline), found);
            }
            _ => {}
        }
        at += 1;
    }
}

/// How many `super`s stand here, and where the path goes on after `crate::` or `super::super::`.
fn climb(tokens: &[TokenTree], mut at: usize) -> (usize, usize) {
    let mut supers = 0;
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        if ident == "super" {
            supers += 1;
        } else if ident != "crate" {
            break;
        }
        if !is_path_separator(tokens, at + 1) {
            return (supers, at + 1);
        }
        at += 3;
    }
    (supers, at)
}

fn is_path_separator(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| match tokens.get(at) {
        Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => Some(punct.spacing()),
        _ => None,
    };
    colon(at) == Some(Spacing::Joint) && colon(at + 1).is_some()
}

fn parts(token: &TokenTree) -> Vec<FromRoot> {
    match token {
        TokenTree::Ident(ident) => vec![FromRoot { first: ident.to_string(), line: ident.span().start().line }],
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            first_parts(group.stream()).into_iter().map(|(first, line)| FromRoot { first, line }).collect()
        }
        _ => Vec::new(),
    }
}

/// The first name of each part of `{a::b, c}`.
fn first_parts(tokens: TokenStream) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut begins = true;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if begins => {
                found.push((ident.to_string(), ident.span().start().line));
                begins = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => begins = true,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roots(text: &str, depth: usize) -> Vec<String> {
        paths_from_root(text, depth).expect("Rust").into_iter().map(|path| path.first).collect()
    }

    #[test]
    fn comments_and_strings_are_no_code() {
        let names = names("//! web_sys\nfn f() { /* js_sys */ let s = \"wasm_bindgen\"; g!(found) }").expect("Rust");
        let names: Vec<(&str, usize)> = names.iter().map(|name| (name.text.as_str(), name.line)).collect();
        assert!(names.contains(&("found", 2)), "{names:?}");
        assert!(!names.iter().any(|(name, _)| name.contains("_sys") || name.contains("bindgen")), "{names:?}");
    }

    #[test]
    fn paths_from_the_root_are_found_however_they_are_written() {
        assert_eq!(roots("use crate::state::Draft;", 1), ["state"]);
        assert_eq!(roots("use crate::{bridge::{a, b}, state};", 1), ["bridge", "state"]);
        assert_eq!(roots("fn f() { crate::pages::show() }", 2), ["pages"]);
        assert_eq!(roots("use super::super::pages::Page;", 2), ["pages"]);
        assert_eq!(roots("use super::{pages, app::App};", 1), ["pages", "app"]);
        assert_eq!(roots("view! { <Page on=crate::pages::click /> }", 2), ["pages"]);
        assert_eq!(roots("mod tests { use super::super::pages; }", 1), ["pages"]);
    }

    #[test]
    fn paths_within_the_room_are_not_from_the_root() {
        assert_eq!(roots("use super::draft;", 2), [""; 0]);
        assert_eq!(roots("mod tests { use super::*; use super::super::other; }", 2), [""; 0]);
        assert_eq!(roots("pub(crate) fn f() {} pub(super) struct S;", 2), [""; 0]);
    }

    #[test]
    fn uses_tell_their_crates() {
        let names = used_crates("use judge::prelude::*;\nmod t { use {std::fmt, serde::de}; }").expect("Rust");
        let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["judge", "std", "serde"]);
    }
}
