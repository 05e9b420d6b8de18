//! What is stored in the browser and cannot be read is told, kept, and in nobody's way.

use anyhow::ensure;
use browser_tests::bank::submission;
use browser_tests::{Screen, visit};

#[tokio::test]
async fn broken_storage_is_told_and_nothing_is_lost() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "k-means-cost";
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        for key in ["mettle.progress.v1", &format!("mettle.draft.v1.{slug}")] {
            visitor.ask_with("localStorage.setItem(arguments[0], '{oops')", vec![key.into()]).await?;
        }
        visitor.open_problem(slug).await?;
        let notices = visitor.text("[data-testid=notices]").await?;
        ensure!(notices.contains("could not be read"), "the visitor is told {notices:?}");
        let kept = "return Object.keys(localStorage).filter((key) => localStorage[key] === '{oops').sort()";
        let kept = visitor.ask(kept).await?;
        let kept: Vec<&str> = kept.as_array().into_iter().flatten().filter_map(|key| key.as_str()).collect();
        for key in ["mettle.progress.v1", slug] {
            ensure!(kept.iter().any(|name| name.contains(key)), "what was under {key} is gone; left is {kept:?}");
        }

        visitor.write_line(&submission(slug, "accepted")?).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        visitor.open("/").await?;
        let solved = visitor.attribute(&format!("[data-slug={slug}]"), "data-solved").await?;
        ensure!(solved == "true", "progress is kept again, but it says {solved}");
        let after = visitor.ask("return Object.values(localStorage).filter((text) => text === '{oops').length").await?;
        ensure!(after.as_u64() >= Some(2), "the broken texts are still there to be rescued, but {after} are left");
        Ok(())
    })
    .await;
}
