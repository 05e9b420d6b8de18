//! Formulas and code in statements, hints and editorials.

use anyhow::ensure;
use browser_tests::{Screen, visit};
use serde_json::json;
use std::time::Duration;

const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_formula_is_drawn_and_scrolls_in_its_own_box() {
    visit(Screen::PHONE, async |visitor| {
        visitor.open_problem("two-proportion-z-test").await?;
        let drawn = "const fraction = document.querySelector('[data-testid=statement] .formula mfrac');
            return fraction && fraction.namespaceURI.endsWith('/Math/MathML')
                && fraction.children[0].getBoundingClientRect().top < fraction.children[1].getBoundingClientRect().top";
        visitor.wait("a fraction whose numerator is above its denominator", drawn, SOON).await?;
        let wide = "return [...document.querySelectorAll('[data-testid=statement] .formula')]
            .some(box => box.scrollWidth > box.clientWidth)
            && document.documentElement.scrollWidth <= document.documentElement.clientWidth";
        visitor.wait("a wide formula to scroll, and not the page", wide, SOON).await?;
        let text = visitor.text("[data-testid=statement]").await?;
        ensure!(!text.contains("$$") && !text.contains("\\frac"), "no formula is left as it was written");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn code_has_colours_that_can_be_read() {
    visit(Screen::DESKTOP, async |visitor| {
        for (slug, classes) in [
            ("naive-bayes", json!(["keyword", "builtin", "string", "number"])),
            ("precision-and-recall", json!(["keyword", "builtin"])),
        ] {
            visitor.open_problem(slug).await?;
            visitor.see("[data-testid=editorial]").await?;
            let wrong = format!(
                "document.querySelector('[data-testid=editorial]').open = true;
                const light = colour => {{
                    const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)
                        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
                }};
                const wrong = [];
                for (const name of {classes}) {{
                    const piece = document.querySelector('.editorial pre .' + name);
                    if (!piece) {{ wrong.push(name + ' is not marked'); continue; }}
                    const ink = getComputedStyle(piece).color;
                    const plain = getComputedStyle(piece.closest('code')).color;
                    const paper = getComputedStyle(piece.closest('pre')).backgroundColor;
                    const contrast = Math.max(light(ink), light(paper)) / Math.min(light(ink), light(paper));
                    if (ink === plain || contrast < 4.5) wrong.push(`${{name}}: ${{ink}} on ${{paper}}, ${{contrast}}`);
                }}
                return wrong.join('; ') || 'all well'"
            );
            let found = visitor.wait("the colours", &wrong, SOON).await?;
            ensure!(found == "all well", "{slug}: {found}");
        }
        Ok(())
    })
    .await;
}
