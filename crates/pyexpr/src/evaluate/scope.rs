//! Where names are looked up: comprehensions and lambdas nest, everything else is global.

use std::cell::RefCell;
use std::rc::Rc;

use crate::object::Object;

/// One level of names.
pub struct Scope {
    kind: ScopeKind,
    /// `None` marks a name that this level binds, but has not bound yet.
    variables: RefCell<Vec<(Rc<str>, Option<Object>)>>,
    parent: Option<Rc<Scope>>,
}

/// What made the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    /// The expression itself; holds what `:=` binds.
    Top,
    Comprehension,
    Lambda,
}

/// What a look-up finds.
pub(crate) enum Lookup {
    Found(Object),
    /// A name that is bound later.
    Unbound,
    Missing,
}

impl Scope {
    pub(crate) fn top() -> Rc<Scope> {
        Rc::new(Scope { kind: ScopeKind::Top, variables: RefCell::default(), parent: None })
    }

    pub(crate) fn inner(parent: &Rc<Scope>, kind: ScopeKind, names: &[Rc<str>]) -> Rc<Scope> {
        Rc::new(Scope {
            kind,
            variables: RefCell::new(names.iter().map(|name| (name.clone(), None)).collect()),
            parent: Some(parent.clone()),
        })
    }

    /// Binds what `:=` names: in the nearest level that is no comprehension.
    pub(crate) fn bind_named(&self, name: &Rc<str>, value: Object) {
        let mut scope = self;
        while let (ScopeKind::Comprehension, Some(parent)) = (scope.kind, scope.parent.as_deref()) {
            scope = parent;
        }
        scope.bind(name, value);
    }

    pub(crate) fn bind(&self, name: &Rc<str>, value: Object) {
        let mut variables = self.variables.borrow_mut();
        match variables.iter_mut().find(|(bound, _)| bound == name) {
            Some((_, place)) => *place = Some(value),
            None => variables.push((name.clone(), Some(value))),
        }
    }

    pub(crate) fn lookup(&self, name: &str) -> Lookup {
        let mut scope = Some(self);
        while let Some(level) = scope {
            if let Some((_, value)) = level.variables.borrow().iter().find(|(bound, _)| &**bound == name) {
                return match value {
                    Some(value) => Lookup::Found(value.clone()),
                    None => Lookup::Unbound,
                };
            }
            scope = level.parent.as_deref();
        }
        Lookup::Missing
    }
}
