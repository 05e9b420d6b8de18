//! Ways into the site.

use anyhow::ensure;
use browser_tests::{Screen, serially, visit};

#[tokio::test]
async fn a_deep_link_opens_its_problem() {
    visit(Screen::DESKTOP, async |visitor| {
        for path in ["/p/k-means-cost/", "/p/k-means-cost"] {
            visitor.open(path).await?;
            visitor.see("[data-slug=k-means-cost] [data-testid=statement]").await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_unknown_problem_is_a_clear_page() {
    let evidence = serially(Screen::DESKTOP, async |visitor| {
        for path in ["/p/no-such-problem/", "/no/such/page"] {
            visitor.open(path).await?;
            let heading = visitor.text("main h1").await?;
            ensure!(heading == "There is nothing here", "{path} says {heading:?}");
        }
        visitor.click("main a").await?;
        visitor.see("[data-slug=k-means-cost]").await
    })
    .await;
    assert!(evidence.outside().is_empty(), "{:#?}", evidence.outside());
    // That the problem's file is not there is the browser's own remark, and true.
    let others: Vec<_> = evidence.console_errors.iter().filter(|it| !it.contains("no-such-problem.json")).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[tokio::test]
async fn the_statement_can_be_read_before_python_is_ready() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("rolling-mean-per-user").await?;
        let statement = visitor.text("[data-testid=statement]").await?;
        ensure!(statement.len() > 200, "the statement is short: {statement:?}");
        visitor.python_is_ready().await?;
        let script = "return performance.getEntriesByName(arguments[0])[0]?.startTime ?? null";
        let read = visitor.ask_with(script, vec!["mettle:statement".into()]).await?.as_f64();
        let ready = visitor.ask_with(script, vec!["mettle:python".into()]).await?.as_f64();
        ensure!(read.is_some() && ready.is_some(), "the page marks both moments: {read:?}, {ready:?}");
        ensure!(read < ready, "the statement came at {read:?} ms, Python at {ready:?} ms");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_page_is_cross_origin_isolated() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visitor.see("[data-slug]").await?;
        ensure!(visitor.ask("return crossOriginIsolated").await? == true, "the page is not isolated");
        Ok(())
    })
    .await;
}
