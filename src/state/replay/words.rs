//! What happens at a step, in a sentence.

use protocol::recording::{Bound, End, Event, Slot};

use super::Replay;
use crate::state::growth::grouped;

impl Replay {
    /// What happens at a step.
    pub fn sentence(&self, at: usize) -> String {
        let (Some(step), stack) = (self.step(at), self.stack(at)) else { return String::new() };
        let Some((frame, line)) = stack.last() else { return String::new() };
        let (name, value) = (function(&frame.function), self.short(at, step.value.as_ref()));
        match step.event {
            Event::Call => format!("{name} is called."),
            Event::Line => format!("Line {line} is next."),
            Event::Return => format!("{name} returns {value}."),
            Event::Yield => format!("{name} gives {value}."),
            Event::Raise => format!("Line {line} raises {}", step.note.clone().unwrap_or_default()),
        }
    }

    /// The line of source that a sentence is about.
    pub fn line_text(&self, line: u32) -> &str {
        let text = (line as usize).checked_sub(1).and_then(|at| self.lines().get(at));
        text.map_or("", |text| text.trim())
    }

    /// What has to be said about the recording itself at a step: steps that are missing before it, or that it ends here.
    pub fn remark(&self, at: usize) -> Option<String> {
        if let Some(gap) = self.recording.gap.filter(|gap| gap.after as usize == at) {
            return Some(format!("{} steps before this one are left out.", grouped(gap.steps)));
        }
        if at < self.last() {
            return None;
        }
        match &self.recording.end {
            End::Returned => Some("Your code came back. This is the end.".to_owned()),
            End::Raised { kind, message, .. } => {
                let message = if message.is_empty() { String::new() } else { format!(": {message}") };
                Some(format!("It ends with {kind}{message}."))
            }
            End::StillRunning { reached: Bound::Steps } => {
                Some("The recording ends here; your code went on for many more steps and was stopped.".to_owned())
            }
            End::StillRunning { reached: Bound::Time } => Some(
                "The recording ends here; your code was still running after two seconds and was stopped.".to_owned(),
            ),
        }
    }

    fn short(&self, at: usize, slot: Option<&Slot>) -> String {
        match slot {
            Some(Slot::Text(text)) => text.clone(),
            Some(Slot::Thing(id)) => match self.objects(at).get(id) {
                Some(thing) => format!("the {} below", thing.name),
                None => "a value".to_owned(),
            },
            None => "nothing".to_owned(),
        }
    }
}

/// A function's name for people.
pub fn function(name: &str) -> &str {
    match name {
        "<lambda>" => "The lambda",
        "<genexpr>" => "The generator expression",
        "<listcomp>" | "<dictcomp>" | "<setcomp>" => "The comprehension",
        name => name,
    }
}
