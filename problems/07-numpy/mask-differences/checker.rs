use super::limits::{H_MAX, W_MAX};
use judge::prelude::*;

type Mask = Array2<bool>;

pub fn checker() -> Checker {
    Checker::new(differences)
        .example(
            "One pixel was missed, one was invented.",
            (mask(&["##.", "..."]), mask(&["#..", "..#"]), mask(&["...", "..."])),
        )
        .example(
            "The same, but nobody can tell about the last pixel.",
            (mask(&["##.", "..."]), mask(&["#..", "..#"]), mask(&["...", "..#"])),
        )
        .example("No disagreement: no rows, two columns.", (mask(&["#."]), mask(&["#."]), mask(&[".."])))
        .edge("one pixel that differs", |_| (mask(&["#"]), mask(&["."]), mask(&["."])))
        .edge("one pixel that is void", |_| (mask(&["#"]), mask(&["."]), mask(&["#"])))
        .edge("one row", |_| (mask(&["#.#.#"]), mask(&["##..#"]), mask(&["....."])))
        .edge("one column", |_| (mask(&["#", ".", "#"]), mask(&[".", ".", "."]), mask(&[".", ".", "."])))
        .edge("everything differs", |_| (mask(&["###", "###"]), mask(&["...", "..."]), mask(&["...", "..."])))
        .edge("everything was invented", |_| (mask(&["..", ".."]), mask(&["##", "##"]), mask(&["..", ".."])))
        .edge("everything is void", |_| (mask(&["#.", ".#"]), mask(&[".#", "#."]), mask(&["##", "##"])))
        .edge("both masks are empty", |_| (mask(&["..", ".."]), mask(&["..", ".."]), mask(&["..", ".#"])))
        .edge("void where both agree", |_| (mask(&["##", ".."]), mask(&["##", ".."]), mask(&["#.", ".#"])))
        .edge("void inside the object", |_| (mask(&["###", "###"]), mask(&["###", "#.#"]), mask(&[".#.", ".##"])))
        .edge("reading order is not column order", |_| {
            (mask(&["..#", "#.."]), mask(&["...", "..."]), mask(&["...", "..."]))
        })
        .edge("square, below the diagonal", |_| {
            (mask(&["...", "#..", "##."]), mask(&["...", "...", "..."]), mask(&["...", "...", "..."]))
        })
        .edge("as large as allowed", |random| masks(random, H_MAX as usize, W_MAX as usize))
        .random(|random, size| {
            let h = random.count(1..=6);
            masks(random, h, size.min(12))
        })
        .legal(|(truth, predicted, void)| {
            let (h, w) = truth.dim();
            must(1 <= h && h <= H_MAX as usize, &format!("there are 1 to {H_MAX} rows"))?;
            must(1 <= w && w <= W_MAX as usize, &format!("there are 1 to {W_MAX} columns"))?;
            must(predicted.dim() == (h, w) && void.dim() == (h, w), "all masks have the same shape")
        })
        .into()
}

fn differences(truth: Mask, predicted: Mask, void: Mask) -> Array2<i64> {
    let differs = |place: &(usize, usize)| !void[*place] && truth[*place] != predicted[*place];
    let places: Vec<(usize, usize)> = truth.indexed_iter().map(|(place, _)| place).filter(differs).collect();
    Array2::from_shape_fn((places.len(), 2), |(at, axis)| [places[at].0, places[at].1][axis] as i64)
}

/// A mask drawn in letters: `#` is true.
fn mask(rows: &[&str]) -> Mask {
    Array2::from_shape_fn((rows.len(), rows[0].len()), |(row, column)| rows[row].as_bytes()[column] == b'#')
}

/// An annotation, a prediction that differs here and there, and a share of void pixels.
fn masks(random: &mut Random, h: usize, w: usize) -> (Mask, Mask, Mask) {
    let wrong = *random.pick(&[0.0, 0.1, 0.5]);
    let unknown = *random.pick(&[0.0, 0.3]);
    let truth = random.matrix(h, w, |random| random.chance(0.5));
    let predicted = truth.mapv(|own| own != random.chance(wrong));
    (truth, predicted, random.matrix(h, w, |random| random.chance(unknown)))
}
