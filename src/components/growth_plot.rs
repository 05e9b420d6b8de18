//! Measured growth, drawn and in words.

use leptos::prelude::*;
use protocol::judging::{GrowthPoint, GrowthReport};

use crate::state::growth::{Plot, grouped, plot, time_label};

/// The drawing's size, and where in it the box with the lines is.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 44.0;

/// The report's sentence, the plot, and the numbers as a table.
#[component]
pub fn GrowthPlot(
    /// The report.
    growth: GrowthReport,
    /// What was told already, and is not said again.
    told: String,
) -> impl IntoView {
    let asked = growth.asked.clone();
    let drawing =
        plot(&growth).map(|plot| view! { <Drawing plot=plot asked=asked sentence=growth.sentence.clone() /> });
    view! {
        <section class="growth" data-testid="growth">
            <h3>"Growth"</h3>
            {(growth.sentence != told).then(|| view! { <p>{growth.sentence}</p> })}
            {drawing}
            <details>
                <summary>"The measurements"</summary>
                <table class="grid">
                    <thead>
                        <tr>
                            <th scope="col">"n"</th>
                            <th scope="col">"yours"</th>
                            <th scope="col">"an accepted answer"</th>
                        </tr>
                    </thead>
                    <tbody>{growth.points.iter().map(measured).collect_view()}</tbody>
                </table>
            </details>
        </section>
    }
}

fn measured(point: &GrowthPoint) -> impl IntoView + use<> {
    view! {
        <tr>
            <td>{grouped(point.size)}</td>
            <td>{time_label(point.elapsed_ms)}</td>
            <td>{time_label(point.yardstick_ms)}</td>
        </tr>
    }
}

#[component]
fn Drawing(plot: Plot, asked: String, sentence: String) -> impl IntoView {
    let sizes = plot.sizes.iter().map(|(place, label)| {
        view! {
            <line class="rule" x1=x(*place) x2=x(*place) y1=y(0.0) y2=y(1.0) />
            <text x=x(*place) y=HEIGHT - BOTTOM + 18.0 text-anchor="middle">{label.clone()}</text>
        }
    });
    let times = plot.times.iter().map(|(place, label)| {
        view! {
            <line class="rule" x1=x(0.0) x2=x(1.0) y1=y(*place) y2=y(*place) />
            <text x=LEFT - 8.0 y=y(*place) + 4.0 text-anchor="end">{label.clone()}</text>
        }
    });
    let dots = plot.yours.iter().map(|point| view! { <circle class="yours" cx=x(point.0) cy=y(point.1) r="4" /> });
    view! {
        <figure>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=sentence>
                {sizes.collect_view()}
                {times.collect_view()}
                <text x=WIDTH - RIGHT y=HEIGHT - 6.0 text-anchor="end">"size n"</text>
                <polyline class="asked" points=line(&plot.asked) />
                <polyline class="yardstick" points=line(&plot.yardstick) />
                <polyline class="yours" points=line(&plot.yours) />
                {dots.collect_view()}
            </svg>
            <figcaption>
                <ul class="legend">
                    <li class="yours">"Your answer"</li>
                    <li class="yardstick">"An accepted answer here"</li>
                    {(!plot.asked.is_empty()).then(|| view! { <li class="asked">"Asked: " <code>{asked}</code></li> })}
                </ul>
            </figcaption>
        </figure>
    }
}

fn x(place: f64) -> f64 {
    LEFT + place * (WIDTH - LEFT - RIGHT)
}

fn y(place: f64) -> f64 {
    HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM)
}

fn line(points: &[(f64, f64)]) -> String {
    points.iter().map(|point| format!("{:.1},{:.1} ", x(point.0), y(point.1))).collect()
}
