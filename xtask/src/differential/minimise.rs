//! A disagreement on an expression that is as small as plain steps make it.

use super::tree::Tree;
use anyhow::Result;

/// Expressions tried in one step.
const TRIED: usize = 120;

/// Takes parts away while `disagree`, which tells for each tree, finds one that still shows a disagreement.
pub fn minimise(tree: Tree, mut disagree: impl FnMut(&[Tree]) -> Result<Vec<bool>>) -> Result<Tree> {
    let mut best = tree;
    loop {
        let length = best.text().len();
        let mut smaller = best.smaller();
        smaller.sort_by_key(|tree| tree.text().len());
        smaller.dedup_by_key(|tree| tree.text());
        smaller.retain(|tree| tree.text().len() < length);
        smaller.truncate(TRIED);
        let told = disagree(&smaller)?;
        match smaller.into_iter().zip(told).find(|(_, still)| *still) {
            Some((tree, _)) => best = tree,
            None => return Ok(best),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::minimise;
    use crate::differential::tree::{Branch, Tree};

    #[test]
    fn what_matters_is_left() {
        let part = |pieces: Vec<Branch>| Branch::Part(Tree { pieces, thing: "any".into() });
        let text = |text: &str| Branch::Text(text.into());
        let inner = part(vec![text("bad("), part(vec![text("long(x, y)")]), text(")")]);
        let whole = Tree { pieces: vec![text("outer("), inner, text(")")], thing: "any".into() };
        let found = minimise(whole, |trees| Ok(trees.iter().map(|tree| tree.text().contains("bad(")).collect()));
        assert_eq!(found.expect("a tree").text(), "bad(1)");
    }
}
