//! Licence texts: apart from the copyright lines before them, and each once.

use super::Shipped;
use std::collections::BTreeMap;

/// One text, apart from the lines that say whose work it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Text {
    /// The file that it was in, or what stands for one.
    pub from: String,
    /// The copyright lines at its head, as they are.
    pub notices: Vec<String>,
    /// All else.
    pub body: String,
}

/// One text, with all that it applies to.
#[derive(Debug)]
pub(super) struct Shared {
    /// SPDX's name of it, or whose file it is.
    pub title: String,
    pub body: String,
    /// Copyright lines, and whose they are.
    pub holders: Vec<(Vec<String>, Vec<String>)>,
}

/// Headings that say no more than the text's own name.
const TITLES: [&str; 10] = [
    "mit license",
    "the mit license",
    "the mit license (mit)",
    "mit license (mit)",
    "mit no attribution",
    "zlib license",
    "the zlib license",
    "isc license",
    "bsd 2-clause license",
    "bsd 3-clause license",
];

impl Text {
    /// Takes the copyright lines off the head of a text. What follows the end of Apache's terms is an example for other people's files:
    /// it is left out, but for a copyright line that somebody filled in.
    pub(super) fn read(from: &str, text: &str) -> Text {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let mut notices = Vec::new();
        let mut begin = lines.len();
        for (at, line) in lines.iter().enumerate() {
            let line = line.trim().trim_start_matches(['#', '*', '=', '-']).trim();
            if is_notice(line) {
                notices.push(line.to_owned());
            } else if !line.is_empty() && !TITLES.contains(&line.to_lowercase().as_str()) {
                begin = at;
                break;
            }
        }
        // A file of such lines alone is a text of its own.
        if begin == lines.len() {
            (begin, notices) = (0, Vec::new());
        }
        let body = lines[begin..].join("\n");
        let (terms, appendix) = without_appendix(&body);
        notices.extend(
            appendix.lines().map(str::trim).filter(|line| is_notice(line) && !has_blanks(line)).map(str::to_owned),
        );
        Text { from: from.to_owned(), notices, body: terms.trim_matches('\n').to_owned() }
    }
}

/// Whether a line tells whose work something is.
fn is_notice(line: &str) -> bool {
    let lower = line.to_lowercase();
    let begins = ["copyright", "(c) ", "©"].iter().any(|start| lower.starts_with(start));
    let is_heading = !line.chars().any(char::is_lowercase) || lower.starts_with("copyright notice");
    (begins && !is_heading && line.len() < 200) || matches!(lower.trim_end_matches('.'), "all rights reserved")
}

/// Whether a copyright line has places that are to be filled in.
pub(super) fn has_blanks(line: &str) -> bool {
    has_any(line, &["<year", "<owner", "<copyright", "<name", "[yyyy]", "{yyyy}", "[year]", "[fullname]"])
}

/// Whether terms speak of a holder whose name is to be filled in. A year may be left to others: FreeType's terms do so.
pub(super) fn names_nobody(body: &str) -> bool {
    has_any(body, &["<owner", "<copyright", "<name"])
}

fn has_any(text: &str, blanks: &[&str]) -> bool {
    let lower = text.to_lowercase();
    blanks.iter().any(|blank| lower.contains(blank))
}

/// Apache's terms, and the example of a notice behind them.
fn without_appendix(body: &str) -> (&str, &str) {
    const END: &str = "END OF TERMS AND CONDITIONS";
    let Some(at) = body.find(END) else { return (body, "") };
    let (terms, rest) = body.split_at(at + END.len());
    let is_example = rest.trim_end().ends_with("limitations under the License.") && rest.len() < 2500;
    if is_example { (terms, rest) } else { (body, "") }
}

