//! How SQLite runs a query, with a sentence where a step may cost more than it looks.

use judge::manifest::Manifest;
use protocol::plan::{PlanStep, Work};
use sql::PlanRow;

/// A table is large from this many rows on, by the limit that the problem names for it.
const LARGE: i64 = 100;

/// The lines of a plan as a tree.
pub fn plan(manifest: &Manifest, source: &str, rows: &[PlanRow]) -> Vec<PlanStep> {
    Tree { manifest, source, rows }.below(0)
}

struct Tree<'a> {
    manifest: &'a Manifest,
    source: &'a str,
    rows: &'a [PlanRow],
}

impl Tree<'_> {
    fn below(&self, parent: i64) -> Vec<PlanStep> {
        let mut loops = 0;
        let mut steps = Vec::new();
        // A line that is its own parent would never end.
        for row in self.rows.iter().filter(|row| row.parent == parent && row.id > parent) {
            let work = work(&row.detail);
            let remark = self.remark(work, &row.detail, loops > 0);
            // Scans and searches side by side are loops within each other.
            loops += usize::from(matches!(work, Work::Scan | Work::Search));
            steps.push(PlanStep { work, text: row.detail.clone(), remark, steps: self.below(row.id) });
        }
        steps
    }

    fn remark(&self, work: Work, detail: &str, is_inner: bool) -> Option<String> {
        match work {
            Work::Scan => {
                let (table, most) = self.table(detail.split(' ').nth(1)?)?;
                if is_inner {
                    return Some(format!(
                        "Reads every row of {table} again for each row of the step before: a join without an index."
                    ));
                }
                most.filter(|most| *most >= LARGE).map(|most| {
                    format!(
                        "Reads every row of {table}; there may be {most}. An index helps where few of them are needed."
                    )
                })
            }
            Work::Search if detail.contains("AUTOMATIC") => {
                Some("No index fits, so SQLite builds one for this query alone.".into())
            }
            Work::Sort => {
                let purpose = detail.split_once(" FOR ").map_or("this", |(_, purpose)| purpose);
                Some(format!("Puts the rows into a temporary tree for {purpose}: no index gives them in this order."))
            }
            Work::Subquery if detail.starts_with("CORRELATED") => {
                Some("Runs again for each row of the query around it.".into())
            }
            _ => None,
        }
    }

    /// The table that a plan calls by this name or alias, and how many rows it may have.
    fn table(&self, name: &str) -> Option<(&str, Option<i64>)> {
        let tables = self.manifest.signature.as_ref().map(|signature| signature.parameters.as_slice())?;
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let words: Vec<&str> = self.source.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
        let is_called = |table: &str| {
            table.eq_ignore_ascii_case(name)
                || (0..words.len()).filter(|&at| words[at].eq_ignore_ascii_case(table)).any(|at| {
                    let after = words[at + 1..].iter().find(|word| !word.eq_ignore_ascii_case("as"));
                    after.is_some_and(|alias| alias.eq_ignore_ascii_case(name))
                })
        };
        let table = tables.iter().find(|table| is_called(&table.name))?;
        Some((&table.name, self.manifest.limits.get(&format!("{}_max", table.name)).copied()))
    }
}

fn work(detail: &str) -> Work {
    let begins = |words: &[&str]| words.iter().any(|word| detail.starts_with(word));
    if begins(&["SCAN CONSTANT ROW"]) {
        Work::Other
    } else if begins(&["SCAN"]) {
        Work::Scan
    } else if begins(&["SEARCH"]) {
        Work::Search
    } else if detail.contains("TEMP B-TREE") {
        Work::Sort
    } else if detail.contains("SUBQUERY") || begins(&["CO-ROUTINE", "MATERIALIZE", "RECURSIVE"]) {
        Work::Subquery
    } else {
        Work::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::samples;
    use judge::manifest::Parameter;

    fn row(id: i64, parent: i64, detail: &str) -> PlanRow {
        PlanRow { id, parent, detail: detail.into() }
    }

    fn steps(source: &str, rows: &[PlanRow]) -> Vec<PlanStep> {
        let mut manifest = samples::manifest();
        let table =
            |name: &str| Parameter { name: name.into(), type_name: String::new(), columns: vec![], key: vec![] };
        if let Some(signature) = &mut manifest.signature {
            signature.parameters = vec![table("users"), table("predictions")];
        }
        manifest.limits = [("users_max".into(), 60), ("predictions_max".into(), 400)].into();
        plan(&manifest, source, rows)
    }

    #[test]
    fn a_join_is_told_from_a_single_scan() {
        let source = "SELECT * FROM users u JOIN predictions AS p ON u.user_id = p.user_id ORDER BY 1";
        let rows = [row(3, 0, "SCAN u"), row(5, 0, "SCAN p"), row(9, 0, "USE TEMP B-TREE FOR ORDER BY")];
        let found = steps(source, &rows);
        assert_eq!(found.iter().map(|step| step.work).collect::<Vec<_>>(), [Work::Scan, Work::Scan, Work::Sort]);
        assert_eq!(found[0].remark, None, "a small table");
        assert!(found[1].remark.as_ref().is_some_and(|remark| remark.contains("predictions again")), "{found:?}");
        assert!(found[2].remark.as_ref().is_some_and(|remark| remark.contains("for ORDER BY")), "{found:?}");
        let alone = steps("SELECT * FROM predictions", &[row(2, 0, "SCAN predictions")]);
        assert!(alone[0].remark.as_ref().is_some_and(|remark| remark.contains("may be 400")), "{alone:?}");
    }

    #[test]
    fn steps_within_steps_are_a_tree() {
        let rows = [
            row(2, 0, "CO-ROUTINE ranked"),
            row(4, 2, "SCAN predictions"),
            row(9, 0, "SCAN ranked"),
            row(12, 0, "CORRELATED SCALAR SUBQUERY 1"),
            row(14, 12, "SEARCH p USING AUTOMATIC COVERING INDEX (user_id=?)"),
        ];
        let found = steps("WITH ranked AS (SELECT * FROM predictions) SELECT * FROM ranked", &rows);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].steps[0].text, "SCAN predictions");
        assert_eq!((found[1].work, &found[1].remark), (Work::Scan, &None), "a subquery is no table");
        assert!(found[2].remark.is_some() && found[2].steps[0].remark.is_some(), "{found:?}");
        assert_eq!(steps("", &[row(0, 0, "SCAN x")]), []);
    }
}
