//! CPython's words for what Ruff's parser found wrong.
//!
//! CPython looks for errors in this order: what is no token, brackets that do not match, a bracket that is open at the end,
//! then the rules of its grammar that exist to explain a mistake, and `invalid syntax` for all the rest.

use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_python_parser::{InterpolatedStringErrorType as FString, LexicalErrorType, ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

const INVALID: &str = "invalid syntax";
const COMMA: &str = "invalid syntax. Perhaps you forgot a comma?";

/// The message, and the place that it is about.
pub(super) fn tell(source: &str, errors: &[ParseError], tokens: &Tokens) -> Option<(String, TextRange)> {
    let first = errors.first()?;
    let end = TextSize::of(source.trim_end());
    let is_space = |token: &&Token| matches!(token.kind(), TokenKind::NonLogicalNewline | TokenKind::Comment);
    let tokens: Vec<Token> = tokens.iter().filter(|token| !is_space(token)).copied().collect();
    let teller = Teller { source, tokens: &tokens, end };
    let lexical = errors.iter().filter_map(|error| Some((teller.lexical(error)?, error.location)));
    let brackets = teller.brackets();
    let by_tokens = lexical.chain(teller.numbers()).chain(brackets.mismatch);
    if let Some(found) = by_tokens.min_by_key(|(_, range)| range.start()) {
        return Some(found);
    }
    let never_closed = |open: &Token| (format!("'{}' was never closed", &source[open.range()]), open.range());
    let (message, reaches_end) = teller.grammatical(first);
    let told = match brackets.open {
        Some(open) if reaches_end || first.location.start() >= end => never_closed(open),
        _ => (message, first.location),
    };
    Some(told)
}

/// The message on syntax that a later Python has.
pub(super) fn too_new(words: &str) -> String {
    if words.contains("iterable unpacking in") {
        "iterable unpacking cannot be used in comprehension".into()
    } else if words.contains("dictionary unpacking in") {
        "dict unpacking cannot be used in dict comprehension".into()
    } else {
        INVALID.into()
    }
}

struct Teller<'a> {
    source: &'a str,
    tokens: &'a [Token],
    /// Where the last thing that is not space ends.
    end: TextSize,
}

/// What became of the brackets: the innermost that is open at the end, or the first that does not match.
struct Brackets<'a> {
    open: Option<&'a Token>,
    mismatch: Option<(String, TextRange)>,
}

