//! How the names of one frame are drawn: which value is boxes, which a table, and where one object is met twice.

use std::collections::{BTreeMap, BTreeSet};

use protocol::recording::{Frame, Pointer, Shape, Slot, Thing};

use super::{
    Objects, Replay,
    drawing::{Boxes, Cell, Drawing, Picture, Reference, Row},
    linked, slots,
};

/// Deeper values are named, not drawn.
const DEPTH: usize = 5;

/// The names that point to each place, and those that point outside with where to.
type Pointers = (BTreeMap<u64, Vec<String>>, Vec<(String, i64)>);

/// Draws a frame.
pub(super) fn draw(replay: &Replay, at: usize, from_top: usize) -> Picture {
    let stack = replay.stack(at);
    let Some((frame, _)) = stack.len().checked_sub(from_top + 1).and_then(|place| stack.get(place)) else {
        return Picture::default();
    };
    let returned = replay.step(at).and_then(|step| step.value.clone()).filter(|_| from_top == 0);
    let before = at.checked_sub(1).map(|before| replay.objects(before)).unwrap_or_default();
    let mut artist = Artist::new(replay, replay.objects(at), before, frame);
    let roots: Vec<&Slot> = frame.locals.iter().map(|(_, slot)| slot).chain(&returned).collect();
    artist.survey(&roots);
    let earlier = replay.frame_before(at, frame.id);
    let mut rows = artist.rows(frame, earlier);
    if let Some(slot) = &returned {
        rows.push(Row { names: vec!["returns".to_owned()], drawing: artist.slot(slot, 1, &[]), changed: true });
    }
    let names = artist.names_of_nodes(frame);
    let linked = linked::draw(&artist, &names);
    Picture { rows, linked }
}

/// Draws values, each object once.
pub(super) struct Artist<'a> {
    pub(super) replay: &'a Replay,
    pub(super) now: Objects<'a>,
    pub(super) before: Objects<'a>,
    /// Objects that a name holds.
    pub(super) owners: BTreeMap<u32, String>,
    /// Objects that are met more than once.
    tags: BTreeMap<u32, u32>,
    pub(super) drawn: BTreeSet<u32>,
    /// Linked objects in the order in which they are met.
    pub(super) nodes: Vec<u32>,
    /// Values of the names, for indices.
    numbers: BTreeMap<&'a str, i64>,
    first_line: u32,
}

