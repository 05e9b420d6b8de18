//! Evaluates one Python expression over NumPy values.
//!
//! For every expression the result is what CPython 3.12 with NumPy 2.0.2 gives, or the same exception with the same
//! message, or [`Error::Unsupported`] with the name of what is missing. Never a third thing: a guess would judge a
//! candidate's answer wrongly.
//!
//! ```
//! use pyexpr::{Limits, Names, Object, parse};
//!
//! let mut names = Names::new(); // np, math, itertools and the like are there
//! names.bind("x", Object::float_array(&[2, 2], vec![1.0, 2.0, 3.0, 6.0])?);
//! let expression = parse("(x - x.mean(axis=0)) / x.std(axis=0)")?;
//! let evaluation = expression.evaluate(&names, Limits::default())?;
//! assert_eq!(evaluation.value.repr()?, "array([[-1., -1.],\n       [ 1.,  1.]])");
//! assert!(evaluation.notes.is_empty());
//! # Ok::<(), pyexpr::Error>(())
//! ```
//!
//! # From and to the outside
//!
//! [`Object`] is a plain enum. Its simple variants (`None`, `Bool`, `Int`, `Float`, `Complex`) are built and matched directly; the
//! others have constructors and accessors:
//!
//! | value | in | out |
//! |---|---|---|
//! | str | `Object::from("text")` | `Object::Str` or [`Object::text`] |
//! | int beyond 64 bits | [`Object::int_from_decimal`] | [`Object::as_int_decimal`] |
//! | list, tuple | [`Object::list_of`], [`Object::tuple_of`] | [`Object::as_list`], [`Object::as_tuple`] |
//! | dict, set | [`Object::dict_of`], [`Object::set_of`] | [`Object::as_dict`], [`Object::as_set`], which their subclasses and frozensets are too |
//! | NumPy array | [`Object::float_array`], [`Object::int_array`], [`Object::bool_array`], [`Object::array`] | [`Object::as_array`] |
//! | NumPy scalar | [`Object::scalar`] | [`Object::as_scalar`] |
//! | printed form | | [`Object::repr`] |
//!
//! A result may also be a range, a view of a dict, an iterator, a function and so on; [`Object::type_name`] names it.
//!
//! # What it never does
//!
//! It reads no file, no clock and no environment, draws no random number, changes no object that it was given, and knows
//! no browser. Work, memory and depth are bounded by [`Limits`], so that no source text makes it panic, run for ever or
//! overflow the stack.
//!
//! # Known differences
//!
//! - Of rarer syntax errors `SyntaxError` says `invalid syntax` only, where CPython explains the mistake.
//! - The transcendental functions (`exp`, `log`, `sin`, powers of floats and the like) use the platform's library. NumPy's
//!   builds differ among themselves here: those with vector instructions may differ in the last bit, `float32` powers most
//!   often. The same holds for functions and powers of complex numbers, which follow the formulas of the C library.
//! - Products of complex numbers round every step. NumPy's builds with fused multiplication do not, so that the last bits
//!   may differ.
//! - Numbers of `uint64` from `2**63` on are unsupported.
//! - `math.cbrt`, `math.erf` and `math.erfc` may differ in the last bit from the C library that a Python was built with.
//! - Products of float matrices and `einsum` are summed from left to right, as NumPy does where it is built without a BLAS.
//!   With one, the last bits may differ.
//! - `np.linalg` follows LAPACK's algorithms. Up to 5 rows `det`, `slogdet`, `inv` and `solve` agree to the bit with the
//!   wheels on x86-64. All else agrees within 1e-10, relative to the largest entry of the result: in what comes of
//!   iterations (`eig`, `eigh`, `svd`, `pinv`, `lstsq`, `cond` and norms made of singular values) the last bits differ
//!   between builds. So an entry that is zero but for rounding may print differently. Vectors whose sign or order hangs on
//!   rounding are unsupported.
//! - The sign of a zero that is the largest or smallest of `0.0` and `-0.0`.
//! - `argsort` without `kind="stable"` keeps ties in order up to 16 elements, as NumPy's portable sort does; beyond that
//!   ties are unsupported.

mod builtins;
mod error;
mod evaluate;
mod limits;
mod names;
mod numpy;
mod object;
mod syntax;

pub use error::{Error, Limit, Result, Span};
pub use limits::Limits;
pub use names::Names;
pub use object::{
    Abstract, Array, ArrayParts, Callable, Closure, DType, Deque, Dict, DictKind, DictView, Elements, IndexTrick,
    Method, Module, NamedTuple, Number, Object, Range, Scalar, Set, Type,
};

pub use num_complex::Complex64;

use evaluate::Machine;
use evaluate::scope::Scope;

/// A parsed expression, to be evaluated any number of times.
pub struct Expression {
    node: syntax::tree::Node,
}

/// Parses one Python expression.
pub fn parse(source: &str) -> Result<Expression> {
    syntax::parse(source).map(|node| Expression { node })
}

/// What an evaluation gives.
#[derive(Clone)]
pub struct Evaluation {
    /// The value of the expression.
    pub value: Object,
    /// The warnings that Python would print, such as `RuntimeWarning: divide by zero encountered in divide`. Each once.
    pub notes: Vec<String>,
}

impl Expression {
    /// Evaluates the expression over `names`, within `limits`.
    pub fn evaluate(&self, names: &Names, limits: Limits) -> Result<Evaluation> {
        let mut machine = Machine::new(names, limits);
        let value = machine.evaluate(&self.node, &Scope::top())?;
        Ok(Evaluation { value, notes: machine.notes })
    }
}
