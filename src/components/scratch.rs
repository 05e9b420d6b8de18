//! A pad beside a problem: cells that run with the problem's inputs and the answer's names at hand.

use leptos::{ev::KeyboardEvent, html, prelude::*};
use protocol::judging::{Answer, CellReport, Shown};

use super::{
    case_view::{ErrorView, PrintedView},
    editor,
    figures::FiguresView,
    icon::{Icon, IconView},
    shown::ShownView,
};
use crate::{
    bridge::{editor::Language, keys},
    state::{
        answer::AnswerStore,
        judging::Judging,
        panes::Panes,
        scratch::{Cell, PadText},
        shortcuts::RUN_CELL,
        store::Store,
    },
};

/// The pad's id on the page. Inside it Control and Enter run a cell.
pub const ID: &str = "scratch";

/// A folded pad: a text area for the next cell, and the latest cells with what came of them.
#[component]
pub fn ScratchPad(
    /// The problem.
    slug: String,
    /// The answer whose names cells may use.
    answer: AnswerStore,
) -> impl IntoView {
    let (judging, panes) = (expect_context::<Judging>(), expect_context::<Panes>());
    let text = PadText::open(&slug, expect_context::<Store>());
    let failing = Memo::new(move |_| failing_case(judging));
    let run = move || {
        let (source, is_idle) = untrack(|| (text.get(), !judging.is_busy() && !judging.scratch().is_running()));
        if is_idle
            && !source.trim().is_empty()
            && let Answer::Text(answer) = untrack(|| answer.get())
        {
            judging.run_cell(answer, failing.get_untracked(), source);
        }
    };
    view! {
        // Behind a tab of its own it need not be unfolded.
        <details class="scratch" id=ID data-testid="scratch" open=move || panes.are_tabs()>
            <summary>"Scratch pad"</summary>
            <p class="scratch-help" id="scratch-help">{move || bound(judging, failing.get())}</p>
            <PadArea text=text on_run=run />
            <Controls text=text on_run=run />
            <p class="visually-hidden" role="status" data-testid="scratch-status">
                {move || judging.scratch().cells().first().map(spoken)}
            </p>
            <ol class="scratch-cells" aria-label="Cells, the newest first">
                <For
                    each=move || judging.scratch().cells()
                    key=|cell| (cell.number, cell.outcome.is_some())
                    children=|cell| view! { <CellView cell=cell /> }
                />
            </ol>
        </details>
    }
}

/// The case that the result shows as failing, if there is one.
fn failing_case(judging: Judging) -> Option<String> {
    judging.with(|desk| {
        let failing = desk.outcome()?.report.failing.as_ref()?;
        (!failing.inputs.is_empty()).then(|| failing.name.clone())
    })
}

/// What a cell may name.
fn bound(judging: Judging, failing: Option<String>) -> String {
    let known = judging.scratch().cells().into_iter().find_map(|cell| match cell.outcome.as_deref() {
        Some(Ok(report)) => Some(report.names.join(", ")),
        _ => None,
    });
    let names = known.unwrap_or_else(|| "the inputs".to_owned());
    let case = failing.unwrap_or_else(|| "example 1".to_owned());
    format!(
        "Here you have {names} from {case}, and what your answer defines. Names stay until Run, Submit or Reset pad."
    )
}

#[component]
fn PadArea(text: PadText, on_run: impl Fn() + Copy + 'static) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let indent = editor::keys(area, Signal::derive(move || text.get()), Language::Python);
    let press = move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        if RUN_CELL.is(&event.key(), command, event.shift_key()) && !event.is_composing() {
            event.prevent_default();
            on_run();
        } else {
            indent(event);
        }
    };
    view! {
        <textarea
            node_ref=area
            class="scratch-area"
            data-testid="scratch-area"
            aria-label="The next cell, in Python"
            aria-describedby="scratch-help scratch-keys"
            aria-keyshortcuts="Control+Enter"
            rows="4"
            {..editor::for_code()}
            prop:value=move || text.get()
            on:input=move |event| text.set(event_target_value(&event))
            on:keydown=press
        ></textarea>
        <p id="scratch-keys" class="visually-hidden">
            "Tab indents. To leave the field with Tab, press Escape first."
        </p>
    }
}

