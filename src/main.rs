//! Mounts the app.

mod app;
mod bridge;
mod components;
mod pages;
mod routes;
mod state;

fn main() {
    bridge::page::report_panics();
    leptos::mount::mount_to_body(app::App);
}
