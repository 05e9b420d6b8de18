//! Whether Python is there yet.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use crate::state::{
    offline::Offline,
    python::{Boot, PythonStatus},
};

/// The interpreter's status; a bar with the bytes while it starts.
#[component]
pub fn PythonStatusView(
    /// The status.
    #[prop(into)]
    status: Signal<PythonStatus>,
    /// The status of the interpreter that waits; it is not shown.
    #[prop(into)]
    spare: Signal<PythonStatus>,
    /// How far packages are that it fetches though it is there.
    #[prop(into)]
    fetching: Signal<Option<Boot>>,
    /// Tries again after a failure.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let offline = expect_context::<Offline>();
    let view_of = move || {
        match (status.get(), fetching.get()) {
        (PythonStatus::Off, _) => ().into_any(),
        (PythonStatus::Starting(boot), _) => view! { <Bar label=boot.label() fraction=boot.fraction() /> }.into_any(),
        (PythonStatus::Ready, Some(boot)) => {
            view! { <Bar label=boot.label_of_packages() fraction=boot.fraction() /> }.into_any()
        }
        (PythonStatus::Ready, None) => view! {
            <span class="ready">
                <IconView icon=Icon::Check />
                "Python is ready"
            </span>
        }
        .into_any(),
        (PythonStatus::Failed(reason), _) => view! {
            <p class="failed" role="alert">
                <IconView icon=Icon::Alert />
                {format!("Python is not there: {reason}")}
                {move || offline.needs_network().then_some(
                    " It is not kept for offline use on this device, so it needs the network. All other kinds of problems work without.",
                )}
            </p>
            <button type="button" class="button" on:click=move |_| on_retry.run(())>
                "Try again"
            </button>
        }
        .into_any(),
    }
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

#[component]
fn Bar(label: String, fraction: Option<f64>) -> impl IntoView {
    view! {
        <label>
            <span>{label}</span>
            <progress max="1" value=fraction.map(|fraction| fraction.to_string())></progress>
        </label>
    }
}
