//! Growth bounds such as `O(n * k * d * i)`: parsed, brought to a sum of dominant terms, and compared.
//!
//! Grammar (spaces are free, `O(…)`, `Θ(…)` and `Theta(…)` around the whole are dropped):
//!
//! ```text
//! sum     = product (("+" | "-") product)*
//! product = power (("*" | "·" | "×" | "/" | nothing) power)*
//! power   = postfix ("^" | "**") power | postfix
//! postfix = atom ("!" | "²" | "³")*
//! atom    = number | variable | function atom | function "(" sum ("," sum)* ")" | "(" sum ")" | "√" atom
//! function = log | ln | lg | log2 | log_2 | log₂ | sqrt | cbrt | max | min
//! ```
//!
//! A name that is no variable but spells several, such as `nkdi`, is their product. `log(n, b)` is the logarithm to base b.

mod lattice;
mod parse;
mod term;

pub use lattice::Bound;
pub use parse::Reading;
pub use term::Term;

/// Why a bound cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoundError {
    /// Nothing was typed yet.
    #[error("there is nothing to judge yet")]
    Empty,
    /// A character or word that has no place here.
    #[error("`{found}` is not understood here")]
    Unexpected {
        /// What was found.
        found: String,
        /// Its column, from 1.
        column: u32,
    },
    /// The bound ends too early.
    #[error("the bound ends too early")]
    Unfinished,
    /// A name that is no variable of the problem.
    #[error("`{name}` is not one of the variables {known}")]
    UnknownVariable {
        /// The name.
        name: String,
        /// The known ones.
        known: String,
        /// Its column, from 1.
        column: u32,
    },
    /// Something that is a bound but that cannot be compared.
    #[error("{0} cannot be compared")]
    Unsupported(String),
    /// Too long or nested too deep.
    #[error("the bound is too long")]
    TooLong,
}

/// How a bound relates to the asked one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same growth.
    Same,
    /// True but not tight: it grows faster than it need.
    Looser,
    /// Too small: it misses some of the growth.
    TooSmall,
    /// Larger in one variable, smaller in another.
    Different,
}

/// Parses a bound over these variables.
///
/// # Errors
/// [`BoundError`] says what is wrong and where.
pub fn parse(source: &str, variables: &[&str]) -> Result<Bound, BoundError> {
    read(source, variables).map(|reading| reading.bound)
}

/// Parses a bound as [`parse`] does, and tells what could be left out of it.
///
/// # Errors
/// As of [`parse`].
pub fn read(source: &str, variables: &[&str]) -> Result<Reading, BoundError> {
    parse::parse(source, variables)
}

