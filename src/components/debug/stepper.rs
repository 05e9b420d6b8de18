//! One step: what happens, the call stack, and what the names of a frame hold.

use std::sync::Arc;

use leptos::prelude::*;

use super::{code::Code, controls::Controls, drawing::Rows, linked::LinkedView};
use crate::state::{debugging::Debugging, judging::Judging, replay::Replay};

/// The run at the step that is looked at.
#[component]
pub(super) fn Stepper(
    /// The run.
    replay: Arc<Replay>,
) -> impl IntoView {
    let debugging = expect_context::<Judging>().debugging();
    let last = replay.last();
    let of = |read: fn(&Replay, usize, usize) -> String| {
        let replay = replay.clone();
        Memo::new(move |_| read(&replay, debugging.at(), debugging.frame()))
    };
    let sentence = of(|replay, at, _| replay.sentence(at));
    let remark = of(|replay, at, _| replay.remark(at).unwrap_or_default());
    let printed = of(|replay, at, _| replay.printed(at).to_owned());
    let (lined, pictured) = (replay.clone(), replay.clone());
    let stepped = Memo::new(move |_| lined.stepped(debugging.at(), debugging.frame()));
    let line = Memo::new(move |_| stepped.get().line);
    let raises = Memo::new(move |_| stepped.get().raises);
    let picture = Memo::new(move |_| pictured.picture(debugging.at(), debugging.frame()));
    let source_line = {
        let replay = replay.clone();
        move || replay.line_text(line.get()).to_owned()
    };
    view! {
        <div class="debug-body">
            <Code replay=replay.clone() line=line raises=raises />
            <div class="debug-state">
                <div class="debug-event" role="status" data-testid="debug-event" data-raises=move || raises.get().to_string()>
                    <p>{move || sentence.get()} <code class="visually-hidden">{source_line}</code></p>
                    {move || Some(remark.get()).filter(|remark| !remark.is_empty()).map(|remark| view! { <p class="cut">{remark}</p> })}
                </div>
                <CallStack replay=replay debugging=debugging />
                <section class="debug-names" aria-label="Names and what they hold">
                    {move || view! { <Rows rows=picture.get().rows /> }}
                </section>
                {move || {
                    let linked = picture.get().linked;
                    linked.into_iter().map(|linked| view! { <LinkedView linked=linked /> }).collect_view()
                }}
                {move || {
                    Some(printed.get())
                        .filter(|text| !text.is_empty())
                        .map(|text| {
                            view! {
                                <section class="debug-printed">
                                    <h3>"Printed so far"</h3>
                                    <pre data-testid="debug-printed"><code>{text}</code></pre>
                                </section>
                            }
                        })
                }}
            </div>
            <Controls debugging=debugging last=last sentence=sentence />
        </div>
    }
}

/// Who called whom, outermost first. Each can be looked at.
#[component]
fn CallStack(replay: Arc<Replay>, debugging: Debugging) -> impl IntoView {
    let frames = move || {
        let at = debugging.at();
        let stack = replay.stack(at);
        let (count, hidden) = (stack.len(), replay.hidden(at));
        let frame = |(place, (frame, line)): (usize, (&protocol::recording::Frame, u32))| {
            let from_top = count - 1 - place;
            let gap = (hidden > 0 && place == 2).then(|| {
                view! { <li class="cut">{format!("… {hidden} more calls …")}</li> }
            });
            view! {
                {gap}
                <li>
                    <button
                        type="button"
                        class="debug-frame"
                        aria-pressed=move || (debugging.frame() == from_top).to_string()
                        on:click=move |_| debugging.look_at_frame(from_top)
                    >
                        <code>{frame.function.clone()}</code>
                        <span>{format!("line {line}")}</span>
                    </button>
                </li>
            }
        };
        stack.into_iter().enumerate().map(frame).collect_view()
    };
    view! {
        <section class="debug-stack">
            <h3>"Call stack"</h3>
            <ol data-testid="debug-stack">{frames}</ol>
        </section>
    }
}
