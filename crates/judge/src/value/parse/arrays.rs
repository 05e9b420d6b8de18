//! NumPy arrays, series and data frames.

use super::calls::Arguments;
use super::elements::{Habit, converted, inferred};
use super::{Parsed, Parser};
use crate::value::{Data, DataFrame, Dtype, NdArray, Series, Value, literal};

impl Parser<'_> {
    /// `np.array(items, dtype=…)`, with `.reshape(…)` behind it or not.
    pub(super) fn array(&mut self, mut arguments: Arguments) -> Parsed<Value> {
        let start = arguments.start;
        let items = arguments.next_or("object").unwrap_or(Value::List(Vec::new()));
        let dtype = self.dtype(&mut arguments)?;
        arguments.none_left(self)?;
        let mut array = match (items, dtype) {
            (Value::NdArray(array), None) => array,
            (items, dtype) => nested(&items, dtype).or_else(|message| self.fail_at(start, message))?,
        };
        while self.rest().starts_with(".reshape") {
            self.at += ".reshape".len();
            array = self.reshaped(array)?;
        }
        Ok(Value::NdArray(array))
    }

    fn reshaped(&mut self, array: NdArray) -> Parsed<NdArray> {
        let mut arguments = self.arguments()?;
        let start = arguments.start;
        let sides = match arguments.positional.as_slice() {
            [Value::Tuple(sides) | Value::List(sides)] => sides.clone(),
            _ => std::mem::take(&mut arguments.positional),
        };
        let sides: Option<Vec<usize>> = sides
            .iter()
            .map(|side| match side {
                Value::Int(side) => usize::try_from(*side).ok(),
                _ => None,
            })
            .collect();
        let Some(sides) = sides else {
            return self.fail_at(start, "a shape is made of whole numbers from 0 on, such as (0, 3)");
        };
        NdArray::new(sides, array.data().clone()).or_else(|error| self.fail_at(start, error.to_string()))
    }

    /// `pd.Series(values, index=…, dtype=…, name=…)`.
    pub(super) fn series(&self, mut arguments: Arguments) -> Parsed<Value> {
        let start = arguments.start;
        let items = arguments.next_or("data").unwrap_or(Value::List(Vec::new()));
        let index = arguments.next_or("index");
        let dtype = self.dtype(&mut arguments)?;
        let name = arguments.next_or("name").unwrap_or(Value::None);
        arguments.none_left(self)?;
        let values = column(&items, dtype).or_else(|message| self.fail_at(start, message))?;
        let index = self.index(start, index, values.len())?;
        if index.len() != values.len() {
            let message =
                format!("the index has {} labels for {} values; make them equally many", index.len(), values.len());
            return self.fail_at(start, message);
        }
        Ok(Value::Series(Box::new(Series { name, index, values })))
    }

    /// `pd.DataFrame({name: column, …}, index=…)`.
    pub(super) fn frame(&self, mut arguments: Arguments) -> Parsed<Value> {
        let start = arguments.start;
        let entries = match arguments.next_or("data") {
            None => Vec::new(),
            Some(Value::Dict(entries)) => entries,
            Some(_) => {
                return self.fail_at(start, "a data frame is written with a dict: each column's name and its list");
            }
        };
        let index = arguments.next_or("index");
        arguments.none_left(self)?;
        let columns: Vec<(Value, NdArray)> = entries
            .into_iter()
            .map(|(name, items)| Ok((name, column(&items, None).or_else(|message| self.fail_at(start, message))?)))
            .collect::<Parsed<_>>()?;
        let index = self.index(start, index, columns.first().map_or(0, |(_, values)| values.len()))?;
        if let Some((name, values)) = columns.iter().find(|(_, values)| values.len() != index.len()) {
            let message = format!(
                "column {} has {} values where others or the index have {}; make them equally long",
                literal::print(name),
                values.len(),
                index.len()
            );
            return self.fail_at(start, message);
        }
        Ok(Value::DataFrame(DataFrame { index, columns }))
    }

    /// `pd.to_datetime([…])`.
    pub(super) fn dates(&self, mut arguments: Arguments) -> Parsed<Value> {
        let start = arguments.start;
        let items = arguments.next_or("arg").unwrap_or(Value::List(Vec::new()));
        arguments.none_left(self)?;
        column(&items, Some(Dtype::DateTime)).map(Value::NdArray).or_else(|message| self.fail_at(start, message))
    }

    /// The named index, or row numbers from 0.
    fn index(&self, start: usize, given: Option<Value>, count: usize) -> Parsed<NdArray> {
        match given {
            None | Some(Value::None) => Ok(NdArray::flat(Data::Int64((0..count as i64).collect()))),
            Some(items) => column(&items, None).or_else(|message| self.fail_at(start, message)),
        }
    }

    fn dtype(&self, arguments: &mut Arguments) -> Parsed<Option<Dtype>> {
        let name = match arguments.next_or("dtype") {
            None | Some(Value::None) => return Ok(None),
            Some(Value::Str(name)) => name,
            Some(_) => String::new(),
        };
        let known = match name.as_str() {
            "float" | "double" => Some(Dtype::Float64),
            "int" => Some(Dtype::Int64),
            "complex" => Some(Dtype::Complex128),
            "bool_" => Some(Dtype::Bool),
            "object_" | "str" | "O" => Some(Dtype::Object),
            "datetime64" => Some(Dtype::DateTime),
            "timedelta64" => Some(Dtype::TimeDelta),
            name => Dtype::ALL.iter().copied().find(|dtype| dtype.name() == name),
        };
        if known.is_none() {
            let names: Vec<&str> = Dtype::ALL.iter().map(|dtype| dtype.name()).collect();
            return self
                .fail_at(arguments.start, format!("there is no dtype {name} here; use one of {}", names.join(", ")));
        }
        Ok(known)
    }
}

