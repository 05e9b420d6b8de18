//! The time that is taken for the open problem.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use crate::state::{
    settings::Settings,
    stopwatch::{Stopwatch, label},
};

/// The time beside the minutes that are given, and a small panel in which it is started, paused, reset and hidden. It says
/// nothing by itself, except that the time is up.
#[component]
pub fn TimerView() -> impl IntoView {
    let watch = expect_context::<Stopwatch>();
    let is_open = Memo::new(move |_| watch.asked_minutes().is_some());
    view! {
        <Show when=move || is_open.get()>
            <TimerButton watch=watch />
        </Show>
    }
}

#[component]
fn TimerButton(watch: Stopwatch) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let minutes = move || watch.asked_minutes().unwrap_or_default();
    let time = Memo::new(move |_| label(watch.elapsed_ms()));
    let toggle = move |_| if untrack(|| watch.runs()) { watch.pause() } else { watch.start() };
    view! {
        <div class="timer">
            <button
                type="button"
                class="button quiet timer-face"
                data-testid="timer"
                data-over=move || watch.is_over().to_string()
                data-runs=move || watch.runs().to_string()
                popovertarget="timer-panel"
                title="Timer"
            >
                <IconView icon=Icon::Clock />
                <span class="visually-hidden">"Timer: "</span>
                <Show when=move || !settings.hidden_timer() fallback=|| view! { <span class="visually-hidden">"hidden"</span> }>
                    <span role="timer" data-testid="timer-time">
                        {move || time.get()}
                        <span class="timer-asked">{move || format!(" of {} min", minutes())}</span>
                    </span>
                </Show>
            </button>
            <p class="visually-hidden" role="status" data-testid="timer-told">
                {move || watch.has_just_ended().then(|| format!("The {} minutes are up. The timer goes on.", minutes()))}
            </p>
            <div class="timer-panel" id="timer-panel" popover role="group" aria-label="Timer" data-testid="timer-panel">
                <p class="timer-line">
                    {move || match watch.is_over() {
                        true => format!("The {} minutes that an interview gives this are up.", minutes()),
                        false => format!("An interview gives this {} minutes.", minutes()),
                    }}
                </p>
                <div class="timer-buttons">
                    <button type="button" class="button" data-testid="timer-toggle" on:click=toggle>
                        <IconView icon=Signal::derive(move || if watch.runs() { Icon::Pause } else { Icon::Play }) />
                        {move || if watch.runs() { "Pause" } else { "Start" }}
                    </button>
                    <button
                        type="button"
                        class="button quiet"
                        data-testid="timer-reset"
                        disabled=move || watch.elapsed_ms() == 0.0
                        on:click=move |_| watch.reset()
                    >
                        <IconView icon=Icon::Back />
                        "Reset"
                    </button>
                </div>
                <label class="switch">
                    <input
                        type="checkbox"
                        data-testid="timer-hidden"
                        prop:checked=move || settings.hidden_timer()
                        on:change=move |event| settings.set_hidden_timer(event_target_checked(&event))
                    />
                    "Hide the time"
                </label>
            </div>
        </div>
    }
}
