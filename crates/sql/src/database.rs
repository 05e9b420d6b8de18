//! A database in memory.

use crate::error::{Place, SqlError};
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, ErrorCode, params_from_iter};

/// Most rows of a result.
pub const MAX_ROWS: usize = 100_000;

/// Most steps of SQLite's virtual machine for one query: about a second of work.
pub const WORK_LIMIT: u64 = 50_000_000;

/// Steps between two looks at the count.
const WORK_STEP: i32 = 10_000;

/// The longest result cell and query text, in bytes: `zeroblob(1e9)` and its like are refused.
const MAX_LENGTH: i32 = 4_000_000;

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// `NULL`.
    Null,
    /// `INTEGER`.
    Integer(i64),
    /// `REAL`.
    Real(f64),
    /// `TEXT`; a blob is shown as its hexadecimal digits.
    Text(String),
}

/// A column as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its type and constraints, such as `INTEGER`.
    pub declaration: &'a str,
}

/// What a query gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResultTable {
    /// Names as SQLite gives them.
    pub columns: Vec<String>,
    /// Rows, in the order in which they came.
    pub rows: Vec<Vec<Cell>>,
}

/// A line of SQLite's explanation of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// Names the line.
    pub id: i64,
    /// The line that it is part of; 0 where it is part of none.
    pub parent: i64,
    /// The step, in SQLite's words.
    pub detail: String,
}

/// A database in memory.
pub struct Database {
    connection: Connection,
}

