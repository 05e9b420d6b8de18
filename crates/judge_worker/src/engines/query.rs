//! Queries, run by SQLite.

use super::ran;
use crate::convert::{from_result, to_cells};
use judge::engine::{Engine, Fault, Halt, Loaded, Ran, Trouble};
use judge::manifest::Parameter;
use judge::value::Value;
use sql::{Column, Database, PlanRow, SqlError};

/// Runs a query on tables made for each case.
pub struct QueryEngine {
    tables: Vec<Parameter>,
    source: String,
}

impl QueryEngine {
    /// An engine whose tables are declared like this, in the order of the arguments.
    pub fn new(tables: Vec<Parameter>) -> Self {
        QueryEngine { tables, source: String::new() }
    }

    fn database(&self, arguments: &Value) -> Result<Database, Halt> {
        let broken = |error: SqlError| Halt::Broken(error.to_string());
        let Value::Tuple(arguments) = arguments else {
            return Err(Halt::Broken("the inputs of a query are not a tuple".into()));
        };
        let database = Database::new().map_err(broken)?;
        for (parameter, value) in self.tables.iter().zip(arguments) {
            let Value::Table(table) = value else {
                return Err(Halt::Broken(format!("`{}` is not a table", parameter.name)));
            };
            let columns: Vec<Column<'_>> = parameter
                .columns
                .iter()
                .map(|column| column.split_once(' ').unwrap_or((column, "")))
                .map(|(name, declaration)| Column { name, declaration })
                .collect();
            let rows = to_cells(table).ok_or_else(|| {
                Halt::Broken(format!("`{}` holds something that SQL has no type for", parameter.name))
            })?;
            database.add_table(&parameter.name, &columns, &rows).map_err(broken)?;
        }
        Ok(database)
    }
}

impl QueryEngine {
    /// How SQLite would run the query on these tables, step by step; empty where it would not.
    pub fn plan(&self, source: &str, arguments: &Value) -> Vec<PlanRow> {
        let database = self.database(arguments).ok();
        database.and_then(|database| database.plan(source).ok()).unwrap_or_default()
    }
}

impl Engine for QueryEngine {
    async fn load(&mut self, source: &str) -> Result<Loaded, Halt> {
        source.clone_into(&mut self.source);
        Ok(Loaded::silently(Ok(())))
    }

    async fn run(&mut self, arguments: &Value, limit_ms: f64) -> Result<Ran, Halt> {
        let mut database = self.database(arguments)?;
        Ok(ran(database.query(&self.source).map(from_result).map_err(|error| fault(error, limit_ms))))
    }

    fn is_timed(&self) -> bool {
        false
    }
}

fn fault(error: SqlError, limit_ms: f64) -> Fault {
    let trouble = |kind: &str, message: String| Trouble { kind: kind.into(), message, ..Trouble::default() };
    let message = error.to_string();
    match error {
        SqlError::Empty | SqlError::SeveralStatements | SqlError::NotReadOnly => {
            Fault::Contract(trouble("query", message))
        }
        SqlError::Invalid { place, .. } => Fault::Syntax(Trouble {
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            ..trouble("SQL error", message)
        }),
        SqlError::Failed(_) | SqlError::Setup(_) => Fault::Exception(trouble("SQL error", message)),
        SqlError::TooMuchWork => Fault::TimeLimit(limit_ms),
        SqlError::TooManyRows => Fault::Output(trouble("rows", message)),
    }
}
