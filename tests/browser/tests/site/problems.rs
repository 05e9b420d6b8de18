//! For each kind of problem: a wrong answer is refused with what is wrong, a right one accepted, and a reload keeps both
//! the solved mark and the draft.

use anyhow::{Context, Result, ensure};
use browser_tests::bank::{kind, submission};
use browser_tests::{Screen, Verdict, Visitor, chosen, visit};
use judge::manifest::Kind;

#[tokio::test]
async fn a_function_is_judged() {
    visit(Screen::DESKTOP, async |visitor| is_judged(visitor, "max-confidence-per-window").await).await;
}

#[tokio::test]
async fn a_function_on_data_frames_is_judged() {
    visit(Screen::DESKTOP, async |visitor| is_judged(visitor, "rolling-mean-per-user").await).await;
}

#[tokio::test]
async fn a_class_is_judged_and_shown_by_its_calls() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "embedding-cache";
        is_judged(visitor, slug).await?;
        visitor.open_problem(slug).await?;
        visitor.answer(kind(slug)?, &submission(slug, "wrong_answer")?).await?;
        visitor.submit().await?;
        let calls = visitor.text("[data-testid=failing-input]").await?;
        ensure!(calls.contains("cache = EmbeddingCache(") && calls.contains("\ncache."), "the calls are {calls:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn draws_are_judged_by_their_chances() {
    visit(Screen::DESKTOP, async |visitor| {
        let slug = "reservoir-sample";
        visitor.open_problem(slug).await?;
        visitor.answer(kind(slug)?, &submission(slug, "accepted")?).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "accepted", "{verdict:?}");
        let biased = "def reservoir_sample(stream, k, rng):\n    return stream[:k]";
        visitor.answer(kind(slug)?, biased).await?;
        let verdict = visitor.submit().await?;
        ensure!(verdict.verdict == "wrong-answer", "{verdict:?}");
        let told = visitor.text("[data-testid=differences]").await?;
        ensure!(told.contains("were to be expected"), "{told:?}");
        ensure!(!visitor.has("[data-testid=expected]").await?, "no single draw is to be expected");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_expression_is_judged() {
    visit(Screen::DESKTOP, async |visitor| is_judged(visitor, "standardise-columns").await).await;
}

#[tokio::test]
async fn a_query_is_judged() {
    visit(Screen::DESKTOP, async |visitor| is_judged(visitor, "latest-prediction-per-user").await).await;
}

#[tokio::test]
async fn a_bound_is_judged() {
    visit(Screen::DESKTOP, async |visitor| is_judged(visitor, "k-means-cost").await).await;
}

#[tokio::test]
async fn a_choice_is_judged() {
    visit(Screen::DESKTOP, async |visitor| is_judged(visitor, "pick-a-feature-lookup").await).await;
}

async fn is_judged(visitor: &Visitor, slug: &str) -> Result<()> {
    let kind = kind(slug)?;
    let entry = format!("[data-slug={slug}]");
    visitor.open("/").await?;
    ensure!(visitor.attribute(&entry, "data-solved").await? == "false", "a fresh visitor has solved nothing");
    visitor.click(&format!("{entry} a")).await?;
    visitor.see("[data-testid=statement]").await?;

    visitor.answer(kind, &submission(slug, "wrong_answer")?).await?;
    let verdict = visitor.submit().await.context("after the wrong answer")?;
    ensure!(verdict.verdict == "wrong-answer", "the wrong answer is judged {verdict:?}");
    says_what_is_wrong(visitor, kind, &verdict).await?;
    ensure!(!visitor.has("[data-testid=solved]").await?, "a wrong answer solves nothing");

    let right = submission(slug, "accepted")?;
    visitor.answer(kind, &right).await?;
    let verdict = visitor.submit().await.context("after the right answer")?;
    ensure!(verdict.verdict == "accepted", "the right answer is judged {verdict:?}");
    visitor.see("[data-testid=solved]").await?;

    visitor.reload().await?;
    visitor.see("[data-testid=solved]").await.context("after a reload")?;
    shows_draft(visitor, kind, &right).await.context("after a reload")?;
    let verdict = visitor.submit().await.context("after a reload")?;
    ensure!(verdict.verdict == "accepted", "the draft after a reload is judged {verdict:?}");

    visitor.open("/").await?;
    ensure!(visitor.attribute(&entry, "data-solved").await? == "true", "the catalogue forgot that it is solved");
    Ok(())
}

/// A wrong answer is told apart on a small input; a bound and a choice have none, and are given a reason.
async fn says_what_is_wrong(visitor: &Visitor, kind: Kind, verdict: &Verdict) -> Result<()> {
    match kind {
        Kind::Function | Kind::Expression | Kind::Query => {
            for part in ["failing-input", "expected", "actual"] {
                let text = visitor.text(&format!("[data-testid={part}]")).await?;
                // The first line is the part's heading.
                ensure!(text.lines().count() > 1, "{part} shows nothing: {text:?}");
            }
            let (expected, actual) =
                (visitor.text("[data-testid=expected]").await?, visitor.text("[data-testid=actual]").await?);
            let body = |text: &str| text.split_once('\n').map(|(_, body)| body.to_owned()).unwrap_or_default();
            ensure!(body(&expected) != body(&actual), "expected and actual look the same: {expected:?}");
            let differences = visitor.text("[data-testid=differences]").await?;
            ensure!(!differences.is_empty(), "nothing says what differs");
        }
        Kind::Complexity => {
            let reason = verdict.text.lines().filter(|line| !line.trim().is_empty()).count();
            ensure!(reason >= 2, "the verdict gives no reason: {:?}", verdict.text);
        }
        Kind::Choice => {
            let reason = visitor.text("[data-testid=options] .why").await?;
            ensure!(reason.len() > 20, "the choice gets no reason: {reason:?}");
        }
    }
    Ok(())
}

/// The answer's place shows what was written before.
async fn shows_draft(visitor: &Visitor, kind: Kind, written: &str) -> Result<()> {
    match kind {
        Kind::Function | Kind::Query => {
            visitor.editor_settles().await?;
            // The editor renders what is in sight; the longest line near the top is no other answer's.
            let told = written.lines().take(10).map(str::trim).max_by_key(|line| line.len()).unwrap_or_default();
            let script = format!(
                "const lines = [...document.querySelectorAll('[data-testid=editor] .view-line')];
                 return lines.some((line) => line.textContent.replaceAll('\\u00a0', ' ').includes({}))",
                serde_json::json!(told)
            );
            visitor.wait(&format!("the editor to show {told:?}"), &script, std::time::Duration::from_secs(10)).await?;
        }
        Kind::Expression | Kind::Complexity => {
            visitor.see("[data-testid=answer]").await?;
            let shown = visitor.ask("return document.querySelector('[data-testid=answer]').value").await?;
            ensure!(shown == written.trim(), "the field shows {shown}");
        }
        Kind::Choice => {
            visitor.see("[data-testid=options]").await?;
            for option in chosen(written)? {
                let script = format!("return document.querySelector('[data-testid=option-{option}]').checked");
                ensure!(visitor.ask(&script).await? == true, "option {option} is not chosen any more");
            }
        }
    }
    Ok(())
}
