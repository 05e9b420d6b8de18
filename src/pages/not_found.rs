//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{bridge::page, routes::Route, state::names::APP};

/// Says so, and shows the way back.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    page::set_title(&format!("Not found – {APP}"));
    Effect::new(|_| page::reveal());
    view! {
        <div class="not-found">
            <h1>"There is nothing here"</h1>
            <p>"The address may be mistyped, or the problem may have been renamed."</p>
            <p>
                <a class="button primary" href=Route::Catalogue.to_path()>
                    "See all problems"
                </a>
            </p>
        </div>
    }
}
