//! What came of the answer.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::{Answer, CaseReport, Effort, Report, Verdict},
};

use crate::{
    bridge::{keys, page},
    components::{
        case_view::{CaseList, CaseView, PrintedView},
        copy_button::CopyButton,
        figures::FiguresView,
        growth_plot::GrowthPlot,
        query_plan::QueryPlan,
        shown::ShownView,
        verdict_banner::{VerdictAnnouncer, VerdictBanner},
    },
    state::{
        answer::AnswerStore,
        bug_report,
        desk::Outcome,
        judging::Judging,
        names::{stage_label, verdict_label},
        panes::{Pane, Panes},
        screen::Screen,
    },
};

/// How long a verdict that follows the keystrokes must rest before it is spoken.
const TYPING_REST_MS: u32 = 900;

/// Verdict, failing case, growth, examples, seed.
#[component]
pub fn ResultPane(
    /// The problem.
    problem: Arc<ProblemPage>,
    /// The answer.
    answer: AnswerStore,
) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let kind = problem.entry.kind;
    let outcome = Memo::new(move |_| judging.with(|desk| desk.outcome().cloned()));
    let outdated = Memo::new(move |_| outcome.with(|o| o.as_ref().is_some_and(|o| o.answer != answer.get())));
    // Between a keystroke and its verdict the earlier one still stands; only a verdict that was asked for grows old.
    let shown_outdated = Signal::derive(move || outdated.get() && !kind.is_live());
    let sentence = Signal::derive(move || outcome.with(|o| o.as_ref().map(spoken).unwrap_or_default()));
    // Once used, the pane keeps its place, so that nothing jumps when a result gives way to the next.
    let used = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || judging.is_busy() || outcome.with(Option::is_some)
    });
    bring_on_screen(judging);
    let panes = expect_context::<Panes>();

    view! {
        <section
            class="result-pane"
            id=Pane::Result.place()
            role=move || panes.role(Pane::Result)
            hidden=move || panes.is_hidden(Pane::Result)
            aria-label="Result"
            data-used=move || used.get().to_string()
        >
            <h2 class="visually-hidden">"Result"</h2>
            <VerdictAnnouncer sentence=sentence rest_ms=if kind.is_live() { TYPING_REST_MS } else { 0 } />
            <Busy />
            {move || match outcome.get() {
                None => view! { <Waiting kind=kind /> }.into_any(),
                Some(outcome) => {
                    let slug = problem.entry.slug.clone();
                    view! { <OutcomeView outcome=outcome kind=kind slug=slug outdated=shown_outdated /> }.into_any()
                }
            }}
        </section>
    }
}

/// On a narrow screen the result is below the answer: what was asked for is brought on screen.
fn bring_on_screen(judging: Judging) {
    let screen = expect_context::<Screen>();
    Effect::new(move |was_busy: Option<bool>| {
        let busy = judging.is_busy();
        if was_busy == Some(true) && !busy && screen.is_narrow() {
            page::scroll_into_view("result");
        }
        busy
    });
}

/// What to expect before there is a verdict.
#[component]
fn Waiting(kind: Kind) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let text = match kind {
        Kind::Function => "Run tries the examples. Submit also tries edge cases, random cases and growing inputs.",
        Kind::Choice => "Choose, then check.",
        _ => "The verdict appears as you type.",
    };
    let command = if keys::is_mac() { "⌘" } else { "Ctrl" };
    let shortcuts = (kind == Kind::Function).then(|| {
        view! {
            <p class="shortcuts">
                <kbd>{command}</kbd> " " <kbd>"Enter"</kbd> " runs, "
                <kbd>{command}</kbd> " " <kbd>"Shift"</kbd> " " <kbd>"Enter"</kbd> " submits."
            </p>
        }
    });
    view! {
        <div class="waiting" hidden=move || judging.is_busy()>
            <p>{text}</p>
            {shortcuts}
        </div>
    }
}

