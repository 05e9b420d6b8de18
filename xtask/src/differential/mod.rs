//! `xtask differential`: random expressions, answered by the evaluator and by the real thing.
//!
//! A grammar draws typed expressions from a seed. Whatever the evaluator gives an answer to is put to CPython 3.12 with NumPy
//! 2.0.2, and the two answers must be the same to the letter: the `repr`, or the exception's class and message. Where
//! builds of NumPy differ among themselves (`grammar/rough.txt`), numbers may be a few units in the last place apart.

mod compare;
mod generate;
mod grammar;
mod minimise;
mod ours;
mod real;
mod tally;
mod tree;
mod values;

use crate::eval::{Answer, on_a_large_stack};
use anyhow::{Result, bail};
use compare::{Exactness, agree, same_but_for_zeros, without_width};
use grammar::Grammar;
use judge::random::Random;
use ours::Ours;
use real::Real;
use std::path::PathBuf;
use tally::Tally;
use tree::Tree;

/// Compare the evaluator with Python and NumPy on random expressions
///
/// Without --python, the project's Pyodide answers under Node. NumPy's default integer has 32 bits there: no wider type is
/// named, the default's name is not compared, and where a part comes to a larger integer a difference does not count.
#[derive(clap::Args)]
pub struct Args {
    /// A CPython 3.12 with NumPy 2.0.2, in place of Pyodide
    #[arg(long)]
    python: Option<PathBuf>,
    /// Repeats a run
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Expressions to compare, beside those that the evaluator does not know
    #[arg(long, default_value_t = 100_000)]
    count: usize,
    /// Disagreements to make small and to show
    #[arg(long, default_value_t = 20)]
    show: usize,
    /// Causes of what is unsupported to show
    #[arg(long, default_value_t = 25)]
    causes: usize,
}

/// Expressions over the same values, asked at once.
const BATCH: usize = 400;

/// How many expressions lie between two lines of progress.
const STRIDE: usize = 10_000;

/// Compares so many expressions. Fails on any disagreement.
pub fn run(args: &Args) -> Result<()> {
    let mut real = match &args.python {
        Some(python) => Real::native(python)?,
        None => Real::pyodide()?,
    };
    on_a_large_stack(move || compare(args, &mut real))
}

/// A batch: the values, on both sides.
struct Room<'a> {
    real: &'a mut Real,
    ours: Ours,
    setup: Vec<String>,
}

fn compare(args: &Args, real: &mut Real) -> Result<()> {
    let grammar = Grammar::read(real.is_wide())?;
    let mut tally = Tally::new();
    let mut next = STRIDE;
    for batch in 0.. {
        let mut random = Random::new(args.seed, batch);
        let setup = ours::bindable(values::bindings(&mut random, real.is_wide()));
        let mut room = Room { ours: Ours::new(&setup)?, setup, real: &mut *real };
        let trees: Vec<Tree> = random.many(BATCH, |random| generate::expression(&grammar, random));
        for tree in room.disagreements(trees, &mut tally)? {
            tally.disagreements += 1;
            if tally.disagreements <= args.show {
                let small = minimise::minimise(tree.clone(), |trees| room.disagree(trees))?;
                room.show(&tree, &small)?;
            }
        }
        if tally.compared >= next || tally.compared >= args.count {
            println!("{}", tally.line());
            next += STRIDE;
        }
        if tally.compared >= args.count {
            break;
        }
    }
    for cause in tally.causes(args.causes) {
        println!("unsupported {cause}");
    }
    match tally.disagreements {
        0 => Ok(()),
        count => bail!("{count} of {} expressions disagree under seed {}", tally.compared, args.seed),
    }
}

