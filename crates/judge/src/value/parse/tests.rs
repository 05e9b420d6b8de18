use super::*;
use crate::value::{Data, Dtype, NdArray, Table, literal::print};

fn read(text: &str) -> Value {
    parse(text).unwrap_or_else(|error| panic!("{text}: at {}: {error}", error.at))
}

/// The value's own literal, which tells apart what Python tells apart.
fn reads(text: &str, literal: &str) {
    assert_eq!(print(&read(text)), literal, "{text}");
}

fn refuses(text: &str, at: usize, says: &str) {
    match parse(text) {
        Ok(value) => panic!("{text} was read as {}", print(&value)),
        Err(error) => {
            assert_eq!(error.at, at, "{text}: {error}");
            assert!(error.message.contains(says), "{text}: {error}");
        }
    }
}

#[test]
fn numbers() {
    for (text, literal) in [
        ("0", "0"),
        ("-0", "0"),
        ("1_000", "1000"),
        ("0xFF", "255"),
        ("0b101", "5"),
        ("0o17", "15"),
        ("--5", "5"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("1e5", "100000.0"),
        (".5", "0.5"),
        ("1.", "1.0"),
        ("-0.0", "-0.0"),
        ("1E-7", "1e-07"),
        ("1e400", "float('inf')"),
        ("nan", "float('nan')"),
        ("-inf", "float('-inf')"),
        ("-np.inf", "float('-inf')"),
        ("float('-Infinity')", "float('-inf')"),
        ("float(3)", "3.0"),
        ("2j", "2j"),
        ("(1-2j)", "(1-2j)"),
        ("1.5 + 2e3j", "(1.5+2000j)"),
        ("complex(1, float('nan'))", "complex(1.0, float('nan'))"),
        ("np.float64(0.25)", "0.25"),
    ] {
        reads(text, literal);
    }
    assert_eq!(read("9223372036854775807"), Value::Int(i64::MAX));
}

#[test]
fn strings() {
    for (text, wanted) in [
        (r#""a'b""#, "a'b"),
        (r"'a\'b\\'", "a'b\\"),
        (r"'\x41\u00e9\U0001F600\101\0'", "Aé😀A\0"),
        (r"r'\n'", "\\n"),
        ("'a' \"b\"  # and\n 'c'", "abc"),
        ("'''two\nlines'''", "two\nlines"),
        ("'\\\n'", ""),
        (r"'\d'", "\\d"),
        ("''", ""),
        ("'''a'b'''", "a'b"),
    ] {
        assert_eq!(read(text), Value::Str(wanted.into()), "{text}");
    }
}

#[test]
fn containers() {
    for (text, literal) in [
        (" [1, 2.0, 'x', None,]  # done", "[1, 2.0, 'x', None]"),
        ("[\n  [1],  # first\n  [],\n]", "[[1], []]"),
        ("()", "()"),
        ("(1)", "1"),
        ("(1,)", "(1,)"),
        ("1, 2", "(1, 2)"),
        ("{}", "{}"),
        ("set()", "set()"),
        ("{1, 2, 1.0, 2}", "{1, 2}"),
        ("{'a': 1, 'b': 2, 'a': 3}", "{'a': 3, 'b': 2}"),
        ("{(1, 2): [3]}", "{(1, 2): [3]}"),
        ("{frozenset([1]), frozenset()}", "{frozenset([1]), frozenset([])}"),
        ("(id, label) [(1, None), (2, 'x')]", "(id, label) [(1, None), (2, 'x')]"),
        ("('count(*)') [(3,)]", "('count(*)') [(3,)]"),
    ] {
        reads(text, literal);
    }
    assert!(matches!(read("(a) []"), Value::Table(Table { columns, .. }) if columns == ["a"]));
}

#[test]
fn arrays() {
    for (text, literal) in [
        ("array([1., 2.])", "np.array([1.0, 2.0])"),
        ("np.array([[1, 2], [3, 4]])", "np.array([[1, 2], [3, 4]])"),
        ("np.array([1, 2.5, True])", "np.array([1.0, 2.5, 1.0])"),
        ("np.array([1, 2], dtype=np.float32)", "np.array([1.0, 2.0], dtype='float32')"),
        ("np.array([0.1], dtype='float32')", "np.array([0.1], dtype='float32')"),
        ("np.array([1, 2], dtype=float)", "np.array([1.0, 2.0])"),
        ("np.array([], dtype='int64').reshape((0, 3))", "np.array([], dtype='int64').reshape((0, 3))"),
        ("np.array([1, 2, 3, 4]).reshape(2, 2)", "np.array([[1, 2], [3, 4]])"),
        ("np.array(['a', None])", "np.array(['a', None], dtype='object')"),
        ("np.array([[1], [2, 3]], dtype=object)", "np.array([[1], [2, 3]], dtype='object')"),
        (
            "np.array(['2024-05-31', 'NaT'], dtype='datetime64[ns]')",
            "np.array(['2024-05-31', 'NaT'], dtype='datetime64[ns]')",
        ),
        ("np.datetime64('2024-05-31T09:30')", "np.datetime64('2024-05-31 09:30:00')"),
        ("np.timedelta64(2, 'D')", "np.timedelta64(172800000000000, 'ns')"),
        ("np.array(7)", "np.array(7)"),
    ] {
        reads(text, literal);
    }
    let Value::NdArray(ragged) = read("np.array([[1], [2, 3]], dtype=object)") else { panic!("an array") };
    assert_eq!(ragged.shape(), [2]);
    let zero = read("np.array(0.5, dtype='float32')");
    assert_eq!(zero, Value::NdArray(NdArray::new(vec![], Data::Float32(vec![0.5])).expect("one element")));
}

#[test]
fn frames() {
    for (text, literal) in [
        ("pd.Series([1, None])", "pd.Series([1.0, np.nan])"),
        ("pd.Series([1, 2], index=['a', 'b'], name='x')", "pd.Series([1, 2], index=['a', 'b'], name='x')"),
        ("pd.Series([1], dtype='int8')", "pd.Series(np.array([1], dtype='int8'))"),
        (
            "pd.DataFrame({'u': ['a'], 'd': pd.to_datetime(['2024-02-29 01:00:00.5']), 'v': np.array([1.0])}, index=[3])",
            "pd.DataFrame({'u': ['a'], 'd': pd.to_datetime(['2024-02-29 01:00:00.5']), 'v': [1.0]}, index=[3])",
        ),
        ("pd.DataFrame({'v': np.array([], dtype='float64')})", "pd.DataFrame({'v': np.array([], dtype='float64')})"),
        ("pd.DataFrame({}, index=[0, 1])", "pd.DataFrame({}, index=[0, 1])"),
    ] {
        reads(text, literal);
    }
    let Value::DataFrame(frame) = read("pd.DataFrame({'s': ['a', None]})") else { panic!("a frame") };
    assert_eq!(frame.columns[0].1.dtype(), Dtype::Object);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    refuses("", 0, "no value yet");
    refuses("[1, 2", 6 - 1, "add ]");
    refuses("[1 2]", 3, "a comma");
    refuses("[1,, 2]", 3, "before this comma");
    refuses("'abc", 0, "add '");
    refuses("2 * 3", 2, "instead of the calculation");
    refuses("[1 + 2]", 3, "instead of the calculation");
    refuses("x", 0, "x has no value here");
    refuses("true", 0, "capital letter");
    refuses("007", 0, "zeros in front");
    refuses("1__0", 0, "underscore");
    refuses("12px", 2, "does not go on with p");
    refuses("b'x'", 0, "bytes");
    refuses("f'{x}'", 0, "f-string");
    refuses("{[1]: 2}", 1, "write a tuple");
    refuses("open('x')", 0, "cannot be called here");
    refuses("np.array([[1], [2, 3]])", 0, "equally long");
    refuses("np.array([300], dtype='int8')", 0, "300 does not fit int8");
    refuses("np.array(['2024-13-01'], dtype='datetime64[ns]')", 0, "is no date");
    refuses("pd.DataFrame({'a': [1], 'b': [1, 2]})", 0, "equally long");
    refuses("(a, b) [(1,)]", 7, "row 0");
    refuses("1]", 1, "remove the rest");
    refuses("-'a'", 0, "only numbers");
    let error = parse("[1,\n  é]").expect_err("a name");
    assert_eq!(error.line_and_column("[1,\n  é]"), (2, 3));
}

#[test]
fn deep_nesting_is_refused() {
    for open in ["[", "(", "{", "-(", "float(", "{1:", "np.array([", "(a) ["] {
        let text = open.repeat(50_000);
        assert!(parse(&text).is_err(), "{open}");
    }
    assert!(parse(&"-".repeat(100_000)).is_err());
}
