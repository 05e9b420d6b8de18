//! Bounds as sums of terms, and which of two grows faster.

use super::BoundError;
use std::collections::BTreeMap;

/// Most terms of a bound; a longer sum is refused rather than multiplied out.
const MAX_TERMS: usize = 256;

/// How one variable grows in a term: `v!^factorial * e^(rate * v) * v^power * log(v)^log_power`, compared in that order.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Growth {
    factorial: f64,
    rate: f64,
    power: f64,
    log_power: f64,
}

/// A product over variables; constants are dropped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    factors: BTreeMap<String, Growth>,
}

/// A sum of terms none of which is dominated by another. Empty means a constant.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    terms: Vec<Term>,
}

impl Term {
    fn of(variable: &str, growth: Growth) -> Self {
        Term { factors: BTreeMap::from([(variable.to_owned(), growth)]) }
    }

    fn times(&self, other: &Term) -> Term {
        let mut product = self.clone();
        for (variable, growth) in &other.factors {
            let entry = product.factors.entry(variable.clone()).or_default();
            entry.factorial += growth.factorial;
            entry.rate += growth.rate;
            entry.power += growth.power;
            entry.log_power += growth.log_power;
        }
        product.settled()
    }

    fn to_the(&self, exponent: f64) -> Term {
        let mut raised = self.clone();
        for growth in raised.factors.values_mut() {
            growth.factorial *= exponent;
            growth.rate *= exponent;
            growth.power *= exponent;
            growth.log_power *= exponent;
        }
        raised.settled()
    }

    /// Rounds away what floating point left (3 * 1/3 is 1) and drops variables that cancelled.
    fn settled(mut self) -> Term {
        let round = |number: &mut f64| *number = (*number * 1e9).round() / 1e9 + 0.0;
        for growth in self.factors.values_mut() {
            round(&mut growth.factorial);
            round(&mut growth.rate);
            round(&mut growth.power);
            round(&mut growth.log_power);
        }
        self.factors.retain(|_, growth| *growth != Growth::default());
        self
    }

    /// Whether some weighted geometric mean of two terms, all pure powers, grows at least like this one.
    fn is_within_mean(&self, one: &Term, other: &Term) -> bool {
        let power = |term: &Term, variable: &str| {
            let growth = term.factors.get(variable).copied().unwrap_or_default();
            (growth == Growth { power: growth.power, ..Growth::default() }).then_some(growth.power)
        };
        // The weight of `one` that each variable allows is an interval; all of them must meet.
        let (mut low, mut high) = (0.0f64, 1.0f64);
        for variable in self.factors.keys().chain(one.factors.keys()).chain(other.factors.keys()) {
            let (Some(wanted), Some(first), Some(second)) =
                (power(self, variable), power(one, variable), power(other, variable))
            else {
                return false;
            };
            let (slope, needed) = (first - second, wanted - second);
            if slope > 0.0 {
                low = low.max(needed / slope);
            } else if slope < 0.0 {
                high = high.min(needed / slope);
            } else if needed > 0.0 {
                return false;
            }
        }
        low <= high + 1e-9
    }

    /// Whether this term grows at most like the other in every variable.
    fn is_within(&self, other: &Term) -> bool {
        let none = Growth::default();
        self.factors.keys().chain(other.factors.keys()).all(|variable| {
            let mine = self.factors.get(variable).unwrap_or(&none);
            let theirs = other.factors.get(variable).unwrap_or(&none);
            mine <= theirs
        })
    }
}

impl Bound {
    /// A constant.
    pub fn constant() -> Self {
        Bound { terms: vec![Term::default()] }
    }

    /// One variable.
    pub fn variable(name: &str) -> Self {
        Bound { terms: vec![Term::of(name, Growth { power: 1.0, ..Growth::default() })] }
    }

    /// Whether it grows at most like the other.
    pub fn is_within(&self, other: &Bound) -> bool {
        self.terms.iter().all(|term| other.holds(term))
    }

    /// Whether a term grows at most like this sum: like one of its terms, or like a weighted geometric mean of two of
    /// them, which is never above their sum (n k is within n² + k²).
    fn holds(&self, term: &Term) -> bool {
        self.terms.iter().any(|larger| term.is_within(larger))
            || self
                .terms
                .iter()
                .enumerate()
                .any(|(at, one)| self.terms[at + 1..].iter().any(|other| term.is_within_mean(one, other)))
    }

    /// Whether it does not grow at all.
    pub fn is_constant(&self) -> bool {
        self.is_within(&Bound::constant())
    }

