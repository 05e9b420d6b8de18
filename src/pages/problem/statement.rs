//! What is asked, and what helps when one is stuck or done.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::content::{CatalogueEntry, NameGiven, ProblemPage};

use crate::{
    components::{
        hints::Hints,
        history::HistoryList,
        icon::{Icon, IconView},
        tags::Tags,
    },
    routes::Route,
    state::{
        answer::AnswerStore,
        catalogue::{CatalogueStore, neighbours},
        progress::ProgressStore,
    },
};

/// Title, statement, and the names that may be used.
#[component]
pub fn StatementPane(
    /// The problem.
    problem: Arc<ProblemPage>,
) -> impl IntoView {
    let is_solved = is_solved(&problem);
    view! {
        <section class="statement-pane" aria-label="Problem">
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

/// Hints, editorial, earlier attempts, and the way to the neighbours.
#[component]
pub fn HelpPane(
    /// The problem.
    problem: Arc<ProblemPage>,
    /// The answer.
    answer: AnswerStore,
) -> impl IntoView {
    let is_solved = is_solved(&problem);
    view! {
        <section class="help-pane" aria-label="Help">
            <Hints hints=problem.hints.clone() />
            <Editorial html=problem.editorial_html.clone() is_solved=is_solved />
            <HistoryList answer=answer options=problem.options.clone() />
            <Neighbours slug=problem.entry.slug.clone() />
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
fn Editorial(html: String, is_solved: Memo<bool>) -> impl IntoView {
    (!html.is_empty()).then(|| {
        view! {
            <section class="editorial" aria-label="Editorial">
                <h2>"Editorial"</h2>
                <details data-testid="editorial">
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

/// The problems before and after this one.
#[component]
fn Neighbours(slug: String) -> impl IntoView {
    let catalogue = expect_context::<CatalogueStore>();
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
                <nav class="neighbours" aria-label="Other problems">
                    {before.map(|entry| link(entry, Icon::Left, "Previous"))}
                    {after.map(|entry| link(entry, Icon::Right, "Next"))}
                </nav>
            }
        })
    }
}
