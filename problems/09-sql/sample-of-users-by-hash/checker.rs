use super::limits::{EVENTS_MAX, PERCENT_MAX, SALT_MAX};
use judge::prelude::*;
use std::collections::HashSet;

record! {
    struct Event { event_id: i64, user_id: Option<i64> }
}

record! {
    struct Sampling { percent: i64, salt: i64 }
}

record! {
    struct Sampled { event_id: i64, user_id: i64 }
}

type Tables = (Rows<Event>, Rows<Sampling>);

const USER_MAX: i64 = 2_147_483_647;
const HASHES: u32 = 4_294_967_295;

pub fn checker() -> Checker {
    Checker::new(sample)
        .example(
            "Of users 1 to 5, only number 5 has a hash below 10 per cent. Visitors without an account are never sampled.",
            tables(&[Some(1), Some(5), Some(2), Some(3), Some(4), Some(5), None], 10, 0),
        )
        .example("The same users with another salt, and half of them asked for.", {
            tables(&[Some(1), Some(5), Some(2), Some(3), Some(4), Some(5), None], 50, 7)
        })
        .edge("no events", |_| tables(&[], 10, 0))
        .edge("one event, 100 per cent", |_| tables(&[Some(3)], PERCENT_MAX, 0))
        .edge("one visitor, 100 per cent", |_| tables(&[None], 100, 5))
        .edge("0 per cent", |_| tables(&[Some(0), Some(1), Some(2)], 0, 0))
        .edge("0 per cent and a hash of 0", |_| tables(&[Some(0), Some(0)], 0, 0))
        .edge("1 per cent and a hash of 0", |_| tables(&[Some(0), Some(0), Some(9)], 1, 0))
        .edge("100 per cent of many", |_| tables(&(0..40).map(Some).collect::<Vec<_>>(), 100, 3))
        .edge("just at 25 per cent", |_| tables(&[Some(1 << 30), Some(with_hash((1 << 30) - 3, 0)), Some(with_hash((1 << 30) + 1, 0))], 25, 0))
        .edge("just at 50 per cent", |_| tables(&[Some(USER_MAX), Some(USER_MAX - 1), Some(8)], 50, 1))
        .edge("on either side of 10 per cent", |_| {
            let near: Vec<Option<i64>> =
                (-40..40).map(|off| with_hash(429_496_729 + off, 0)).filter(|&id| id <= USER_MAX).map(Some).collect();
            tables(&near, 10, 0)
        })
        .edge("on either side of 29 per cent", |_| {
            let near: Vec<Option<i64>> =
                (-40..40).map(|off| with_hash(1_245_540_515 + off, 6)).filter(|&id| (0..=USER_MAX).contains(&id)).map(Some).collect();
            tables(&near, 29, 6)
        })
        .edge("the last hash below 88 per cent, and the next", |_| {
            // 88 per cent are 3779571220.48.
            tables(&[3_779_571_220, 3_779_571_221].map(|hash| Some(with_hash(hash, 0))), 88, 0)
        })
        .edge("one user with many events", |_| tables(&[Some(5); 30], 10, 0))
        .edge("each user twice", |_| tables(&(0..60).map(|at| Some(at / 2)).collect::<Vec<_>>(), 30, 0))
        .edge("even ids alone", |_| tables(&(0..60).map(|at| Some(at * 2)).collect::<Vec<_>>(), 30, 0))
        .edge("ids that are multiples of 100", |_| tables(&(0..60).map(|at| Some(at * 100)).collect::<Vec<_>>(), 20, 0))
        .edge("largest ids and salt", |_| tables(&(0..40).map(|at| Some(USER_MAX - at)).collect::<Vec<_>>(), 40, SALT_MAX))
        .edge("a salt of 1 moves everybody by one", |_| tables(&(0..40).map(Some).collect::<Vec<_>>(), 10, 1))
        .edge("more visitors than users", |_| tables(&(0..30).map(|at| (at % 5 == 0).then_some(at)).collect::<Vec<_>>(), 50, 0))
        .edge("as many events as allowed", |random| random_tables(random, EVENTS_MAX as usize, 10))
        .random(|random, size| {
            let percent = *random.pick(&[0, 1, 5, 10, 25, 50, 75, 90, 99, 100]);
            random_tables(random, size, percent)
        })
        .legal(|(Rows(events), Rows(sampling))| {
            must(events.len() <= EVENTS_MAX as usize, &format!("there are at most {EVENTS_MAX} events"))?;
            let ids: HashSet<i64> = events.iter().map(|row| row.event_id).collect();
            must(ids.len() == events.len(), "no two events share an id")?;
            let mut users = events.iter().filter_map(|row| row.user_id);
            must(users.all(|id| (0..=USER_MAX).contains(&id)), &format!("users are from 0 to {USER_MAX}"))?;
            must(sampling.len() == 1, "sampling has one row")?;
            let Sampling { percent, salt } = sampling[0];
            must((0..=PERCENT_MAX).contains(&percent), &format!("the percentage is from 0 to {PERCENT_MAX}"))?;
            must((0..=SALT_MAX).contains(&salt), &format!("the salt is from 0 to {SALT_MAX}"))
        })
        .into()
}

fn sample(Rows(events): Rows<Event>, Rows(sampling): Rows<Sampling>) -> Rows<Sampled> {
    let Sampling { percent, salt } = sampling[0];
    let is_in = |user: i64| u64::from(hash(user, salt)) * 100 < percent as u64 * (u64::from(HASHES) + 1);
    let sampled = |row: Event| {
        let user_id = row.user_id.filter(|&user| is_in(user))?;
        Some(Sampled { event_id: row.event_id, user_id })
    };
    Rows(events.into_iter().filter_map(sampled).collect())
}

/// The product's lower 32 bits (Knuth, The Art of Computer Programming, 6.4).
fn hash(user: i64, salt: i64) -> u32 {
    ((user + salt) as u32).wrapping_mul(2_654_435_761)
}

/// The id with this hash; some are beyond the largest id that the task allows. The factor's inverse modulo 2^32 is found by
/// Newton's iteration, which doubles the number of right bits.
fn with_hash(hash: i64, salt: i64) -> i64 {
    let factor = 2_654_435_761_u32;
    let inverse = (0..5).fold(factor, |x, _| x.wrapping_mul(2_u32.wrapping_sub(factor.wrapping_mul(x))));
    i64::from((hash as u32).wrapping_mul(inverse)) - salt
}

fn tables(users: &[Option<i64>], percent: i64, salt: i64) -> Tables {
    let event = |(at, &user_id): (i64, &Option<i64>)| Event { event_id: at * 389 % 1009, user_id };
    (Rows((1..).zip(users).map(event).collect()), Rows(vec![Sampling { percent, salt }]))
}

fn random_tables(random: &mut Random, count: usize, percent: i64) -> Tables {
    let most = *random.pick(&[20, 1000, USER_MAX]);
    let users = random.many(count.div_ceil(2), |r| r.int(0..=most));
    let events = random.foreign_keys(count, &users, 0.1);
    let salt = if random.chance(0.5) { 0 } else { random.int(0..=SALT_MAX) };
    tables(&events, percent, salt)
}
