//! Lists, tuples, dicts, sets and SQL tables.

use super::{Parsed, Parser};
use crate::value::{Table, Value, literal};
use std::collections::HashMap;

impl Parser<'_> {
    /// Values up to the closing bracket; the opening one was taken. Also whether a comma stood after the last.
    pub(super) fn items(&mut self, close: char, inside: &str) -> Parsed<(Vec<Value>, bool)> {
        let mut items = Vec::new();
        let mut comma = false;
        while !self.takes(close) {
            if !items.is_empty() && !comma {
                self.needs(close, inside)?;
                break;
            }
            items.push(self.value()?);
            comma = self.takes(',');
        }
        Ok((items, comma))
    }

    pub(super) fn list(&mut self) -> Parsed<Vec<Value>> {
        self.takes('[');
        Ok(self.items(']', "the list")?.0)
    }

    /// A tuple, a value in parentheses, or a table that begins with its columns.
    pub(super) fn parenthesis(&mut self) -> Parsed<Value> {
        let start = self.at;
        if let Some(columns) = self.header() {
            return self.table(columns);
        }
        self.at = start;
        self.takes('(');
        let (mut items, comma) = self.items(')', "the tuple")?;
        if items.len() == 1 && !comma {
            return Ok(items.remove(0));
        }
        Ok(Value::Tuple(items))
    }

    /// Names of columns in parentheses before a bracket; `None` where it is something else.
    fn header(&mut self) -> Option<Vec<String>> {
        self.takes('(');
        let mut columns = Vec::new();
        while !self.takes(')') {
            if self.begins_text() {
                match self.texts().ok()? {
                    Value::Str(name) => columns.push(name),
                    _ => return None,
                }
            } else {
                let rest = self.rest();
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                if length == 0 {
                    return None;
                }
                columns.push(rest[..length].to_owned());
                self.at += length;
            }
            if !self.takes(',') {
                self.takes(')').then_some(())?;
                break;
            }
        }
        (self.peek() == Some('[')).then_some(columns)
    }

    fn table(&mut self, columns: Vec<String>) -> Parsed<Value> {
        let start = self.at;
        let mut rows = Vec::new();
        for (at, row) in self.list()?.into_iter().enumerate() {
            match row {
                Value::Tuple(cells) | Value::List(cells) if cells.len() == columns.len() => rows.push(cells),
                _ => {
                    let message =
                        format!("row {at} is not a tuple of {} cells; there are that many columns", columns.len());
                    return self.fail_at(start, message);
                }
            }
        }
        Ok(Value::Table(Table { columns, rows }))
    }

    /// A dict or a set.
    pub(super) fn braces(&mut self) -> Parsed<Value> {
        self.takes('{');
        if self.takes('}') {
            return Ok(Value::Dict(Vec::new()));
        }
        let start = self.at;
        let first = self.value()?;
        if !self.takes(':') {
            let mut items = vec![first];
            if self.takes(',') {
                items.extend(self.items('}', "the set")?.0);
            } else {
                self.needs('}', "the set")?;
            }
            return self.set(start, items);
        }
        let mut entries = vec![(first, self.value()?)];
        while self.takes(',') && self.peek() != Some('}') {
            let key = self.value()?;
            if !self.takes(':') {
                return self.fail("every key of a dict has a value; write a colon and the value");
            }
            entries.push((key, self.value()?));
        }
        self.needs('}', "the dict")?;
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut kept: Vec<(Value, Value)> = Vec::new();
        for (key, value) in entries {
            self.hashable(start, &key)?;
            match places.get(&identity(&key)) {
                // As in Python, the first key stays and the last value counts.
                Some(&place) => kept[place].1 = value,
                None => {
                    places.insert(identity(&key), kept.len());
                    kept.push((key, value));
                }
            }
        }
        Ok(Value::Dict(kept))
    }

    /// A set of these items, each of them once.
    pub(super) fn set(&self, start: usize, items: Vec<Value>) -> Parsed<Value> {
        let mut places: HashMap<String, ()> = HashMap::new();
        let mut kept = Vec::new();
        for item in items {
            self.hashable(start, &item)?;
            if places.insert(identity(&item), ()).is_none() {
                kept.push(item);
            }
        }
        Ok(Value::Set(kept))
    }

    fn hashable(&self, start: usize, key: &Value) -> Parsed<()> {
        match key {
            Value::Tuple(items) => items.iter().try_for_each(|item| self.hashable(start, item)),
            Value::List(_) => self.fail_at(start, "a list cannot be in a set or a dict's key; write a tuple"),
            Value::NdArray(array) if array.shape().is_empty() => Ok(()),
            Value::Dict(_) | Value::NdArray(_) | Value::Series(_) | Value::DataFrame(_) | Value::Table(_) => {
                self.fail_at(start, format!("a {} cannot be in a set or a dict's key; write a tuple", key.type_name()))
            }
            _ => Ok(()),
        }
    }
}

/// The same for what Python takes as one key: 1, 1.0 and True.
fn identity(key: &Value) -> String {
    match key {
        Value::Bool(b) => u8::from(*b).to_string(),
        Value::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => (*number as i64).to_string(),
        other => literal::print(other),
    }
}
