use super::limits::{BUSY_PERCENT_MAX, LATENCY_MS_MAX, REQUESTS_PER_S_MAX, SLOTS_MAX, SPARE_MAX};
use judge::prelude::*;

/// Requests a second, milliseconds, slots, per cent, spare servers.
type Load = (i64, i64, i64, i64, i64);

pub fn checker() -> Checker {
    Checker::new(servers)
        .example("5,000 requests at a time, 44.8 for each server: 111.6, rounded up.", (50_000, 100, 64, 70, 0))
        .example("An exact fit: 60 requests at a time, 20 for each server, and two spare ones.", (200, 300, 25, 80, 2))
        .edge("no traffic", |_| (0, 100, 64, 70, 0))
        .edge("no traffic, spare servers", |_| (0, 100, 64, 70, 3))
        .edge("hardly any traffic", |_| (1, 1, 64, 70, 0))
        .edge("a quick request on a large server", |_| (1, 1, SLOTS_MAX, BUSY_PERCENT_MAX, 1))
        .edge("every slot may be taken", |_| (50_000, 100, 50, 100, 0))
        .edge("one slot, of which 1 per cent may be taken", |_| (3, 10, 1, 1, 0))
        .edge("one request a second, one second", |_| (1, 1000, 1, 100, 0))
        .edge("one millisecond more than fits", |_| (1, 1001, 1, 100, 0))
        .edge("one millisecond less than fits", |_| (1, 999, 1, 100, 0))
        .edge("an exact fit that floats miss", |_| (21, 100, 1, 15, 0))
        .edge("an exact fit that floats miss, times spread", |_| (150, 7, 1, 15, 0))
        .edge("fractions of a slot add up", |_| (1000, 100, 3, 50, 0))
        .edge("just above an exact fit, in a large system", |_| (9_999_999, 599_999, 7, 90, 0))
        .edge("an exact fit in a large system", |_| (9_000_000, 70_000, 7, 90, 0))
        .edge("as large as allowed", |_| (REQUESTS_PER_S_MAX, LATENCY_MS_MAX, 1, 1, SPARE_MAX))
        .random(random_load)
        .legal(|&(requests, latency, slots, busy, spare)| {
            must(
                (0..=REQUESTS_PER_S_MAX).contains(&requests),
                &format!("there are at most {REQUESTS_PER_S_MAX} requests a second"),
            )?;
            must((1..=LATENCY_MS_MAX).contains(&latency), &format!("the latency is 1 to {LATENCY_MS_MAX} ms"))?;
            must((1..=SLOTS_MAX).contains(&slots), &format!("there are 1 to {SLOTS_MAX} slots"))?;
            must((1..=BUSY_PERCENT_MAX).contains(&busy), &format!("1 to {BUSY_PERCENT_MAX} per cent may be taken"))?;
            must((0..=SPARE_MAX).contains(&spare), &format!("there are at most {SPARE_MAX} spare servers"))
        })
        .into()
}

/// The least number whose slots suffice: both sides of the inequality times 1000, so that all are whole.
fn servers(requests: i64, latency: i64, slots: i64, busy: i64, spare: i64) -> i64 {
    let load = requests * latency;
    let each = slots * busy * 10;
    let whole = load / each;
    if whole * each < load { whole + 1 + spare } else { whole + spare }
}

/// Half of the loads fit exactly, or miss that by one request.
fn random_load(random: &mut Random, size: usize) -> Load {
    let size = size as i64;
    let slots = random.int(1..=1 + size);
    let busy = random.int(1..=20) * 5;
    let spare = random.int(0..=3);
    if random.chance(0.5) {
        return (random.int(0..=size * 50), random.int(1..=size * 20), slots, busy, spare);
    }
    let latency = *random.pick(&[1, 2, 5, 10, 50, 100]);
    let fitting = random.int(1..=1 + size) * slots * busy * 10 / latency;
    (fitting + random.int(0..=1), latency, slots, busy, spare)
}
