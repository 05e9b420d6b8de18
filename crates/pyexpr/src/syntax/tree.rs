//! The expression tree that is evaluated.

use std::rc::Rc;

use crate::error::Span;
use crate::object::Object;

/// One expression.
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What an expression is.
pub(crate) enum Kind {
    Constant(Object),
    Name(Rc<str>),
    List(Vec<Node>),
    Tuple(Vec<Node>),
    Set(Vec<Node>),
    /// A pair without a key is `**value`.
    Dict(Vec<(Option<Node>, Node)>),
    /// `*value` in a display or a call.
    Starred(Box<Node>),
    Unary(Unary, Box<Node>),
    Binary(Box<Node>, Binary, Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
    Compare(Box<Node>, Vec<(Comparison, Node)>),
    Conditional(Box<[Node; 3]>),
    Attribute(Box<Node>, Rc<str>),
    Subscript(Box<Node>, Box<Node>),
    Slice(Box<[Option<Node>; 3]>),
    Call(Box<Call>),
    Lambda(Rc<Lambda>),
    Comprehension(Form, Rc<Comprehension>),
    Formatted(Vec<Piece>),
    Named(Rc<str>, Box<Node>),
}

/// A unary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unary {
    Negative,
    Positive,
    Invert,
    Not,
}

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Remainder,
    Power,
    MatrixMultiply,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
}

impl Binary {
    /// As it is written, and as Python's messages name it.
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::FloorDivide => "//",
            Binary::Remainder => "%",
            Binary::Power => "**",
            Binary::MatrixMultiply => "@",
            Binary::LeftShift => "<<",
            Binary::RightShift => ">>",
            Binary::And => "&",
            Binary::Or => "|",
            Binary::Xor => "^",
        }
    }
}

/// A comparison operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn,
}

impl Comparison {
    /// As it is written.
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::LessEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterEqual => ">=",
            Comparison::Is => "is",
            Comparison::IsNot => "is not",
            Comparison::In => "in",
            Comparison::NotIn => "not in",
        }
    }
}

/// A call. Arguments are in the order of the source, which is the order of evaluation.
pub(crate) struct Call {
    pub(crate) function: Node,
    pub(crate) arguments: Vec<Argument>,
}

/// One argument of a call.
pub(crate) enum Argument {
    Positional(Node),
    Unpacked(Node),
    Keyword(Rc<str>, Node),
    UnpackedKeywords(Node),
}

/// A lambda.
pub(crate) struct Lambda {
    pub(crate) positional: Vec<Parameter>,
    /// How many of `positional` cannot be given by keyword.
    pub(crate) positional_only: usize,
    pub(crate) rest: Option<Rc<str>>,
    pub(crate) keyword_only: Vec<Parameter>,
    pub(crate) keywords: Option<Rc<str>>,
    pub(crate) body: Node,
    /// Every name that `:=` binds inside, save in inner lambdas.
    pub(crate) named: Vec<Rc<str>>,
}

/// A parameter of a lambda.
pub(crate) struct Parameter {
    pub(crate) name: Rc<str>,
    pub(crate) default: Option<Node>,
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    List,
    Set,
    Dict,
    Generator,
}

/// The inside of a comprehension.
pub(crate) struct Comprehension {
    pub(crate) element: Node,
    /// The value where the comprehension makes a dict and `element` is the key.
    pub(crate) value: Option<Node>,
    pub(crate) clauses: Vec<Clause>,
    /// Every name that the targets bind.
    pub(crate) bound: Vec<Rc<str>>,
}

/// `for target in iterable if conditions`.
pub(crate) struct Clause {
    pub(crate) target: Target,
    pub(crate) iterable: Node,
    pub(crate) conditions: Vec<Node>,
}

/// What a `for` binds.
pub(crate) enum Target {
    Name(Rc<str>),
    /// With the place of the starred target, if any.
    Unpack(Vec<Target>, Option<usize>),
}

/// A piece of an f-string.
pub(crate) enum Piece {
    Text(String),
    Value { value: Node, conversion: Option<char>, specification: Vec<Piece> },
}
