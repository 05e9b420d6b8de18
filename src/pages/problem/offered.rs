//! What can be done on a problem's page, for the palette.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use protocol::{
    content::{Kind, ProblemPage},
    judging::Effort,
};

use crate::{
    bridge::page,
    routes::Route,
    state::{
        answer::AnswerStore,
        catalogue::{CatalogueStore, neighbours},
        commands::{Command, Commands},
        judging::{Judging, has_run},
        panes::{Pane, Panes},
        settings::Settings,
        shortcuts::{RUN, SUBMIT},
        stopwatch::Stopwatch,
    },
};

/// Offers what belongs to the open problem, for as long as it is open.
pub(super) fn offer(problem: &Arc<ProblemPage>, answer: AnswerStore) {
    let commands = expect_context::<Commands>();
    commands.offer(judging(problem.entry.kind, answer));
    commands.offer(timer());
    commands.offer(panes());
    commands.offer(ways(&problem.entry.slug));
}

fn judging(kind: Kind, answer: AnswerStore) -> Vec<Command> {
    let judging = expect_context::<Judging>();
    let ask = move |effort| judging.ask(effort, untrack(|| answer.get()), None);
    let is_idle = move || !judging.is_busy();
    let mut commands = Vec::new();
    if has_run(kind) {
        let run = Command::new("run", "Run the examples", move || ask(Effort::Run));
        commands.push(run.only_if(is_idle).with_keys(RUN));
    }
    let submit = Command::new("submit", "Submit the answer", move || ask(Effort::Submit));
    commands.push(submit.only_if(is_idle).with_keys(SUBMIT));
    commands.push(Command::new("stop", "Stop judging", move || judging.stop()).only_if(move || judging.is_busy()));
    if kind != Kind::Choice {
        let reset = Command::new("reset", "Reset the answer", move || answer.reset());
        commands.push(reset.only_if(move || !answer.is_blank()));
        let undo = Command::new("undo-reset", "Undo the reset", move || answer.undo_reset());
        commands.push(undo.only_if(move || answer.can_undo_reset()));
    }
    commands
}

fn timer() -> [Command; 5] {
    let (watch, settings) = (expect_context::<Stopwatch>(), expect_context::<Settings>());
    [
        Command::new("timer-start", "Start the timer", move || watch.start()).only_if(move || !watch.runs()),
        Command::new("timer-pause", "Pause the timer", move || watch.pause()).only_if(move || watch.runs()),
        Command::new("timer-reset", "Reset the timer", move || watch.reset()).only_if(move || watch.elapsed_ms() > 0.0),
        Command::new("timer-hide", "Hide the timer", move || settings.set_hidden_timer(true))
            .only_if(move || !settings.hidden_timer()),
        Command::new("timer-show", "Show the timer", move || settings.set_hidden_timer(false))
            .only_if(move || settings.hidden_timer()),
    ]
}

/// Where panes are behind tabs, each can be brought to the front.
fn panes() -> Vec<Command> {
    let panes = expect_context::<Panes>();
    let command = |pane: Pane| {
        let id = format!("pane-{}", pane.id());
        let show = move || {
            panes.show(pane);
            page::focus(&pane.tab());
        };
        Command::new(&id, &format!("Show: {}", pane.label()), show).only_if(move || panes.are_tabs())
    };
    untrack(|| panes.tabs()).iter().map(|pane| command(*pane)).collect()
}

/// The ways to the neighbours.
fn ways(slug: &str) -> [Command; 2] {
    let catalogue = expect_context::<CatalogueStore>();
    let navigate = StoredValue::new_local(use_navigate());
    let slug = StoredValue::new(slug.to_owned());
    let neighbour = move |next: bool| {
        let load = catalogue.get();
        let (before, after) = slug.with_value(|slug| load.here().map(|catalogue| neighbours(catalogue, slug)))?;
        if next { after } else { before }.map(|entry| entry.slug.clone())
    };
    let way = move |id, label, next| {
        let go = move || {
            if let Some(slug) = untrack(|| neighbour(next)) {
                let path = format!("/{}", Route::Problem { slug }.to_path());
                navigate.with_value(|navigate| navigate(&path, NavigateOptions::default()));
            }
        };
        Command::new(id, label, go).only_if(move || neighbour(next).is_some())
    };
    [way("next", "Go to the next problem", true), way("previous", "Go to the previous problem", false)]
}
