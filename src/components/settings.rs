//! What a person chooses about the app: a button, and the dialog that it opens.

use leptos::prelude::*;

use crate::{
    components::{
        icon::{Icon, IconView},
        modal,
    },
    state::{
        commands::{Commands, Overlay},
        settings::{CODE_SIZES, Contrast, Settings, Theme},
    },
};

/// What the preview shows.
const SAMPLE: &str = "def scale(x, by=2):\n    return [by * y for y in x]";

/// A button that opens the dialog.
#[component]
pub fn SettingsButton() -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="button quiet"
            data-testid="settings"
            aria-haspopup="dialog"
            on:click=move |_| is_open.set(true)
        >
            <IconView icon=Icon::Gear />
            <span class="where-wide">"Settings"</span>
        </button>
        <Show when=move || is_open.get()>
            <SettingsDialog on_close=move |()| is_open.set(false) />
        </Show>
    }
}

#[component]
fn SettingsDialog(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let (settings, commands) = (expect_context::<Settings>(), expect_context::<Commands>());
    let (node, close) = modal::opened();
    view! {
        <dialog
            class="dialog settings"
            data-testid="settings-dialog"
            aria-labelledby="settings-title"
            node_ref=node
            on:close=move |_| on_close.run(())
        >
            <div class="dialog-head">
                <h2 id="settings-title">"Settings"</h2>
                <button type="button" class="button quiet" on:click=move |_| close()>
                    <IconView icon=Icon::Cross />
                    "Close"
                </button>
            </div>
            <Choice
                label="Colours"
                name="theme"
                choices=[(Theme::System, "System"), (Theme::Light, "Light"), (Theme::Dark, "Dark")]
                chosen=Signal::derive(move || settings.theme())
                on_choose=move |theme| settings.set_theme(theme)
            />
            <Choice
                label="Contrast"
                name="contrast"
                choices=[(Contrast::System, "System"), (Contrast::More, "More")]
                chosen=Signal::derive(move || settings.contrast())
                on_choose=move |contrast| settings.set_contrast(contrast)
            />
            <CodeSize />
            <fieldset class="setting">
                <legend class="field-label">"Editor"</legend>
                <Switch
                    id="setting-help"
                    label="Help while typing"
                    what="Completion after a dot or Ctrl + Space, signatures, what a name is. Off, as in an interview."
                    is_on=Signal::derive(move || settings.help())
                    on_change=move |on| settings.set_help(on)
                />
                <Switch
                    id="setting-plain"
                    label="Plain editor"
                    what="A simple text field in place of the code editor. Phones and tablets have it anyway."
                    is_on=Signal::derive(move || settings.plain_editor())
                    on_change=move |on| settings.set_plain_editor(on)
                />
                <Switch
                    id="setting-vim"
                    label="Vim keys"
                    what="In the code editor. Tab indents there; Ctrl + M lets it lead on, and back."
                    is_on=Signal::derive(move || settings.vim_keys())
                    on_change=move |on| settings.set_vim_keys(on)
                />
            </fieldset>
            <div class="setting">
                <button
                    type="button"
                    class="button"
                    data-testid="your-data-open"
                    aria-haspopup="dialog"
                    on:click=move |_| {
                        close();
                        commands.set_overlay(Some(Overlay::YourData));
                    }
                >
                    "Your data"
                </button>
                <p class="quiet-text">"What is kept in this browser: look at it, export and import it, begin again."</p>
            </div>
        </dialog>
    }
}

/// One of a few, side by side.
#[component]
fn Choice<T: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    label: &'static str,
    /// The group's name, unique on the page.
    name: &'static str,
    choices: [(T, &'static str); N],
    chosen: Signal<T>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView {
    let options = choices.map(|(choice, word)| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=name
                    data-testid=format!("{name}-{}", word.to_lowercase())
                    prop:checked=move || chosen.get() == choice
                    on:change=move |_| on_choose.run(choice)
                />
                <span>{word}</span>
            </label>
        }
    });
    view! {
        <fieldset class="setting">
            <legend class="field-label">{label}</legend>
            <div class="segments">{options.into_iter().collect_view()}</div>
        </fieldset>
    }
}

/// How large code is, with a few lines of it.
#[component]
fn CodeSize() -> impl IntoView {
    let settings = expect_context::<Settings>();
    let choose = move |event| {
        if let Ok(size) = event_target_value(&event).parse() {
            settings.set_code_size(size);
        }
    };
    view! {
        <div class="setting">
            <label class="field-label" for="code-size">
                "Size of code: "
                <output for="code-size">{move || settings.code_size()}</output>
            </label>
            <input
                type="range"
                id="code-size"
                data-testid="code-size"
                min=*CODE_SIZES.start()
                max=*CODE_SIZES.end()
                step="1"
                prop:value=move || settings.code_size().to_string()
                on:input=choose
            />
            <pre class="code-preview" data-testid="code-preview" aria-hidden="true">
                <code>{SAMPLE}</code>
            </pre>
        </div>
    }
}

/// Something that is on or off, and what it does.
#[component]
fn Switch(
    id: &'static str,
    label: &'static str,
    what: &'static str,
    is_on: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let about = format!("{id}-about");
    view! {
        <div>
            <label class="switch">
                <input
                    type="checkbox"
                    data-testid=id
                    aria-describedby=about.clone()
                    prop:checked=move || is_on.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                {label}
            </label>
            <p class="quiet-text" id=about>
                {what}
            </p>
        </div>
    }
}
