//! The built site in real browsers, over WebDriver: what the tests, the measuring script and the screenshots share. Chromium
//! is the usual one; `METTLE_ENGINE` names another. The measuring script, the long run and the screenshots are Chromium's.
//!
//! A [`Visitor`] is a browser of its own with a fresh profile, a driver and a server of its own, all of which end with it.
//! Nothing here looks into the app's memory or calls its functions: a visitor clicks, types and reads.

pub mod accessibility;
mod acting;
mod answering;
pub mod bank;
mod conditions;
pub mod endurance;
mod engine;
mod engines;
pub mod evidence;
mod judged;
mod keyboard;
pub mod memory;
mod reading;
mod screen;
mod site;
pub mod smoothness;
pub mod stock;
pub mod timing;
mod visit;
mod visitor;

pub use answering::chosen;
pub use conditions::{Conditions, Pace};
pub use engine::Engine;
pub use judged::Verdict;
pub use keyboard::Key;
pub use reading::kept;
pub use screen::Screen;
pub use visit::{is_left_out, picture_of_failure, serially, visit, visit_copy, visit_host};
pub use visitor::Visitor;
pub use xtask::serve::{Host, Line};
