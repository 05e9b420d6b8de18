//! When the interpreter's memory is kept for the next visit: once everything has been quiet for a while.

use leptos::prelude::*;

use crate::bridge::{clock::Timer, keeper::Keeper, page};

/// How long nothing may have started or been judged. What people wait for must not share the machine with it.
const QUIET_MS: u32 = 4000;

/// At most one keeper, for the packages that the interpreter in use has.
#[derive(Clone, Copy)]
pub struct Keeping {
    wanted: StoredValue<Option<Vec<String>>>,
    rest: StoredValue<Option<Timer>, LocalStorage>,
    keeper: StoredValue<Option<Keeper>, LocalStorage>,
}

impl Keeping {
    /// Nothing is to be kept yet.
    pub fn new() -> Self {
        Self {
            wanted: StoredValue::new(None),
            rest: StoredValue::new_local(None),
            keeper: StoredValue::new_local(None),
        }
    }

    /// An interpreter with these packages is ready.
    pub fn want(&self, packages: &[String]) {
        self.wanted.set_value(Some(packages.to_vec()));
        self.rest();
    }

    /// Somebody waits for something: whatever is on its way is given up and begun again later.
    pub fn hold(&self) {
        self.rest.set_value(None);
        self.keeper.set_value(None);
    }

    /// Nobody waits any more.
    pub fn rest(&self) {
        let keeping = *self;
        self.hold();
        if self.wanted.with_value(Option::is_some) {
            self.rest.set_value(Some(Timer::after(QUIET_MS, move || keeping.begin())));
        }
    }

    fn begin(&self) {
        let keeping = *self;
        let on_end = move || {
            keeping.wanted.set_value(None);
            keeping.keeper.set_value(None);
            page::mark("mettle:kept");
        };
        // Where no worker can be started nothing is kept.
        let keeper = self.wanted.with_value(|packages| Keeper::start(packages.as_ref()?, on_end).ok());
        self.keeper.set_value(keeper);
    }
}
