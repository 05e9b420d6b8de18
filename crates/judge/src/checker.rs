//! A problem's checker: typed functions on the outside, values on the inside.
//!
//! ```
//! use judge::prelude::*;
//!
//! fn running_minimum(losses: Vec<f64>) -> Vec<f64> {
//!     losses.iter().scan(f64::INFINITY, |least, &loss| { *least = least.min(loss); Some(*least) }).collect()
//! }
//!
//! let checker = Checker::new(running_minimum)
//!     .example("Falls, then rises.", (vec![0.9, 0.4, 0.6],))
//!     .edge("one epoch", |_| (vec![0.5],))
//!     .random(|random, size| (random.many(size, |r| r.decimal(0.0, 2.0, 2)),))
//!     .legal(|(losses,)| must(!losses.is_empty(), "there is at least one loss"));
//! assert_eq!(checker.examples().len(), 1);
//! ```

use crate::compare::Difference;
use crate::convert::{ConvertError, FromValue, IntoValue};
use crate::random::Random;
use crate::value::Value;
use std::marker::PhantomData;

/// Whether an input is legal, and if not, which rule it breaks.
pub type Legal = Result<(), String>;

/// Legal where the rule holds; `rule` is a sentence without its full stop.
///
/// # Errors
/// The rule, where it does not hold.
pub fn must(holds: bool, rule: &str) -> Legal {
    if holds { Ok(()) } else { Err(rule.to_owned()) }
}

/// A Rust function that gives the right answer for a tuple of arguments.
pub trait Reference<Arguments, Output>: 'static {
    /// Calls it.
    fn call(&self, arguments: Arguments) -> Output;
}

macro_rules! references {
    ($($($type:ident $argument:ident),+;)*) => { $(
        impl<Function, Output, $($type),+> Reference<($($type,)+), Output> for Function
        where
            Function: Fn($($type),+) -> Output + 'static,
        {
            fn call(&self, ($($argument,)+): ($($type,)+)) -> Output {
                self($($argument),+)
            }
        }
    )* };
}
references! {
    A a;
    A a, B b;
    A a, B b, C c;
    A a, B b, C c, D d;
    A a, B b, C c, D d, E e;
    A a, B b, C c, D d, E e, F f;
}

type Expected = Box<dyn Fn(&Value) -> Result<Value, ConvertError>>;
type Make = Box<dyn Fn(&mut Random) -> Value>;
type MakeSized = Box<dyn Fn(&mut Random, usize) -> Value>;
type Measure = Box<dyn Fn(&Value) -> Result<i64, ConvertError>>;
type Accept = Box<dyn Fn(&Value, &Value, &Value) -> Result<Vec<Difference>, ConvertError>>;

/// Everything that is checked about one problem, with the types of its arguments forgotten.
///
/// Arguments are a [`Value::Tuple`] in the order of the signature.
pub struct Checker {
    reference: Expected,
    canonical: Expected,
    examples: Vec<Example>,
    edges: Vec<Edge>,
    random: Option<MakeSized>,
    growth: Option<MakeSized>,
    legal: Box<dyn Fn(&Value) -> Legal>,
    accept: Option<Accept>,
    bounds: Vec<Bound>,
}

/// What a limit of the manifest bounds, where it is neither a length nor a number that stands in the input.
pub struct Bound {
    /// The limit's name in `[limits]`.
    pub limit: String,
    measure: Measure,
}

impl Bound {
    /// What the limit bounds of these arguments.
    ///
    /// # Errors
    /// [`ConvertError`] where the arguments are not of the reference's types.
    pub fn measure(&self, arguments: &Value) -> Result<i64, ConvertError> {
        (self.measure)(arguments)
    }
}

/// A worked example of the statement.
#[derive(Clone, Debug)]
pub struct Example {
    /// A sentence on what it shows; may be empty.
    pub note: String,
    /// The arguments.
    pub arguments: Value,
}

/// A named edge case.
pub struct Edge {
    /// Such as `k equals n`.
    pub name: String,
    make: Make,
}

impl Edge {
    /// The edge case's arguments.
    pub fn arguments(&self, random: &mut Random) -> Value {
        (self.make)(random)
    }
}

/// A checker whose types are still known, so that generators can be added.
pub struct Typed<Arguments, Output> {
    checker: Checker,
    types: PhantomData<fn(Arguments) -> Output>,
}

impl Checker {
    /// Starts from the reference.
    #[allow(clippy::new_ret_no_self, reason = "a builder that remembers its types")]
    pub fn new<Arguments, Output>(reference: impl Reference<Arguments, Output>) -> Typed<Arguments, Output>
    where
        Arguments: FromValue + IntoValue + 'static,
        Output: IntoValue + 'static,
    {
        Typed {
            checker: Checker {
                reference: Box::new(move |value| Ok(reference.call(Arguments::from_value(value)?).into_value())),
                canonical: Box::new(|value| Ok(Arguments::from_value(value)?.into_value())),
                examples: Vec::new(),
                edges: Vec::new(),
                random: None,
                growth: None,
                legal: Box::new(|value| Arguments::from_value(value).map(drop).map_err(|error| error.to_string())),
                accept: None,
                bounds: Vec::new(),
            },
            types: PhantomData,
        }
    }

