//! Where the answer is given, in the form that its kind asks for.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{
    content::{Kind, ProblemPage},
    judging::Effort,
};

use crate::{
    bridge::{
        editor::{Language, Marker, Severity, Snippet},
        keys, page,
    },
    components::{
        answer_line::AnswerLine, choice_list::ChoiceList, editor::Editor, python_status::PythonStatusView,
        schema::Schema,
    },
    state::{
        answer::AnswerStore,
        helping::{Helping, Wish},
        judging::Judging,
        linting::Linting,
        panes::{Pane, Panes},
        python::{Python, PythonStatus},
        screen::Screen,
        settings::Settings,
        snippets,
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
    let linting = expect_context::<Linting>();
    let markers = markers(answer);
    let snippets = snippets(&problem);
    let panes = expect_context::<Panes>();
    let field = match kind {
        Kind::Function => view! {
            <Help packages=problem.packages.clone() />
            <Lint answer=answer />
            <Editor
                text=text
                on_input=on_input
                language=Language::Python
                label="Your Python code"
                markers=markers
                snippets=snippets
                stepped=stepped
                formatted=Signal::derive(move || linting.formatted())
            />
            <FormatNote />
            <div class="under-editor">
                <PythonPart />
                <HelpSwitch title="Completion after a dot or Ctrl + Space, snippets for this problem, signatures, what a name is. Off, as in an interview." />
            </div>
        }
        .into_any(),
        Kind::Query => view! {
            <Schema tables=problem.tables.clone() />
            <Editor
                text=text
                on_input=on_input
                language=Language::Sql
                label="Your SQL query"
                markers=markers
                snippets=snippets
            />
            <div class="under-editor">
                <HelpSwitch title="Snippets for this problem at a line's beginning or by Ctrl + Space. Off, as in an interview." />
            </div>
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
        <section
            class="answer-pane"
            id=Pane::Answer.place()
            role=move || panes.role(Pane::Answer)
            hidden=move || panes.is_hidden(Pane::Answer)
            aria-label="Your answer"
            data-kind=kind.id()
        >
            <h2 class="visually-hidden">"Your answer"</h2>
            {field}
        </section>
    }
}

/// Where the judge found an error in the answer as it stands, and where it looks wrong.
fn markers(answer: AnswerStore) -> Signal<Vec<Marker>> {
    let (judging, linting) = (expect_context::<Judging>(), expect_context::<Linting>());
    Signal::derive(move || {
        let now = answer.get();
        let looks_wrong = linting.found(&answer.text()).into_iter().map(|found| Marker {
            severity: if found.syntax { Severity::Error } else { Severity::Warning },
            line: found.line,
            column: Some(found.column),
            end: Some((found.end_line, found.end_column)),
            message: found.message,
        });
        let error = judging.with(|desk| {
            let outcome = desk.outcome().filter(|outcome| outcome.answer == now)?;
            outcome.report.failing.as_ref()?.error.clone()
        });
        error
            .and_then(|error| {
                let message = format!("{}: {}", error.kind, error.message);
                let severity = Severity::Error;
                Some(Marker { severity, line: error.line?, column: error.column, end: None, message })
            })
            .into_iter()
            .chain(looks_wrong)
            .collect()
    })
}

/// What is offered while one types, as long as there is help.
fn snippets(problem: &ProblemPage) -> Signal<Vec<Snippet>> {
    let settings = expect_context::<Settings>();
    let fitting = snippets::fitting(problem);
    Memo::new(move |_| if settings.help() { fitting.clone() } else { Vec::new() }).into()
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
        wish(is_wanted, python, judging)
    });
    helping.open(&packages);
    Effect::new(move |_| helping.tend(wish.get()));
    on_cleanup(move || helping.tend(Wish::None));
}

/// Chooses whether there is help while typing; only where there could be.
#[component]
fn HelpSwitch(
    /// What there is.
    title: &'static str,
) -> impl IntoView {
    let (screen, settings) = (expect_context::<Screen>(), expect_context::<Settings>());
    let helping = expect_context::<Helping>();
    view! {
        <Show when=move || screen.fits_code_editor() && !settings.plain_editor()>
            <label class="switch" title=title>
                <input
                    type="checkbox"
                    data-testid="help-while-typing"
                    data-help=move || helping.status().id()
                    prop:checked=move || settings.help()
                    on:change=move |event| settings.set_help(event_target_checked(&event))
                />
                "Help while typing"
            </label>
        </Show>
    }
}

/// What is wanted waits for whatever a person waits for.
fn wish(is_wanted: bool, python: Python, judging: Judging) -> Wish {
    let is_quiet = python.status() == PythonStatus::Ready
        && !matches!(python.spare(), PythonStatus::Starting(_))
        && !judging.is_busy();
    match (is_wanted, is_quiet) {
        (false, _) => Wish::None,
        (true, false) => Wish::Later,
        (true, true) => Wish::Some,
    }
}

/// Sees to Ruff for as long as the page is there: what looks wrong is help, and is none without help; the layout is for the asking.
#[component]
fn Lint(answer: AnswerStore) -> impl IntoView {
    let (python, judging) = (expect_context::<Python>(), expect_context::<Judging>());
    let (screen, settings) = (expect_context::<Screen>(), expect_context::<Settings>());
    let linting = expect_context::<Linting>();
    // A phone fetches it when somebody formats.
    let wish = Memo::new(move |_| wish(settings.help() && screen.fits_code_editor(), python, judging));
    Effect::new(move |_| linting.tend(wish.get()));
    Effect::new(move |_| linting.follow(answer.text(), settings.help()));
    let by_key = keys::on_format(move || linting.format(untrack(|| answer.text())));
    let _by_key = StoredValue::new_local(by_key);
    on_cleanup(move || linting.close());
}

/// What came of formatting, where that is not to be seen in the text.
#[component]
fn FormatNote() -> impl IntoView {
    let linting = expect_context::<Linting>();
    view! {
        <div role="status" data-testid="format-note" data-lint=move || linting.status().id()>
            {move || linting.said().map(|said| view! { <p class="format-note">{said.words()}</p> })}
        </div>
    }
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
