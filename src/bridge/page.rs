//! The document: its title, focus, base address, visibility, and marks for measuring.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Url, Window};

use super::Listener;

/// Writes a panic's message and place to the console instead of a bare `unreachable`.
pub fn report_panics() {
    console_error_panic_hook::set_once();
}

/// Shows the app in place of what the page itself shows until then: to be called once something worth seeing is there. Until that
/// moment the app is laid out in its place, unseen.
pub fn reveal() {
    if let Some(written) = element("loading") {
        written.remove();
    }
}

/// The path under which the site is served, from `<base href>`: starts and ends with `/`.
pub fn base_path() -> String {
    let path = base_uri().and_then(|base| Url::new(&base).ok()).map(|url| url.pathname()).unwrap_or_default();
    let folder = path.rfind('/').map_or("", |slash| &path[..slash]);
    format!("{folder}/")
}

/// A file or page of the site as a whole address, such as a link that is given to others.
pub fn resolve(path: &str) -> String {
    base_uri().and_then(|base| Url::new_with_base(path, &base).ok()).map_or_else(|| path.to_owned(), |url| url.href())
}

/// Names the page in the tab and in the history.
pub fn set_title(title: &str) {
    if let Some(page) = document() {
        page.set_title(title);
    }
}

/// Moves the keyboard to the element with this id. It must be focusable.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Whether the keyboard is in an element with this id, or inside it.
pub fn has_focus_within(id: &str) -> bool {
    let focused = document().and_then(|page| page.active_element());
    focused.zip(element(id)).is_some_and(|(focused, element)| element.contains(Some(focused.as_ref())))
}

/// Whether no element has the keyboard, as after the one that had it went away.
pub fn is_focus_lost() -> bool {
    document().is_some_and(|page| page.active_element().is_none_or(|focused| focused.tag_name() == "BODY"))
}

/// Moves the keyboard to the seen element of `selector` after or before the one that has it; to the first where none
/// has it. `false` where there is none.
pub fn step_focus(selector: &str, forward: bool) -> bool {
    let seen = all_seen(selector);
    let focused = document().and_then(|page| page.active_element());
    let at = seen.iter().position(|element| focused.as_ref().is_some_and(|it| it.is_same_node(Some(element.as_ref()))));
    let wanted = match (at, forward) {
        (None, _) => Some(0),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    let Some(element) = wanted.and_then(|wanted| seen.get(wanted)) else {
        return false;
    };
    element.focus().is_ok()
}

/// Clicks the first seen element of `selector`.
pub fn click_first(selector: &str) {
    if let Some(element) = all_seen(selector).first() {
        element.click();
    }
}

/// Whether keys go into a field, a list or an editor now.
pub fn is_typing() -> bool {
    let Some(focused) = document().and_then(|page| page.active_element()) else {
        return false;
    };
    matches!(focused.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || is_in_code_editor()
        || focused.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
}

/// Whether keys go into Monaco, which has chords of its own.
pub fn is_in_code_editor() -> bool {
    let focused = document().and_then(|page| page.active_element());
    focused.is_some_and(|focused| focused.closest(".monaco-editor").is_ok_and(|editor| editor.is_some()))
}

/// Brings the element with this id on screen, moving no further than needed.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls back to the element with this id where its parent's beginning is above the screen: it may itself stick to the edge.
pub fn scroll_up_to(id: &str) {
    let parent = element(id).and_then(|element| element.parent_element());
    if let Some(parent) = parent.filter(|parent| parent.get_bounding_client_rect().top() < 0.0) {
        parent.scroll_into_view();
    }
}

/// Lets the keyboard into those tables and code blocks within `selector` that are wider than their place.
pub fn let_keyboard_scroll(selector: &str) {
    let Some(found) = document().and_then(|page| page.query_selector_all(&format!("{selector} :is(table, pre)")).ok())
    else {
        return;
    };
    for at in 0..found.length() {
        if let Some(block) = found.item(at).and_then(|node| node.dyn_into::<HtmlElement>().ok())
            && block.scroll_width() > block.client_width()
        {
            block.set_tab_index(0);
        }
    }
}

/// Calls back when the page is about to be hidden or closed: the last moment at which storing is sure to work.
pub fn on_hide(act: impl FnMut() + 'static) -> Option<[Listener; 2]> {
    let page = document()?;
    let act = std::rc::Rc::new(std::cell::RefCell::new(act));
    let on_pagehide = act.clone();
    let watched = page.clone();
    Some([
        Listener::new(&page, "visibilitychange", move |_| {
            if watched.hidden() {
                (act.borrow_mut())();
            }
        }),
        Listener::new(&window()?.into(), "pagehide", move |_| {
            (on_pagehide.borrow_mut())();
        }),
    ])
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = window() {
        // Refused only by documents that are shown no more.
        let _ = window.location().reload();
    }
}

/// Whether nobody can see the page now.
pub fn is_hidden() -> bool {
    document().is_some_and(|page| page.hidden())
}

/// Calls back whenever the page is hidden or shown.
pub fn on_visibility(mut act: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::new(&document()?.into(), "visibilitychange", move |_| act()))
}

/// Whether the page may share memory with its workers. That takes two headers of the server, and a browser that then has
/// such memory: WebKitGTK says that the page is isolated, and has none.
pub(super) fn shares_memory() -> bool {
    let has =
        |page: &web_sys::Window, name: &str| js_sys::Reflect::get(page, &name.into()).is_ok_and(|it| it.is_truthy());
    window().is_some_and(|page| has(&page, "crossOriginIsolated") && has(&page, "SharedArrayBuffer"))
}

/// The device's memory in gigabytes, roughly, where the browser tells it.
pub fn device_memory_gb() -> Option<f64> {
    let navigator = window()?.navigator();
    js_sys::Reflect::get(&navigator, &"deviceMemory".into()).ok()?.as_f64()
}

/// Marks a moment for the script that measures how soon things are ready. The first mark of a name counts.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance())
        && performance.get_entries_by_name(name).length() == 0
    {
        let _ = performance.mark(name);
    }
}

/// What the browser calls itself, for reports.
pub fn browser_name() -> String {
    window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

fn base_uri() -> Option<String> {
    document()?.base_uri().ok().flatten()
}

fn all_seen(selector: &str) -> Vec<HtmlElement> {
    let Some(found) = document().and_then(|page| page.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok());
    elements.filter(|element| element.offset_parent().is_some()).collect()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Whether the part of the page whose folding changed is open now.
pub fn is_unfolded(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok())
        .is_some_and(|part| part.open())
}
