//! Values of every kind, for the other tests.

use judge::value::{BigInt, Data, DataFrame, Dtype, NdArray, Series, Table, Value, literal};
use proptest::prelude::*;
use proptest::sample::select;

/// Equal with NaN equal to NaN and -0.0 unlike 0.0.
pub fn same(left: &Value, right: &Value) -> bool {
    format!("{left:?}") == format!("{right:?}")
}

fn any_float() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => any::<f64>(),
        2 => (-1000i32..1000).prop_map(|tenths| f64::from(tenths) / 10.0),
        1 => select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 0.0, 1e16, 1e-5, 5e-324, f64::MAX]),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,6}",
        ".{0,12}",
        prop::collection::vec(any::<char>(), 0..6).prop_map(|characters| characters.into_iter().collect()),
        select(vec!["'", "\"", "'\"", "\\", "\\n", "\r\n\t\0\u{7f}", "None", "1", "# no", "\u{1F600}"])
            .prop_map(str::to_owned),
    ]
}

fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::Int),
        (-9i64..9).prop_map(Value::Int),
        any::<i128>().prop_map(|wide| Value::from(BigInt::from(wide))),
        any_float().prop_map(Value::Float),
        (any_float(), any_float()).prop_map(|(re, im)| Value::Complex(re, im)),
    ]
}

/// What can be an element of an array of objects and still be told from a row of it.
fn any_scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        any_number(),
        any_text().prop_map(Value::Str),
        any::<i64>().prop_map(|date| single(Data::DateTime(vec![date]))),
        any::<i64>().prop_map(|span| single(Data::TimeDelta(vec![span]))),
    ]
}

fn single(data: Data) -> Value {
    NdArray::new(Vec::new(), data).map_or(Value::None, Value::NdArray)
}

/// Elements of any dtype.
fn any_data(count: usize) -> impl Strategy<Value = Data> {
    use prop::collection::vec;
    prop_oneof![
        vec(any::<bool>(), count).prop_map(Data::Bool),
        vec(any::<i8>(), count).prop_map(Data::Int8),
        vec(any::<i16>(), count).prop_map(Data::Int16),
        vec(any::<i32>(), count).prop_map(Data::Int32),
        vec(any::<i64>(), count).prop_map(Data::Int64),
        vec(any::<u8>(), count).prop_map(Data::UInt8),
        vec(any::<u16>(), count).prop_map(Data::UInt16),
        vec(any::<u32>(), count).prop_map(Data::UInt32),
        vec(any::<u64>(), count).prop_map(Data::UInt64),
        vec(any::<f32>(), count).prop_map(Data::Float32),
        vec(any_float(), count).prop_map(Data::Float64),
        vec((any_float(), any_float()).prop_map(|(re, im)| [re, im]), count).prop_map(Data::Complex128),
        vec(any::<i64>(), count).prop_map(Data::DateTime),
        vec(any::<i64>(), count).prop_map(Data::TimeDelta),
        vec(any_scalar(), count).prop_map(Data::Object),
        vec(prop_oneof![Just(Value::None), any_float().prop_map(Value::Float)], count).prop_map(Data::Object),
        vec(any_text().prop_map(Value::Str), count).prop_map(Data::Object),
    ]
}

pub fn any_array() -> impl Strategy<Value = NdArray> {
    prop::collection::vec(0usize..4, 0..4).prop_flat_map(|shape| {
        let count = shape.iter().product();
        any_data(count).prop_map(move |data| NdArray::new(shape.clone(), data).expect("as many as the shape asks for"))
    })
}

fn any_index(count: usize) -> impl Strategy<Value = NdArray> {
    prop_oneof![Just(NdArray::flat(Data::Int64((0..count as i64).collect()))), any_data(count).prop_map(NdArray::flat),]
}

fn any_series() -> impl Strategy<Value = Value> {
    (0usize..5)
        .prop_flat_map(|count| (any_scalar(), any_index(count), any_data(count)))
        .prop_map(|(name, index, data)| Value::Series(Box::new(Series { name, index, values: NdArray::flat(data) })))
}

pub fn any_frame() -> impl Strategy<Value = Value> {
    (0usize..5, 0usize..4)
        .prop_flat_map(|(count, width)| {
            (any_index(count), prop::collection::vec((any_text(), any_data(count).prop_map(NdArray::flat)), width))
        })
        .prop_map(|(index, columns)| {
            let mut seen: Vec<String> = Vec::new();
            let is_new = |(name, _): &(String, NdArray)| {
                let new = !seen.contains(name);
                seen.push(name.clone());
                new
            };
            let columns: Vec<(String, NdArray)> = columns.into_iter().filter(is_new).collect();
            let columns = columns.into_iter().map(|(name, values)| (Value::Str(name), values)).collect();
            Value::DataFrame(DataFrame { index, columns })
        })
}

pub fn any_table() -> impl Strategy<Value = Value> {
    (0usize..4, 0usize..4)
        .prop_flat_map(|(width, height)| {
            // A table without columns has no rows.
            let row = prop::collection::vec(any_scalar(), width);
            (prop::collection::vec(any_text(), width), prop::collection::vec(row, if width == 0 { 0 } else { height }))
        })
        .prop_map(|(columns, rows)| Value::Table(Table { columns, rows }))
}

/// Items that Python takes for different keys.
fn distinct(items: Vec<Value>) -> Vec<Value> {
    let mut seen: Vec<String> = Vec::new();
    let is_new = |item: &Value| {
        let key = identity(item);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    };
    items.into_iter().filter(is_new).collect()
}

/// The same text for keys that are equal in Python: 1 and 1.0, 0.0 and -0.0, and whatever holds such in the same places.
fn identity(key: &Value) -> String {
    let all = |items: &[Value]| items.iter().map(identity).collect::<Vec<_>>();
    match key {
        Value::Tuple(items) => format!("({})", all(items).join(", ")),
        Value::Set(items) => {
            let mut items = all(items);
            items.sort();
            format!("{{{}}}", items.join(", "))
        }
        // Adding a zero takes the sign of a zero away.
        key => key.as_f64().map_or_else(|| literal::print(key), |number| literal::float(number + 0.0)),
    }
}

fn any_key() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![any_text().prop_map(Value::Str), any_number(), Just(Value::None)];
    leaf.prop_recursive(2, 8, 4, |inner| {
        let items = prop::collection::vec(inner, 0..4);
        prop_oneof![items.clone().prop_map(Value::Tuple), items.prop_map(|items| Value::Set(distinct(items))),]
    })
}

/// A value of any kind that Python could have made.
pub fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => any_scalar(),
        3 => any_array().prop_map(Value::NdArray),
        1 => any_series(),
        1 => any_frame(),
        1 => any_table(),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let items = prop::collection::vec(inner.clone(), 0..6);
        prop_oneof![
            items.clone().prop_map(Value::List),
            items.clone().prop_map(Value::Tuple),
            prop::collection::vec(any_key(), 0..6).prop_map(|keys| Value::Set(distinct(keys))),
            (prop::collection::vec(any_key(), 0..6), items)
                .prop_map(|(keys, values)| { Value::Dict(distinct(keys).into_iter().zip(values).collect()) }),
        ]
    })
}

/// The dtypes that [`any_array`] has made are all there are.
#[test]
fn every_dtype_is_made() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: Vec<Dtype> = Vec::new();
    for _ in 0..2000 {
        let array = any_array().new_tree(&mut runner).expect("no filter").current();
        if !seen.contains(&array.dtype()) {
            seen.push(array.dtype());
        }
    }
    assert_eq!(seen.len(), Dtype::ALL.len());
}
