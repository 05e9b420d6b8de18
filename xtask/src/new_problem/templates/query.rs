use super::limits::ITEMS_MAX;
use judge::prelude::*;

record! {
    struct Item { id: i64 }
}

// FILL IN: reference, examples, edge cases, generator and validator.
pub fn checker() -> Checker {
    Checker::new(reference)
        .example("", (items(2),))
        .edge("none", |_| (items(0),))
        .edge("as many as allowed", |_| (items(ITEMS_MAX),))
        .random(|_, size| (items(size as i64),))
        .legal(|(Rows(items),)| {
            must(items.len() <= ITEMS_MAX as usize, &format!("there are at most {ITEMS_MAX} items"))
        })
        .into()
}

fn reference(items: Rows<Item>) -> Rows<Item> {
    items
}

fn items(count: i64) -> Rows<Item> {
    Rows((1..=count).map(|id| Item { id }).collect())
}
