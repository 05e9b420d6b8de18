//! What a person chose about the app itself.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    notices::Notices,
    shelf::{self, BrowserShelf, Reading, Shelf},
};
use crate::bridge::{Listener, clock, storage};

/// `web/early/look.js` reads this key too, before anything is painted.
const KEY: &str = "mettle.settings.v1";

/// The sizes of code that can be chosen, in CSS pixels.
pub const CODE_SIZES: std::ops::RangeInclusive<u8> = 12..=22;

/// The size of code until one is chosen.
const CODE_SIZE: u8 = 14;

/// Which colours are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Dark ink on paper.
    Light,
    /// Light ink on coal.
    Dark,
    /// Whatever the system asks for; and what a later version may call otherwise.
    #[default]
    #[serde(other)]
    System,
}

/// How much contrast is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contrast {
    /// The ends of the scale, always.
    More,
    /// Whatever the system asks for.
    #[default]
    #[serde(other)]
    System,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Stored {
    plain_editor: bool,
    without_help: bool,
    theme: Theme,
    contrast: Contrast,
    code_size: u8,
    vim_keys: bool,
    hidden_timer: bool,
}

impl Default for Stored {
    fn default() -> Self {
        Self {
            plain_editor: false,
            without_help: false,
            theme: Theme::System,
            contrast: Contrast::System,
            code_size: CODE_SIZE,
            vim_keys: false,
            hidden_timer: false,
        }
    }
}

impl Stored {
    fn parse(text: &str) -> Reading<Self> {
        let parsed = serde_json::from_str::<Stored>(text);
        Reading { whole: parsed.is_ok(), value: parsed.unwrap_or_default() }
    }
}

/// The settings, stored as they are changed, and kept in step with other tabs.
#[derive(Clone, Copy)]
pub struct Settings {
    stored: RwSignal<Stored>,
    notices: Notices,
    writable: StoredValue<bool>,
    _other_tabs: StoredValue<Option<Listener>, LocalStorage>,
}

impl Settings {
    /// Reads what is stored and listens for what other tabs store.
    pub fn open(notices: Notices) -> Self {
        let found = shelf::read(&BrowserShelf, KEY, clock::now_ms(), Stored::parse);
        if let Some(notice) = found.notice {
            notices.tell(notice);
        }
        let stored = RwSignal::new(found.value);
        let listener = storage::on_change_elsewhere(move |key, text| {
            if key == KEY
                && let Some(Reading { value, whole: true }) = text.map(|text| Stored::parse(&text))
            {
                stored.set(value);
            }
        });
        Self {
            stored,
            notices,
            writable: StoredValue::new(found.writable),
            _other_tabs: StoredValue::new_local(listener),
        }
    }

    /// Whether the plain editor is wanted even where Monaco fits.
    pub fn plain_editor(&self) -> bool {
        self.stored.with(|stored| stored.plain_editor)
    }

    /// Chooses the editor.
    pub fn set_plain_editor(&self, plain: bool) {
        self.change(|stored| stored.plain_editor = plain);
    }

    /// Whether there is help while Python is typed.
    pub fn help(&self) -> bool {
        self.stored.with(|stored| !stored.without_help)
    }

    /// Chooses whether there is.
    pub fn set_help(&self, help: bool) {
        self.change(|stored| stored.without_help = !help);
    }

    /// Whether the time taken is not to be seen.
    pub fn hidden_timer(&self) -> bool {
        self.stored.with(|stored| stored.hidden_timer)
    }

    /// Chooses whether it is.
    pub fn set_hidden_timer(&self, hidden: bool) {
        self.change(|stored| stored.hidden_timer = hidden);
    }

    /// The colours that are wanted.
    pub fn theme(&self) -> Theme {
        self.stored.with(|stored| stored.theme)
    }

    /// Chooses the colours.
    pub fn set_theme(&self, theme: Theme) {
        self.change(|stored| stored.theme = theme);
    }

    /// The contrast that is wanted.
    pub fn contrast(&self) -> Contrast {
        self.stored.with(|stored| stored.contrast)
    }

    /// Chooses the contrast.
    pub fn set_contrast(&self, contrast: Contrast) {
        self.change(|stored| stored.contrast = contrast);
    }

    /// How large code is in the editors, in CSS pixels.
    pub fn code_size(&self) -> u8 {
        self.stored.with(|stored| stored.code_size.clamp(*CODE_SIZES.start(), *CODE_SIZES.end()))
    }

    /// Chooses how large.
    pub fn set_code_size(&self, size: u8) {
        self.change(|stored| stored.code_size = size);
    }

    /// Whether the code editor has Vim's keys.
    pub fn vim_keys(&self) -> bool {
        self.stored.with(|stored| stored.vim_keys)
    }

    /// Chooses whether it has.
    pub fn set_vim_keys(&self, vim: bool) {
        self.change(|stored| stored.vim_keys = vim);
    }

    fn change(&self, change: impl FnOnce(&mut Stored)) {
        self.stored.update(change);
        if self.writable.get_value()
            && let Err(error) = BrowserShelf.set(KEY, &serde_json::json!(self.stored.get_untracked()).to_string())
        {
            self.notices.tell(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_version_stored_is_kept() {
        let read = Stored::parse(r#"{"plainEditor":true,"withoutHelp":true}"#);
        assert!(read.whole);
        assert_eq!(read.value, Stored { plain_editor: true, without_help: true, ..Stored::default() });
    }

    #[test]
    fn what_is_stored_is_read_back() {
        let chosen = Stored { theme: Theme::Dark, contrast: Contrast::More, code_size: 18, ..Stored::default() };
        let text = serde_json::json!(chosen).to_string();
        assert!(text.contains(r#""theme":"dark""#) && text.contains(r#""contrast":"more""#), "{text}");
        assert_eq!(Stored::parse(&text), Reading { value: chosen, whole: true });
    }

    #[test]
    fn a_theme_of_a_later_version_is_the_systems() {
        let read = Stored::parse(r#"{"theme":"sepia","contrast":"less","codeSize":16}"#);
        assert_eq!(read, Reading { value: Stored { code_size: 16, ..Stored::default() }, whole: true });
    }

    #[test]
    fn nonsense_is_not_taken_for_settings() {
        assert_eq!(Stored::parse(r#"{"codeSize":-3}"#), Reading { value: Stored::default(), whole: false });
    }
}
