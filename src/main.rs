//! Mounts the app.

mod app;
mod bridge;
mod components;
mod pages;
mod routes;
mod state;

fn main() {
    bridge::page::report_panics();
    // In a task of its own: the module that was just compiled is work enough for one.
    bridge::clock::in_turn(|| leptos::mount::mount_to_body(app::App));
}
