//! Data frames and SQL tables as vectors of typed records.

use super::{ConvertError, FromValue, IntoValue};
use crate::value::{Data, DataFrame, NdArray, Table, Value};

/// Nanoseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(pub i64);

impl DateTime {
    /// Nanoseconds of a day.
    pub const DAY: i64 = 86_400_000_000_000;

    /// Midnight of the day with this number since 1970-01-01.
    pub fn from_day(day: i64) -> Self {
        DateTime(day * Self::DAY)
    }
}

/// What one cell of a record can be.
pub trait Cell: Sized + Clone {
    /// A column of a data frame.
    fn into_column(cells: Vec<Self>) -> Data;
    /// One cell of a column; `None` where it is of another type.
    fn from_column(column: &Data, at: usize) -> Option<Self>;
    /// One SQL cell.
    fn into_cell(self) -> Value;
    /// From one SQL cell.
    fn from_cell(cell: &Value) -> Option<Self>;
}

macro_rules! plain_cells {
    ($($type:ty, $data:ident, $value:ident;)*) => { $(
        impl Cell for $type {
            fn into_column(cells: Vec<Self>) -> Data {
                Data::$data(cells)
            }

            fn from_column(column: &Data, at: usize) -> Option<Self> {
                match column {
                    Data::$data(items) => items.get(at).copied(),
                    _ => None,
                }
            }

            fn into_cell(self) -> Value {
                Value::$value(self)
            }

            fn from_cell(cell: &Value) -> Option<Self> {
                match cell {
                    Value::$value(item) => Some(*item),
                    _ => None,
                }
            }
        }
    )* };
}
plain_cells! {
    bool, Bool, Bool;
    i64, Int64, Int;
    f64, Float64, Float;
}

impl Cell for String {
    fn into_column(cells: Vec<Self>) -> Data {
        Data::Object(cells.into_iter().map(Value::Str).collect())
    }

    fn from_column(column: &Data, at: usize) -> Option<Self> {
        match column {
            Data::Object(items) => Self::from_cell(items.get(at)?),
            _ => None,
        }
    }

    fn into_cell(self) -> Value {
        Value::Str(self)
    }

    fn from_cell(cell: &Value) -> Option<Self> {
        match cell {
            Value::Str(text) => Some(text.clone()),
            _ => None,
        }
    }
}

/// In SQL a date is text in ISO order.
impl Cell for DateTime {
    fn into_column(cells: Vec<Self>) -> Data {
        Data::DateTime(cells.into_iter().map(|date| date.0).collect())
    }

    fn from_column(column: &Data, at: usize) -> Option<Self> {
        match column {
            Data::DateTime(items) => items.get(at).copied().map(DateTime),
            _ => None,
        }
    }

    fn into_cell(self) -> Value {
        Value::Str(crate::value::literal::date_time(self.0))
    }

    fn from_cell(_: &Value) -> Option<Self> {
        None
    }
}

/// A missing float is NaN in a data frame and NULL in SQL; any other missing cell is None or NULL.
impl<C: Cell> Cell for Option<C> {
    fn into_column(cells: Vec<Self>) -> Data {
        // By the type and not by the cells: a column of texts that are all missing is no column of numbers.
        let of_floats = matches!(C::into_column(Vec::new()), Data::Float64(_));
        let values = cells.into_iter().map(Cell::into_cell);
        if of_floats {
            Data::Float64(values.map(|value| value.as_f64().unwrap_or(f64::NAN)).collect())
        } else {
            Data::Object(values.collect())
        }
    }

    fn from_column(column: &Data, at: usize) -> Option<Self> {
        match column.get(at) {
            Value::None => Some(None),
            Value::Float(number) if number.is_nan() => Some(None),
            value => C::from_column(column, at).or_else(|| C::from_cell(&value)).map(Some),
        }
    }

    fn into_cell(self) -> Value {
        self.map_or(Value::None, C::into_cell)
    }

    fn from_cell(cell: &Value) -> Option<Self> {
        match cell {
            Value::None => Some(None),
            cell => C::from_cell(cell).map(Some),
        }
    }
}

/// A row with named columns; made by [`record!`].
pub trait Record: Sized + Clone {
    /// Column names in order.
    const COLUMNS: &'static [&'static str];
    /// Columns of a data frame, in order.
    fn into_columns(records: Vec<Self>) -> Vec<Data>;
    /// The record in this row of the columns; `None` where a column is of another type.
    fn from_columns(columns: &[&Data], row: usize) -> Option<Self>;
    /// SQL cells, in order.
    fn into_cells(self) -> Vec<Value>;
    /// From SQL cells.
    fn from_cells(cells: &[Value]) -> Option<Self>;
}

