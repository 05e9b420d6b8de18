//! What can be done with the answer.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::Effort,
};

use crate::{
    bridge::keys,
    components::{
        icon::{Icon, IconView},
        share::ShareButton,
    },
    state::{
        answer::AnswerStore,
        judging::{Judging, has_run},
        linting::Linting,
    },
};

/// Run, Submit, Stop; share, begin again, lay out.
#[component]
pub fn Toolbar(
    /// The problem.
    problem: Arc<ProblemPage>,
    /// The answer.
    answer: AnswerStore,
) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let kind = problem.entry.kind;
    let ask = move |effort| judging.ask(effort, untrack(|| answer.get()), None);
    let busy = Memo::new(move |_| judging.is_busy());
    let command = if keys::is_mac() { "⌘" } else { "Ctrl" };
    view! {
        <div class="toolbar" role="group" aria-label="Judging">
            {has_run(kind)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button"
                            data-testid="run"
                            title=format!("Run the examples ({command} + Enter)")
                            aria-keyshortcuts="Control+Enter"
                            disabled=move || busy.get()
                            on:click=move |_| ask(Effort::Run)
                        >
                            <IconView icon=Icon::Play />
                            "Run"
                        </button>
                    }
                })}
            <button
                type="button"
                class="button primary"
                data-testid="submit"
                title=format!("Judge on every case ({command} + Shift + Enter)")
                aria-keyshortcuts="Control+Shift+Enter"
                disabled=move || busy.get()
                on:click=move |_| ask(Effort::Submit)
            >
                {if kind == Kind::Choice { "Check answer" } else { "Submit" }}
            </button>
            <Show when=move || busy.get()>
                <button type="button" class="button danger" data-testid="stop" on:click=move |_| judging.stop()>
                    <IconView icon=Icon::Square />
                    "Stop"
                </button>
            </Show>
            <span class="spread"></span>
            <ShareButton slug=problem.entry.slug.clone() answer=answer />
            {(kind != Kind::Choice).then(|| view! { <ResetButtons answer=answer /> })}
            {(kind == Kind::Function).then(|| view! { <FormatButton answer=answer /> })}
        </div>
    }
}

#[component]
fn ResetButtons(answer: AnswerStore) -> impl IntoView {
    let is_blank = Memo::new(move |_| answer.is_blank());
    view! {
        <Show when=move || answer.can_undo_reset()>
            <button type="button" class="button quiet" data-testid="undo-reset" on:click=move |_| answer.undo_reset()>
                "Undo reset"
            </button>
        </Show>
        <button
            type="button"
            class="button quiet"
            data-testid="reset"
            disabled=move || is_blank.get()
            on:click=move |_| answer.reset()
        >
            <IconView icon=Icon::Back />
            "Reset answer"
        </button>
    }
}

/// Lays the code out.
#[component]
fn FormatButton(answer: AnswerStore) -> impl IntoView {
    let linting = expect_context::<Linting>();
    view! {
        <button
            type="button"
            class="button quiet"
            data-testid="format"
            title="Lay the code out, by Ruff (Shift + Alt + F)"
            aria-keyshortcuts="Shift+Alt+F"
            on:click=move |_| linting.format(untrack(|| answer.text()))
        >
            <IconView icon=Icon::Lines />
            "Format"
        </button>
    }
}
