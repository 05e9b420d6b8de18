use super::limits::{HEADS_MAX, LAYERS_MAX, SEQUENCES_MAX, TOKENS_MAX, WIDTH_MAX};
use judge::prelude::*;

/// Layers, width, heads, key-value heads, tokens, sequences.
type Model = (i64, i64, i64, i64, i64, i64);

const BYTES_PER_NUMBER: i64 = 2;

pub fn checker() -> Checker {
    Checker::new(cache_bytes)
        .example("A key has 128 numbers, and four query heads share it: 1 GiB.", (32, 4096, 32, 8, 8192, 1))
        .example("A tiny model without sharing: 2 layers × 3 tokens × 2 heads × (4 + 4) numbers.", (2, 8, 2, 2, 3, 1))
        .edge("everything is 1", |_| (1, 1, 1, 1, 1, 1))
        .edge("no sequences", |_| (32, 4096, 32, 8, 8192, 0))
        .edge("one key-value head", |_| (3, 60, 5, 1, 7, 2))
        .edge("as many key-value heads as heads", |_| (3, 60, 5, 5, 7, 2))
        .edge("one head", |_| (2, 7, 1, 1, 3, 2))
        .edge("heads of one number", |_| (2, 6, 6, 3, 5, 4))
        .edge("a single token", |_| (80, 8192, 64, 8, 1, 3))
        .edge("beyond 32 bits", |_| (80, 8192, 64, 8, 131_071, 63))
        .edge("as large as allowed", |_| (LAYERS_MAX, WIDTH_MAX, HEADS_MAX, HEADS_MAX, TOKENS_MAX, SEQUENCES_MAX))
        .random(random_model)
        .legal(|&(layers, width, heads, kv_heads, tokens, sequences)| {
            must((1..=LAYERS_MAX).contains(&layers), &format!("there are 1 to {LAYERS_MAX} layers"))?;
            must((1..=WIDTH_MAX).contains(&width), &format!("the width is 1 to {WIDTH_MAX}"))?;
            must((1..=HEADS_MAX).contains(&heads), &format!("there are 1 to {HEADS_MAX} heads"))?;
            must(width % heads == 0, "the heads share the width evenly")?;
            must(kv_heads >= 1 && heads % kv_heads == 0, "the key-value heads divide the heads")?;
            must((1..=TOKENS_MAX).contains(&tokens), &format!("there are 1 to {TOKENS_MAX} tokens"))?;
            must((0..=SEQUENCES_MAX).contains(&sequences), &format!("there are at most {SEQUENCES_MAX} sequences"))
        })
        .into()
}

fn cache_bytes(layers: i64, width: i64, heads: i64, kv_heads: i64, tokens: i64, sequences: i64) -> i64 {
    let numbers_per_key = width / heads;
    let numbers_per_token = [numbers_per_key; 2].iter().sum::<i64>() * kv_heads * layers;
    numbers_per_token * tokens * sequences * BYTES_PER_NUMBER
}

/// Sizes that have no factors in common make more formulas differ than powers of two do.
fn random_model(random: &mut Random, size: usize) -> Model {
    let size = size as i64;
    let kv_heads = random.int(1..=8);
    let heads = kv_heads * random.int(1..=8);
    let width = heads * random.int(1..=128);
    let tokens = random.int(1..=1 + size * size * 40);
    (random.int(1..=size.max(2)), width, heads, kv_heads, tokens, random.int(1..=size.max(2)))
}
