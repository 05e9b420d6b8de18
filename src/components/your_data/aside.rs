//! Texts that are not in use, and are kept all the same: to save, or to remove.

use leptos::{prelude::*, task::spawn_local};

use super::{Inventory, focus_title, size_label, two_step::TwoStep};
use crate::{
    bridge::{clock, files},
    state::store::{
        Store, kinds,
        shelf::names,
        whole::{self, Aside},
    },
};

/// Each with what it is and how large.
#[component]
pub fn AsideList(inventory: RwSignal<Inventory>) -> impl IntoView {
    // What was reset has a place of its own.
    let all = Memo::new(move |_| {
        let is_listed = |aside: &Aside| aside.key != names::RESET;
        inventory.with(|inventory| inventory.aside.iter().filter(|aside| is_listed(aside)).cloned().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section aria-labelledby="aside-title">
                <h3 id="aside-title">"Put aside"</h3>
                <p class="quiet-text">
                    "What could not be read, what another tab wrote to the same place, and how all was before an update. It is not used, and nothing else needs it."
                </p>
                <ul class="aside" data-testid="aside">
                    <For
                        each=move || all.get()
                        key=|aside| (aside.key.clone(), aside.bytes, aside.is_far)
                        children=|aside| view! { <AsideView aside=aside /> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn AsideView(aside: Aside) -> impl IntoView {
    let store = expect_context::<Store>();
    let words = format!("{}, {}", words_of(&aside.key), size_label(aside.bytes));
    let failure = RwSignal::new(None::<String>);
    let id = format!("forget-{}", aside.key);
    let aside = StoredValue::new(aside);
    let save = move |_| {
        spawn_local(async move {
            let aside = aside.get_value();
            let saved = match store.text_of(&aside).await {
                Some(text) => files::save(&format!("{}.txt", aside.key), "text/plain", &text),
                None => false,
            };
            if !saved {
                let _ = failure.try_set(Some("It could not be saved.".to_owned()));
            }
        });
    };
    let forget = move |()| {
        spawn_local(async move {
            match store.forget(&aside.get_value()).await {
                Ok(()) => focus_title(),
                Err(reason) => {
                    let _ = failure.try_set(Some(reason.to_string()));
                }
            }
        });
    };
    view! {
        <li>
            <p>{words.clone()}</p>
            <div class="question-answers">
                <button
                    type="button"
                    class="button"
                    data-testid="aside-save"
                    aria-label=format!("Save: {words}")
                    on:click=save
                >
                    "Save"
                </button>
                <TwoStep
                    label="Remove"
                    question="This removes it for good."
                    yes="Remove it"
                    id=id
                    on_yes=forget
                />
            </div>
            {move || failure.get().map(|reason| view! { <p role="alert">{reason}</p> })}
        </li>
    }
}

/// What a key says of its text.
fn words_of(key: &str) -> String {
    if let Some(version) = key.strip_prefix(names::BACKUP) {
        return format!("Everything as version {} had stored it", version.trim_end_matches('+'));
    }
    let Some((moment, of)) = whole::put_aside(key) else { return format!("“{key}”") };
    let what = match kinds::of(of) {
        Some(kind) => match kind.slug(of) {
            Some("") | None => kind.name.to_owned(),
            Some(slug) => format!("{}, {slug}", kind.name),
        },
        None => format!("“{of}”"),
    };
    match moment {
        Some(ms) => format!("{what}, {}", clock::moment_label(ms)),
        None => what,
    }
}
