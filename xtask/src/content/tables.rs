//! The tables of a query, with rows of the first example.

use super::grid;
use anyhow::{Result, bail};
use judge::checker::Checker;
use judge::manifest::{Kind, Manifest, Parameter};
use judge::value::Value;
use protocol::content::{ColumnGiven, TableGiven};

/// Rows that show what a table is like.
const ROWS: usize = 5;

/// What a query may read; nothing for other kinds.
pub(super) fn tables(manifest: &Manifest, checker: Option<&Checker>) -> Result<Vec<TableGiven>> {
    let parameters = match &manifest.signature {
        Some(signature) if manifest.kind == Kind::Query => signature.parameters.as_slice(),
        _ => &[],
    };
    let example = checker.and_then(|checker| checker.examples().first());
    let inputs = match example.map(|example| &example.arguments) {
        Some(Value::Tuple(inputs)) => inputs.as_slice(),
        _ => &[],
    };
    parameters.iter().enumerate().map(|(at, parameter)| table(parameter, inputs.get(at))).collect()
}

fn table(parameter: &Parameter, input: Option<&Value>) -> Result<TableGiven> {
    let columns: Vec<ColumnGiven> = parameter
        .columns
        .iter()
        .map(|column| column.split_once(' ').unwrap_or((column, "")))
        .map(|(name, type_name)| ColumnGiven {
            name: name.to_owned(),
            type_name: type_name.to_owned(),
            is_key: parameter.key.iter().any(|key| key == name),
        })
        .collect();
    if let Some(key) = parameter.key.iter().find(|key| columns.iter().all(|column| column.name != **key)) {
        bail!("problem.toml: the key of {} names {key}, which is none of its columns", parameter.name);
    }
    let rows_html = match input {
        Some(Value::Table(rows)) => grid::sample(rows, ROWS),
        _ => String::new(),
    };
    Ok(TableGiven { name: parameter.name.clone(), meaning: parameter.type_name.clone(), columns, rows_html })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(key: &str) -> Parameter {
        Parameter {
            name: "users".into(),
            type_name: "the users".into(),
            columns: vec!["user_id INTEGER".into(), "name TEXT".into()],
            key: vec![key.into()],
        }
    }

    #[test]
    fn a_table_has_columns_a_key_and_some_rows() {
        let rows = judge::value::Table {
            columns: vec!["user_id".into(), "name".into()],
            rows: (0..7).map(|at| vec![Value::Int(at), Value::None]).collect(),
        };
        let given = table(&parameter("user_id"), Some(&Value::Table(rows))).expect("sound");
        assert_eq!(given.columns[0], ColumnGiven { name: "user_id".into(), type_name: "INTEGER".into(), is_key: true });
        assert!(!given.columns[1].is_key);
        assert!(
            given.rows_html.contains("<td>4</td>") && given.rows_html.contains("2 more rows"),
            "{}",
            given.rows_html
        );
    }

    #[test]
    fn a_key_that_is_no_column_is_refused() {
        let error = table(&parameter("id"), None).expect_err("no such column").to_string();
        assert!(error.contains("names id"), "{error}");
    }
}
