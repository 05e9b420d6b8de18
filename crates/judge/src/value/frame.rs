//! pandas series and data frames, and SQL tables.

use super::{NdArray, Value};

/// A pandas series: values with an index of the same length.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name, often [`Value::None`].
    pub name: Value,
    /// 1-D.
    pub index: NdArray,
    /// 1-D, as long as the index.
    pub values: NdArray,
}

/// A pandas data frame: named columns over one index.
#[derive(Clone, Debug, PartialEq)]
pub struct DataFrame {
    /// 1-D.
    pub index: NdArray,
    /// Name and 1-D values, each as long as the index.
    pub columns: Vec<(Value, NdArray)>,
}

/// A table of SQL cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Column names.
    pub columns: Vec<String>,
    /// Rows; each as long as `columns`. Cells are none, ints, floats and strings.
    pub rows: Vec<Vec<Value>>,
}

impl DataFrame {
    /// How many rows.
    pub fn height(&self) -> usize {
        self.index.len()
    }

    /// Keeps these rows, in this order.
    pub fn take(&self, rows: &[usize]) -> DataFrame {
        let keep = |column: &NdArray| NdArray::flat(column.data().select(rows));
        DataFrame {
            index: keep(&self.index),
            columns: self.columns.iter().map(|(name, values)| (name.clone(), keep(values))).collect(),
        }
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&NdArray> {
        self.columns.iter().find(|(key, _)| matches!(key, Value::Str(text) if text == name)).map(|(_, values)| values)
    }
}
