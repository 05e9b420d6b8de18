//! The attempts at a problem, with the answers that were judged.

use std::collections::HashMap;

use leptos::prelude::*;
use protocol::{
    content::ChoiceOption,
    judging::{Answer, Verdict},
};

use super::{
    copy_button::CopyButton,
    icon::{Icon, IconView},
};
use crate::{
    bridge::clock,
    state::{
        answer::AnswerStore,
        changes::{Change, changes},
        history::{Attempt, HistoryStore},
        names::{verdict_id, verdict_label},
        stopwatch,
    },
};

/// Every attempt that is kept, the newest first; each can be looked at, set beside the answer as it stands, and brought back.
#[component]
pub fn HistoryList(
    /// The answer as it stands.
    answer: AnswerStore,
    /// A choice's options.
    options: Vec<ChoiceOption>,
) -> impl IntoView {
    let history = expect_context::<HistoryStore>();
    let count = options.len();
    let attempts = Memo::new(move |_| history.with(|history| numbered(history.newest_first().cloned())));
    view! {
        <Show when=move || !attempts.with(Vec::is_empty)>
            <section class="history" aria-label="Your attempts" data-testid="history">
                <h2>"Your attempts"</h2>
                <ol>
                    <For
                        each=move || attempts.get()
                        key=|(number, attempt)| (*number, attempt.at_ms.to_bits())
                        children=move |(_, attempt)| view! { <AttemptView attempt=attempt answer=answer options=count /> }
                    />
                </ol>
                <Show when=move || { history.out_of_reach() > 0 }>
                    <p class="quiet-text" role="status">
                        {move || format!(
                            "{} older attempts are kept in this browser’s database, which does not open now. Reload the page to try again.",
                            history.out_of_reach(),
                        )}
                    </p>
                </Show>
            </section>
        </Show>
    }
}

/// Tells those apart that were made at the same moment, as a clock that was set back says.
fn numbered(attempts: impl Iterator<Item = Attempt>) -> Vec<(usize, Attempt)> {
    let mut seen = HashMap::<u64, usize>::new();
    let number = |attempt: Attempt| {
        let count = seen.entry(attempt.at_ms.to_bits()).or_default();
        *count += 1;
        (*count, attempt)
    };
    attempts.map(number).collect()
}

#[component]
fn AttemptView(attempt: Attempt, answer: AnswerStore, options: usize) -> impl IntoView {
    let effort = effort(&attempt);
    let Attempt { at_ms, verdict, passed, total, answer: theirs, .. } = attempt;
    let is_open = RwSignal::new(false);
    let cases = (total > 0).then(|| format!("{passed} of {total} cases"));
    let icon = match verdict {
        Verdict::Accepted => Icon::Check,
        Verdict::TimeLimitExceeded => Icon::Clock,
        _ => Icon::Cross,
    };
    let theirs = StoredValue::new(theirs);
    view! {
        <li data-verdict=verdict_id(verdict)>
            <details on:toggle=move |_| is_open.update(|open| *open = !*open)>
                <summary>
                    <IconView icon=icon />
                    <strong>{verdict_label(verdict)}</strong>
                    {cases.map(|cases| view! { <span>{cases}</span> })}
                    {effort.map(|effort| view! { <span data-testid="attempt-effort">{effort}</span> })}
                    <time>{clock::moment_label(at_ms)}</time>
                </summary>
                <Show when=move || is_open.get()>
                    <AttemptBody theirs=theirs answer=answer options=options />
                </Show>
            </details>
        </li>
    }
}

#[component]
fn AttemptBody(theirs: StoredValue<Answer>, answer: AnswerStore, options: usize) -> impl IntoView {
    let text = theirs.with_value(|theirs| as_text(theirs, options));
    let is_same = Memo::new(move |_| theirs.with_value(|theirs| *theirs == answer.get()));
    let old = text.clone();
    let is_text = theirs.with_value(|theirs| matches!(theirs, Answer::Text(_)));
    view! {
        <pre tabindex="0" data-testid="attempt-answer"><code>{text.clone()}</code></pre>
        <Show when=move || !is_same.get() fallback=|| view! { <p class="quiet-text">"This is your answer as it stands."</p> }>
            {is_text
                .then(|| {
                    let old = old.clone();
                    view! {
                        <details class="attempt-changes">
                            <summary data-testid="attempt-changes">"What has changed since"</summary>
                            <Changes old=old answer=answer />
                        </details>
                    }
                })}
            <button
                type="button"
                class="button restore"
                data-testid="attempt-restore"
                on:click=move |_| {
                    answer.replace(theirs.get_value());
                }
            >
                <IconView icon=Icon::Back />
                "Bring this answer back"
            </button>
        </Show>
        <CopyButton label="Copy" text=text />
    }
}

/// The lines that differ, marked by signs and not by colour alone.
#[component]
fn Changes(old: String, answer: AnswerStore) -> impl IntoView {
    let line = |(change, line): (Change, String)| match change {
        Change::Same => view! { <span class="line">"  " {line} "\n"</span> }.into_any(),
        Change::Gone => view! { <del class="line">"- " {line} "\n"</del> }.into_any(),
        Change::New => view! { <ins class="line">"+ " {line} "\n"</ins> }.into_any(),
    };
    move || match changes(&old, &answer.text()) {
        Some(lines) => view! {
            <pre tabindex="0" class="changes" data-testid="changes">
                <code>{lines.into_iter().map(line).collect_view()}</code>
            </pre>
        }
        .into_any(),
        None => view! { <p class="quiet-text">"These two are too long to be compared here."</p> }.into_any(),
    }
}

/// What it took by then: hints and time, as far as there were any.
fn effort(attempt: &Attempt) -> Option<String> {
    let hints = attempt.hints_read.filter(|read| *read > 0).map(|read| match read {
        1 => "1 hint".to_owned(),
        read => format!("{read} hints"),
    });
    let time = attempt.taken_ms.map(|ms| format!("{} on the timer", stopwatch::label(ms)));
    let parts: Vec<String> = hints.into_iter().chain(time).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// An answer as text; options by their numbers.
pub fn as_text(answer: &Answer, options: usize) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::Options(chosen) => {
            let known = chosen.iter().filter(|option| **option < options);
            known.map(|option| format!("Option {}", option + 1)).collect::<Vec<_>>().join(", ")
        }
    }
}
