//! Where the answer is given, in the form that its kind asks for.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::Effort,
};

use crate::{
    bridge::{
        editor::{Language, Marker},
        page,
    },
    components::{
        answer_line::AnswerLine, choice_list::ChoiceList, editor::Editor, python_status::PythonStatusView,
        schema::Schema,
    },
    state::{
        answer::AnswerStore,
        helping::{Helping, Wish},
        judging::Judging,
        python::{Python, PythonStatus},
        screen::Screen,
        settings::Settings,
    },
};

/// An editor, a line or options.
#[component]
pub fn AnswerPane(
    /// The problem.
    problem: Arc<ProblemPage>,
    /// The answer.
    answer: AnswerStore,
) -> impl IntoView {
    let text = Signal::derive(move || answer.text());
    let on_input = Callback::new(move |text| answer.type_text(text));
    let kind = problem.entry.kind;
    let debugging = expect_context::<Judging>().debugging();
    let stepped = Memo::new(move |_| debugging.stepped(&answer.text()));
    let markers = markers(answer);
    let field = match kind {
        Kind::Function => view! {
            <Help packages=problem.packages.clone() />
            <Editor
                text=text
                on_input=on_input
                language=Language::Python
                label="Your Python code"
                markers=markers
                stepped=stepped
            />
            <PythonPart />
        }
        .into_any(),
        Kind::Query => view! {
            <Schema tables=problem.tables.clone() />
            <Editor text=text on_input=on_input language=Language::Sql label="Your SQL query" markers=markers />
        }
        .into_any(),
        // Python is there only where the evaluator did not know something.
        Kind::Expression => view! {
            <Line answer=answer label="Your expression" placeholder="np.mean(x)" />
            <PythonPart />
        }
        .into_any(),
        Kind::Complexity => view! { <Line answer=answer label="Your bound" placeholder="O(n * log(n))" /> }.into_any(),
        Kind::Choice => view! { <Options problem=problem answer=answer /> }.into_any(),
    };
    view! {
        <section class="answer-pane" aria-label="Your answer" data-kind=crate::state::names::kind_id(kind)>
            <h2 class="visually-hidden">"Your answer"</h2>
            {field}
        </section>
    }
}

/// Where the judge found an error in the answer as it stands.
fn markers(answer: AnswerStore) -> Signal<Vec<Marker>> {
    let judging = expect_context::<Judging>();
    Signal::derive(move || {
        let now = answer.get();
        let error = judging.with(|desk| {
            let outcome = desk.outcome().filter(|outcome| outcome.answer == now)?;
            outcome.report.failing.as_ref()?.error.clone()
        });
        error
            .and_then(|error| {
                let message = format!("{}: {}", error.kind, error.message);
                Some(Marker { line: error.line?, column: error.column, message })
            })
            .into_iter()
            .collect()
    })
}

/// A one-line answer; Enter submits it.
#[component]
fn Line(answer: AnswerStore, label: &'static str, placeholder: &'static str) -> impl IntoView {
    let judging = expect_context::<Judging>();
    Effect::new(|_| page::mark("mettle:editor"));
    let submit = move |()| {
        if !untrack(|| judging.is_busy()) {
            judging.ask(Effort::Submit, untrack(|| answer.get()), None);
        }
    };
    view! {
        <AnswerLine
            text=Signal::derive(move || answer.text())
            label=label
            placeholder=placeholder
            on_input=Callback::new(move |text| answer.type_text(text))
            on_enter=submit
        />
    }
}

/// Sees to help while typing for as long as the page is there. Whatever a person waits for comes first.
#[component]
fn Help(
    /// What answers may import.
    packages: Vec<String>,
) -> impl IntoView {
    let (python, judging) = (expect_context::<Python>(), expect_context::<Judging>());
    let (screen, settings) = (expect_context::<Screen>(), expect_context::<Settings>());
    let helping = expect_context::<Helping>();
    let wish = Memo::new(move |_| {
        let is_wanted = settings.help() && screen.fits_code_editor() && !settings.plain_editor();
        let is_quiet = python.status() == PythonStatus::Ready
            && !matches!(python.spare(), PythonStatus::Starting(_))
            && !judging.is_busy();
        match (is_wanted, is_quiet) {
            (false, _) => Wish::None,
            (true, false) => Wish::Later,
            (true, true) => Wish::Some,
        }
    });
    helping.open(&packages);
    Effect::new(move |_| helping.tend(wish.get()));
    on_cleanup(move || helping.tend(Wish::None));
}

#[component]
fn PythonPart() -> impl IntoView {
    let (python, judging) = (expect_context::<Python>(), expect_context::<Judging>());
    view! {
        <PythonStatusView
            status=Signal::derive(move || python.status())
            spare=Signal::derive(move || python.spare())
            fetching=Signal::derive(move || python.fetching())
            on_retry=move |()| judging.start_python()
        />
    }
}

#[component]
fn Options(problem: Arc<ProblemPage>, answer: AnswerStore) -> impl IntoView {
    let judging = expect_context::<Judging>();
    Effect::new(|_| page::mark("mettle:editor"));
    // What was said of another choice is not said of this one.
    let reports = Signal::derive(move || {
        let chosen = answer.get();
        judging.with(|desk| {
            let outcome = desk.outcome().filter(|outcome| outcome.answer == chosen);
            outcome.map(|outcome| outcome.report.options.clone()).unwrap_or_default()
        })
    });
    view! {
        <ChoiceList
            options=problem.options.clone()
            several=problem.several
            is_chosen=move |option| answer.is_chosen(option)
            on_choose=move |(option, chosen)| answer.choose(option, chosen)
            reports=reports
        />
    }
}
