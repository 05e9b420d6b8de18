use super::limits::{DEVICES_MAX, MULTIPLE_MAX, ROWS_MAX, WIDTH_MAX};
use judge::prelude::*;

/// Rows, width, multiple, devices.
type Table = (i64, i64, i64, i64);

/// Weight, gradient, exact copy, two moments.
const BYTES_PER_NUMBER: i64 = 2 + 2 + 4 + 4 + 4;

pub fn checker() -> Checker {
    Checker::new(bytes_on_a_device)
        .example("50,257 rows become 50,304, which are 6,288 for each of 8 devices.", (50_257, 4096, 128, 8))
        .example("16 rows are a multiple of 8 already: 4 rows of 3 numbers on each device.", (16, 3, 8, 4))
        .edge("no rows", |_| (0, 64, 8, 4))
        .edge("a single row", |_| (1, 1, 1, 1))
        .edge("a single row, padded for all devices", |_| (1, 1, 64, 64))
        .edge("one row more than a multiple", |_| (129, 5, 128, 2))
        .edge("one row less than a multiple", |_| (127, 5, 128, 2))
        .edge("exactly one multiple", |_| (128, 5, 128, 2))
        .edge("nothing to pad to", |_| (77, 5, 1, 1))
        .edge("one device", |_| (77, 5, 10, 1))
        .edge("as many devices as the multiple", |_| (77, 5, 12, 12))
        .edge("shared before it is padded would be less", |_| (10, 1, 8, 4))
        .edge("large and odd sizes", |_| (999_999_937, 16_381, 4095, 1))
        .edge("as large as allowed", |_| (ROWS_MAX, WIDTH_MAX, MULTIPLE_MAX, DEVICES_MAX))
        .random(|random, size| {
            let size = size as i64;
            let devices = random.int(1..=8);
            let multiple = devices * random.int(1..=1 + size / 2);
            let rows = if random.chance(0.3) { multiple * random.int(0..=9) } else { random.int(0..=size * size) };
            (rows, random.int(1..=1 + size * 2), multiple, devices)
        })
        .legal(|&(rows, width, multiple, devices)| {
            must((0..=ROWS_MAX).contains(&rows), &format!("there are at most {ROWS_MAX} rows"))?;
            must((1..=WIDTH_MAX).contains(&width), &format!("the width is 1 to {WIDTH_MAX}"))?;
            must((1..=MULTIPLE_MAX).contains(&multiple), &format!("the multiple is 1 to {MULTIPLE_MAX}"))?;
            must((1..=DEVICES_MAX).contains(&devices), &format!("there are 1 to {DEVICES_MAX} devices"))?;
            must(multiple % devices == 0, "the devices divide the multiple")
        })
        .into()
}

fn bytes_on_a_device(rows: i64, width: i64, multiple: i64, devices: i64) -> i64 {
    let missing = (multiple - rows % multiple) % multiple;
    (rows + missing) / devices * width * BYTES_PER_NUMBER
}
