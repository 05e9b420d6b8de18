use super::limits::{LENGTH_MAX, ROWS_MAX};
use judge::prelude::*;

type Rows = Vec<(String, String)>;

pub fn checker() -> Checker {
    Checker::new(leaked_rows)
        .example(
            "Patients ann and bo are in the training set. Ann's two test rows have both leaked.",
            input("ann/1 bo/1 ann/2", "cy/1 ann/3 bo/2 ann/4"),
        )
        .example("The same scan id under different patients means nothing.", input("ann/1 bo/2", "cy/1 di/2"))
        .edge("both sets are empty", |_| input("", ""))
        .edge("no training rows", |_| input("", "a/1 b/2"))
        .edge("no test rows", |_| input("a/1 b/2", ""))
        .edge("one row each, the same", |_| input("a/1", "a/1"))
        .edge("one row each, another scan", |_| input("a/1", "a/2"))
        .edge("one row each, another patient", |_| input("a/1", "b/1"))
        .edge("all rows leaked", |_| input("a/1 b/1", "b/2 a/2 b/3"))
        .edge("the first row leaked", |_| input("a/1", "a/2 b/1 c/1"))
        .edge("the last row leaked", |_| input("a/1", "b/1 c/1 a/2"))
        .edge("the first training row", |_| input("a/1 b/1 c/1", "a/9 x/1"))
        .edge("the last training row", |_| input("a/1 b/1 c/1", "x/1 c/9"))
        .edge("a row twice in the test set", |_| input("a/1", "a/2 b/1 a/2"))
        .edge("a patient twice in the training set", |_| input("a/1 a/2 a/1", "b/1 a/3"))
        .edge("a patient twice in the test set, not in training", |_| input("a/1", "b/1 b/2 b/1"))
        .edge("patients out of order", |_| input("d/1 a/1 c/1", "c/1 b/1 a/1 d/1"))
        .edge("a patient with the name of a scan", |_| input("a/b", "b/a c/b"))
        .edge("capitals", |_| input("p7/1 Q/1", "P7/1 q/1 p7/1"))
        .edge("leading zeros", |_| input("7/1 010/1", "07/1 10/1 7.0/1 7/2 010/2"))
        .edge("spaces around ids", |_| {
            let row = |patient: &str| (patient.to_owned(), "1".to_owned());
            (vec![row("p7"), row(" q")], vec![row("p7 "), row("q"), row(" p7"), row(" q"), row(" ")])
        })
        .edge("one id is a part of another", |_| input("p12/1 abc/1", "p1/1 ab/1 bc/1 p2/1 12/1 abc/2 abcd/1"))
        .edge("ids that run together alike", |_| input("ab/c x/yz", "a/bc xy/z"))
        .edge("beyond ASCII", |_| input("é/1 学/1", "e/1 学/2 é/2 Ω/1"))
        .edge("ids of the greatest length", |_| {
            let long = |last: char| ("x".repeat(LENGTH_MAX as usize - 1) + &last.to_string(), "1".to_owned());
            (vec![long('a'), long('b')], vec![long('c'), long('b')])
        })
        .edge("many rows of few patients", |random| (rows(random, 150, 12), rows(random, 150, 20)))
        .edge("the largest training set", |_| (numbered(0, ROWS_MAX as usize), numbered(7, 1)))
        .edge("the largest test set", |_| (numbered(7, 1), numbered(0, ROWS_MAX as usize)))
        .random(|random, size| {
            let patients = random.count(1..=2 * size);
            let train = random.count(0..=size);
            (rows(random, train, patients), rows(random, size, patients))
        })
        // Nearly all patients are different, and one in eight of the test rows has leaked.
        .growth(|random, size| {
            let half = size / 2;
            let mut train = numbered(0, half);
            let mut test = numbered(half - half / 8, size - half);
            random.shuffle(&mut train);
            random.shuffle(&mut test);
            (train, test)
        })
        .bound("rows_max", |(train, test)| train.len().max(test.len()) as i64)
        .legal(|(train, test)| {
            let most = ROWS_MAX as usize;
            must(train.len() <= most && test.len() <= most, &format!("each set has at most {ROWS_MAX} rows"))?;
            let length = 1..=LENGTH_MAX as usize;
            let fits = |id: &String| length.contains(&id.chars().count());
            must(
                train.iter().chain(test).all(|(patient, scan)| fits(patient) && fits(scan)),
                &format!("every id has 1 to {LENGTH_MAX} characters"),
            )
        })
        .into()
}

/// Looks each test patient up among the sorted training patients.
fn leaked_rows(train: Rows, test: Rows) -> Vec<usize> {
    let mut patients: Vec<String> = train.into_iter().map(|(patient, _)| patient).collect();
    patients.sort();
    let leaked = |(_, (patient, _)): &(usize, &(String, String))| patients.binary_search(patient).is_ok();
    test.iter().enumerate().filter(leaked).map(|(at, _)| at).collect()
}

/// `ann/1` is scan 1 of patient ann.
fn input(train: &str, test: &str) -> (Rows, Rows) {
    let rows = |text: &str| -> Rows {
        let rows = text.split_whitespace().filter_map(|row| row.split_once('/'));
        rows.map(|(patient, scan)| (patient.to_owned(), scan.to_owned())).collect()
    };
    (rows(train), rows(test))
}

fn rows(random: &mut Random, count: usize, patients: usize) -> Rows {
    random.many(count, |r| (format!("p{}", r.count(1..=patients)), r.count(1..=3).to_string()))
}

/// One row for each patient of this range.
fn numbered(first: usize, count: usize) -> Rows {
    (first..first + count).map(|at| (format!("p{at}"), "1".to_owned())).collect()
}
