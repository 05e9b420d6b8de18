use super::edits;

fn of(source: &str) -> Vec<String> {
    let apply = |edit: &super::Edit| {
        let mut text = source.to_owned();
        text.replace_range(edit.range.clone(), &edit.text);
        assert_ne!(text, source, "{edit:?} changes nothing");
        text
    };
    edits(source).iter().map(apply).collect()
}

/// Each wanted text is among the mutants.
fn gives(source: &str, wanted: &[&str]) {
    let found = of(source);
    for text in wanted {
        assert!(found.iter().any(|found| found == text), "`{text}` is not among {found:#?}");
    }
}

fn gives_not(source: &str, unwanted: &str) {
    assert!(!of(source).iter().any(|found| found == unwanted), "`{unwanted}` is a mutant");
}

#[test]
fn comparisons_and_constants() {
    gives(
        "SELECT a FROM t WHERE a < 1",
        &[
            "SELECT a FROM t WHERE a <= 1",
            "SELECT a FROM t WHERE a < 2",
            "SELECT a FROM t WHERE a < 0",
            "SELECT a FROM t WHERE TRUE",
        ],
    );
    gives("SELECT a = b", &["SELECT a <> b"]);
    gives("SELECT a IS NULL", &["SELECT a IS NOT NULL"]);
    gives("SELECT a IS NOT NULL", &["SELECT a IS NULL"]);
    gives("SELECT a NOT IN (1)", &["SELECT a IN (1)"]);
    gives("SELECT a IN (1)", &["SELECT a NOT IN (1)"]);
    gives_not("SELECT a WHERE EXISTS (SELECT 1 FROM t)", "SELECT a WHERE EXISTS (SELECT 2 FROM t)");
    gives("SELECT -1", &["SELECT 1", "SELECT -2", "SELECT -0"]);
}

#[test]
fn arithmetic_has_two_sides() {
    gives("SELECT a * b, c - d", &["SELECT a / b, c - d", "SELECT a * b, c + d"]);
    gives_not("SELECT * FROM t", "SELECT / FROM t");
    gives_not("SELECT t.* FROM t", "SELECT t./ FROM t");
    gives_not("SELECT COUNT(*) FROM t", "SELECT COUNT(/) FROM t");
}

#[test]
fn conjuncts_are_left_out() {
    let source = "SELECT 1 FROM t WHERE a AND (b OR c) AND d BETWEEN e AND f GROUP BY g";
    gives(
        source,
        &[
            "SELECT 1 FROM t WHERE (b OR c) AND d BETWEEN e AND f GROUP BY g",
            "SELECT 1 FROM t WHERE a AND d BETWEEN e AND f GROUP BY g",
            "SELECT 1 FROM t WHERE a AND (b OR c) GROUP BY g",
            "SELECT 1 FROM t WHERE a AND (b) AND d BETWEEN e AND f GROUP BY g",
            "SELECT 1 FROM t WHERE a AND (c) AND d BETWEEN e AND f GROUP BY g",
            "SELECT 1 FROM t WHERE a OR (b OR c) AND d BETWEEN e AND f GROUP BY g",
            "SELECT 1 FROM t WHERE a AND (b OR c) AND d NOT BETWEEN e AND f GROUP BY g",
            "SELECT 1 FROM t WHERE a AND (b OR c) AND d BETWEEN e AND f",
        ]
        .map(|text| if text.ends_with(" f") { format!("{text} ") } else { text.to_owned() })
        .each_ref()
        .map(String::as_str),
    );
    gives_not(source, "SELECT 1 FROM t WHERE a AND (b OR c) AND d BETWEEN e OR f GROUP BY g");
    gives(
        "SELECT 1 FROM t JOIN u ON a = b AND c LEFT JOIN v ON d",
        &[
            "SELECT 1 FROM t JOIN u ON a = b LEFT JOIN v ON d",
            "SELECT 1 FROM t JOIN u ON c LEFT JOIN v ON d",
            "SELECT 1 FROM t JOIN u ON a = b AND c LEFT JOIN v ON TRUE",
            "SELECT 1 FROM t JOIN u ON a = b AND c JOIN v ON d",
            "SELECT 1 FROM t LEFT JOIN u ON a = b AND c LEFT JOIN v ON d",
        ],
    );
    gives("(SELECT x WHERE a IN (b) OR c)", &["(SELECT x WHERE a IN (b))", "(SELECT x WHERE c)"]);
}

