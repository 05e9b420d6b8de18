//! A made expression, as a tree of its parts, so that it can be made smaller.

/// An expression or a part of one.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Text and parts, in order.
    pub pieces: Vec<Branch>,
    /// What it stands for, such as `array`.
    pub thing: String,
}

/// A piece of a tree.
#[derive(Clone, Debug)]
pub enum Branch {
    /// As it stands.
    Text(String),
    /// A part.
    Part(Tree),
}

impl Tree {
    /// A tree without parts.
    pub fn leaf(text: &str) -> Tree {
        Tree { pieces: vec![Branch::Text(text.into())], thing: String::new() }
    }

    /// The source text. A part with an operator in it gets brackets where it does not stand alone between some.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (place, piece) in self.pieces.iter().enumerate() {
            match piece {
                Branch::Text(piece) => text.push_str(piece),
                Branch::Part(part) => {
                    let inner = part.text();
                    let next = self.pieces.get(place + 1).and_then(|piece| match piece {
                        Branch::Text(text) => text.chars().next(),
                        Branch::Part(_) => None,
                    });
                    let opens = text.ends_with(['(', '[', '{']) || text.ends_with(", ") || text.ends_with('=');
                    let alone = self.pieces.len() == 1 || opens && next.is_some_and(|c| ")],}:!=".contains(c));
                    // A dot after digits would belong to the number.
                    let is_number = next == Some('.') && inner.bytes().all(|b| b.is_ascii_digit());
                    if alone || !is_open(&inner) && !is_number {
                        text.push_str(&inner);
                    } else {
                        text.push_str(&format!("({inner})"));
                    }
                }
            }
        }
        text
    }

    /// Whether some part stands for `thing`.
    pub fn has(&self, thing: &str) -> bool {
        self.thing == thing || self.parts().any(|part| part.has(thing))
    }

    /// The direct parts.
    pub fn parts(&self) -> impl Iterator<Item = &Tree> {
        self.pieces.iter().filter_map(|piece| match piece {
            Branch::Part(part) => Some(part),
            Branch::Text(_) => None,
        })
    }

    /// All parts at any depth, itself first.
    pub fn all(&self) -> Vec<&Tree> {
        let mut found = vec![self];
        for part in self.parts() {
            found.extend(part.all());
        }
        found
    }

    /// Trees that are smaller by one step: a part in place of the whole, or of the part that holds it, or a plain value in
    /// place of a part.
    pub fn smaller(&self) -> Vec<Tree> {
        let mut found: Vec<Tree> = self.parts().cloned().collect();
        for (place, piece) in self.pieces.iter().enumerate() {
            let Branch::Part(part) = piece else { continue };
            let plain = ["1", "[1, 2]", "i1", "f1", "'a'", "0", "None"].map(Tree::leaf);
            let shorter = plain.into_iter().filter(|leaf| leaf.text().len() < part.text().len());
            for other in shorter.chain(part.smaller()) {
                let mut tree = self.clone();
                tree.pieces[place] = Branch::Part(other);
                found.push(tree);
            }
        }
        found
    }
}

/// Whether there is a space or a sign outside all brackets and quotes.
fn is_open(text: &str) -> bool {
    let mut depth = 0usize;
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (place, c) in text.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None => match c {
                '\'' | '"' => quote = Some(c),
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                ' ' if depth == 0 => return true,
                '-' | '~' | '+' if place == 0 => return true,
                _ => {}
            },
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Branch, Tree};

    fn node(pieces: Vec<Branch>) -> Tree {
        Tree { pieces, thing: "any".into() }
    }

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let sum = || Branch::Part(Tree::leaf("a + b"));
        let text = |text: &str| Branch::Text(text.into());
        assert_eq!(node(vec![sum(), text(" * 2")]).text(), "(a + b) * 2");
        assert_eq!(node(vec![text("f("), sum(), text(")")]).text(), "f(a + b)");
        assert_eq!(node(vec![Branch::Part(Tree::leaf("1")), text(".real")]).text(), "(1).real");
    }

    #[test]
    fn smaller_trees_are_parts_or_hold_plain_values() {
        let tree = node(vec![Branch::Text("f(".into()), Branch::Part(Tree::leaf("g(x)")), Branch::Text(")".into())]);
        let texts: Vec<String> = tree.smaller().iter().map(Tree::text).collect();
        assert!(texts.contains(&"g(x)".into()) && texts.contains(&"f(1)".into()));
    }
}
