//! Lambdas: making and calling them.

use std::rc::Rc;

use super::Machine;
use super::call::Arguments;
use super::scope::{Scope, ScopeKind};
use crate::error::{Result, type_error};
use crate::object::{Closure, Dict, Object};
use crate::syntax::tree::{Lambda, Parameter};

impl Machine<'_> {
    pub(super) fn closure(&mut self, lambda: &Rc<Lambda>, scope: &Rc<Scope>) -> Result<Object> {
        let mut defaults = |parameters: &[Parameter]| -> Result<Vec<Option<Object>>> {
            parameters
                .iter()
                .map(|parameter| parameter.default.as_ref().map(|node| self.evaluate(node, scope)).transpose())
                .collect()
        };
        Ok(Object::Lambda(Rc::new(Closure {
            lambda: lambda.clone(),
            scope: scope.clone(),
            defaults: defaults(&lambda.positional)?,
            keyword_defaults: defaults(&lambda.keyword_only)?,
        })))
    }

    pub(super) fn call_closure(&mut self, closure: &Closure, arguments: Arguments) -> Result<Object> {
        let lambda = &closure.lambda;
        let scope = Scope::inner(&closure.scope, ScopeKind::Lambda, &lambda.named);
        let given = arguments.positional.len();
        let mut positional = arguments.positional.into_iter();
        // What is bound so far, by position and then by keyword, as CPython goes about it.
        let mut values: Vec<Option<Object>> = lambda.positional.iter().map(|_| positional.next()).collect();
        let mut keyword_values: Vec<Option<Object>> = vec![None; lambda.keyword_only.len()];
        let mut others = Dict::default();
        for (name, value) in &arguments.keywords {
            let is_it = |parameter: &Parameter| parameter.name == *name;
            let by_position = lambda.positional.iter().skip(lambda.positional_only).position(is_it);
            let place = match (by_position, lambda.keyword_only.iter().position(is_it)) {
                (Some(place), _) => &mut values[place + lambda.positional_only],
                (None, Some(place)) => &mut keyword_values[place],
                (None, None) if lambda.keywords.is_some() => {
                    others.insert(Object::Str(name.clone()), value.clone())?;
                    continue;
                }
                (None, None) => return Err(unexpected(lambda, name, &arguments.keywords)),
            };
            if place.is_some() {
                return Err(type_error(format!("<lambda>() got multiple values for argument '{name}'")));
            }
            *place = Some(value.clone());
        }
        let rest: Vec<Object> = positional.collect();
        match &lambda.rest {
            Some(name) => scope.bind(name, Object::tuple(rest)),
            None if !rest.is_empty() => {
                return Err(too_many(lambda, closure, given, keyword_values.iter().flatten().count()));
            }
            None => {}
        }
        if let Some(name) = &lambda.keywords {
            scope.bind(name, Object::Dict(Rc::new(others)));
        }
        let mut missing = Vec::new();
        for ((parameter, value), default) in lambda.positional.iter().zip(values).zip(&closure.defaults) {
            match value.or_else(|| default.clone()) {
                Some(value) => scope.bind(&parameter.name, value),
                None => missing.push(format!("'{}'", parameter.name)),
            }
        }
        let mut missing_keywords = Vec::new();
        let defaults = &closure.keyword_defaults;
        for ((parameter, value), default) in lambda.keyword_only.iter().zip(keyword_values).zip(defaults) {
            match value.or_else(|| default.clone()) {
                Some(value) => scope.bind(&parameter.name, value),
                None => missing_keywords.push(format!("'{}'", parameter.name)),
            }
        }
        for (names, sort) in [(missing, "positional"), (missing_keywords, "keyword-only")] {
            if !names.is_empty() {
                let plural = if names.len() == 1 { "" } else { "s" };
                return Err(type_error(format!(
                    "<lambda>() missing {} required {sort} argument{plural}: {}",
                    names.len(),
                    enumeration(&names)
                )));
            }
        }
        self.evaluate(&lambda.body, &scope)
    }
}

/// A keyword that fits no parameter.
fn unexpected(lambda: &Lambda, name: &str, keywords: &[(Rc<str>, Object)]) -> crate::error::Error {
    let hidden: Vec<&str> = lambda.positional[..lambda.positional_only]
        .iter()
        .filter(|parameter| keywords.iter().any(|(keyword, _)| *keyword == parameter.name))
        .map(|parameter| &*parameter.name)
        .collect();
    if hidden.is_empty() {
        return type_error(format!("<lambda>() got an unexpected keyword argument '{name}'"));
    }
    type_error(format!(
        "<lambda>() got some positional-only arguments passed as keyword arguments: '{}'",
        hidden.join(", ")
    ))
}

fn too_many(lambda: &Lambda, closure: &Closure, given: usize, given_keywords: usize) -> crate::error::Error {
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let most = lambda.positional.len();
    let least = most - closure.defaults.iter().flatten().count();
    let count = if least == most { most.to_string() } else { format!("from {least} to {most}") };
    let plural = if least == most { s(most) } else { "s" };
    let verb = if given == 1 && given_keywords == 0 { "was" } else { "were" };
    let by_keyword = match given_keywords {
        0 => String::new(),
        count => {
            format!(" positional argument{} (and {count} keyword-only argument{})", s(given), s(count))
        }
    };
    type_error(format!("<lambda>() takes {count} positional argument{plural} but {given}{by_keyword} {verb} given"))
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
fn enumeration(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}
