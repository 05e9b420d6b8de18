//! What has rows and columns: lists of lists, arrays, frames.

use protocol::recording::{Shape, Slot, Thing};

use super::{
    drawing::{Boxes, Cell, Drawing, Table},
    picture::Artist,
};

impl Artist<'_> {
    /// A list of lists of plain values, as rows and columns.
    pub(super) fn matrix(
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
    pub(super) fn grid(&mut self, thing: &Thing, tag: Option<u32>, names: &[&str]) -> Drawing {
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
}
