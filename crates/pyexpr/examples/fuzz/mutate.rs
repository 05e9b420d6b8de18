//! Small changes of expressions.

/// A small generator of numbers, so that a finding can be repeated from its seed.
pub struct Random(pub u64);

impl Random {
    /// A number from 0 up to `bound`, which is not reached.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

/// Words that lead to the edges of things.
const WORDS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "10**20",
    "2**63",
    "-2**63",
    "2**31",
    "9223372036854775807",
    "1e400",
    "1e308",
    "5e-324",
    "nan",
    "float('nan')",
    "float('inf')",
    "-0.0",
    "0.5",
    "None",
    "True",
    "''",
    "'a'",
    "[]",
    "()",
    "{}",
    "set()",
    "[[]]",
    "[None]",
    "np.array([])",
    "np.zeros((0, 3))",
    "np.array(5)",
    "np.nan",
    "np.inf",
    "np.int8(-128)",
    "np.uint8(255)",
    "np.float32(1e38)",
    "np.int64(-2**63)",
    "np.array(['a'])",
    "10**6",
    "10**9",
    "10**12",
    "10**18",
    "range(10**9)",
    "range(0)",
    "range(-2**63, 2**63 - 1)",
    "slice(None)",
    "...",
    "lambda *t: t",
    "lambda t: t",
    "axis=0",
    "axis=-1",
    "axis=None",
    "axis=(0, 1)",
    "axis=10**10",
    "keepdims=True",
    "dtype=np.int8",
    "dtype=bool",
    "dtype=object",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "::-1",
    "*",
    "**",
    "+",
    "-",
    "//",
    "%",
    "<<",
    ">>",
    "@",
    "=",
    ":=",
    "if",
    "else",
    "for",
    "in",
    "not",
    "and",
    "lambda",
    "lambda:",
    "await",
    "yield",
    "f'{",
    "}'",
    "!r",
    ".",
    "\\",
    "\n",
    "\t",
    "#",
    "é",
    "\u{1f600}",
    "\0",
    "\u{feff}",
    "\u{301}",
    "_",
    "1_",
    "0x",
    "1j",
    "b'a'",
    "'''",
    "\"",
];

/// An expression like those of the corpus.
pub fn mutated(sources: &[String], random: &mut Random) -> String {
    let mut source = random.pick(sources).clone();
    for _ in 0..=random.below(4) {
        let other = random.pick(sources).clone();
        source = match random.below(8) {
            0 => bytes(&source, random),
            1 => nested(&source, &other, random),
            2 => repeated(&source, random),
            _ => tokens(&source, &other, random),
        };
    }
    source.truncate((0..=source.len().min(4000)).rev().find(|&end| source.is_char_boundary(end)).unwrap_or(0));
    source
}

/// A change of a few bytes.
fn bytes(source: &str, random: &mut Random) -> String {
    let mut bytes = source.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let place = random.below(bytes.len() + 1);
        match random.below(3) {
            0 if place < bytes.len() => bytes[place] = random.below(256) as u8,
            1 if place < bytes.len() => drop(bytes.remove(place)),
            _ => bytes.insert(place, b' ' + random.below(95) as u8),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One expression inside another, or both joined.
fn nested(source: &str, other: &str, random: &mut Random) -> String {
    match random.below(6) {
        0 => format!("[{source}, {other}]"),
        1 => format!("({source})[{other}]"),
        2 => format!(
            "({source}) {} ({other})",
            random.pick(&["+", "*", "-", "/", "//", "%", "**", "<", "==", "in", "and"])
        ),
        3 => format!("[{source} for t in {other}]"),
        4 => format!("(lambda t: {source})({other})"),
        _ => format!("f'{{{source}}}' + str({other})"),
    }
}

/// A stretch many times over.
fn repeated(source: &str, random: &mut Random) -> String {
    let parts = split(source);
    let start = random.below(parts.len());
    let end = (start + 1 + random.below(4)).min(parts.len());
    let times = *random.pick(&[2, 3, 10, 60, 300]);
    let stretch = parts[start..end].concat();
    let mut text = parts[..start].concat();
    text.push_str(&stretch.repeat(times.min(4000 / stretch.len().max(1))));
    text.push_str(&parts[end..].concat());
    text
}

/// A change of a few tokens; some come from another expression.
fn tokens(source: &str, other: &str, random: &mut Random) -> String {
    let mut parts = split(source);
    let others = split(other);
    for _ in 0..=random.below(2) {
        let place = random.below(parts.len() + 1);
        let new = if random.below(3) == 0 { (*random.pick(WORDS)).to_owned() } else { random.pick(&others).clone() };
        match random.below(5) {
            0 if place < parts.len() => drop(parts.remove(place)),
            1 => parts.insert(place, new),
            2 if place + 1 < parts.len() => parts.swap(place, place + 1),
            _ if place < parts.len() => parts[place] = new,
            _ => parts.push(new),
        }
        if parts.is_empty() {
            parts.push("1".into());
        }
    }
    parts.concat()
}

/// Words, numbers and single signs. Never empty.
fn split(source: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in source.chars() {
        let is_word = c.is_alphanumeric() || c == '_';
        match parts.last_mut() {
            Some(last) if is_word && in_word => last.push(c),
            _ => parts.push(c.into()),
        }
        in_word = is_word;
    }
    if parts.is_empty() {
        parts.push(String::new());
    }
    parts
}
