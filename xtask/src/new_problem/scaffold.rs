//! The files of a new problem. Everything that its author has to write is marked, and the verifier refuses the marks.
//!
//! Knows no crate but the standard library: a build script shares it, to prove that what it gives compiles.

/// What a candidate can be asked to write.
pub const KINDS: [&str; 5] = ["function", "expression", "query", "complexity", "choice"];

macro_rules! template {
    ($name:literal) => {
        include_str!(concat!("templates/", $name))
    };
}

/// Each file's path within the problem's folder, and its text.
pub fn files(kind: &str, slug: &str) -> Vec<(String, String)> {
    let mut files = vec![
        ("statement.md", template!("statement.md").to_owned()),
        ("hints.md", template!("hints.md").to_owned()),
        ("editorial.md", template!("editorial.md").to_owned()),
    ];
    let head = template!("problem.toml");
    let own = match kind {
        "expression" => template!("expression.toml"),
        "query" => template!("query.toml"),
        "complexity" => template!("complexity.toml"),
        "choice" => template!("choice.toml"),
        _ => template!("function.toml"),
    };
    files.push(("problem.toml", format!("{head}{own}")));
    match kind {
        "expression" => files.push(("checker.rs", template!("expression.rs").to_owned())),
        "query" => files.push(("checker.rs", template!("query.rs").to_owned())),
        "function" => files.push(("checker.rs", template!("function.rs").to_owned())),
        _ => {}
    }
    let (starter, ending, [right, wrong, other]) = match kind {
        "expression" => ("starter.txt", "py", ["x", "-x", "x + 1"]),
        "query" => ("starter.sql", "sql", ["SELECT id FROM items", "SELECT -id AS id FROM items", "SELECT 1 AS id"]),
        "complexity" => ("starter.txt", "txt", ["n", "n^2", "1"]),
        "choice" => ("", "txt", ["0", "1", "0 1"]),
        _ => ("starter.py", "py", ["numbers", "[]", "None"]),
    };
    let answer = |body: &str| match kind {
        "function" => format!("# FILL IN\ndef @NAME@(numbers):\n    return {body}\n"),
        "expression" => format!("# FILL IN\n{body}\n"),
        "query" => format!("-- FILL IN\n{body};\n"),
        _ => format!("{body}\n"),
    };
    let at = |verdict: &str, name: &str| format!("submissions/{verdict}/{name}.{ending}");
    let mut all: Vec<(String, String)> = files.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    all.push((at("accepted", "first_idea"), answer(right)));
    all.push((at("wrong_answer", "first_mistake"), answer(wrong)));
    all.push((at("wrong_answer", "second_mistake"), answer(other)));
    let begun = match kind {
        "function" => answer("None  # FILL IN"),
        "expression" => "0  # FILL IN\n".to_owned(),
        "query" => "-- FILL IN\nSELECT NULL\n".to_owned(),
        _ => "O()\n".to_owned(),
    };
    if !starter.is_empty() {
        all.push((starter.to_owned(), begun));
    }
    let put_in = |text: String| {
        let title = slug.replace('-', " ");
        let first = title.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        let title = first + title.get(1..).unwrap_or_default();
        text.replace("@TITLE@", &title).replace("@KIND@", kind).replace("@NAME@", &slug.replace('-', "_"))
    };
    all.into_iter().map(|(name, text)| (name, put_in(text))).collect()
}
