//! How the names of one frame are drawn: which value is boxes, which a table, and where one object is met twice.

use std::collections::{BTreeMap, BTreeSet};

use protocol::recording::{Frame, Pointer, Shape, Slot, Thing};

use super::{Linked, Objects, Replay, linked, slots};

/// Deeper values are named, not drawn.
const DEPTH: usize = 5;

/// What is drawn of one frame at one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The names, and what is returned.
    pub rows: Vec<Row>,
    /// Objects that point to one another.
    pub linked: Vec<Linked>,
}

/// Names that hold one and the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The names.
    pub names: Vec<String>,
    /// What they hold.
    pub drawing: Drawing,
    /// Whether a name holds something else than at the step before.
    pub changed: bool,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// A plain value, as Python shows it.
    Text(String),
    /// An object that is drawn elsewhere.
    Refer(Reference),
    /// Items side by side.
    Boxes(Boxes),
    /// Items one below the other, because they are large.
    Stack {
        /// The type's name.
        title: String,
        /// By which number others refer to it.
        tag: Option<u32>,
        /// Each item.
        cells: Vec<Cell>,
        /// How many were left out.
        more: u64,
    },
    /// Rows and columns.
    Table(Table),
    /// Keys or fields, and their values.
    Pairs {
        /// The type's name.
        title: String,
        /// By which number others refer to it.
        tag: Option<u32>,
        /// Key, value.
        pairs: Vec<(Drawing, Cell)>,
        /// How many were left out.
        more: u64,
        /// Whether these are an object's fields.
        is_object: bool,
    },
}

/// Where an object is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Beside this name.
    Name(String),
    /// Where this number stands.
    Tag(u32),
    /// Among the linked objects, under this number; with its class.
    Node(u32, String),
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub drawing: Drawing,
    /// Whether that is not what it held at the step before.
    pub changed: bool,
    /// Names of the indices that point here.
    pub pointers: Vec<String>,
}

/// Items side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Boxes {
    /// The type's name.
    pub title: String,
    /// By which number others refer to it.
    pub tag: Option<u32>,
    /// From the first on.
    pub cells: Vec<Cell>,
    /// How many were left out.
    pub more: u64,
    /// Whether the items have indices.
    pub numbered: bool,
    /// Indices that point outside: name and value.
    pub outside: Vec<(String, i64)>,
}

/// Rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Type, shape, dtype.
    pub title: String,
    /// By which number others refer to it.
    pub tag: Option<u32>,
    /// Names or numbers of the columns, with the names of the indices that point to them.
    pub columns: Vec<(String, Vec<String>)>,
    /// Labels or numbers of the rows, with the names of the indices that point to them, and the cells.
    pub rows: Vec<(String, Vec<String>, Vec<Cell>)>,
    /// Something to know, such as that rows were left out.
    pub note: String,
}

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
    owners: BTreeMap<u32, String>,
    /// Objects that are met more than once.
    tags: BTreeMap<u32, u32>,
    drawn: BTreeSet<u32>,
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

    /// A list of lists of plain values, as rows and columns.
    fn matrix(
        &mut self,
        thing: &Thing,
        items: &[Slot],
        length: u64,
        tag: Option<u32>,
        names: &[&str],
    ) -> Option<Table> {
        let mut lists = Vec::new();
        for item in items {
            let Slot::Thing(id) = item else { return None };
            match self.now.get(id).map(|row| &row.shape) {
                Some(Shape::Sequence { items, length }) if items.iter().all(|cell| matches!(cell, Slot::Text(_))) => {
                    lists.push((*id, items, *length));
                }
                _ => return None,
            }
        }
        let width = lists.iter().map(|(_, items, _)| items.len()).max().filter(|&width| width > 0)?;
        // A row with a name of its own is drawn beside that.
        if lists.len() < 2 || lists.iter().any(|(id, ..)| self.owners.contains_key(id)) {
            return None;
        }
        let (row_pointers, _) = self.pointers(names, 0, length);
        let (column_pointers, _) = self.pointers(names, 1, width as u64);
        let mut twins: Vec<String> = Vec::new();
        let mut rows = Vec::new();
        for (at, (id, items, _)) in lists.iter().enumerate() {
            let before = match self.before.get(id).map(|row| &row.shape) {
                Some(Shape::Sequence { items, .. }) => Some(items),
                _ => None,
            };
            let cell = |(column, slot): (usize, &Slot)| Cell {
                drawing: match slot {
                    Slot::Text(text) => Drawing::Text(text.clone()),
                    Slot::Thing(_) => Drawing::Text(String::new()),
                },
                changed: before.is_some_and(|before| before.get(column) != Some(slot)),
                pointers: Vec::new(),
            };
            if let Some(first) = lists.iter().position(|(other, ..)| other == id).filter(|&first| first < at) {
                twins.push(format!("{first} and {at}"));
            }
            let pointers = row_pointers.get(&(at as u64)).cloned().unwrap_or_default();
            rows.push((at.to_string(), pointers, items.iter().enumerate().map(cell).collect()));
            self.drawn.insert(*id);
        }
        let mut notes = Vec::new();
        if let Some(first) = twins.first() {
            let more = if twins.len() > 1 { format!(" (and {} more pairs)", twins.len() - 1) } else { String::new() };
            notes.push(format!("Rows {first} are one and the same list{more}."));
        }
        let left_out = length.saturating_sub(items.len() as u64);
        if left_out > 0 {
            notes.push(format!("{left_out} more rows."));
        }
        if let Some(longest) =
            lists.iter().map(|(_, items, length)| length - items.len() as u64).max().filter(|&n| n > 0)
        {
            notes.push(format!("{longest} more columns."));
        }
        let column = |at: usize| (at.to_string(), column_pointers.get(&(at as u64)).cloned().unwrap_or_default());
        Some(Table {
            title: format!("{} of {}", thing.name, if length == 1 { "1 row".into() } else { format!("{length} rows") }),
            tag,
            columns: (0..width).map(column).collect(),
            rows,
            note: notes.join(" "),
        })
    }

    /// An array, a series or a frame.
    fn grid(&mut self, thing: &Thing, tag: Option<u32>, names: &[&str]) -> Drawing {
        let Shape::Grid { shape, note, rows, columns, index } = &thing.shape else {
            return Drawing::Text(thing.name.clone());
        };
        let before = match self.before.get(&thing.id).map(|thing| &thing.shape) {
            Some(Shape::Grid { rows, .. }) => Some(rows),
            _ => None,
        };
        let sizes: Vec<String> = shape.iter().map(u64::to_string).collect();
        let dtype = if note.is_empty() { String::new() } else { format!(", {note}") };
        let sizes = if sizes.is_empty() { String::new() } else { format!(" {}", sizes.join(" × ")) };
        let title = format!("{}{sizes}{dtype}", thing.name);
        let is_line = shape.len() == 1 && index.is_empty();
        let length = shape.first().copied().unwrap_or(0);
        let (row_pointers, outside) = self.pointers(names, 0, length);
        let (column_pointers, _) = self.pointers(names, 1, shape.get(1).copied().unwrap_or(0));
        let cell = |row: usize, column: usize, text: &String| Cell {
            drawing: Drawing::Text(text.clone()),
            changed: before.is_some_and(|rows| rows.get(row).and_then(|cells| cells.get(column)) != Some(text)),
            pointers: if is_line {
                row_pointers.get(&(column as u64)).cloned().unwrap_or_default()
            } else {
                Vec::new()
            },
        };
        let cells = |(at, row): (usize, &Vec<String>)| -> Vec<Cell> {
            row.iter().enumerate().map(|(column, text)| cell(at, column, text)).collect()
        };
        if is_line {
            let cells: Vec<Cell> = rows.iter().enumerate().flat_map(cells).collect();
            let more = length.saturating_sub(cells.len() as u64);
            return Drawing::Boxes(Boxes { title, tag, cells, more, numbered: true, outside });
        }
        let width = rows.first().map_or(0, Vec::len);
        let column = |at: usize| {
            // A series has one column, and often no name.
            let number = if shape.len() > 1 { at.to_string() } else { String::new() };
            let name = columns.get(at).cloned().unwrap_or(number);
            (name, column_pointers.get(&(at as u64)).cloned().unwrap_or_default())
        };
        let planes = match shape.as_slice() {
            [.., _, _] if shape.len() > 2 => "The first plane is shown.",
            _ if shape.len() > 1 && rows.len() * width < (shape[0] * shape[1]) as usize => "Cut to its first cells.",
            [length] if rows.len() < *length as usize => "Cut to its first rows.",
            _ => "",
        };
        let label = |at: usize| index.get(at).cloned().unwrap_or_else(|| at.to_string());
        let pointers = |at: usize| row_pointers.get(&(at as u64)).cloned().unwrap_or_default();
        Drawing::Table(Table {
            title,
            tag,
            columns: (0..width).map(column).collect(),
            rows: rows.iter().enumerate().map(|(at, row)| (label(at), pointers(at), cells((at, row)))).collect(),
            note: planes.to_owned(),
        })
    }

    /// The names that index a list of one of these names along an axis, by place; and those that point outside.
    fn pointers(&self, names: &[&str], axis: u32, length: u64) -> (BTreeMap<u64, Vec<String>>, Vec<(String, i64)>) {
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
