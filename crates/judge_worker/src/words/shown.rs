//! Values made ready for people.

use judge::manifest::Generator;
use judge::script;
use judge::value::{Data, DataFrame, NdArray, Table, Value, literal};
use protocol::judging::Shown;

/// Items shown of each container, and characters of each string.
const ITEMS: usize = 60;
const CHARACTERS: usize = 400;

/// Rows shown of a grid.
const ROWS: usize = 50;

/// A value as it is shown: frames and tables as grids, everything else as its literal.
pub fn shown(value: &Value) -> Shown {
    match value {
        Value::DataFrame(frame) => frame_grid(frame),
        Value::Table(table) => table_grid(table),
        other => {
            let (text, cut) = literal::cut(other, ITEMS, CHARACTERS);
            Shown::Literal { text, cut }
        }
    }
}

/// The calls of a class's methods, a line each, for the lines that fit.
pub(super) fn shown_calls(class: &str, arguments: &[Value]) -> Shown {
    let mut lines = script::of_calls(class, arguments);
    let cut = lines.len() > ITEMS;
    if cut {
        let left_out = lines.len() - ITEMS;
        lines.truncate(ITEMS);
        lines.push(format!("# … {left_out} more"));
    }
    Shown::Literal { text: lines.join("\n"), cut }
}

/// A generator of random numbers, as it is made from its seed.
pub(super) fn shown_generator(generator: Generator, seed: Option<&Value>) -> Shown {
    Shown::Literal { text: script::of_generator(generator, seed.unwrap_or(&Value::None)), cut: false }
}

fn frame_grid(frame: &DataFrame) -> Shown {
    let columns = frame.columns.iter().map(|(name, _)| cell(name).unwrap_or_else(|| "None".into())).collect();
    let height = frame.height();
    let rows = (0..height.min(ROWS))
        .map(|row| frame.columns.iter().map(|(_, column)| column_cell(column, row)).collect())
        .collect();
    Shown::Grid { columns, rows, rows_left_out: height.saturating_sub(ROWS) as u32 }
}

fn table_grid(table: &Table) -> Shown {
    Shown::Grid {
        columns: table.columns.clone(),
        rows: table.rows.iter().take(ROWS).map(|row| row.iter().map(cell).collect()).collect(),
        rows_left_out: table.rows.len().saturating_sub(ROWS) as u32,
    }
}

fn column_cell(column: &NdArray, row: usize) -> Option<String> {
    match column.data() {
        Data::DateTime(items) if items[row] != i64::MIN => Some(literal::date_time(items[row])),
        Data::Float64(items) if items[row].is_nan() => None,
        data => cell(&data.get(row)),
    }
}

fn cell(value: &Value) -> Option<String> {
    match value {
        Value::None => None,
        Value::Str(text) => Some(text.clone()),
        other => Some(literal::cut(other, 6, 60).0),
    }
}
