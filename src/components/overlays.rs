//! What can stand over every page, palette, sheet of shortcuts and what is kept, and what can be done from everywhere.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{palette::Palette, shortcut_sheet::ShortcutSheet, your_data::YourData};
use crate::{
    bridge::{Listener, chance, dialog, keys, page},
    routes::Route,
    state::{
        catalogue::CatalogueStore,
        commands::{Command, Commands, Overlay},
        pick::{BUDGETS, pick},
        progress::ProgressStore,
        settings::{Settings, Theme},
        shortcuts::{PALETTE, PALETTE_EVERYWHERE, SHEET},
    },
};

/// The palette or the sheet, while one is open, and the keys that open them.
#[component]
pub fn Overlays() -> impl IntoView {
    let commands = expect_context::<Commands>();
    let _keys = StoredValue::new_local(listen(commands));
    commands.offer_everywhere(everywhere(commands));
    view! {
        <Show when=move || commands.overlay() == Some(Overlay::Palette)>
            <Palette />
        </Show>
        <Show when=move || commands.overlay() == Some(Overlay::Sheet)>
            <ShortcutSheet />
        </Show>
        <Show when=move || commands.overlay() == Some(Overlay::YourData)>
            <YourData />
        </Show>
    }
}

/// The code editor keeps the chords that it has itself, and while a dialog is open the keys are its own.
fn listen(commands: Commands) -> Option<Listener> {
    keys::on_chord(move |chord| {
        let is = |shortcut: &crate::state::shortcuts::Shortcut| shortcut.is(&chord.key, chord.command, chord.shift);
        let wanted = if is(&PALETTE_EVERYWHERE) || is(&PALETTE) && !page::is_in_code_editor() {
            Overlay::Palette
        } else if is(&SHEET) && !page::is_typing() {
            Overlay::Sheet
        } else {
            return false;
        };
        if !dialog::is_any_open() {
            commands.set_overlay(Some(wanted));
        }
        true
    })
}

fn everywhere(commands: Commands) -> Vec<Command> {
    let (catalogue, progress) = (expect_context::<CatalogueStore>(), expect_context::<ProgressStore>());
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |path: &str| navigate.with_value(|navigate| navigate(path, NavigateOptions::default()));
    let pick_for = move |minutes: u32| {
        let chance = chance::draw();
        let slug = untrack(|| {
            let load = catalogue.get();
            let problems = &load.here()?.problems;
            progress.with(|progress| pick(problems, progress, minutes, chance).map(|entry| entry.slug.clone()))
        });
        if let Some(slug) = slug {
            go(&format!("/{}", Route::Problem { slug }.to_path()));
        }
    };
    let mut all = vec![Command::new("problems", "Go to all problems", move || go("/"))];
    all.extend(BUDGETS.map(|minutes| {
        let label = format!("Pick a problem for {minutes} minutes");
        Command::new(&format!("pick-{minutes}"), &label, move || pick_for(minutes))
            .only_if(move || catalogue.get().here().is_some())
    }));
    let settings = expect_context::<Settings>();
    let themes = [
        (Theme::System, "theme-system", "Use the system’s colours"),
        (Theme::Light, "theme-light", "Use light colours"),
        (Theme::Dark, "theme-dark", "Use dark colours"),
    ];
    all.extend(themes.map(|(theme, id, label)| {
        Command::new(id, label, move || settings.set_theme(theme)).only_if(move || settings.theme() != theme)
    }));
    all.push(Command::new("your-data", "Your data: export, import, reset", move || {
        commands.set_overlay(Some(Overlay::YourData));
    }));
    let sheet = Command::new("shortcuts", "Show the keyboard shortcuts", move || {
        commands.set_overlay(Some(Overlay::Sheet));
    });
    all.push(sheet.with_keys(SHEET));
    all
}
