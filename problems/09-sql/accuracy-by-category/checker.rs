use super::limits::{CATEGORIES_MAX, ITEMS_MAX};
use judge::prelude::*;
use std::collections::{HashMap, HashSet};

record! {
    struct Category { category_id: i64, parent_id: Option<i64> }
}

record! {
    struct Item { item_id: i64, category_id: Option<i64>, correct: Option<i64> }
}

record! {
    struct Branch { category_id: i64, depth: i64, items: i64, accuracy: Option<f64> }
}

type Tables = (Rows<Category>, Rows<Item>);

pub fn checker() -> Checker {
    Checker::new(branches)
        .example(
            "Food (1) holds fruit (2), which holds apples (3). An item hangs at each; that of fruit was not found.",
            tables(
                &[(1, None), (2, Some(1)), (3, Some(2))],
                &[(Some(1), Some(1)), (Some(2), Some(0)), (Some(3), Some(1))],
            ),
        )
        .example(
            "Three right of four, not the mean of 1 and 0.5. Category 9 has no items, and one item's category was deleted.",
            tables(
                &[(5, None), (6, Some(5)), (7, Some(5)), (9, None)],
                &[
                    (Some(6), Some(1)),
                    (Some(6), Some(1)),
                    (Some(7), Some(1)),
                    (Some(7), Some(0)),
                    (Some(7), None),
                    (Some(8), Some(0)),
                    (None, Some(0)),
                ],
            ),
        )
        .edge("no categories", |_| tables(&[], &[(Some(1), Some(1)), (None, None)]))
        .edge("no items", |_| tables(&[(1, None), (2, Some(1))], &[]))
        .edge("both tables empty", |_| tables(&[], &[]))
        .edge("one category, one item", |_| tables(&[(1, None)], &[(Some(1), Some(0))]))
        .edge("items at the leaves alone", |_| {
            tables(&[(1, None), (2, Some(1)), (3, Some(1))], &[(Some(2), Some(1)), (Some(3), Some(0)), (Some(3), Some(0))])
        })
        .edge("items at the root alone", |_| tables(&[(1, None), (2, Some(1))], &[(Some(1), Some(1)), (Some(1), Some(0))]))
        .edge("nothing is known", |_| tables(&[(1, None), (2, Some(1))], &[(Some(2), None), (Some(2), None)]))
        .edge("branches of different weight", |_| {
            let mut items = vec![(Some(2), Some(0))];
            items.extend([(Some(3), Some(1)); 9]);
            tables(&[(1, None), (2, Some(1)), (3, Some(1))], &items)
        })
        .edge("several roots", |_| {
            tables(&[(1, None), (2, None), (3, Some(2))], &[(Some(1), Some(1)), (Some(3), Some(0)), (Some(2), Some(1))])
        })
        .edge("children before their parents", |_| {
            tables(&[(1, Some(2)), (2, Some(3)), (3, None)], &[(Some(1), Some(1)), (Some(2), Some(0))])
        })
        .edge("a star", |_| {
            let categories: Vec<(i64, Option<i64>)> = (1..12).map(|id| (id, (id > 1).then_some(1))).collect();
            tables(&categories, &(1..12).map(|id| (Some(id), Some(id % 2))).collect::<Vec<_>>())
        })
        .edge("equal items", |_| tables(&[(1, None), (2, Some(1))], &[(Some(2), Some(1)); 5]))
        .edge("unknown categories alone", |_| tables(&[(1, None)], &[(None, Some(1)), (Some(7), Some(1))]))
        .edge("negative and large ids", |_| {
            tables(&[(i64::MAX, Some(i64::MIN)), (i64::MIN, None)], &[(Some(i64::MAX), Some(1)), (Some(i64::MIN), Some(0))])
        })
        .edge("a chain as long as allowed", |_| {
            let categories: Vec<(i64, Option<i64>)> =
                (1..=CATEGORIES_MAX).map(|id| (id, (id > 1).then_some(id - 1))).collect();
            let items: Vec<(Option<i64>, Option<i64>)> =
                (1..=CATEGORIES_MAX).map(|id| (Some(id), Some(i64::from(id % 3 == 0)))).collect();
            tables(&categories, &items)
        })
        .edge("as many items as allowed", |random| random_tables(random, 60, ITEMS_MAX as usize))
        .random(|random, size| {
            let categories = random.count(1..=10);
            random_tables(random, categories, size)
        })
        .legal(|(Rows(categories), Rows(items))| {
            must(categories.len() <= CATEGORIES_MAX as usize, &format!("there are at most {CATEGORIES_MAX} categories"))?;
            must(items.len() <= ITEMS_MAX as usize, &format!("there are at most {ITEMS_MAX} items"))?;
            let parents = parents(categories);
            must(parents.len() == categories.len(), "every category is there once")?;
            let ids: HashSet<i64> = items.iter().map(|item| item.item_id).collect();
            must(ids.len() == items.len(), "every item is there once")?;
            let known = parents.values().flatten().all(|parent| parents.contains_key(parent));
            must(known, "every parent is a category")?;
            let ends = |&id: &i64| line(id, &parents).take(parents.len() + 1).count() <= parents.len();
            must(parents.keys().all(ends), "no category is its own ancestor")?;
            must(items.iter().all(|item| matches!(item.correct, None | Some(0 | 1))), "correct is NULL, 0 or 1")
        })
        .into()
}

