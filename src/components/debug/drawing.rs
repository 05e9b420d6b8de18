//! Values: boxes with indices, tables, fields.

use leptos::prelude::*;

use crate::state::replay::{Boxes, Cell, Drawing, Reference, Row, Table};

/// The names of a frame with what they hold.
#[component]
pub(super) fn Rows(
    /// Names that hold one and the same, and that.
    rows: Vec<Row>,
) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p class="cut">"No names yet."</p> }.into_any();
    }
    let row = |row: Row| {
        let several = row.names.len() > 1;
        let names = row.names.iter().map(|name| view! { <code>{name.clone()}</code> }).collect_view();
        view! {
            <div class="debug-row" data-name=row.names.join(" ") data-changed=row.changed.to_string()>
                <dt>{names} {several.then(|| view! { <span class="cut">"one object"</span> })} {changed(row.changed)}</dt>
                <dd>{draw(row.drawing)}</dd>
            </div>
        }
    };
    view! { <dl>{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}

/// For those who do not see what stands out.
fn changed(is_changed: bool) -> Option<impl IntoView> {
    is_changed.then(|| view! { <span class="visually-hidden">" (changed)"</span> })
}

fn draw(drawing: Drawing) -> AnyView {
    match drawing {
        Drawing::Text(text) => {
            let kind = kind(&text);
            view! { <code class="debug-value" data-kind=kind>{text}</code> }.into_any()
        }
        Drawing::Refer(to) => refer(to).into_any(),
        Drawing::Boxes(boxes) => draw_boxes(boxes).into_any(),
        Drawing::Table(table) => draw_table(table).into_any(),
        Drawing::Stack { title, tag, cells, more } => {
            let item = |(at, cell): (usize, Cell)| (Drawing::Text(at.to_string()), cell);
            pairs(&title, tag, cells.into_iter().enumerate().map(item).collect(), more, "stack").into_any()
        }
        Drawing::Pairs { title, tag, pairs: held, more, is_object } => {
            pairs(&title, tag, held, more, if is_object { "object" } else { "dict" }).into_any()
        }
    }
}

fn kind(text: &str) -> &'static str {
    match text.chars().next() {
        Some('\'' | '"') => "string",
        Some('0'..='9' | '-' | '.') => "number",
        _ if matches!(text, "None" | "True" | "False" | "nan" | "inf") => "number",
        _ => "other",
    }
}

fn refer(to: Reference) -> impl IntoView {
    let text = match to {
        Reference::Name(name) => format!("same as {name}"),
        Reference::Tag(tag) => format!("same as #{tag}"),
        Reference::Node(number, class) => format!("{class} #{number}"),
    };
    view! {
        <span class="debug-refer">
            <span aria-hidden="true">"→ "</span>
            {text}
        </span>
    }
}

/// What a value is, and the number by which others refer to it.
fn title(title: &str, count: Option<u64>, tag: Option<u32>) -> impl IntoView + use<> {
    let title = match count {
        Some(0) => format!("empty {title}"),
        Some(count) => format!("{title} of {count}"),
        None => title.to_owned(),
    };
    view! {
        <p class="debug-title">
            {title} " " {tag.map(|tag| view! { <span class="debug-tag">{format!("#{tag}")}</span> })}
        </p>
    }
}