#[test]
fn lists_lose_a_term() {
    gives(
        "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c DESC, d) FROM t ORDER BY e LIMIT 2",
        &[
            "SELECT ROW_NUMBER() OVER (PARTITION BY b ORDER BY c DESC, d) FROM t ORDER BY e LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY c DESC, d) FROM t ORDER BY e LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY d) FROM t ORDER BY e LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c DESC) FROM t ORDER BY e LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c ASC, d) FROM t ORDER BY e LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c DESC, d DESC) FROM t ORDER BY e LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c DESC, d) FROM t LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c DESC, d) FROM t ORDER BY e DESC LIMIT 2",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a, b ORDER BY c DESC, d) FROM t ORDER BY e LIMIT 1",
            "SELECT RANK() OVER (PARTITION BY a, b ORDER BY c DESC, d) FROM t ORDER BY e LIMIT 2",
        ],
    );
    gives(
        "SELECT 1 FROM t JOIN u USING (a, b)",
        &["SELECT 1 FROM t JOIN u USING (b)", "SELECT 1 FROM t JOIN u USING (a)"],
    );
    gives("SELECT SUM(a) OVER (PARTITION BY b) FROM t", &["SELECT SUM(a) OVER () FROM t"]);
}

#[test]
fn functions_and_sets() {
    gives(
        "SELECT MIN(a), COALESCE(b, 0), COUNT(c), COUNT(DISTINCT d)",
        &[
            "SELECT MAX(a), COALESCE(b, 0), COUNT(c), COUNT(DISTINCT d)",
            "SELECT MIN(a), (b), COUNT(c), COUNT(DISTINCT d)",
            "SELECT MIN(a), COALESCE(b, 0), COUNT(*), COUNT(DISTINCT d)",
            "SELECT MIN(a), COALESCE(b, 0), COUNT(c), COUNT(d)",
        ],
    );
    gives_not("SELECT COUNT(CASE WHEN a THEN 1 END)", "SELECT COUNT(CASE WHEN a THEN 2 END)");
    gives("SELECT SUM(CASE WHEN a THEN 1 END)", &["SELECT SUM(CASE WHEN a THEN 2 END)"]);
    gives(
        "SELECT NULLIF(a, 0), b / NULLIF(c, 0)",
        &["SELECT (a), b / NULLIF(c, 0)", "SELECT NULLIF(a, 0), b / NULLIF(c, 1)"],
    );
    gives_not("SELECT b / NULLIF(c, 0)", "SELECT b / (c)");
    gives_not("SELECT b / NULLIF(c, 0)", "SELECT b / NULLIF(c, -1)");
    gives("SELECT a, COUNT(*) FROM t WHERE b > 0 GROUP BY a", &["SELECT a, COUNT(b) FROM t WHERE b > 0 GROUP BY a"]);
    gives_not("SELECT a, COUNT(*) FROM t WHERE b > 0 GROUP BY a", "SELECT a, COUNT(a) FROM t WHERE b > 0 GROUP BY a");
    gives("SELECT 1 UNION SELECT 2", &["SELECT 1 UNION ALL SELECT 2"]);
    gives("SELECT 1 UNION ALL SELECT 2", &["SELECT 1 UNION SELECT 2"]);
    gives("SELECT DISTINCT a", &["SELECT a"]);
}

#[test]
fn cases_and_frames() {
    gives(
        "SELECT CASE WHEN a > b THEN 1 ELSE c END FROM t",
        &[
            "SELECT CASE WHEN TRUE THEN 1 ELSE c END FROM t",
            "SELECT CASE WHEN FALSE THEN 1 ELSE c END FROM t",
            "SELECT CASE WHEN a > b THEN 1 END FROM t",
        ],
    );
    gives(
        "SUM(a) OVER (ORDER BY b ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)",
        &[
            "SUM(a) OVER (ORDER BY b RANGE BETWEEN 6 PRECEDING AND CURRENT ROW)",
            "SUM(a) OVER (ORDER BY b ROWS BETWEEN 7 PRECEDING AND CURRENT ROW)",
            "SUM(a) OVER (ORDER BY b ROWS BETWEEN 6 PRECEDING AND 1 FOLLOWING)",
            "SUM(a) OVER (ORDER BY b )",
        ],
    );
    gives_not(
        "SUM(a) OVER (ORDER BY b ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)",
        "SUM(a) OVER (ORDER BY b ROWS NOT BETWEEN 6 PRECEDING AND CURRENT ROW)",
    );
}

#[test]
fn texts_and_comments_stay() {
    assert_eq!(of("SELECT 'a < 1' -- DISTINCT 2"), [""; 0]);
    gives("SELECT 'größe', ä < b -- ß", &["SELECT 'größe', ä <= b -- ß"]);
}
