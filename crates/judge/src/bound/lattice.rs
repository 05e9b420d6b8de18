//! Bounds as sums and minima of terms, brought to one form and compared.

use super::BoundError;
use super::parse::Multiples;
use super::term::{Factor, Growth, Term};
use std::collections::BTreeSet;

/// Most terms of a bound; a longer one is refused rather than multiplied out.
const MAX_TERMS: usize = 256;

/// The smallest of some terms.
type Minimum = Vec<Term>;

/// A sum, which grows like the largest of its items, each the minimum of some terms. None of them is dominated by another.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    items: Vec<Minimum>,
}

impl From<Term> for Bound {
    fn from(term: Term) -> Self {
        Bound { items: vec![vec![term]] }
    }
}

impl Bound {
    /// A constant.
    pub fn constant() -> Self {
        Term::default().into()
    }

    /// One variable.
    pub fn variable(name: &str) -> Self {
        Term::of(name, Growth::power(1.0)).into()
    }

    /// Whether it grows at most like the other.
    pub fn is_within(&self, other: &Bound) -> bool {
        self.items.iter().all(|item| other.choices().iter().all(|sum| minimum_is_within(item, sum)))
    }

    /// Whether it does not grow at all.
    pub fn is_constant(&self) -> bool {
        self.is_within(&Bound::constant())
    }

    /// How many items it is the sum of.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The sums whose minimum this bound is: one term of each item, in all ways.
    fn choices(&self) -> Vec<Vec<&Term>> {
        self.items.iter().fold(vec![Vec::new()], |sums, item| {
            sums.iter().flat_map(|sum| item.iter().map(move |term| [sum.as_slice(), &[term]].concat())).collect()
        })
    }

    /// The term, where there is only one.
    fn only(&self) -> Option<&Term> {
        match self.items.as_slice() {
            [item] => match item.as_slice() {
                [term] => Some(term),
                _ => None,
            },
            _ => None,
        }
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.items.iter().flatten()
    }

    pub(super) fn plus(mut self, other: Bound) -> Result<Bound, BoundError> {
        self.items.extend(other.items);
        self.simplified()
    }

    /// The smaller of two bounds: of each two of their items, one is the smaller.
    pub(super) fn or_less(self, other: Bound) -> Result<Bound, BoundError> {
        self.combined(&other, |left, right| [left, right].concat())
    }

    pub(super) fn times(&self, other: &Bound) -> Result<Bound, BoundError> {
        self.combined(other, |left, right| {
            left.iter().flat_map(|one| right.iter().map(|another| one.times(another))).collect()
        })
    }

    fn combined(&self, other: &Bound, combine: impl Fn(&[Term], &[Term]) -> Minimum) -> Result<Bound, BoundError> {
        let pairs = self.items.iter().flat_map(|left| other.items.iter().map(move |right| (left, right)));
        Bound { items: pairs.map(|(left, right)| combine(left, right)).collect() }.simplified()
    }

    pub(super) fn over(&self, other: &Bound) -> Result<Bound, BoundError> {
        match other.only() {
            Some(term) => self.times(&term.to_the(-1.0).into()),
            None => Err(BoundError::Unsupported("division by a sum".into())),
        }
    }

    /// Raised to a constant, term by term: (a + b)^p grows like a^p + b^p for p > 0, because the larger of the two is at
    /// least half of the sum.
    pub(super) fn to_the(&self, exponent: f64) -> Result<Bound, BoundError> {
        if self.only().is_none() && exponent < 0.0 {
            return Err(BoundError::Unsupported("a sum to a negative power".into()));
        }
        let raised = |item: &Minimum| item.iter().map(|term| term.to_the(exponent)).collect();
        Bound { items: self.items.iter().map(raised).collect() }.simplified()
    }

    /// `base` to the power of a sum of multiples, which are given beside the bound because a bound forgets its constants.
    pub(super) fn exponential(base: f64, exponent: &Multiples) -> Result<Bound, BoundError> {
        if base <= 1.0 {
            return Err(BoundError::Unsupported("a base that is not above 1".into()));
        }
        let grown = |(variable, rate): &(Option<String>, f64)| match variable {
            Some(variable) => Term::of(variable, Growth { rate: rate * base.ln(), ..Growth::default() }),
            None => Term::default(),
        };
        Ok(product(exponent.iter().map(grown)))
    }

    /// This bound, which must be a power of a single variable, to the power of a sum of multiples.
    pub(super) fn tower(&self, exponent: &Multiples) -> Result<Bound, BoundError> {
        let unsupported = || BoundError::Unsupported("this variable exponent".into());
        let term = self.only().ok_or_else(unsupported)?;
        let mut factors = term.factors.keys();
        let (Some(factor @ Factor::Variable(base)), None) = (factors.next(), factors.next()) else {
            return Err(unsupported());
        };
        let power = term.pure_power(factor).filter(|power| *power > 0.0).ok_or_else(unsupported)?;
        let grown = |(variable, rate): &(Option<String>, f64)| match variable {
            Some(variable) => Term::tower(base, variable, rate * power),
            None => term.to_the(*rate),
        };
        Ok(product(exponent.iter().map(grown)))
    }

    pub(super) fn factorial(&self) -> Result<Bound, BoundError> {
        let unsupported = || BoundError::Unsupported("a factorial of more than a variable".into());
        let term = self.only().ok_or_else(unsupported)?;
        let mut factors = term.factors.iter();
        match (factors.next(), factors.next()) {
            (None, _) => Ok(Bound::constant()),
            (Some((Factor::Variable(variable), growth)), None) if *growth == Growth::power(1.0) => {
                Ok(Term::of(variable, Growth { factorial: 1.0, ..Growth::default() }).into())
            }
            _ => Err(unsupported()),
        }
    }

