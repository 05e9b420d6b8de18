//! Keys that tests press by name.

use thirtyfour::{Key as Code, TypingData};

/// A key or a chord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next field.
    Tab,
    /// Leaves whatever can be left.
    Escape,
    /// Everything in the field.
    SelectAll,
    /// Keeps what is chosen for pasting.
    Copy,
    /// What was copied.
    Paste,
    /// Back by one.
    Left,
    /// On by one.
    Right,
    /// Up by one.
    Up,
    /// Down by one.
    Down,
    /// Takes what is chosen.
    Enter,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// Asks the editor what could stand here.
    Suggest,
    /// Asks the editor what is wrong here.
    Explain,
    /// Lays the code out.
    Format,
    /// Takes the last change back.
    Undo,
    /// Lets Tab lead out of the code editor, or no longer.
    TabLeaves,
    /// Runs the examples.
    Run,
    /// Judges on everything.
    Submit,
    /// Opens the palette, except in the code editor.
    Palette,
    /// Opens the palette.
    PaletteEverywhere,
}

impl Key {
    pub(crate) fn typed(self) -> TypingData {
        match self {
            Key::Tab => Code::Tab.into(),
            Key::Escape => Code::Escape.into(),
            Key::SelectAll => Code::Control + "a",
            Key::Copy => Code::Control + "c",
            Key::Paste => Code::Control + "v",
            Key::Left => Code::Left.into(),
            Key::Right => Code::Right.into(),
            Key::Up => Code::Up.into(),
            Key::Down => Code::Down.into(),
            Key::Enter => Code::Enter.into(),
            Key::Home => Code::Home.into(),
            Key::End => Code::End.into(),
            Key::Suggest => Code::Control + " ",
            Key::Explain => Code::Control + "ki",
            Key::Format => Code::Shift + Code::Alt + "f",
            Key::Undo => Code::Control + "z",
            Key::TabLeaves => Code::Control + "m",
            Key::Run => Code::Control + Code::Enter,
            Key::Submit => Code::Control + Code::Shift + Code::Enter,
            Key::Palette => Code::Control + "k",
            Key::PaletteEverywhere => Code::F1.into(),
        }
    }
}