impl<'a> Teller<'a> {
    fn text(&self, range: TextRange) -> &'a str {
        self.source.get(range.start().to_usize()..range.end().to_usize()).unwrap_or("")
    }

    fn line(&self, at: TextSize) -> usize {
        self.source.get(..at.to_usize()).unwrap_or(self.source).matches('\n').count() + 1
    }

    fn brackets(&self) -> Brackets<'a> {
        let mut open: Vec<&Token> = Vec::new();
        for token in self.tokens {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => open.push(token),
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                    let closing = self.text(token.range());
                    let Some(opened) = open.pop() else {
                        let mismatch = Some((format!("unmatched '{closing}'"), token.range()));
                        return Brackets { open: None, mismatch };
                    };
                    let opening = self.text(opened.range());
                    if !matches!((opening, closing), ("(", ")") | ("[", "]") | ("{", "}")) {
                        let mut message =
                            format!("closing parenthesis '{closing}' does not match opening parenthesis '{opening}'");
                        let line = self.line(opened.start());
                        if line != self.line(token.start()) {
                            message += &format!(" on line {line}");
                        }
                        return Brackets { open: None, mismatch: Some((message, token.range())) };
                    }
                }
                _ => {}
            }
        }
        Brackets { open: open.pop(), mismatch: None }
    }

    /// What is no token.
    fn lexical(&self, error: &ParseError) -> Option<String> {
        let ParseErrorType::Lexical(lexical) = &error.error else {
            return match &error.error {
                ParseErrorType::FStringError(found) => Some(self.in_f_string(found, error.location)),
                _ => None,
            };
        };
        let text = self.text(error.location);
        Some(match lexical {
            LexicalErrorType::UnclosedStringError => {
                let body = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let (kind, until) = if body.starts_with("'''") || body.starts_with("\"\"\"") {
                    ("triple-quoted string", TextSize::of(self.source))
                } else {
                    ("string", error.location.start())
                };
                format!("unterminated {kind} literal (detected at line {})", self.line(until))
            }
            LexicalErrorType::FStringError(found) => self.in_f_string(found, error.location),
            LexicalErrorType::UnrecognizedToken { tok } if tok.is_ascii() => INVALID.into(),
            LexicalErrorType::UnrecognizedToken { tok } if tok.is_whitespace() || tok.is_control() => {
                format!("invalid non-printable character U+{:04X}", u32::from(*tok))
            }
            LexicalErrorType::UnrecognizedToken { tok } => {
                format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok))
            }
            LexicalErrorType::Eof if !self.source.ends_with('\\') => return None,
            LexicalErrorType::LineContinuationError | LexicalErrorType::Eof => {
                "unexpected character after line continuation character".into()
            }
            LexicalErrorType::InvalidByteLiteral => "bytes can only contain ASCII literal characters".into(),
            LexicalErrorType::OtherError(_) if text.starts_with(|c: char| c.is_ascii_digit()) => {
                self.number(error.location.start())
            }
            _ => INVALID.into(),
        })
    }

    fn in_f_string(&self, found: &FString, range: TextRange) -> String {
        let field = || self.source[..range.start().to_usize()].rsplit('{').next().unwrap_or("");
        match found {
            FString::UnterminatedString => {
                format!("unterminated f-string literal (detected at line {})", self.line(range.start()))
            }
            FString::UnterminatedTripleQuotedString => format!(
                "unterminated triple-quoted f-string literal (detected at line {})",
                self.line(TextSize::of(self.source))
            ),
            FString::UnclosedLbrace if field().contains(':') => "f-string: expecting '}', or format specs".into(),
            FString::UnclosedLbrace => "f-string: expecting '}'".into(),
            FString::SingleRbrace => "f-string: single '}' is not allowed".into(),
            FString::InvalidConversionFlag => {
                let flag = self.text(range).trim_start_matches('!');
                format!("f-string: invalid conversion character '{flag}': expected 's', 'r', or 'a'")
            }
            FString::LambdaWithoutParentheses => {
                "f-string: lambda expressions are not allowed without parentheses".into()
            }
            // CPython's own spelling.
            FString::ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: conversion type must come right after the exclamanation mark".into()
            }
            FString::NewlineInFormatSpec => INVALID.into(),
        }
    }

    /// Numbers that run into a name or another number, such as `1a` and `0b12`.
    fn numbers(&self) -> Option<(String, TextRange)> {
        const MAY_FOLLOW: [&str; 8] = ["and", "else", "for", "if", "in", "is", "or", "not"];
        let is_number = |token: &Token| matches!(token.kind(), TokenKind::Int | TokenKind::Float | TokenKind::Complex);
        self.tokens.windows(2).find_map(|pair| {
            let next = self.text(pair[1].range());
            let runs_on = pair[0].end() == pair[1].start()
                && next.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                && !MAY_FOLLOW.iter().any(|keyword| next.starts_with(keyword));
            (is_number(&pair[0]) && runs_on).then(|| (self.number(pair[0].start()), pair[0].range()))
        })
    }

    /// What is wrong with the number that begins here.
    fn number(&self, start: TextSize) -> String {
        let text = self.source[start.to_usize()..].to_ascii_lowercase();
        let digits = |prefix: &str| text.strip_prefix(prefix).map(|rest| rest.trim_start_matches(['0', '1', '_']));
        if text.starts_with("0x") {
            return "invalid hexadecimal literal".into();
        }
        for (rest, base, least) in [(digits("0b"), "binary", '2'), (digits("0o"), "octal", '8')] {
            let Some(rest) = rest else { continue };
            let wrong = rest.chars().find(|c| !('0'..least).contains(c));
            return match wrong.filter(char::is_ascii_digit) {
                Some(digit) => format!("invalid digit '{digit}' in {base} literal"),
                None => format!("invalid {base} literal"),
            };
        }
        let length = text.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(text.len());
        let whole = &text[..length];
        if whole.starts_with('0')
            && whole.contains(|c: char| ('1'..='9').contains(&c))
            && !text[length..].starts_with('.')
        {
            return "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
                .into();
        }
        let mantissa = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.'));
        if mantissa.starts_with('j') { "invalid imaginary literal".into() } else { "invalid decimal literal".into() }
    }

    /// What CPython's grammar says, and whether it looks at everything up to the end before it does.
    fn grammatical(&self, error: &ParseError) -> (String, bool) {
        let at = self.tokens.partition_point(|token| token.start() < error.location.start());
        let lacks_else = matches!(&error.error, ParseErrorType::ExpectedToken { expected: TokenKind::Else, .. });
        if let Some(told) = self.side_by_side(at).filter(|_| !lacks_else) {
            return told;
        }
        let here = self.text(error.location);
        let kind = |at: usize| self.tokens.get(at).map(Token::kind);
        let before = at.checked_sub(1).and_then(kind);
        match (before, kind(at)) {
            (Some(TokenKind::Lambda), Some(TokenKind::Lpar)) => {
                return ("Lambda expression parameters cannot be parenthesized".into(), false);
            }
            (Some(before), Some(TokenKind::For)) if ends_operand(before) && self.follows_comma(at) => {
                return ("did you forget parentheses around the comprehension target?".into(), true);
            }
            _ => {}
        }
        let (message, reaches_end) = match &error.error {
            ParseErrorType::PositionalAfterKeywordArgument => ("positional argument follows keyword argument", true),
            ParseErrorType::PositionalAfterKeywordUnpacking => {
                ("positional argument follows keyword argument unpacking", true)
            }
            ParseErrorType::InvalidArgumentUnpackingOrder => {
                ("iterable argument unpacking follows keyword argument unpacking", true)
            }
            ParseErrorType::UnparenthesizedGeneratorExpression => ("Generator expression must be parenthesized", true),
            ParseErrorType::IterableUnpackingInComprehension => {
                ("iterable unpacking cannot be used in comprehension", true)
            }
            ParseErrorType::InvalidStarredExpressionUsage if self.is_inside(at) => {
                ("cannot use starred expression here", true)
            }
            ParseErrorType::InvalidNamedAssignmentTarget => match here.chars().last() {
                Some(']') => ("cannot use assignment expressions with subscript", false),
                Some(')') => ("cannot use assignment expressions with function call", false),
                Some('"' | '\'' | '0'..='9') => ("cannot use assignment expressions with literal", false),
                _ if here.contains('.') => ("cannot use assignment expressions with attribute", false),
                _ => (INVALID, false),
            },
            ParseErrorType::NonDefaultParamAfterDefaultParam => {
                ("parameter without a default follows parameter with a default", false)
            }
            ParseErrorType::ParamAfterVarKeywordParam => ("arguments cannot follow var-keyword argument", false),
            ParseErrorType::ExpectedKeywordParam => ("named arguments must follow bare *", false),
            ParseErrorType::ExpectedToken { expected: TokenKind::Else, .. } => {
                ("expected 'else' after 'if' expression", false)
            }
            ParseErrorType::ExpectedToken {
                expected: TokenKind::Colon,
                found: TokenKind::Comma | TokenKind::Rbrace,
            } => ("':' expected after dictionary key", true),
            ParseErrorType::OtherError(words) if words.starts_with("Expected a parameter name") => match here {
                "None" | "True" | "False" => return (format!("cannot assign to {here}"), false),
                _ => ("expression cannot contain assignment, perhaps you meant \"==\"?", false),
            },
            ParseErrorType::ExpectedExpression => self.lacks_expression(at),
            ParseErrorType::OtherError(words) if words.starts_with("Bytes literal cannot be mixed") => {
                ("cannot mix bytes and nonbytes literals", false)
            }
            _ => (INVALID, false),
        };
        (message.into(), reaches_end)
    }

    /// Words for an expression that is not there.
    fn lacks_expression(&self, at: usize) -> (&'static str, bool) {
        let kind = |at: usize| self.tokens.get(at).map(Token::kind);
        let before = at.checked_sub(1).and_then(kind);
        match (before, kind(at)) {
            (Some(TokenKind::Equal), Some(TokenKind::Rpar | TokenKind::Comma)) if self.is_inside(at) => {
                ("expected argument value expression", false)
            }
            (Some(TokenKind::Colon), Some(TokenKind::Rbrace | TokenKind::Comma)) => {
                if self.tokens[..at].iter().any(|token| token.kind() == TokenKind::FStringStart) {
                    (INVALID, false)
                } else {
                    ("expression expected after dictionary key and ':'", false)
                }
            }
            (Some(TokenKind::Lbrace), Some(TokenKind::Rbrace)) => {
                ("f-string: valid expression required before '}'", false)
            }
            _ => (INVALID, false),
        }
    }

    /// Whether a comma stands before the token, within the same brackets.
    fn follows_comma(&self, at: usize) -> bool {
        let start = self.start_of_item(at).and_then(|start| start.checked_sub(1));
        start.is_some_and(|before| self.tokens[before].kind() == TokenKind::Comma)
    }

    /// Whether the token stands within brackets.
    fn is_inside(&self, at: usize) -> bool {
        self.start_of_item(at).is_some()
    }

    /// The first token of the item that this token belongs to, within its brackets; `None` outside all brackets.
    fn start_of_item(&self, at: usize) -> Option<usize> {
        let mut depth = 0usize;
        let mut start = None;
        for earlier in (0..at.min(self.tokens.len())).rev() {
            match self.tokens[earlier].kind() {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if depth == 0 => {
                    return Some(start.unwrap_or(earlier + 1));
                }
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth -= 1,
                TokenKind::Comma | TokenKind::Colon | TokenKind::ColonEqual if depth == 0 => {
                    start = start.or(Some(earlier + 1));
                }
                _ => {}
            }
        }
        None
    }

    /// Words for two expressions that stand side by side, and whether the second ends the source.
    fn side_by_side(&self, at: usize) -> Option<(String, bool)> {
        let (before, here) = (self.tokens.get(at.checked_sub(1)?)?, self.tokens.get(at)?);
        if !ends_operand(before.kind()) || !starts_operand(here.kind()) {
            return None;
        }
        if before.kind() == TokenKind::Name && here.kind() == TokenKind::String {
            return None;
        }
        let reaches_end = self.expression_ends_source(at);
        let Some(start) = self.start_of_item(at) else { return Some((INVALID.into(), reaches_end)) };
        let item = &self.tokens[start..at];
        // The rule looks for the first of the two where a whole expression may stand, which is not behind these.
        let elsewhere = |token: &Token| matches!(token.kind(), TokenKind::For | TokenKind::Else | TokenKind::Equal);
        if item.iter().any(elsewhere) && !matches!(item, [.., last] if last.kind() == TokenKind::Equal) {
            let behind_in = item.iter().rposition(|token| token.kind() == TokenKind::In);
            let behind_for = item.iter().rposition(|token| token.kind() == TokenKind::For);
            // `[x for x y]`: the target is looked for as an expression.
            if behind_for.is_none() || behind_in > behind_for {
                return None;
            }
        }
        if item.iter().any(|token| token.kind() == TokenKind::If) {
            return None;
        }
        Some((COMMA.into(), reaches_end))
    }

    /// Whether the expression that begins with this token is the last thing in the source.
    fn expression_ends_source(&self, at: usize) -> bool {
        let mut depth = 0usize;
        let mut operand = false;
        for token in &self.tokens[at..] {
            if token.start() >= self.end {
                break;
            }
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => match depth.checked_sub(1) {
                    Some(outer) => depth = outer,
                    None => return false,
                },
                _ if depth > 0 => {}
                TokenKind::Comma | TokenKind::Colon | TokenKind::Equal | TokenKind::ColonEqual | TokenKind::For => {
                    return false;
                }
                kind if operand && starts_operand(kind) => return false,
                _ => {}
            }
            operand = ends_operand(token.kind());
        }
        true
    }
}

fn ends_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringEnd
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
            | TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
    )
}

fn starts_operand(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::None
            | TokenKind::True
            | TokenKind::False
            | TokenKind::Ellipsis
            | TokenKind::Lbrace
            | TokenKind::Lambda
            | TokenKind::Tilde
    )
}
