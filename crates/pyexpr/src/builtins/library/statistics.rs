//! `statistics`.

use crate::builtins::Builtin;

pub(super) const FUNCTIONS: &[Builtin] = &[];
