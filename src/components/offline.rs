//! What works without a network, how to have more of it, and the version that waits.

use leptos::prelude::*;

use super::{
    icon::{Icon, IconView},
    modal,
};
use crate::state::{
    commands::{Command, Commands},
    offline::{Offline, Pack, Site, Standing},
};

/// A button that says what works without a network, and opens the dialog.
#[component]
pub fn OfflineButton() -> impl IntoView {
    let offline = expect_context::<Offline>();
    let is_open = RwSignal::new(false);
    let command = Command::new("offline", "See what works without a network", move || is_open.set(true));
    expect_context::<Commands>().offer_everywhere([command]);
    let standing = Memo::new(move |_| offline.standing());
    let icon = move || match standing.get() {
        Standing { site: Site::Here, .. } => Icon::Check,
        Standing { site: Site::Coming, .. } => Icon::Clock,
        _ => Icon::Dash,
    };
    view! {
        <button
            type="button"
            class="button quiet"
            data-testid="offline"
            aria-haspopup="dialog"
            on:click=move |_| is_open.set(true)
        >
            <IconView icon=Signal::derive(icon) />
            {move || standing.with(Standing::summary)}
        </button>
        <Show when=move || is_open.get()>
            <OfflineDialog offline=offline standing=standing on_close=move |()| is_open.set(false) />
        </Show>
    }
}

#[component]
fn OfflineDialog(offline: Offline, standing: Memo<Standing>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let (node, close) = modal::opened();
    offline.begin();
    view! {
        <dialog
            class="dialog offline"
            data-testid="offline-dialog"
            data-site=move || format!("{:?}", standing.with(|now| now.site)).to_lowercase()
            data-python=move || format!("{:?}", standing.with(|now| now.python)).to_lowercase()
            aria-labelledby="offline-title"
            node_ref=node
            on:close=move |_| on_close.run(())
        >
            <div class="dialog-head">
                <h2 id="offline-title">"Without a network"</h2>
                <button type="button" class="button quiet" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                    "Close"
                </button>
            </div>
            <p class="quiet-text">
                {move || if standing.with(|now| now.online) {
                    "What is marked as kept works with the network unplugged, from a cold start on."
                } else {
                    "You are offline now. What is marked as kept works; the rest comes when you are connected again."
                }}
            </p>
            <SiteSection standing=standing />
            <PythonSection offline=offline standing=standing />
            <p role="alert" class="trouble" data-testid="offline-trouble">
                {move || standing.with(|now| now.trouble).map(|trouble| trouble.text())}
            </p>
            <NewVersion />
            <InstallSection offline=offline />
        </dialog>
    }
}

/// The site itself.
#[component]
fn SiteSection(standing: Memo<Standing>) -> impl IntoView {
    let is_coming = move || standing.with(|now| now.site == Site::Coming && now.site_total > 0.0);
    view! {
        <section class="kept" aria-labelledby="kept-site">
            <h3 id="kept-site">"All problems, the judge, the editor"</h3>
            <p data-testid="offline-site">
                {move || standing.with(|now| match now.site {
                    Site::Here => "Kept on this device. Expressions, queries, bounds and choices work.",
                    Site::Coming => "On its way. Leave the page open for a moment.",
                    Site::Refused => "It could not be kept. Reload the page while you are connected; a private window keeps nothing.",
                    Site::Never => {
                        "This browser keeps no sites here. It does for addresses with https, outside of private windows."
                    }
                })}
            </p>
            <Show when=is_coming>
                <progress
                    aria-label="Files of the site that are here"
                    max=move || standing.with(|now| now.site_total.to_string())
                    value=move || standing.with(|now| now.site_loaded.to_string())
                ></progress>
            </Show>
        </section>
    }
}

