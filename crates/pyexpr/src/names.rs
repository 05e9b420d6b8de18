//! The names that an expression may use.

use std::collections::HashMap;

use crate::object::{Module, Object};

/// The modules of Python's library that are there without an import, besides `math`.
const LIBRARY: &[&str] =
    &["bisect", "collections", "functools", "heapq", "itertools", "operator", "statistics", "string"];

/// Names bound to values. Python's builtins need no binding.
#[derive(Clone)]
pub struct Names {
    bindings: HashMap<String, Object>,
}

impl Default for Names {
    fn default() -> Self {
        Names::new()
    }
}

impl Names {
    /// `np`, `numpy`, `math` and the modules of Python's library that are supported.
    pub fn new() -> Names {
        let mut names = Names::empty();
        names.bind("np", Object::Module(Module::NumPy));
        names.bind("numpy", Object::Module(Module::NumPy));
        names.bind("math", Object::Module(Module::Math));
        for module in LIBRARY {
            names.bind(*module, Object::Module(Module::Library(module)));
        }
        names
    }

    /// No name at all.
    pub fn empty() -> Names {
        Names { bindings: HashMap::new() }
    }

    /// Binds or rebinds a name.
    pub fn bind(&mut self, name: impl Into<String>, value: Object) {
        self.bindings.insert(name.into(), value);
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Object> {
        self.bindings.get(name)
    }
}
