//! The page itself: what is shipped, group by group, and the texts behind it. It needs no script.

use super::texts::Shared;
use super::{Group, Shipped};
use crate::content::escape;
use crate::pages::parts;

/// What this page has of its own; no other page loads it.
pub(super) const STYLE: &str = include_str!("../../../style/pages/licences.css");

/// Each group with its place on the page, its heading, and what it is.
const GROUPS: [(Group, &str, &str, &str); 6] = [
    (Group::Own, "mettle", "Mettle itself", "What was written for this site."),
    (Group::Rust, "rust", "Rust, in the app and the judge", "Compiled to WebAssembly, all or in part."),
    (
        Group::Sqlite,
        "sqlite",
        "SQLite, in the judge",
        "What the Rust crate sqlite-wasm-rs brings: the database, and the little that it needs of a C library.",
    ),
    (
        Group::Npm,
        "npm",
        "JavaScript, in the editor and the linter",
        "What is in the bundles of npm's packages, and in Ruff's WebAssembly. What Ruff holds of others is in its own text.",
    ),
    (
        Group::Python,
        "python",
        "Python",
        "The interpreter, its standard library, and what they were built with, as far as is known.",
    ),
    (
        Group::Packages,
        "packages",
        "Python packages",
        "Fetched where a problem or an answer asks for them, with what is known to be inside.",
    ),
];

/// The page, with the tags that all pages have in their heads.
pub(super) fn html(head: &str, shipped: &[Shipped], shared: &[Shared], of_each: &[Vec<usize>]) -> String {
    let of_group = |group: Group| shipped.iter().zip(of_each).filter(move |(it, _)| it.group == group);
    let mut contents = String::new();
    let mut sections = String::new();
    for (group, id, heading, about) in GROUPS {
        let entries: String = of_group(group).map(|(it, places)| entry(it, places, shared)).collect();
        contents += &format!(r#"<li><a href="notices/#{id}">{heading}</a> {}</li>"#, of_group(group).count());
        sections += &format!(
            r#"<section aria-labelledby="{id}"><h2 id="{id}">{heading}</h2><p>{about}</p><ul class="shipped">{entries}</ul></section>"#
        );
    }
    let texts: String = shared.iter().enumerate().map(|(place, text)| details(place, text)).collect();
    contents += &format!(r#"<li><a href="notices/#texts">The texts</a> {}</li>"#, shared.len());
    format!(
        r#"<!doctype html>
<html lang="en">
  <head>
    <base href="../">
    {head}
    <title>Licences – Mettle</title>
    <meta name="description" content="What Mettle is made of: every part with its version, its licence, where it comes from, and the licence's text.">
    <link rel="stylesheet" href="notices/page.css">
  </head>
  <body>{}<main class="licences"><h1>Licences</h1><p class="lead">Mettle stands on the work of many. This is everything that it sends to your browser, with its licence, where it comes from, and at the end each licence's text.</p><nav aria-label="On this page"><ul>{contents}</ul></nav>{sections}<section aria-labelledby="texts"><h2 id="texts">The texts</h2><p>Each stands here once, with the copyright lines of all that it applies to.</p>{texts}</section></main>{}</body>
</html>
"#,
        parts::header(false),
        parts::FOOTER,
    )
}

/// Something shipped.
fn entry(it: &Shipped, places: &[usize], shared: &[Shared]) -> String {
    let inside = it.inside.as_ref().map(|host| format!(", inside {}", escape(host))).unwrap_or_default();
    let links: Vec<String> = places
        .iter()
        .map(|place| format!(r#"<a href="notices/#text-{place}">{}</a>"#, escape(&shared[*place].title)))
        .collect();
    format!(
        r#"<li><p class="name">{} <span class="version">{}{inside}</span></p><p><strong>{}</strong> <span class="source">{}</span></p><p class="of-it">{}</p></li>"#,
        escape(&it.name),
        escape(&it.version),
        escape(&it.licence),
        escape(address(&it.source)),
        links.join(", "),
    )
}

/// An address as people say it: it is text here, for nothing on this site leads to another.
fn address(source: &str) -> &str {
    let bare = source.split_once("://").map_or(source, |(_, bare)| bare);
    bare.trim_end_matches('/').trim_end_matches(".git")
}

/// A text that unfolds. A link's target is inside, so that following one unfolds it.
fn details(place: usize, text: &Shared) -> String {
    let holders: String = text.holders.iter().map(|(notices, names)| holder(notices, names)).collect();
    let (title, count) = (escape(&text.title), text.count());
    let body = escape(&text.body);
    format!(
        r#"<details><summary>{title} <span class="count">{}</span></summary><div id="text-{place}"><ul class="holders">{holders}</ul><pre>{body}</pre></div></details>"#,
        if count == 1 { "for one".to_owned() } else { format!("for {count}") },
    )
}

fn holder(notices: &[String], names: &[String]) -> String {
    let lines: Vec<String> = notices.iter().map(|line| escape(line)).collect();
    let lines = if lines.is_empty() { String::new() } else { format!("<br>{}", lines.join("<br>")) };
    format!(r#"<li><span class="whose">{}</span>{lines}</li>"#, escape(&names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notices::texts::{Text, shared};

    #[test]
    fn a_page_links_what_is_shipped_to_its_texts_and_writes_all_as_text() {
        let it = Shipped {
            group: Group::Npm,
            name: "a<b".to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            source: "git+https://example.org/a.git".to_owned(),
            texts: vec![Text::read("LICENSE", "Copyright (c) 2020 Ada <ada@example.org>\n\nYou may & must.")],
            inside: Some("host 2".to_owned()),
        };
        let (texts, of_each) = shared(std::slice::from_ref(&it));
        let page = html("<meta charset=\"utf-8\">", &[it], &texts, &of_each);
        for part in [
            r#"<base href="../">"#,
            "<p class=\"name\">a&lt;b <span class=\"version\">1.0.0, inside host 2</span></p>",
            "<span class=\"source\">example.org/a</span>",
            r#"<a href="notices/#text-0">a&lt;b: LICENSE</a>"#,
            r#"<div id="text-0"><ul class="holders"><li><span class="whose">a&lt;b 1.0.0</span><br>Copyright (c) 2020 Ada &lt;ada@example.org&gt;</li></ul><pre>You may &amp; must.</pre>"#,
            "<a href=\"notices/#npm\">JavaScript, in the editor and the linter</a> 1</li>",
        ] {
            assert_eq!(page.matches(part).count(), 1, "{part} in {page}");
        }
        assert!(!page.contains("<script"), "{page}");
    }
}
