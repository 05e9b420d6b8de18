//! Forwards, backwards, and straight to a step.

use leptos::prelude::*;

use crate::{
    bridge::page,
    components::icon::{Icon, IconView},
    state::{
        debugging::Debugging,
        shortcuts::{FIRST, LAST, STEP, STEP_BACK, STEP_OVER},
    },
};

/// Moves as a key says; whether it says anything.
pub(super) fn press(debugging: Debugging, key: &str) -> bool {
    match key {
        _ if STEP_BACK.is_key(key) => debugging.move_by(-1),
        _ if STEP.is_key(key) => debugging.move_by(1),
        _ if STEP_OVER.is_key(key) => debugging.step_over(),
        _ if FIRST.is_key(key) => debugging.go(0),
        _ if LAST.is_key(key) => debugging.go_to_end(),
        _ => return false,
    }
    true
}

/// The slider and the buttons.
#[component]
pub(super) fn Controls(
    /// Stepping through.
    debugging: Debugging,
    /// The place of the last step.
    last: usize,
    /// What happens at the step, for those who move the slider without seeing it.
    #[prop(into)]
    sentence: Signal<String>,
) -> impl IntoView {
    let at_start = move || debugging.at() == 0;
    let at_end = move || debugging.at() == last;
    // The recording came after the dialog opened: the keyboard goes where it is of most use.
    Effect::new(|_| page::focus("debug-slider"));
    let place = move || format!("Step {} of {}", debugging.at() + 1, last + 1);
    view! {
        <div class="debug-controls" role="group" aria-label="Steps">
            <input
                id="debug-slider"
                type="range"
                class="debug-slider"
                data-testid="debug-slider"
                aria-label="Step"
                aria-valuetext=move || format!("{}. {}", place(), sentence.get())
                min="0"
                max=last
                prop:value=move || debugging.at().to_string()
                on:input=move |event| {
                    if let Ok(at) = event_target_value(&event).parse() {
                        debugging.go(at);
                    }
                }
            />
            <div class="debug-buttons">
                <Move label="First step" hook="debug-first" icon=Icon::First off=at_start act=move || debugging.go(0) />
                <Move
                    label="Previous step"
                    hook="debug-previous"
                    icon=Icon::Left
                    off=at_start
                    act=move || debugging.move_by(-1)
                />
                <output class="debug-place" data-testid="debug-place">{place}</output>
                <Move label="Next step" hook="debug-next" icon=Icon::Right off=at_end act=move || debugging.move_by(1) />
                <Move label="Last step" hook="debug-last" icon=Icon::Last off=at_end act=move || debugging.go_to_end() />
                <button
                    type="button"
                    class="button debug-over"
                    data-testid="debug-over"
                    title="On to the next step that is not inside a deeper call (Down)"
                    aria-disabled=move || at_end().to_string()
                    on:click=move |_| debugging.step_over()
                >
                    "Step over calls"
                </button>
            </div>
        </div>
    }
}

/// One button. At an end it stays where the keyboard is, and does nothing.
#[component]
fn Move(
    label: &'static str,
    hook: &'static str,
    icon: Icon,
    off: impl Fn() -> bool + Copy + Send + Sync + 'static,
    act: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button debug-move"
            data-testid=hook
            aria-label=label
            title=label
            aria-disabled=move || off().to_string()
            on:click=move |_| {
                if !off() {
                    act();
                }
            }
        >
            <IconView icon=icon />
        </button>
    }
}
