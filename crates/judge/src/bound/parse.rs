//! From text to a bound, by recursive descent.

use super::{Bound, BoundError};

const MAX_CHARACTERS: usize = 400;
const MAX_DEPTH: u32 = 40;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Name(String),
    Mark(char),
}

/// What a part of the text is: a bound, and where it is one the plain number or the multiples of variables, which
/// exponents need and bounds forget.
#[derive(Clone, Debug)]
struct Part {
    bound: Bound,
    number: Option<f64>,
    multiples: Option<Multiples>,
}

/// Multiples of variables, and without a name the constant, which are added up.
pub(super) type Multiples = Vec<(Option<String>, f64)>;

/// A bound, and what was written that a bound does without.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The bound.
    pub bound: Bound,
    /// A factor that does not grow was written.
    pub constant_factor: bool,
    /// A term was written that another outgrows.
    pub lower_term: bool,
}

pub(super) fn parse(source: &str, variables: &[&str]) -> Result<Reading, BoundError> {
    if source.chars().count() > MAX_CHARACTERS {
        return Err(BoundError::TooLong);
    }
    let tokens = tokens(source, variables)?;
    let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, constant_factor: false, lower_term: false };
    let wrapped = matches!(tokens.as_slice(), [(Token::Mark('O'), _), (Token::Mark('('), _), ..]);
    if tokens.is_empty() || (wrapped && tokens.len() == 3 && tokens[2].0 == Token::Mark(')')) {
        return Err(BoundError::Empty);
    }
    if wrapped {
        parser.at = 1;
    }
    let part = if wrapped { parser.atom()? } else { parser.sum()? };
    match parser.tokens.get(parser.at) {
        None => Ok(Reading {
            bound: part.bound,
            constant_factor: parser.constant_factor || part.number.is_some_and(|number| number != 1.0),
            lower_term: parser.lower_term,
        }),
        Some(token) => Err(unexpected(token)),
    }
}

fn unexpected((token, column): &(Token, u32)) -> BoundError {
    let found = match token {
        Token::Number(number) => number.to_string(),
        Token::Name(name) => name.clone(),
        Token::Mark(mark) => mark.to_string(),
    };
    BoundError::Unexpected { found, column: *column }
}

const FUNCTIONS: &[&str] = &["log", "ln", "lg", "sqrt", "cbrt", "max", "min"];

/// The length in bytes of a logarithm with its base, such as `log2`, `log_10` or `log₂`, at the start of a name.
fn based_logarithm(name: &str) -> Option<usize> {
    let base = name.strip_prefix("log")?;
    let digits = base.strip_prefix('_').unwrap_or(base);
    let is_digit = |c: &char| c.is_ascii_digit() || ('₀'..='₉').contains(c);
    let length: usize = digits.chars().take_while(is_digit).map(char::len_utf8).sum();
    (length > 0).then_some(name.len() - digits.len() + length)
}

fn tokens(source: &str, variables: &[&str]) -> Result<Vec<(Token, u32)>, BoundError> {
    let characters: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let c = characters[at];
        let column = at as u32 + 1;
        let start = at;
        at += 1;
        let opens = characters[at..].iter().find(|c| !c.is_whitespace()) == Some(&'(');
        match c {
            c if c.is_whitespace() => {}
            'O' | 'o' | 'Θ' | 'θ' if found.is_empty() && opens && !variables.contains(&c.to_string().as_str()) => {
                found.push((Token::Mark('O'), column));
            }
            '*' if characters.get(at) == Some(&'*') => {
                at += 1;
                found.push((Token::Mark('^'), column));
            }
            '·' | '×' | '⋅' | '∙' => found.push((Token::Mark('*'), column)),
            '²' => found.extend([(Token::Mark('^'), column), (Token::Number(2.0), column)]),
            '³' => found.extend([(Token::Mark('^'), column), (Token::Number(3.0), column)]),
            '+' | '-' | '*' | '/' | '^' | '(' | ')' | '!' | ',' | '√' => found.push((Token::Mark(c), column)),
            c if c.is_ascii_digit() || c == '.' => {
                while at < characters.len() && (characters[at].is_ascii_digit() || characters[at] == '.') {
                    at += 1;
                }
                let text: String = characters[start..at].iter().collect();
                let number = text.parse().map_err(|_| BoundError::Unexpected { found: text, column })?;
                found.push((Token::Number(number), column));
            }
            c if c.is_alphabetic() => {
                while at < characters.len()
                    && (characters[at].is_alphanumeric() || characters[at] == '_')
                    && !matches!(characters[at], '²' | '³')
                {
                    at += 1;
                }
                let name: String = characters[start..at].iter().collect();
                if found.is_empty() && name.eq_ignore_ascii_case("theta") {
                    found.push((Token::Mark('O'), column));
                    continue;
                }
                name_tokens(&name, column, variables, &mut found)?;
            }
            c => return Err(BoundError::Unexpected { found: c.to_string(), column }),
        }
    }
    Ok(found)
}

