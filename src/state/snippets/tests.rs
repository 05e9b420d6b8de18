use std::{collections::BTreeSet, fs, path::Path};

use protocol::content::{CatalogueEntry, ColumnGiven, Difficulty, Kind, ProblemPage, TableGiven};

use super::{fitting, templates, templates::Template};
use crate::bridge::editor::Snippet;

/// Patterns that everybody expects something for, and what.
const EXPECTED: [(&str, Kind, &str, &str); 22] = [
    ("sliding-window", Kind::Function, "", "sliding_window"),
    ("two-pointers", Kind::Function, "", "two_pointers"),
    ("monotonic-queue", Kind::Function, "", "deque_window"),
    ("monotonic-stack", Kind::Function, "", "monotonic_stack"),
    ("heap", Kind::Function, "", "top_k_heap"),
    ("top-k", Kind::Function, "", "top_k_heap"),
    ("bfs", Kind::Function, "", "bfs"),
    ("dfs", Kind::Function, "", "dfs"),
    ("binary-search", Kind::Function, "", "binary_search"),
    ("prefix-sum", Kind::Function, "", "prefix_sums"),
    ("topological-sort", Kind::Function, "", "ready_queue"),
    ("memoisation", Kind::Function, "", "memoised"),
    ("dp-2d", Kind::Function, "", "dp_table"),
    ("frequency-count", Kind::Function, "", "count_items"),
    ("broadcasting", Kind::Function, "numpy", "keepdims"),
    ("groupby", Kind::Function, "pandas", "group_transform"),
    ("window-function", Kind::Query, "", "running_window"),
    ("top-one-per-group", Kind::Query, "", "row_number"),
    ("anti-join", Kind::Query, "", "anti_join"),
    ("conditional-aggregation", Kind::Query, "", "conditional_sum"),
    ("recursive-cte", Kind::Query, "", "recursive_cte"),
    ("self-join", Kind::Query, "", "pairs_of_rows"),
];

/// What nobody should have to dismiss: words that lines of answers begin with.
const OF_PYTHON: [&str; 27] = [
    "and", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
    "global", "import", "not", "pass", "print", "raise", "return", "self", "try", "while", "with", "yield", "len",
    "max",
];
const OF_SQL: [&str; 24] = [
    "and", "case", "count", "cross", "else", "end", "from", "full", "group", "having", "inner", "join", "left",
    "limit", "max", "not", "order", "right", "select", "sum", "union", "values", "when", "where",
];

fn page(kind: Kind, patterns: &[&str], packages: &[&str], starter: &str) -> ProblemPage {
    let owned = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let entry = CatalogueEntry {
        slug: "some-problem".into(),
        chapter: 1,
        title: "Some problem".into(),
        summary: String::new(),
        kind,
        difficulty: Difficulty::Easy,
        minutes: 10,
        patterns: owned(patterns),
        roles: Vec::new(),
        asked_by: Vec::new(),
    };
    ProblemPage {
        entry,
        statement_html: String::new(),
        hints: Vec::new(),
        editorial_html: String::new(),
        follow_ups: Vec::new(),
        starter: starter.into(),
        options: Vec::new(),
        several: false,
        packages: owned(packages),
        names: Vec::new(),
        tables: Vec::new(),
    }
}

/// A problem's page, as far as it matters here, with its folder's accepted answers.
struct Filed {
    slug: String,
    page: ProblemPage,
    accepted: Vec<String>,
}

/// Every problem of the bank in whose editor something is offered.
fn bank() -> Vec<Filed> {
    let mut found = Vec::new();
    for chapter in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("problems")) {
        for folder in folders(&chapter) {
            let Ok(text) = fs::read_to_string(folder.join("problem.toml")) else { continue };
            let manifest: toml::Table = text.parse().expect("a manifest");
            let kind = match manifest["kind"].as_str() {
                Some("function") => Kind::Function,
                Some("query") => Kind::Query,
                _ => continue,
            };
            let list = |key: &str| -> Vec<&str> {
                manifest
                    .get(key)
                    .and_then(toml::Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(|it| it.as_str())
                    .collect()
            };
            let starter = if kind == Kind::Query { "starter.sql" } else { "starter.py" };
            let starter = fs::read_to_string(folder.join(starter)).expect("a starter");
            let accepted = fs::read_dir(folder.join("submissions/accepted")).expect("accepted answers");
            found.push(Filed {
                slug: folder.file_name().expect("a name").to_string_lossy().into_owned(),
                page: page(kind, &list("patterns"), &list("packages"), &starter),
                accepted: accepted.map(|it| fs::read_to_string(it.expect("a file").path()).expect("text")).collect(),
            });
        }
    }
    assert!(found.len() > 20, "only {} problems were found", found.len());
    found
}

fn folders(path: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.is_dir()).collect()
}

