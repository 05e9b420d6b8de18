//! The tests' own alarms: what every other test relies on must ring.

use anyhow::bail;
use browser_tests::{Engine, Screen, picture_of_failure, serially, visit, visit_copy};
use std::cell::Cell;
use std::fs;
use std::net::TcpListener;
use tokio::task::{LocalSet, spawn_local};

#[tokio::test]
async fn a_request_that_leaves_the_origin_is_noticed() {
    // A port that answers nobody: asking is what counts.
    let elsewhere = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}/", elsewhere.local_addr().expect("bound"));
    drop(elsewhere);
    let evidence = serially(Screen::DESKTOP, async |visitor| {
        // A file: pages of the site have a policy that lets nothing of this out.
        visitor.open("/content/catalogue.json").await?;
        visitor.ask(&format!("fetch('{address}from-page').catch(() => null)")).await?;
        let worker = format!("fetch('{address}from-worker').catch(() => null).then(() => postMessage('done'))");
        visitor
            .ask(&format!(
                "const worker = new Worker(URL.createObjectURL(new Blob([{}])));
                 worker.onmessage = () => {{ window.asked = true }}",
                serde_json::json!(worker)
            ))
            .await?;
        visitor.wait("the worker", "return window.asked", std::time::Duration::from_secs(10)).await?;
        Ok(())
    })
    .await;
    let outside = evidence.outside();
    for from in ["from-page", "from-worker"] {
        assert!(outside.iter().any(|asked| asked.ends_with(from)), "{from} is not among {outside:#?}");
    }
}

#[tokio::test]
async fn an_error_in_the_console_is_noticed() {
    let evidence = serially(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visitor.ask("setTimeout(() => { throw new Error('told to') })").await?;
        visitor.ask("return new Promise((done) => setTimeout(done, 100))").await?;
        Ok(())
    })
    .await;
    assert!(evidence.console_errors.iter().any(|error| error.contains("told to")), "{:#?}", evidence.console_errors);
}

#[tokio::test]
async fn a_failed_visit_to_a_copy_leaves_a_picture() {
    let picture = picture_of_failure();
    // There may be none.
    let _ = fs::remove_file(&picture);
    let visit = visit_copy(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        visitor.come_back().await?;
        visitor.open("/").await?;
        bail!("told to")
    });
    let ended = LocalSet::new().run_until(async { spawn_local(visit).await }).await;
    let said = ended.expect_err("it fails").into_panic().downcast::<String>().expect("words");
    assert!(said.contains("told to") && said.contains(&picture.display().to_string()), "{said}");
    assert!(fs::metadata(&picture).expect("a picture").len() > 10_000, "the picture shows nothing");
    fs::remove_file(&picture).expect("it is ours");
}

/// Of Chromium and Firefox no such crash was ever seen: theirs are told as any failure.
#[tokio::test]
async fn a_crash_of_the_browser_is_told_apart_from_the_page() {
    if Engine::chosen().expect("an engine") != Engine::WebKit {
        return;
    }
    let visits = Cell::new(0);
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visits.set(visits.get() + 1);
        if visits.get() == 1 {
            visitor.crash()?;
        }
        visitor.ask("return new Promise((done) => setTimeout(done, 500))").await?;
        visitor.open("/").await
    })
    .await;
    assert_eq!(visits.get(), 2, "visits until one was not broken off");

    let strict = async {
        serially(Screen::DESKTOP, async |visitor| {
            visitor.open("/").await?;
            visitor.crash()?;
            visitor.ask("return new Promise((done) => setTimeout(done, 500))").await.map(drop)
        })
        .await
    };
    let ended = LocalSet::new().run_until(async { spawn_local(strict).await }).await;
    assert!(ended.is_err(), "a crash passes for a visit");
}
