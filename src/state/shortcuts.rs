//! Every keyboard shortcut there is: whoever listens asks this list, and the sheet of shortcuts shows it.

/// Keys that do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// Whether Control, or Command on a Mac, is held.
    command: bool,
    /// Whether Shift is held. A sign such as `?` may need it on some keyboards and is not asked.
    shift: bool,
    /// Whether Alt is held. With it a key may type something else, so whoever listens goes by the key's place.
    alt: bool,
    /// The keys, by the names that browsers give them; any of them will do.
    keys: &'static [&'static str],
    /// What they do.
    pub what: &'static str,
}

const fn plain(keys: &'static [&'static str], what: &'static str) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, keys, what }
}

const fn command(keys: &'static [&'static str], what: &'static str) -> Shortcut {
    Shortcut { command: true, ..plain(keys, what) }
}

/// Opens the palette, except in the code editor.
pub const PALETTE: Shortcut = command(&["k"], "Find a problem or a command");
/// Opens the palette from everywhere.
pub const PALETTE_EVERYWHERE: Shortcut = plain(&["F1"], "The same, in the code editor, too");
/// Opens the sheet.
pub const SHEET: Shortcut = plain(&["?"], "Show these shortcuts, where nothing is being typed");
/// Closes what is open.
pub const CLOSE: Shortcut = plain(&["Escape"], "Close what stands over the page");
/// Runs the examples.
pub const RUN: Shortcut = command(&["Enter"], "Run the examples; where there are none, submit");
/// Judges on everything.
pub const SUBMIT: Shortcut = Shortcut { shift: true, ..command(&["Enter"], "Submit") };
/// Lays the answer out.
pub const FORMAT: Shortcut = Shortcut { shift: true, alt: true, ..plain(&["f"], "Lay out an answer in Python") };
/// Runs the pad's cell.
pub const RUN_CELL: Shortcut = command(&["Enter"], "Run the cell");
/// Leads to the catalogue's search.
pub const TO_SEARCH: Shortcut = plain(&["/"], "Go to the search");
/// Walks through the problems.
pub const WALK_ON: Shortcut = plain(&["ArrowDown"], "Go to the next problem");
/// Walks back through them.
pub const WALK_BACK: Shortcut = plain(&["ArrowUp"], "Go to the one before");
/// Moves by a step.
pub const STEP: Shortcut = plain(&["ArrowRight"], "Next step");
/// Moves back by one.
pub const STEP_BACK: Shortcut = plain(&["ArrowLeft"], "Previous step");
/// Moves on over calls.
pub const STEP_OVER: Shortcut = plain(&["ArrowDown"], "Step over calls");
/// Moves to the first of all.
pub const FIRST: Shortcut = plain(&["Home"], "First step");
/// Moves to the last of all.
pub const LAST: Shortcut = plain(&["End"], "Last step");
/// Makes the pane before a separator smaller.
pub const SMALLER: Shortcut = plain(&["ArrowLeft", "ArrowUp"], "Make the first pane smaller");
/// Makes it larger.
pub const LARGER: Shortcut = plain(&["ArrowRight", "ArrowDown"], "Make the first pane larger");
/// Makes it as small as can be.
pub const SMALLEST: Shortcut = plain(&["Home"], "As small as can be");
/// Makes it as large as can be.
pub const LARGEST: Shortcut = plain(&["End"], "As large as can be");
/// Brings the usual sizes back.
pub const USUAL: Shortcut = plain(&["Enter"], "The usual size");

/// The shortcuts that belong together.
pub struct Group {
    /// Where they hold.
    pub title: &'static str,
    /// These, in the order in which they are shown.
    pub shortcuts: &'static [Shortcut],
    /// What else there is to know.
    pub note: Option<&'static str>,
}

/// The sheet.
pub const SHEET_GROUPS: &[Group] = &[
    Group { title: "Everywhere", shortcuts: &[PALETTE, PALETTE_EVERYWHERE, SHEET, CLOSE], note: None },
    Group { title: "On a problem", shortcuts: &[RUN, SUBMIT, FORMAT], note: None },
    Group {
        title: "In the code editor",
        shortcuts: &[
            command(&[" "], "Suggest what could stand here"),
            command(&["f"], "Find in the answer"),
            command(&["/"], "Make lines a comment, or code again"),
            command(&["m"], "Let Tab leave the editor, or indent again"),
        ],
        note: Some(
            "Here the palette’s first shortcut begins the editor’s own chords, such as folding, and is left to it. In the plain \
             editor, Escape lets the next Tab leave.",
        ),
    },
    Group { title: "In the scratch pad", shortcuts: &[RUN_CELL], note: None },
    Group { title: "Among the problems", shortcuts: &[TO_SEARCH, WALK_ON, WALK_BACK], note: None },
    Group { title: "Stepping through a run", shortcuts: &[STEP, STEP_BACK, STEP_OVER, FIRST, LAST], note: None },
    Group { title: "On a bar between panes", shortcuts: &[SMALLER, LARGER, SMALLEST, LARGEST, USUAL], note: None },
];

impl Shortcut {
    /// Whether this is what was pressed.
    pub fn is(&self, key: &str, command: bool, shift: bool) -> bool {
        let is_sign = self.keys.iter().all(|key| key.len() == 1 && !key.chars().all(char::is_alphanumeric));
        !self.alt
            && command == self.command
            && (shift == self.shift || is_sign)
            && self.keys.iter().any(|wanted| wanted.eq_ignore_ascii_case(key))
    }

    /// Whether this key, with nothing held, is meant.
    pub fn is_key(&self, key: &str) -> bool {
        self.is(key, false, false)
    }

    /// The keys as they are written on keyboards; those within one list are pressed together.
    pub fn presses(&self, is_mac: bool) -> Vec<Vec<&'static str>> {
        let held = [
            self.command.then_some(if is_mac { "⌘" } else { "Ctrl" }),
            self.shift.then_some(if is_mac { "⇧" } else { "Shift" }),
            self.alt.then_some(if is_mac { "⌥" } else { "Alt" }),
        ];
        let whole = |key: &&'static str| held.into_iter().flatten().chain([key_label(key)]).collect();
        self.keys.iter().map(whole).collect()
    }
}

fn key_label(key: &'static str) -> &'static str {
    match key {
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        " " => "Space",
        "k" => "K",
        "f" => "F",
        "m" => "M",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pressed_is_known() {
        assert!(RUN.is("Enter", true, false) && !RUN.is("Enter", true, true) && !RUN.is("Enter", false, false));
        assert!(SUBMIT.is("Enter", true, true) && !SUBMIT.is("Enter", true, false));
        assert!(PALETTE.is("K", true, false), "with Caps Lock");
        assert!(SHEET.is("?", false, true) && SHEET.is("?", false, false), "on whichever keyboard");
        assert!(SMALLER.is_key("ArrowUp") && SMALLER.is_key("ArrowLeft") && !SMALLER.is_key("ArrowRight"));
    }

    #[test]
    fn keys_are_written_as_on_keyboards() {
        assert_eq!(SUBMIT.presses(false), [["Ctrl", "Shift", "Enter"]]);
        assert_eq!(PALETTE.presses(true), [["⌘", "K"]]);
        assert_eq!(SMALLER.presses(false), [["←"], ["↑"]]);
    }

    #[test]
    fn nothing_in_one_group_does_two_things() {
        for group in SHEET_GROUPS {
            let mut seen = std::collections::BTreeSet::new();
            for shortcut in group.shortcuts {
                for press in shortcut.presses(false) {
                    assert!(seen.insert(press.clone()), "{press:?} twice in {}", group.title);
                }
            }
        }
    }
}
