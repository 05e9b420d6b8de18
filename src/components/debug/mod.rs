//! Stepping through a recorded run: the code, the call stack, and what the names hold, drawn.

mod code;
mod controls;
mod drawing;
mod linked;
mod stepper;

use leptos::prelude::*;

use self::stepper::Stepper;
use crate::{
    components::{
        icon::{Icon, IconView},
        modal,
    },
    state::{debugging::Session, judging::Judging},
};

/// A button that has a case recorded and opens it.
#[component]
pub fn StepThrough(
    /// The source that was judged.
    source: String,
    /// The case's name.
    case: String,
) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let label = format!("Step through: {case}");
    view! {
        <button
            type="button"
            class="button step-through"
            data-testid="step-through"
            aria-label=label
            disabled=move || judging.is_busy()
            on:click=move |_| judging.debug(source.clone(), case.clone())
        >
            <IconView icon=Icon::Stairs />
            "Step through"
        </button>
    }
}

/// The dialog, while there is something to step through.
#[component]
pub fn Debugger() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let is_open = Memo::new(move |_| !matches!(judging.debugging().session(), Session::Closed));
    view! {
        <Show when=move || is_open.get()>
            <DebuggerDialog />
        </Show>
    }
}

#[component]
fn DebuggerDialog() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let debugging = judging.debugging();
    let (node, close) = modal::opened();
    let title = move || match debugging.session() {
        Session::Here(replay) => format!("Step through: {}", replay.case()),
        _ => "Step through".to_owned(),
    };
    let body = move || match debugging.session() {
        Session::Closed => ().into_any(),
        Session::Recording(_) => view! {
            <p class="debug-message" role="status">"Recording the run…"</p>
        }
        .into_any(),
        Session::Failed(words) => view! {
            <p class="debug-message" role="alert" data-testid="debug-failed">{words}</p>
        }
        .into_any(),
        Session::Here(replay) => view! { <Stepper replay=replay /> }.into_any(),
    };
    view! {
        <dialog
            class="debugger"
            data-testid="debugger"
            aria-labelledby="debugger-title"
            node_ref=node
            on:keydown=move |event| {
                if !(event.ctrl_key() || event.meta_key() || event.alt_key()) && controls::press(debugging, &event.key()) {
                    event.prevent_default();
                }
            }
            on:close=move |_| judging.end_debugging()
        >
            <div class="debug-head">
                <h2 id="debugger-title">{title}</h2>
                <button type="button" class="button quiet" aria-label="Close" data-testid="debug-close" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                    "Close"
                </button>
            </div>
            {body}
        </dialog>
    }
}
