//! The judge's values as the evaluator's objects and as SQL's cells, and back.

use judge::engine::{Fault, Trouble};
use judge::value::{BigInt, Data, NdArray, Table, Value};
use pyexpr::{ArrayParts, Complex64, DType, Elements, Number, Object, Scalar};
use sql::{Cell, ResultTable};

/// A value as an object; `None` where the evaluator has no such type.
pub fn to_object(value: &Value) -> Option<Object> {
    let all = |items: &[Value]| items.iter().map(to_object).collect::<Option<Vec<Object>>>();
    Some(match value {
        Value::None => Object::None,
        Value::Bool(b) => Object::Bool(*b),
        Value::Int(number) => Object::Int(*number),
        Value::BigInt(number) => Object::int_from_decimal(&number.to_string())?,
        Value::Float(number) => Object::Float(*number),
        Value::Str(text) => Object::from(text.as_str()),
        Value::List(items) => Object::list_of(all(items)?),
        Value::Tuple(items) => Object::tuple_of(all(items)?),
        Value::Set(items) => Object::set_of(all(items)?).ok()?,
        Value::Dict(items) => {
            let pairs: Option<Vec<(Object, Object)>> =
                items.iter().map(|(key, value)| Some((to_object(key)?, to_object(value)?))).collect();
            Object::dict_of(pairs?).ok()?
        }
        Value::NdArray(array) => to_array(array)?,
        Value::Complex(real, imaginary) => Object::Complex(Complex64::new(*real, *imaginary)),
        Value::Series(_) | Value::DataFrame(_) | Value::Table(_) => return None,
    })
}

fn to_array(array: &NdArray) -> Option<Object> {
    let ints = |dtype, items: Vec<i64>| (dtype, Elements::Int(items));
    macro_rules! widened {
        ($items:expr) => {
            $items.iter().map(|&item| item.into()).collect()
        };
    }
    let (dtype, elements) = match array.data() {
        Data::Bool(items) => ints(DType::Bool, widened!(items)),
        Data::Int8(items) => ints(DType::Int8, widened!(items)),
        Data::Int16(items) => ints(DType::Int16, widened!(items)),
        Data::Int32(items) => ints(DType::Int32, widened!(items)),
        Data::Int64(items) => ints(DType::Int64, items.clone()),
        Data::UInt8(items) => ints(DType::UInt8, widened!(items)),
        Data::UInt16(items) => ints(DType::UInt16, widened!(items)),
        Data::UInt32(items) => ints(DType::UInt32, widened!(items)),
        Data::UInt64(items) => {
            let items: Result<Vec<i64>, _> = items.iter().map(|&item| i64::try_from(item)).collect();
            ints(DType::UInt64, items.ok()?)
        }
        Data::Float32(items) => (DType::Float32, Elements::Float(widened!(items))),
        Data::Float64(items) => (DType::Float64, Elements::Float(items.clone())),
        Data::Complex128(items) => {
            let items = items.iter().map(|[real, imaginary]| Complex64::new(*real, *imaginary));
            (DType::Complex128, Elements::Complex(items.collect()))
        }
        _ => return None,
    };
    Object::array(ArrayParts { dtype, shape: array.shape().to_vec(), elements }).ok()
}

/// Bytes that the values of one answer may take. An object may hold another a thousand times; its value is a thousand copies.
const LARGEST_ANSWER: usize = 128 << 20;

/// An object as a value.
///
/// # Errors
/// [`Fault::NoValue`] naming the type, where it is not one that an answer can be: a function, an iterator, a dtype.
/// [`Fault::Memory`] where the value would be too large.
pub fn from_object(object: &Object) -> Result<Value, Fault> {
    let mut left = LARGEST_ANSWER;
    copied(object, &mut left)
}

fn spend(left: &mut usize, bytes: usize) -> Result<(), Fault> {
    let rest = left.checked_sub(bytes);
    *left = rest.ok_or_else(|| {
        let message = format!("the expression's value takes more than {} MB", LARGEST_ANSWER >> 20);
        Fault::Memory(Trouble { kind: "MemoryError".into(), message, ..Trouble::default() })
    })?;
    Ok(())
}

/// An object as a value of at most so many bytes, of which it takes its own.
fn copied(object: &Object, left: &mut usize) -> Result<Value, Fault> {
    spend(left, size_of::<Value>())?;
    let mut all = |items: &[Object]| items.iter().map(|item| copied(item, left)).collect::<Result<Vec<Value>, Fault>>();
    Ok(match object {
        Object::None => Value::None,
        Object::Bool(b) => Value::Bool(*b),
        Object::Int(number) => Value::Int(*number),
        Object::Float(number) => Value::Float(*number),
        Object::Complex(number) => Value::Complex(number.re, number.im),
        Object::Str(text) => {
            spend(left, text.len())?;
            Value::Str(text.to_string())
        }
        Object::Scalar(scalar) => from_scalar(*scalar),
        other => {
            if let Some(decimal) = other.as_int_decimal() {
                decimal.parse::<BigInt>().map(Value::from).map_err(|_| no_value(other))?
            } else if let Some(items) = other.as_list() {
                Value::List(all(items)?)
            } else if let Some(items) = other.as_tuple() {
                Value::Tuple(all(items)?)
            } else if let Some(items) = other.as_set() {
                Value::Set(all(items)?)
            } else if let Some(pairs) = other.as_dict() {
                let pairs = pairs.iter().map(|(key, value)| Ok((copied(key, left)?, copied(value, left)?)));
                Value::Dict(pairs.collect::<Result<_, Fault>>()?)
            } else if let Some(parts) = other.as_array() {
                spend(left, parts.shape.iter().product::<usize>().saturating_mul(8))?;
                from_array(parts).ok_or_else(|| no_value(other))?
            } else {
                return Err(no_value(other));
            }
        }
    })
}

