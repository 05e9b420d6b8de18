//! A problem is found by words, filters, keys alone, or by the time at hand; the address holds what was asked for.

use anyhow::{Result, ensure};
use browser_tests::{Key, Screen, Visitor, visit};
use serde_json::Value;
use std::time::Duration;

const SHOWN: &str = "return [...document.querySelectorAll('.entry')].filter((it) => it.offsetParent !== null)";

/// The slugs that are shown, in their order.
async fn shown(visitor: &Visitor) -> Result<Vec<String>> {
    let found = visitor.ask(&format!("{SHOWN}.map((it) => it.dataset.slug)")).await?;
    Ok(serde_json::from_value(found)?)
}

async fn address_holds(visitor: &Visitor, query: &str) -> Result<()> {
    let script = format!("return location.search === {}", Value::from(query));
    visitor.wait(&format!("the address to hold {query:?}"), &script, Duration::from_secs(5)).await.map(drop)
}

#[tokio::test]
async fn the_search_goes_over_statements_too() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visitor.see(".entry").await?;
        let all = shown(visitor).await?.len();
        visitor.click("[data-testid=search]").await?;
        // In the statement of one problem, and in no title, summary or pattern.
        visitor.type_keys("replacement").await?;
        let found =
            "return document.querySelectorAll('.entry').length > 0 && document.querySelectorAll('.entry').length < 5";
        visitor.wait("few problems", found, Duration::from_secs(10)).await?;
        address_holds(visitor, "?q=replacement").await?;
        visitor.reload().await?;
        visitor.wait("the same after a reload", found, Duration::from_secs(10)).await?;
        ensure!(shown(visitor).await?.contains(&"reservoir-sample".to_owned()));
        visitor.click("[data-testid=show-all]").await?;
        let back = format!("return document.querySelectorAll('.entry').length === {all}");
        visitor.wait("all problems", &back, Duration::from_secs(5)).await?;
        address_holds(visitor, "").await
    })
    .await;
}

#[tokio::test]
async fn filters_and_order_are_in_the_address() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/?chapter=7").await?;
        visitor.see(".entry").await?;
        let of_chapter = shown(visitor).await?;
        ensure!(visitor.has("details.more-filters[open]").await?, "a filter in use is not folded away");
        visitor.select("[data-testid=order]", "shortest").await?;
        address_holds(visitor, "?chapter=7&sort=shortest").await?;
        let sorted = shown(visitor).await?;
        ensure!(sorted.len() == of_chapter.len(), "an order leaves nothing out: {sorted:?}");
        visitor.select("[data-testid=chapter]", "").await?;
        let minutes = format!(
            "{SHOWN}.map((it) => Number(/(\\d+) min/.exec(it.querySelector('.tags').innerText)[1])).every((it, at, all) => at === 0 || all[at - 1] <= it)"
        );
        visitor.wait("the shortest first", &minutes, Duration::from_secs(5)).await?;
        visitor.select("[data-testid=minutes]", "5").await?;
        let short = format!("{SHOWN}.every((it) => Number(/(\\d+) min/.exec(it.querySelector('.tags').innerText)[1]) <= 5)");
        visitor.wait("only what is short", &short, Duration::from_secs(5)).await?;
        let patterns = "return document.querySelectorAll('[data-testid=pattern] option').length > 10";
        ensure!(visitor.ask(patterns).await? == true, "the patterns of the bank are offered");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_link_leads_to_a_set_of_problems() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/?set=softmax-by-row,k-means-cost,no-such-problem").await?;
        let two = format!("{SHOWN}.length === 2");
        visitor.wait("the two that there are", &two, Duration::from_secs(10)).await?;
        let told = visitor.text("[data-testid=count]").await?;
        ensure!(told == "2 problems, a set from a link", "{told:?}");
        visitor.click("[data-testid=show-all]").await?;
        address_holds(visitor, "").await
    })
    .await;
}

#[tokio::test]
async fn keys_alone_lead_to_a_problem() {
    visit(Screen::DESKTOP, async |visitor| {
        visitor.open("/").await?;
        visitor.see(".entry").await?;
        let focused = "return document.activeElement.closest('.entry')?.dataset.slug ?? document.activeElement.id";
        visitor.type_keys("/").await?;
        ensure!(visitor.ask(focused).await? == "search", "/ leads to the search");
        visitor.press(Key::Down).await?;
        let slugs = shown(visitor).await?;
        ensure!(visitor.ask(focused).await? == slugs[0].as_str(), "down leads to the first problem");
        visitor.press(Key::Down).await?;
        ensure!(visitor.ask(focused).await? == slugs[1].as_str(), "and on to the second");
        visitor.press(Key::Up).await?;
        visitor.press(Key::Up).await?;
        ensure!(visitor.ask(focused).await? == "search", "up leads back to the search");
        visitor.type_keys("rolling mean").await?;
        let is_asked = "return new URLSearchParams(location.search).get('q') === 'rolling mean'";
        visitor.wait("the words to be in the address", is_asked, Duration::from_secs(5)).await?;
        let found = shown(visitor).await?;
        ensure!(!found.is_empty() && found.len() < slugs.len(), "the words leave some out: {found:?}");
        visitor.press(Key::Enter).await?;
        visitor.see(&format!("[data-slug={}] [data-testid=statement]", found[0])).await
    })
    .await;
}

#[tokio::test]
async fn a_problem_is_picked_for_the_time_at_hand() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open("/").await?;
        visitor.click("[data-testid=pick-5]").await?;
        visitor.see("[data-testid=statement]").await?;
        let minutes = visitor.text(".tags").await?;
        let minutes: u32 = minutes.split_whitespace().filter_map(|word| word.parse().ok()).next().unwrap_or(0);
        ensure!((1..=5).contains(&minutes), "it takes {minutes} minutes");
        visitor.open("/?difficulty=hard").await?;
        visitor.click("[data-testid=pick-5]").await?;
        let told = visitor.text(".pick-told").await?;
        ensure!(told.contains("5 minutes or less"), "{told:?}");
        Ok(())
    })
    .await;
}
