//! What hosts of static files do differently.

use super::line::Line;

/// A host of static files. The usual one has the site at the root of its addresses, sends all headers and shows the site's own page where
/// nothing is.
#[derive(Clone, Debug)]
pub struct Host {
    /// The folder of its addresses in which the site lies, such as `/practice/mettle`; empty at the root.
    pub folder: String,
    /// Whether it sends the headers that the site asks for. GitHub Pages does not.
    pub sends_headers: bool,
    /// Whether it shows the site's `404.html` where nothing is, or a bare line of its own.
    pub shows_lost_page: bool,
    /// Whether the address of a folder without its last slash is answered by sending the visitor to the one with it, as by nginx, Caddy
    /// and GitHub Pages. Others, such as Netlify, show the folder's page there.
    pub adds_slash: bool,
    /// The way to its visitors, where it is to be a slow one.
    pub line: Option<Line>,
}

impl Default for Host {
    fn default() -> Host {
        Host { folder: String::new(), sends_headers: true, shows_lost_page: true, adds_slash: true, line: None }
    }
}
