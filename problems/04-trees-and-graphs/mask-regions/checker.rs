use super::limits::{COLUMNS_MAX, ROWS_MAX};
use judge::prelude::*;

type Mask = Vec<Vec<i64>>;

pub fn checker() -> Checker {
    Checker::new(label_regions)
        .example(
            "The two arms at the top are joined two rows below. The pixel in the last row touches them at a corner alone.",
            (picture("##.##/.#.#./.###./....#"),),
        )
        .example("Left and right border are no neighbours.", (picture("#..#/#..#"),))
        .example("Nothing is marked.", (picture("..."),))
        .edge("no rows", |_| (vec![],))
        .edge("one pixel, marked", |_| (picture("#"),))
        .edge("one pixel, not marked", |_| (picture("."),))
        .edge("one row", |_| (picture("##.#..###.#"),))
        .edge("one column", |_| (picture("#/#/./#/./#/#"),))
        .edge("all marked", |_| (vec![vec![1; 6]; 4],))
        .edge("a chessboard", |_| (chessboard(7, 5),))
        .edge("a chessboard that begins without a mark", |_| (picture(".#.#/#.#./.#.#"),))
        .edge("a U", |_| (picture("#.#/#.#/###"),))
        .edge("a U beside another region", |_| (picture("#..#.#/#..#../####.#"),))
        .edge("an arm that comes up on the left", |_| (picture("..#/..#/###/#../#.#"),))
        .edge("a comb, its teeth up", |_| (picture("#.#.#.#/#.#.#.#/#######"),))
        .edge("a comb, its teeth down", |_| (picture("#######/#.#.#.#/#.#.#.#"),))
        .edge("teeth of different lengths", |_| (picture("....#.#/..#.#.#/#.#.#.#/#######"),))
        .edge("a ring around a pixel", |_| (picture("#####/#...#/#.#.#/#...#/#####"),))
        .edge("a plus: no pixel in the corners", |_| (picture(".#./###/.#."),))
        .edge("upper and lower border", |_| (picture("##.#/..../.##."),))
        .edge("first and last pixel", |_| (picture("#../.../..#"),))
        .edge("joined below, then above, then below", |_| (picture("#.###.#/#.#.#.#/###.###"),))
        .edge("wide", |random| (spots(random, 3, 40, 0.6),))
        .edge("high", |random| (spots(random, 40, 3, 0.6),))
        .edge("as many rows as allowed", |random| (spots(random, ROWS_MAX as usize, 2, 0.7),))
        .edge("as many columns as allowed", |random| (spots(random, 2, COLUMNS_MAX as usize, 0.7),))
        .edge("a long winding path", |_| (winding(100, 100),))
        .edge("a long path that winds downwards", |_| (turned(&winding(100, 100)),))
        .edge("thousands of regions", |_| (chessboard(100, 100),))
        .random(|random, size| {
            let (rows, columns) = (random.count(1..=size.min(12)), random.count(1..=size.min(12)));
            let share = *random.pick(&[0.3, 0.5, 0.6, 0.7]);
            (spots(random, rows, columns, share),)
        })
        // A winding path over the upper half, spots below it.
        .growth(|random, size| {
            let columns = (size as f64).sqrt() as usize;
            let mut mask = winding(size / columns / 2, columns);
            mask.extend(spots(random, size.div_ceil(columns) - mask.len(), columns, 0.6));
            (mask,)
        })
        .legal(|(mask,)| {
            let columns = mask.first().map_or(1, Vec::len);
            must(mask.len() <= ROWS_MAX as usize, &format!("there are at most {ROWS_MAX} rows"))?;
            must((1..=COLUMNS_MAX as usize).contains(&columns), &format!("a row has 1 to {COLUMNS_MAX} pixels"))?;
            must(mask.iter().all(|row| row.len() == columns), "all rows are equally long")?;
            must(mask.iter().flatten().all(|pixel| [0, 1].contains(pixel)), "every pixel is 0 or 1")
        })
        .into()
}

/// Joins neighbours in a forest of pixels; the root of a region is its first pixel in reading order.
fn label_regions(mask: Mask) -> Mask {
    let columns = mask.first().map_or(0, Vec::len);
    let mut parent: Vec<usize> = (0..mask.len() * columns).collect();
    let marked = |at: usize| mask[at / columns][at % columns] == 1;
    for at in (0..parent.len()).filter(|&at| marked(at)) {
        let left = (at % columns > 0).then(|| at - 1);
        let above = at.checked_sub(columns);
        for neighbour in [left, above].into_iter().flatten().filter(|&other| marked(other)) {
            let (one, other) = (root(&mut parent, at), root(&mut parent, neighbour));
            parent[one.max(other)] = one.min(other);
        }
    }
    let mut labels = vec![0; parent.len()];
    let mut regions = 0;
    for at in (0..parent.len()).filter(|&at| marked(at)) {
        let first = root(&mut parent, at);
        if first == at {
            regions += 1;
            labels[at] = regions;
        }
        labels[at] = labels[first];
    }
    labels.chunks(columns.max(1)).map(<[i64]>::to_vec).collect()
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// A mask from text: `#` is marked, rows are parted by `/`.
fn picture(text: &str) -> Mask {
    let row = |row: &str| row.chars().map(|pixel| i64::from(pixel == '#')).collect();
    text.split('/').map(row).collect()
}

fn chessboard(rows: usize, columns: usize) -> Mask {
    (0..rows).map(|i| (0..columns).map(|j| i64::from((i + j) % 2 == 0)).collect()).collect()
}

fn spots(random: &mut Random, rows: usize, columns: usize, share: f64) -> Mask {
    random.many(rows, |r| r.many(columns, |r| i64::from(r.chance(share))))
}

/// One path along every other row, joined at the right end and at the left end in turn.
fn winding(rows: usize, columns: usize) -> Mask {
    let full = |i: usize, j: usize| i.is_multiple_of(2) || j == if i % 4 == 1 { columns - 1 } else { 0 };
    (0..rows).map(|i| (0..columns).map(|j| i64::from(full(i, j))).collect()).collect()
}

fn turned(mask: &Mask) -> Mask {
    (0..mask[0].len()).map(|j| mask.iter().map(|row| row[j]).collect()).collect()
}