/// Python, with what can be done about it.
#[component]
fn PythonSection(offline: Offline, standing: Memo<Standing>) -> impl IntoView {
    let python = Memo::new(move |_| standing.with(|now| now.python));
    let is_known = Memo::new(move |_| standing.with(|now| now.python_total > 0.0 && now.site == Site::Here));
    let moves = move || matches!(python.get(), Pack::Loading | Pack::Checking | Pack::Elsewhere);
    let is_some_here = move || !matches!(python.get(), Pack::Absent);
    let told = move || {
        standing.with(|now| {
            let total = format!("{:.0} MB", now.python_total / 1e6);
            match now.python {
                _ if now.python_total == 0.0 => "Its size is known once the site is kept.".to_owned(),
                Pack::Absent => format!(
                    "Not kept: Python comes over the network. It takes {total} on this device, and less to fetch."
                ),
                Pack::Partial => format!("A part is here: {}. It works offline once all of it is.", now.megabytes()),
                Pack::Loading => format!("Fetching: {}.", now.megabytes()),
                Pack::Elsewhere => format!("Another tab is at it: {}.", now.megabytes()),
                Pack::Checking => format!("Checking: {}.", now.megabytes()),
                Pack::Here if now.checked => format!("Kept on this device, {total}. Everything was read and is sound."),
                Pack::Here => format!("Kept on this device, {total}."),
            }
        })
    };
    let button = move |id: &'static str, label: &'static str, is_primary: bool, act: fn(&Offline)| {
        view! {
            <button type="button" class="button" class:primary=is_primary data-testid=id on:click=move |_| act(&offline)>
                {label}
            </button>
        }
    };
    view! {
        <section class="kept" aria-labelledby="kept-python">
            <h3 id="kept-python">"Python, NumPy, pandas, matplotlib, the formatter"</h3>
            <p data-testid="offline-python">{told}</p>
            <Show when=moves>
                <progress
                    aria-label="Python"
                    max=move || standing.with(|now| now.python_total.to_string())
                    value=move || standing.with(|now| now.python_loaded.to_string())
                ></progress>
            </Show>
            <div class="shared-actions">
                {move || is_known.get().then(|| match python.get() {
                    Pack::Absent => button("offline-load", "Make available offline", true, Offline::load_python).into_any(),
                    Pack::Partial => button("offline-load", "Go on", true, Offline::load_python).into_any(),
                    Pack::Loading => button("offline-pause", "Pause", false, Offline::pause).into_any(),
                    Pack::Here => button("offline-verify", "Check all files", false, Offline::verify).into_any(),
                    Pack::Elsewhere | Pack::Checking => ().into_any(),
                })}
                <Show when=move || is_known.get() && is_some_here() && !moves()>
                    {button("offline-remove", "Remove", false, Offline::remove_python)}
                </Show>
            </div>
        </section>
    }
}

/// Offers the version that waits.
#[component]
pub fn NewVersion() -> impl IntoView {
    let offline = expect_context::<Offline>();
    let (newer, others) = (Memo::new(move |_| offline.standing().newer), Memo::new(move |_| offline.standing().others));
    let told = move || match others.get() {
        0 => "A new version of Mettle is ready. This page works with the one it has until you start the other."
            .to_owned(),
        1 => "Another tab still works with the version it has. Close it first, then start the new one here.".to_owned(),
        many => format!(
            "{many} other tabs still work with the version they have. Close them first, then start the new one here."
        ),
    };
    view! {
        <Show when=move || newer.get()>
            <div class="new-version" data-testid="new-version">
                <p>{told}</p>
                <button type="button" class="button" data-testid="new-version-start" on:click=move |_| offline.start()>
                    "Start the new version"
                </button>
            </div>
        </Show>
    }
}

/// How to have the site in a window of its own.
#[component]
fn InstallSection(offline: Offline) -> impl IntoView {
    view! {
        <section class="kept" aria-labelledby="kept-app">
            <h3 id="kept-app">"As an app"</h3>
            <Show
                when=move || offline.can_install()
                fallback=|| view! {
                    <p>"Your browser's menu can install Mettle, or add it to the dock or home screen. It has a window of its own then."</p>
                }
            >
                <p>"In a window of its own, beside your other apps."</p>
                <button type="button" class="button" data-testid="install" on:click=move |_| offline.install()>
                    "Install Mettle"
                </button>
            </Show>
        </section>
    }
}