impl Database {
    /// An empty database.
    ///
    /// # Errors
    /// [`SqlError::Setup`] where SQLite does not start.
    pub fn new() -> Result<Self, SqlError> {
        let connection = Connection::open_in_memory().map_err(setup)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_LENGTH).map_err(setup)?;
        connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, MAX_LENGTH).map_err(setup)?;
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0).map_err(setup)?;
        Ok(Database { connection })
    }

    /// Makes a table and fills it.
    ///
    /// # Errors
    /// [`SqlError::Setup`] where a declaration or a row does not fit.
    pub fn add_table(&self, name: &str, columns: &[Column<'_>], rows: &[Vec<Cell>]) -> Result<(), SqlError> {
        let declared: Vec<String> =
            columns.iter().map(|column| format!("{} {}", quoted(column.name), column.declaration)).collect();
        let create = format!("CREATE TABLE {} ({})", quoted(name), declared.join(", "));
        self.connection.execute_batch(&create).map_err(setup)?;
        let places = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO {} VALUES ({places})", quoted(name));
        self.connection.execute_batch("BEGIN").map_err(setup)?;
        let mut statement = self.connection.prepare(&insert).map_err(setup)?;
        for row in rows {
            statement.execute(params_from_iter(row.iter().map(parameter))).map_err(setup)?;
        }
        drop(statement);
        self.connection.execute_batch("COMMIT").map_err(setup)
    }

    /// Runs a reading query.
    ///
    /// # Errors
    /// [`SqlError`] says what is wrong with the query, and where SQLite knows it, at which place.
    pub fn query(&mut self, sql: &str) -> Result<ResultTable, SqlError> {
        self.watch()?;
        let mut batch = rusqlite::Batch::new(&self.connection, sql);
        let statement = batch.next().map_err(|error| refused(error, sql))?;
        let Some(mut statement) = statement else {
            return Err(SqlError::Empty);
        };
        if !statement.readonly() || statement.column_count() == 0 {
            return Err(SqlError::NotReadOnly);
        }
        // What follows the first statement need not even parse to be one too many.
        if !matches!(batch.next(), Ok(None)) {
            return Err(SqlError::SeveralStatements);
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut result = ResultTable { columns, rows: Vec::new() };
        let mut rows = statement.query([]).map_err(|error| explained(error, sql))?;
        while let Some(row) = rows.next().map_err(|error| explained(error, sql))? {
            if result.rows.len() == MAX_ROWS {
                return Err(SqlError::TooManyRows);
            }
            let cells = (0..result.columns.len()).map(|at| row.get_ref(at).map(cell));
            result.rows.push(cells.collect::<Result<_, _>>().map_err(|error| explained(error, sql))?);
        }
        Ok(result)
    }

    /// How SQLite would run a reading query: the lines of `EXPLAIN QUERY PLAN`, in their order. The query is not run.
    ///
    /// # Errors
    /// As [`Database::query`], as far as they show before it runs.
    pub fn plan(&self, sql: &str) -> Result<Vec<PlanRow>, SqlError> {
        let given = self.connection.prepare(sql).map_err(|error| refused(error, sql))?;
        if !given.readonly() || given.column_count() == 0 || given.is_explain() != 0 {
            return Err(SqlError::NotReadOnly);
        }
        let asked = format!("EXPLAIN QUERY PLAN {sql}");
        let mut statement = self.connection.prepare(&asked).map_err(|error| explained(error, &asked))?;
        let line = |row: &rusqlite::Row<'_>| Ok(PlanRow { id: row.get(0)?, parent: row.get(1)?, detail: row.get(3)? });
        let lines = statement.query_map([], line).map_err(|error| explained(error, &asked))?;
        lines.collect::<Result<_, _>>().map_err(|error| explained(error, &asked))
    }

    /// Starts counting work anew; the count stops a query that runs away.
    fn watch(&mut self) -> Result<(), SqlError> {
        let mut work = 0;
        let too_much = move || {
            work += u64::from(WORK_STEP.unsigned_abs());
            work > WORK_LIMIT
        };
        self.connection.progress_handler(WORK_STEP, Some(too_much)).map_err(setup)
    }
}

fn setup(error: Error) -> SqlError {
    SqlError::Setup(error.to_string())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn parameter(cell: &Cell) -> rusqlite::types::Value {
    match cell {
        Cell::Null => rusqlite::types::Value::Null,
        Cell::Integer(number) => (*number).into(),
        Cell::Real(number) => (*number).into(),
        Cell::Text(text) => text.clone().into(),
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(bytes) => Cell::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Cell::Text(bytes.iter().map(|byte| format!("{byte:02X}")).collect()),
    }
}

/// Why a query cannot be prepared. SQLite does not always say where; then its words may name the place.
fn refused(error: Error, sql: &str) -> SqlError {
    match error {
        Error::SqliteFailure(failure, Some(message)) if failure.code == ErrorCode::Unknown => {
            let place = Place::named(&message, sql);
            SqlError::Invalid { message, place }
        }
        other => explained(other, sql),
    }
}

fn explained(error: Error, sql: &str) -> SqlError {
    match error {
        Error::SqlInputError { msg, offset, .. } => {
            SqlError::Invalid { message: msg, place: usize::try_from(offset).ok().map(|offset| Place::of(sql, offset)) }
        }
        Error::SqliteFailure(failure, _) if failure.code == ErrorCode::OperationInterrupted => SqlError::TooMuchWork,
        Error::SqliteFailure(failure, message) => SqlError::Failed(message.unwrap_or_else(|| failure.to_string())),
        other => SqlError::Failed(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database() -> Database {
        let database = Database::new().expect("SQLite starts");
        let columns =
            [Column { name: "user_id", declaration: "INTEGER" }, Column { name: "label", declaration: "TEXT" }];
        let rows = [
            vec![Cell::Integer(1), Cell::Text("spam".into())],
            vec![Cell::Integer(2), Cell::Null],
            vec![Cell::Integer(1), Cell::Text("ham".into())],
        ];
        database.add_table("predictions", &columns, &rows).expect("a plain table");
        database
    }

    #[test]
    fn a_window_function_is_answered() {
        let sql =
            "WITH ranked AS (SELECT user_id, label, ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY rowid DESC) AS r
                   FROM predictions) SELECT user_id, label FROM ranked WHERE r = 1 ORDER BY user_id;";
        let table = database().query(sql).expect("reads");
        assert_eq!(table.columns, ["user_id", "label"]);
        assert_eq!(table.rows, [vec![Cell::Integer(1), Cell::Text("ham".into())], vec![Cell::Integer(2), Cell::Null]]);
    }

    #[test]
    fn what_is_not_one_reading_query_is_refused() {
        for (sql, error) in [
            ("", SqlError::Empty),
            ("  -- nothing yet", SqlError::Empty),
            ("SELECT 1; SELECT 2", SqlError::SeveralStatements),
            ("SELECT 1; nonsense", SqlError::SeveralStatements),
            ("DELETE FROM predictions", SqlError::NotReadOnly),
            ("INSERT INTO predictions VALUES (1, 'x') RETURNING user_id", SqlError::NotReadOnly),
            ("BEGIN", SqlError::NotReadOnly),
        ] {
            assert_eq!(database().query(sql), Err(error), "{sql}");
        }
        assert!(database().query("SELECT 1; -- that was all").is_ok());
        assert!(database().query("ATTACH 'x' AS y").is_err());
    }

    #[test]
    fn an_error_has_its_place() {
        let error = database().query("SELECT user_id,\n  lable FROM predictions").expect_err("no such column");
        let SqlError::Invalid { message, place } = error else { panic!("{error:?}") };
        assert_eq!(message, "no such column: lable");
        assert_eq!(place, Some(Place { line: 2, column: 3 }));
    }

    #[test]
    fn a_plan_has_its_steps_and_their_order() {
        let sql = "SELECT * FROM predictions AS p WHERE label = (SELECT max(label) FROM predictions WHERE user_id = p.user_id)
                   ORDER BY label";
        let plan = database().plan(sql).expect("reads");
        let details: Vec<&str> = plan.iter().map(|row| row.detail.as_str()).collect();
        assert_eq!(details[0], "SCAN p");
        assert!(details.iter().any(|detail| detail.starts_with("CORRELATED SCALAR SUBQUERY")), "{details:?}");
        assert!(details.contains(&"USE TEMP B-TREE FOR ORDER BY"), "{details:?}");
        assert!(plan.iter().any(|row| plan.iter().any(|other| other.id == row.parent)), "{plan:?}");
        for sql in ["SELECT nothing FROM predictions", "DELETE FROM predictions", "", "EXPLAIN SELECT 1"] {
            assert!(database().plan(sql).is_err(), "{sql}");
        }
    }

    #[test]
    fn what_sqlite_gives_no_offset_for_is_found_by_its_name() {
        for (sql, line, column) in [
            ("SELECT user_id\nFROM predictoins", 2, 6),
            ("SELECT user_id\nFROM", 2, 5),
            ("SELECT user_id,\n sum(max(user_id)) FROM predictions", 2, 6),
            ("SELECT user_id\nFROM predictions WHERE (", 2, 25),
        ] {
            match database().query(sql) {
                Err(SqlError::Invalid { place, .. }) => assert_eq!(place, Some(Place { line, column }), "{sql}"),
                other => panic!("{sql}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_query_that_runs_away_is_stopped_and_the_next_one_works() {
        let mut database = database();
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        assert_eq!(database.query(endless), Err(SqlError::TooMuchWork));
        let flood = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
        assert_eq!(database.query(flood), Err(SqlError::TooManyRows));
        assert!(matches!(database.query("SELECT zeroblob(1000000000)"), Err(SqlError::Failed(_))));
        assert!(database.query("SELECT count(*) FROM predictions").is_ok());
    }
}
