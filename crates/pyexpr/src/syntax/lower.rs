//! Ruff's tree to ours.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use num_bigint::BigInt;
use num_complex::Complex64;
use num_traits::Num;
use ruff_python_ast as ast;
use ruff_python_ast::Expr;
use ruff_python_ast::helpers::any_over_expr;
use ruff_text_size::{Ranged, TextRange};

use super::syntax_error;
use super::tree::*;
use crate::error::{Error, Result, Span, unsupported};
use crate::object::Object;

/// Knows the source that the places refer to.
pub(super) struct Lowering<'a> {
    source: &'a str,
    offset: usize,
    /// Whether nodes know their place in the source.
    placed: bool,
    /// The names that `:=` has bound so far in the innermost lambda.
    named: RefCell<Vec<Rc<str>>>,
    /// The loop variables of the comprehensions around, and whether this is an iterable of one.
    looping: RefCell<Vec<Rc<str>>>,
    in_iterable: Cell<bool>,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(source: &'a str, offset: usize, placed: bool) -> Lowering<'a> {
        Lowering {
            source,
            offset,
            placed,
            named: RefCell::default(),
            looping: RefCell::default(),
            in_iterable: Cell::new(false),
        }
    }
}

impl Lowering<'_> {
    /// The whole expression, where a bare `*a, b` is not allowed.
    pub(super) fn expression_at_top(&self, expression: &Expr) -> Result<Node> {
        if let Expr::Tuple(tuple) = expression
            && !tuple.parenthesized
            && let Some(starred) = tuple.elts.iter().find(|element| element.is_starred_expr())
        {
            return Err(self.wrong(starred.range(), "can't use starred expression here"));
        }
        self.expression(expression)
    }

    fn span(&self, range: TextRange) -> Span {
        if !self.placed {
            return Span::default();
        }
        Span {
            start: (range.start().to_usize() + self.offset) as u32,
            end: (range.end().to_usize() + self.offset) as u32,
        }
    }

    /// The source of a range.
    fn slice(&self, range: TextRange) -> &str {
        let span = self.span(range);
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn wrong(&self, range: TextRange, message: &str) -> Error {
        syntax_error(self.source, self.offset, range, message.into())
    }

    fn missing(&self, range: TextRange, what: &str) -> Error {
        unsupported(what).at(self.span(range))
    }

    fn boxed(&self, expression: &Expr) -> Result<Box<Node>> {
        self.expression(expression).map(Box::new)
    }

    fn several(&self, expressions: &[Expr]) -> Result<Vec<Node>> {
        expressions.iter().map(|expression| self.expression(expression)).collect()
    }

    /// Elements of a display, which may be starred.
    fn elements(&self, expressions: &[Expr]) -> Result<Vec<Node>> {
        expressions
            .iter()
            .map(|expression| match expression {
                Expr::Starred(starred) => {
                    Ok(Node { span: self.span(starred.range), kind: Kind::Starred(self.boxed(&starred.value)?) })
                }
                other => self.expression(other),
            })
            .collect()
    }

    fn expression(&self, expression: &Expr) -> Result<Node> {
        let range = expression.range();
        let kind = match expression {
            Expr::NumberLiteral(literal) => Kind::Constant(self.number(&literal.value, range)?),
            Expr::StringLiteral(literal) => Kind::Constant(Object::from(literal.value.to_str())),
            Expr::BytesLiteral(literal) => {
                let bytes: Vec<u8> = literal.value.bytes().collect();
                Kind::Constant(Object::Bytes(bytes.into()))
            }
            Expr::BooleanLiteral(literal) => Kind::Constant(Object::Bool(literal.value)),
            Expr::NoneLiteral(_) => Kind::Constant(Object::None),
            Expr::EllipsisLiteral(_) => Kind::Constant(Object::Ellipsis),
            Expr::FString(string) => Kind::Formatted(self.formatted(string)?),
            Expr::Name(name) => Kind::Name(name.id.as_str().into()),
            Expr::List(list) => Kind::List(self.elements(&list.elts)?),
            Expr::Tuple(tuple) => Kind::Tuple(self.elements(&tuple.elts)?),
            Expr::Set(set) => Kind::Set(self.elements(&set.elts)?),
            Expr::Dict(dict) => {
                let mut pairs = Vec::with_capacity(dict.items.len());
                for item in &dict.items {
                    let key = item.key.as_ref().map(|key| self.expression(key)).transpose()?;
                    pairs.push((key, self.expression(&item.value)?));
                }
                Kind::Dict(pairs)
            }
            Expr::UnaryOp(unary) => {
                let operator = match unary.op {
                    ast::UnaryOp::Invert => Unary::Invert,
                    ast::UnaryOp::Not => Unary::Not,
                    ast::UnaryOp::UAdd => Unary::Positive,
                    ast::UnaryOp::USub => Unary::Negative,
                };
                Kind::Unary(operator, self.boxed(&unary.operand)?)
            }
            Expr::BinOp(binary) => {
                Kind::Binary(self.boxed(&binary.left)?, binary_operator(binary.op), self.boxed(&binary.right)?)
            }
            Expr::BoolOp(boolean) => {
                let values = self.several(&boolean.values)?;
                match boolean.op {
                    ast::BoolOp::And => Kind::And(values),
                    ast::BoolOp::Or => Kind::Or(values),
                }
            }
            Expr::Compare(compare) => {
                let mut rest = Vec::with_capacity(compare.ops.len());
                for (operator, right) in compare.ops.iter().zip(compare.comparators.iter()) {
                    rest.push((comparison(*operator), self.expression(right)?));
                }
                Kind::Compare(self.boxed(&compare.left)?, rest)
            }
            Expr::If(conditional) => Kind::Conditional(Box::new([
                self.expression(&conditional.test)?,
                self.expression(&conditional.body)?,
                self.expression(&conditional.orelse)?,
            ])),
            Expr::Attribute(attribute) => {
                Kind::Attribute(self.boxed(&attribute.value)?, attribute.attr.as_str().into())
            }
            Expr::Subscript(subscript) => Kind::Subscript(self.boxed(&subscript.value)?, self.boxed(&subscript.slice)?),
            Expr::Slice(slice) => {
                let part = |part: &Option<Box<Expr>>| part.as_ref().map(|part| self.expression(part)).transpose();
                Kind::Slice(Box::new([part(&slice.lower)?, part(&slice.upper)?, part(&slice.step)?]))
            }
            Expr::Call(call) => Kind::Call(Box::new(self.call(call)?)),
            Expr::Lambda(lambda) => Kind::Lambda(Rc::new(self.lambda(lambda)?)),
            Expr::ListComp(list) => self.comprehension(Form::List, &list.elt, None, &list.generators)?,
            Expr::SetComp(set) => self.comprehension(Form::Set, &set.elt, None, &set.generators)?,
            Expr::Generator(generator) => {
                self.comprehension(Form::Generator, &generator.elt, None, &generator.generators)?
            }
            Expr::DictComp(dict) => {
                let Some(key) = &dict.key else {
                    return Err(self.wrong(range, "dict unpacking cannot be used in dict comprehension"));
                };
                self.comprehension(Form::Dict, key, Some(&dict.value), &dict.generators)?
            }
            Expr::Named(named) => match &*named.target {
                Expr::Name(name) => {
                    if self.in_iterable.get() {
                        let message = "assignment expression cannot be used in a comprehension iterable expression";
                        return Err(self.wrong(range, message));
                    }
                    let name: Rc<str> = name.id.as_str().into();
                    if self.looping.borrow().contains(&name) {
                        let message =
                            format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                        return Err(self.wrong(range, &message));
                    }
                    let value = self.boxed(&named.value)?;
                    self.named.borrow_mut().push(name.clone());
                    Kind::Named(name, value)
                }
                other => return Err(self.wrong(other.range(), "cannot use assignment expressions with this target")),
            },
            Expr::Starred(_) => return Err(self.wrong(range, "can't use starred expression here")),
            Expr::Await(_) => return Err(self.missing(range, "await")),
            Expr::Yield(_) | Expr::YieldFrom(_) => return Err(self.missing(range, "yield")),
            Expr::TString(_) => return Err(self.wrong(range, "invalid syntax")),
            Expr::IpyEscapeCommand(_) => return Err(self.wrong(range, "invalid syntax")),
        };
        Ok(Node { span: self.span(range), kind })
    }

    fn number(&self, number: &ast::Number, range: TextRange) -> Result<Object> {
        match number {
            ast::Number::Int(int) => match int.as_i64() {
                Some(small) => Ok(Object::Int(small)),
                None => {
                    let text = int.to_string().replace('_', "");
                    let (digits, radix) = match text.get(..2) {
                        Some("0x" | "0X") => (&text[2..], 16),
                        Some("0b" | "0B") => (&text[2..], 2),
                        Some("0o" | "0O") => (&text[2..], 8),
                        _ => (text.as_str(), 10),
                    };
                    if radix == 10 && digits.len() > 4300 {
                        return Err(self.wrong(
                            range,
                            "Exceeds the limit (4300 digits) for integer string conversion: use hexadecimal",
                        ));
                    }
                    BigInt::from_str_radix(digits, radix)
                        .map(Object::from)
                        .map_err(|_| self.wrong(range, "invalid number"))
                }
            },
            ast::Number::Float(float) => Ok(Object::Float(*float)),
            ast::Number::Complex { real, imag } => Ok(Object::Complex(Complex64::new(*real, *imag))),
        }
    }

    fn call(&self, call: &ast::ExprCall) -> Result<Call> {
        let mut arguments = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for argument in call.arguments.iter_source_order() {
            arguments.push(match argument {
                ast::ArgOrKeyword::Arg(Expr::Starred(starred)) => Argument::Unpacked(self.expression(&starred.value)?),
                ast::ArgOrKeyword::Arg(value) => Argument::Positional(self.expression(value)?),
                ast::ArgOrKeyword::Keyword(keyword) => match &keyword.arg {
                    Some(name) => {
                        if seen.contains(&name.as_str()) {
                            let message = format!("keyword argument repeated: {}", name.as_str());
                            return Err(self.wrong(keyword.range, &message));
                        }
                        seen.push(name.as_str());
                        Argument::Keyword(name.as_str().into(), self.expression(&keyword.value)?)
                    }
                    None => Argument::UnpackedKeywords(self.expression(&keyword.value)?),
                },
            });
        }
        Ok(Call { function: self.expression(&call.func)?, arguments })
    }

    fn lambda(&self, lambda: &ast::ExprLambda) -> Result<Lambda> {
        let outer_named = self.named.take();
        let outer_looping = self.looping.take();
        let body = self.expression(&lambda.body);
        let named = self.named.replace(outer_named);
        self.looping.replace(outer_looping);
        let mut lowered = Lambda {
            positional: Vec::new(),
            positional_only: 0,
            rest: None,
            keyword_only: Vec::new(),
            keywords: None,
            body: body?,
            named,
        };
        let Some(parameters) = &lambda.parameters else {
            return Ok(lowered);
        };
        let parameter = |parameter: &ast::ParameterWithDefault| -> Result<Parameter> {
            Ok(Parameter {
                name: parameter.parameter.name.as_str().into(),
                default: parameter.default.as_ref().map(|node| self.expression(node)).transpose()?,
            })
        };
        lowered.positional_only = parameters.posonlyargs.len();
        for positional in parameters.posonlyargs.iter().chain(parameters.args.iter()) {
            lowered.positional.push(parameter(positional)?);
        }
        for keyword in &parameters.kwonlyargs {
            lowered.keyword_only.push(parameter(keyword)?);
        }
        lowered.rest = parameters.vararg.as_ref().map(|rest| rest.name.as_str().into());
        lowered.keywords = parameters.kwarg.as_ref().map(|rest| rest.name.as_str().into());
        let mut names: Vec<&Rc<str>> =
            lowered.positional.iter().chain(&lowered.keyword_only).map(|p| &p.name).collect();
        names.extend(&lowered.rest);
        names.extend(&lowered.keywords);
        names.sort();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            let message = format!("duplicate argument '{}' in function definition", pair[0]);
            return Err(self.wrong(lambda.range, &message));
        }
        Ok(lowered)
    }

    fn comprehension(
        &self,
        form: Form,
        element: &Expr,
        value: Option<&Expr>,
        generators: &[ast::Comprehension],
    ) -> Result<Kind> {
        let mut bound = Vec::new();
        for generator in generators {
            self.target(&generator.target, &mut bound)?;
        }
        let outside = self.looping.borrow().len();
        self.looping.borrow_mut().extend(bound.iter().cloned());
        let lowered = self.comprehension_inside(form, element, value, generators, bound);
        self.looping.borrow_mut().truncate(outside);
        lowered
    }

    fn comprehension_inside(
        &self,
        form: Form,
        element: &Expr,
        value: Option<&Expr>,
        generators: &[ast::Comprehension],
        bound: Vec<Rc<str>>,
    ) -> Result<Kind> {
        let mut clauses = Vec::with_capacity(generators.len());
        for generator in generators {
            if generator.is_async {
                return Err(self.missing(generator.range, "async for"));
            }
            if any_over_expr(&generator.iter, |inner| inner.is_named_expr()) {
                if any_over_expr(&generator.iter, |inner| inner.is_lambda_expr()) {
                    return Err(self.missing(generator.range, ":= within a lambda in an iterable"));
                }
                let message = "assignment expression cannot be used in a comprehension iterable expression";
                return Err(self.wrong(generator.range, message));
            }
            clauses.push(Clause {
                target: self.target(&generator.target, &mut Vec::new())?,
                iterable: self.iterable(&generator.iter)?,
                conditions: self.several(&generator.ifs)?,
            });
        }
        let parts = generators.iter().flat_map(|generator| &generator.ifs).chain([element]).chain(value);
        for part in parts {
            let rebinds = |inner: &Expr| {
                let target = inner.as_named_expr().and_then(|named| named.target.as_name_expr());
                target.is_some_and(|name| bound.iter().any(|bound| **bound == *name.id.as_str()))
            };
            if any_over_expr(part, rebinds) {
                let message = "assignment expression cannot rebind comprehension iteration variable";
                return Err(self.wrong(part.range(), message));
            }
        }
        Ok(Kind::Comprehension(
            form,
            Rc::new(Comprehension {
                element: self.expression(element)?,
                value: value.map(|value| self.expression(value)).transpose()?,
                clauses,
                bound,
            }),
        ))
    }

    /// The iterable of a comprehension, where nothing may be named.
    fn iterable(&self, expression: &Expr) -> Result<Node> {
        let outside = self.in_iterable.replace(true);
        let lowered = self.expression(expression);
        self.in_iterable.set(outside);
        lowered
    }

    fn target(&self, expression: &Expr, bound: &mut Vec<Rc<str>>) -> Result<Target> {
        let elements = match expression {
            Expr::Name(name) => {
                let name: Rc<str> = name.id.as_str().into();
                bound.push(name.clone());
                return Ok(Target::Name(name));
            }
            Expr::Tuple(tuple) => &tuple.elts,
            Expr::List(list) => &list.elts,
            other => return Err(self.missing(other.range(), "a loop target that is not a name")),
        };
        let mut starred = None;
        let mut targets = Vec::with_capacity(elements.len());
        for (place, element) in elements.iter().enumerate() {
            match element {
                Expr::Starred(star) => {
                    if starred.replace(place).is_some() {
                        return Err(self.wrong(star.range, "multiple starred expressions in assignment"));
                    }
                    targets.push(self.target(&star.value, bound)?);
                }
                other => targets.push(self.target(other, bound)?),
            }
        }
        Ok(Target::Unpack(targets, starred))
    }

    fn formatted(&self, string: &ast::ExprFString) -> Result<Vec<Piece>> {
        let mut pieces = Vec::new();
        for part in &string.value {
            match part {
                ast::FStringPart::Literal(literal) => pieces.push(Piece::Text(literal.value.to_string())),
                ast::FStringPart::FString(string) => self.interpolated(&string.elements, &mut pieces)?,
            }
        }
        Ok(pieces)
    }

    fn interpolated(&self, elements: &ast::InterpolatedStringElements, pieces: &mut Vec<Piece>) -> Result<()> {
        for element in elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => pieces.push(Piece::Text(literal.value.to_string())),
                ast::InterpolatedStringElement::Interpolation(value) => {
                    let mut conversion = value.conversion.to_char();
                    if let Some(shown) = &value.debug_text {
                        let source = self.slice(value.expression.range());
                        if source.contains('\\') {
                            return Err(unsupported("a backslash in an f-string's expression that is shown"));
                        }
                        pieces.push(Piece::Text(format!("{}{source}{}", shown.leading(), shown.trailing())));
                        if conversion.is_none() && value.format_spec.is_none() {
                            conversion = Some('r');
                        }
                    }
                    let mut specification = Vec::new();
                    if let Some(format) = &value.format_spec {
                        self.interpolated(&format.elements, &mut specification)?;
                    }
                    pieces.push(Piece::Value { value: self.expression(&value.expression)?, conversion, specification });
                }
            }
        }
        Ok(())
    }
}