fn no_value(object: &Object) -> Fault {
    let kind = object.type_name().to_owned();
    let message = format!("the expression gives a {kind}, which is not a value to compare");
    Fault::NoValue(Trouble { kind, message, ..Trouble::default() })
}

/// A NumPy scalar is to the judge the Python number of the same value, as it is in the wire form.
fn from_scalar(scalar: Scalar) -> Value {
    match (scalar.dtype, scalar.value) {
        (DType::Bool, Number::Int(number)) => Value::Bool(number != 0),
        (_, Number::Int(number)) => Value::Int(number),
        (_, Number::Float(number)) => Value::Float(number),
        (_, Number::Complex(number)) => Value::Complex(number.re, number.im),
    }
}

fn from_array(parts: ArrayParts) -> Option<Value> {
    macro_rules! narrowed {
        ($items:expr, $variant:ident, $type:ty) => {
            Data::$variant($items.into_iter().map(<$type>::try_from).collect::<Result<_, _>>().ok()?)
        };
    }
    let data = match (parts.dtype, parts.elements) {
        (DType::Bool, Elements::Int(items)) => Data::Bool(items.into_iter().map(|item| item != 0).collect()),
        (DType::Int8, Elements::Int(items)) => narrowed!(items, Int8, i8),
        (DType::Int16, Elements::Int(items)) => narrowed!(items, Int16, i16),
        (DType::Int32, Elements::Int(items)) => narrowed!(items, Int32, i32),
        (DType::Int64, Elements::Int(items)) => Data::Int64(items),
        (DType::UInt8, Elements::Int(items)) => narrowed!(items, UInt8, u8),
        (DType::UInt16, Elements::Int(items)) => narrowed!(items, UInt16, u16),
        (DType::UInt32, Elements::Int(items)) => narrowed!(items, UInt32, u32),
        (DType::UInt64, Elements::Int(items)) => narrowed!(items, UInt64, u64),
        // The wire form has no narrower floats.
        (DType::Float16 | DType::Float32, Elements::Float(items)) => {
            Data::Float32(items.into_iter().map(|item| item as f32).collect())
        }
        (DType::Float64, Elements::Float(items)) => Data::Float64(items),
        // The wire form has one width of complex numbers.
        (_, Elements::Complex(items)) => Data::Complex128(items.into_iter().map(|item| [item.re, item.im]).collect()),
        _ => return None,
    };
    NdArray::new(parts.shape, data).ok().map(Value::NdArray)
}

/// A table's rows as SQL cells; `None` where a cell has no SQL type.
pub fn to_cells(table: &Table) -> Option<Vec<Vec<Cell>>> {
    let cell = |value: &Value| {
        Some(match value {
            Value::None => Cell::Null,
            Value::Bool(b) => Cell::Integer(i64::from(*b)),
            Value::Int(number) => Cell::Integer(*number),
            Value::Float(number) => Cell::Real(*number),
            Value::Str(text) => Cell::Text(text.clone()),
            _ => return None,
        })
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// A query's result as a value.
pub fn from_result(result: ResultTable) -> Value {
    let value = |cell| match cell {
        Cell::Null => Value::None,
        Cell::Integer(number) => Value::Int(number),
        Cell::Real(number) => Value::Float(number),
        Cell::Text(text) => Value::Str(text),
    };
    let rows = result.rows.into_iter().map(|row| row.into_iter().map(value).collect()).collect();
    Value::Table(Table { columns: result.columns, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_through_the_evaluator_unchanged() {
        let array = |data: Data| Value::NdArray(NdArray::new(vec![2, 1], data).expect("two elements"));
        for value in [
            Value::None,
            Value::Bool(true),
            Value::from(BigInt::from(7u8).pow(40)),
            Value::Float(-0.0),
            Value::Complex(0.0, -1.5),
            Value::Str("é".into()),
            Value::List(vec![Value::Int(1), Value::Tuple(vec![Value::Float(2.5)])]),
            Value::Dict(vec![(Value::Str("a".into()), Value::Int(1))]),
            array(Data::Bool(vec![true, false])),
            array(Data::UInt8(vec![0, 255])),
            array(Data::Float32(vec![0.5, -1.5])),
            array(Data::Int64(vec![i64::MIN, i64::MAX])),
            array(Data::Complex128(vec![[0.5, -1.0], [2.0, 0.0]])),
        ] {
            let object = to_object(&value).unwrap_or_else(|| panic!("{value:?} has an object"));
            assert_eq!(from_object(&object).ok(), Some(value));
        }
    }

    #[test]
    fn an_answer_that_holds_itself_too_often_is_refused() {
        let names = pyexpr::Names::new();
        for source in ["[np.ones(10 ** 6)] * 1000", "[[[[1] * 100] * 100] * 100] * 100", "['a' * 10 ** 6] * 1000"] {
            let expression = pyexpr::parse(source).expect("a list");
            let object = expression.evaluate(&names, pyexpr::Limits::default()).expect("a list").value;
            assert!(matches!(from_object(&object), Err(Fault::Memory(_))), "{source}");
        }
    }

    #[test]
    fn a_function_is_no_answer() {
        let names = pyexpr::Names::new();
        let expression = pyexpr::parse("len").expect("a name");
        let object = expression.evaluate(&names, pyexpr::Limits::default()).expect("a builtin").value;
        let Err(Fault::NoValue(trouble)) = from_object(&object) else {
            panic!("a function is no value");
        };
        assert!(trouble.message.starts_with("the expression gives a builtin_function"), "{}", trouble.message);
    }
}
