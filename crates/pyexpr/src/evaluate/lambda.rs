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
        let scope = Scope::inner(&closure.scope, ScopeKind::Lambda, &[]);
        let given = arguments.positional.len();
        let mut positional = arguments.positional.into_iter();
        let mut keywords = arguments.keywords;
        let mut missing = Vec::new();
        for (place, (parameter, default)) in lambda.positional.iter().zip(&closure.defaults).enumerate() {
            let by_name = (place >= lambda.positional_only)
                .then(|| keywords.iter().position(|(name, _)| *name == parameter.name))
                .flatten()
                .map(|found| keywords.remove(found).1);
            let value = match (positional.next(), by_name) {
                (Some(_), Some(_)) => {
                    return Err(type_error(format!(
                        "<lambda>() got multiple values for argument '{}'",
                        parameter.name
                    )));
                }
                (Some(value), None) | (None, Some(value)) => value,
                (None, None) => match default {
                    Some(default) => default.clone(),
                    None => {
                        missing.push(format!("'{}'", parameter.name));
                        continue;
                    }
                },
            };
            scope.bind(&parameter.name, value);
        }
        let rest: Vec<Object> = positional.collect();
        match &lambda.rest {
            Some(name) => scope.bind(name, Object::tuple(rest)),
            None if !rest.is_empty() => return Err(too_many(lambda, closure, given)),
            None => {}
        }
        let mut missing_keywords = Vec::new();
        for (parameter, default) in lambda.keyword_only.iter().zip(&closure.keyword_defaults) {
            let found = keywords.iter().position(|(name, _)| *name == parameter.name);
            match (found, default) {
                (Some(found), _) => scope.bind(&parameter.name, keywords.remove(found).1),
                (None, Some(default)) => scope.bind(&parameter.name, default.clone()),
                (None, None) => missing_keywords.push(format!("'{}'", parameter.name)),
            }
        }
        match &lambda.keywords {
            Some(name) => {
                let mut dict = Dict::default();
                for (keyword, value) in keywords {
                    dict.insert(Object::Str(keyword), value)?;
                }
                scope.bind(name, Object::Dict(Rc::new(dict)));
            }
            None => {
                if let Some((name, _)) = keywords.first() {
                    return Err(type_error(format!("<lambda>() got an unexpected keyword argument '{name}'")));
                }
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

fn too_many(lambda: &Lambda, closure: &Closure, given: usize) -> crate::error::Error {
    let most = lambda.positional.len();
    let least = most - closure.defaults.iter().flatten().count();
    let count = if least == most { most.to_string() } else { format!("from {least} to {most}") };
    let plural = if most == 1 && least == most { "" } else { "s" };
    let verb = if given == 1 { "was" } else { "were" };
    type_error(format!("<lambda>() takes {count} positional argument{plural} but {given} {verb} given"))
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
