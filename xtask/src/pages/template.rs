//! The built `index.html`, cut where the pages differ.

use super::Page;
use super::parts;
use crate::content::escape;
use anyhow::{Result, bail};

/// The site's name, which ends every title but the start page's.
pub(super) const SITE: &str = "Mettle";

/// Stands in a page where the notices about scripts belong.
pub(super) const NOTICES: &str = "<!-- notices -->";

/// What all pages have in common.
pub(super) struct Template {
    /// Up to the base, from there to the title, from the description to the notice, and after it.
    parts: [String; 4],
    /// What is told of scripts that are late or not there.
    notices: String,
}

impl Template {
    /// Cuts the page that the build made of `index.html`.
    ///
    /// # Errors
    /// A part that is not there, or twice, by its beginning.
    pub(super) fn parse(html: &str) -> Result<Self> {
        let (start, rest) = cut(html, r#"<base href="./">"#)?;
        let (before_title, rest) = cut(rest, "<title>Mettle</title>")?;
        let (between, rest) = cut(rest, r#"<meta name="description""#)?;
        let Some((_, head)) = rest.split_once('>') else { bail!("the description does not end") };
        let (head, body) = cut(head, r#"<div id="loading">"#)?;
        let (_, notices) = cut(body, NOTICES)?;
        let (notices, end) = cut(notices, "<!-- end of notices -->")?;
        let Some((_, end)) = end.split_once("</div>") else { bail!("the notice does not end") };
        Ok(Template {
            parts: [start.to_owned(), before_title.to_owned() + between, head.to_owned(), end.to_owned()],
            notices: notices.trim().to_owned(),
        })
    }

    /// The page as a whole.
    pub(super) fn with(&self, page: &Page) -> String {
        let [start, before_title, head, end] = &self.parts;
        let (title, description) = (escape(&page.title), escape(&page.description));
        let Page { base, first_file, id, .. } = page;
        let main = page.main.replace(NOTICES, &self.notices);
        let (header, footer) = (parts::header(*id == "catalogue"), parts::FOOTER);
        let preview = format!(
            r#"<meta property="og:type" content="website"><meta property="og:site_name" content="{SITE}"><meta property="og:title" content="{title}"><meta property="og:description" content="{description}"><meta name="twitter:card" content="summary">"#
        );
        format!(
            r#"{start}<base href="{base}">{before_title}<title>{title}</title><meta name="description" content="{description}">{preview}<link rel="preload" as="fetch" crossorigin href="{first_file}">{head}<div id="loading" data-page="{id}">{header}<main>{main}</main>{footer}</div>{end}"#
        )
    }
}

/// What a page of ours that is not the app's has in its head, too: policy, colours, icon, style.
///
/// # Errors
/// A tag that is not there, by its beginning.
pub(crate) fn common_head(html: &str) -> Result<String> {
    const TAGS: [&str; 8] = [
        r#"<meta charset="#,
        r#"<meta http-equiv="Content-Security-Policy""#,
        r#"<meta name="viewport""#,
        r#"<meta name="color-scheme""#,
        r#"<meta name="theme-color""#,
        r#"<script src="./look-"#,
        r#"<link rel="icon""#,
        r#"<link rel="stylesheet""#,
    ];
    let head = html.split_once("</head>").map_or(html, |(head, _)| head);
    let mut tags = Vec::new();
    for start in TAGS {
        let before = tags.len();
        for (at, _) in head.match_indices(start) {
            let Some(end) = head[at..].find('>') else { bail!("{start} does not end") };
            let close = if start.starts_with("<script") { "</script>" } else { "" };
            tags.push(format!("{}{close}", &head[at..=at + end]));
        }
        if tags.len() == before {
            bail!("it lacks {start}");
        }
    }
    Ok(tags.join("\n    "))
}

/// What is before and after the only `mark`.
fn cut<'a>(html: &'a str, mark: &str) -> Result<(&'a str, &'a str)> {
    match html.split_once(mark) {
        Some((before, after)) if !after.contains(mark) => Ok((before, after)),
        Some(_) => bail!("it has {mark} twice"),
        None => bail!("it lacks {mark}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = concat!(
        r#"<html><head><base href="./"><title>Mettle</title><meta name="description" content="x">"#,
        r#"<link rel="stylesheet" href="./main.css"></head><body><div id="loading"><p>Mettle</p><!-- notices -->"#,
        r#"<p class="loading">Wait.</p><!-- end of notices --></div></body></html>"#
    );

    fn page() -> Page {
        Page {
            base: "../../",
            title: "a < b".to_owned(),
            description: "\"c\"".to_owned(),
            first_file: "content/a.json".to_owned(),
            id: "problem",
            main: format!("<p>The task.</p>{NOTICES}"),
        }
    }

    #[test]
    fn a_page_has_its_own_head_and_text_and_all_else_of_the_built_one() {
        let html = Template::parse(BUILT).unwrap_or_else(|error| panic!("{error:#}")).with(&page());
        for part in [
            r#"<base href="../../">"#,
            "<title>a &lt; b</title>",
            r#"<meta name="description" content="&quot;c&quot;">"#,
            r#"<link rel="stylesheet" href="./main.css">"#,
            "<p>The task.</p>",
            r#"<p class="loading">Wait.</p>"#,
        ] {
            assert_eq!(html.matches(part).count(), 1, "{part} in {html}");
        }
        assert!(html.ends_with("</div></body></html>"), "{html}");
    }

    #[test]
    fn the_common_head_is_what_looks_and_not_what_runs() {
        let built = concat!(
            r#"<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x"><meta name="viewport" content="y">"#,
            r#"<base href="./"><title>Mettle</title><meta name="color-scheme" content="light dark">"#,
            r#"<meta name="theme-color" data-bar="light"><meta name="theme-color" data-bar="dark"><script src="./look-1.js"></script>"#,
            r#"<link rel="icon" href="./icon.svg"/><script src="./early-1.js" async></script><script type="module" src="start.js"></script>"#,
            r#"<link rel="stylesheet" href="./main.css"/><link rel="modulepreload" href="./app.js"></head><body></body>"#
        );
        let head = common_head(built).unwrap_or_else(|error| panic!("{error:#}"));
        for kept in [
            "charset",
            "Policy",
            "viewport",
            "color-scheme",
            r#"data-bar="dark""#,
            r#"look-1.js"></script>"#,
            "icon.svg",
            "main.css",
        ] {
            assert_eq!(head.matches(kept).count(), 1, "{kept} in {head}");
        }
        for left in ["<base", "<title", "early", "start.js", "app.js"] {
            assert!(!head.contains(left), "{left} in {head}");
        }
        let why =
            common_head(&built.replace("./look-", "./see-")).expect_err("nothing gives it its colours").to_string();
        assert!(why.contains("look-"), "{why}");
    }

    #[test]
    fn a_page_of_another_form_is_refused_by_what_it_lacks() {
        let why = |html: &str| Template::parse(html).err().map(|error| error.to_string());
        assert_eq!(why(&BUILT.replace("<title>Mettle</title>", "")).as_deref(), Some("it lacks <title>Mettle</title>"));
        assert_eq!(
            why(&BUILT.replace("<head>", r#"<head><base href="./">"#)).as_deref(),
            Some(r#"it has <base href="./"> twice"#)
        );
    }
}