    pub(super) fn plus(mut self, other: Bound) -> Result<Bound, BoundError> {
        self.terms.extend(other.terms);
        self.simplified()
    }

    pub(super) fn times(&self, other: &Bound) -> Result<Bound, BoundError> {
        let terms = self.terms.iter().flat_map(|left| other.terms.iter().map(|right| left.times(right))).collect();
        Bound { terms }.simplified()
    }

    pub(super) fn over(&self, other: &Bound) -> Result<Bound, BoundError> {
        match other.terms.as_slice() {
            [one] => self.times(&Bound { terms: vec![one.to_the(-1.0)] }),
            _ => Err(BoundError::Unsupported("division by a sum".into())),
        }
    }

    /// Raised to a constant. A sum can only be raised to a whole power, or be taken term by term, which grows the same.
    pub(super) fn to_the(&self, exponent: f64) -> Result<Bound, BoundError> {
        // (a + b)^p grows like a^p + b^p for p > 0, because the larger of the two is at least half of the sum.
        if self.terms.len() > 1 && exponent < 0.0 {
            return Err(BoundError::Unsupported("a sum to a negative power".into()));
        }
        Bound { terms: self.terms.iter().map(|term| term.to_the(exponent)).collect() }.simplified()
    }

    /// `base` to the power of this bound, which must be a sum of multiples of single variables: the coefficients are
    /// given beside the names, because a bound forgets its constants.
    pub(super) fn exponential(base: f64, rates: &[(String, f64)]) -> Result<Bound, BoundError> {
        if base <= 1.0 {
            return Err(BoundError::Unsupported("a base that is not above 1".into()));
        }
        let mut term = Term::default();
        for (variable, rate) in rates {
            term = term.times(&Term::of(variable, Growth { rate: rate * base.ln(), ..Growth::default() }));
        }
        Ok(Bound { terms: vec![term] })
    }

    pub(super) fn factorial(&self) -> Result<Bound, BoundError> {
        match self.terms.as_slice() {
            [term] if term.factors.is_empty() => Ok(Bound::constant()),
            [term] if term.factors.len() == 1 => match term.factors.iter().next() {
                Some((variable, growth)) if *growth == (Growth { power: 1.0, ..Growth::default() }) => {
                    Ok(Bound { terms: vec![Term::of(variable, Growth { factorial: 1.0, ..Growth::default() })] })
                }
                _ => Err(BoundError::Unsupported("a factorial of more than a variable".into())),
            },
            _ => Err(BoundError::Unsupported("a factorial of more than a variable".into())),
        }
    }

    /// The logarithm: of a product the sum of the factors' logarithms, of a sum the largest, which is their sum again.
    pub(super) fn logarithm(&self) -> Result<Bound, BoundError> {
        let mut terms = Vec::new();
        for (variable, growth) in self.terms.iter().flat_map(|term| &term.factors) {
            if growth.factorial > 0.0 {
                terms.push(Term::of(variable, Growth { power: 1.0, log_power: 1.0, ..Growth::default() }));
            } else if growth.rate > 0.0 {
                terms.push(Term::of(variable, Growth { power: 1.0, ..Growth::default() }));
            } else if growth.power > 0.0 {
                terms.push(Term::of(variable, Growth { log_power: 1.0, ..Growth::default() }));
            } else if growth.power == 0.0 && growth.log_power > 0.0 {
                return Err(BoundError::Unsupported("a logarithm of a logarithm".into()));
            } else {
                return Err(BoundError::Unsupported("a logarithm of something that shrinks".into()));
            }
        }
        terms.push(Term::default());
        Bound { terms }.simplified()
    }

    fn simplified(mut self) -> Result<Bound, BoundError> {
        if self.terms.len() > MAX_TERMS {
            return Err(BoundError::TooLong);
        }
        let finite = |growth: &Growth| {
            [growth.factorial, growth.rate, growth.power, growth.log_power].iter().all(|number| number.is_finite())
        };
        if !self.terms.iter().flat_map(|term| term.factors.values()).all(finite) {
            return Err(BoundError::Unsupported("an exponent beyond all bounds".into()));
        }
        let mut kept: Vec<Term> = Vec::new();
        for term in self.terms.drain(..) {
            if !kept.iter().any(|other| term.is_within(other)) {
                kept.retain(|other| !other.is_within(&term));
                kept.push(term);
            }
        }
        Ok(Bound { terms: kept })
    }
}
