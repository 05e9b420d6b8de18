//! One case: what went in, what should have come out, what did.

use leptos::prelude::*;
use protocol::judging::{AnswerError, CaseReport, NamedInput, Printed};

use super::{
    debug::StepThrough,
    figures::FiguresView,
    icon::{Icon, IconView},
    own_inputs::KeepAsInput,
    prose::Prose,
    shown::ShownView,
};
use crate::state::own_inputs::is_own;

/// A case in full. With `hooks`, its parts carry the names by which tests find the failing case.
#[component]
pub fn CaseView(
    /// The case.
    case: CaseReport,
    /// Whether this is the failing case of the report.
    #[prop(optional)]
    hooks: bool,
    /// The source that ran, where its steps can be shown.
    #[prop(optional_no_strip)]
    source: Option<String>,
) -> impl IntoView {
    let hook = move |name: &'static str| hooks.then_some(name);
    let CaseReport { name, inputs, expected, actual, differences, printed, figures, error, .. } = case;
    // An answer that could not be read ran on nothing.
    let source = source.filter(|_| !inputs.is_empty());
    let inputs = (!inputs.is_empty()).then(|| {
        view! {
            <div class="case-part inputs" data-testid=hook("failing-input")>
                <h4>{if inputs.len() == 1 { "Input" } else { "Inputs" }}</h4>
                {inputs.clone().into_iter().map(|input| view! { <Input input=input /> }).collect_view()}
                {(!is_own(&name)).then(|| view! { <KeepAsInput inputs=inputs /> })}
            </div>
        }
    });
    let compared = [
        expected.clone().map(|value| {
            view! {
                <div class="case-part" data-testid=hook("expected")>
                    <h4>"Expected"</h4>
                    <ShownView value=value label="Expected" />
                </div>
            }
        }),
        actual.map(|value| {
            let against = expected.unwrap_or_else(|| value.clone());
            view! {
                <div class="case-part actual" data-testid=hook("actual")>
                    <h4>"Yours"</h4>
                    <ShownView value=value against=against label="Yours" />
                </div>
            }
        }),
    ];
    let differences = (!differences.is_empty()).then(|| {
        view! {
            <ul class="differences" data-testid=hook("differences")>
                {differences.into_iter().map(|difference| view! { <li><Prose text=difference /></li> }).collect_view()}
            </ul>
        }
    });
    view! {
        // What the evaluator lacks has been told already, and no line of the answer is at fault.
        {error
            .filter(|error| error.kind != "not supported")
            .map(|error| view! { <ErrorView error=error hook=hook("error") /> })}
        {differences}
        {inputs}
        <div class="compared">{compared.into_iter().flatten().collect_view()}</div>
        <FiguresView figures=figures heading="What it drew" />
        {source.map(|source| view! { <StepThrough source=source case=name /> })}
        <PrintedView printed=printed what="What it printed" hook=hook("stdout") />
    }
}

/// What an answer printed, to be opened; nothing where it printed nothing.
#[component]
pub fn PrintedView(
    /// The texts.
    printed: Printed,
    /// What the text of standard output is called.
    what: &'static str,
    /// The name by which tests find it.
    hook: Option<&'static str>,
) -> impl IntoView {
    let part = |text: String, what: &'static str, hook: Option<&'static str>| {
        // A warning is to be read; what takes more room than that is there when it is asked for.
        let is_short = text.lines().count() <= 4;
        (!text.is_empty()).then(|| {
            view! {
                <details class="stdout" data-testid=hook open=is_short>
                    <summary>{what}</summary>
                    <pre><code>{text}</code></pre>
                </details>
            }
        })
    };
    view! {
        {part(printed.stdout, what, hook)}
        {part(printed.stderr, "Warnings and standard error", None)}
    }
}

#[component]
fn Input(input: NamedInput) -> impl IntoView {
    view! {
        <div class="input">
            <h5><code>{input.name.clone()}</code></h5>
            <ShownView value=input.value label=input.name />
        </div>
    }
}

/// An exception or a parse error, with the line to look at.
#[component]
pub fn ErrorView(
    /// The error.
    error: AnswerError,
    /// The name by which tests find it.
    #[prop(optional_no_strip)]
    hook: Option<&'static str>,
) -> impl IntoView {
    let place = match (error.line, error.column) {
        (Some(line), Some(column)) => format!("Line {line}, column {column}"),
        (Some(line), None) => format!("Line {line}"),
        _ => String::new(),
    };
    let message = if error.message.is_empty() { error.kind } else { format!("{}: {}", error.kind, error.message) };
    view! {
        <div class="answer-error" data-testid=hook>
            {(!place.is_empty()).then(|| view! { <p class="place">{place}</p> })}
            <pre><code>{message}</code></pre>
            {(error.traceback.len() > 1)
                .then(|| {
                    view! {
                        <details>
                            <summary>"Where it came from"</summary>
                            <pre><code>{error.traceback.join("\n")}</code></pre>
                        </details>
                    }
                })}
        </div>
    }
}

/// The cases of a run, each to be opened; those with figures and a person's own are open.
#[component]
pub fn CaseList(
    /// The cases in order.
    cases: Vec<CaseReport>,
    /// The case that is already shown in full.
    shown: Option<String>,
    /// The source that ran, where its steps can be shown.
    source: Option<String>,
) -> impl IntoView {
    let item = |case: CaseReport| {
        let source = source.clone();
        let (passed, name) = (case.passed.to_string(), case.name.clone());
        let is_open = !case.figures.is_empty() || is_own(&case.name);
        let (icon, word) = if case.passed { (Icon::Check, "passed") } else { (Icon::Cross, "failed") };
        view! {
            <details class="case" data-passed=passed open=is_open>
                <summary>
                    <IconView icon=icon />
                    <span>{name}</span>
                    <span class="word">{word}</span>
                </summary>
                <CaseView case=case source=source />
            </details>
        }
    };
    let has_own = cases.iter().any(|case| is_own(&case.name));
    let cases: Vec<_> = cases.into_iter().filter(|case| shown.as_ref() != Some(&case.name)).collect();
    (!cases.is_empty()).then(|| {
        view! {
            <section class="case-list" data-testid="cases">
                <h3>{if has_own { "Examples and your inputs" } else { "Examples" }}</h3>
                {cases.into_iter().map(item).collect_view()}
            </section>
        }
    })
}
