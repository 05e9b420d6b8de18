//! The textual form of a value: the Python literal that a candidate would type, as `repr` would give it.
//!
//! Arrays, series and frames are written as the call that makes them (`np.array([1.0, 2.0])`). Long values can be
//! [`cut`]: the middle is left out, beginning and end stay. What [`print`] writes, [`parse`] reads back.

use super::parse::{Habit, inferred};
use super::{Data, DataFrame, Dtype, NdArray, Series, Table, Value};
use crate::calendar;

pub use super::parse::{ParseError, parse};

/// The whole literal.
pub fn print(value: &Value) -> String {
    let mut printer = Printer { out: String::new(), items: usize::MAX, characters: usize::MAX, cut: false };
    printer.value(value);
    printer.out
}

/// The literal with at most `items` items shown of each container and `characters` of each string; and whether
/// anything was left out. What is left out is marked with `...`.
pub fn cut(value: &Value, items: usize, characters: usize) -> (String, bool) {
    let mut printer = Printer { out: String::new(), items: items.max(2), characters: characters.max(8), cut: false };
    printer.value(value);
    (printer.out, printer.cut)
}

/// A float as Python's `repr` prints it: the shortest digits that read back the same, an exponent below 1e-4 and from
/// 1e16 on.
pub fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".into();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.into();
    }
    if number == 0.0 {
        return if number.is_sign_negative() { "-0.0" } else { "0.0" }.into();
    }
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{number}");
        if plain.contains('.') { plain } else { plain + ".0" }
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{mantissa}e{sign}{:02}", exponent.abs())
    }
}

