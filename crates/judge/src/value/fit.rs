//! What a person types, as the type that a problem takes: a list where an array is meant, a dict where a data frame is.

use super::parse::{column, nested};
use super::{DataFrame, NdArray, Table, Value};

/// The value in the type of `like`, as far as it says plainly enough what is meant; everything else stays as it is, for the
/// problem's own check to judge.
///
/// Lists become arrays of the same dtype, dicts of lists become data frames, and those and lists of rows become SQL tables;
/// lists and tuples become each other where only one of them can be meant.
///
/// # Errors
/// What is wrong, as a sentence without its full stop, where it is plain that such a type is meant and cannot be made.
pub fn fitted(value: Value, like: &Value) -> Result<Value, String> {
    match (like, value) {
        (Value::NdArray(like), value @ (Value::List(_) | Value::Tuple(_))) => {
            nested(&value, Some(like.dtype())).map(Value::NdArray)
        }
        (Value::NdArray(like), Value::NdArray(array)) => of_dtype(array, like).map(Value::NdArray),
        (Value::DataFrame(like), Value::Dict(columns)) => frame(columns, like).map(Value::DataFrame),
        (Value::DataFrame(like), Value::DataFrame(found)) => {
            let columns = found.columns.into_iter().map(|(name, values)| (name, Value::NdArray(values))).collect();
            let made = frame(columns, like)?;
            Ok(Value::DataFrame(DataFrame { index: found.index, ..made }))
        }
        (Value::Table(like), Value::Dict(columns)) => table_of_columns(columns, like).map(Value::Table),
        (Value::Table(like), Value::List(rows) | Value::Tuple(rows)) => table_of_rows(rows, like).map(Value::Table),
        (Value::List(like), Value::List(items) | Value::Tuple(items)) => match like.first() {
            Some(like) => items.into_iter().map(|item| fitted(item, like)).collect::<Result<_, _>>().map(Value::List),
            None => Ok(Value::List(items)),
        },
        (Value::Tuple(like), Value::List(items) | Value::Tuple(items)) if like.len() == items.len() => {
            let items = items.into_iter().zip(like).map(|(item, like)| fitted(item, like));
            items.collect::<Result<_, _>>().map(Value::Tuple)
        }
        (_, value) => Ok(value),
    }
}

/// The same elements in the dtype of `like`, whatever the shape.
fn of_dtype(array: NdArray, like: &NdArray) -> Result<NdArray, String> {
    if array.dtype() == like.dtype() {
        return Ok(array);
    }
    let shape = array.shape().to_vec();
    let flat = column(&Value::NdArray(NdArray::flat(array.data().clone())), Some(like.dtype()))?;
    NdArray::new(shape, flat.data().clone()).map_err(|error| error.to_string())
}

/// Columns with the dtypes that columns of the same names have in `like`.
fn frame(columns: Vec<(Value, Value)>, like: &DataFrame) -> Result<DataFrame, String> {
    let columns: Vec<(Value, NdArray)> = columns
        .into_iter()
        .map(|(name, items)| {
            let like = like.columns.iter().find(|(other, _)| *other == name);
            let values = column(&items, like.map(|(_, values)| values.dtype()))?;
            Ok((name, values))
        })
        .collect::<Result<_, String>>()?;
    let height = columns.first().map_or(0, |(_, values)| values.len());
    if columns.iter().any(|(_, values)| values.len() != height) {
        return Err("the columns differ in length; make them equally long".into());
    }
    let index = super::Data::Int64((0..height as i64).collect());
    Ok(DataFrame { index: NdArray::flat(index), columns })
}

fn table_of_columns(columns: Vec<(Value, Value)>, like: &Table) -> Result<Table, String> {
    let mut cells: Vec<Vec<Value>> = Vec::new();
    for name in &like.columns {
        let found = columns.iter().find(|(key, _)| matches!(key, Value::Str(key) if key == name));
        match found {
            Some((_, Value::List(items) | Value::Tuple(items))) => cells.push(items.clone()),
            Some((_, other)) => return Err(format!("a column is a list of values, not a {}", other.type_name())),
            None => return Err(format!("the column {name} is missing")),
        }
    }
    if columns.len() > like.columns.len() {
        return Err(format!("there are only the columns {}", like.columns.join(", ")));
    }
    let height = cells.first().map_or(0, Vec::len);
    if cells.iter().any(|column| column.len() != height) {
        return Err("the columns differ in length; make them equally long".into());
    }
    let row = |at: usize| cells.iter().map(|column| column[at].clone()).collect();
    Ok(Table { columns: like.columns.clone(), rows: (0..height).map(row).collect() })
}

fn table_of_rows(rows: Vec<Value>, like: &Table) -> Result<Table, String> {
    let wanted = || format!("a row holds {} values: {}", like.columns.len(), like.columns.join(", "));
    let rows = rows.into_iter().map(|row| match row {
        Value::Tuple(cells) | Value::List(cells) if cells.len() == like.columns.len() => Ok(cells),
        _ => Err(wanted()),
    });
    Ok(Table { columns: like.columns.clone(), rows: rows.collect::<Result<_, _>>()? })
}

#[cfg(test)]
mod tests {
    use super::super::literal::{parse, print};
    use super::*;

    fn fit(text: &str, like: &str) -> Result<String, String> {
        fitted(parse(text).expect("a value"), &parse(like).expect("a value")).map(|value| print(&value))
    }

    fn fits(text: &str, like: &str, becomes: &str) {
        assert_eq!(fit(text, like).as_deref(), Ok(becomes));
    }

    #[test]
    fn lists_become_arrays_of_the_dtype_that_is_meant() {
        fits("[[1, 2], [3, 4]]", "np.array([[0.5]])", "np.array([[1.0, 2.0], [3.0, 4.0]])");
        fits("np.array([1, 0])", "np.array([True])", "np.array([True, False])");
        fits("[1, 2]", "np.array([1], dtype='uint8')", "np.array([1, 2], dtype='uint8')");
        assert!(fit("[[1, 2], [3]]", "np.array([[0.5]])").is_err_and(|words| words.contains("equally long")));
        assert!(fit("[300]", "np.array([1], dtype='uint8')").is_err());
    }

    #[test]
    fn dicts_become_frames_and_tables() {
        let like = "pd.DataFrame({'user': ['a'], 'day': pd.to_datetime(['2024-01-01']), 'value': [0.5]})";
        fits(
            "{'user': ['b'], 'day': ['2024-05-31'], 'value': [1]}",
            like,
            "pd.DataFrame({'user': ['b'], 'day': pd.to_datetime(['2024-05-31']), 'value': [1.0]})",
        );
        assert!(fit("{'user': ['b'], 'value': []}", like).is_err_and(|words| words.contains("equally long")));
        let table = "(id, name) [(1, 'a')]";
        fits("{'id': [2, 3], 'name': ['b', None]}", table, "(id, name) [(2, 'b'), (3, None)]");
        fits("[(2, 'b'), [3, 'c']]", table, "(id, name) [(2, 'b'), (3, 'c')]");
        assert!(fit("[(2,)]", table).is_err_and(|words| words.contains("2 values: id, name")));
        assert!(fit("{'id': [2]}", table).is_err_and(|words| words.contains("name is missing")));
    }

    #[test]
    fn lists_and_tuples_become_each_other_where_one_is_meant() {
        fits("[[0, 1], (1, 2)]", "[(0, 1)]", "[(0, 1), (1, 2)]");
        fits("(1, 2)", "[5]", "[1, 2]");
        fits("'text'", "[5]", "'text'");
        fits("[1, 2, 3]", "(1, 2)", "[1, 2, 3]");
    }
}
