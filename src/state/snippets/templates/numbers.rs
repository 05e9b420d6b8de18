//! Of models and statistics, NumPy and pandas.

use super::Template;

pub(super) const ALL: &[Template] = &[
    // Models and statistics.
    Template::python(
        "descent_loop",
        "Steps against a gradient",
        &["gradient-descent", "backpropagation", "training-loop", "optimiser"],
        r"
for step in range(1, ${1:steps} + 1):
    gradient = ${2:...}
    ${3:weights} = ${3:weights} - ${4:rate} * ${5:...}
$0
",
    ),
    Template::python(
        "until_it_rests",
        "Rounds until nothing moves",
        &["clustering", "fixed-point", "expectation-maximisation"],
        r"
while True:
    after = ${1:...}
    if np.allclose(after, ${2:before}):
        break
    ${2:before} = after
$0
",
    )
    .numpy(),
    Template::python(
        "standard_error",
        "The standard error of a proportion",
        &["hypothesis-test", "confidence-interval"],
        r"
math.sqrt(${1:share} * (1 - ${1:share}) / ${2:count})
",
    )
    .import("import math"),
    Template::python(
        "log_of",
        "A logarithm, and what it is of nothing",
        &["log-space", "smoothing", "viterbi"],
        r"
math.log(${1:value}) if ${1:value} > 0 else ${2:-math.inf}
",
    )
    .import("import math"),
    // NumPy.
    Template::python(
        "keepdims",
        "A reduction that still broadcasts",
        &[
            "broadcasting",
            "axis-reduction",
            "centring",
            "numerical-stability",
            "stable-softmax",
            "attention",
            "normalisation",
            "dimensionality-reduction",
            "matrix-factorisation",
            "log-space",
        ],
        r"
${1:x}.${2:mean}(axis=${3:0}, keepdims=True)
",
    )
    .numpy(),
    Template::python(
        "all_pairs",
        "Each row of one against each row of the other",
        &["broadcasting", "nearest-neighbours", "clustering", "pairwise-distances"],
        r"
${1:a}[:, None, :] - ${2:b}[None, :, :]
",
    )
    .numpy(),
    Template::python(
        "masked",
        "Something else where a mask says so",
        &["masking", "attention", "degenerate-cases", "nan-handling", "missing-values"],
        r"
np.where(${1:mask}, ${2:x}, ${3:0.0})
",
    )
    .numpy(),
    Template::python(
        "safe_divide",
        "A quotient, and 0 where there is none",
        &["degenerate-cases", "numerical-stability", "normalisation", "weighted-sampling"],
        r"
np.divide(${1:a}, ${2:b}, out=np.zeros_like(${1:a}), where=${2:b} != 0)
",
    )
    .numpy(),
    Template::python(
        "einsum",
        "Sums of products by the names of axes",
        &["einsum", "batched-matrix-product", "matrix-product", "attention", "convolution"],
        r#"
np.einsum("${1:bij,bjk->bik}", ${2:a}, ${3:b})
"#,
    )
    .numpy(),
    Template::python(
        "argsort_stable",
        "Positions in order, ties as they came",
        &["argsort", "stable-sort", "top-k", "ranking", "nearest-neighbours"],
        r#"
np.argsort(${1:x}, axis=${2:-1}, kind="stable")
"#,
    )
    .numpy(),
    Template::python(
        "bincount",
        "How often each label comes",
        &["frequency-count", "clustering", "confusion-matrix", "histogram", "integer-labels"],
        r"
np.bincount(${1:labels}, minlength=${2:count})
",
    )
    .numpy(),
    Template::python(
        "padded_sums",
        "Running sums that begin with a zero",
        &["prefix-sum", "integral-image", "moving-average", "cumulative-sum"],
        r"
np.concatenate([np.zeros(${1:1}), np.cumsum(${2:x})])
",
    )
    .numpy(),
    // pandas.
    Template::python(
        "group_transform",
        "A group's figure beside each of its rows",
        &["groupby", "group-statistics", "imputation", "leakage", "target-encoding", "cohort"],
        r#"
${1:frame}.groupby("${2:key}")["${3:column}"].transform("${4:mean}")
"#,
    )
    .pandas(),
    Template::python(
        "group_agg",
        "One row per group, with named figures",
        &["groupby", "aggregate-then-combine", "cohort"],
        r#"
${1:frame}.groupby("${2:key}", as_index=False).agg(${3:total}=("${4:column}", "${5:sum}"))
"#,
    )
    .pandas(),
    Template::python(
        "group_shift",
        "A row's neighbour within its group",
        &["diff-and-cumsum", "gaps-and-islands", "lag-features", "time-series", "groupby"],
        r#"
${1:frame}.groupby("${2:key}")["${3:column}"].shift(${4:1})
"#,
    )
    .pandas(),
    Template::python(
        "sort_frame",
        "Rows in order, numbered afresh",
        &["groupby", "time-window", "gaps-and-islands", "time-series", "deduplication", "top-one-per-group"],
        r#"
${1:frame}.sort_values(["${2:key}", "${3:time}"]).reset_index(drop=True)
"#,
    )
    .pandas(),
    Template::python(
        "rolling_on",
        "Figures over the rows behind each one",
        &["time-window", "rolling", "moving-average"],
        r#"
${1:frame}.rolling(${2:window}, on="${3:column}")
"#,
    )
    .pandas(),
    Template::python(
        "merge_checked",
        "A join that says how many rows may meet",
        &["merge", "join", "left-join", "aggregate-then-combine", "as-of-join", "anti-join"],
        r#"
${1:left}.merge(${2:right}, on="${3:key}", how="${4:left}", validate="${5:many_to_one}")
"#,
    )
    .pandas(),
    Template::python(
        "pivot_wide",
        "From long to wide",
        &["pivot", "reshape", "cohort"],
        r#"
${1:frame}.pivot_table(index="${2:row}", columns="${3:column}", values="${4:value}", aggfunc="${5:mean}")
"#,
    )
    .pandas(),
];