/// Declares a struct whose fields are the columns of a data frame or an SQL table.
#[macro_export]
macro_rules! __record {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident { $($(#[$about:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        $visibility struct $name { $($(#[$about])* $visibility $field: $type),+ }

        impl $crate::convert::Record for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn into_columns(records: Vec<Self>) -> Vec<$crate::value::Data> {
                vec![$({
                    let cells: Vec<$type> = records.iter().map(|record| record.$field.clone()).collect();
                    $crate::convert::Cell::into_column(cells)
                }),+]
            }

            fn from_columns(columns: &[&$crate::value::Data], row: usize) -> Option<Self> {
                let mut columns = columns.iter();
                Some($name { $($field: $crate::convert::Cell::from_column(columns.next()?, row)?),+ })
            }

            fn into_cells(self) -> Vec<$crate::value::Value> {
                vec![$($crate::convert::Cell::into_cell(self.$field)),+]
            }

            fn from_cells(cells: &[$crate::value::Value]) -> Option<Self> {
                let mut cells = cells.iter();
                Some($name { $($field: $crate::convert::Cell::from_cell(cells.next()?)?),+ })
            }
        }
    };
}
pub use crate::__record as record;

/// A pandas data frame with a default index.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame<R>(pub Vec<R>);

impl<R: Record> IntoValue for Frame<R> {
    fn into_value(self) -> Value {
        let height = self.0.len() as i64;
        let columns = R::into_columns(self.0);
        Value::DataFrame(DataFrame {
            index: NdArray::flat(Data::Int64((0..height).collect())),
            columns: R::COLUMNS
                .iter()
                .zip(columns)
                .map(|(name, data)| (Value::Str((*name).to_owned()), NdArray::flat(data)))
                .collect(),
        })
    }
}

impl<R: Record> FromValue for Frame<R> {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        let wanted = || ConvertError::new(format!("DataFrame with columns {}", R::COLUMNS.join(", ")), value);
        let Value::DataFrame(frame) = value else {
            return Err(wanted());
        };
        let columns: Option<Vec<&Data>> = R::COLUMNS.iter().map(|name| frame.column(name).map(NdArray::data)).collect();
        let columns = columns.ok_or_else(wanted)?;
        let records: Option<Vec<R>> = (0..frame.height()).map(|row| R::from_columns(&columns, row)).collect();
        records.map(Frame).ok_or_else(wanted)
    }
}

/// An SQL table, or a query's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows<R>(pub Vec<R>);

impl<R: Record> IntoValue for Rows<R> {
    fn into_value(self) -> Value {
        Value::Table(Table {
            columns: R::COLUMNS.iter().map(|name| (*name).to_owned()).collect(),
            rows: self.0.into_iter().map(R::into_cells).collect(),
        })
    }
}

impl<R: Record> FromValue for Rows<R> {
    fn from_value(value: &Value) -> Result<Self, ConvertError> {
        let wanted = || ConvertError::new(format!("table with columns {}", R::COLUMNS.join(", ")), value);
        match value {
            Value::Table(table) if table.columns == R::COLUMNS => {
                let records: Option<Vec<R>> = table.rows.iter().map(|cells| R::from_cells(cells)).collect();
                records.map(Rows).ok_or_else(wanted)
            }
            _ => Err(wanted()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    record! {
        struct Reading { user: String, day: DateTime, value: Option<f64> }
    }

    record! {
        struct Prediction { user: i64, label: Option<String>, score: f64 }
    }

    #[test]
    fn frames_keep_types_and_missing_values() {
        let frame = Frame(vec![
            Reading { user: "a".into(), day: DateTime::from_day(1), value: Some(0.5) },
            Reading { user: "b".into(), day: DateTime::from_day(0), value: None },
        ]);
        let value = frame.clone().into_value();
        let Value::DataFrame(plain) = &value else { panic!("a frame becomes a frame") };
        assert_eq!(plain.column("day").map(|day| day.dtype().name()), Some("datetime64[ns]"));
        assert_eq!(plain.column("value").map(|column| column.dtype().name()), Some("float64"));
        assert_eq!(Frame::from_value(&value), Ok(frame));
    }

    #[test]
    fn a_column_keeps_its_type_where_all_is_missing_or_nothing_is_there() {
        record! { struct Note { text: Option<String>, number: Option<f64>, count: Option<i64> } }
        let types = |rows: Vec<Note>| {
            let Value::DataFrame(frame) = Frame(rows).into_value() else { panic!("a frame becomes a frame") };
            ["text", "number", "count"].map(|name| frame.column(name).map(|column| column.dtype().name()))
        };
        let missing = Note { text: None, number: None, count: None };
        let wanted = ["object", "float64", "object"].map(Some);
        assert_eq!(types(vec![missing.clone(), missing]), wanted);
        assert_eq!(types(Vec::new()), wanted);
    }

    #[test]
    fn tables_keep_null() {
        let rows = Rows(vec![
            Prediction { user: 1, label: None, score: 0.5 },
            Prediction { user: 2, label: Some("spam".into()), score: 1.0 },
        ]);
        let value = rows.clone().into_value();
        assert_eq!(Rows::from_value(&value), Ok(rows));
        assert!(<Rows<Prediction>>::from_value(&Value::None).is_err());
    }
}
