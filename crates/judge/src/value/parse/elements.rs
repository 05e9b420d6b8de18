//! Elements of arrays and columns: their dtype where none is named, and their conversion to one that is.

use super::dates;
use crate::value::{Data, Dtype, Value};
use num_traits::ToPrimitive as _;

/// Whose rules choose the dtype of plain items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::value) enum Habit {
    /// `np.array` takes truth values for numbers where they are among numbers.
    NumPy,
    /// pandas takes `None` for NaN among numbers, and keeps truth values apart.
    Pandas,
}

/// The dtype that these items get where none is named. Text is `object`, since [`Data`] has no dtype of its own for it.
pub(in crate::value) fn inferred(items: &[Value], habit: Habit) -> Dtype {
    let (mut bools, mut ints, mut large, mut floats, mut complexes, mut missing) = (0, 0, 0, 0, 0, 0);
    let (mut dates, mut spans) = (0, 0);
    for item in items {
        match item {
            Value::Bool(_) => bools += 1,
            Value::Int(_) => ints += 1,
            Value::BigInt(number) if number.to_u64().is_some() => large += 1,
            Value::Float(_) => floats += 1,
            Value::Complex(..) => complexes += 1,
            Value::None => missing += 1,
            Value::NdArray(array) if array.shape().is_empty() && array.dtype() == Dtype::DateTime => dates += 1,
            Value::NdArray(array) if array.shape().is_empty() && array.dtype() == Dtype::TimeDelta => spans += 1,
            _ => return Dtype::Object,
        }
    }
    let all = items.len();
    let missing_may_be_nan = habit == Habit::Pandas && ints + floats + complexes > 0;
    let bools_may_be_ints = habit == Habit::NumPy;
    let numbers = ints
        + floats
        + complexes
        + if missing_may_be_nan { missing } else { 0 }
        + if bools_may_be_ints { bools } else { 0 };
    match all {
        0 if habit == Habit::NumPy => Dtype::Float64,
        0 => Dtype::Object,
        _ if bools == all => Dtype::Bool,
        _ if dates > 0 && dates + missing == all => Dtype::DateTime,
        _ if spans > 0 && spans + missing == all => Dtype::TimeDelta,
        _ if large > 0 && large + ints == all => {
            let negative = items.iter().any(|item| matches!(item, Value::Int(number) if *number < 0));
            if negative { Dtype::Object } else { Dtype::UInt64 }
        }
        _ if numbers < all => Dtype::Object,
        _ if complexes > 0 => Dtype::Complex128,
        _ if floats + missing > 0 => Dtype::Float64,
        _ => Dtype::Int64,
    }
}

/// The items as this dtype, or what is wrong with one of them.
pub(in crate::value) fn converted(items: &[Value], dtype: Dtype) -> Result<Data, String> {
    fn all<T>(items: &[Value], dtype: Dtype, one: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, String> {
        items.iter().map(|item| one(item).ok_or_else(|| unfit(item, dtype))).collect()
    }
    macro_rules! ints {
        ($variant:ident, $type:ty) => {
            Data::$variant(all(items, dtype, |item| match item {
                Value::Bool(b) => Some(<$type>::from(*b)),
                Value::Int(number) => <$type>::try_from(*number).ok(),
                Value::BigInt(number) => <$type>::try_from(number).ok(),
                // Past 2^53 a float does not say which int it means.
                Value::Float(number) if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0 => {
                    <$type>::try_from(*number as i64).ok()
                }
                _ => None,
            })?)
        };
    }
    let float = |item: &Value| item.as_f64().or(matches!(item, Value::None).then_some(f64::NAN));
    Ok(match dtype {
        Dtype::Bool => Data::Bool(all(items, dtype, |item| match item {
            Value::Bool(b) => Some(*b),
            other => other.as_f64().map(|number| number != 0.0),
        })?),
        Dtype::Int8 => ints!(Int8, i8),
        Dtype::Int16 => ints!(Int16, i16),
        Dtype::Int32 => ints!(Int32, i32),
        Dtype::Int64 => ints!(Int64, i64),
        Dtype::UInt8 => ints!(UInt8, u8),
        Dtype::UInt16 => ints!(UInt16, u16),
        Dtype::UInt32 => ints!(UInt32, u32),
        Dtype::UInt64 => ints!(UInt64, u64),
        Dtype::Float32 => Data::Float32(all(items, dtype, |item| float(item).map(|number| number as f32))?),
        Dtype::Float64 => Data::Float64(all(items, dtype, float)?),
        Dtype::Complex128 => Data::Complex128(all(items, dtype, |item| match item {
            Value::Complex(re, im) => Some([*re, *im]),
            other => float(other).map(|re| [re, 0.0]),
        })?),
        Dtype::DateTime => Data::DateTime(all(items, dtype, date)?),
        Dtype::TimeDelta => Data::TimeDelta(all(items, dtype, |item| match item {
            Value::Int(number) => Some(*number),
            Value::None => Some(i64::MIN),
            Value::NdArray(array) => match array.data() {
                Data::TimeDelta(spans) if array.shape().is_empty() => spans.first().copied(),
                _ => None,
            },
            _ => None,
        })?),
        Dtype::Object => Data::Object(items.to_vec()),
    })
}

/// Nanoseconds since 1970 of text, a single date, a count of nanoseconds, or a missing date.
pub(super) fn date(item: &Value) -> Option<i64> {
    match item {
        Value::Str(text) => dates::nanoseconds(text),
        Value::Int(number) => Some(*number),
        Value::None => Some(i64::MIN),
        Value::NdArray(array) => match array.data() {
            Data::DateTime(dates) if array.shape().is_empty() => dates.first().copied(),
            _ => None,
        },
        _ => None,
    }
}

fn unfit(item: &Value, dtype: Dtype) -> String {
    let found = crate::value::literal::cut(item, 4, 40).0;
    match dtype {
        Dtype::DateTime => {
            format!(
                "{found} is no date between 1677-09-22 and 2262-04-11; write it as '2024-05-31' or '2024-05-31 09:30:00'"
            )
        }
        Dtype::TimeDelta => format!("{found} is no timedelta64[ns]; write a whole number of nanoseconds"),
        other => format!("{found} does not fit {}; change it or the dtype", other.name()),
    }
}
