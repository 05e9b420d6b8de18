//! A value made ready for people.

use leptos::prelude::*;
use protocol::judging::Shown;

/// A literal, or a table. Cells that differ from `against` are marked.
#[component]
pub fn ShownView(
    /// The value.
    value: Shown,
    /// What it is compared with, where there is something.
    #[prop(optional)]
    against: Option<Shown>,
    /// What the table or literal is, for screen readers.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    match value {
        Shown::Literal { text, cut } => view! {
            <pre class="literal"><code>{text}{cut.then_some(" …")}</code></pre>
            {cut.then(|| view! { <p class="cut">"Shown in part: it is long."</p> })}
        }
        .into_any(),
        Shown::Grid { columns, rows, rows_left_out } => {
            let other = match against {
                Some(Shown::Grid { rows, .. }) => Some(rows),
                _ => None,
            };
            let is_empty = rows.is_empty();
            let rows = rows
                .into_iter()
                .enumerate()
                .map(|(at, row)| {
                    let other_row = other.as_ref().map(|rows| rows.get(at));
                    view! { <GridRow cells=row other=other_row.map(|row| row.cloned().unwrap_or_default()) /> }
                })
                .collect_view();
            view! {
                <div class="grid-frame" tabindex="0" role="region" aria-label=label>
                    <table class="grid">
                        <thead>
                            <tr>
                                {columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {is_empty.then(|| view! { <p class="cut">"No rows."</p> })}
                {(rows_left_out > 0).then(|| view! { <p class="cut">{format!("{rows_left_out} more rows.")}</p> })}
            }
            .into_any()
        }
    }
}

/// A row; `other` is the row that it is compared with.
#[component]
fn GridRow(cells: Vec<Option<String>>, other: Option<Vec<Option<String>>>) -> impl IntoView {
    let cells = cells
        .into_iter()
        .enumerate()
        .map(|(at, cell)| {
            let differs = other.as_ref().is_some_and(|other| other.get(at) != Some(&cell));
            let content = match cell {
                Some(text) => text.into_any(),
                None => view! { <span class="null">"NULL"</span> }.into_any(),
            };
            if differs {
                view! { <td class="differs"><mark>{content}</mark></td> }.into_any()
            } else {
                view! { <td>{content}</td> }.into_any()
            }
        })
        .collect_view();
    view! { <tr>{cells}</tr> }
}
