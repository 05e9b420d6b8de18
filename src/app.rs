//! The shell around every page.

use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use crate::{
    bridge::page,
    components::{
        later::Later, mark::Mark, notice_list::NoticeList, offline::OfflineButton, overlays::Overlays,
        palette::PaletteButton, settings::SettingsButton, timer::TimerView,
    },
    pages::{catalogue::CataloguePage, not_found::NotFoundPage, problem::ProblemPage},
    routes::{LICENCES, Route},
    state::{
        self,
        commands::{Commands, Overlay},
        names::APP,
    },
};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    state::provide();
    let base = page::base_path();
    view! {
        <Router base=base.trim_end_matches('/').to_owned()>
            <Shell base=base />
        </Router>
    }
}

/// Header, the page that the address names, footer.
#[component]
fn Shell(
    /// The path under which the site is served.
    base: String,
) -> impl IntoView {
    let pathname = use_location().pathname;
    let route = Memo::new(move |_| Route::parse(&pathname.get(), &base));
    follow_route(route);
    let commands = expect_context::<Commands>();

    view! {
        <a class="skip-link" href="#main" on:click=skip_to_main>"Skip to the content"</a>
        <header class="site-header">
            <a class="site-name" href=Route::Catalogue.to_path()>
                <Mark />
                <span>{APP}</span>
            </a>
            <nav aria-label="Site">
                <a
                    href=Route::Catalogue.to_path()
                    aria-current=move || (route.get() == Route::Catalogue).then_some("page")
                >
                    "Problems"
                </a>
            </nav>
            <div class="header-tools">
                <Later>
                    <TimerView />
                    <PaletteButton />
                    <SettingsButton />
                </Later>
            </div>
        </header>
        <main id="main" tabindex="-1" data-page=move || page_name(&route.get())>
            <NoticeList />
            {move || match route.get() {
                Route::Catalogue => view! { <CataloguePage /> }.into_any(),
                Route::Problem { slug } => view! { <ProblemPage slug=slug /> }.into_any(),
                Route::NotFound => view! { <NotFoundPage /> }.into_any(),
            }}
        </main>
        <footer class="site-footer">
            <p>"Your answers run in this browser and are kept in it. Nothing is sent anywhere."</p>
            <Later>
                <OfflineButton />
            </Later>
            <a class="button quiet" href=LICENCES rel="external">
                "Licences"
            </a>
            <button
                type="button"
                class="button quiet"
                data-testid="sheet-open"
                on:click=move |_| commands.set_overlay(Some(Overlay::Sheet))
            >
                "Keyboard shortcuts"
            </button>
        </footer>
        <Later>
            <Overlays />
        </Later>
    }
}

/// Completes the router's navigation, and moves the keyboard to a page that was newly opened.
fn follow_route(route: Memo<Route>) {
    let location = use_context::<BrowserUrl>();
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if let Some(location) = &location {
            location.ready_to_complete();
        }
        // The first page keeps the browser's own focus.
        if before.is_some_and(|before| before != now) {
            page::focus("main");
        }
        now
    });
}

/// A fragment link would lead to the site's base, not to this page.
fn skip_to_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    page::focus("main");
}

fn page_name(route: &Route) -> &'static str {
    match route {
        Route::Catalogue => "catalogue",
        Route::Problem { .. } => "problem",
        Route::NotFound => "not-found",
    }
}
