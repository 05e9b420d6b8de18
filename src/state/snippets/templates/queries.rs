//! Of SQL. `a` and `b` stand for the first two tables of the problem.

use super::Template;

pub(super) const ALL: &[Template] = &[
    Template::sql(
        "row_number",
        "A place within each group",
        &["top-one-per-group", "top-n-per-group", "window-function", "deduplication", "as-of-join", "median"],
        r"
ROW_NUMBER() OVER (PARTITION BY ${1:id} ORDER BY ${2:value} DESC) AS ${3:place}
",
    ),
    Template::sql(
        "running_window",
        "A figure over the rows up to this one",
        &["window-function", "running-total", "rolling-window", "time-window", "moving-average"],
        r"
${1:SUM}(${2:value}) OVER (
    PARTITION BY ${3:id}
    ORDER BY ${4:day}
    ROWS BETWEEN ${5:2} PRECEDING AND CURRENT ROW
) AS ${6:figure}
",
    ),
    Template::sql(
        "lag_window",
        "The row before, within its group",
        &["gaps-and-islands", "window-function", "period-over-period", "sessions", "retention"],
        r"
LAG(${1:value}) OVER (PARTITION BY ${2:id} ORDER BY ${3:day}) AS ${4:earlier}
",
    ),
    Template::sql(
        "ntile_window",
        "So many parts of the same size",
        &["quantiles", "deciles", "window-function", "stratified-sampling"],
        r"
NTILE(${1:4}) OVER (ORDER BY ${2:value}) AS ${3:part}
",
    ),
    Template::sql(
        "anti_join",
        "Rows without a counterpart",
        &["anti-join", "left-join", "leakage"],
        r"
NOT EXISTS (
    SELECT 1
    FROM ${1:b}
    WHERE ${1:b}.${2:id} = ${3:a}.${4:id}
)
",
    ),
    Template::sql(
        "outer_join",
        "All of one side, with what the other has",
        &["left-join", "anti-join", "as-of-join", "point-in-time", "three-valued-logic"],
        r"
LEFT JOIN ${1:b} ON ${1:b}.${2:id} = ${3:a}.${4:id}
",
    ),
    Template::sql(
        "pairs_of_rows",
        "Rows of a table with others of it, each pair once",
        &["self-join", "pairs"],
        r"
JOIN ${1:a} AS ${2:other} ON ${2:other}.${3:id} > ${4:a}.${3:id}
",
    ),
    Template::sql(
        "conditional_sum",
        "How many rows hold",
        &["conditional-aggregation", "pivot", "three-valued-logic", "funnel", "retention", "cohort"],
        r"
SUM(CASE WHEN ${1:value > 0} THEN ${2:1} ELSE 0 END) AS ${3:figure}
",
    ),
    Template::sql(
        "recursive_cte",
        "A query that goes on from its own rows",
        &["recursive-cte", "hierarchy", "tree"],
        r"
WITH RECURSIVE ${1:walk}(${2:id}, depth) AS (
    SELECT ${2:id}, 0
    FROM ${3:a}
    WHERE ${4:parent IS NULL}
    UNION ALL
    SELECT ${3:a}.${2:id}, ${1:walk}.depth + 1
    FROM ${3:a}
    JOIN ${1:walk} ON ${3:a}.${5:parent} = ${1:walk}.${2:id}
)
SELECT ${2:id}, depth
FROM ${1:walk}
",
    ),
    Template::sql(
        "cte",
        "A query with a named part",
        &[],
        r"
WITH ${1:part} AS (
    SELECT ${2:a.*}
    FROM ${3:a}
)
SELECT ${4:*}
FROM ${1:part}
",
    ),
    Template::sql(
        "per_group",
        "A figure per group",
        &[],
        r"
SELECT ${1:id}, ${2:COUNT}(*) AS ${3:figure}
FROM ${4:a}
GROUP BY ${1:id}
",
    ),
];
