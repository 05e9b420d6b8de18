//! "Pick one for me".

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use protocol::content::CatalogueEntry;

use crate::{
    bridge::chance,
    components::icon::{Icon, IconView},
    routes::Route,
    state::{
        pick::{BUDGETS, pick},
        progress::ProgressStore,
    },
};

/// A button for each stretch of time: it opens a problem that fits, out of those that are shown.
#[component]
pub fn PickBar(
    /// The problems that are shown.
    shown: Memo<Vec<CatalogueEntry>>,
) -> impl IntoView {
    let progress = expect_context::<ProgressStore>();
    let navigate = use_navigate();
    let in_vain = RwSignal::new(None::<u32>);
    let choose = StoredValue::new_local(move |minutes: u32| {
        let chance = chance::draw();
        let slug = untrack(|| {
            shown.with(|shown| {
                progress.with(|progress| pick(shown, progress, minutes, chance).map(|entry| entry.slug.clone()))
            })
        });
        match slug {
            Some(slug) => navigate(&format!("/{}", Route::Problem { slug }.to_path()), NavigateOptions::default()),
            None => in_vain.set(Some(minutes)),
        }
    });
    // What was said of other filters holds no longer.
    Effect::new(move |_| {
        shown.track();
        in_vain.set(None);
    });
    let button = move |minutes: u32| {
        view! {
            <button
                type="button"
                class="button"
                data-testid=format!("pick-{minutes}")
                on:click=move |_| choose.with_value(|choose| choose(minutes))
            >
                <IconView icon=Icon::Clock />
                {minutes}
                " min"
            </button>
        }
    };
    view! {
        <div class="pick-bar" role="group" aria-labelledby="pick-label">
            <p id="pick-label" class="pick-label">"Pick one for me"</p>
            <div class="pick-buttons">{BUDGETS.map(button).collect_view()}</div>
            <p class="pick-told" role="status">
                {move || {
                    in_vain
                        .get()
                        .map(|minutes| {
                            format!("No problem that is shown takes {minutes} minutes or less. Choose more time, or show all problems.")
                        })
                }}
            </p>
        </div>
    }
}
