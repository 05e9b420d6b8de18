//! What the app has to tell that belongs to no single answer.

use leptos::prelude::*;

use super::offline::NewVersion;
use crate::state::notices::{Notice, Notices};

/// The notices, each with a way to put it away.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices = expect_context::<Notices>();
    let item = move |notice: Notice| {
        let text = notice.text();
        view! {
            <li>
                <p>{text}</p>
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
