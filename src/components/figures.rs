//! Figures that an answer or a cell drew.

use leptos::prelude::*;
use protocol::figures::{Figure, Figures};

use crate::bridge::picture::PictureUrl;

/// The figures, each as a picture, and why others are not there; nothing where nothing was drawn.
#[component]
pub fn FiguresView(
    /// The figures.
    figures: Figures,
    /// A heading, where the place does not say what they are of.
    #[prop(optional)]
    heading: Option<&'static str>,
) -> impl IntoView {
    (!figures.is_empty()).then(|| {
        let Figures { shown, left_out } = figures;
        let count = shown.len();
        let pictures = shown
            .into_iter()
            .enumerate()
            .map(|(at, figure)| {
                let words = words(at + 1, count, &figure.title);
                view! { <Picture figure=figure words=words /> }
            })
            .collect_view();
        view! {
            <div class="figures" data-testid="figures">
                {heading.map(|heading| view! { <h4>{heading}</h4> })}
                {pictures}
                {(!left_out.is_empty())
                    .then(|| view! { <p class="cut" data-testid="figures-left-out">{left_out}</p> })}
            </div>
        }
    })
}

#[component]
fn Picture(figure: Figure, words: String) -> impl IntoView {
    let Figure { png, width, height, .. } = figure;
    // Held for as long as the picture is on the page.
    let url = StoredValue::new_local(PictureUrl::of_png(&png));
    let address = url.with_value(|url| url.as_ref().map(|url| url.address().to_owned()));
    view! { <img class="figure-picture" src=address alt=words width=width height=height /> }
}

/// What is said of a picture to whoever cannot see it.
fn words(number: usize, count: usize, title: &str) -> String {
    let place = if count == 1 { "Figure".to_owned() } else { format!("Figure {number} of {count}") };
    if title.is_empty() { place } else { format!("{place}: {title}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_number_and_title() {
        assert_eq!(words(1, 1, ""), "Figure");
        assert_eq!(words(2, 3, ""), "Figure 2 of 3");
        assert_eq!(words(1, 1, "Loss: epoch, loss"), "Figure: Loss: epoch, loss");
    }
}