/// A snippet with its words in their places; the caret's place is `rest`.
fn filled(text: &str, rest: &str) -> String {
    let mut written = String::new();
    let mut left = text;
    while let Some(at) = left.find(['$', '\\']) {
        written.push_str(&left[..at]);
        left = &left[at..];
        if let Some(after) = left.strip_prefix('\\') {
            written.extend(after.chars().next());
            left = &after[1..];
        } else if let Some(after) = left.strip_prefix("$0") {
            written.push_str(rest);
            left = after;
        } else {
            let end = left.find('}').expect("a place ends");
            let (number, word) = left[2..end].split_once(':').expect("a place has a word");
            assert!(left.starts_with("${") && number.parse::<u8>().is_ok() && !word.is_empty(), "{text}");
            written.push_str(word);
            left = &left[end + 1..];
        }
    }
    written + left
}

fn labels(page: &ProblemPage) -> Vec<String> {
    fitting(page).into_iter().map(|snippet| snippet.label).collect()
}

#[test]
fn what_is_asked_is_offered_as_the_starter_has_it() {
    let starter = "import numpy as np\n\n\nclass Cache:\n    \"\"\"Keeps {a: $b}.\"\"\"\n\n    def __init__(self, limit: int):\n        pass\n\n    def get(self):\n        pass\n";
    let offered = fitting(&page(Kind::Function, &[], &["numpy"], starter));
    let Snippet { label, text, imports, is_part, unless, .. } = &offered[0];
    assert_eq!((label.as_str(), unless.as_deref(), *is_part), ("class Cache", Some("class Cache"), false));
    assert_eq!(imports, &["import numpy as np"]);
    assert!(text.starts_with("class Cache:\n    \"\"\"Keeps {a: \\$b\\}.\"\"\"\n"), "{text}");
    assert!(text.ends_with(":\n        ${1:pass}\n\n    def get(self):\n        ${2:pass}"), "{text}");
    for Filed { slug, page, .. } in bank().into_iter().filter(|it| it.page.entry.kind == Kind::Function) {
        let asked = &fitting(&page)[0];
        let whole = [asked.imports.join("\n"), filled(&asked.text, "")].join("\n\n\n");
        assert_eq!(whole.trim(), page.starter.trim(), "{slug}");
    }
}

#[test]
fn a_pattern_brings_its_lines_and_other_patterns_do_not() {
    for (pattern, kind, package, label) in EXPECTED {
        let packages = ["numpy", package];
        let others = ["capacity-estimate", "a-pattern-of-tomorrow"];
        assert!(labels(&page(kind, &[others[1], pattern], &packages, "")).iter().any(|it| it == label), "{pattern}");
        assert!(!labels(&page(kind, &others, &packages, "")).iter().any(|it| it == label), "{pattern}");
    }
    let without = labels(&page(Kind::Function, &["broadcasting", "groupby"], &[], ""));
    assert!(
        !without.iter().any(|it| it == "keepdims" || it == "group_agg"),
        "what the problem does not offer: {without:?}"
    );
    let query = labels(&page(Kind::Query, &["bfs", "window-function"], &[], "SELECT 1"));
    assert!(!query.contains(&"bfs".to_owned()) && query.contains(&"cte".to_owned()), "{query:?}");
}

#[test]
fn problems_of_the_bank_have_lines_of_their_own() {
    let bank = bank();
    let fits = |template: &&Template, page: &ProblemPage| {
        template.kind == page.entry.kind
            && page.entry.patterns.iter().any(|it| template.patterns.contains(&it.as_str()))
    };
    let served = bank.iter().filter(|it| templates::all().any(|template| fits(&template, &it.page)));
    let served: BTreeSet<&str> = served.map(|it| it.slug.as_str()).collect();
    let bare: Vec<&str> = bank.iter().map(|it| it.slug.as_str()).filter(|slug| !served.contains(slug)).collect();
    assert!(served.len() * 2 >= bank.len(), "nothing of their own have {bare:?}");
    for Filed { slug, page, .. } in &bank {
        let offered = labels(page);
        let once: BTreeSet<&String> = offered.iter().collect();
        assert_eq!(once.len(), offered.len(), "{slug}: a label twice");
    }
}

