//! One problem: statement, answer, result.

mod answer_pane;
mod offered;
mod result_pane;
mod statement;
mod toolbar;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage as Content},
    judging::Effort,
};

use self::{
    answer_pane::AnswerPane,
    result_pane::ResultPane,
    statement::{HelpPane, Neighbours, StatementPane},
    toolbar::Toolbar,
};
use crate::{
    bridge::{clock, keys, page},
    components::{
        debug::Debugger,
        later::Later,
        load_failure::LoadFailure,
        own_inputs::OwnInputs,
        scratch::{self, ScratchPad},
        separator::Separator,
        share::SharedAnswer,
        tabs::PaneTabs,
    },
    pages::not_found::NotFoundPage,
    state::{
        answer::AnswerStore,
        catalogue::CatalogueStore,
        history::HistoryStore,
        judging::{Judging, has_run},
        load::Load,
        names::APP,
        panes::{Pane, Panes, Split},
        problem::ProblemStore,
        shortcuts::{RUN, SUBMIT, Shortcut},
        stopwatch::Stopwatch,
        store::Store,
    },
};

/// The page of one problem.
#[component]
pub fn ProblemPage(
    /// Which.
    slug: String,
) -> impl IntoView {
    let store = ProblemStore::open(slug);
    page::set_title(APP);
    move || match store.get() {
        Load::Waiting => view! { <p class="loading" role="status">"Fetching the problem…"</p> }.into_any(),
        Load::Missing => view! { <NotFoundPage /> }.into_any(),
        Load::Failed(reason) => view! {
            <LoadFailure title="The problem could not be loaded" reason=reason on_retry=move |()| store.retry() />
        }
        .into_any(),
        Load::Here(problem) => view! { <Workbench problem=problem /> }.into_any(),
    }
}

/// The id of the place of answer and result.
const WORK: &str = "work-pane";

/// Statement and help on one side, answer and result on the other; on narrow screens each has a tab.
#[component]
fn Workbench(problem: Arc<Content>) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let answer = AnswerStore::open(problem.clone(), expect_context::<Store>());
    page::set_title(&format!("{} – {APP}", problem.entry.title));
    judging.open(&problem);
    expect_context::<HistoryStore>().open(&problem.entry.slug);
    let stopwatch = expect_context::<Stopwatch>();
    stopwatch.open(&problem.entry.slug, problem.entry.minutes);
    on_cleanup(move || {
        judging.close();
        stopwatch.close();
    });
    judge_as_typed(&problem, answer, judging);
    offered::offer(&problem, answer);
    let shortcuts = listen_for_shortcuts(problem.entry.kind, answer, judging);
    let _shortcuts = StoredValue::new_local(shortcuts);

    // What the page needs first comes first; the way to the neighbours can wait.
    let catalogue = expect_context::<CatalogueStore>();
    Effect::new(move |_| {
        page::mark("mettle:statement");
        catalogue.ask();
    });

    let slug = StoredValue::new(problem.entry.slug.clone());
    let panes = expect_context::<Panes>();
    panes.begin(problem.entry.kind);
    let title = StoredValue::new(problem.entry.title.clone());
    let content = StoredValue::new(problem.clone());
    let shared = move || view! { <SharedAnswer problem=content.get_value() answer=answer /> };
    let pad = (problem.entry.kind == Kind::Function).then(|| {
        view! {
            <Later>
                <Pad slug=slug.get_value() answer=answer />
            </Later>
        }
    });
    let has_editor = matches!(problem.entry.kind, Kind::Function | Kind::Query);
    let rows = has_editor.then(|| {
        view! {
            <Separator split=Split::Rows label="Height of the editor" panes=[Pane::Answer.place(), Pane::Result.place()] />
        }
    });
    view! {
        <div
            class="workbench"
            data-slug=slug.get_value()
            style=("--statement-share", move || panes.share(Split::Columns).to_string())
            style=("--answer-share", move || panes.share(Split::Rows).to_string())
        >
            <Show when=move || panes.are_tabs()>
                <PaneTabs />
                // The title is on the problem's own pane, and every page needs one.
                <Show when=move || panes.is_hidden(Pane::Problem)>
                    <h1 class="visually-hidden">{title.get_value()}</h1>
                </Show>
                {shared()}
            </Show>
            <StatementPane problem=problem />
            <Separator split=Split::Columns label="Width of the statement" panes=[Pane::Problem.place(), WORK] />
            <div
                class="work-pane"
                id=WORK
                hidden=move || panes.is_hidden(Pane::Answer) && panes.is_hidden(Pane::Result) && panes.is_hidden(Pane::Pad)
            >
                <Show when=move || !panes.are_tabs()>{shared()}</Show>
                <Later>
                    <AnswerPane problem=content.get_value() answer=answer />
                </Later>
                <div
                    class="toolbar-place"
                    hidden=move || panes.is_hidden(Pane::Answer) && panes.is_hidden(Pane::Result)
                >
                    <Later>
                        <Toolbar problem=content.get_value() answer=answer />
                    </Later>
                </div>
                <div class="own-place" hidden=move || panes.is_hidden(Pane::Answer)>
                    <Later>
                        <OwnInputs />
                    </Later>
                </div>
                {rows}
                <Later>
                    <ResultPane problem=content.get_value() answer=answer />
                </Later>
                {pad}
            </div>
            <Later>
                <HelpPane problem=content.get_value() answer=answer />
            </Later>
            <Later>
                <Neighbours slug=slug.get_value() />
            </Later>
        </div>
        <Later>
            <Debugger />
            <Revealed />
        </Later>
    }
}

/// Stands after the last part of the page.
#[component]
fn Revealed() -> impl IntoView {
    Effect::new(|_| {
        clock::in_turn(|| {
            page::let_keyboard_scroll(".statement");
            page::reveal();
        });
    });
}

/// The scratch pad, in its place.
#[component]
fn Pad(slug: String, answer: AnswerStore) -> impl IntoView {
    let panes = expect_context::<Panes>();
    view! {
        <section
            id=Pane::Pad.place()
            class="pad-pane"
            role=move || panes.role(Pane::Pad)
            hidden=move || panes.is_hidden(Pane::Pad)
            aria-label="Scratch pad"
        >
            <ScratchPad slug=slug answer=answer />
        </section>
    }
}

/// Where verdicts follow the keystrokes, each change asks for one.
fn judge_as_typed(problem: &Content, answer: AnswerStore, judging: Judging) {
    let kind = problem.entry.kind;
    if kind.is_live() {
        Effect::new(move |_| {
            let now = answer.get();
            // An untouched start needs no verdict, but one that was cleared does.
            if !answer.is_blank() || untrack(|| judging.with(|desk| desk.outcome().is_some())) {
                judging.type_answer(kind, now);
            }
        });
    }
}

/// Control or Command with Enter runs; with Shift as well it submits.
fn listen_for_shortcuts(kind: Kind, answer: AnswerStore, judging: Judging) -> Option<crate::bridge::Listener> {
    keys::on_chord(move |chord| {
        // In the pad the same keys run a cell.
        let is = |shortcut: Shortcut| shortcut.is(&chord.key, chord.command, chord.shift);
        let meant = (is(RUN) || is(SUBMIT)) && !page::has_focus_within(scratch::ID);
        if meant && !untrack(|| judging.is_busy()) {
            let effort = if is(SUBMIT) || !has_run(kind) { Effort::Submit } else { Effort::Run };
            judging.ask(effort, untrack(|| answer.get()), None);
        }
        meant
    })
}
