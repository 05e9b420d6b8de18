//! A recorded run, gone through step by step: where it is, what has changed, and how its values are drawn. No views.

mod drawing;
mod linked;
mod picture;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use protocol::recording::{Event, Frame, Recording, Shape, Slot, Step, Thing};

pub use self::{
    drawing::{Boxes, Cell, Drawing, Picture, Reference, Row, Table},
    linked::{After, Chain, Linked, Node, Tree},
};

use super::debugging::Stepped;

/// Names of fields that lead back to where one came from.
const BACK: &[&str] = &["prev", "previous", "parent", "back", "before", "up"];

/// The objects at a step, by their number.
pub(crate) type Objects<'a> = BTreeMap<u32, &'a Thing>;

/// A recording with the source that was run.
#[derive(Debug)]
pub struct Replay {
    /// The recording. It has at least one step.
    recording: Recording,
    /// The source's lines.
    lines: Vec<String>,
    /// The case's name.
    case: String,
    /// Of the classes whose objects point to one another, the fields by which they do.
    links: BTreeMap<String, BTreeSet<String>>,
    /// And those that only lead back: followed, they would draw a chain twice.
    backs: BTreeMap<String, BTreeSet<String>>,
}

impl Replay {
    /// `None` where nothing was recorded.
    pub fn new(recording: Recording, source: &str, case: &str) -> Option<Self> {
        if recording.steps.is_empty() {
            return None;
        }
        let mut backs = BTreeMap::new();
        let mut links = links(&recording.things);
        for (class, fields) in &mut links {
            let back = ways_back(&recording.things, class, fields);
            fields.retain(|field| !back.contains(field));
            backs.insert(class.clone(), back);
        }
        let lines = source.lines().map(str::to_owned).collect();
        Some(Self { recording, lines, case: case.to_owned(), links, backs })
    }

    /// The source's lines.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The case's name.
    pub fn case(&self) -> &str {
        &self.case
    }

    /// The place of the last step, from 0.
    pub fn last(&self) -> usize {
        self.recording.steps.len().saturating_sub(1)
    }

    /// The frames of a step, outermost first, each with its line.
    pub fn stack(&self, at: usize) -> Vec<(&Frame, u32)> {
        let place = |&(frame, line): &(u32, u32)| Some((self.recording.frames.get(frame as usize)?, line));
        self.step(at).map(|step| step.stack.iter().filter_map(place).collect()).unwrap_or_default()
    }

    /// How many frames are left out of [`Replay::stack`], after the outermost ones.
    pub fn hidden(&self, at: usize) -> u32 {
        self.step(at).map_or(0, |step| step.hidden)
    }

    /// Where a frame is at a step; 0 is the innermost.
    pub fn stepped(&self, at: usize, from_top: usize) -> Stepped {
        let stack = self.stack(at);
        let line = stack.len().checked_sub(from_top + 1).map_or(0, |place| stack[place].1);
        Stepped { line, raises: self.is_raise(at) }
    }

    /// Whether an exception is raised at a step.
    pub fn is_raise(&self, at: usize) -> bool {
        self.step(at).is_some_and(|step| step.event == Event::Raise)
    }

    /// What was printed by then.
    pub fn printed(&self, at: usize) -> &str {
        let end = self.step(at).map_or(0, |step| step.printed as usize);
        let printed = &self.recording.printed;
        printed.get(..end.min(printed.len())).unwrap_or(printed)
    }

    /// The next step, seen from here, at which no deeper call is under way; the last one where there is none.
    pub fn over(&self, at: usize) -> usize {
        let depth = |at: usize| self.step(at).map_or(0, |step| step.stack.len() + step.hidden as usize);
        let here = depth(at);
        (at + 1..=self.last()).find(|&next| depth(next) <= here).unwrap_or(self.last())
    }

    /// How the names of a frame are drawn; `from_top` 0 is the innermost frame.
    pub fn picture(&self, at: usize, from_top: usize) -> Picture {
        picture::draw(self, at, from_top)
    }

    fn step(&self, at: usize) -> Option<&Step> {
        self.recording.steps.get(at)
    }

    fn objects(&self, at: usize) -> Objects<'_> {
        let steps = self.recording.steps.iter().take(at + 1);
        let things = steps.flat_map(|step| &step.things).filter_map(|&thing| self.recording.things.get(thing as usize));
        things.map(|thing| (thing.id, thing)).collect()
    }

    /// The same call's state at the step before.
    fn frame_before(&self, at: usize, id: u32) -> Option<&Frame> {
        let before = self.stack(at.checked_sub(1)?);
        before.into_iter().map(|(frame, _)| frame).find(|frame| frame.id == id)
    }
}

/// The fields by which objects of one class point to others of it, themselves or through a list.
fn links(things: &[Thing]) -> BTreeMap<String, BTreeSet<String>> {
    let mut kinds: BTreeMap<u32, &Thing> = BTreeMap::new();
    for thing in things {
        kinds.insert(thing.id, thing);
    }
    let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for thing in things {
        let Shape::Object { fields, .. } = &thing.shape else { continue };
        for (name, slot) in fields {
            let is_of_class = |slot: &Slot| match slot {
                Slot::Thing(id) => kinds.get(id).is_some_and(|other| other.name == thing.name),
                Slot::Text(_) => false,
            };
            let inside = match slot {
                Slot::Thing(id) => kinds.get(id).map(|other| slots(&other.shape)).unwrap_or_default(),
                Slot::Text(_) => Vec::new(),
            };
            let is_object = matches!(slot, Slot::Thing(id) if kinds.get(id).is_some_and(is_object));
            if is_of_class(slot) || (!is_object && inside.into_iter().any(is_of_class)) {
                links.entry(thing.name.clone()).or_default().insert(name.clone());
            }
        }
    }
    links
}

/// Those of a class's links that undo another one.
fn ways_back(things: &[Thing], class: &str, links: &BTreeSet<String>) -> BTreeSet<String> {
    // Each object as the run left it.
    let ours = things.iter().filter(|thing| thing.name == class).map(|thing| (thing.id, thing));
    let last: BTreeMap<u32, &Thing> = ours.collect();
    let target = |thing: &Thing, field: &str| match &thing.shape {
        Shape::Object { fields, .. } => {
            fields.iter().find(|(name, _)| name == field).and_then(|(_, slot)| match slot {
                Slot::Thing(id) => Some(*id),
                Slot::Text(_) => None,
            })
        }
        _ => None,
    };
    let mut back: BTreeSet<String> = links.iter().filter(|link| BACK.contains(&link.as_str())).cloned().collect();
    for there in links {
        for here in links.iter().filter(|here| *here > there) {
            let ends =
                last.values().filter_map(|thing| Some((thing.id, target(last.get(&target(thing, there)?)?, here))));
            let ends: Vec<bool> = ends.map(|(id, end)| end == Some(id)).collect();
            let undone = ends.iter().filter(|undone| **undone).count();
            if undone > 1 && undone * 2 > ends.len() && !back.contains(there) {
                back.insert(here.clone());
            }
        }
    }
    back
}

fn is_object(thing: &&Thing) -> bool {
    matches!(thing.shape, Shape::Object { .. })
}

/// What an object holds.
fn slots(shape: &Shape) -> Vec<&Slot> {
    match shape {
        Shape::Sequence { items, .. } | Shape::Set { items, .. } => items.iter().collect(),
        Shape::Dict { entries, .. } => entries.iter().flat_map(|(key, value)| [key, value]).collect(),
        Shape::Object { fields, .. } => fields.iter().map(|(_, slot)| slot).collect(),
        Shape::Grid { .. } => Vec::new(),
    }
}
