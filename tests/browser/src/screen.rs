//! What a visitor looks at.

/// What the visitor looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// A mouse and this window.
    Desktop {
        /// In CSS pixels.
        width: u32,
        /// In CSS pixels.
        height: u32,
    },
    /// A finger and this screen. Where an engine knows no fingers, a mouse on a screen of this size.
    Touch {
        /// In CSS pixels.
        width: u32,
        /// In CSS pixels.
        height: u32,
    },
}

impl Screen {
    /// A laptop.
    pub const DESKTOP: Screen = Screen::Desktop { width: 1440, height: 900 };
    /// A phone.
    pub const PHONE: Screen = Screen::Touch { width: 390, height: 844 };

    /// Its width and height in CSS pixels.
    pub(crate) fn size(self) -> (u32, u32) {
        match self {
            Screen::Desktop { width, height } | Screen::Touch { width, height } => (width, height),
        }
    }
}
