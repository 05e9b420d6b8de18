//! A link to the problem, with the answer if wished; and what is shown where such a link was opened.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use protocol::{content::ProblemPage, judging::Answer};

use crate::{
    bridge::page,
    components::{
        copy_button::CopyButton,
        history::as_text,
        icon::{Icon, IconView},
        modal,
    },
    routes::Route,
    state::{
        answer::AnswerStore,
        commands::{Command, Commands},
        panes::{Pane, Panes},
        share::{self, MOST_OF_NAME, Shared},
    },
};

/// A button that opens the dialog.
#[component]
pub fn ShareButton(
    /// The problem's id.
    slug: String,
    /// The answer.
    answer: AnswerStore,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let panes = expect_context::<Panes>();
    let open = move || {
        // Behind another tab the dialog would not be seen.
        panes.show(Pane::Answer);
        is_open.set(true);
    };
    expect_context::<Commands>().offer([Command::new("share", "Share this problem", open)]);
    view! {
        <button type="button" class="button quiet" data-testid="share" on:click=move |_| is_open.set(true)>
            <IconView icon=Icon::Link />
            "Share"
        </button>
        <Show when=move || is_open.get()>
            <ShareDialog slug=slug.clone() answer=answer on_close=move |()| is_open.set(false) />
        </Show>
    }
}

#[component]
fn ShareDialog(slug: String, answer: AnswerStore, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let (node, close) = modal::opened();
    let (with_answer, by) = (RwSignal::new(false), RwSignal::new(String::new()));
    let link = link(slug, answer, with_answer, by);
    view! {
        <dialog class="dialog" data-testid="share-dialog" aria-labelledby="share-title" node_ref=node on:close=move |_| on_close.run(())>
            <div class="dialog-head">
                <h2 id="share-title">"Share this problem"</h2>
                <button type="button" class="button quiet" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                    "Close"
                </button>
            </div>
            <label class="switch">
                <input
                    type="checkbox"
                    data-testid="share-answer"
                    disabled=move || answer.is_blank()
                    prop:checked=move || with_answer.get()
                    on:change=move |event| with_answer.set(event_target_checked(&event))
                />
                "Put my answer into the link"
            </label>
            <Show when=move || with_answer.get()>
                <label class="field">
                    <span class="field-label">"Your name, if you like"</span>
                    <input
                        type="text"
                        data-testid="share-name"
                        maxlength=MOST_OF_NAME
                        autocomplete="name"
                        prop:value=move || by.get()
                        on:input=move |event| by.set(event_target_value(&event))
                    />
                </label>
            </Show>
            {move || match link.get() {
                Ok(link) => view! {
                    <label class="field">
                        <span class="field-label">"The link"</span>
                        <input type="text" readonly data-testid="share-link" prop:value=link.clone() />
                    </label>
                    <CopyButton label="Copy the link" text=link />
                }
                .into_any(),
                Err(reason) => view! { <p role="alert">{reason}</p> }.into_any(),
            }}
            <p class="quiet-text">
                "An answer stands after the # of the link, which browsers send to no server. Whoever opens the link sees that there is an answer, and decides whether to look at it."
            </p>
        </dialog>
    }
}

/// The link as the dialog asks for it, or why there is none.
fn link(
    slug: String,
    answer: AnswerStore,
    with_answer: RwSignal<bool>,
    by: RwSignal<String>,
) -> RwSignal<Result<String, String>> {
    let bare = page::resolve(&Route::Problem { slug }.to_path());
    let link = RwSignal::new(Ok(bare.clone()));
    let newest = StoredValue::new(0u32);
    Effect::new(move |_| {
        let turn = newest.get_value().wrapping_add(1);
        newest.set_value(turn);
        if !with_answer.get() {
            link.set(Ok(bare.clone()));
            return;
        }
        let shared = Shared { answer: answer.get(), by: by.get().trim().to_owned() };
        let bare = bare.clone();
        spawn_local(async move {
            let made = share::fragment(&shared).await;
            // The dialog may be gone, or the name typed on, by the time that it is made.
            if newest.try_get_value() == Some(turn) {
                let made = made.map(|fragment| format!("{bare}#{fragment}")).map_err(|reason| reason.to_string());
                let _ = link.try_set(made);
            }
        });
    });
    link
}