#[test]
fn a_label_is_no_word_that_lines_begin_with() {
    for Template { label, title, kind, patterns, .. } in templates::all() {
        let words: &[&str] = if *kind == Kind::Query { &OF_SQL } else { &OF_PYTHON };
        assert!(label.len() >= 3 && label.chars().all(|it| it.is_ascii_lowercase() || it == '_'), "{label}");
        assert!(!words.iter().any(|word| label.starts_with(word)), "{label}");
        assert!(!title.is_empty() && !title.ends_with('.'), "{label}");
        assert!(patterns.iter().all(|it| it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')), "{label}");
    }
}

#[test]
fn every_template_is_python_or_sql_as_it_stands() {
    let database = rusqlite::Connection::open_in_memory().expect("SQLite");
    database.execute_batch("CREATE TABLE a (id, value, day, parent); CREATE TABLE b (id);").expect("two tables");
    for Template { label, kind, import, body, .. } in templates::all() {
        assert!(body.contains("${1:"), "{label} has no place to fill");
        let body = body.trim_matches('\n');
        if *kind == Kind::Function {
            let text = format!("{import}\n{}\n", filled(body, "pass"));
            ruff_python_parser::parse_module(&text).unwrap_or_else(|error| panic!("{label}: {error}\n{text}"));
        } else {
            let part = filled(body, "");
            let query = match part.split_whitespace().next() {
                Some("WITH" | "SELECT") => part,
                Some("LEFT" | "JOIN") => format!("SELECT 1 FROM a {part}"),
                Some("NOT") => format!("SELECT 1 FROM a WHERE {part}"),
                _ => format!("SELECT {part} FROM a"),
            };
            database.prepare(&query).unwrap_or_else(|error| panic!("{label}: {error}\n{query}"));
        }
    }
}

#[test]
fn a_query_is_about_the_tables_of_its_problem() {
    let mut page = page(Kind::Query, &["anti-join"], &[], "SELECT 1");
    let column = ColumnGiven { name: "id".into(), type_name: "INTEGER".into(), is_key: true };
    let table = |name: &str| TableGiven {
        name: name.into(),
        meaning: String::new(),
        columns: vec![column.clone()],
        rows_html: String::new(),
    };
    let text = |page: &ProblemPage| {
        let offered = fitting(page).into_iter().find(|it| it.label == "anti_join");
        filled(&offered.expect("it is offered").text, "")
    };
    page.tables = vec![table("users")];
    assert!(text(&page).contains("FROM users\n    WHERE users.id = users.id"), "{}", text(&page));
    page.tables.push(table("events"));
    assert!(text(&page).contains("FROM events\n    WHERE events.id = users.id"), "{}", text(&page));
}

/// Blind to the names that somebody chose, no snippet may hold more than half of an accepted answer.
#[test]
fn no_snippet_gives_an_answer_away() {
    for Filed { slug, page, accepted } in bank() {
        for snippet in fitting(&page).iter().filter(|it| it.unless.is_none()) {
            let offered = blind_lines(&filled(&snippet.text, ""));
            for answer in &accepted {
                let wanted = blind_lines(answer);
                let mut left = offered.clone();
                let held = wanted
                    .iter()
                    .filter(|line| left.iter().position(|it| it == *line).map(|at| left.remove(at)).is_some());
                let held: Vec<&String> = held.collect();
                assert!(
                    held.len() * 2 <= wanted.len(),
                    "{slug}: {} holds {} of {} lines of\n{answer}\n{held:?}",
                    snippet.label,
                    held.len(),
                    wanted.len()
                );
            }
        }
    }
}

#[test]
fn a_line_with_other_names_is_the_same_line() {
    let same = |one: &str, other: &str| assert_eq!(blind_lines(one), blind_lines(other));
    same(
        "while queue and queue[-1] <= item:\n    queue.pop()",
        "while  best and best[-1] <= score:  # gone\n  best.pop()",
    );
    assert_ne!(blind_lines("queue.pop()"), blind_lines("queue.popleft()"));
    assert_ne!(blind_lines("low = middle + 1"), blind_lines("low = middle"));
    assert_eq!(blind_lines("import heapq\n\n\ndef f(x):\n    return x"), ["return~"]);
}

/// The lines of a text without blanks, remarks, imports and the heads of functions; every name that is neither a word of the language nor an
/// attribute is `~`.
fn blind_lines(text: &str) -> Vec<String> {
    const WORDS: [&str; 46] = [
        "and",
        "as",
        "break",
        "continue",
        "elif",
        "else",
        "enumerate",
        "for",
        "if",
        "in",
        "is",
        "lambda",
        "len",
        "max",
        "min",
        "not",
        "or",
        "range",
        "return",
        "sorted",
        "sum",
        "while",
        "zip",
        "None",
        "by",
        "case",
        "count",
        "desc",
        "end",
        "exists",
        "from",
        "group",
        "join",
        "left",
        "lag",
        "ntile",
        "null",
        "on",
        "order",
        "over",
        "partition",
        "row_number",
        "select",
        "then",
        "when",
        "where",
    ];
    let heads =
        ["import ", "from collections", "from functools", "from itertools", "def ", "class ", "@", "#", "--", "\"\"\""];
    let lines = text.lines().map(str::trim).filter(|line| !heads.iter().any(|head| line.starts_with(head)));
    let lines = lines.map(|line| {
        let code = line.split("  #").next().unwrap_or_default();
        let mut blind = String::new();
        let mut word = String::new();
        for symbol in code.chars().chain([' ']) {
            if symbol.is_alphanumeric() || symbol == '_' {
                word.push(symbol);
                continue;
            }
            if !word.is_empty() {
                let lower = word.to_lowercase();
                let is_kept = blind.ends_with('.')
                    || word.starts_with(|it: char| it.is_ascii_digit())
                    || WORDS.iter().any(|it| it.eq_ignore_ascii_case(&word));
                blind.push_str(if is_kept { &lower } else { "~" });
                word.clear();
            }
            if !symbol.is_whitespace() {
                blind.push(symbol);
            }
        }
        blind
    });
    lines.filter(|line| line.len() > 1).collect()
}
