//! What the app has to tell that belongs to no single answer.

use leptos::{prelude::*, task::spawn_local};

use super::offline::NewVersion;
use crate::{
    bridge::page,
    state::{
        commands::{Commands, Overlay},
        notices::{Notice, Notices, Remedy},
        store::Store,
    },
};

/// The notices, each with what can be done about it and a way to put it away.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices = expect_context::<Notices>();
    let item = move |notice: Notice| {
        let text = notice.text();
        view! {
            <li>
                <p>{text}</p>
                <RemedyButton remedy=notice.remedy() />
                <button type="button" class="button quiet" on:click=move |_| notices.dismiss(&notice)>
                    "Put away"
                </button>
            </li>
        }
    };
    view! {
        <div role="status">
            <NewVersion />
            <ul class="notices" data-testid="notices">
                <For each=move || notices.all() key=|notice| notice.text() children=item />
            </ul>
        </div>
    }
}

#[component]
fn RemedyButton(remedy: Remedy) -> impl IntoView {
    let (commands, store) = (expect_context::<Commands>(), expect_context::<Store>());
    let failure = RwSignal::new(None::<String>);
    let (label, id) = match remedy {
        Remedy::YourData => ("Your data", "notice-your-data"),
        Remedy::Reload => ("Reload", "notice-reload"),
        Remedy::UndoReset => ("Undo", "notice-undo"),
    };
    let act = move |_| match remedy {
        Remedy::YourData => commands.set_overlay(Some(Overlay::YourData)),
        Remedy::Reload => page::reload(),
        Remedy::UndoReset => spawn_local(async move {
            if let Err(reason) = store.undo_reset().await {
                let _ = failure.try_set(Some(reason.to_string()));
            }
        }),
    };
    view! {
        <button type="button" class="button" data-testid=id on:click=act>
            {label}
        </button>
        {move || failure.get().map(|reason| view! { <p role="alert">{reason}</p> })}
    }
}
