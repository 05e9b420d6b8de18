//! Values that are shown as tables.

use judge::value::{Data, DataFrame, NdArray, Series, Table, Value, literal};
use protocol::judging::Shown;

/// Rows shown of a grid.
const ROWS: usize = 50;

/// Columns up to which a matrix is shown as a grid.
const COLUMNS: usize = 16;

/// Items and characters shown of a cell.
const ITEMS: usize = 6;
const CHARACTERS: usize = 60;

/// A frame with its index and its dtypes.
pub(super) fn frame(frame: &DataFrame) -> Shown {
    let columns: Vec<&NdArray> = frame.columns.iter().map(|(_, column)| column).collect();
    Shown::Grid {
        columns: frame.columns.iter().map(|(name, _)| text(name)).collect(),
        dtypes: columns.iter().map(|column| column.dtype().name().to_owned()).collect(),
        index: labels(&frame.index),
        rows: (0..frame.height().min(ROWS))
            .map(|row| columns.iter().map(|column| Some(element(column.data(), row))).collect())
            .collect(),
        rows_left_out: left_out(frame.height()),
        note: format!("DataFrame, {}", size(frame.height(), columns.len())),
    }
}

/// A series as a grid of one column.
pub(super) fn series(series: &Series) -> Shown {
    let height = series.values.len();
    let (name, unnamed) = match &series.name {
        Value::None => ("values".to_owned(), ", without a name"),
        name => (text(name), ""),
    };
    Shown::Grid {
        columns: vec![name],
        dtypes: vec![series.values.dtype().name().to_owned()],
        index: labels(&series.index),
        rows: (0..height.min(ROWS)).map(|row| vec![Some(element(series.values.data(), row))]).collect(),
        rows_left_out: left_out(height),
        note: format!("Series of length {height}{unnamed}"),
    }
}

/// A query's input or result, in which a cell may be NULL.
pub(super) fn table(table: &Table) -> Shown {
    let cell = |value: &Value| (*value != Value::None).then(|| text(value));
    Shown::Grid {
        columns: table.columns.clone(),
        dtypes: Vec::new(),
        index: Vec::new(),
        rows: table.rows.iter().take(ROWS).map(|row| row.iter().map(cell).collect()).collect(),
        rows_left_out: left_out(table.rows.len()),
        note: String::new(),
    }
}

/// An array of two axes, as far as it has rows and not too many columns.
pub(super) fn matrix(array: &NdArray) -> Option<Shown> {
    let &[height, width] = array.shape() else { return None };
    if height == 0 || width == 0 || width > COLUMNS {
        return None;
    }
    let row = |row: usize| (0..width).map(|column| Some(number(array.data(), row * width + column))).collect();
    Some(Shown::Grid {
        columns: (0..width).map(|column| column.to_string()).collect(),
        dtypes: Vec::new(),
        index: (0..height.min(ROWS)).map(|row| row.to_string()).collect(),
        rows: (0..height.min(ROWS)).map(row).collect(),
        rows_left_out: left_out(height),
        note: format!("array, {}", shape_and_type(array)),
    })
}

/// “shape (3, 2), float64”.
pub(super) fn shape_and_type(array: &NdArray) -> String {
    format!("shape {}, {}", literal::shape(array.shape()), array.dtype().name())
}

fn left_out(rows: usize) -> u32 {
    u32::try_from(rows.saturating_sub(ROWS)).unwrap_or(u32::MAX)
}

fn size(rows: usize, columns: usize) -> String {
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    format!("{} by {}", counted(rows, "row"), counted(columns, "column"))
}

fn labels(index: &NdArray) -> Vec<String> {
    (0..index.len().min(ROWS)).map(|row| element(index.data(), row)).collect()
}

/// A cell as pandas prints it: what is missing is NaN, NaT or None.
fn element(data: &Data, at: usize) -> String {
    match data {
        Data::TimeDelta(items) if items[at] == i64::MIN => "NaT".into(),
        Data::Float32(_) | Data::Float64(_) => match number(data, at).as_str() {
            "nan" => "NaN".into(),
            number => number.into(),
        },
        Data::Object(items) => match &items[at] {
            Value::Float(number) if number.is_nan() => "NaN".into(),
            value => text(value),
        },
        data => number(data, at),
    }
}

