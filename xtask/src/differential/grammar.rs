//! What may be written for what: the files in `grammar/`.

use anyhow::{Context, Result, bail};
use std::collections::HashMap;

const FILES: [(&str, &str); 3] = [
    ("python.txt", include_str!("grammar/python.txt")),
    ("numpy.txt", include_str!("grammar/numpy.txt")),
    ("rough.txt", include_str!("grammar/rough.txt")),
];

/// All ways to write all things.
pub struct Grammar {
    things: HashMap<String, Vec<Production>>,
}

/// One way to write a thing.
pub struct Production {
    /// How often, next to the others of its thing.
    pub weight: usize,
    /// How deep the shallowest expression is that it makes.
    pub height: usize,
    /// Text and holes, in order.
    pub pieces: Vec<Piece>,
}

/// A part of a production.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// The name of a thing to be written here.
    Hole(String),
}

impl Grammar {
    /// Reads the files. Without `wide`, what names a width that NumPy's default integer may have is left out.
    pub fn read(wide: bool) -> Result<Grammar> {
        let mut grammar = Grammar { things: HashMap::new() };
        for (file, text) in FILES {
            grammar.add(text, wide).with_context(|| format!("grammar/{file}"))?;
        }
        grammar.measure()?;
        Ok(grammar)
    }

    /// The ways to write a thing.
    pub fn ways(&self, thing: &str) -> &[Production] {
        self.things.get(thing).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, text: &str, wide: bool) -> Result<()> {
        let mut thing = None;
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = heading(line) {
                thing = Some(name.to_owned());
                continue;
            }
            let thing = thing.clone().context("a line stands before the first heading")?;
            let (weight, rest) = match line.split_once("| ") {
                Some((weight, rest)) if weight.bytes().all(|b| b.is_ascii_digit()) => (weight.parse()?, rest),
                _ => (1, line),
            };
            let template = match rest.strip_prefix('!') {
                Some(_) if !wide => continue,
                Some(rest) => rest,
                None => rest,
            };
            let production = Production { weight, height: usize::MAX, pieces: pieces(template) };
            self.things.entry(thing).or_default().push(production);
        }
        Ok(())
    }

    /// Works out how deep each production is at least, and whether every hole can be filled.
    fn measure(&mut self) -> Result<()> {
        let mut least: HashMap<String, usize> = HashMap::new();
        loop {
            let mut changed = false;
            for (thing, ways) in &mut self.things {
                for way in ways.iter_mut() {
                    let mut height = Some(0);
                    for piece in &way.pieces {
                        if let Piece::Hole(name) = piece {
                            height = height.zip(least.get(name)).map(|(one, other)| one.max(other + 1));
                        }
                    }
                    if let Some(height) = height {
                        changed |= height < way.height;
                        way.height = way.height.min(height);
                    }
                }
                if let Some(smallest) = ways.iter().map(|way| way.height).min().filter(|&height| height < usize::MAX) {
                    least.insert(thing.clone(), smallest);
                }
            }
            if !changed {
                break;
            }
        }
        for (thing, ways) in &self.things {
            if let Some(way) = ways.iter().find(|way| way.height == usize::MAX) {
                bail!("a hole of [{thing}] cannot be filled: {:?}", way.pieces);
            }
        }
        Ok(())
    }
}

fn heading(line: &str) -> Option<&str> {
    let name = line.strip_prefix('[')?.strip_suffix(']')?;
    (name.len() > 1 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())).then_some(name)
}

fn pieces(template: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut parts = template.split('$');
    if let Some(first) = parts.next().filter(|first| !first.is_empty()) {
        pieces.push(Piece::Text(first.into()));
    }
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(part.len());
        pieces.push(Piece::Hole(part[..end].into()));
        if end < part.len() {
            pieces.push(Piece::Text(part[end..].into()));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Grammar, Piece, pieces};

    #[test]
    fn holes_are_names_after_a_dollar() {
        let hole = |name: &str| Piece::Hole(name.into());
        let text = |text: &str| Piece::Text(text.into());
        assert_eq!(pieces("f($i1.T, $x)"), [text("f("), hole("i1"), text(".T, "), hole("x"), text(")")]);
        assert_eq!(pieces("$x"), [hole("x")]);
    }

    #[test]
    fn the_files_are_whole() {
        for wide in [true, false] {
            let grammar = Grammar::read(wide).expect("a grammar");
            assert!(!grammar.ways("root").is_empty() && grammar.things.len() > 20);
            assert!(grammar.ways("root").iter().all(|way| way.height < 10));
        }
    }
}
