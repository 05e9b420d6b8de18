//! What can be done now, by name: pages offer commands while they are open, and the palette finds them.

use std::rc::Rc;

use leptos::prelude::*;
use protocol::content::CatalogueEntry;

use super::{fuzzy, shortcuts::Shortcut};

/// The most that the palette shows.
const MOST: usize = 60;

/// The mark of commands that belong to no page.
const EVERYWHERE: u32 = u32::MAX;

/// Something that can be done.
#[derive(Clone)]
pub struct Command {
    /// Its name for hooks.
    pub id: String,
    /// What it does, in words.
    pub label: String,
    /// The keys that do the same.
    pub shortcut: Option<Shortcut>,
    can: Rc<dyn Fn() -> bool>,
    act: Rc<dyn Fn()>,
}

impl Command {
    /// A command that can always be given while it is offered.
    pub fn new(id: &str, label: &str, act: impl Fn() + 'static) -> Self {
        let (id, label) = (id.to_owned(), label.to_owned());
        Self { id, label, shortcut: None, can: Rc::new(|| true), act: Rc::new(act) }
    }

    /// The same, but only while this holds.
    pub fn only_if(self, can: impl Fn() -> bool + 'static) -> Self {
        Self { can: Rc::new(can), ..self }
    }

    /// The same, with the keys that do it.
    pub fn with_keys(self, shortcut: Shortcut) -> Self {
        Self { shortcut: Some(shortcut), ..self }
    }

    /// Does it.
    pub fn give(&self) {
        (self.act)();
    }
}

/// What stands over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The palette.
    Palette,
    /// The sheet of shortcuts.
    Sheet,
    /// What is kept in this browser.
    YourData,
}

/// Something that the palette shows.
#[derive(Clone)]
pub enum Found {
    /// A command.
    Command(Command),
    /// A problem to open.
    Problem(CatalogueEntry),
}

/// The commands that are offered.
#[derive(Clone, Copy)]
pub struct Commands {
    offered: RwSignal<Vec<(u32, Command)>, LocalStorage>,
    last: StoredValue<u32>,
    overlay: RwSignal<Option<Overlay>>,
}

impl Commands {
    /// None yet.
    pub fn new() -> Self {
        Self { offered: RwSignal::new_local(Vec::new()), last: StoredValue::new(0), overlay: RwSignal::new(None) }
    }

    /// Offers commands for as long as the component that calls this is there.
    pub fn offer(&self, commands: impl IntoIterator<Item = Command>) {
        let token = self.last.get_value().wrapping_add(1) % EVERYWHERE;
        self.last.set_value(token);
        self.offer_as(token, commands);
        let offered = self.offered;
        on_cleanup(move || {
            let _ = offered.try_update(|offered| offered.retain(|(other, _)| *other != token));
        });
    }

    /// Offers commands for good. They stand below those of the page.
    pub fn offer_everywhere(&self, commands: impl IntoIterator<Item = Command>) {
        self.offer_as(EVERYWHERE, commands);
    }

    fn offer_as(&self, token: u32, commands: impl IntoIterator<Item = Command>) {
        let commands: Vec<Command> = commands.into_iter().collect();
        self.offered.update(|offered| offered.extend(commands.into_iter().map(|command| (token, command))));
    }

    /// What stands over the page now.
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay.get()
    }

    /// Puts something over the page, or takes away what is there.
    pub fn set_overlay(&self, overlay: Option<Overlay>) {
        self.overlay.set(overlay);
    }

    /// What fits the query, the best first: commands that can be given now, and problems.
    pub fn find(&self, query: &str, problems: &[CatalogueEntry]) -> Vec<Found> {
        let mut offered = self.offered.get();
        offered.sort_by_key(|(token, _)| *token == EVERYWHERE);
        let able = offered.into_iter().map(|(_, command)| command).filter(|command| (command.can)());
        ranked(query, able, problems)
    }
}

fn ranked(query: &str, commands: impl Iterator<Item = Command>, problems: &[CatalogueEntry]) -> Vec<Found> {
    let commands = commands.filter_map(|it| Some((fuzzy::score(query, &it.label)?, Found::Command(it))));
    let problems = problems.iter().filter_map(|it| Some((fuzzy::score(query, &it.title)?, Found::Problem(it.clone()))));
    let mut found: Vec<(u32, Found)> = commands.chain(problems).collect();
    // Equals stay in their order: commands before problems, these in study order.
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.truncate(MOST);
    found.into_iter().map(|(_, found)| found).collect()
}

#[cfg(test)]
mod tests {
    use protocol::content::{Difficulty, Kind};

    use super::{super::catalogue::tests::entry, *};

    fn names(query: &str) -> Vec<String> {
        let commands = [("run", "Run the examples"), ("submit", "Submit"), ("share", "Share this problem")];
        let commands = commands.map(|(id, label)| Command::new(id, label, || ()));
        let problems = ["running-sum", "k-means"].map(|slug| entry(slug, Kind::Function, Difficulty::Easy));
        let name = |found| match found {
            Found::Command(command) => command.id,
            Found::Problem(entry) => entry.slug,
        };
        ranked(query, commands.into_iter(), &problems).into_iter().map(name).collect()
    }

    #[test]
    fn commands_and_problems_are_found_by_some_of_their_letters() {
        assert_eq!(names(""), ["run", "submit", "share", "running-sum", "k-means"]);
        assert_eq!(names("run"), ["run", "running-sum"]);
        assert_eq!(names("kmns"), ["k-means"]);
        assert_eq!(names("zzz"), [""; 0]);
    }
}