/// How `given` relates to `asked`, all variables growing without limit and independently.
pub fn relation(given: &Bound, asked: &Bound) -> Relation {
    match (asked.is_within(given), given.is_within(asked)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Looser,
        (false, true) => Relation::TooSmall,
        (false, false) => Relation::Different,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VARIABLES: &[&str] = &["n", "k", "d", "i"];

    fn bound(source: &str) -> Bound {
        parse(source, VARIABLES).unwrap_or_else(|error| panic!("{source}: {error}"))
    }

    fn compare(given: &str, asked: &str) -> Relation {
        relation(&bound(given), &bound(asked))
    }

    #[test]
    fn spellings_of_one_bound_are_one() {
        for given in [
            "O(n*k*d*i)",
            "O(nkdi)",
            "O(i k n d)",
            "n k d i",
            "Θ(n · k × d i)",
            "O(3nkdi + nk + 7)",
            "O(i(nkd + k))",
            "o(n*k*d*i)",
            "O(nkdi/2)",
        ] {
            assert_eq!(compare(given, "n*k*d*i"), Relation::Same, "{given}");
        }
        assert_eq!(compare("n log n", "n*log2(n)"), Relation::Same);
        assert_eq!(compare("n log(n^2)", "n log n"), Relation::Same);
        assert_eq!(compare("log(n*k)", "log n + log k"), Relation::Same);
        assert_eq!(compare("n²", "n^2"), Relation::Same);
        assert_eq!(compare("sqrt(n) * sqrt(n)", "n"), Relation::Same);
        assert_eq!(compare("n^(1/2)", "√n"), Relation::Same);
        assert_eq!(compare("max(n, k)", "n + k"), Relation::Same);
        assert_eq!(compare("(n + k)^2", "n^2 + k^2 + n k"), Relation::Same);
        assert_eq!(compare("n^2 + k^2", "n^2 + n k + k^2"), Relation::Same);
        assert_eq!(compare("n^3 + k^3", "n^3 + n^2 k + k^3"), Relation::Same);
        assert_eq!(compare("2^(n+1)", "2^n"), Relation::Same);
        assert_eq!(compare("1", "5"), Relation::Same);
    }

    #[test]
    fn loose_small_and_different_are_told_apart() {
        assert_eq!(compare("n^2 k d i", "n k d i"), Relation::Looser);
        assert_eq!(compare("n k d", "n k d i"), Relation::TooSmall);
        assert_eq!(compare("n^2", "n k"), Relation::Different);
        assert_eq!(compare("n log n", "n"), Relation::Looser);
        assert_eq!(compare("n", "n log n"), Relation::TooSmall);
        assert_eq!(compare("n + k", "n k"), Relation::TooSmall);
        assert_eq!(compare("n^2 + k", "n k"), Relation::Different);
        assert_eq!(compare("2^n", "n^5"), Relation::Looser);
        assert_eq!(compare("n!", "2^n"), Relation::Looser);
        assert_eq!(compare("3^n", "2^n"), Relation::Looser);
        assert_eq!(compare("4^n", "2^(2n)"), Relation::Same);
        assert_eq!(compare("log n", "n^0.1"), Relation::TooSmall);
    }

    #[test]
    fn logarithms_have_any_base() {
        for given in ["log_2(n)", "log₂ n", "log10 n", "ln n", "log(n, 2)", "log_10 n"] {
            assert_eq!(compare(given, "log n"), Relation::Same, "{given}");
        }
        assert_eq!(compare("log(n, k)", "log(n) / log(k)"), Relation::Same);
        assert_eq!(compare("n log log n", "n log n"), Relation::TooSmall);
        assert_eq!(compare("n log log n", "n"), Relation::Looser);
        assert_eq!(compare("log(log(n^3))", "log log n"), Relation::Same);
        assert_eq!(compare("cbrt(n)^3", "n"), Relation::Same);
        assert_eq!(compare("Theta(n)", "n"), Relation::Same);
    }

    #[test]
    fn a_minimum_is_compared() {
        assert_eq!(compare("min(n, k)", "min(k, n)"), Relation::Same);
        assert_eq!(compare("min(n, n^2)", "n"), Relation::Same);
        assert_eq!(compare("min(n, k)", "n"), Relation::TooSmall);
        assert_eq!(compare("n", "min(n, k)"), Relation::Looser);
        assert_eq!(compare("n d min(n, d)", "min(n^2 d, n d^2)"), Relation::Same);
        assert_eq!(compare("min(n, k) + k", "k"), Relation::Same);
        assert_eq!(compare("min(n, k)", "sqrt(n k)"), Relation::TooSmall);
        assert_eq!(compare("min(n, k) max(n, k)", "n k"), Relation::Same);
        assert_eq!(compare("min(n + k, d)", "min(n, d) + min(k, d)"), Relation::Same);
        assert_eq!(compare("log min(n, k)", "min(log n, log k)"), Relation::Same);
    }

    #[test]
    fn a_variable_to_the_power_of_another_is_compared() {
        assert_eq!(compare("k^d", "k^d"), Relation::Same);
        assert_eq!(compare("d k^d", "k^d"), Relation::Looser);
        assert_eq!(compare("k^d + d^3 + k", "k^d"), Relation::Same);
        assert_eq!(compare("k^(2d)", "(k^2)^d"), Relation::Same);
        assert_eq!(compare("k d", "k^d"), Relation::TooSmall);
        assert_eq!(compare("k^(d+1)", "k k^d"), Relation::Same);
        assert_eq!(compare("log(k^d)", "d log k"), Relation::Same);
        assert_eq!(compare("n", "k^d"), Relation::Different);
    }

    #[test]
    fn what_could_be_left_out_is_told() {
        let left_out = |source| {
            let reading = read(source, VARIABLES).unwrap_or_else(|error| panic!("{source}: {error}"));
            (reading.constant_factor, reading.lower_term)
        };
        for source in ["n^2 + k", "n log n", "2^(2n)", "n^(k+1)", "n^0.5", "1", "max(n, k)", "1n"] {
            assert_eq!(left_out(source), (false, false), "{source}");
        }
        for source in ["2n", "n * 3", "n/2", "n + n", "5", "log(2n)"] {
            assert_eq!(left_out(source), (true, false), "{source}");
        }
        for source in ["n^2 + n", "n + 7", "n log n + n", "n - 1", "n - log n"] {
            assert_eq!(left_out(source), (false, true), "{source}");
        }
        assert_eq!(left_out("3 n^2 + n"), (true, true));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let error = |source| parse(source, VARIABLES).expect_err(source).to_string();
        assert_eq!(error(""), "there is nothing to judge yet");
        assert_eq!(error("O("), "the bound ends too early");
        assert_eq!(error("O(n * m)"), "`m` is not one of the variables n, k, d, i");
        assert_eq!(error("n $ k"), "`$` is not understood here");
        assert_eq!(error("n^(k d)"), "this variable exponent cannot be compared");
        assert_eq!(error("log log log n"), "a logarithm of something that shrinks cannot be compared");
        assert_eq!(error("n)"), "`)` is not understood here");
        assert_eq!(error(&"(".repeat(5000)), "the bound is too long");
    }

    #[test]
    fn no_text_panics() {
        let pieces =
            ["n", "k", "(", ")", "^", "*", "log", "!", "2", "1e999", "/", "-", "√", "²", ",", "max", "O", " ", "0"];
        let mut random = crate::random::Random::seeded(5);
        for _ in 0..20_000 {
            let count = random.count(0..=9);
            let text: String = (0..count).map(|_| *random.pick(&pieces)).collect();
            let _ = parse(&text, VARIABLES);
        }
    }
}
