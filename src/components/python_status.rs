//! Whether Python is there yet.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use crate::state::python::PythonStatus;

/// The interpreter's status; a bar with the bytes while it starts.
#[component]
pub fn PythonStatusView(
    /// The status.
    #[prop(into)]
    status: Signal<PythonStatus>,
    /// The status of the interpreter that waits; it is not shown.
    #[prop(into)]
    spare: Signal<PythonStatus>,
    /// Tries again after a failure.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let view_of = move || match status.get() {
        PythonStatus::Off => ().into_any(),
        PythonStatus::Starting(boot) => view! {
            <label>
                <span>{boot.label()}</span>
                <progress max="1" value=boot.fraction().map(|fraction| fraction.to_string())></progress>
            </label>
        }
        .into_any(),
        PythonStatus::Ready => view! {
            <span class="ready">
                <IconView icon=Icon::Check />
                "Python is ready"
            </span>
        }
        .into_any(),
        PythonStatus::Failed(reason) => view! {
            <p class="failed" role="alert">
                <IconView icon=Icon::Alert />
                {format!("Python is not there: {reason}")}
            </p>
            <button type="button" class="button" on:click=move |_| on_retry.run(())>
                "Try again"
            </button>
        }
        .into_any(),
    };
    view! {
        <div
            class="python-status"
            data-python=move || status.with(PythonStatus::id)
            data-spare=move || spare.with(PythonStatus::id)
        >
            {view_of}
        </div>
    }
}
