//! The only room that knows JavaScript: workers, Monaco, storage, the page itself.
//!
//! What leaves this room is plain Rust: messages of the protocol, strings, numbers, and handles that end what they
//! stand for when they are dropped. No `JsValue` and no `web_sys` type is part of a signature that a component calls,
//! except through a generic bound that Leptos' own node references meet.

pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod drag;
pub mod durable;
mod early;
pub mod editor;
pub mod fetch;
pub mod files;
pub mod helper;
pub mod judge;
pub mod keeper;
pub mod keys;
pub mod linter;
mod listener;
pub mod look;
pub mod media;
mod module;
pub mod offline;
pub mod page;
pub mod picture;
pub mod python;
pub mod squeeze;
pub mod storage;
pub mod text_area;
pub mod vault;
pub mod viewport;
mod worker;

pub use listener::Listener;
