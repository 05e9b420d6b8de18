use super::limits::{LEAST_USERS_MIN, VIEWS_MAX};
use judge::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

record! {
    struct View { user_id: Option<i64>, item_id: Option<i64> }
}

record! {
    struct Settings { least_users: i64 }
}

record! {
    struct Pair { item_a: i64, item_b: i64, users: i64, similarity: f64 }
}

type Tables = (Rows<View>, Rows<Settings>);

pub fn checker() -> Checker {
    Checker::new(pairs)
        .example(
            "Users 1 and 2 saw both items, user 3 saw item 20 alone: two of three. User 1 saw item 10 twice.",
            tables(&[(1, 10), (1, 20), (2, 20), (2, 10), (3, 20), (1, 10)], 1),
        )
        .example(
            "Pairs need two users here. Items 5 and 7 have only one in common; a visitor and a deleted item do not count.",
            {
                let mut input = tables(&[(1, 5), (1, 6), (1, 7), (2, 6), (2, 5)], 2);
                input.0.0.push(View { user_id: None, item_id: Some(5) });
                input.0.0.push(View { user_id: Some(3), item_id: None });
                input
            },
        )
        .edge("no views", |_| tables(&[], 1))
        .edge("one view", |_| tables(&[(1, 1)], 1))
        .edge("one user, two items", |_| tables(&[(1, 1), (1, 2)], 1))
        .edge("the larger item first", |_| tables(&[(1, 9), (1, 2), (2, 2), (2, 9)], 1))
        .edge("one user, one item, again and again", |_| tables(&[(1, 1), (1, 1), (1, 1)], 1))
        .edge("nobody saw two", |_| tables(&[(1, 1), (2, 2), (3, 3)], 1))
        .edge("repeated views of both", |_| tables(&[(1, 1), (1, 1), (1, 1), (1, 2), (1, 2), (2, 2), (2, 2)], 1))
        .edge("repeated views would reach the threshold", |_| tables(&[(1, 1), (1, 1), (1, 2), (1, 2)], 2))
        .edge("exactly enough users", |_| tables(&[(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)], 2))
        .edge("one user too few", |_| tables(&[(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)], 3))
        .edge("always together", |_| tables(&[(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)], 1))
        .edge("an item that everybody saw", |_| {
            tables(&(1..=9).flat_map(|user| [(user, 1), (user, 1 + user)]).collect::<Vec<_>>(), 1)
        })
        .edge("everybody saw everything", |_| {
            tables(&(0..24).map(|at| (at / 4, at % 4)).collect::<Vec<_>>(), 6)
        })
        .edge("visitors saw both", |_| {
            let mut input = tables(&[(1, 1), (1, 2)], 1);
            input.0.0.extend([1, 2, 1, 2].map(|item| View { user_id: None, item_id: Some(item) }));
            input
        })
        .edge("visitors alone", |_| {
            (Rows([1, 2].map(|item| View { user_id: None, item_id: Some(item) }).into()), settings(1))
        })
        .edge("deleted items alone", |_| {
            (Rows([1, 2, 1, 2].map(|user| View { user_id: Some(user), item_id: None }).into()), settings(1))
        })
        .edge("ids of users and items overlap", |_| tables(&[(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 3)], 1))
        .edge("negative and large ids", |_| {
            tables(&[(i64::MIN, i64::MAX), (i64::MIN, i64::MIN), (i64::MAX, 0), (i64::MAX, i64::MAX)], 1)
        })
        .edge("as many views as allowed", |random| random_tables(random, VIEWS_MAX as usize, 60, 25, 3))
        .random(|random, size| {
            let (users, items) = (random.int(1..=6), random.int(1..=6));
            let least = random.int(1..=3);
            random_tables(random, size, users, items, least)
        })
        .legal(|(Rows(views), Rows(settings))| {
            must(views.len() <= VIEWS_MAX as usize, &format!("there are at most {VIEWS_MAX} views"))?;
            must(settings.len() == 1, "settings has one row")?;
            let enough = settings.iter().all(|row| row.least_users >= LEAST_USERS_MIN);
            must(enough, &format!("a pair needs at least {LEAST_USERS_MIN} user"))
        })
        .into()
}

fn pairs(Rows(views): Rows<View>, Rows(settings): Rows<Settings>) -> Rows<Pair> {
    let mut audience: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for view in views {
        if let (Some(user), Some(item)) = (view.user_id, view.item_id) {
            audience.entry(item).or_default().insert(user);
        }
    }
    let mut out = Vec::new();
    for (&item_a, of_a) in &audience {
        for (&item_b, of_b) in audience.iter().filter(|&(&item, _)| item > item_a) {
            let users = of_a.intersection(of_b).count() as i64;
            if users >= settings[0].least_users {
                out.push(Pair { item_a, item_b, users, similarity: users as f64 / of_a.union(of_b).count() as f64 });
            }
        }
    }
    Rows(out)
}

/// User and item.
fn tables(views: &[(i64, i64)], least_users: i64) -> Tables {
    let view = |&(user, item): &(i64, i64)| View { user_id: Some(user), item_id: Some(item) };
    (Rows(views.iter().map(view).collect()), settings(least_users))
}

fn settings(least_users: i64) -> Rows<Settings> {
    Rows(vec![Settings { least_users }])
}

fn random_tables(random: &mut Random, count: usize, users: i64, items: i64, least_users: i64) -> Tables {
    let views = random.many(count, |r| View {
        user_id: (!r.chance(0.08)).then(|| r.int(1..=users)),
        item_id: (!r.chance(0.08)).then(|| r.int(1..=items)),
    });
    (Rows(views), settings(least_users))
}
