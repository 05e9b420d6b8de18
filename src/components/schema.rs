//! The tables of a query: columns, types, keys, and rows to look at.

use leptos::prelude::*;
use protocol::content::{ColumnGiven, TableGiven};

/// Each table folded up, with its columns to be seen at once.
#[component]
pub fn Schema(
    /// The tables.
    tables: Vec<TableGiven>,
) -> impl IntoView {
    let table = |table: TableGiven| {
        let columns = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        view! {
            <details data-table=table.name.clone()>
                <summary>
                    <code>{table.name.clone()}</code>
                    <span class="columns">{columns}</span>
                </summary>
                <div class="inside">
                    <Columns columns=table.columns meaning=table.meaning />
                    <figure>
                        <figcaption>"Rows of the first example"</figcaption>
                        <div class="rows" inner_html=table.rows_html></div>
                    </figure>
                </div>
            </details>
        }
    };
    (!tables.is_empty()).then(|| {
        view! {
            <section class="schema" aria-label="Tables" data-testid="schema">
                {tables.into_iter().map(table).collect_view()}
            </section>
        }
    })
}

#[component]
fn Columns(columns: Vec<ColumnGiven>, meaning: String) -> impl IntoView {
    let row = |column: ColumnGiven| {
        view! {
            <tr>
                <th scope="row">{column.name}</th>
                <td>{column.type_name}</td>
                <td>{column.is_key.then_some("key")}</td>
            </tr>
        }
    };
    view! {
        <table class="grid">
            <caption>{meaning}</caption>
            <thead>
                <tr><th scope="col">"column"</th><th scope="col">"type"</th><th scope="col">"key"</th></tr>
            </thead>
            <tbody>{columns.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