fn branches(Rows(categories): Rows<Category>, Rows(items): Rows<Item>) -> Rows<Branch> {
    let parents = parents(&categories);
    // Items, known answers and right ones of each category.
    let mut counts: HashMap<i64, (i64, i64, i64)> = HashMap::new();
    for item in &items {
        let home = item.category_id.filter(|home| parents.contains_key(home));
        for category in home.into_iter().flat_map(|home| line(home, &parents)) {
            let (all, known, right) = counts.entry(category).or_default();
            *all += 1;
            *known += i64::from(item.correct.is_some());
            *right += item.correct.unwrap_or(0);
        }
    }
    let branch = |category: &Category| {
        let category_id = category.category_id;
        let (items, known, right) = counts.get(&category_id).copied().unwrap_or_default();
        let depth = line(category_id, &parents).count() as i64 - 1;
        Branch { category_id, depth, items, accuracy: (known > 0).then(|| right as f64 / known as f64) }
    };
    Rows(categories.iter().map(branch).collect())
}

fn parents(categories: &[Category]) -> HashMap<i64, Option<i64>> {
    categories.iter().map(|category| (category.category_id, category.parent_id)).collect()
}

/// A category and all that is above it.
fn line(category: i64, parents: &HashMap<i64, Option<i64>>) -> impl Iterator<Item = i64> {
    std::iter::successors(Some(category), |at| parents.get(at).copied().flatten())
}

/// Categories with their parents; items with category and whether they were found.
fn tables(categories: &[(i64, Option<i64>)], items: &[(Option<i64>, Option<i64>)]) -> Tables {
    let category = |&(category_id, parent_id): &(i64, Option<i64>)| Category { category_id, parent_id };
    let item =
        |(item_id, &(category_id, correct)): (i64, &(Option<i64>, Option<i64>))| Item { item_id, category_id, correct };
    (Rows(categories.iter().map(category).collect()), Rows((1..).zip(items).map(item).collect()))
}

/// A tree, of which some branches are cut off to stand by themselves.
fn random_tables(random: &mut Random, categories: usize, items: usize) -> Tables {
    let depth = *random.pick(&[0.0, 0.5, 0.9]);
    let parents = random.tree(categories, depth);
    let rows: Vec<(i64, Option<i64>)> = (1..)
        .zip(parents)
        .map(|(id, parent)| (id, parent.filter(|_| !random.chance(0.1)).map(|parent| parent as i64 + 1)))
        .collect();
    let items: Vec<(Option<i64>, Option<i64>)> = random.many(items, |r| {
        let category = (!r.chance(0.08)).then(|| r.int(1..=categories as i64 + 1));
        (category, (!r.chance(0.15)).then(|| r.int(0..=1)))
    });
    tables(&rows, &items)
}
