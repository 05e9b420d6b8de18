//! The filters in the address's query.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};

use crate::{bridge::clock::Timer, state::filters::Filters};

/// How long typing must rest before the address changes. Browsers refuse addresses that change too often.
const REST_MS: u32 = 300;

/// The filters as the address has them, or as they are being typed, and the way to change them.
pub(super) fn filters_in_address() -> (Signal<Filters>, Callback<Filters>) {
    let (query, pathname, navigate) = (use_query_map(), use_location().pathname, use_navigate());
    let typed = RwSignal::new(None::<Filters>);
    let timer = StoredValue::new_local(None);
    let in_address = Memo::new(move |_| query.with(|query| Filters::from_query(|name| query.get(name))));
    let filters = Signal::derive(move || typed.get().unwrap_or_else(|| in_address.get()));
    let navigate = StoredValue::new_local(navigate);
    let change = Callback::new(move |filters: Filters| {
        typed.set(Some(filters.clone()));
        timer.set_value(Some(Timer::after(REST_MS, move || {
            let mut query = leptos_router::params::ParamsMap::new();
            for (name, value) in filters.to_query() {
                query.insert(name, value);
            }
            let address = format!("{}{}", pathname.get_untracked(), query.to_query_string());
            let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() };
            navigate.with_value(|navigate| navigate(&address, options));
            typed.set(None);
        })));
    });
    (filters, change)
}
