//! Records of one entity in one connection, in the order in which they are listed.

use serde_json::{Map, Value};

use super::moment::Moment;

/// A record's members.
pub(crate) type Record = Map<String, Value>;

/// Where a record stands in a list: nothing that comes or goes moves another one past it.
pub(crate) type Place = (Moment, u32);

/// One record. Most of a large connection's have no body of their own: theirs follows from their number.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) created: Moment,
    pub(crate) updated: Moment,
    /// Its number, which its key has in it.
    pub(crate) number: u32,
    /// Its members but for key and times; none for one that is made when it is shown.
    pub(crate) body: Option<Box<Record>>,
}

/// All records of an entity.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    rows: Vec<Row>,
    last: u32,
}

impl Row {
    pub(crate) fn place(&self) -> Place {
        (self.created, self.number)
    }
}

impl Shelf {
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Puts a record into its place and gives its number.
    pub(crate) fn add(&mut self, created: Moment, updated: Moment, body: Option<Record>) -> u32 {
        self.last += 1;
        let row = Row { created, updated, number: self.last, body: body.map(Box::new) };
        let index = self.rows.partition_point(|other| other.place() < row.place());
        self.rows.insert(index, row);
        self.last
    }

    /// A number that no record has or will have.
    pub(crate) fn skip(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    pub(crate) fn find(&self, number: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.number == number)
    }

    pub(crate) fn find_mut(&mut self, number: u32) -> Option<&mut Row> {
        self.rows.iter_mut().find(|row| row.number == number)
    }

    /// Takes a record out and tells whether there was such a one.
    pub(crate) fn remove(&mut self, number: u32) -> bool {
        let before = self.rows.len();
        self.rows.retain(|row| row.number != number);
        self.rows.len() < before
    }

    /// Takes the first records out.
    pub(crate) fn remove_first(&mut self, count: usize) {
        self.rows.drain(..count.min(self.rows.len()));
    }

    /// Takes the record out that stands at an index.
    pub(crate) fn remove_at(&mut self, index: usize) {
        if index < self.rows.len() {
            self.rows.remove(index);
        }
    }
}

/// An object's members; none for anything else.
pub(crate) fn members(value: Value) -> Record {
    if let Value::Object(members) = value { members } else { Record::new() }
}