/// What the judge is busy with, and the smallest failing case so far.
#[component]
fn Busy() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let progress = Memo::new(move |_| judging.with(|desk| desk.running().and_then(|running| running.progress)));
    let stopping = Memo::new(move |_| judging.with(|desk| desk.running().is_some_and(|running| running.stopping)));
    let found =
        Memo::new(move |_| judging.with(|desk| desk.running().and_then(|running| running.counterexample.clone())));
    let stage = move || match progress.get() {
        _ if stopping.get() => "Stopping".to_owned(),
        Some((stage, done, total)) if total > 0 => format!("{}, {done} of {total}", stage_label(stage)),
        Some((stage, ..)) => stage_label(stage).to_owned(),
        None => "Judging".to_owned(),
    };
    let fraction = move || match progress.get() {
        Some((_, done, total)) if total > 0 => Some((f64::from(done) / f64::from(total)).to_string()),
        _ => None,
    };
    view! {
        <Show when=move || judging.is_busy()>
            <div class="busy" data-testid="busy">
                <label>
                    <span>{stage}</span>
                    <progress max="1" value=fraction></progress>
                </label>
                {move || {
                    found
                        .get()
                        .map(|case| {
                            view! {
                                <h3>"A case fails; looking for a smaller one"</h3>
                                <CaseView case=case />
                            }
                        })
                }}
            </div>
        </Show>
    }
}

#[component]
fn OutcomeView(outcome: Outcome, kind: Kind, slug: String, #[prop(into)] outdated: Signal<bool>) -> impl IntoView {
    let bug_report = (outcome.report.verdict == Verdict::JudgeError)
        .then(|| bug_report::text(&slug, &outcome, &page::browser_name()));
    let Outcome { answer, report } = outcome;
    let source = match &answer {
        Answer::Text(source) if kind == Kind::Function => Some(source.clone()),
        _ => None,
    };
    let banner = report.clone();
    let seed_row = (matches!(kind, Kind::Function | Kind::Expression | Kind::Query)
        && report.effort != Effort::Live
        && report.cases_total > 0)
        .then(|| {
            let (seed, effort) = (report.seed, report.effort);
            let judging = expect_context::<Judging>();
            view! {
                <p class="seed">
                    "Seed " <code data-testid="seed">{seed.to_string()}</code>
                    <button
                        type="button"
                        class="button quiet"
                        disabled=move || judging.is_busy()
                        on:click=move |_| judging.ask(effort, answer.clone(), Some(seed))
                    >
                        "Repeat with this seed"
                    </button>
                </p>
            }
        });
    let Report {
        failing, growth, value, value_printed, load_printed, load_figures, plan, cases, headline: told, ..
    } = report;
    // A function's value has no meaning of its own, and a failing first example shows the value already.
    let value = value.filter(|_| kind != Kind::Function);
    let value = value.filter(|value| failing.as_ref().is_none_or(|case| case.actual.as_ref() != Some(value)));
    let failing_name = failing.as_ref().map(|case| case.name.clone());
    view! {
        <VerdictBanner report=banner outdated=outdated />
        {bug_report.map(|text| view! { <CopyButton label="Copy a report" text=text /> })}
        {failing.map(|case| view! { <Failing case=case source=source.clone() /> })}
        {growth.map(|growth| view! { <GrowthPlot growth=growth told=told /> })}
        {value
            .map(|value| {
                view! {
                    <section class="value" data-testid="value">
                        <h3>"Yours on the first example"</h3>
                        <ShownView value=value label="Yours on the first example" />
                        <ul class="warnings">
                            {[value_printed.stdout, value_printed.stderr]
                                .iter()
                                .flat_map(|text| text.lines())
                                .map(|line| view! { <li><code>{line.to_owned()}</code></li> })
                                .collect_view()}
                        </ul>
                    </section>
                }
            })}
        <QueryPlan steps=plan />
        <PrintedView printed=load_printed what="What it printed while it loaded" hook=Some("load-stdout") />
        {(!load_figures.is_empty())
            .then(|| {
                view! {
                    <section class="value">
                        <h3>"What it drew while it loaded"</h3>
                        <FiguresView figures=load_figures />
                    </section>
                }
            })}
        <CaseList cases=cases shown=failing_name source=source />
        {seed_row}
    }
}

/// The smallest failing case.
#[component]
fn Failing(case: CaseReport, source: Option<String>) -> impl IntoView {
    let made_smaller = match case.shrinks {
        0 => String::new(),
        1 => "made smaller once".to_owned(),
        times => format!("made smaller {times} times"),
    };
    view! {
        <section class="failing" data-testid="failing">
            <h3>
                {(!case.name.is_empty()).then(|| format!("Fails on: {}", case.name))}
                <span class="facts">{made_smaller}</span>
            </h3>
            <CaseView case=case hooks=true source=source />
        </section>
    }
}

fn spoken(outcome: &Outcome) -> String {
    format!("{}. {}", verdict_label(outcome.report.verdict), outcome.report.headline)
}
