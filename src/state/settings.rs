//! What a person chose about the app itself.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::store::{
    Hearing, Store,
    kinds::{self, Kind, Merged},
    shelf::Reading,
};

/// `web/early/look.js` reads this key too, before anything is painted.
const KEY: &str = "mettle.settings.v1";

/// What was chosen about the app.
pub const KIND: Kind = Kind {
    stem: KEY,
    name: "Settings",
    read: |text| {
        let Reading { value, whole } = Stored::parse(text);
        let has_any = whole || value != Stored::default();
        Reading { value: has_any.then(|| value.to_text()), whole }
    },
    merge: |ours, theirs| Merged::whole(choices_of_both(ours, theirs, &Stored::default().to_text())),
    count: kinds::one,
};

/// The fields of two texts, where `usual` has what stands in fields that nobody chose: ours where we chose, else theirs.
pub(super) fn choices_of_both(ours: &str, theirs: &str, usual: &str) -> String {
    let read = |text| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (mut merged, usual) = (read(ours), read(usual));
    for (name, theirs) in read(theirs) {
        let is_chosen = merged.get(&name).is_some_and(|ours| !ours.is_null() && usual.get(&name) != Some(ours));
        if !is_chosen && !theirs.is_null() {
            merged.insert(name, theirs);
        }
    }
    Value::Object(merged).to_string()
}

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
    /// What another version stored here.
    #[serde(flatten)]
    unknown: Map<String, Value>,
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
            unknown: Map::new(),
        }
    }
}

impl Stored {
    fn parse(text: &str) -> Reading<Self> {
        let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else {
            return Reading { value: Stored::default(), whole: false };
        };
        let count = fields.len();
        // One field that holds nonsense does not take the others along.
        fields.retain(|name, value| serde_json::from_value::<Stored>(json!({ name: value })).is_ok());
        let whole = fields.len() == count;
        Reading { value: serde_json::from_value(Value::Object(fields)).unwrap_or_default(), whole }
    }

    fn to_text(&self) -> String {
        json!(self).to_string()
    }
}

/// The settings, stored as they are changed, and kept in step with other tabs.
#[derive(Clone, Copy)]
pub struct Settings {
    stored: RwSignal<Stored>,
    store: Store,
    _hearing: StoredValue<Option<Hearing>, LocalStorage>,
}

impl Settings {
    /// Reads what is stored and listens for what other tabs store.
    pub fn open(store: Store) -> Self {
        let stored = RwSignal::new(store.read(KEY, Stored::parse));
        let hear = move |body: Option<&str>| {
            let theirs = body.map_or(Reading { value: Stored::default(), whole: true }, Stored::parse);
            if theirs.whole {
                stored.set(theirs.value);
            }
            theirs.whole
        };
        let hearing = store.on_change(|| KEY.to_owned(), hear);
        Self { stored, store, _hearing: StoredValue::new_local(Some(hearing)) }
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
        // On what is stored now: another tab may have chosen something else a moment ago.
        self.store.change(KEY, Stored::parse, |mut stored: Stored| {
            change(&mut stored);
            let text = stored.to_text();
            self.stored.set(stored);
            Some(text)
        });
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
        let text = chosen.to_text();
        assert!(text.contains(r#""theme":"dark""#) && text.contains(r#""contrast":"more""#), "{text}");
        assert_eq!(Stored::parse(&text), Reading { value: chosen, whole: true });
    }

    #[test]
    fn a_theme_of_a_later_version_is_the_systems() {
        let read = Stored::parse(r#"{"theme":"sepia","contrast":"less","codeSize":16}"#);
        assert_eq!(read, Reading { value: Stored { code_size: 16, ..Stored::default() }, whole: true });
    }

    #[test]
    fn what_a_later_version_added_is_kept_and_nonsense_in_one_field_is_not_in_the_others_way() {
        let read = Stored::parse(r#"{"codeSize":18,"ligatures":true}"#);
        assert!(read.whole);
        assert!(read.value.to_text().contains(r#""ligatures":true"#));
        let read = Stored::parse(r#"{"codeSize":-3,"theme":"dark"}"#);
        assert_eq!(read, Reading { value: Stored { theme: Theme::Dark, ..Stored::default() }, whole: false });
    }

    #[test]
    fn of_two_choices_ours_stands_and_what_we_left_open_is_theirs() {
        let ours = Stored { theme: Theme::Dark, ..Stored::default() }.to_text();
        let theirs = Stored { theme: Theme::Light, code_size: 18, vim_keys: true, ..Stored::default() }.to_text();
        let wanted = Stored { theme: Theme::Dark, code_size: 18, vim_keys: true, ..Stored::default() };
        assert_eq!((KIND.merge)(&ours, &theirs), Merged::whole(wanted.to_text()));
    }

    #[test]
    fn nonsense_is_not_taken_for_settings() {
        assert_eq!(Stored::parse(r#"{"codeSize":-3}"#), Reading { value: Stored::default(), whole: false });
    }
}