/// An array of nested lists, or what is wrong with them.
pub(in crate::value) fn nested(items: &Value, dtype: Option<Dtype>) -> Result<NdArray, String> {
    let shape = sides(items);
    let mut flat = Vec::new();
    flatten(items, shape.len(), &mut flat);
    let is_wide = |item: &Value| matches!(item, Value::NdArray(array) if !array.shape().is_empty());
    let is_object = dtype == Some(Dtype::Object);
    if flat.iter().any(|item| matches!(item, Value::List(_) | Value::Tuple(_))) && !is_object {
        return Err("the inner lists differ in length; make them equally long".into());
    }
    if flat.iter().any(is_wide) && !is_object {
        return Err("an array inside an array is not read; write nested lists".into());
    }
    let data = converted(&flat, dtype.unwrap_or_else(|| inferred(&flat, Habit::NumPy)))?;
    NdArray::new(shape, data).map_err(|error| error.to_string())
}

/// A column, of a list, an array of one axis or dates; or what is wrong with it.
pub(in crate::value) fn column(items: &Value, dtype: Option<Dtype>) -> Result<NdArray, String> {
    let data = match (items, dtype) {
        (Value::NdArray(array), None) if array.shape().len() == 1 => return Ok(array.clone()),
        (Value::NdArray(array), Some(dtype)) if array.shape().len() == 1 => {
            if array.dtype() == dtype {
                return Ok(array.clone());
            }
            let items: Vec<Value> = (0..array.len()).map(|at| array.data().get(at)).collect();
            converted(&items, dtype)
        }
        (Value::List(items) | Value::Tuple(items), dtype) => {
            converted(items, dtype.unwrap_or_else(|| inferred(items, Habit::Pandas)))
        }
        (other, _) => Err(format!("a column is a list of values, not a {}", other.type_name())),
    };
    data.map(NdArray::flat)
}

/// The shape of nested lists, as far in as they are regular.
fn sides(value: &Value) -> Vec<usize> {
    let (Value::List(items) | Value::Tuple(items)) = value else { return Vec::new() };
    let common = |mut left: Vec<usize>, right: Vec<usize>| {
        let same = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
        left.truncate(same);
        left
    };
    let inner = items.iter().map(sides).reduce(common).unwrap_or_default();
    [vec![items.len()], inner].concat()
}

fn flatten(value: &Value, axes: usize, out: &mut Vec<Value>) {
    match value {
        Value::List(items) | Value::Tuple(items) if axes > 0 => {
            items.iter().for_each(|item| flatten(item, axes - 1, out));
        }
        other => out.push(other.clone()),
    }
}