/// A cell as NumPy prints it.
fn number(data: &Data, at: usize) -> String {
    match data {
        Data::DateTime(items) => literal::date_time(items[at]),
        // The shortest digits that read back as the same 32 bits.
        Data::Float32(items) => literal::float(format!("{:e}", items[at]).parse().unwrap_or(f64::from(items[at]))),
        data => text(&data.get(at)),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Str(text) => text.clone(),
        Value::Float(number) => literal::float(*number),
        other => literal::cut(other, ITEMS, CHARACTERS).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &[Vec<Option<String>>]) -> Vec<Vec<&str>> {
        rows.iter().map(|row| row.iter().map(|cell| cell.as_deref().unwrap_or("NULL")).collect()).collect()
    }

    #[test]
    fn a_frame_shows_its_index_its_types_and_what_is_missing() {
        let shown = frame(&DataFrame {
            index: NdArray::flat(Data::Int64(vec![3, 5])),
            columns: vec![
                (Value::Str("a".into()), NdArray::flat(Data::Float64(vec![f64::NAN, f64::INFINITY]))),
                (Value::Str("b".into()), NdArray::flat(Data::DateTime(vec![0, i64::MIN]))),
                (Value::Int(7), NdArray::flat(Data::Object(vec![Value::Str("x".into()), Value::None]))),
            ],
        });
        let Shown::Grid { columns, dtypes, index, rows, note, .. } = shown else { panic!("a grid") };
        assert_eq!(columns, ["a", "b", "7"]);
        assert_eq!(dtypes, ["float64", "datetime64[ns]", "object"]);
        assert_eq!(index, ["3", "5"]);
        assert_eq!(cells(&rows), [["NaN", "1970-01-01", "x"], ["inf", "NaT", "None"]]);
        assert_eq!(note, "DataFrame, 2 rows by 3 columns");
    }

    #[test]
    fn a_series_shows_its_name() {
        let values = NdArray::flat(Data::Float32(vec![0.1]));
        let index = NdArray::flat(Data::Object(vec![Value::Str("k".into())]));
        let shown = series(&Series { name: Value::None, index, values });
        let Shown::Grid { columns, dtypes, index, rows, note, .. } = shown else { panic!("a grid") };
        assert_eq!(
            (&columns[..], &dtypes[..], &index[..]),
            (&["values".into()][..], &["float32".into()][..], &["k".into()][..])
        );
        assert_eq!((cells(&rows), note.as_str()), (vec![vec!["0.1"]], "Series of length 1, without a name"));
    }

    #[test]
    fn a_table_keeps_null() {
        let shown = table(&Table { columns: vec!["n".into()], rows: vec![vec![Value::None], vec![Value::Float(1.0)]] });
        let Shown::Grid { rows, index, .. } = shown else { panic!("a grid") };
        assert_eq!(cells(&rows), [["NULL"], ["1.0"]]);
        assert!(index.is_empty());
    }

    #[test]
    fn a_matrix_is_a_grid_where_it_fits() {
        let array = NdArray::new(vec![2, 2], Data::Float64(vec![1.0, f64::NAN, f64::NEG_INFINITY, 0.5])).expect("fits");
        let Some(Shown::Grid { rows, note, .. }) = matrix(&array) else { panic!("a grid") };
        assert_eq!(cells(&rows), [["1.0", "nan"], ["-inf", "0.5"]]);
        assert_eq!(note, "array, shape (2, 2), float64");
        let wide = NdArray::new(vec![1, 40], Data::Int64(vec![0; 40])).expect("fits");
        assert_eq!(matrix(&wide), None);
        let empty = NdArray::new(vec![0, 2], Data::Int64(Vec::new())).expect("fits");
        assert_eq!(matrix(&empty), None);
    }
}
