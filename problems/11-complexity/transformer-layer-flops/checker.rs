use super::limits::{HEADS_MAX, HIDDEN_MAX, SEQUENCES_MAX, TOKENS_MAX, WIDTH_MAX};
use judge::prelude::*;

/// Sequences, tokens, width, heads, key-value heads, hidden size.
type Layer = (i64, i64, i64, i64, i64, i64);

pub fn checker() -> Checker {
    Checker::new(operations)
        .example(
            "One token, one head, a width of 1: 2 each for queries, keys, values, scores, mixing and output, and 3 × 2 for a \
             hidden size of 1.",
            (1, 1, 1, 1, 1, 1),
        )
        .example("A layer of a model with 8 thousand million parameters.", (1, 8192, 4096, 32, 8, 14_336))
        .edge("a single token", |_| (1, 1, 12, 3, 1, 30))
        .edge("two tokens", |_| (1, 2, 12, 3, 1, 30))
        .edge("as many key-value heads as heads", |_| (2, 5, 12, 4, 4, 7))
        .edge("one key-value head", |_| (2, 5, 12, 4, 1, 7))
        .edge("one head", |_| (3, 7, 5, 1, 1, 11))
        .edge("heads of one number", |_| (2, 3, 6, 6, 3, 5))
        .edge("hidden as wide as the layer", |_| (2, 3, 8, 2, 1, 8))
        .edge("hidden narrower than the layer", |_| (2, 3, 8, 2, 2, 1))
        .edge("more tokens than numbers", |_| (1, 500, 4, 2, 1, 3))
        .edge("large and odd sizes", |_| (63, 8191, 16_383, 3, 1, 65_535))
        .edge("as large as allowed", |_| (SEQUENCES_MAX, TOKENS_MAX, WIDTH_MAX, HEADS_MAX, HEADS_MAX, HIDDEN_MAX))
        .random(random_layer)
        .legal(|&(sequences, tokens, width, heads, kv_heads, hidden)| {
            must((1..=SEQUENCES_MAX).contains(&sequences), &format!("there are 1 to {SEQUENCES_MAX} sequences"))?;
            must((1..=TOKENS_MAX).contains(&tokens), &format!("there are 1 to {TOKENS_MAX} tokens"))?;
            must((1..=WIDTH_MAX).contains(&width), &format!("the width is 1 to {WIDTH_MAX}"))?;
            must((1..=HEADS_MAX).contains(&heads), &format!("there are 1 to {HEADS_MAX} heads"))?;
            must(width % heads == 0, "the heads share the width evenly")?;
            must(kv_heads >= 1 && heads % kv_heads == 0, "the key-value heads divide the heads")?;
            must((1..=HIDDEN_MAX).contains(&hidden), &format!("the hidden size is 1 to {HIDDEN_MAX}"))
        })
        .into()
}

fn operations(sequences: i64, tokens: i64, width: i64, heads: i64, kv_heads: i64, hidden: i64) -> i64 {
    let size = width / heads;
    // Rows, what is summed over, columns, and how often a sequence needs such a product.
    let products = [
        (tokens, width, width, 2),
        (tokens, width, kv_heads * size, 2),
        (tokens, size, tokens, heads),
        (tokens, tokens, size, heads),
        (tokens, width, hidden, 2),
        (tokens, hidden, width, 1),
    ];
    products.iter().map(|(rows, inner, columns, times)| 2 * rows * inner * columns * times).sum::<i64>() * sequences
}

/// Sizes that have no factors in common make more formulas differ than powers of two do.
fn random_layer(random: &mut Random, size: usize) -> Layer {
    let size = size as i64;
    let kv_heads = random.int(1..=6);
    let heads = kv_heads * random.int(1..=6);
    let width = heads * random.int(1..=1 + size);
    (random.int(1..=5), random.int(1..=1 + size * 4), width, heads, kv_heads, random.int(1..=1 + size * 9))
}
