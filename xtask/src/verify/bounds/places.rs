//! Places of an input that have exactly a limit's length or number, and the input just beyond.

use judge::value::{Data, DataFrame, NdArray, Series, Table, Value};

/// Where the forbidden side of a limit lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The limit is the most that is allowed.
    Above,
    /// The limit is the least.
    Below,
}

impl Side {
    /// One more, or one less.
    pub fn step(self) -> i64 {
        match self {
            Side::Above => 1,
            Side::Below => -1,
        }
    }
}

/// Places tried per input: a list of a thousand zeros has a thousand of them, all alike.
const MOST: usize = 24;

/// For each place of `arguments` that has the limit's length or number: the arguments with one step beyond it at that
/// place, or `None` where there is nothing beyond to try, as below an empty list.
pub fn beyond(arguments: &Value, limit: i64, side: Side) -> Vec<Option<Value>> {
    let Value::Tuple(items) = arguments else { return Vec::new() };
    let mut search = Search { limit, side, found: 0 };
    search.within(items).into_iter().map(|changed| changed.map(Value::Tuple)).collect()
}

struct Search {
    limit: i64,
    side: Side,
    found: usize,
}

type Beyond<T> = Vec<Option<T>>;

impl Search {
    /// Changes of one item each.
    fn within(&mut self, items: &[Value]) -> Beyond<Vec<Value>> {
        let mut out = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if self.found >= MOST {
                break;
            }
            for changed in self.value(item) {
                out.push(changed.map(|changed| {
                    let mut items = items.to_vec();
                    items[at] = changed;
                    items
                }));
            }
        }
        out
    }

    /// Changes of the length, then of the items.
    fn list(&mut self, items: &[Value]) -> Beyond<Vec<Value>> {
        let mut out = self.length(items.len(), |keep| keep.iter().map(|&at| items[at].clone()).collect());
        out.extend(self.within(items));
        out
    }

    /// One change where the length is the limit: the last item twice, or left out. `select` takes positions.
    fn length<T>(&mut self, length: usize, select: impl FnOnce(&[usize]) -> T) -> Beyond<T> {
        if i64::try_from(length) != Ok(self.limit) {
            return Vec::new();
        }
        self.found += 1;
        let mut keep: Vec<usize> = (0..length).collect();
        match (self.side, keep.last().copied()) {
            (_, None) => return vec![None],
            (Side::Above, Some(last)) => keep.push(last),
            (Side::Below, Some(_)) => drop(keep.pop()),
        }
        vec![Some(select(&keep))]
    }

    fn value(&mut self, value: &Value) -> Beyond<Value> {
        match value {
            Value::Int(number) => self.int(*number).map(Value::Int).map(Some).into_iter().collect(),
            Value::Float(number) => self.float(*number).map(Value::Float).map(Some).into_iter().collect(),
            Value::Str(text) => {
                let letters: Vec<char> = text.chars().collect();
                wrap(self.length(letters.len(), |keep| keep.iter().map(|&at| letters[at]).collect()), Value::Str)
            }
            Value::List(items) => wrap(self.list(items), Value::List),
            Value::Tuple(items) => wrap(self.list(items), Value::Tuple),
            // A second copy of an item changes neither set nor dict.
            Value::Set(items) => wrap(self.list(items), Value::Set).into_iter().map(|_| None).collect(),
            Value::Dict(pairs) => {
                let values: Vec<Value> = pairs.iter().map(|(_, value)| value.clone()).collect();
                let keys = pairs.iter().map(|(key, _)| key.clone());
                let mut out: Beyond<Value> = self.length(pairs.len(), |_| ()).into_iter().map(|_| None).collect();
                let pair = |values: Vec<Value>| Value::Dict(keys.clone().zip(values).collect());
                out.extend(self.within(&values).into_iter().map(|changed| changed.map(pair)));
                out
            }
            Value::NdArray(array) => wrap(self.array(array), Value::NdArray),
            Value::Series(series) => {
                let column = |values: NdArray| Series { values, ..(**series).clone() };
                let numbers = self.elements(&series.values);
                let mut out = wrap(numbers, |values| Value::Series(Box::new(column(values))));
                out.extend(self.length(series.values.len(), |keep| {
                    let pick = |array: &NdArray| NdArray::flat(array.data().select(keep));
                    let (index, values) = (pick(&series.index), pick(&series.values));
                    Value::Series(Box::new(Series { name: series.name.clone(), index, values }))
                }));
                out
            }
            Value::DataFrame(frame) => wrap(self.frame(frame), Value::DataFrame),
            Value::Table(table) => wrap(self.table(table), Value::Table),
            Value::None | Value::Bool(_) | Value::BigInt(_) | Value::Complex(..) => Vec::new(),
        }
    }

    /// The next number beyond. A most of 9 often bounds the magnitude, so −9 reaches it too.
    fn int(&mut self, number: i64) -> Option<i64> {
        let negative = self.side == Side::Above && number == -self.limit;
        if number != self.limit && !negative {
            return None;
        }
        self.found += 1;
        number.checked_add(if negative && number != 0 { -1 } else { self.side.step() })
    }

    fn float(&mut self, number: f64) -> Option<f64> {
        let limit = self.limit as f64;
        let negative = self.side == Side::Above && number == -limit;
        if number != limit && !negative {
            return None;
        }
        self.found += 1;
        let step = (number.abs() * 1e-3).max(1e-3);
        Some(number + if negative && number != 0.0 { -step } else { step * self.side.step() as f64 })
    }

    fn array(&mut self, array: &NdArray) -> Beyond<NdArray> {
        let mut out = self.elements(array);
        let shape = array.shape().to_vec();
        for axis in 0..shape.len() {
            let (outer, inner): (usize, usize) = (shape[..axis].iter().product(), shape[axis + 1..].iter().product());
            out.extend(self.length(shape[axis], |keep| {
                let mut picked = Vec::new();
                for before in 0..outer {
                    for kept in keep {
                        let first = (before * shape[axis] + kept) * inner;
                        picked.extend(first..first + inner);
                    }
                }
                let mut shape = shape.clone();
                shape[axis] = keep.len();
                NdArray::new(shape, array.data().select(&picked)).unwrap_or_else(|_| array.clone())
            }));
        }
        out
    }

    /// Changes of one number each.
    fn elements(&mut self, array: &NdArray) -> Beyond<NdArray> {
        let mut out = Vec::new();
        for at in 0..array.len() {
            if self.found >= MOST {
                break;
            }
            let mut data = array.data().clone_if(|data| match data {
                Data::Int64(items) => items[at].abs() == self.limit.abs(),
                Data::Float64(items) => items[at].abs() == self.limit.abs() as f64,
                _ => false,
            });
            let changed = match &mut data {
                Some(Data::Int64(items)) => self.int(items[at]).map(|number| items[at] = number),
                Some(Data::Float64(items)) => self.float(items[at]).map(|number| items[at] = number),
                _ => None,
            };
            if let (Some(()), Some(data)) = (changed, data) {
                out.push(NdArray::new(array.shape().to_vec(), data).ok());
            }
        }
        out
    }

    fn frame(&mut self, frame: &DataFrame) -> Beyond<DataFrame> {
        let mut out = self.length(frame.height(), |keep| frame.take(keep));
        for (at, (_, column)) in frame.columns.iter().enumerate() {
            for changed in self.elements(column) {
                out.push(changed.map(|column| {
                    let mut frame = frame.clone();
                    frame.columns[at].1 = column;
                    frame
                }));
            }
        }
        out
    }

    fn table(&mut self, table: &Table) -> Beyond<Table> {
        let with = |rows| Table { columns: table.columns.clone(), rows };
        let mut out =
            self.length(table.rows.len(), |keep| with(keep.iter().map(|&at| table.rows[at].clone()).collect()));
        for (at, row) in table.rows.iter().enumerate() {
            if self.found >= MOST {
                break;
            }
            for changed in self.within(row) {
                out.push(changed.map(|row| {
                    let mut rows = table.rows.clone();
                    rows[at] = row;
                    with(rows)
                }));
            }
        }
        out
    }
}

