//! Pictures of every page at three widths, light and dark, in `target/screenshots/`.

use anyhow::{Context, Result};
use browser_tests::bank::{SLUGS, kind, submission};
use browser_tests::{Screen, Visitor};
use serde_json::json;
use std::path::PathBuf;

const SCREENS: [(u32, Screen); 3] =
    [(390, Screen::PHONE), (820, Screen::Touch { width: 820, height: 1180 }), (1440, Screen::DESKTOP)];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = xtask::root().join("target/screenshots");
    for (width, screen) in SCREENS {
        for scheme in ["light", "dark"] {
            let visitor = Visitor::arrive(screen).await?;
            let album =
                Album { visitor: &visitor, screen, folder: folder.clone(), ending: format!("{width}-{scheme}.png") };
            let taken = album.fill(scheme).await;
            visitor.leave().await?;
            taken.with_context(|| format!("at {width} px, {scheme}"))?;
        }
    }
    println!("Pictures are in {}", folder.display());
    Ok(())
}

/// The pictures of one screen and colour scheme.
struct Album<'a> {
    visitor: &'a Visitor,
    screen: Screen,
    folder: PathBuf,
    ending: String,
}

impl Album<'_> {
    async fn fill(&self, scheme: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.visitor.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        for slug in SLUGS {
            let kind = kind(slug)?;
            self.visitor.open_problem(slug).await?;
            self.visitor.editor_settles_if_any().await?;
            self.take(slug).await?;
            for verdict in ["wrong_answer", "accepted"] {
                self.visitor.answer(kind, &submission(slug, verdict)?).await?;
                self.visitor.submit().await.with_context(|| format!("{slug}, {verdict}"))?;
                self.take(&format!("{slug}-{verdict}")).await?;
            }
        }
        self.visitor.open("/no/such/page").await?;
        self.visitor.see("main h1").await?;
        self.take("not-found").await?;
        self.visitor.open("/").await?;
        self.visitor.see("[data-slug]").await?;
        self.take("catalogue").await
    }

    async fn take(&self, name: &str) -> Result<()> {
        // Where answer and result stand beside the statement, nobody has scrolled to see them.
        if self.screen == Screen::DESKTOP {
            self.visitor.ask("scrollTo({ top: 0, behavior: 'instant' })").await?;
        }
        let path = self.folder.join(format!("{name}-{}", self.ending));
        self.visitor.picture(&path).await?;
        println!("{}", path.display());
        Ok(())
    }
}