/// What became of a link's answer.
#[derive(Clone, Debug, PartialEq)]
enum Arrival {
    None,
    Unreadable,
    Here(Shared),
    Used,
}

/// Where the address carries an answer: whose it is, and what can be done with it. Nothing is done by itself.
#[component]
pub fn SharedAnswer(
    /// The problem.
    problem: Arc<ProblemPage>,
    /// The visitor's own answer.
    answer: AnswerStore,
) -> impl IntoView {
    let arrival = RwSignal::new(Arrival::None);
    let location = use_location();
    // A link to the same problem may be opened while the page is there: then only the fragment changes.
    Effect::new(move |_| {
        let fragment = location.hash.get().trim_start_matches('#').to_owned();
        if share::is_meant(&fragment) {
            spawn_local(async move {
                let found = share::read(&fragment).await.map_or(Arrival::Unreadable, Arrival::Here);
                let _ = arrival.try_set(found);
            });
        }
    });
    let navigate = StoredValue::new_local(use_navigate());
    let forget_fragment = move || {
        let path = location.pathname.get_untracked();
        let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() };
        navigate.with_value(|navigate| navigate(&path, options));
    };
    let dismiss = move |()| {
        forget_fragment();
        arrival.set(Arrival::None);
    };
    let take = move |shared: Answer| {
        forget_fragment();
        arrival.set(if answer.replace(shared) { Arrival::Used } else { Arrival::Unreadable });
    };
    move || {
        match arrival.get() {
        Arrival::None => ().into_any(),
        Arrival::Unreadable => view! {
            <section class="shared-answer" aria-label="An answer from a link" data-testid="shared-broken">
                <p role="alert">
                    "This link carries an answer that cannot be read: the link is cut off, was changed on its way, or is for another problem. Ask for it again. Your own answer is untouched."
                </p>
                <DismissButton on_dismiss=dismiss />
            </section>
        }
        .into_any(),
        Arrival::Here(shared) => {
            let code = as_text(&shared.answer, problem.options.len());
            let whose = match shared.by.as_str() {
                "" => "somebody who gave no name".to_owned(),
                name => format!("“{name}”"),
            };
            let theirs = StoredValue::new(shared.answer);
            view! {
                <section class="shared-answer" aria-label="An answer from a link" data-testid="shared-answer">
                    <p role="status">
                        "This link carries an answer by " <strong>{whose}</strong>
                        ". It was not run, and your own answer is untouched."
                    </p>
                    <details>
                        <summary data-testid="shared-look">"Look at it"</summary>
                        <pre tabindex="0"><code>{code}</code></pre>
                    </details>
                    <div class="shared-actions">
                        <button
                            type="button"
                            class="button"
                            data-testid="shared-use"
                            on:click=move |_| take(theirs.get_value())
                        >
                            "Put it in place of mine"
                        </button>
                        <DismissButton on_dismiss=dismiss />
                    </div>
                </section>
            }
            .into_any()
        }
        Arrival::Used => view! {
            <section class="shared-answer" aria-label="An answer from a link">
                <p role="status">"The link’s answer stands in place of yours."</p>
                <div class="shared-actions">
                    <Show when=move || answer.can_undo_reset()>
                        <button
                            type="button"
                            class="button"
                            data-testid="shared-undo"
                            on:click=move |_| {
                                answer.undo_reset();
                                arrival.set(Arrival::None);
                            }
                        >
                            "Bring mine back"
                        </button>
                    </Show>
                    <DismissButton on_dismiss=dismiss />
                </div>
            </section>
        }
        .into_any(),
    }
    }
}

#[component]
fn DismissButton(#[prop(into)] on_dismiss: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button quiet" data-testid="shared-dismiss" on:click=move |_| on_dismiss.run(())>
            "Dismiss"
        </button>
    }
}