fn wrap<T>(beyond: Beyond<T>, wrap: impl Fn(T) -> Value) -> Beyond<Value> {
    beyond.into_iter().map(|changed| changed.map(&wrap)).collect()
}

/// A copy only where it is wanted: columns are long, and few of their numbers lie at a limit.
trait CloneIf: Clone {
    fn clone_if(&self, wanted: impl Fn(&Self) -> bool) -> Option<Self> {
        wanted(self).then(|| self.clone())
    }
}

impl CloneIf for Data {}

#[cfg(test)]
mod tests {
    use super::*;

    fn ints(numbers: &[i64]) -> Value {
        Value::List(numbers.iter().copied().map(Value::Int).collect())
    }

    fn of(arguments: Vec<Value>, limit: i64, side: Side) -> Vec<Option<Value>> {
        beyond(&Value::Tuple(arguments), limit, side)
    }

    #[test]
    fn lengths_and_numbers_are_found() {
        let two_more = of(vec![ints(&[7, 8]), Value::Int(2)], 2, Side::Above);
        let wanted =
            [Value::Tuple(vec![ints(&[7, 8, 8]), Value::Int(2)]), Value::Tuple(vec![ints(&[7, 8]), Value::Int(3)])];
        assert_eq!(two_more, wanted.map(Some));
        assert_eq!(of(vec![ints(&[7, 8])], 2, Side::Below), [Some(Value::Tuple(vec![ints(&[7])]))]);
        assert_eq!(of(vec![ints(&[])], 0, Side::Below), [None]);
        assert_eq!(of(vec![ints(&[1, 2, 3])], 9, Side::Above), []);
    }

    #[test]
    fn a_magnitude_counts_on_both_sides() {
        assert_eq!(of(vec![Value::Int(-5)], 5, Side::Above), [Some(Value::Tuple(vec![Value::Int(-6)]))]);
        let Some(Value::Tuple(moved)) = &of(vec![Value::Float(-5.0)], 5, Side::Above)[0] else { panic!("a tuple") };
        assert!(moved[0].as_f64().is_some_and(|number| number < -5.0));
    }

    #[test]
    fn an_array_grows_along_each_axis() {
        let array = NdArray::new(vec![2, 3], Data::Int64(vec![1, 2, 3, 4, 5, 6])).expect("fits");
        let wider = of(vec![Value::NdArray(array)], 3, Side::Above);
        let wanted = NdArray::new(vec![2, 4], Data::Int64(vec![1, 2, 3, 3, 4, 5, 6, 6])).expect("fits");
        assert!(wider.contains(&Some(Value::Tuple(vec![Value::NdArray(wanted)]))), "{wider:?}");
        assert_eq!(wider.len(), 2, "the number 3 and the width of 3");
    }

    #[test]
    fn rows_of_tables_are_counted() {
        let table = Table { columns: vec!["id".into()], rows: vec![vec![Value::Int(10)], vec![Value::Int(20)]] };
        let longer = of(vec![Value::Table(table)], 2, Side::Above);
        assert!(
            matches!(&longer[..], [Some(Value::Tuple(items))] if matches!(&items[0], Value::Table(t) if t.rows.len() == 3))
        );
    }
}
