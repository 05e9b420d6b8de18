//! How SQLite goes about a query, as it explains it itself.

use serde::{Deserialize, Serialize};

/// One step of a query's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanStep {
    /// What sort of work it is.
    pub work: Work,
    /// The step in SQLite's words, such as `SCAN predictions`.
    pub text: String,
    /// One sentence, where the step may cost more than it looks.
    pub remark: Option<String>,
    /// The steps that it is made of, in their order.
    pub steps: Vec<PlanStep>,
}

/// What sort of work a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Work {
    /// Every row of a table or subquery.
    Scan,
    /// The rows that an index finds.
    Search,
    /// Rows put into an order, or into groups, in a temporary tree.
    Sort,
    /// A query within the query.
    Subquery,
    /// Anything else.
    Other,
}
