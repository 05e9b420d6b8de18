//! Beside a query: its tables, how SQLite runs it, and where it is at fault.

use anyhow::ensure;
use browser_tests::bank::submission;
use browser_tests::{Screen, visit};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn the_tables_of_a_query_are_at_hand() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.click("[data-testid=schema] [data-table=predictions] summary").await?;
        let told = visitor.text("[data-testid=schema] [data-table=predictions]").await?;
        for word in ["made_at", "REAL", "key", "2024-05-30 00:09:00"] {
            ensure!(told.contains(word), "{word} is not in {told}");
        }
        ensure!(!visitor.has(".names").await?, "the tables stand on the page once");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_plan_follows_the_query_as_a_nested_list() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.write_code(&submission("latest-prediction-per-user", "accepted")?).await?;
        visitor.verdict_becomes("accepted").await?;
        let nested = "const plan = document.querySelector('[data-testid=plan]');
            return plan && plan.querySelector('ul ul > li') && plan.querySelector('[data-work=scan] svg')
                && plan.querySelector('[data-work=sort] > .remark')?.textContent";
        let remark = visitor.wait("a sort within a step", nested, SOON).await?;
        ensure!(remark.as_str().is_some_and(|remark| remark.contains("temporary tree")), "{remark}");
        visitor.write_code("SELECT user_id, made_at, label, score FROM predictions").await?;
        visitor.verdict_becomes("wrong-answer").await?;
        let single = "const plan = document.querySelector('[data-testid=plan]');
            return plan && !plan.querySelector('ul ul') && plan.textContent.includes('400')";
        visitor.wait("the plan of the new query, with the table's size", single, SOON).await?;
        visitor.write_code("SELECT user_id FROM users WHERE").await?;
        visitor.verdict_becomes("compile-error").await?;
        ensure!(!visitor.has("[data-testid=plan]").await?, "what cannot be run has no plan");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_error_is_marked_where_it_stands() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open_problem("latest-prediction-per-user").await?;
        visitor.editor_settles().await?;
        visitor.write_code("SELECT user_id\nFROM predictoins").await?;
        visitor.verdict_becomes("compile-error").await?;
        let told = visitor.text("[data-testid=error]").await?;
        ensure!(told.contains("predictoins") && told.contains("ine 2"), "{told}");
        visitor.see(".squiggly-error").await
    })
    .await;
}
