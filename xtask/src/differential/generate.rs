//! Draws expressions from the grammar.

use super::grammar::{Grammar, Piece, Production};
use super::tree::{Branch, Tree};
use judge::random::Random;

/// Longer expressions are not kept.
const MAX_LENGTH: usize = 160;

/// How often a hole is filled with something of another kind: wrong arguments are part of the surface.
const WRONG: f64 = 0.015;

/// A new expression.
pub fn expression(grammar: &Grammar, random: &mut Random) -> Tree {
    loop {
        let depth = random.count(3..=8);
        let tree = grow(grammar, random, "root", depth);
        if tree.text().len() <= MAX_LENGTH {
            return tree;
        }
    }
}

fn grow(grammar: &Grammar, random: &mut Random, thing: &str, depth: usize) -> Tree {
    let thing = if depth > 0 && thing != "root" && random.chance(WRONG) { "any" } else { thing };
    let ways = grammar.ways(thing);
    let least = ways.iter().map(|way| way.height).min().unwrap_or(0);
    let bound = depth.max(least);
    let fitting: Vec<&Production> = ways.iter().filter(|way| way.height <= bound).collect();
    let mut ticket = random.count(0..=fitting.iter().map(|way| way.weight).sum::<usize>().saturating_sub(1));
    let mut chosen = fitting[0];
    for way in &fitting {
        if ticket < way.weight {
            chosen = way;
            break;
        }
        ticket -= way.weight;
    }
    let fill = |piece: &Piece| match piece {
        Piece::Text(text) => Branch::Text(text.clone()),
        Piece::Hole(name) => Branch::Part(grow(grammar, random, name, depth.saturating_sub(1))),
    };
    Tree { thing: thing.into(), pieces: chosen.pieces.iter().map(fill).collect() }
}
