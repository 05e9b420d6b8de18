//! How much of what is kept, and whether the browser promises to keep it.

use leptos::{prelude::*, task::spawn_local};

use super::{Inventory, focus_title, size_label, two_step::TwoStep};
use crate::{
    bridge::durable,
    state::store::{Store, whole::Share},
};

/// The table of kinds, and what can be done where room is short.
#[component]
pub fn Kept(inventory: RwSignal<Inventory>) -> impl IntoView {
    let store = expect_context::<Store>();
    let row = |share: Share| {
        let bytes = share.near_bytes + share.far_bytes;
        view! {
            <tr>
                <th scope="row">{share.name}</th>
                <td>{share.count}</td>
                <td>{size_label(bytes)}</td>
            </tr>
        }
    };
    let memory = move || {
        store.turns();
        match (store.is_writable(), store.has_unsaved()) {
            (false, _) => Some(
                "Nothing is written to this browser now: what you do is in this page’s memory. An export holds it.",
            ),
            (true, true) => Some("Some of this is in this page’s memory alone. An export holds it, too."),
            (true, false) => None,
        }
    };
    view! {
        <section aria-labelledby="kept-title">
            <h3 id="kept-title">"What is kept in this browser"</h3>
            <Show
                when=move || inventory.with(|inventory| !inventory.shares.is_empty())
                fallback=|| view! { <p data-testid="kept-nothing">"Nothing yet."</p> }
            >
                <table class="kept" data-testid="kept">
                    <thead>
                        <tr>
                            <th scope="col">"What"</th>
                            <th scope="col">"How many"</th>
                            <th scope="col">"Room"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || inventory.with(|inventory| inventory.shares.iter().cloned().map(row).collect_view())}
                    </tbody>
                </table>
            </Show>
            {move || memory().map(|text| view! { <p role="status">{text}</p> })}
            <Promise />
            {move || {
                let old = inventory.with(|inventory| inventory.old_attempts);
                (old > 0).then(|| view! { <OldAttempts count=old /> })
            }}
        </section>
    }
}

/// Whether the browser promises to keep it, and a way to ask for that.
#[component]
fn Promise() -> impl IntoView {
    let promised = RwSignal::new(None::<Option<bool>>);
    let look = move || {
        spawn_local(async move {
            let _ = promised.try_set(Some(durable::is_promised().await));
        });
    };
    look();
    let asked = RwSignal::new(false);
    let ask = move |_| {
        spawn_local(async move {
            let answer = durable::ask().await;
            let _ = promised.try_set(Some(answer));
            let _ = asked.try_set(true);
        });
    };
    let words = move || match promised.get() {
        None => "",
        Some(Some(true)) => "The browser promises to keep this until you remove it.",
        Some(Some(false)) if asked.get() => {
            "The browser does not promise it now. Many do for sites that are visited often; export now and then until then."
        }
        Some(Some(false)) => "Where room is short on the device, the browser may remove this without asking.",
        Some(None) => "This browser makes no promise about how long it keeps this. Export now and then.",
    };
    view! {
        <p class="quiet-text" role="status" data-testid="promise">{words}</p>
        <Show when=move || promised.get() == Some(Some(false)) && !asked.get()>
            <button type="button" class="button" data-testid="promise-ask" on:click=ask>
                "Ask it to keep this"
            </button>
        </Show>
    }
}

#[component]
fn OldAttempts(count: usize) -> impl IntoView {
    let store = expect_context::<Store>();
    let failure = RwSignal::new(None::<String>);
    let thin_out = move |()| {
        spawn_local(async move {
            match store.thin_out().await {
                Ok(()) => focus_title(),
                Err(reason) => {
                    let _ = failure.try_set(Some(reason.to_string()));
                }
            }
        });
    };
    view! {
        <TwoStep
            label="Remove old attempts"
            question=format!(
                "This removes {count} attempts with their code for good. Of each problem the newest three and the last accepted one stay, and so does your progress. Export first if you want to keep them.",
            )
            yes=format!("Remove {count} attempts")
            id="thin-out"
            on_yes=thin_out
        />
        {move || failure.get().map(|reason| view! { <p role="alert">{reason}</p> })}
    }
}
