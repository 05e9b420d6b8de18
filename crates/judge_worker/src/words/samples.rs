//! A problem and cases for tests of the words.

use judge::engine::{Fault, Finding, JudgedCase, Printed, Trouble};
use judge::manifest::{Comparison, Difficulty, Kind, Manifest, Signature};
use judge::value::Value;

/// A problem that asks for the function `f` without parameters.
pub fn manifest() -> Manifest {
    Manifest {
        title: String::new(),
        summary: String::new(),
        kind: Kind::Function,
        difficulty: Difficulty::Easy,
        minutes: 1,
        patterns: Vec::new(),
        roles: Vec::new(),
        asked_by: Vec::new(),
        prerequisites: Vec::new(),
        follow_ups: Vec::new(),
        packages: Vec::new(),
        signature: Some(Signature {
            name: "f".into(),
            parameters: Vec::new(),
            returns: "list[int]".into(),
            methods: Vec::new(),
        }),
        limits: Default::default(),
        comparison: Comparison::default(),
        growth: None,
        bound: None,
        options: Vec::new(),
        sampling: None,
        random_cases: 30,
    }
}

/// A case with this finding, where a list is asked for.
pub fn judged(expected: Value, finding: Finding) -> JudgedCase {
    JudgedCase {
        name: "example 1".into(),
        arguments: Value::Tuple(Vec::new()),
        expected,
        finding,
        printed: Printed::default(),
        shrinks: 0,
    }
}

/// A case that gave a wrong value.
pub fn wrong(expected: Value, actual: Value) -> JudgedCase {
    judged(expected, Finding::Wrong(actual, Vec::new()))
}

/// A case that raised on line 2.
pub fn raised(kind: &str, message: &str) -> JudgedCase {
    judged(Value::None, Finding::Failed(Fault::Exception(trouble(kind, message))))
}

/// An error on line 2.
pub fn trouble(kind: &str, message: &str) -> Trouble {
    Trouble { kind: kind.into(), message: message.into(), line: Some(2), ..Trouble::default() }
}
