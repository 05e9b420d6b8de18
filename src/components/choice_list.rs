//! The options of a choice problem.

use leptos::prelude::*;
use protocol::{content::ChoiceOption, judging::OptionReport};

use super::icon::{Icon, IconView};

/// Radio buttons where one option is right, check boxes where several are.
#[component]
pub fn ChoiceList(
    /// The options.
    options: Vec<ChoiceOption>,
    /// Whether several are right.
    several: bool,
    /// Whether an option is chosen.
    #[prop(into)]
    is_chosen: Callback<usize, bool>,
    /// An option was chosen, or its choice taken back.
    #[prop(into)]
    on_choose: Callback<(usize, bool)>,
    /// What the chosen options deserve, once judged.
    #[prop(into)]
    reports: Signal<Vec<OptionReport>>,
) -> impl IntoView {
    let item = move |(at, option): (usize, ChoiceOption)| {
        let report = Memo::new(move |_| reports.with(|all| all.iter().find(|report| report.option == at).cloned()));
        let deserved = move || report.get().map(|report| if report.right { "right" } else { "wrong" });
        view! {
            <div class="option" data-deserved=deserved>
                <label>
                    <input
                        type=if several { "checkbox" } else { "radio" }
                        name="option"
                        data-testid=format!("option-{at}")
                        prop:checked=move || is_chosen.run(at)
                        on:change=move |event| on_choose.run((at, event_target_checked(&event)))
                    />
                    <span inner_html=option.html></span>
                </label>
                {move || report.get().map(|report| view! { <Deserved report=report /> })}
            </div>
        }
    };
    view! {
        <fieldset class="choice-list" data-testid="options">
            <legend>{if several { "Choose every right option" } else { "Choose one" }}</legend>
            {options.into_iter().enumerate().map(item).collect_view()}
        </fieldset>
    }
}

/// Whether choosing it was right, and why.
#[component]
fn Deserved(report: OptionReport) -> impl IntoView {
    let (icon, word) = if report.right { (Icon::Check, "Right.") } else { (Icon::Cross, "Not this one.") };
    view! {
        <p class="why">
            <IconView icon=icon />
            <strong>{word}</strong>
            " "
            {report.why}
        </p>
    }
}
