//! A file that was exported, taken in beside what is here.

use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    bridge::{clock, files::Chosen, page},
    state::store::{
        Store,
        transfer::{Line, MOST_BYTES, NotTaken, Plan},
    },
};

/// How far it has come.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Idle,
    Refused(String),
    Offered { name: String, plan: Plan },
    Done,
}

/// Where the keyboard goes once a button that was pressed is gone.
const TOLD: &str = "import-told";

/// A field for the file, what it would add, and the button that adds it.
#[component]
pub fn Import() -> impl IntoView {
    let store = expect_context::<Store>();
    let stage = RwSignal::new(Stage::Idle);
    let choose = move |event: ev::Event| {
        if let Some(chosen) = Chosen::take(&event) {
            spawn_local(async move {
                let _ = stage.try_set(look_at(store, chosen).await);
            });
        }
    };
    let focus_told = || clock::in_turn(|| page::focus(TOLD));
    let take = move |plan: Plan| {
        spawn_local(async move {
            let next = match store.take(plan).await {
                Ok(()) => Stage::Done,
                Err(reason) => Stage::Refused(format!("{reason} Nothing of yours was changed.")),
            };
            let _ = stage.try_set(next);
            focus_told();
        });
    };
    view! {
        <section aria-labelledby="import-title">
            <h3 id="import-title">"Import"</h3>
            <label class="field">
                <span class="quiet-text">
                    "A file that Mettle exported. You see first what it would add; it replaces nothing of yours."
                </span>
                <input
                    type="file"
                    data-testid="import-file"
                    aria-label="A file to import"
                    accept=".json,application/json"
                    on:change=choose
                />
            </label>
            <div id=TOLD tabindex="-1" role="status" data-testid=TOLD>
                {move || match stage.get() {
                    Stage::Idle => ().into_any(),
                    Stage::Refused(reason) => view! { <p data-testid="import-refused">{reason}</p> }.into_any(),
                    Stage::Done => view! { <p data-testid="import-done">"All of it is here now."</p> }.into_any(),
                    Stage::Offered { name, plan } if plan.is_empty() => {
                        view! { <p data-testid="import-nothing">{format!("All that is in “{name}” is here already.")}</p> }
                            .into_any()
                    }
                    Stage::Offered { name, plan } => {
                        let lines = plan.lines.iter().map(|line| view! { <li>{words_of(line)}</li> }).collect_view();
                        view! {
                            <p>{format!("“{name}” would bring:")}</p>
                            <ul class="brings" data-testid="import-plan">{lines}</ul>
                            <div class="question-answers">
                                <button
                                    type="button"
                                    class="button"
                                    data-testid="import-take"
                                    on:click=move |_| take(plan.clone())
                                >
                                    "Take it in"
                                </button>
                                <button
                                    type="button"
                                    class="button quiet"
                                    on:click=move |_| {
                                        stage.set(Stage::Idle);
                                        focus_told();
                                    }
                                >
                                    "Leave it"
                                </button>
                            </div>
                        }
                            .into_any()
                    }
                }}
            </div>
        </section>
    }
}

async fn look_at(store: Store, chosen: Chosen) -> Stage {
    if chosen.size() > MOST_BYTES {
        return Stage::Refused(NotTaken::TooLarge.to_string());
    }
    let Some(text) = chosen.text().await else {
        return Stage::Refused("This file cannot be read. Nothing was changed.".to_owned());
    };
    match store.plan(&text).await {
        Ok(plan) => Stage::Offered { name: chosen.name(), plan },
        Err(reason) => Stage::Refused(reason.to_string()),
    }
}

fn words_of(line: &Line) -> String {
    let parts = [(line.more, "more"), (line.changed, "changed"), (line.aside, "put aside")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{}: {}", line.name, parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_only_what_happens() {
        let line = Line { name: "Drafts", more: 3, changed: 0, aside: 1 };
        assert_eq!(words_of(&line), "Drafts: 3 more, 1 put aside");
    }
}