/// What two texts have in common if they say the same: their words, without case, marks and line breaks.
pub(super) fn words(body: &str) -> String {
    let body = body.to_lowercase().replace("https://", "http://");
    body.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Each text once, in the order in which they are met, and for everything shipped the places of its texts.
pub(super) fn shared(shipped: &[Shipped]) -> (Vec<Shared>, Vec<Vec<usize>>) {
    let names = spdx_names(shipped);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<Shared> = Vec::new();
    let mut of_each = Vec::new();
    for it in shipped {
        let mut own: Vec<usize> = Vec::new();
        for text in &it.texts {
            let words = words(&text.body);
            let place = *places.entry(words).or_insert_with_key(|words| {
                let of_file = || format!("{}: {}", it.name, text.from);
                let title = names.get(words).cloned().unwrap_or_else(of_file);
                all.push(Shared { title, body: text.body.clone(), holders: Vec::new() });
                all.len() - 1
            });
            all[place].add(&text.notices, &format!("{} {}", it.name, it.version));
            if !own.contains(&place) {
                own.push(place);
            }
        }
        of_each.push(own);
    }
    (all, of_each)
}

impl Shared {
    /// How many things it applies to.
    pub(super) fn count(&self) -> usize {
        let mut names: Vec<&String> = self.holders.iter().flat_map(|(_, names)| names).collect();
        names.sort();
        names.dedup();
        names.len()
    }

    fn add(&mut self, notices: &[String], name: &str) {
        match self.holders.iter_mut().find(|(known, _)| known == notices) {
            Some((_, names)) if names.iter().any(|known| known == name) => {}
            Some((_, names)) => names.push(name.to_owned()),
            None => self.holders.push((notices.to_vec(), vec![name.to_owned()])),
        }
    }
}

/// Terms with an exception from them.
pub(super) fn with_exception(body: &str, exception: spdx::ExceptionId) -> String {
    format!("{body}\n\n{}", exception.text().trim_matches('\n'))
}

/// The names of all licences that are spoken of, by the words of their texts.
fn spdx_names(shipped: &[Shipped]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for expression in shipped.iter().filter_map(|it| spdx::Expression::parse(&it.licence).ok()) {
        for asked in expression.requirements() {
            let Some(id) = asked.req.license.id() else { continue };
            let mut body = Text::read("", id.text()).body;
            names.insert(words(&body), id.full_name.to_owned());
            if let Some(exception) = asked.req.addition.as_ref().and_then(spdx::AdditionItem::id) {
                body = with_exception(&body, exception);
                names.insert(words(&body), format!("{} with {}", id.full_name, exception.name));
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notices::Group;

    const TERMS: &str = "Permission is hereby granted, free of charge, to any person\nobtaining a copy.";

    fn shipped(name: &str, texts: &[&str]) -> Shipped {
        Shipped {
            group: Group::Rust,
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            source: String::new(),
            texts: texts.iter().map(|text| Text::read("LICENSE", text)).collect(),
            inside: None,
        }
    }

    #[test]
    fn copyright_lines_come_off_the_head_and_off_nothing_else() {
        let text = Text::read(
            "LICENSE",
            &format!("# The MIT License (MIT)\r\n\r\nCopyright (c) 2020 Ada\r\nAll rights reserved.\r\n\r\n{TERMS}\n"),
        );
        assert_eq!(text.notices, ["Copyright (c) 2020 Ada", "All rights reserved."]);
        assert_eq!(text.body, TERMS);
        let inner = format!("{TERMS}\nCopyright (c) 2020 Ada");
        assert_eq!(Text::read("LICENSE", &inner).notices, [""; 0]);
        assert_eq!(Text::read("LICENSE", &inner).body, inner);
        let heading = "COPYRIGHT AND PERMISSION NOTICE\n\nCopyright © 1991 Somebody";
        assert_eq!(Text::read("LICENSE", heading).body, heading);
        let alone = "Copyright (c) 2020 Ada";
        assert_eq!((Text::read("NOTICE", alone).body.as_str(), Text::read("NOTICE", alone).notices.len()), (alone, 0));
    }

    #[test]
    fn an_example_behind_apaches_terms_leaves_only_what_was_filled_in() {
        let file = |line: &str| {
            format!(
                "Apache License\n\n1. Terms.\n\nEND OF TERMS AND CONDITIONS\n\nAPPENDIX: how to.\n\n   {line}\n\nSee the License for limitations under the License.\n"
            )
        };
        let blank = Text::read("LICENSE", &file("Copyright [yyyy] [name of copyright owner]"));
        let filled = Text::read("LICENSE", &file("Copyright 2019 Ada"));
        assert_eq!(blank.body, "Apache License\n\n1. Terms.\n\nEND OF TERMS AND CONDITIONS");
        assert_eq!(
            (&filled.body, blank.notices.len(), filled.notices),
            (&blank.body, 0, vec!["Copyright 2019 Ada".to_owned()])
        );
        let more = "END OF TERMS AND CONDITIONS\n\nAn exception: you may.";
        assert_eq!(Text::read("LICENSE", more).body, more);
    }

    #[test]
    fn texts_that_say_the_same_are_one_with_all_that_it_applies_to() {
        let other =
            format!("MIT License\n\nCopyright 2021 Grace\n\n{}", TERMS.replace('\n', " ").replace("free", "\"FREE\""));
        let one = format!("Copyright 2020 Ada\n\n{TERMS}");
        let all = [shipped("a", &[&one]), shipped("b", &[&other, "Other terms."]), shipped("c", &[&one, &one])];
        let (shared, of_each) = shared(&all);
        assert_eq!(of_each, [vec![0], vec![0, 1], vec![0]]);
        assert_eq!(shared[0].body, TERMS);
        let ada = (vec!["Copyright 2020 Ada".to_owned()], vec!["a 1.0.0".to_owned(), "c 1.0.0".to_owned()]);
        let grace = (vec!["Copyright 2021 Grace".to_owned()], vec!["b 1.0.0".to_owned()]);
        assert_eq!(shared[0].holders, [ada, grace]);
        assert_eq!((shared[0].count(), shared[1].count()), (3, 1));
        assert_eq!(shared[1].title, "b: LICENSE");
    }

    #[test]
    fn a_known_text_is_called_by_its_name_whatever_its_line_breaks() {
        let mit = spdx::license_id("MIT").expect("it is on the list").text().replace("\n", "\n   ");
        let (shared, _) = shared(&[shipped("a", &[&mit.replace("<year> <copyright holders>", "2020 Ada")])]);
        assert_eq!(shared[0].title, "MIT License");
        assert_eq!(shared[0].holders[0].0, ["Copyright (c) 2020 Ada"]);
        assert!(!names_nobody(&shared[0].body));
    }
}
