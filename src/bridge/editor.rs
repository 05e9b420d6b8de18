//! Monaco, loaded when a page first wants it.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlLinkElement};

use super::{
    helper::{Question, Reply},
    look::Shown,
    module, page,
    worker::{describe, set},
};

/// Where the build puts the editor's module and its style sheet.
const MODULE: &str = "editor/editor.js";
const STYLE: &str = "editor/editor.css";

#[wasm_bindgen]
extern "C" {
    type Module;
    #[wasm_bindgen(method, catch)]
    fn create(this: &Module, host: &HtmlElement, options: &Object) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method, js_name = setValue)]
    fn set_value(this: &Handle, text: &str);
    #[wasm_bindgen(method, js_name = setLook)]
    fn set_look(this: &Handle, theme: &str, size: u8);
    #[wasm_bindgen(method, js_name = setMarkers)]
    fn set_markers(this: &Handle, markers: &Array);
    #[wasm_bindgen(method, js_name = setSnippets)]
    fn set_snippets(this: &Handle, snippets: &Array);
    #[wasm_bindgen(method, js_name = setStep)]
    fn set_step(this: &Handle, line: Option<u32>, raises: bool);
    #[wasm_bindgen(method, js_name = setVim)]
    fn set_vim(this: &Handle, status: Option<&HtmlElement>);
    #[wasm_bindgen(method)]
    fn caret(this: &Handle) -> u32;
    #[wasm_bindgen(method)]
    fn edit(this: &Handle, from: u32, to: u32, text: &str, caret: u32);
    #[wasm_bindgen(method)]
    fn focus(this: &Handle, offset: u32);
    #[wasm_bindgen(method)]
    fn dispose(this: &Handle);
}

/// What the editor highlights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Python.
    Python,
    /// SQLite's SQL.
    Sql,
}

impl Language {
    fn name(self) -> &'static str {
        match self {
            Language::Python => "python",
            Language::Sql => "sql",
        }
    }
}

/// How an editor starts.
pub struct Options<'a> {
    /// What it holds.
    pub text: &'a str,
    /// What it highlights.
    pub language: Language,
    /// What the document looks like.
    pub look: Shown,
    /// What screen readers call it.
    pub label: &'a str,
}

/// How wrong it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It does not run.
    Error,
    /// It runs, and is hardly what was meant.
    Warning,
}

/// A place in the text that something is wrong with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// How wrong.
    pub severity: Severity,
    /// From 1.
    pub line: u32,
    /// From 1, in UTF-16 units; the whole line where unknown.
    pub column: Option<u32>,
    /// The line and the column after it; the word at the beginning where unknown.
    pub end: Option<(u32, u32)>,
    /// What is wrong.
    pub message: String,
}

/// A text with places to fill that is offered while one types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What is typed to get it.
    pub label: String,
    /// What it is.
    pub title: String,
    /// The text, with tab stops as Monaco knows them: `${1:word}`, `$0`.
    pub text: String,
    /// Lines that the text must begin with somewhere, and is given where it does not.
    pub imports: Vec<String>,
    /// Whether it may stand within a line.
    pub is_part: bool,
    /// It is not offered where the text holds this.
    pub unless: Option<String>,
}

/// A mounted Monaco; dropping it takes it off the page.
pub struct Editor {
    handle: Handle,
    text: Rc<RefCell<String>>,
    _on_change: Closure<dyn FnMut(String)>,
    _on_help: Closure<dyn FnMut(String, String, u32, u32) -> Promise>,
}

impl Editor {
    /// Loads Monaco if need be and mounts an editor into `host`. `on_change` gets the whole text after each change by hand,
    /// `on_help` what Python's text raises in questions.
    pub async fn mount(
        host: &impl AsRef<web_sys::Element>,
        options: Options<'_>,
        mut on_change: impl FnMut(String) + 'static,
        on_help: impl Fn(Question, Reply) + 'static,
    ) -> Result<Self, String> {
        let host = host.as_ref().dyn_ref::<HtmlElement>().cloned().ok_or("The editor has no place on the page.")?;
        let module = load().await.map_err(|error| describe(&error))?;
        let text = Rc::new(RefCell::new(options.text.to_owned()));
        let seen = text.clone();
        let on_change = Closure::<dyn FnMut(String)>::new(move |now: String| {
            if *seen.borrow() != now {
                seen.borrow_mut().clone_from(&now);
                on_change(now);
            }
        });
        let on_help =
            Closure::<dyn FnMut(String, String, u32, u32) -> Promise>::new(move |ask, source, line, column| {
                let mut question = Some(Question { ask, source, line, column });
                Promise::new(&mut |resolve, _| {
                    if let Some(question) = question.take() {
                        on_help(question, Reply::new(resolve));
                    }
                })
            });
        let settings = Object::new();
        let pairs = [
            ("value", JsValue::from(options.text)),
            ("language", options.language.name().into()),
            ("theme", theme(options.look).into()),
            ("size", options.look.code_size.into()),
            ("label", options.label.into()),
            ("onChange", on_change.as_ref().clone()),
            ("onHelp", on_help.as_ref().clone()),
        ];
        for (name, value) in pairs {
            set(&settings, name, &value).map_err(|error| describe(&error))?;
        }
        let handle = module.create(&host, &settings).map_err(|error| describe(&error))?;
        Ok(Self { handle, text, _on_change: on_change, _on_help: on_help })
    }