#[component]
fn Controls(text: PadText, on_run: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let running = Memo::new(move |_| judging.scratch().is_running());
    let cannot_run = move || running.get() || judging.is_busy() || text.get().trim().is_empty();
    let command = if keys::is_mac() { "⌘" } else { "Ctrl" };
    let reset = move |_| {
        judging.stop_cell();
        judging.scratch().clear();
    };
    view! {
        <div class="toolbar" role="group" aria-label="Scratch pad">
            <button
                type="button"
                class="button"
                data-testid="scratch-run"
                title=format!("Run the cell ({command} + Enter)")
                disabled=cannot_run
                on:click=move |_| on_run()
            >
                <IconView icon=Icon::Play />
                "Run cell"
            </button>
            <Show when=move || running.get()>
                <button type="button" class="button danger" data-testid="scratch-stop" on:click=move |_| judging.stop_cell()>
                    <IconView icon=Icon::Square />
                    "Stop"
                </button>
            </Show>
            <span class="spread"></span>
            <button
                type="button"
                class="button quiet"
                data-testid="scratch-reset"
                title="Forget the cells and their names; the text stays"
                disabled=move || judging.scratch().cells().is_empty()
                on:click=reset
            >
                <IconView icon=Icon::Back />
                "Reset pad"
            </button>
        </div>
    }
}

#[component]
fn CellView(cell: Cell) -> impl IntoView {
    let outcome = match cell.outcome.as_deref() {
        None => view! { <p class="scratch-note">"Running…"</p> }.into_any(),
        Some(Err(words)) => view! { <p class="scratch-note">{words.clone()}</p> }.into_any(),
        Some(Ok(report)) => view! { <ReportView report=(**report).clone() /> }.into_any(),
    };
    let state = match cell.outcome.as_deref() {
        None => "running",
        Some(Ok(report)) if report.error.is_none() => "ran",
        Some(_) => "failed",
    };
    view! {
        <li class="scratch-cell" data-testid="scratch-cell" data-state=state>
            <h3>{format!("Cell {}", cell.number)}</h3>
            <pre class="scratch-source"><code>{cell.source.to_string()}</code></pre>
            {outcome}
        </li>
    }
}

#[component]
fn ReportView(report: CellReport) -> impl IntoView {
    let CellReport { echo, printed, figures, error, missing, .. } = report;
    let is_silent = echo.is_none()
        && error.is_none()
        && printed.stdout.is_empty()
        && printed.stderr.is_empty()
        && figures.is_empty();
    view! {
        {missing.map(|words| view! { <p class="scratch-note" data-testid="scratch-trouble">{words}</p> })}
        {error.map(|error| view! { <ErrorView error=error hook=Some("scratch-error") /> })}
        {echo.map(|value| {
            view! {
                <div class="scratch-echo" data-testid="scratch-echo">
                    <ShownView value=value label="What the cell gives" />
                </div>
            }
        })}
        <FiguresView figures=figures />
        <PrintedView printed=printed what="Printed" hook=Some("scratch-printed") />
        {is_silent.then(|| view! { <p class="scratch-note">"Ran, with nothing to show."</p> })}
    }
}

/// A cell's outcome in one sentence.
fn spoken(cell: &Cell) -> String {
    let number = cell.number;
    match cell.outcome.as_deref() {
        None => format!("Cell {number} is running."),
        Some(Err(words)) => words.clone(),
        Some(Ok(report)) => match (&report.error, &report.echo) {
            (None, _) if !report.figures.shown.is_empty() => match report.figures.shown.len() {
                1 => format!("Cell {number} drew a figure."),
                count => format!("Cell {number} drew {count} figures."),
            },
            (Some(error), _) => format!("Cell {number}: {}: {}", error.kind, error.message),
            (None, Some(Shown::Literal { text, .. })) => {
                format!("Cell {number} gives {}", text.chars().take(200).collect::<String>())
            }
            (None, Some(Shown::Grid { .. })) => format!("Cell {number} gives a table."),
            (None, None) => format!("Cell {number} ran."),
        },
    }
}
