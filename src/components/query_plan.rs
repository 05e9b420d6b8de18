//! How SQLite runs a query: its plan as a tree.

use leptos::prelude::*;
use protocol::plan::{PlanStep, Work};

use super::icon::{Icon, IconView};

/// The plan, each step with its sort of work and, where it may be dear, a sentence.
#[component]
pub fn QueryPlan(
    /// The outermost steps.
    steps: Vec<PlanStep>,
) -> impl IntoView {
    (!steps.is_empty()).then(|| {
        view! {
            <section class="plan" data-testid="plan" aria-label="How SQLite runs it">
                <h3>"How SQLite runs it"</h3>
                {list(steps)}
            </section>
        }
    })
}

fn list(steps: Vec<PlanStep>) -> AnyView {
    let step = |step: PlanStep| {
        let (id, word, icon) = look(step.work);
        view! {
            <li data-work=id>
                <p class="step">
                    <span class="work"><IconView icon=icon />{word}</span>
                    " "
                    <code>{step.text}</code>
                </p>
                {step.remark.map(|remark| view! { <p class="remark">{remark}</p> })}
                {(!step.steps.is_empty()).then(|| list(step.steps))}
            </li>
        }
    };
    view! { <ul>{steps.into_iter().map(step).collect_view()}</ul> }.into_any()
}

fn look(work: Work) -> (&'static str, &'static str, Icon) {
    match work {
        Work::Scan => ("scan", "Scan", Icon::Rows),
        Work::Search => ("search", "Search", Icon::Lens),
        Work::Sort => ("sort", "Sort", Icon::Stairs),
        Work::Subquery => ("subquery", "Subquery", Icon::Nested),
        Work::Other => ("other", "Step", Icon::Dash),
    }
}