    /// Replaces the text, unless it is already that. Undo in the editor takes it back.
    pub fn set_text(&self, text: &str) {
        if *self.text.borrow() != text {
            text.clone_into(&mut self.text.borrow_mut());
            self.handle.set_value(text);
        }
    }

    /// Follows the document's look, which must have it already: the colours are read from it.
    pub fn set_look(&self, look: Shown) {
        self.handle.set_look(theme(look), look.code_size);
    }

    /// Marks places in place of those marked before.
    pub fn mark(&self, markers: &[Marker]) {
        let list = Array::new();
        for marker in markers {
            let object = Object::new();
            let filled = set(&object, "line", &marker.line.into())
                .and_then(|()| set(&object, "message", &marker.message.as_str().into()))
                .and_then(|()| set(&object, "warns", &(marker.severity == Severity::Warning).into()))
                .and_then(|()| marker.column.map_or(Ok(()), |column| set(&object, "column", &column.into())))
                .and_then(|()| {
                    let Some((line, column)) = marker.end else { return Ok(()) };
                    set(&object, "endLine", &line.into()).and_then(|()| set(&object, "endColumn", &column.into()))
                });
            if filled.is_ok() {
                list.push(&object);
            }
        }
        self.handle.set_markers(&list);
    }

    /// Offers these while one types, in place of those before.
    pub fn offer(&self, snippets: &[Snippet]) {
        let list = Array::new();
        for snippet in snippets {
            let object = Object::new();
            let imports: Array = snippet.imports.iter().map(|line| JsValue::from(line.as_str())).collect();
            let pairs = [
                ("label", JsValue::from(snippet.label.as_str())),
                ("title", snippet.title.as_str().into()),
                ("text", snippet.text.as_str().into()),
                ("imports", imports.into()),
                ("isPart", snippet.is_part.into()),
                ("unless", snippet.unless.as_deref().map_or(JsValue::UNDEFINED, JsValue::from)),
            ];
            if pairs.iter().all(|(name, value)| set(&object, name, value).is_ok()) {
                list.push(&object);
            }
        }
        self.handle.set_snippets(&list);
    }

    /// Marks the line that a run is at, in place of the one before, and brings it on screen; `None` marks none.
    pub fn mark_step(&self, line: Option<u32>, raises: bool) {
        self.handle.set_step(line, raises);
    }

    /// Takes Vim's keys, which tell what they are doing in `status`; gives them up without one.
    pub fn set_vim(&self, status: Option<&impl AsRef<web_sys::Element>>) {
        self.handle.set_vim(status.and_then(|status| status.as_ref().dyn_ref::<HtmlElement>()));
    }

    /// Where the caret is, in UTF-16 units.
    pub fn caret(&self) -> u32 {
        self.handle.caret()
    }

    /// Replaces the units from `from` to `to` as if it had been typed, in one step of undo, and puts the caret at `caret`.
    pub fn edit(&self, from: u32, to: u32, text: &str, caret: u32) {
        self.handle.edit(from, to, text, caret);
    }

    /// Puts the keyboard in the editor and the caret at `offset` (UTF-16 units).
    pub fn focus_at(&self, offset: u32) {
        self.handle.focus(offset);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.dispose();
    }
}

/// Module and style sheet are fetched at the same time; an editor without its style would measure itself wrongly.
async fn load() -> Result<Module, JsValue> {
    let module = module::load(MODULE);
    if let Some(styled) = link_style() {
        JsFuture::from(styled).await?;
    }
    module.await
}

/// A promise for the style sheet; `None` where it is on the page already.
fn link_style() -> Option<Promise> {
    const ID: &str = "editor-style";
    let document = page::document()?;
    if document.get_element_by_id(ID).is_some() {
        return None;
    }
    let link: HtmlLinkElement = document.create_element("link").ok()?.dyn_into().ok()?;
    link.set_id(ID);
    link.set_rel("stylesheet");
    link.set_href(&page::resolve(STYLE));
    let loaded = Promise::new(&mut |resolve, reject| {
        link.set_onload(Some(&resolve));
        link.set_onerror(Some(&reject));
    });
    document.head()?.append_child(&link).ok()?;
    Some(loaded)
}

fn theme(look: Shown) -> &'static str {
    if look.dark { "dark" } else { "light" }
}
