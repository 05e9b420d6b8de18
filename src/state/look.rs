//! What the page looks like: the settings, and what the system asks for where they leave it to the system.

use leptos::prelude::*;

use super::{
    screen::Screen,
    settings::{Contrast, Settings, Theme},
};
use crate::bridge::look::{self, Shown};

/// The look that the document has. Editors that read their colours from it follow this, not the settings.
#[derive(Clone, Copy)]
pub struct Look {
    shown: RwSignal<Shown>,
}

impl Look {
    /// Gives the document its look from now on.
    pub fn keep(settings: Settings, screen: Screen) -> Self {
        let wanted = Memo::new(move |_| Shown {
            dark: is_dark(settings.theme(), screen.is_dark()),
            more_contrast: settings.contrast() == Contrast::More || screen.wants_contrast(),
            code_size: settings.code_size(),
        });
        let shown = RwSignal::new(wanted.get_untracked());
        Effect::new(move |_| {
            look::apply(wanted.get());
            shown.set(wanted.get());
        });
        Self { shown }
    }

    /// What is shown; whoever reads it here follows its changes.
    pub fn get(&self) -> Shown {
        self.shown.get()
    }
}

fn is_dark(theme: Theme, system_is_dark: bool) -> bool {
    match theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::System => system_is_dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_systems_theme_follows_the_system() {
        let all = |theme| [false, true].map(|system| is_dark(theme, system));
        assert_eq!([Theme::Light, Theme::Dark, Theme::System].map(all), [[false; 2], [true; 2], [false, true]]);
    }
}
