//! The code editor: Monaco where it fits, a plain text area until it is there and wherever it does not.

mod plain;
mod reformat;
mod symbols;
mod typing;

use leptos::{html, prelude::*, task::spawn_local};

use self::plain::PlainEditor;
pub use self::plain::{for_code, keys};
use crate::{
    bridge::{
        editor::{self, Language, Marker, Severity, Snippet},
        page, text_area,
    },
    state::{debugging::Stepped, helping::Helping, linting::Formatted, look::Look, screen::Screen, settings::Settings},
};

/// A code editor.
#[component]
pub fn Editor(
    /// What it holds.
    #[prop(into)]
    text: Signal<String>,
    /// The text after each change by hand.
    on_input: Callback<String>,
    /// What it highlights.
    language: Language,
    /// What screen readers call it.
    label: &'static str,
    /// Places that something is wrong with.
    #[prop(into)]
    markers: Signal<Vec<Marker>>,
    /// What is offered while one types.
    #[prop(optional, into)]
    snippets: Signal<Vec<Snippet>>,
    /// The line that the debugger is at.
    #[prop(optional, into)]
    stepped: Signal<Option<Stepped>>,
    /// A new layout; it is taken where the text is still what was laid out.
    #[prop(optional, into)]
    formatted: Signal<Option<Formatted>>,
) -> impl IntoView {
    let (screen, settings) = (expect_context::<Screen>(), expect_context::<Settings>());
    let look = expect_context::<Look>();
    let monaco = Monaco {
        host: NodeRef::new(),
        vim: NodeRef::new(),
        area: NodeRef::new(),
        editor: StoredValue::new_local(None),
        state: RwSignal::new(State::Absent),
        helping: expect_context::<Helping>(),
    };
    let is_mounted = Memo::new(move |_| monaco.state.get() == State::Mounted);

    // Effects run once the host is on the page.
    Effect::new(move |_| {
        if screen.fits_code_editor() && !settings.plain_editor() {
            monaco.mount(text, on_input, language, look, label);
        } else {
            monaco.unmount();
            page::mark("mettle:editor");
        }
    });
    Effect::new(move |_| {
        let text = text.get();
        monaco.with(|editor| editor.set_text(&text));
    });
    Effect::new(move |_| {
        let shown = look.get();
        monaco.with(|editor| editor.set_look(shown));
    });

    Effect::new(move |_| {
        let (markers, _) = (markers.get(), is_mounted.get());
        monaco.with(|editor| editor.mark(&markers));
    });
    Effect::new(move |_| {
        let (snippets, _) = (snippets.get(), is_mounted.get());
        monaco.with(|editor| editor.offer(&snippets));
    });
    Effect::new(move |_| {
        let (stepped, _) = (stepped.get(), is_mounted.get());
        let raises = stepped.is_some_and(|stepped| stepped.raises);
        monaco.with(|editor| editor.mark_step(stepped.map(|stepped| stepped.line), raises));
    });

    let has_vim = Memo::new(move |_| is_mounted.get() && settings.vim_keys());
    Effect::new(move |_| {
        let (status, _) = (has_vim.get().then(|| monaco.vim.get()).flatten(), is_mounted.get());
        monaco.with(|editor| editor.set_vim(status.as_ref()));
    });
    Effect::new(move |_| {
        if let Some(Formatted { from, to }) = formatted.get()
            && from == text.get_untracked()
        {
            monaco.lay_out(&from, &to);
        }
    });
    // In a list below the text there is room for what keeps it from running, and for nothing else.
    let errors = Signal::derive(move || {
        let markers = markers.get().into_iter();
        markers.filter(|marker| marker.severity == Severity::Error).collect::<Vec<_>>()
    });

    view! {
        <div class="editor" data-testid="editor" data-editor=move || if is_mounted.get() { "monaco" } else { "plain" }>
            <div class="editor-host" node_ref=monaco.host></div>
            <Show when=move || has_vim.get()>
                <div class="vim-status" data-testid="vim-status" role="status" aria-label="Vim" node_ref=monaco.vim></div>
            </Show>
            <Show when=move || !is_mounted.get()>
                <PlainEditor area=monaco.area text=text on_input=on_input language=language label=label markers=errors />
            </Show>
            <Show when=move || monaco.state.get() == State::Failed>
                <p class="editor-note">"The full code editor could not be loaded; this plain one does the same job."</p>
            </Show>
        </div>
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Absent,
    Loading,
    Mounted,
    Failed,
}

/// Monaco's place on the page and whether it is there.
#[derive(Clone, Copy)]
struct Monaco {
    host: NodeRef<html::Div>,
    vim: NodeRef<html::Div>,
    area: NodeRef<html::Textarea>,
    editor: StoredValue<Option<editor::Editor>, LocalStorage>,
    state: RwSignal<State>,
    helping: Helping,
}

impl Monaco {
    fn mount(
        self,
        text: Signal<String>,
        on_input: Callback<String>,
        language: Language,
        look: Look,
        label: &'static str,
    ) {
        if self.state.get_untracked() != State::Absent {
            return;
        }
        let Some(host) = self.host.get_untracked() else { return };
        self.state.set(State::Loading);
        spawn_local(async move {
            let (now, shown) = (text.get_untracked(), untrack(|| look.get()));
            let options = editor::Options { text: &now, language, look: shown, label };
            let on_help = move |question, reply| self.helping.ask(question, reply);
            let mounted = editor::Editor::mount(&host, options, move |text| on_input.run(text), on_help).await;
            // The page may have been left meanwhile, or the plain editor chosen.
            if self.state.try_get_untracked() != Some(State::Loading) {
                return;
            }
            match mounted {
                Ok(editor) => {
                    // It may have been changed while the editor was fetched.
                    editor.set_look(untrack(|| look.get()));
                    self.take_over(editor, text);
                }
                Err(_) => self.state.set(State::Failed),
            }
            page::mark("mettle:editor");
        });
    }

    /// Monaco takes the plain editor's place: same text, same caret, same focus.
    fn take_over(self, editor: editor::Editor, text: Signal<String>) {
        let area = self.area.get_untracked().filter(text_area::has_focus);
        let caret = area.map(|area| text_area::selection(&area).end);
        editor.set_text(&text.get_untracked());
        self.editor.set_value(Some(editor));
        self.state.set(State::Mounted);
        if let Some(caret) = caret {
            self.with(|editor| editor.focus_at(caret));
        }
    }

    /// As if it had been typed, in whichever editor is there.
    fn lay_out(self, from: &str, to: &str) {
        if self.state.get_untracked() == State::Mounted {
            self.with(|editor| {
                let edit = reformat::edit(from, to, editor.caret());
                editor.edit(edit.from, edit.to, &edit.text, edit.then.end);
            });
        } else if let Some(area) = self.area.get_untracked() {
            let edit = reformat::edit(from, to, text_area::selection(&area).end);
            text_area::replace_from_elsewhere(&area, edit.from, edit.to, &edit.text, edit.then);
        }
    }

    fn unmount(self) {
        self.editor.set_value(None);
        self.state.set(State::Absent);
    }

    fn with(self, act: impl FnOnce(&editor::Editor)) {
        self.editor.with_value(|editor| {
            if let Some(editor) = editor {
                act(editor);
            }
        });
    }
}
