//! The tabs by which a narrow screen shows one pane of a problem at a time.

use leptos::{ev::KeyboardEvent, prelude::*};
use protocol::judging::Verdict;

use super::{
    icon::IconView,
    verdict_banner::{icon, tone},
};
use crate::{
    bridge::page,
    state::{
        judging::Judging,
        names::verdict_label,
        panes::{Pane, Panes},
    },
};

/// The id of the row of tabs.
const ID: &str = "tabs";

/// One tab for each pane; the result's shows the newest verdict, and whether it was looked at.
#[component]
pub fn PaneTabs() -> impl IntoView {
    let (panes, judging) = (expect_context::<Panes>(), expect_context::<Judging>());
    let verdict = Memo::new(move |_| judging.with(|desk| desk.outcome().map(|outcome| outcome.report.verdict)));
    // The desk changes with every message of the judge; a verdict is new where it is on something else, or another one.
    let newest = Memo::new(move |_| {
        judging.with(|desk| {
            desk.outcome().map(|it| (it.answer.clone(), it.report.verdict, it.report.effort, it.report.seed))
        })
    });
    let unseen = RwSignal::new(false);
    Effect::new(move |before: Option<()>| {
        let is_there = newest.with(Option::is_some);
        // What is there when the tabs come was seen before.
        unseen.set(is_there && before.is_some() && untrack(|| panes.is_hidden(Pane::Result)));
    });
    Effect::new(move |_| {
        if !panes.is_hidden(Pane::Result) {
            unseen.set(false);
        }
    });
    follow(panes, judging);
    let press = move |event: KeyboardEvent| {
        let tabs = untrack(|| panes.tabs());
        if let Some(pane) = untrack(|| panes.shown()).pressed(tabs, &event.key()) {
            event.prevent_default();
            panes.show(pane);
            page::focus(&pane.tab());
        }
    };
    let tab = move |pane: Pane| {
        let is_shown = move || panes.shown() == pane;
        let mark = (pane == Pane::Result).then(|| view! { <ResultMark verdict=verdict unseen=unseen /> });
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=pane.tab()
                data-testid=pane.tab()
                aria-controls=pane.place()
                aria-selected=move || is_shown().to_string()
                tabindex=move || if is_shown() { "0" } else { "-1" }
                on:click=move |_| panes.show(pane)
            >
                {pane.label()}
                {mark}
            </button>
        }
    };
    view! {
        <div class="tabs" id=ID role="tablist" aria-label="Parts of the problem" on:keydown=press>
            {move || panes.tabs().iter().map(|pane| tab(*pane)).collect_view()}
        </div>
    }
}

/// What is asked for is brought on screen, and the keyboard is never left in a pane that went away.
fn follow(panes: Panes, judging: Judging) {
    let asked = Memo::new(move |_| judging.with(|desk| desk.running().filter(|it| it.asked_for).map(|it| it.id)));
    Effect::new(move |_| {
        if asked.get().is_some() {
            panes.show(Pane::Result);
        }
    });
    Effect::new(move |before: Option<Pane>| {
        let shown = panes.shown();
        if let Some(before) = before.filter(|before| *before != shown) {
            if page::is_focus_lost() || page::has_focus_within(before.place()) {
                page::focus(&shown.tab());
            }
            page::scroll_up_to(ID);
        }
        shown
    });
}

/// The verdict as a sign, and in words for those who do not see it.
#[component]
fn ResultMark(verdict: Memo<Option<Verdict>>, unseen: RwSignal<bool>) -> impl IntoView {
    move || {
        verdict.get().map(|verdict| {
            let words = move || {
                let age = if unseen.get() { ", new" } else { "" };
                format!(": {}{age}", verdict_label(verdict))
            };
            view! {
                <span class="tab-mark" data-testid="tab-mark" data-tone=tone(verdict) data-new=move || unseen.get().to_string()>
                    <IconView icon=icon(verdict) />
                    <span class="visually-hidden">{words}</span>
                </span>
            }
        })
    }
}