impl<'a> Artist<'a> {
    fn new(replay: &'a Replay, now: Objects<'a>, before: Objects<'a>, frame: &'a Frame) -> Self {
        let number = |(name, slot): &'a (String, Slot)| match slot {
            Slot::Text(text) => Some((name.as_str(), text.parse().ok()?)),
            Slot::Thing(_) => None,
        };
        let numbers = frame.locals.iter().filter_map(number).collect();
        let mut owners = BTreeMap::new();
        for (name, slot) in &frame.locals {
            if let Slot::Thing(id) = slot {
                owners.entry(*id).or_insert_with(|| name.clone());
            }
        }
        Artist {
            replay,
            now,
            before,
            owners,
            tags: BTreeMap::new(),
            drawn: BTreeSet::new(),
            nodes: Vec::new(),
            numbers,
            first_line: frame.first_line,
        }
    }

    /// Finds what is met more than once, and the linked objects.
    fn survey(&mut self, roots: &[&Slot]) {
        let mut met: BTreeMap<u32, u32> = BTreeMap::new();
        let mut order = Vec::new();
        let mut todo: Vec<&Slot> = roots.iter().rev().copied().collect();
        while let Some(slot) = todo.pop() {
            let Slot::Thing(id) = slot else { continue };
            let times = met.entry(*id).or_insert(0);
            *times += 1;
            if *times > 1 {
                continue;
            }
            let Some(thing) = self.now.get(id).copied() else { continue };
            order.push(*id);
            if self.is_node(thing) {
                self.nodes.push(*id);
            }
            todo.extend(slots(&thing.shape).into_iter().rev());
        }
        let shared = order.into_iter().filter(|id| met[id] > 1 && !self.owners.contains_key(id));
        let shared = shared.filter(|id| !self.now.get(id).is_some_and(|thing| self.is_node(thing)));
        self.tags = shared.zip(1..).collect();
    }

    /// Whether an object is drawn among those that point to one another.
    fn is_node(&self, thing: &Thing) -> bool {
        matches!(thing.shape, Shape::Object { .. }) && self.replay.links.contains_key(&thing.name)
    }

    /// The number under which a linked object is drawn.
    pub(super) fn number(&self, id: u32) -> Option<u32> {
        self.nodes.iter().position(|&node| node == id).map(|at| at as u32 + 1)
    }

    /// Whether an object is new or not what it was.
    pub(super) fn has_changed(&self, id: u32) -> bool {
        self.now.get(&id) != self.before.get(&id)
    }

    fn rows(&mut self, frame: &Frame, earlier: Option<&Frame>) -> Vec<Row> {
        let mut rows: Vec<(Row, &Slot)> = Vec::new();
        let old = |name: &str| earlier.and_then(|frame| frame.locals.iter().find(|(known, _)| known == name));
        for (name, slot) in &frame.locals {
            let changed = old(name).is_none_or(|(_, before)| before != slot);
            let twin = rows.iter_mut().find(|(_, known)| matches!(slot, Slot::Thing(_)) && *known == slot);
            if let Some((row, _)) = twin {
                row.names.push(name.clone());
                row.changed |= changed;
                continue;
            }
            let mut aliases = vec![name.as_str()];
            aliases.extend(frame.locals.iter().filter(|(_, other)| other == slot).map(|(name, _)| name.as_str()));
            let drawing = self.slot(slot, 0, &aliases);
            rows.push((Row { names: vec![name.clone()], drawing, changed }, slot));
        }
        rows.into_iter().map(|(row, _)| row).collect()
    }

    /// The names that lead to linked objects, a field of a named object's included.
    fn names_of_nodes(&self, frame: &Frame) -> BTreeMap<u32, Vec<String>> {
        let mut names: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (name, slot) in &frame.locals {
            let Slot::Thing(id) = slot else { continue };
            if self.nodes.contains(id) {
                names.entry(*id).or_default().push(name.clone());
            } else if let Some(Shape::Object { fields, .. }) = self.now.get(id).map(|thing| &thing.shape) {
                for (field, held) in fields {
                    if let Slot::Thing(held) = held
                        && self.nodes.contains(held)
                    {
                        names.entry(*held).or_default().push(format!("{name}.{field}"));
                    }
                }
            }
        }
        names
    }

    /// Draws what stands in a place. `names` are those by which indices know it.
    pub(super) fn slot(&mut self, slot: &Slot, depth: usize, names: &[&str]) -> Drawing {
        let id = match slot {
            Slot::Text(text) => return Drawing::Text(text.clone()),
            Slot::Thing(id) => *id,
        };
        let Some(thing) = self.now.get(&id).copied() else {
            return Drawing::Text("…".to_owned());
        };
        if let Some(number) = self.number(id) {
            return Drawing::Refer(Reference::Node(number, thing.name.clone()));
        }
        if let Some(name) = self.owners.get(&id).filter(|_| depth > 0) {
            return Drawing::Refer(Reference::Name(name.clone()));
        }
        let tag = self.tags.get(&id).copied();
        if !self.drawn.insert(id)
            && let Some(tag) = tag
        {
            return Drawing::Refer(Reference::Tag(tag));
        }
        if depth > DEPTH {
            return Drawing::Text(format!("{} …", thing.name));
        }
        self.thing(thing, tag, depth, names)
    }

    fn thing(&mut self, thing: &'a Thing, tag: Option<u32>, depth: usize, names: &[&str]) -> Drawing {
        let old = self.before.get(&thing.id).map(|thing| &thing.shape);
        let title = thing.name.clone();
        match &thing.shape {
            Shape::Sequence { items, length } => {
                if let Some(table) = self.matrix(thing, items, *length, tag, names) {
                    return Drawing::Table(table);
                }
                let before = match old {
                    Some(Shape::Sequence { items, .. }) => Some(items),
                    _ => None,
                };
                let (pointers, outside) = self.pointers(names, 0, *length);
                let mut cells = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let changed = before.is_some_and(|before| before.get(at) != Some(item));
                    let pointers = pointers.get(&(at as u64)).cloned().unwrap_or_default();
                    cells.push(Cell { drawing: self.slot(item, depth + 1, &[]), changed, pointers });
                }
                let more = length.saturating_sub(items.len() as u64);
                if cells.iter().all(|cell| matches!(cell.drawing, Drawing::Text(_) | Drawing::Refer(_))) {
                    Drawing::Boxes(Boxes { title, tag, cells, more, numbered: true, outside })
                } else {
                    Drawing::Stack { title, tag, cells, more }
                }
            }
            Shape::Set { items, length } => {
                let before = match old {
                    Some(Shape::Set { items, .. }) => Some(items),
                    _ => None,
                };
                let mut cells = Vec::new();
                for item in items {
                    let changed = before.is_some_and(|before| !before.contains(item));
                    cells.push(Cell { drawing: self.slot(item, depth + 1, &[]), changed, pointers: Vec::new() });
                }
                let more = length.saturating_sub(items.len() as u64);
                Drawing::Boxes(Boxes { title, tag, cells, more, numbered: false, outside: Vec::new() })
            }
            Shape::Dict { entries, length } => {
                let before = match old {
                    Some(Shape::Dict { entries, .. }) => Some(entries),
                    _ => None,
                };
                let mut pairs = Vec::new();
                for entry in entries {
                    let changed = before.is_some_and(|before| !before.contains(entry));
                    let key = self.slot(&entry.0, depth + 1, &[]);
                    let drawing = self.slot(&entry.1, depth + 1, &[]);
                    pairs.push((key, Cell { drawing, changed, pointers: Vec::new() }));
                }
                let more = length.saturating_sub(entries.len() as u64);
                Drawing::Pairs { title, tag, pairs, more, is_object: false }
            }
            Shape::Object { fields, length } => {
                let before = match old {
                    Some(Shape::Object { fields, .. }) => Some(fields),
                    _ => None,
                };
                let mut pairs = Vec::new();
                for field in fields {
                    let changed = before.is_some_and(|before| !before.contains(field));
                    let drawing = self.slot(&field.1, depth + 1, &[]);
                    pairs.push((Drawing::Text(field.0.clone()), Cell { drawing, changed, pointers: Vec::new() }));
                }
                let more = length.saturating_sub(fields.len() as u64);
                Drawing::Pairs { title, tag, pairs, more, is_object: true }
            }
            Shape::Grid { .. } => self.grid(thing, tag, names),
        }
    }

    /// The names that index a list of one of these names along an axis, by place; and those that point outside.
    pub(super) fn pointers(&self, names: &[&str], axis: u32, length: u64) -> Pointers {
        let (mut inside, mut outside) = (BTreeMap::<u64, Vec<String>>::new(), Vec::new());
        let is_ours = |pointer: &&Pointer| {
            pointer.first_line == self.first_line && pointer.axis == axis && names.contains(&pointer.list.as_str())
        };
        let mut known = BTreeSet::new();
        for pointer in self.replay.recording.pointers.iter().filter(is_ours) {
            let Some(&value) = self.numbers.get(pointer.index.as_str()) else { continue };
            if !known.insert(&pointer.index) {
                continue;
            }
            let place = if value < 0 { value.checked_add_unsigned(length) } else { Some(value) };
            match place.and_then(|place| u64::try_from(place).ok()).filter(|&place| place < length) {
                Some(place) => inside.entry(place).or_default().push(pointer.index.clone()),
                None => outside.push((pointer.index.clone(), value)),
            }
        }
        (inside, outside)
    }
}
