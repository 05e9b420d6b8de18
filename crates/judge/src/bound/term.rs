//! Products of powers, logarithms, exponentials and factorials, and which of two grows faster.

use std::collections::BTreeMap;

/// What grows in a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Factor {
    /// A variable.
    Variable(String),
    /// One variable to the power of another.
    Tower {
        /// Below.
        base: String,
        /// Above.
        exponent: String,
    },
}

/// How one factor v grows: `v!^factorial * e^(rate * v) * v^power * log(v)^log_power * log(log v)^log_log_power`, compared
/// in that order. Of a [`Factor::Tower`] only `power` is used: it stands for `base^(power * exponent)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(super) struct Growth {
    pub factorial: f64,
    pub rate: f64,
    pub power: f64,
    pub log_power: f64,
    pub log_log_power: f64,
}

impl Growth {
    pub fn power(power: f64) -> Self {
        Growth { power, ..Growth::default() }
    }

    /// The exponents, in the order in which they are compared.
    pub fn exponents(&mut self) -> [&mut f64; 5] {
        [&mut self.factorial, &mut self.rate, &mut self.power, &mut self.log_power, &mut self.log_log_power]
    }

    fn is_polynomial(&self) -> bool {
        self.factorial == 0.0 && self.rate == 0.0
    }
}

/// A product of factors; constants are dropped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    pub(super) factors: BTreeMap<Factor, Growth>,
}

impl Term {
    /// A variable that grows like this.
    pub(super) fn of(variable: &str, growth: Growth) -> Self {
        Term { factors: BTreeMap::from([(Factor::Variable(variable.to_owned()), growth)]) }
    }

    /// `base^(rate * exponent)`.
    pub(super) fn tower(base: &str, exponent: &str, rate: f64) -> Self {
        let factor = Factor::Tower { base: base.to_owned(), exponent: exponent.to_owned() };
        Term { factors: BTreeMap::from([(factor, Growth::power(rate))]) }.settled()
    }

    pub(super) fn times(&self, other: &Term) -> Term {
        let mut product = self.clone();
        for (factor, growth) in &other.factors {
            let entry = product.factors.entry(factor.clone()).or_default();
            let mut growth = *growth;
            for (mine, theirs) in entry.exponents().into_iter().zip(growth.exponents()) {
                *mine += *theirs;
            }
        }
        product.settled()
    }

    pub(super) fn to_the(&self, exponent: f64) -> Term {
        let mut raised = self.clone();
        for growth in raised.factors.values_mut() {
            growth.exponents().into_iter().for_each(|mine| *mine *= exponent);
        }
        raised.settled()
    }

    /// Rounds away what floating point left (3 * 1/3 is 1) and drops factors that cancelled.
    fn settled(mut self) -> Term {
        for growth in self.factors.values_mut() {
            growth.exponents().into_iter().for_each(|number| *number = (*number * 1e9).round() / 1e9 + 0.0);
        }
        self.factors.retain(|_, growth| *growth != Growth::default());
        self
    }

    pub(super) fn growth(&self, factor: &Factor) -> Growth {
        self.factors.get(factor).copied().unwrap_or_default()
    }

    /// The power of a factor, where that is all there is of it.
    pub(super) fn pure_power(&self, factor: &Factor) -> Option<f64> {
        let growth = self.growth(factor);
        (growth == Growth::power(growth.power)).then_some(growth.power)
    }

    pub(super) fn is_finite(&self) -> bool {
        self.factors.values().all(|growth| growth.clone().exponents().iter().all(|number| number.is_finite()))
    }

    /// Whether this term grows at most like the other in every variable.
    pub(super) fn is_within(&self, other: &Term) -> bool {
        self.factors
            .keys()
            .chain(other.factors.keys())
            .all(|factor| self.growth(factor) <= other.growth(factor) || self.is_absorbed(factor, other))
    }

    /// Whether a larger tower of the other term outgrows whatever this term has of a variable: `b^d` is above any power
    /// of b or d.
    fn is_absorbed(&self, factor: &Factor, other: &Term) -> bool {
        let Factor::Variable(variable) = factor else { return false };
        self.growth(factor).is_polynomial()
            && other.factors.keys().any(|tower| match tower {
                Factor::Tower { base, exponent } => {
                    (base == variable || exponent == variable) && self.growth(tower) < other.growth(tower)
                }
                Factor::Variable(_) => false,
            })
    }
}