/// A string in Python's quotes and escapes.
pub fn string(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 || c as u32 == 0x7f => out.push_str(&format!("\\x{:02x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// A shape as Python prints a tuple.
pub fn shape(sides: &[usize]) -> String {
    match sides {
        [one] => format!("({one},)"),
        many => {
            let parts: Vec<String> = many.iter().map(usize::to_string).collect();
            format!("({})", parts.join(", "))
        }
    }
}

/// Nanoseconds since 1970-01-01 UTC as ISO 8601, without the time at midnight.
pub fn date_time(nanoseconds: i64) -> String {
    if nanoseconds == i64::MIN {
        return "NaT".into();
    }
    let seconds = nanoseconds.div_euclid(1_000_000_000);
    let fraction = nanoseconds.rem_euclid(1_000_000_000);
    let in_day = seconds.rem_euclid(86_400);
    let mut out = calendar::iso(seconds.div_euclid(86_400));
    if in_day != 0 || fraction != 0 {
        out += &format!(" {:02}:{:02}:{:02}", in_day / 3600, in_day / 60 % 60, in_day % 60);
    }
    if fraction != 0 {
        out += format!(".{fraction:09}").trim_end_matches('0');
    }
    out
}

struct Printer {
    out: String,
    items: usize,
    characters: usize,
    cut: bool,
}

impl Printer {
    fn value(&mut self, value: &Value) {
        match value {
            Value::None => self.out.push_str("None"),
            Value::Bool(true) => self.out.push_str("True"),
            Value::Bool(false) => self.out.push_str("False"),
            Value::Int(number) => self.out += &number.to_string(),
            Value::BigInt(number) => self.text(&number.to_string()),
            Value::Float(number) => self.out += &special(*number),
            Value::Complex(re, im) => self.out += &complex(*re, *im),
            Value::Str(text) => {
                let quoted = string(text);
                self.text(&quoted);
            }
            Value::List(items) => self.sequence("[", "]", items.len(), |p, at| p.value(&items[at])),
            Value::Tuple(items) if items.len() == 1 => {
                self.out.push('(');
                self.value(&items[0]);
                self.out.push_str(",)");
            }
            Value::Tuple(items) => self.sequence("(", ")", items.len(), |p, at| p.value(&items[at])),
            Value::Set(items) if items.is_empty() => self.out.push_str("set()"),
            Value::Set(items) => self.sequence("{", "}", items.len(), |p, at| p.hashed(&items[at])),
            Value::Dict(items) => self.sequence("{", "}", items.len(), |p, at| {
                p.hashed(&items[at].0);
                p.out.push_str(": ");
                p.value(&items[at].1);
            }),
            Value::NdArray(array) => self.array(array),
            Value::Series(series) => self.series(series),
            Value::DataFrame(frame) => self.frame(frame),
            Value::Table(table) => self.table(table),
        }
    }

    /// A key, or an item of a set. There a set must be a frozen one.
    fn hashed(&mut self, key: &Value) {
        match key {
            Value::Set(items) => {
                self.sequence("frozenset([", "])", items.len(), |p, at| p.hashed(&items[at]));
            }
            Value::Tuple(items) if items.len() != 1 => {
                self.sequence("(", ")", items.len(), |p, at| p.hashed(&items[at]));
            }
            other => self.value(other),
        }
    }

    fn text(&mut self, text: &str) {
        if text.chars().count() <= self.characters {
            self.out.push_str(text);
            return;
        }
        self.cut = true;
        let keep = self.characters / 2;
        let head: String = text.chars().take(keep).collect();
        let tail: String = text.chars().skip(text.chars().count() - keep).collect();
        self.out += &format!("{head}...{tail}");
    }

    /// Items in brackets; where there are more than are shown, the first two thirds and the rest from the end.
    fn sequence(&mut self, open: &str, close: &str, count: usize, mut item: impl FnMut(&mut Self, usize)) {
        self.out.push_str(open);
        let head = if count > self.items { self.items - self.items / 3 } else { count };
        let tail = if count > self.items { count - self.items / 3 } else { count };
        for at in 0..head {
            if at > 0 {
                self.out.push_str(", ");
            }
            item(self, at);
        }
        if tail > head {
            self.cut = true;
            self.out.push_str(", ...");
        }
        for at in tail.max(head)..count {
            self.out.push_str(", ");
            item(self, at);
        }
        self.out.push_str(close);
    }

    fn array(&mut self, array: &NdArray) {
        if array.shape().is_empty() {
            match array.data() {
                Data::DateTime(items) => self.out += &format!("np.datetime64('{}')", date_time(items[0])),
                Data::TimeDelta(items) => self.out += &format!("np.timedelta64({}, 'ns')", items[0]),
                data => {
                    self.out.push_str("np.array(");
                    self.element(data, 0);
                    self.dtype(array);
                    self.out.push(')');
                }
            }
            return;
        }
        self.out.push_str("np.array(");
        self.nested(array, 0, 0);
        self.dtype(array);
        if array.is_empty() && array.shape().len() > 1 {
            self.out += &format!(").reshape({}", shape(array.shape()));
        }
        self.out.push(')');
    }

    /// The dtype, where it does not follow from the elements.
    fn dtype(&mut self, array: &NdArray) {
        let implied = matches!(array.dtype(), Dtype::Float64 | Dtype::Int64 | Dtype::Bool | Dtype::Complex128);
        if !implied || array.is_empty() {
            self.out += &format!(", dtype='{}'", array.dtype().name());
        }
    }

    fn nested(&mut self, array: &NdArray, axis: usize, offset: usize) {
        if array.is_empty() {
            self.out.push_str("[]");
            return;
        }
        let inner: usize = array.shape()[axis + 1..].iter().product();
        let last = axis + 1 == array.shape().len();
        self.sequence("[", "]", array.shape()[axis], |p, at| {
            if last {
                p.element(array.data(), offset + at);
            } else {
                p.nested(array, axis + 1, offset + at * inner);
            }
        });
    }

    fn element(&mut self, data: &Data, at: usize) {
        match data {
            Data::DateTime(items) => self.out += &format!("'{}'", date_time(items[at])),
            Data::TimeDelta(items) => self.out += &items[at].to_string(),
            Data::Float32(items) => self.out += &array_float(shortest_f32(items[at])),
            Data::Float64(items) => self.out += &array_float(items[at]),
            data => self.value(&data.get(at)),
        }
    }

    /// A list, where pandas makes the same column of it; otherwise an array that names its dtype.
    fn column(&mut self, values: &NdArray) {
        let implied = match values.data() {
            Data::Float64(_) | Data::Int64(_) | Data::Bool(_) | Data::Complex128(_) => !values.is_empty(),
            Data::Object(items) => inferred(items, Habit::Pandas) == Dtype::Object,
            _ => false,
        };
        if implied {
            self.nested(values, 0, 0);
        } else if values.dtype() == Dtype::DateTime {
            self.out.push_str("pd.to_datetime(");
            self.nested(values, 0, 0);
            self.out.push(')');
        } else {
            self.array(values);
        }
    }

    fn series(&mut self, series: &Series) {
        self.out.push_str("pd.Series(");
        self.column(&series.values);
        if !is_range(&series.index) {
            self.out.push_str(", index=");
            self.column(&series.index);
        }
        if series.name != Value::None {
            self.out.push_str(", name=");
            self.value(&series.name);
        }
        self.out.push(')');
    }

    fn frame(&mut self, frame: &DataFrame) {
        self.out.push_str("pd.DataFrame({");
        for (at, (name, values)) in frame.columns.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            self.hashed(name);
            self.out.push_str(": ");
            self.column(values);
        }
        self.out.push('}');
        if !is_range(&frame.index) || (frame.columns.is_empty() && frame.height() > 0) {
            self.out.push_str(", index=");
            self.column(&frame.index);
        }
        self.out.push(')');
    }

    /// A table has no literal in Python; a list of row tuples under its header says the same.
    fn table(&mut self, table: &Table) {
        let is_plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let names = table.columns.iter().map(|name| if is_plain(name) { name.clone() } else { string(name) });
        self.out += &format!("({}) ", names.collect::<Vec<_>>().join(", "));
        self.sequence("[", "]", table.rows.len(), |p, at| {
            let row = &table.rows[at];
            let close = if row.len() == 1 { ",)" } else { ")" };
            p.sequence("(", close, row.len(), |p, cell| p.value(&row[cell]));
        });
    }
}

/// Floats that have no literal are written as the call that makes them.
fn special(number: f64) -> String {
    if number.is_finite() { float(number) } else { format!("float('{}')", float(number)) }
}

/// Within an array, where NumPy is at hand and has names for them.
fn array_float(number: f64) -> String {
    match (number.is_finite(), number < 0.0) {
        (true, _) => float(number),
        (false, true) => format!("-np.{}", float(-number)),
        (false, false) => format!("np.{}", float(number)),
    }
}

/// The double whose shortest form is the float's own shortest form, so that 0.1 prints as 0.1.
fn shortest_f32(number: f32) -> f64 {
    format!("{number:e}").parse().unwrap_or(f64::from(number))
}

/// As `repr` prints it, but for parts that its form would lose.
fn complex(re: f64, im: f64) -> String {
    if !re.is_finite() || !im.is_finite() || (re == 0.0 && re.is_sign_negative()) {
        return format!("complex({}, {})", special(re), special(im));
    }
    let plain = |number: f64| float(number).trim_end_matches(".0").to_owned();
    if re == 0.0 && re.is_sign_positive() {
        return format!("{}j", plain(im));
    }
    let sign = if im.is_sign_negative() { "" } else { "+" };
    format!("({}{sign}{}j)", plain(re), plain(im))
}

fn is_range(index: &NdArray) -> bool {
    match index.data() {
        Data::Int64(items) => items.iter().enumerate().all(|(at, &item)| item == at as i64),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_python_prints_them() {
        for (number, text) in [
            (1.0, "1.0"),
            (0.1, "0.1"),
            (-0.0, "-0.0"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e16, "1.5e+16"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(float(number), text);
        }
    }

    #[test]
    fn strings_choose_their_quotes_as_python_does() {
        assert_eq!(string("a'b"), "\"a'b\"");
        assert_eq!(string("a'\"b"), "'a\\'\"b'");
        assert_eq!(string("tab\tnul\0"), "'tab\\tnul\\x00'");
    }

    #[test]
    fn dates_print_in_iso_order() {
        assert_eq!(date_time(0), "1970-01-01");
        assert_eq!(date_time(951_782_400_000_000_000), "2000-02-29");
        assert_eq!(date_time(-1), "1969-12-31 23:59:59.999999999");
        assert_eq!(date_time(90_000_000_000_000), "1970-01-02 01:00:00");
    }

    #[test]
    fn long_values_keep_both_ends() {
        let list = Value::List((0..100).map(Value::Int).collect());
        assert_eq!(cut(&list, 6, 80), ("[0, 1, 2, 3, ..., 98, 99]".into(), true));
        assert_eq!(cut(&Value::Int(3), 6, 80), ("3".into(), false));
    }

    #[test]
    fn containers_and_arrays() {
        let array = NdArray::new(vec![2, 2], Data::Float64(vec![1.0, 2.5, f64::NAN, -0.0])).expect("fits");
        assert_eq!(print(&Value::NdArray(array)), "np.array([[1.0, 2.5], [np.nan, -0.0]])");
        let ends = NdArray::flat(Data::Float32(vec![f32::NEG_INFINITY, f32::INFINITY]));
        assert_eq!(print(&Value::NdArray(ends)), "np.array([-np.inf, np.inf], dtype='float32')");
        assert_eq!(print(&Value::Float(f64::INFINITY)), "float('inf')");
        assert_eq!(print(&Value::Tuple(vec![Value::Int(1)])), "(1,)");
        assert_eq!(print(&Value::Set(vec![])), "set()");
        assert_eq!(print(&Value::Dict(vec![(Value::Str("a".into()), Value::None)])), "{'a': None}");
        assert_eq!(print(&Value::Complex(1.0, -2.0)), "(1-2j)");
    }
}
