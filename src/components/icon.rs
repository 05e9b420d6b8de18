//! Small drawings that stand beside words, never instead of them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Right.
    Check,
    /// Wrong.
    Cross,
    /// Too slow, or waiting.
    Clock,
    /// An error.
    Alert,
    /// Not known, or not yet.
    Dash,
    /// Run.
    Play,
    /// Go on later.
    Pause,
    /// Stop.
    Square,
    /// Begin again.
    Back,
    /// The previous one.
    Left,
    /// The next one.
    Right,
    /// The first of all.
    First,
    /// The last of all.
    Last,
    /// Step by step.
    Stairs,
    /// Search.
    Lens,
    /// A link.
    Link,
    /// One more.
    Plus,
    /// The caret to the left.
    ArrowLeft,
    /// The caret to the right.
    ArrowRight,
    /// To the right by a level.
    Indent,
    /// To the left by a level.
    Outdent,
    /// Lines of code, laid out.
    Lines,
    /// What can be chosen about the app.
    Gear,
    /// Every row, one after the other.
    Rows,
    /// One thing within another.
    Nested,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Check => "M3 8.6 6.4 12 13 4.6",
            Icon::Cross => "M4 4l8 8M12 4l-8 8",
            Icon::Clock => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 4.8V8l2.2 1.6",
            Icon::Alert => "M8 2.2 14.4 13.4H1.6ZM8 6.4v3.2M8 11.4v.2",
            Icon::Dash => "M3.5 8h9",
            Icon::Play => "M5 3.2v9.6L12.4 8Z",
            Icon::Pause => "M5.4 3.4v9.2M10.6 3.4v9.2",
            Icon::Square => "M4.2 4.2h7.6v7.6H4.2Z",
            Icon::Back => "M3 6.4h6.4a3.3 3.3 0 0 1 0 6.6H6.4M5.6 3.6 2.8 6.4l2.8 2.8",
            Icon::Left => "M10 3.4 5.4 8l4.6 4.6",
            Icon::Right => "M6 3.4 10.6 8 6 12.6",
            Icon::First => "M4 3.4v9.2M12 3.4 7.4 8l4.6 4.6",
            Icon::Last => "M12 3.4v9.2M4 3.4 8.6 8 4 12.6",
            Icon::Stairs => "M2.4 13.2h3.8V9.8h3.7V6.4h3.7V3",
            Icon::Link => {
                "M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.4 8.9a2.6 2.6 0 0 0 3.7 3.7l.9-.9"
            }
            Icon::Plus => "M8 3.2v9.6M3.2 8h9.6",
            Icon::ArrowLeft => "M13.5 8h-11M6.5 4l-4 4 4 4",
            Icon::ArrowRight => "M2.5 8h11M9.5 4l4 4-4 4",
            Icon::Indent => "M2.5 3.5h11M7.5 8h6M2.5 12.5h11M2.5 6.2 4.6 8 2.5 9.8",
            Icon::Outdent => "M2.5 3.5h11M7.5 8h6M2.5 12.5h11M4.6 6.2 2.5 8l2.1 1.8",
            Icon::Lines => "M2.5 3.5h8M5.5 6.5h8M5.5 9.5h6M2.5 12.5h6",
            Icon::Gear => {
                "M6.9 1.8h2.2l.4 1.7 1.3.6 1.5-.9 1.5 1.5-.9 1.5.6 1.3 1.7.4v2.2l-1.7.4-.6 1.3.9 1.5-1.5 1.5-1.5-.9-1.3.6-.4 1.7H6.9l-.4-1.7-1.3-.6-1.5.9-1.5-1.5.9-1.5-.6-1.3-1.7-.4V7.9l1.7-.4.6-1.3-.9-1.5 1.5-1.5 1.5.9 1.3-.6ZM8 6.6a2.4 2.4 0 1 0 0 4.8A2.4 2.4 0 0 0 8 6.6"
            }
            Icon::Rows => "M2.6 4h10.8M2.6 8h10.8M2.6 12h10.8",
            Icon::Nested => "M2.4 2.4h11.2v11.2H2.4ZM5.6 5.6h4.8v4.8H5.6Z",
            Icon::Lens => "M7 2.6a4.4 4.4 0 1 0 0 8.8A4.4 4.4 0 0 0 7 2.6M10.2 10.2l3.4 3.4",
        }
    }
}

/// Draws an icon in the colour of the text beside it; unseen by screen readers.
#[component]
pub fn IconView(
    /// What is drawn; may change.
    #[prop(into)]
    icon: Signal<Icon>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=move || icon.get().path() />
        </svg>
    }
}
