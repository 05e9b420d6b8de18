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
    // That nothing is there is the browser's own remark, and true.
    let others: Vec<_> = evidence.console_errors.iter().filter(|it| !it.contains("404")).collect();
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

#[tokio::test]
async fn the_page_runs_no_code_and_takes_no_style_from_text() {
    let evidence = serially(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        let tried = visitor
            .ask(
                "const tried = {};
                 // What the driver runs may use eval, what a timer runs may not.
                 setTimeout('window.timed = true');
                 const script = document.createElement('script');
                 script.textContent = 'window.ran = true';
                 document.body.append(script);
                 tried.ran = window.ran ?? false;
                 document.body.insertAdjacentHTML('beforeend', '<p style=\"color: rgb(1, 2, 3)\">text</p>');
                 tried.colour = getComputedStyle(document.body.lastElementChild).color;
                 document.body.lastElementChild.remove();
                 return new Promise((rested) => setTimeout(rested, 100))
                     .then(() => fetch('https://example.invalid/')).then(() => 'asked', (error) => error.name)
                     .then((asked) => ({ ...tried, asked, timed: window.timed ?? false }))",
            )
            .await?;
        assert_eq!(tried["timed"], false);
        assert_eq!(tried["ran"], false);
        assert_ne!(tried["colour"], "rgb(1, 2, 3)");
        assert_eq!(tried["asked"], "TypeError");
        Ok(())
    })
    .await;
    // The protocol tells of the attempt, the network log only of what went out.
    assert!(
        !evidence.all_requests.iter().any(|asked| asked.contains("example.invalid")),
        "{:#?}",
        evidence.all_requests
    );
    let told = evidence.console_errors.iter().map(|error| error.replace('-', " "));
    let refused = told.filter(|error| error.contains("Content Security Policy")).count();
    assert!(refused >= 3, "{:#?}", evidence.console_errors);
}
