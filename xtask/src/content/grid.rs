//! Data frames and SQL tables as HTML tables.

use super::html::escape;
use judge::value::{Data, DataFrame, Dtype, NdArray, Table, Value, literal};

/// Rows that are shown before the rest is only counted.
const ROWS: usize = 20;

/// A data frame; its index is shown where it says more than the rows' numbers.
pub(super) fn frame(frame: &DataFrame) -> String {
    let numbered = match frame.index.data() {
        Data::Int64(items) => items.iter().enumerate().all(|(at, &item)| item == at as i64),
        data => data.is_empty(),
    };
    let mut header: Vec<String> = frame.columns.iter().map(|(name, _)| plain(name)).collect();
    let mut columns: Vec<&NdArray> = frame.columns.iter().map(|(_, values)| values).collect();
    if !numbered {
        header.insert(0, "index".into());
        columns.insert(0, &frame.index);
    }
    let rows = (0..frame.height().min(ROWS))
        .map(|row| columns.iter().map(|column| cell(&column.data().get(row))).collect())
        .collect();
    grid(&header, rows, frame.height())
}

/// A query's input or result.
pub(super) fn table(table: &Table) -> String {
    sample(table, ROWS)
}

/// The first rows of a table.
pub(super) fn sample(table: &Table, most: usize) -> String {
    let rows = table.rows.iter().take(most).map(|row| row.iter().map(cell).collect()).collect();
    grid(&table.columns, rows, table.rows.len())
}

fn grid(header: &[String], rows: Vec<Vec<Option<String>>>, height: usize) -> String {
    let heads: String = header.iter().map(|name| format!("<th scope=\"col\">{}</th>", escape(name))).collect();
    let mut body = String::new();
    for row in &rows {
        let cells: String = row
            .iter()
            .map(|cell| match cell {
                Some(text) => format!("<td>{}</td>", escape(text)),
                None => "<td class=\"missing\">—</td>".to_owned(),
            })
            .collect();
        body += &format!("<tr>{cells}</tr>");
    }
    if height > rows.len() {
        body += &format!("<tr><td colspan=\"{}\">{} more rows</td></tr>", header.len(), height - rows.len());
    }
    if height == 0 {
        body += &format!("<tr><td colspan=\"{}\">no rows</td></tr>", header.len());
    }
    format!("<table class=\"grid\"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")
}

/// What a cell shows; `None` where the value is missing.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::None => None,
        Value::Float(number) if number.is_nan() => None,
        value => Some(plain(value)),
    }
}

/// A value without the quotes and calls that its literal would need.
fn plain(value: &Value) -> String {
    match value {
        Value::Str(text) => text.clone(),
        Value::Float(number) => literal::float(*number),
        Value::NdArray(array) if array.dtype() == Dtype::DateTime && array.shape().is_empty() => match array.data() {
            Data::DateTime(items) => literal::date_time(items[0]),
            _ => literal::print(value),
        },
        value => literal::print(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Str(text.into())
    }

    #[test]
    fn a_table_has_headers_and_marks_what_is_missing() {
        let given = Table {
            columns: vec!["user".into(), "score".into()],
            rows: vec![vec![text("<ada>"), Value::Float(0.5)], vec![text("bo"), Value::None]],
        };
        assert_eq!(
            table(&given),
            "<table class=\"grid\"><thead><tr><th scope=\"col\">user</th><th scope=\"col\">score</th></tr></thead>\
             <tbody><tr><td>&lt;ada&gt;</td><td>0.5</td></tr><tr><td>bo</td><td class=\"missing\">—</td></tr></tbody></table>"
        );
    }

    #[test]
    fn a_frame_shows_dates_and_an_index_that_says_something() {
        let days = NdArray::flat(Data::DateTime(vec![0, i64::MIN]));
        let loss = NdArray::flat(Data::Float64(vec![f64::NAN, 2.0]));
        let columns = vec![(text("day"), days), (text("loss"), loss)];
        let numbered = DataFrame { index: NdArray::flat(Data::Int64(vec![0, 1])), columns: columns.clone() };
        let labelled = DataFrame { index: NdArray::flat(Data::Int64(vec![7, 3])), columns };
        let html = frame(&numbered);
        assert!(html.contains("<td>1970-01-01</td><td class=\"missing\">—</td>"), "{html}");
        assert!(html.contains("<td class=\"missing\">—</td><td>2.0</td>"), "{html}");
        assert!(!html.contains("index"), "{html}");
        assert!(frame(&labelled).contains("<th scope=\"col\">index</th>"));
    }

    #[test]
    fn long_and_empty_tables_say_so() {
        let mut given = Table { columns: vec!["n".into()], rows: vec![] };
        assert!(table(&given).contains("no rows"));
        given.rows = (0..25).map(|n| vec![Value::Int(n)]).collect();
        assert!(table(&given).contains("5 more rows"));
    }
}
