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
        Shown::Literal { text, cut, note } => view! {
            <pre class="literal"><code>{text}{cut.then_some(" …")}</code></pre>
            <Note text=note />
            {cut.then(|| view! { <p class="cut">"Shown in part: it is long."</p> })}
        }
        .into_any(),
        Shown::Grid { columns, dtypes, index, rows, rows_left_out, note } => {
            let other = match against {
                Some(Shown::Grid { rows, .. }) => Some(rows),
                _ => None,
            };
            let (is_empty, is_labelled) = (rows.is_empty(), !index.is_empty());
            let mut labels = index.into_iter();
            let rows = rows
                .into_iter()
                .enumerate()
                .map(|(at, row)| {
                    let other_row = other.as_ref().map(|rows| rows.get(at));
                    let other_row = other_row.map(|row| row.cloned().unwrap_or_default());
                    view! { <GridRow cells=row label=labels.next() other=other_row /> }
                })
                .collect_view();
            view! {
                <div class="grid-frame" tabindex="0" role="region" aria-label=label>
                    <table class="grid">
                        <thead>
                            <Heads names=columns is_labelled=is_labelled />
                            {(!dtypes.is_empty()).then(|| view! { <Dtypes names=dtypes is_labelled=is_labelled /> })}
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <Note text=note />
                {is_empty.then(|| view! { <p class="cut">"No rows."</p> })}
                {(rows_left_out > 0).then(|| view! { <p class="cut">{format!("{rows_left_out} more rows.")}</p> })}
            }
            .into_any()
        }
    }
}

/// What a value is, where its text does not tell.
#[component]
fn Note(text: String) -> impl IntoView {
    (!text.is_empty()).then(|| view! { <p class="cut">{text}</p> })
}

#[component]
fn Heads(names: Vec<String>, is_labelled: bool) -> impl IntoView {
    view! {
        <tr>
            {is_labelled.then(|| view! { <td class="corner"></td> })}
            {names.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}
        </tr>
    }
}

#[component]
fn Dtypes(names: Vec<String>, is_labelled: bool) -> impl IntoView {
    view! {
        <tr class="dtypes">
            {is_labelled.then(|| view! { <td class="corner"></td> })}
            {names.into_iter().map(|name| view! { <td>{name}</td> }).collect_view()}
        </tr>
    }
}

/// A row with its label; `other` is the row that it is compared with.
#[component]
fn GridRow(cells: Vec<Option<String>>, label: Option<String>, other: Option<Vec<Option<String>>>) -> impl IntoView {
    let cells = cells
        .into_iter()
        .enumerate()
        .map(|(at, cell)| {
            let differs = other.as_ref().is_some_and(|other| differ(other.get(at), &cell));
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
    view! { <tr>{label.map(|label| view! { <th scope="row">{label}</th> })} {cells}</tr> }
}

/// Whether a cell is another than the one that it is compared with. Floats whose last digits differ are taken for equal, as
/// the judge takes them.
fn differ(other: Option<&Option<String>>, cell: &Option<String>) -> bool {
    const RELATIVE: f64 = 1e-9;
    const ABSOLUTE: f64 = 1e-12;
    let number =
        |cell: Option<&str>| cell.filter(|text| text.contains(['.', 'e'])).and_then(|text| text.parse::<f64>().ok());
    match (number(other.and_then(|cell| cell.as_deref())), number(cell.as_deref())) {
        (Some(expected), Some(actual)) if expected.is_finite() && actual.is_finite() => {
            (actual - expected).abs() > ABSOLUTE + RELATIVE * expected.abs()
        }
        _ => other != Some(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digits_of_floats_do_not_count() {
        let cell = |text: &str| Some(text.to_owned());
        assert!(!differ(Some(&cell("0.3")), &cell("0.30000000000000004")));
        assert!(differ(Some(&cell("0.3")), &cell("0.31")));
        assert!(differ(Some(&cell("3")), &cell("4")));
        assert!(differ(Some(&None), &cell("NaN")));
        assert!(differ(None, &cell("1.0")));
        assert!(!differ(Some(&None), &None));
    }
}
