//! A person's own inputs: typed as in Python, checked as they are typed, with what an accepted answer gives.

use leptos::prelude::*;
use protocol::judging::{NamedInput, OwnField};

use super::{
    editor,
    icon::{Icon, IconView},
    shown::ShownView,
};
use crate::{
    bridge::page,
    state::{
        judging::Judging,
        own_inputs::{LONGEST, MOST},
    },
};

/// The folded list of own inputs; nothing where a problem takes none.
#[component]
pub fn OwnInputs() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let own = judging.own();
    let count = Memo::new(move |_| own.count());
    let is_open = RwSignal::new(untrack(|| own.count()) > 0);
    // What is kept out of a result is to be seen.
    Effect::new(move |before: Option<usize>| {
        let now = count.get();
        if before.is_some_and(|before| before < now) {
            is_open.set(true);
        }
        now
    });
    let heading = move || match count.get() {
        0 => "Your inputs".to_owned(),
        count => format!("Your inputs ({count})"),
    };
    let is_full = move || count.get() >= MOST;
    view! {
        <Show when=move || !own.fields().is_empty()>
            <details
                class="own-inputs"
                data-testid="own-inputs"
                prop:open=move || is_open.get()
                on:toggle=move |event| is_open.set(page::is_unfolded(&event))
            >
                <summary>{heading}</summary>
                <p class="own-help">"Run tries your answer on these after the examples. Write values as in Python."</p>
                <For each=move || own.ids() key=|id| *id children=move |id| view! { <OwnInput id=id /> } />
                <button
                    type="button"
                    class="button"
                    data-testid="add-input"
                    disabled=is_full
                    on:click=move |_| judging.add_input(None)
                >
                    <IconView icon=Icon::Plus />
                    "Add an input"
                </button>
            </details>
        </Show>
    }
}

#[component]
fn OwnInput(id: u32) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let own = judging.own();
    let name = Signal::derive(move || own.name(id));
    let check = Memo::new(move |_| own.check(id));
    let state = move || match check.get() {
        None => "waiting",
        Some(check) if check.is_legal() => "legal",
        Some(_) => "refused",
    };
    let fields = move || own.fields().into_iter().enumerate();
    view! {
        <fieldset class="own-input" data-testid="own-input" data-state=state>
            <legend>{move || capitalised(&name.get())}</legend>
            <For
                each=fields
                key=|(at, field)| (*at, field.name.clone())
                children=move |(at, field)| view! { <Field id=id at=at field=field /> }
            />
            <div role="status" class="own-outcome">
                {move || check.get().map(|check| view! { <Outcome rule=check.rule expected=check.expected /> })}
            </div>
            <button
                type="button"
                class="button quiet"
                data-testid="remove-input"
                aria-label=move || format!("Remove {}", name.get())
                on:click=move |_| judging.remove_input(id)
            >
                <IconView icon=Icon::Cross />
                "Remove"
            </button>
        </fieldset>
    }
}

/// Which rule is broken, or what is expected.
#[component]
fn Outcome(rule: Option<String>, expected: Option<protocol::judging::Shown>) -> impl IntoView {
    view! {
        {rule.map(|rule| view! { <p class="own-fault" data-testid="own-rule">{format!("Left out of a Run: {rule}")}</p> })}
        {expected
            .map(|expected| {
                view! {
                    <div data-testid="own-expected">
                        <p class="own-label">"Expected"</p>
                        <ShownView value=expected label="Expected" />
                    </div>
                }
            })}
    }
}

#[component]
fn Field(id: u32, at: usize, field: OwnField) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let own = judging.own();
    let (html_id, fault_id) = (format!("own-{id}-{at}"), format!("own-{id}-{at}-fault"));
    let fault = Memo::new(move |_| own.check(id).and_then(|check| check.faults.into_iter().nth(at)).flatten());
    let told = move || {
        fault.get().map(|fault| match fault.place {
            Some((1, column)) => format!("At character {column}: {}", fault.message),
            Some((line, column)) => format!("On line {line}, at character {column}: {}", fault.message),
            None => fault.message,
        })
    };
    let text = Memo::new(move |_| own.text(id, at));
    view! {
        <div class="own-field">
            <label for=html_id.clone()>
                <code>{field.name}</code>
                <span class="meaning">{field.meaning}</span>
            </label>
            <textarea
                id=html_id
                data-testid="own-field"
                rows=move || text.with(|text| text.lines().count().clamp(1, 8)).to_string()
                maxlength=LONGEST.to_string()
                aria-invalid=move || fault.with(Option::is_some).to_string()
                aria-describedby=fault_id.clone()
                {..editor::for_code()}
                prop:value=move || text.get()
                on:input=move |event| judging.edit_input(id, at, event_target_value(&event))
            ></textarea>
            <p class="own-fault" id=fault_id data-testid="own-fault">{told}</p>
        </div>
    }
}

/// Keeps a case's inputs as a person's own; nothing where they are too long to be typed.
#[component]
pub fn KeepAsInput(
    /// The case's inputs.
    inputs: Vec<NamedInput>,
) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let own = judging.own();
    let sources: Option<Vec<String>> = inputs.into_iter().map(|input| input.source).collect();
    sources.filter(|sources| !sources.is_empty()).map(|sources| {
        let kept = sources.clone();
        let kept = Memo::new(move |_| own.find(&kept).map(|id| own.name(id)));
        let is_idle = move || kept.with(Option::is_none) && own.count() < MOST;
        view! {
            <button
                type="button"
                class="button"
                data-testid="keep-input"
                aria-disabled=move || (!is_idle()).to_string()
                on:click=move |_| {
                    if untrack(is_idle) {
                        judging.add_input(Some(sources.clone()));
                    }
                }
            >
                <IconView icon=Icon::Plus />
                <span aria-live="polite">
                    {move || match kept.get() {
                        Some(name) => format!("Kept as {name}"),
                        None => "Keep as my input".to_owned(),
                    }}
                </span>
            </button>
        }
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