fn binary_operator(operator: ast::Operator) -> Binary {
    match operator {
        ast::Operator::Add => Binary::Add,
        ast::Operator::Sub => Binary::Subtract,
        ast::Operator::Mult => Binary::Multiply,
        ast::Operator::MatMult => Binary::MatrixMultiply,
        ast::Operator::Div => Binary::Divide,
        ast::Operator::Mod => Binary::Remainder,
        ast::Operator::Pow => Binary::Power,
        ast::Operator::LShift => Binary::LeftShift,
        ast::Operator::RShift => Binary::RightShift,
        ast::Operator::BitOr => Binary::Or,
        ast::Operator::BitXor => Binary::Xor,
        ast::Operator::BitAnd => Binary::And,
        ast::Operator::FloorDiv => Binary::FloorDivide,
    }
}

fn comparison(operator: ast::CmpOp) -> Comparison {
    match operator {
        ast::CmpOp::Eq => Comparison::Equal,
        ast::CmpOp::NotEq => Comparison::NotEqual,
        ast::CmpOp::Lt => Comparison::Less,
        ast::CmpOp::LtE => Comparison::LessEqual,
        ast::CmpOp::Gt => Comparison::Greater,
        ast::CmpOp::GtE => Comparison::GreaterEqual,
        ast::CmpOp::Is => Comparison::Is,
        ast::CmpOp::IsNot => Comparison::IsNot,
        ast::CmpOp::In => Comparison::In,
        ast::CmpOp::NotIn => Comparison::NotIn,
    }
}
