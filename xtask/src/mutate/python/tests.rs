use super::{of_expression, of_module};
use crate::mutate::mutant::Edit;

fn applied(source: &str, edits: Vec<Edit>) -> Vec<String> {
    let apply = |edit: &Edit| {
        let mut text = source.to_owned();
        text.replace_range(edit.range.clone(), &edit.text);
        assert_ne!(text, source, "{edit:?} changes nothing");
        text
    };
    edits.iter().map(apply).collect()
}

fn of(source: &str) -> Vec<String> {
    applied(source, of_module(source).expect("Python"))
}

/// Each wanted text is among the mutants.
fn gives(source: &str, wanted: &[&str]) {
    let found = of(source);
    for text in wanted {
        assert!(found.iter().any(|found| found == text), "`{text}` is not among {found:#?}");
    }
}

/// These are all there are of an expression.
fn gives_only(source: &str, wanted: &[&str]) {
    let mut found = applied(source, of_expression(source).expect("Python"));
    found.sort();
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn comparisons_move_their_boundary() {
    gives_only("a < b", &["a <= b"]);
    gives_only("a <= b > c", &["a < b > c", "a <= b >= c"]);
    gives_only("a == b != c", &["a != b != c", "a == b == c"]);
    gives_only("a in b", &["a not in b"]);
    gives_only("a not in b", &["a in b"]);
    gives_only("a is None", &["a is not None"]);
    gives_only("a is not None", &["a is None"]);
    gives_only("(a) >= (b)", &["(a) > (b)"]);
}

#[test]
fn operators_are_swapped() {
    for (before, after) in [
        ("+", "-"),
        ("-", "+"),
        ("*", "/"),
        ("/", "*"),
        ("//", "/"),
        ("%", "//"),
        ("**", "*"),
        ("&", "|"),
        ("<<", ">>"),
    ] {
        gives_only(&format!("a {before} b"), &[&format!("a {after} b")]);
        gives(&format!("a {before}= b"), &[&format!("a {after}= b"), "pass"]);
    }
    gives_only("a and b", &["a or b", "True and b", "a and True"]);
    gives_only("a or b", &["a and b", "False or b", "a or False"]);
}

#[test]
fn signs_are_removed() {
    gives_only("not a", &["a"]);
    gives_only("not (a)", &["(a)"]);
    gives_only("-a", &["a"]);
    gives_only("~a", &["a"]);
}

#[test]
fn constants_change() {
    gives_only("7", &["8", "6"]);
    gives_only("0", &["1", "-1"]);
    gives_only("0.5", &["1.5", "-0.5"]);
    gives_only("1e-9", &["0.0"]);
    gives_only("1e18", &["0.0"]);
    gives_only("True", &["False"]);
    gives_only("None", &["0"]);
    gives_only("x.sum(axis=0)", &["x.sum(axis=1)"]);
    gives_only("x.sum(axis=-1)", &["x.sum(axis=0)"]);
}

#[test]
fn statements_are_dropped() {
    gives("a = 1\nb.c()\n", &["pass\nb.c()\n", "a = 1\npass\n"]);
    gives("def f():\n    return 1\n", &["def f():\n    pass\n"]);
    gives("while a:\n    break\n", &["while False:\n    break\n", "while a:\n    continue\n", "while a:\n    pass\n"]);
    gives(
        "if a:\n    b()\nelse:\n    c()\n    d()\n",
        &["if a:\n    b()\nelse:\n    pass\n", "if True:\n    b()\nelse:\n    c()\n    d()\n"],
    );
    gives("if a: b()\nelif c: d()\n", &["if a: b()\nelif False: d()\n"]);
}

#[test]
fn conditions_are_forced() {
    gives_only("a if b else c", &["a if True else c", "a if False else c"]);
    gives_only("[a for a in b if c]", &["[a for a in b if True]", "[a for a in b if False]"]);
}

#[test]
fn bounds_move() {
    gives_only("range(n)", &["range(n + 1)", "range(n - 1)", "range(1, n)"]);
    gives_only(
        "range(a, b * c)",
        &[
            "range(a + 1, b * c)",
            "range(a - 1, b * c)",
            "range(a, b * c + 1)",
            "range(a, b * c - 1)",
            "range(a, b / c)",
        ],
    );
    gives_only("x[a:]", &["x[a + 1:]", "x[a - 1:]", "x[a:-1]"]);
    gives_only(
        "x[: a if b else c]",
        &[
            "x[1: a if b else c]",
            "x[: (a if b else c) + 1]",
            "x[: (a if b else c) - 1]",
            "x[: a if True else c]",
            "x[: a if False else c]",
        ],
    );
    // The constant is changed by itself.
    gives_only("x[: n - 1]", &["x[1: n - 1]", "x[: n + 1]", "x[: n - 2]", "x[: n - 0]"]);
    gives_only("x[::-1]", &["x[::1]", "x[::-2]", "x[::-0]"]);
}

#[test]
fn functions_have_neighbours() {
    gives_only("max(a, b)", &["min(a, b)"]);
    gives_only("x.argmin()", &["x.argmax()"]);
    gives_only("np.nanmean(x)", &["np.mean(x)"]);
    gives_only("sorted(a)", &["sorted(a, reverse=True)", "(a)"]);
    gives_only("sorted(a, reverse=True)", &["sorted(a, reverse=False)", "(a)"]);
    gives_only("a.sort()", &["a.sort(reverse=True)"]);
    gives_only("(a + b).fillna(c).x", &["(a - b).fillna(c).x", "(a + b).x"]);
    gives_only("a.agg(['sum', \"count\"])", &["a.agg([\"mean\", \"count\"])", "a.agg(['sum', \"size\"])"]);
    gives_only("a.merge(b, how=\"left\")", &["a.merge(b, how=\"inner\")"]);
}

#[test]
fn columns_and_spans_of_time() {
    gives_only("a.groupby(['b', \"c\"], sort=d)", &["a.groupby([\"c\"], sort=d)", "a.groupby(['b'], sort=d)"]);
    gives_only("a.rolling('7D')", &["a.rolling(\"8D\")", "a.rolling(\"6D\")"]);
    gives_only("a['7 days', 'x1', '7', '2024Q1']", &[]);
}

#[test]
fn what_people_read_stays() {
    assert_eq!(of("\"\"\"1 < 2\"\"\"\nimport a\nfrom b import c\n"), [""; 0]);
    assert_eq!(of("@cache(1)\ndef f(a: list[1]) -> x[2]:\n    \"\"\"One.\"\"\"\n"), [""; 0]);
    assert_eq!(of("a: int\nprint\n").len(), 1);
    gives_only("f'{a + 1}'", &[]);
}

#[test]
fn places_are_right_beside_letters_of_several_bytes() {
    gives("größe = \"ä€😀\"; n = größe < ö  # ß\n", &["größe = \"ä€😀\"; n = größe <= ö  # ß\n"]);
    gives_only("  é < 1", &["  é <= 1", "  é < 2", "  é < 0"]);
}

#[test]
fn operators_are_found_behind_brackets_and_comments() {
    gives("x = (a  # < or -\n     )- (b)\n", &["x = (a  # < or -\n     )+ (b)\n"]);
}
