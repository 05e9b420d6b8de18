use super::limits::ANNOTATIONS_MAX;
use judge::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

record! {
    struct Annotation { id: i64, text: Option<String>, label: Option<String> }
}

record! {
    struct Duplicates { text: String, copies: i64, labels: i64, keep_id: i64 }
}

pub fn checker() -> Checker {
    Checker::new(duplicates)
        .example(
            "The first three are one text with two different labels. The fourth has a space more within.",
            table(&[
                (4, Some("Great phone"), None),
                (7, Some(" great phone "), Some("good")),
                (9, Some("GREAT PHONE"), Some("bad")),
                (2, Some("great  phone"), Some("good")),
            ]),
        )
        .example(
            "Nobody could decide about the first two; what was lost is not the same.",
            table(&[(5, Some("meh"), None), (3, Some("Meh"), None), (1, None, Some("good")), (2, None, Some("good"))]),
        )
        .edge("no rows", |_| table(&[]))
        .edge("one row", |_| table(&[(1, Some("a"), Some("x"))]))
        .edge("no duplicates", |_| table(&[(1, Some("a"), Some("x")), (2, Some("b"), Some("x"))]))
        .edge("two equal rows", |_| table(&[(1, Some("a"), Some("x")), (2, Some("a"), Some("x"))]))
        .edge("the larger id first", |_| table(&[(2, Some("a"), Some("x")), (1, Some("a"), Some("y"))]))
        .edge("capitals alone differ", |_| table(&[(1, Some("a b"), Some("x")), (2, Some("A b"), Some("x"))]))
        .edge("spaces at the front", |_| table(&[(1, Some("a"), Some("x")), (2, Some("  a"), Some("x"))]))
        .edge("spaces at the end", |_| table(&[(1, Some("a"), Some("x")), (2, Some("a "), Some("x"))]))
        .edge("spaces within", |_| {
            table(&[(1, Some("a b"), Some("x")), (2, Some("ab"), Some("x")), (3, Some("a  b"), None)])
        })
        .edge("a tab is no space", |_| table(&[(1, Some("a"), Some("x")), (2, Some("a\t"), Some("x"))]))
        .edge("empty and blank", |_| table(&[(1, Some(""), Some("x")), (2, Some("   "), Some("y"))]))
        .edge("the smallest id has no label", |_| {
            table(&[(1, Some("a"), None), (2, Some("a"), Some("x")), (3, Some("A"), Some("x"))])
        })
        .edge("the largest id alone has a label", |_| {
            table(&[(1, Some("a"), None), (2, Some("a"), None), (3, Some("a"), Some("x"))])
        })
        .edge("no label at all", |_| table(&[(2, Some("a"), None), (1, Some("a"), None)]))
        .edge("one of two has a label", |_| table(&[(1, Some("a"), Some("x")), (2, Some("a"), None)]))
        .edge("labels that differ in case", |_| table(&[(1, Some("a"), Some("x")), (2, Some("a"), Some("X"))]))
        .edge("labels that differ in spaces", |_| table(&[(1, Some("a"), Some("x")), (2, Some("a"), Some("x "))]))
        .edge("one label, three times", |_| {
            table(&[(1, Some("a"), Some("x")), (2, Some("a"), Some("x")), (3, Some("A"), Some("x"))])
        })
        .edge("lost texts alone", |_| table(&[(1, None, Some("x")), (2, None, None)]))
        .edge("a lost text and an empty one", |_| table(&[(1, None, Some("x")), (2, Some(""), Some("x"))]))
        .edge("the raw forms are duplicates, too", |_| {
            let rows = ["A", "A", "a", "a ", "a "].into_iter().zip(1..);
            table(&rows.map(|(text, id)| (id, Some(text), Some("x"))).collect::<Vec<_>>())
        })
        .edge("negative and large ids", |_| {
            table(&[(i64::MAX, Some("a"), Some("x")), (i64::MIN, Some("A"), None), (-1, Some("a"), Some("y"))])
        })
        .edge("as many rows as allowed", |random| random_table(random, ANNOTATIONS_MAX as usize, 60))
        .random(|random, size| {
            let texts = random.int(1..=8);
            random_table(random, size, texts)
        })
        .legal(|(Rows(rows),)| {
            must(rows.len() <= ANNOTATIONS_MAX as usize, &format!("there are at most {ANNOTATIONS_MAX} rows"))?;
            let ids: HashSet<i64> = rows.iter().map(|row| row.id).collect();
            must(ids.len() == rows.len(), "no two rows share an id")?;
            // SQLite ends a text at the character NUL in some functions.
            let plain = |text: &String| text.chars().all(|c| c.is_ascii() && c != '\0');
            must(rows.iter().filter_map(|row| row.text.as_ref()).all(plain), "texts are ASCII without NUL")
        })
        .into()
}

fn duplicates(Rows(rows): Rows<Annotation>) -> Rows<Duplicates> {
    let mut groups: BTreeMap<String, Vec<(bool, i64, Option<String>)>> = BTreeMap::new();
    for Annotation { id, text, label } in rows {
        if let Some(text) = text {
            let tidy = text.trim_matches(' ').to_ascii_lowercase();
            groups.entry(tidy).or_default().push((label.is_none(), id, label));
        }
    }
    groups.retain(|_, rows| rows.len() > 1);
    let summed_up = |(text, mut rows): (String, Vec<(bool, i64, Option<String>)>)| {
        // Rows with a label come first.
        rows.sort();
        let labels: BTreeSet<&String> = rows.iter().filter_map(|(_, _, label)| label.as_ref()).collect();
        Duplicates { text, copies: rows.len() as i64, labels: labels.len() as i64, keep_id: rows[0].1 }
    };
    Rows(groups.into_iter().map(summed_up).collect())
}

fn table(rows: &[(i64, Option<&str>, Option<&str>)]) -> (Rows<Annotation>,) {
    let row = |&(id, text, label): &(i64, Option<&str>, Option<&str>)| Annotation {
        id,
        text: text.map(str::to_owned),
        label: label.map(str::to_owned),
    };
    (Rows(rows.iter().map(row).collect()),)
}

/// Few texts, each in several forms.
fn random_table(random: &mut Random, count: usize, texts: i64) -> (Rows<Annotation>,) {
    let mut ids: Vec<i64> = (1..=count as i64).collect();
    random.shuffle(&mut ids);
    let rows = ids.into_iter().map(|id| {
        let number = random.int(0..=texts);
        let plain = if number == 0 { String::new() } else { format!("text {number}") };
        let form = match random.int(0..=5) {
            0 => format!(" {plain}"),
            1 => format!("{plain}  "),
            2 => plain.to_uppercase(),
            3 => plain.replace(' ', "  "),
            _ => plain,
        };
        let text = (!random.chance(0.08)).then_some(form);
        let label = (!random.chance(0.25)).then(|| random.pick(&["good", "bad", "Good"]).to_string());
        Annotation { id, text, label }
    });
    (Rows(rows.collect()),)
}
