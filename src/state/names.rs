//! One place that turns the protocol's words into stable names for addresses and hooks, and into words for people.

use protocol::judging::{Stage, Verdict};

/// The app's own name.
pub const APP: &str = "Mettle";

/// The verdict as attributes write it: the same as in the protocol's JSON.
pub fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::WrongAnswer => "wrong-answer",
        Verdict::TimeLimitExceeded => "time-limit-exceeded",
        Verdict::MemoryLimitExceeded => "memory-limit-exceeded",
        Verdict::OutputLimitExceeded => "output-limit-exceeded",
        Verdict::RuntimeError => "runtime-error",
        Verdict::CompileError => "compile-error",
        Verdict::Unsupported => "unsupported",
        Verdict::JudgeError => "judge-error",
        Verdict::Stopped => "stopped",
        Verdict::Incomplete => "incomplete",
    }
}

/// The verdict for people.
pub fn verdict_label(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "Accepted",
        Verdict::WrongAnswer => "Wrong answer",
        Verdict::TimeLimitExceeded => "Time limit exceeded",
        Verdict::MemoryLimitExceeded => "Memory limit exceeded",
        Verdict::OutputLimitExceeded => "Output limit exceeded",
        Verdict::RuntimeError => "Runtime error",
        Verdict::CompileError => "Does not parse",
        Verdict::Unsupported => "Not judged yet",
        Verdict::JudgeError => "Judge error",
        Verdict::Stopped => "Stopped",
        Verdict::Incomplete => "Waiting for an answer",
    }
}

/// A stage of judging for people.
pub fn stage_label(stage: Stage) -> &'static str {
    match stage {
        Stage::WaitingForPython => "Waiting for Python to start",
        Stage::Cases => "Running the cases",
        Stage::Shrinking => "Looking for a smaller failing input",
        Stage::Growth => "Measuring growth",
    }
}

/// A pattern in kebab case as words: `sliding-window` becomes `sliding window`, `bfs` becomes `BFS`.
pub fn pattern_label(pattern: &str) -> String {
    const SHORT: [&str; 6] = ["bfs", "dfs", "dp", "2d", "lru", "sql"];
    let word = |word: &str| if SHORT.contains(&word) { word.to_uppercase() } else { word.to_owned() };
    pattern.split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// A role in kebab case as people write it: `ml-engineer` becomes `ML engineer`.
pub fn role_label(role: &str) -> String {
    let word = |word: &str| match word {
        "ml" => "ML".to_owned(),
        "mlops" => "MLOps".to_owned(),
        "ai" => "AI".to_owned(),
        "llm" => "LLM".to_owned(),
        other => other.to_owned(),
    };
    let label = role.split('-').map(word).collect::<Vec<_>>().join(" ").replace("AI LLM", "AI and LLM");
    capitalised(&label)
}

/// The text with a capital letter at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_words_and_abbreviations_capitals() {
        assert_eq!(pattern_label("sliding-window"), "sliding window");
        assert_eq!(pattern_label("dp-2d"), "DP 2D");
    }

    #[test]
    fn roles_are_written_as_people_write_them() {
        assert_eq!(role_label("ml-engineer"), "ML engineer");
        assert_eq!(role_label("ai-llm-engineer"), "AI and LLM engineer");
        assert_eq!(role_label("data-scientist"), "Data scientist");
        assert_eq!(role_label(""), "");
    }

    #[test]
    fn ids_are_the_protocols_own_names() {
        for verdict in [
            Verdict::Accepted,
            Verdict::WrongAnswer,
            Verdict::TimeLimitExceeded,
            Verdict::MemoryLimitExceeded,
            Verdict::OutputLimitExceeded,
            Verdict::RuntimeError,
            Verdict::CompileError,
            Verdict::Unsupported,
            Verdict::JudgeError,
            Verdict::Stopped,
            Verdict::Incomplete,
        ] {
            assert_eq!(serde_json::json!(verdict), verdict_id(verdict));
        }
    }
}
