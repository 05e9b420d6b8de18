//! Every address of the app.

/// The page with the licences of everything shipped, relative to the site's base. It is the build's, not the app's: a link to it is
/// `rel="external"`, so that the browser loads it.
pub const LICENCES: &str = "notices/";

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All problems.
    Catalogue,
    /// One problem.
    Problem {
        /// The problem's id.
        slug: String,
    },
    /// An address that leads nowhere.
    NotFound,
}

impl Route {
    /// The address relative to the site's base, as links write it.
    pub fn to_path(&self) -> String {
        match self {
            Route::Catalogue | Route::NotFound => "./".to_owned(),
            Route::Problem { slug } => format!("p/{slug}/"),
        }
    }

    /// The page at `path`, for a site served under `base` (which starts and ends with `/`).
    pub fn parse(path: &str, base: &str) -> Self {
        let at_base = path == base.trim_end_matches('/');
        let Some(rest) = path.strip_prefix(base).or(at_base.then_some("")) else {
            return Route::NotFound;
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        match rest.split('/').collect::<Vec<_>>()[..] {
            ["" | "index.html"] => Route::Catalogue,
            ["p", slug] | ["p", slug, "index.html"] if is_slug(slug) => Route::Problem { slug: slug.to_owned() },
            _ => Route::NotFound,
        }
    }
}

/// Slugs name folders of the repository; anything else never reaches a file's address.
fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(slug: &str) -> Route {
        Route::Problem { slug: slug.to_owned() }
    }

    #[test]
    fn each_page_has_its_address() {
        let cases = [
            ("/", "/", Route::Catalogue),
            ("/index.html", "/", Route::Catalogue),
            ("/p/two-sum/", "/", problem("two-sum")),
            ("/p/two-sum", "/", problem("two-sum")),
            ("/p/two-sum/index.html", "/", problem("two-sum")),
            ("/p/", "/", Route::NotFound),
            ("/p/Two/", "/", Route::NotFound),
            ("/p/..%2f/", "/", Route::NotFound),
            ("/p/two-sum/more", "/", Route::NotFound),
            ("/elsewhere", "/", Route::NotFound),
            ("/notices/", "/", Route::NotFound),
            ("/mettle/", "/mettle/", Route::Catalogue),
            ("/mettle", "/mettle/", Route::Catalogue),
            ("/mettle/p/two-sum/", "/mettle/", problem("two-sum")),
            ("/p/two-sum/", "/mettle/", Route::NotFound),
            ("/mettlesome", "/mettle/", Route::NotFound),
        ];
        for (path, base, expected) in cases {
            assert_eq!(Route::parse(path, base), expected, "{path} under {base}");
        }
    }

    #[test]
    fn links_lead_to_the_page_that_they_name() {
        for base in ["/", "/mettle/"] {
            for route in [Route::Catalogue, problem("k-means-cost")] {
                let path = format!("{base}{}", route.to_path().trim_start_matches("./"));
                assert_eq!(Route::parse(&path, base), route);
            }
        }
    }
}
