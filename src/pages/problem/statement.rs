//! What is asked, and what helps when one is stuck or done.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::content::{CatalogueEntry, NameGiven, ProblemPage};

use crate::{
    components::{
        hints::Hints,
        history::HistoryList,
        icon::{Icon, IconView},
        notes::Notes,
        prose::Prose,
        tags::Tags,
    },
    routes::Route,
    state::{
        answer::AnswerStore,
        catalogue::{CatalogueStore, neighbours},
        panes::{Pane, Panes},
        progress::ProgressStore,
    },
};

/// Title, statement, and the names that may be used.
#[component]
pub fn StatementPane(
    /// The problem.
    problem: Arc<ProblemPage>,
) -> impl IntoView {
    let (is_solved, panes) = (is_solved(&problem), expect_context::<Panes>());
    view! {
        <section
            class="statement-pane"
            id=Pane::Problem.place()
            role=move || panes.role(Pane::Problem)
            hidden=move || panes.is_hidden(Pane::Problem)
            aria-label="Problem"
        >
            <header>
                <h1>{problem.entry.title.clone()}</h1>
                <div class="about">
                    <Tags entry=problem.entry.clone() />
                    <Show when=move || is_solved.get()>
                        <p class="solved-mark" data-testid="solved">
                            <IconView icon=Icon::Check />
                            "Solved"
                        </p>
                    </Show>
                </div>
            </header>
            <div class="prose statement" data-testid="statement" inner_html=problem.statement_html.clone()></div>
            <Names names=problem.names.clone() />
        </section>
    }
}

/// Hints, editorial, earlier attempts.
#[component]
pub fn HelpPane(
    /// The problem.
    problem: Arc<ProblemPage>,
    /// The answer.
    answer: AnswerStore,
) -> impl IntoView {
    let (is_solved, panes) = (is_solved(&problem), expect_context::<Panes>());
    let progress = expect_context::<ProgressStore>();
    let slug = problem.entry.slug.clone();
    let of = slug.clone();
    let read = Signal::derive(move || usize::try_from(progress.hints_read(&of)).unwrap_or(usize::MAX));
    let of = slug.clone();
    let on_read = move |count: usize| progress.note_hints(&of, u32::try_from(count).unwrap_or(u32::MAX));
    view! {
        <section
            class="help-pane"
            id=Pane::Help.place()
            role=move || panes.role(Pane::Help)
            hidden=move || panes.is_hidden(Pane::Help)
            aria-label="Help"
        >
            <Hints hints=problem.hints.clone() read=read on_read=on_read />
            <Editorial html=problem.editorial_html.clone() slug=slug is_solved=is_solved />
            <FollowUps questions=problem.follow_ups.clone() />
            <Notes slug=problem.entry.slug.clone() />
            <HistoryList answer=answer options=problem.options.clone() />
        </section>
    }
}

fn is_solved(problem: &ProblemPage) -> Memo<bool> {
    let progress = expect_context::<ProgressStore>();
    let slug = problem.entry.slug.clone();
    Memo::new(move |_| progress.with(|progress| progress.is_solved(&slug)))
}

/// The names that an answer may use.
#[component]
fn Names(names: Vec<NameGiven>) -> impl IntoView {
    let row = |name: NameGiven| {
        view! {
            <dt><code>{name.name}</code></dt>
            <dd>{name.meaning}</dd>
        }
    };
    (!names.is_empty()).then(|| {
        view! {
            <section class="names" aria-label="Names you may use">
                <h2>"You may use"</h2>
                <dl>{names.into_iter().map(row).collect_view()}</dl>
            </section>
        }
    })
}

/// The editorial, closed; it says what opening it gives away while the problem is unsolved.
#[component]
fn Editorial(html: String, slug: String, is_solved: Memo<bool>) -> impl IntoView {
    let progress = expect_context::<ProgressStore>();
    let of = slug.clone();
    let was_read =
        Memo::new(move |_| progress.with(|it| it.record(&of).is_some_and(|it| it.editorial_at_ms.is_some())));
    (!html.is_empty()).then(|| {
        view! {
            <section class="editorial" aria-label="Editorial">
                <div class="help-head">
                    <h2>"Editorial"</h2>
                    <Show when=move || was_read.get()>
                        <p class="quiet-text" data-testid="editorial-read">"Opened"</p>
                    </Show>
                </div>
                <details data-testid="editorial" on:toggle=move |_| progress.note_editorial(&slug)>
                    <summary>
                        {move || {
                            if is_solved.get() { "Read the editorial" } else { "Show the solution before solving it" }
                        }}
                    </summary>
                    <div class="prose" inner_html=html></div>
                </details>
            </section>
        }
    })
}

/// What an interviewer may ask next.
#[component]
fn FollowUps(questions: Vec<String>) -> impl IntoView {
    (!questions.is_empty()).then(|| {
        view! {
            <section class="follow-ups" aria-label="Follow-ups">
                <h2>"Follow-ups"</h2>
                <details data-testid="follow-ups">
                    <summary>"What an interviewer may ask next"</summary>
                    <ul>{questions.into_iter().map(|text| view! { <li><Prose text=text /></li> }).collect_view()}</ul>
                    <p class="quiet-text">"The editorial answers them."</p>
                </details>
            </section>
        }
    })
}

/// The problems before and after this one.
#[component]
pub fn Neighbours(
    /// This one.
    slug: String,
) -> impl IntoView {
    let (catalogue, panes) = (expect_context::<CatalogueStore>(), expect_context::<Panes>());
    let is_away = move || panes.is_hidden(Pane::Problem) && panes.is_hidden(Pane::Help);
    let link = |entry: &CatalogueEntry, icon: Icon, word: &'static str| {
        let href = Route::Problem { slug: entry.slug.clone() }.to_path();
        view! {
            <a href=href rel=if icon == Icon::Left { "prev" } else { "next" }>
                <IconView icon=icon />
                <span>
                    <span class="word">{word}</span>
                    {entry.title.clone()}
                </span>
            </a>
        }
    };
    move || {
        catalogue.get().here().map(|catalogue| {
            let (before, after) = neighbours(catalogue, &slug);
            view! {
                <nav class="neighbours" aria-label="Other problems" hidden=is_away>
                    {before.map(|entry| link(entry, Icon::Left, "Previous"))}
                    {after.map(|entry| link(entry, Icon::Right, "Next"))}
                </nav>
            }
        })
    }
}