/// A variable, a function, or several of both written together.
fn name_tokens(name: &str, column: u32, variables: &[&str], found: &mut Vec<(Token, u32)>) -> Result<(), BoundError> {
    if variables.contains(&name) || FUNCTIONS.contains(&name) {
        found.push((Token::Name(name.to_owned()), column));
        return Ok(());
    }
    let mut rest = name;
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        if let Some(length) = based_logarithm(rest) {
            let offset = name[..name.len() - rest.len()].chars().count() as u32;
            pieces.push((Token::Name("log".to_owned()), column + offset));
            rest = &rest[length..];
            continue;
        }
        let known = variables.iter().chain(FUNCTIONS).filter(|known| rest.starts_with(**known));
        match known.max_by_key(|known| known.len()) {
            Some(known) => {
                let offset = name[..name.len() - rest.len()].chars().count() as u32;
                pieces.push((Token::Name((*known).to_owned()), column + offset));
                rest = &rest[known.len()..];
            }
            None => {
                return Err(BoundError::UnknownVariable { name: name.to_owned(), known: variables.join(", "), column });
            }
        }
    }
    found.extend(pieces);
    Ok(())
}

struct Parser<'a> {
    tokens: &'a [(Token, u32)],
    at: usize,
    depth: u32,
    constant_factor: bool,
    lower_term: bool,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn eat(&mut self, mark: char) -> bool {
        let found = self.peek() == Some(&Token::Mark(mark));
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, mark: char) -> Result<(), BoundError> {
        if self.eat(mark) {
            return Ok(());
        }
        Err(self.tokens.get(self.at).map_or(BoundError::Unfinished, unexpected))
    }

    fn sum(&mut self) -> Result<Part, BoundError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(BoundError::TooLong);
        }
        let mut total = self.product()?;
        loop {
            let sign = if self.eat('+') {
                1.0
            } else if self.eat('-') {
                -1.0
            } else {
                break;
            };
            let next = self.product()?;
            let multiples = match (total.multiples, next.multiples) {
                (Some(mut left), Some(right)) => {
                    left.extend(right.into_iter().map(|(name, rate)| (name, rate * sign)));
                    Some(left)
                }
                _ => None,
            };
            let number = total.number.zip(next.number).map(|(left, right)| left + sign * right);
            // A subtracted term is a lower one, or the bound would not be one.
            let bound = if sign > 0.0 {
                let (same, written) = (total.bound == next.bound, total.bound.len() + next.bound.len());
                let sum = total.bound.plus(next.bound)?;
                if number.is_none() && sum.len() < written {
                    *(if same { &mut self.constant_factor } else { &mut self.lower_term }) = true;
                }
                sum
            } else {
                self.lower_term |= number.is_none();
                total.bound
            };
            total = Part { bound, number, multiples };
        }
        self.depth -= 1;
        Ok(total)
    }

    fn product(&mut self) -> Result<Part, BoundError> {
        let mut total = self.power()?;
        loop {
            if self.eat('/') {
                let next = self.power()?;
                if next.number == Some(0.0) {
                    return Err(BoundError::Unsupported("division by zero".into()));
                }
                let scale = |rate: f64| next.number.map(|number| rate / number);
                self.note_factor(&total, &next);
                total = Part {
                    number: total.number.and_then(scale),
                    multiples: total.multiples.and_then(|all| scaled(all, scale)),
                    bound: total.bound.over(&next.bound)?,
                };
                continue;
            }
            let starred = self.eat('*');
            let starts = matches!(self.peek(), Some(Token::Number(_) | Token::Name(_) | Token::Mark('(' | '√')));
            if !starred && !starts {
                return Ok(total);
            }
            let next = self.power()?;
            self.note_factor(&total, &next);
            let multiples = match (total.number, next.number) {
                (Some(number), _) => next.multiples.and_then(|all| scaled(all, |rate| Some(rate * number))),
                (None, Some(number)) => total.multiples.and_then(|all| scaled(all, |rate| Some(rate * number))),
                (None, None) => None,
            };
            total = Part {
                bound: total.bound.times(&next.bound)?,
                number: total.number.zip(next.number).map(|(left, right)| left * right),
                multiples,
            };
        }
    }

    fn note_factor(&mut self, left: &Part, right: &Part) {
        self.constant_factor |= match (left.number, right.number) {
            (Some(factor), None) | (None, Some(factor)) => factor != 1.0,
            _ => false,
        };
    }

    fn power(&mut self) -> Result<Part, BoundError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(BoundError::TooLong);
        }
        let base = self.postfix()?;
        let part = if self.eat('^') {
            // What stands in an exponent counts, constants and all.
            let noted = (self.constant_factor, self.lower_term);
            let exponent = self.power()?;
            (self.constant_factor, self.lower_term) = noted;
            raise(base, exponent)?
        } else {
            base
        };
        self.depth -= 1;
        Ok(part)
    }

    fn postfix(&mut self) -> Result<Part, BoundError> {
        let mut part = self.atom()?;
        while self.eat('!') {
            part = Part { bound: part.bound.factorial()?, number: None, multiples: None };
        }
        Ok(part)
    }

    fn atom(&mut self) -> Result<Part, BoundError> {
        let Some((token, _)) = self.tokens.get(self.at) else {
            return Err(BoundError::Unfinished);
        };
        match token.clone() {
            Token::Number(number) => {
                self.at += 1;
                Ok(Part { bound: Bound::constant(), number: Some(number), multiples: Some(vec![(None, number)]) })
            }
            Token::Name(name) if FUNCTIONS.contains(&name.as_str()) => {
                self.at += 1;
                self.function(&name)
            }
            Token::Name(name) => {
                self.at += 1;
                Ok(Part { bound: Bound::variable(&name), number: None, multiples: Some(vec![(Some(name), 1.0)]) })
            }
            Token::Mark('√') => {
                self.at += 1;
                self.function("sqrt")
            }
            Token::Mark('(') => {
                self.at += 1;
                let part = self.sum()?;
                self.expect(')')?;
                Ok(part)
            }
            Token::Mark(_) => Err(unexpected(&self.tokens[self.at])),
        }
    }

    fn function(&mut self, name: &str) -> Result<Part, BoundError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(BoundError::TooLong);
        }
        let mut arguments = Vec::new();
        if self.eat('(') {
            arguments.push(self.sum()?);
            while self.eat(',') {
                arguments.push(self.sum()?);
            }
            self.expect(')')?;
        } else {
            // log n k means (log n) k; log n^2 means log(n^2).
            arguments.push(self.power()?);
        }
        self.depth -= 1;
        let mut arguments = arguments.into_iter();
        let Some(Part { bound: first, .. }) = arguments.next() else {
            return Err(BoundError::Unfinished);
        };
        let mut others = arguments;
        let bound = match name {
            "max" => others.try_fold(first, |largest, next| largest.plus(next.bound))?,
            "min" => others.try_fold(first, |least, next| least.or_less(next.bound))?,
            "sqrt" => first.to_the(0.5)?,
            "cbrt" => first.to_the(1.0 / 3.0)?,
            _ => match others.next() {
                Some(Part { number: None, bound: base, .. }) => first.logarithm()?.over(&base.logarithm()?)?,
                // A constant base is a constant factor.
                _ => first.logarithm()?,
            },
        };
        Ok(Part { bound, number: None, multiples: None })
    }
}

fn scaled(multiples: Multiples, scale: impl Fn(f64) -> Option<f64>) -> Option<Multiples> {
    multiples.into_iter().map(|(name, rate)| scale(rate).map(|rate| (name, rate))).collect()
}

fn raise(base: Part, exponent: Part) -> Result<Part, BoundError> {
    let bound = match (base.number, exponent.number, exponent.multiples) {
        (_, Some(exponent), _) => base.bound.to_the(exponent)?,
        (Some(base), None, Some(rates)) => Bound::exponential(base, &rates)?,
        (None, None, Some(rates)) => base.bound.tower(&rates)?,
        _ => return Err(BoundError::Unsupported("this variable exponent".into())),
    };
    let number = base.number.zip(exponent.number).map(|(base, exponent)| base.powf(exponent));
    Ok(Part { bound, multiples: number.map(|number| vec![(None, number)]), number })
}
