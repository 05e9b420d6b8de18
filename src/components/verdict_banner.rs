//! The verdict in one line: a drawing, a word, a sentence.

use leptos::prelude::*;
use protocol::judging::{Effort, Report, Verdict};

use super::{
    icon::{Icon, IconView},
    prose::{Prose, spoken},
};
use crate::{
    bridge::clock::Timer,
    state::{
        growth::time_label,
        names::{verdict_id, verdict_label},
    },
};

/// What came of an answer.
#[component]
pub fn VerdictBanner(
    /// The report.
    report: Report,
    /// Whether the answer was changed since.
    #[prop(into)]
    outdated: Signal<bool>,
) -> impl IntoView {
    let verdict = report.verdict;
    let facts = facts(&report);
    view! {
        <div
            class="verdict"
            data-testid="verdict"
            data-verdict=verdict_id(verdict)
            data-effort=effort_id(report.effort)
            data-tone=tone(verdict)
            data-elapsed-ms=report.elapsed_ms.to_string()
            data-outdated=move || outdated.get().to_string()
        >
            <IconView icon=icon(verdict) />
            <div>
                <p class="verdict-line">
                    <strong>{verdict_label(verdict)}</strong>
                    {(!facts.is_empty()).then(|| view! { <span class="facts">{facts}</span> })}
                </p>
                <p class="headline"><Prose text=report.headline /></p>
                {report.advice.map(|advice| view! { <p class="advice"><Prose text=advice /></p> })}
                {report.aside.map(|aside| view! { <p class="advice" data-testid="aside"><Prose text=aside /></p> })}
                <Show when=move || outdated.get()>
                    <p class="advice">"Your answer has changed since."</p>
                </Show>
            </div>
        </div>
    }
}

/// Tells screen readers the verdict once it has rested for `rest_ms`, so that typing is not talked over.
#[component]
pub fn VerdictAnnouncer(
    /// What to say; empty for nothing.
    #[prop(into)]
    sentence: Signal<String>,
    /// How long it must rest.
    rest_ms: u32,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        let sentence = sentence.get();
        timer.set_value(Some(Timer::after(rest_ms, move || {
            let _ = said.try_set(spoken(&sentence));
        })));
    });
    view! { <p class="visually-hidden" role="status">{move || said.get()}</p> }
}

/// Cases and time, where they say something.
fn facts(report: &Report) -> String {
    let mut facts = Vec::new();
    // A bound or a choice is one case, which says nothing.
    if report.cases_total > 1 {
        facts.push(format!("{} of {} cases", report.cases_passed, report.cases_total));
    }
    if report.cases_total > 1 && report.elapsed_ms > 0.0 && report.effort != Effort::Live {
        facts.push(time_label(report.elapsed_ms));
    }
    facts.join(" · ")
}

fn effort_id(effort: Effort) -> &'static str {
    match effort {
        Effort::Live => "live",
        Effort::Run => "run",
        Effort::Submit => "submit",
    }
}

/// The sign that stands for a verdict.
pub fn icon(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::Accepted => Icon::Check,
        Verdict::WrongAnswer => Icon::Cross,
        Verdict::TimeLimitExceeded => Icon::Clock,
        Verdict::Stopped => Icon::Square,
        Verdict::Incomplete => Icon::Dash,
        _ => Icon::Alert,
    }
}

/// The tone of a verdict, as attributes write it.
pub fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "good",
        Verdict::Stopped | Verdict::Incomplete => "calm",
        Verdict::Unsupported | Verdict::TimeLimitExceeded | Verdict::JudgeError => "caution",
        _ => "bad",
    }
}