    /// The right answer.
    ///
    /// # Errors
    /// [`ConvertError`] where the arguments are not of the reference's types.
    pub fn expected(&self, arguments: &Value) -> Result<Value, ConvertError> {
        (self.reference)(arguments)
    }

    /// The arguments as the reference takes them: 1 where a float is asked for becomes 1.0.
    ///
    /// # Errors
    /// [`ConvertError`] where the arguments are not of the reference's types.
    pub fn canonical(&self, arguments: &Value) -> Result<Value, ConvertError> {
        (self.canonical)(arguments)
    }

    /// The worked examples.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// The named edge cases.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// A random input of this size, if there is a generator.
    pub fn random(&self, random: &mut Random, size: usize) -> Option<Value> {
        self.random.as_ref().map(|make| make(random, size))
    }

    /// An input of the growth series of this size, if there is a generator for it.
    pub fn growth(&self, random: &mut Random, size: usize) -> Option<Value> {
        self.growth.as_ref().map(|make| make(random, size))
    }

    /// What limits bound, where the package says so itself.
    pub fn bounds(&self) -> &[Bound] {
        &self.bounds
    }

    /// Whether an input is legal.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn legal(&self, arguments: &Value) -> Legal {
        (self.legal)(arguments)
    }

    /// The package's own comparison, where it has one: arguments, expected, actual.
    pub fn accept(&self, arguments: &Value, expected: &Value, actual: &Value) -> Option<Vec<Difference>> {
        let accept = self.accept.as_ref()?;
        Some(match accept(arguments, expected, actual) {
            Ok(differences) => differences,
            Err(error) => vec![Difference::wrong_type(error.expected, actual)],
        })
    }
}

impl<Arguments, Output> Typed<Arguments, Output>
where
    Arguments: FromValue + IntoValue + 'static,
    Output: IntoValue + FromValue + 'static,
{
    /// Replaces the comparison: given arguments, expected and actual, what is wrong with the actual one?
    ///
    /// What is returned need not be of the reference's type: an optimum is expected as its cost and returned as a
    /// choice, frequencies are expected as probabilities and returned as draws.
    pub fn accept<Actual: FromValue>(
        mut self,
        accept: impl Fn(&Arguments, &Output, &Actual) -> Result<(), String> + 'static,
    ) -> Self {
        self.checker.accept = Some(Box::new(move |arguments, expected, actual| {
            let arguments = Arguments::from_value(arguments)?;
            let expected = Output::from_value(expected)?;
            let actual = Actual::from_value(actual)?;
            Ok(accept(&arguments, &expected, &actual).err().map(Difference::said).into_iter().collect())
        }));
        self
    }
}

impl<Arguments, Output> Typed<Arguments, Output>
where
    Arguments: FromValue + IntoValue + 'static,
    Output: IntoValue + 'static,
{
    /// Adds a worked example of the statement.
    pub fn example(mut self, note: &str, arguments: Arguments) -> Self {
        self.checker.examples.push(Example { note: note.to_owned(), arguments: arguments.into_value() });
        self
    }

    /// Adds a named edge case.
    pub fn edge(mut self, name: &str, make: impl Fn(&mut Random) -> Arguments + 'static) -> Self {
        let make = Box::new(move |random: &mut Random| make(random).into_value());
        self.checker.edges.push(Edge { name: name.to_owned(), make });
        self
    }

    /// Sets the generator of random cases; sizes count from 1.
    pub fn random(mut self, make: impl Fn(&mut Random, usize) -> Arguments + 'static) -> Self {
        self.checker.random = Some(Box::new(move |random, size| make(random, size).into_value()));
        self
    }

    /// Sets the generator of the growth series. It should make the slow ways slow.
    pub fn growth(mut self, make: impl Fn(&mut Random, usize) -> Arguments + 'static) -> Self {
        self.checker.growth = Some(Box::new(move |random, size| make(random, size).into_value()));
        self
    }

    /// Sets the validator.
    pub fn legal(mut self, legal: impl Fn(&Arguments) -> Legal + 'static) -> Self {
        self.checker.legal = Box::new(move |value| {
            let arguments = Arguments::from_value(value).map_err(|error| error.to_string())?;
            legal(&arguments)
        });
        self
    }

    /// Says what a limit bounds. The verifier finds lengths and numbers by itself; this is for sums, distinct counts and
    /// the like.
    pub fn bound(mut self, limit: &str, measure: impl Fn(&Arguments) -> i64 + 'static) -> Self {
        let measure = Box::new(move |value: &Value| Arguments::from_value(value).map(|arguments| measure(&arguments)));
        self.checker.bounds.push(Bound { limit: limit.to_owned(), measure });
        self
    }

    /// The examples so far; for tests.
    pub fn examples(&self) -> &[Example] {
        &self.checker.examples
    }
}

impl<Arguments, Output> From<Typed<Arguments, Output>> for Checker {
    fn from(typed: Typed<Arguments, Output>) -> Self {
        typed.checker
    }
}
