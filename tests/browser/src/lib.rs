//! The built site in a real Chromium, over WebDriver: what the tests, the measuring script and the screenshots share.
//!
//! A [`Visitor`] is a browser of its own with a fresh profile, a driver and a server of its own, all of which end with it.
//! Nothing here looks into the app's memory or calls its functions: a visitor clicks, types and reads.

mod acting;
mod answering;
pub mod bank;
mod browser;
mod driver;
pub mod endurance;
pub mod evidence;
mod judged;
mod keyboard;
pub mod memory;
mod reading;
pub mod stock;
pub mod timing;
mod visit;
mod visitor;

pub use answering::chosen;
pub use browser::Screen;
pub use judged::Verdict;
pub use keyboard::Key;
pub use visit::{serially, visit};
pub use visitor::Visitor;