impl Room<'_> {
    /// The trees on which the two disagree.
    fn disagreements(&mut self, trees: Vec<Tree>, tally: &mut Tally) -> Result<Vec<Tree>> {
        tally.made += trees.len();
        let mut asked = Vec::new();
        for tree in trees {
            let text = tree.text();
            match self.ours.answer(&text) {
                Answer::Unsupported(what) => tally.unsupported(&what, &text),
                answer => asked.push((tree, text, answer)),
            }
        }
        let texts: Vec<String> = asked.iter().map(|(_, text, _)| text.clone()).collect();
        let theirs = self.real.answers(&self.setup, &texts)?;
        let mut found = Vec::new();
        for ((tree, _, ours), theirs) in asked.into_iter().zip(theirs) {
            match self.verdict(&tree, &ours, theirs) {
                Verdict::Skipped => tally.skipped += 1,
                Verdict::OtherWidth => tally.width += 1,
                verdict => {
                    tally.compared += 1;
                    tally.raised += usize::from(matches!(ours, Answer::Error(..)));
                    tally.rough += usize::from(tree.has("rough"));
                    if verdict == Verdict::Disagree {
                        found.push(tree);
                    }
                }
            }
        }
        Ok(found)
    }

    fn verdict(&self, tree: &Tree, ours: &Answer, theirs: Option<Answer>) -> Verdict {
        let Some(theirs) = theirs else { return Verdict::Skipped };
        // The absolute value of a complex number is a root of a sum of squares, which builds round in their own ways.
        let text = tree.text();
        let is_complex = ["c1", "c2", "complex"].iter().any(|word| text.contains(word));
        let is_rough = tree.has("rough") || is_complex && ["abs", "norm", "std"].iter().any(|word| text.contains(word));
        let exactness = if ["np.linalg.", "np.polyfit"].iter().any(|word| text.contains(word)) {
            Exactness::Solved
        } else if is_rough {
            Exactness::Rough
        } else {
            Exactness::Exact
        };
        let same = if self.real.is_wide() {
            agree(ours, &theirs, exactness)
        } else {
            agree(&without_width(ours.clone()), &without_width(theirs.clone()), exactness)
        };
        let extreme = ["max", "min"].iter().any(|word| text.contains(word));
        if same || extreme && same_but_for_zeros(ours, &theirs) {
            Verdict::Agree
        } else if !self.real.is_wide() && self.ours.needs_width(tree) {
            Verdict::OtherWidth
        } else {
            Verdict::Disagree
        }
    }

    fn disagree(&mut self, trees: &[Tree]) -> Result<Vec<bool>> {
        let texts: Vec<String> = trees.iter().map(Tree::text).collect();
        let theirs = self.real.answers(&self.setup, &texts)?;
        let verdicts = trees.iter().zip(&texts).zip(theirs).map(|((tree, text), theirs)| {
            let ours = self.ours.answer(text);
            !matches!(ours, Answer::Unsupported(_)) && self.verdict(tree, &ours, theirs) == Verdict::Disagree
        });
        Ok(verdicts.collect())
    }

    fn show(&mut self, whole: &Tree, small: &Tree) -> Result<()> {
        let text = small.text();
        let theirs = self.real.answers(&self.setup, std::slice::from_ref(&text))?.pop().flatten();
        println!("\ndisagree on  {text}");
        if whole.text() != text {
            println!("     out of  {}", whole.text());
        }
        for line in &self.setup {
            if line.split(' ').next().is_some_and(|name| mentions(&text, name)) {
                println!("      where  {line}");
            }
        }
        println!("     Python  {}", shown(theirs.as_ref()));
        println!("       here  {}\n", shown(Some(&self.ours.answer(&text))));
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Agree,
    Disagree,
    /// The machine's own limits decided.
    Skipped,
    /// The width of the default integer shows.
    OtherWidth,
}

fn mentions(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

fn shown(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Repr(text)) => text.clone(),
        Some(Answer::Error(kind, message)) => format!("{kind}: {message}"),
        Some(Answer::Unsupported(what)) => format!("unsupported: {what}"),
        None => "nothing".into(),
    }
}
