//! Python is started by the page, before the app is there, and by the app where the page did not know.

use anyhow::{Context, Result, ensure};
use browser_tests::{Screen, Visitor, visit};

fn place(served: &[String], name: &str) -> Result<usize> {
    served.iter().position(|path| path.contains(name)).with_context(|| format!("{name} was not asked for: {served:#?}"))
}

fn workers(visitor: &Visitor) -> usize {
    visitor.served().iter().filter(|path| path.contains("/python/worker.js")).count()
}

#[tokio::test]
async fn an_address_of_a_python_problem_starts_python_at_once() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("window-means").await?;
        visitor.python_is_ready().await?;
        let served = visitor.served();
        // The app's first deed is to start the judge.
        ensure!(place(&served, "/python/worker.js")? < place(&served, "/judge_worker_loader.js")?, "{served:#?}");
        ensure!(workers(visitor) == 1, "several workers: {served:#?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_address_of_another_problem_starts_none() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("k-means-cost").await?;
        ensure!(workers(visitor) == 0, "Python was fetched: {:#?}", visitor.served());
        Ok(())
    })
    .await;
}
