//! What a visitor does with mouse and keyboard.

use crate::engine::Engine;
use crate::keyboard::Key;
use crate::visitor::{SOON, Visitor};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, TypingData};

/// How often a text is pasted before the clipboard counts as broken.
const PASTES: usize = 3;

impl Visitor {
    /// Clicks an element, once it is there and can be clicked.
    ///
    /// # Errors
    /// It cannot.
    pub async fn click(&self, css: &str) -> Result<()> {
        let enabled = format!("const it = document.querySelector({}); return it !== null && !it.disabled", json!(css));
        self.wait(&format!("{css} to click"), &enabled, SOON).await?;
        self.open_tab_of(css).await?;
        let element = self.session.browser.find(By::Css(css)).await?;
        // As a person would scroll; the driver leaves it at the screen's edge, where bars may lie over it.
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.ask_with(middle, vec![element.to_json()?]).await?;
        element.click().await.with_context(|| format!("{css} cannot be clicked"))
    }

    /// Opens the tab that an element is behind, if it is behind one, as on a narrow screen.
    ///
    /// # Errors
    /// Its tab cannot be clicked, or does not show it.
    pub async fn open_tab_of(&self, css: &str) -> Result<()> {
        let behind = "const panel = document.querySelector(arguments[0])?.closest('[hidden]');
            const inner = document.querySelector(arguments[0])?.closest('[role=tabpanel]');
            // What stands below several panes is with the answer.
            return panel ? `[role=tab][aria-controls=${inner?.id ?? 'answer-pane'}]` : ''";
        let found = self.ask_with(behind, vec![json!(css)]).await?;
        if let Some(tab) = found.as_str().filter(|tab| !tab.is_empty()) {
            self.session.browser.find(By::Css(tab)).await?.click().await.with_context(|| format!("{tab} of {css}"))?;
            let shown = format!("return document.querySelector({})?.closest('[hidden]') === null", json!(css));
            self.wait(&format!("{css} in its tab"), &shown, SOON).await?;
        }
        Ok(())
    }

    /// Takes an element by its middle with the mouse and lets it go so many pixels further.
    ///
    /// # Errors
    /// There is no such element.
    pub async fn drag(&self, css: &str, across: i64, down: i64) -> Result<()> {
        self.see(css).await?;
        let element = self.session.browser.find(By::Css(css)).await?;
        let chain = self.session.browser.action_chain().click_and_hold_element(&element);
        chain.move_by_offset(across, down).release().perform().await.with_context(|| format!("{css} cannot be dragged"))
    }

    /// Chooses a value of a list.
    ///
    /// # Errors
    /// There is no such list, or it does not offer the value.
    pub async fn select(&self, css: &str, value: &str) -> Result<()> {
        self.see(css).await?;
        let script = "const [css, value] = arguments, list = document.querySelector(css);
            list.focus();
            list.value = value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return list.value";
        let held = self.ask_with(script, vec![json!(css), json!(value)]).await?;
        ensure!(held == value, "{css} does not offer {value:?}");
        Ok(())
    }

    /// Presses a key or a chord wherever the keyboard is.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.type_keys(key.typed()).await
    }

    /// Types key by key wherever the keyboard is.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn type_keys(&self, text: impl Into<TypingData>) -> Result<()> {
        // The driver sends keys to an element, so that it is the one that has the keyboard.
        let element = self.session.browser.active_element().await.context("nothing has the keyboard")?;
        element.send_keys(text).await.context("keys cannot be typed")
    }

    /// Pastes a text in place of all that a field of the editor holds.
    ///
    /// A display's clipboard changes hands in its own time: now and then a chord finds it empty, or with what was copied
    /// before, and the page never hears of this text; or the keyboard is elsewhere by then. So the page is asked what came to
    /// the editor, and the driver tries again.
    async fn paste_over_all(&self, field: &str, text: &str) -> Result<()> {
        let mut came = Value::Null;
        for _ in 0..PASTES {
            self.click(field).await?;
            self.press(Key::SelectAll).await?;
            match self.engine {
                Engine::Chromium => self.write_to_clipboard(text).await?,
                Engine::Firefox | Engine::WebKit => self.copy_by_keyboard(text).await?,
            }
            let listen = "window.pasted = new Promise((resolve) => {
                const hear = (event) => resolve(event.target.closest('[data-testid=editor]')
                    ? event.clipboardData.getData('text/plain') : `a paste into ${event.target.outerHTML}`);
                window.addEventListener('paste', hear, { capture: true, once: true });
                setTimeout(() => {
                    window.removeEventListener('paste', hear, { capture: true });
                    resolve(null);
                }, 4000);
            })";
            self.ask(listen).await?;
            self.press(Key::Paste).await?;
            came = self.ask_later("window.pasted.then(arguments[0])", Vec::new()).await?;
            if came == text {
                return Ok(());
            }
        }
        bail!("{text:?} was pasted {PASTES} times, but at last the page was given {came}")
    }

    async fn write_to_clipboard(&self, text: &str) -> Result<()> {
        let permission = json!({ "name": "clipboard-write", "allowWithoutSanitization": false });
        let granted = json!({ "permission": permission, "setting": "granted", "origin": self.origin() });
        self.devtools("Browser.setPermission", granted).await?;
        let script = "const [text, done] = arguments;
            navigator.clipboard.writeText(text).then(() => done(true), (error) => done(String(error)))";
        let copied = self.ask_later(script, vec![json!(text)]).await?;
        ensure!(copied == true, "the clipboard cannot be written: {copied}");
        Ok(())
    }

    /// Copies from a field that is there for a moment, as somebody would who has the text elsewhere.
    async fn copy_by_keyboard(&self, text: &str) -> Result<()> {
        let show = "const field = document.createElement('textarea');
            window.copying = { field, before: document.activeElement };
            document.body.append(field);
            field.value = arguments[0];
            field.focus({ preventScroll: true })";
        self.ask_with(show, vec![json!(text)]).await?;
        self.press(Key::SelectAll).await?;
        self.press(Key::Copy).await?;
        let hide = "const { field, before } = window.copying;
            before.focus({ preventScroll: true });
            field.remove()";
        self.ask(hide).await.map(drop)
    }

    /// Writes the answer's one line in place of what is there.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn write_line(&self, text: &str) -> Result<()> {
        self.click("[data-testid=answer]").await?;
        self.press(Key::SelectAll).await?;
        self.type_keys(text.trim()).await?;
        let held = self.ask("return document.querySelector('[data-testid=answer]').value").await?;
        ensure!(held == text.trim(), "{:?} was typed, but the field holds {held}", text.trim());
        Ok(())
    }

    /// Chooses the plain editor in the settings.
    ///
    /// # Errors
    /// The settings do not open, or the editor does not come.
    pub async fn choose_plain_editor(&self) -> Result<()> {
        self.click("[data-testid=settings]").await?;
        self.click("[data-testid=setting-plain]").await?;
        self.press(Key::Escape).await?;
        self.see("[data-testid=editor][data-editor=plain]").await
    }

    /// Writes code in place of what the editor holds, whichever editor it is.
    ///
    /// # Errors
    /// There is no editor.
    pub async fn write_code(&self, text: &str) -> Result<()> {
        self.editor_settles().await?;
        let is_plain = self.attribute("[data-testid=editor]", "data-editor").await? == "plain";
        let field = if is_plain { "[data-testid=editor-plain]" } else { "[data-testid=editor] .view-lines" };
        self.paste_over_all(field, text).await
    }
}