    /// The logarithm: of a product the sum of the factors' logarithms, of a sum or a minimum the largest or smallest of
    /// their terms' logarithms.
    pub(super) fn logarithm(&self) -> Result<Bound, BoundError> {
        let mut sum = Bound::constant();
        for item in &self.items {
            let mut least: Option<Bound> = None;
            for term in item {
                let next = logarithm_of(term)?;
                least = Some(match least {
                    Some(least) => least.or_less(next)?,
                    None => next,
                });
            }
            sum = sum.plus(least.unwrap_or_else(Bound::constant))?;
        }
        Ok(sum)
    }

    fn simplified(mut self) -> Result<Bound, BoundError> {
        if self.terms().count() > MAX_TERMS {
            return Err(BoundError::TooLong);
        }
        if !self.terms().all(Term::is_finite) {
            return Err(BoundError::Unsupported("an exponent beyond all bounds".into()));
        }
        for item in &mut self.items {
            let terms = std::mem::take(item);
            *item = undominated(terms, |larger, smaller| smaller.is_within(larger));
        }
        let items = std::mem::take(&mut self.items);
        self.items =
            undominated(items, |smaller, larger| larger.iter().all(|term| minimum_is_within(smaller, &[term])));
        let ways = self.items.iter().try_fold(1usize, |ways, item| ways.checked_mul(item.len()));
        if ways.is_none_or(|ways| ways > MAX_TERMS) {
            return Err(BoundError::TooLong);
        }
        Ok(self)
    }
}

fn product(terms: impl Iterator<Item = Term>) -> Bound {
    terms.fold(Term::default(), |product, term| product.times(&term)).into()
}

/// What is left when whatever another makes superfluous is dropped; of equals the first stays.
fn undominated<T>(things: Vec<T>, is_superfluous: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for thing in things {
        if !kept.iter().any(|other| is_superfluous(&thing, other)) {
            kept.retain(|other| !is_superfluous(other, &thing));
            kept.push(thing);
        }
    }
    kept
}

fn logarithm_of(term: &Term) -> Result<Bound, BoundError> {
    let mut sum = Bound::constant();
    for (factor, growth) in &term.factors {
        let shrinks = || BoundError::Unsupported("a logarithm of something that shrinks".into());
        let logarithm = match factor {
            Factor::Tower { base, exponent } if growth.power > 0.0 => Term::of(exponent, Growth::power(1.0))
                .times(&Term::of(base, Growth { log_power: 1.0, ..Growth::default() })),
            Factor::Tower { .. } => return Err(shrinks()),
            Factor::Variable(variable) => Term::of(variable, logarithm_of_growth(*growth).ok_or_else(shrinks)?),
        };
        sum = sum.plus(logarithm.into())?;
    }
    Ok(sum)
}

/// The logarithm of what its fastest part grows like; `None` where that shrinks or grows more slowly than can be told.
fn logarithm_of_growth(growth: Growth) -> Option<Growth> {
    let none = Growth::default();
    let exponents = [growth.factorial, growth.rate, growth.power, growth.log_power];
    let fastest = exponents.iter().position(|exponent| *exponent != 0.0)?;
    if exponents[fastest] < 0.0 {
        return None;
    }
    Some(match fastest {
        0 => Growth { power: 1.0, log_power: 1.0, ..none },
        1 => Growth::power(1.0),
        2 => Growth { log_power: 1.0, ..none },
        _ => Growth { log_log_power: 1.0, ..none },
    })
}

/// Whether the smallest of some terms grows at most like the sum of others: one of them like one of the others, or a
/// weighted geometric mean of two like one of two others. A minimum is never above such a mean, a sum never below (so
/// n k is within n² + k², and min(n, k) within √(n k)).
fn minimum_is_within(minimum: &[Term], sum: &[&Term]) -> bool {
    minimum.iter().any(|term| sum.iter().any(|larger| term.is_within(larger)))
        || pairs(minimum).any(|below| pairs(sum).any(|above| means_meet(below, above)))
}

/// Every two, and each with itself.
fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    items.iter().enumerate().flat_map(|(at, one)| items[at..].iter().map(move |other| (one, other)))
}

/// Whether weights s and t are there with `a^s b^(1-s)` at most `c^t d^(1-t)`, all four pure powers.
fn means_meet((a, b): (&Term, &Term), (c, d): (&&Term, &&Term)) -> bool {
    let factors: BTreeSet<&Factor> = [a, b, c, d].iter().flat_map(|term| term.factors.keys()).collect();
    // The weights that are still possible, as the corners of a polygon in the unit square.
    let mut corners = vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
    for factor in factors {
        let powers = [a, b, *c, *d].map(|term| term.pure_power(factor));
        let [Some(a), Some(b), Some(c), Some(d)] = powers else { return false };
        corners = clipped(&corners, |(s, t)| s * (a - b) + b - t * (c - d) - d);
        if corners.is_empty() {
            return false;
        }
    }
    true
}

/// The part of a convex polygon where a linear function is at most 0.
fn clipped(corners: &[(f64, f64)], excess: impl Fn((f64, f64)) -> f64) -> Vec<(f64, f64)> {
    const SLACK: f64 = 1e-9;
    let mut kept = Vec::new();
    for (at, &corner) in corners.iter().enumerate() {
        let next = corners[(at + 1) % corners.len()];
        let (here, there) = (excess(corner), excess(next));
        if here <= SLACK {
            kept.push(corner);
        }
        if (here < -SLACK && there > SLACK) || (here > SLACK && there < -SLACK) {
            let way = here / (here - there);
            kept.push((corner.0 + way * (next.0 - corner.0), corner.1 + way * (next.1 - corner.1)));
        }
    }
    kept
}