fn draw_boxes(boxes: Boxes) -> impl IntoView {
    let Boxes { title: name, tag, cells, more, numbered, outside } = boxes;
    let length = cells.len() as u64 + more;
    // An array says its shape already.
    let count = (!name.contains(' ')).then_some(length);
    let cell = |(at, cell): (usize, Cell)| {
        view! {
            <li class="debug-cell" data-changed=cell.changed.to_string() data-pointed=(!cell.pointers.is_empty()).to_string()>
                {numbered.then(|| view! { <span class="debug-index">{at}</span> })}
                <span class="debug-box">{draw(cell.drawing)} {changed(cell.changed)}</span>
                {(!cell.pointers.is_empty()).then(|| pointers(&cell.pointers))}
            </li>
        }
    };
    let outside: Vec<String> = outside
        .into_iter()
        .map(|(name, value)| {
            let end = if value == length as i64 { "one past the end" } else { "outside" };
            format!("{name} = {value}: {end}")
        })
        .collect();
    view! {
        <div class="debug-drawing">
            {title(&name, count, tag)}
            {(length > 0)
                .then(|| {
                    view! {
                        <ol class="debug-boxes" data-numbered=numbered.to_string()>
                            {cells.into_iter().enumerate().map(cell).collect_view()}
                            {(more > 0).then(|| view! { <li class="cut">{format!("… {more} more")}</li> })}
                        </ol>
                    }
                })}
            {(!outside.is_empty()).then(|| view! { <p class="debug-outside">{outside.join(", ")}</p> })}
        </div>
    }
}

/// The names of the indices that point to a place.
fn pointers(names: &[String]) -> impl IntoView + use<> {
    view! {
        <span class="debug-pointers">
            <span aria-hidden="true">"▲"</span>
            {names.join(", ")}
        </span>
    }
}

fn draw_table(table: Table) -> impl IntoView {
    let Table { title: name, tag, columns, rows, note } = table;
    let head = |(name, names): (String, Vec<String>)| {
        view! {
            <th scope="col" data-pointed=(!names.is_empty()).to_string()>
                {name} {(!names.is_empty()).then(|| view! { <span class="debug-pointers">{names.join(", ")}</span> })}
            </th>
        }
    };
    let row = |(label, names, cells): (String, Vec<String>, Vec<Cell>)| {
        let cell = |cell: Cell| {
            view! { <td data-changed=cell.changed.to_string()>{draw(cell.drawing)} {changed(cell.changed)}</td> }
        };
        view! {
            <tr>
                <th scope="row" data-pointed=(!names.is_empty()).to_string()>
                    {label}
                    {(!names.is_empty()).then(|| view! { <span class="debug-pointers">{names.join(", ")}</span> })}
                </th>
                {cells.into_iter().map(cell).collect_view()}
            </tr>
        }
    };
    let label = name.clone();
    view! {
        <div class="debug-drawing">
            {title(&name, None, tag)}
            <div class="debug-scroller" role="region" aria-label=label tabindex="0" on:keydown=keep_arrows>
                <table class="debug-table">
                    <thead>
                        <tr>
                            <td></td>
                            {columns.into_iter().map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
            {(!note.is_empty()).then(|| view! { <p class="cut">{note}</p> })}
        </div>
    }
}

/// What can be scrolled sideways keeps the keys for it.
pub(super) fn keep_arrows(event: leptos::ev::KeyboardEvent) {
    if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "ArrowDown") {
        event.stop_propagation();
    }
}

fn pairs(
    name: &str,
    tag: Option<u32>,
    held: Vec<(Drawing, Cell)>,
    more: u64,
    form: &'static str,
) -> impl IntoView + use<> {
    let count = (form != "object").then_some(held.len() as u64 + more);
    let pair = |(key, cell): (Drawing, Cell)| {
        view! {
            <tr data-changed=cell.changed.to_string()>
                <th scope="row">{draw(key)}</th>
                <td>{draw(cell.drawing)} {changed(cell.changed)}</td>
            </tr>
        }
    };
    let is_empty = held.is_empty();
    view! {
        <div class="debug-drawing">
            {title(name, count, tag)}
            {(!is_empty)
                .then(|| {
                    view! {
                        <table class="debug-pairs" data-form=form>
                            <tbody>{held.into_iter().map(pair).collect_view()}</tbody>
                        </table>
                    }
                })}
            {(more > 0).then(|| view! { <p class="cut">{format!("… {more} more")}</p> })}
        </div>
    }
}
