//! One connection to one customer's system, with its records.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::time::Duration;

use fastrand::Rng;
use serde_json::Value;

use super::entities::{self, Entity};
use super::errors::{self, MakiniErrorRow};
use super::keys::{self, Integration};
use super::moment::{self, Moment};
use super::orders::{self, LINES};
use super::records::{Record, Row, Shelf, members};
use super::samples::{self, Shelves};
use super::state::{ConnectionStatus, NewConnection};
use super::sync::Sync;

/// A connection as the emulated vendor remembers it.
pub(crate) struct Connection {
    pub(crate) id: String,
    pub(crate) integration: Integration,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) provider: String,
    pub(crate) status: ConnectionStatus,
    /// Whether writes really happen, as for a test instance of a real system.
    pub(crate) writable: bool,
    /// How many orders come and go at each page that is read.
    pub(crate) churn: u32,
    pub(crate) metadata: Vec<(String, String)>,
    /// The token that was printed last.
    pub(crate) token: String,
    pub(crate) reconnects: u32,
    pub(crate) connected: Moment,
    pub(crate) sync: Sync,
    pub(crate) shelves: Shelves,
    /// The moments at which requests were let through, for as long as they count.
    pub(crate) admitted: VecDeque<Duration>,
}

impl Connection {
    /// A connection that has just been made; it has no token yet.
    pub(crate) fn new(integration: Integration, made: NewConnection, now: Moment) -> Self {
        Self {
            id: integration.to_string(),
            integration,
            name: made.name,
            email: made.email,
            provider: made.provider,
            status: made.status,
            writable: made.writable,
            churn: made.churn,
            metadata: Vec::new(),
            token: String::new(),
            reconnects: 0,
            connected: now,
            sync: Sync::new(now),
            shelves: samples::shelves(integration, made.records),
            admitted: VecDeque::new(),
        }
    }

    /// Why its data cannot be reached, if it cannot.
    pub(crate) fn obstacle(&self) -> Option<&'static MakiniErrorRow> {
        match self.status {
            ConnectionStatus::Active => None,
            ConnectionStatus::Offline => Some(&errors::CONNECTION_OFFLINE),
            ConnectionStatus::ReauthorisationRequired => Some(&errors::REAUTHORIZATION_REQUIRED),
            ConnectionStatus::Inactive => Some(&errors::CONNECTION_INACTIVE),
        }
    }

    /// Lets the calendar's time pass for its synchronisation.
    pub(crate) fn settle(&mut self, now: Moment) {
        let obstacle = self.obstacle().map(|row| row.message);
        self.sync.settle(now, obstacle);
    }

    /// Puts it into another state; what was due before has ended in the old one.
    pub(crate) fn set_status(&mut self, status: ConnectionStatus, now: Moment) {
        self.settle(now);
        self.status = status;
    }

    /// Takes a request in, if fewer than so many were let through within the window; otherwise tells how long to wait.
    pub(crate) fn admit(&mut self, at: Duration, limit: u32, window: Duration) -> Result<(), Duration> {
        while self.admitted.front().is_some_and(|time| *time + window <= at) {
            self.admitted.pop_front();
        }
        if self.admitted.len() < limit as usize {
            self.admitted.push_back(at);
            return Ok(());
        }
        let oldest = self.admitted.front().copied().unwrap_or(at);
        Err((oldest + window).saturating_sub(at))
    }

    /// The records of an entity, in the order in which they are listed.
    pub(crate) fn rows(&self, entity: &Entity) -> Cow<'_, [Row]> {
        if entity.path == entities::LINE_ITEMS {
            return Cow::Owned(self.orders().flat_map(|order| self.lines(order)).collect());
        }
        self.shelves.get(entity.path).map_or(&[][..], Shelf::rows).into()
    }

    /// A record as an answer shows it, if there is such a one.
    pub(crate) fn find(&self, entity: &Entity, key: &str) -> Option<Record> {
        let (scope, number) = keys::read(key, self.integration)?;
        if scope != entity.scope {
            return None;
        }
        if entity.path == entities::LINE_ITEMS {
            let order = self.shelves.get(entities::PURCHASE_ORDERS)?.find(number / LINES)?;
            let line = self.lines(order).into_iter().find(|line| line.number == number)?;
            return Some(self.show(entity, &line));
        }
        self.shelves.get(entity.path)?.find(number).map(|row| self.show(entity, row))
    }

    /// A record as an answer shows it.
    pub(crate) fn show(&self, entity: &Entity, row: &Row) -> Record {
        let mut record = match &row.body {
            Some(body) => (**body).clone(),
            None => orders::plain(self.integration, row.number, row.created),
        };
        record.insert("key".to_owned(), keys::key(entity.scope, self.integration, row.number).into());
        record.insert("createdAt".to_owned(), moment::print(row.created).into());
        record.insert("updatedAt".to_owned(), moment::print(row.updated).into());
        record
    }

    /// Adds so many plain orders that were made now.
    pub(crate) fn add_orders(&mut self, count: u32, now: Moment) {
        let orders = self.shelves.entry(entities::PURCHASE_ORDERS).or_default();
        for _ in 0..count {
            orders.add(now, now, None);
        }
    }

    /// Removes so many orders, the oldest first, and tells how many there were to remove.
    pub(crate) fn remove_orders(&mut self, count: u32) -> u32 {
        let orders = self.shelves.entry(entities::PURCHASE_ORDERS).or_default();
        let there = u32::try_from(orders.rows().len()).unwrap_or(u32::MAX).min(count);
        orders.remove_first(there as usize);
        there
    }

    /// Lets orders come and go, at places that the generator decides: some in what has been read, some in what has not.
    pub(crate) fn churn(&mut self, random: &mut Rng, now: Moment) {
        let orders = self.shelves.entry(entities::PURCHASE_ORDERS).or_default();
        for _ in 0..self.churn {
            let rows = orders.rows();
            let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
            let created = random.u64(first.created..=last.created);
            let leaving = random.usize(..rows.len());
            orders.remove_at(leaving);
            orders.add(created, now, None);
        }
    }

    fn orders(&self) -> impl Iterator<Item = &Row> {
        self.shelves.get(entities::PURCHASE_ORDERS).into_iter().flat_map(Shelf::rows)
    }

    /// An order's lines, as records of their own.
    fn lines(&self, order: &Row) -> Vec<Row> {
        let made;
        let body = if let Some(body) = &order.body {
            body.as_ref()
        } else {
            made = orders::plain(self.integration, order.number, order.created);
            &made
        };
        let lines = body.get("lineItems").and_then(Value::as_array).into_iter().flatten();
        let row = |(line, body): (u32, &Value)| Row {
            number: order.number * LINES + line,
            body: Some(Box::new(members(body.clone()))),
            ..*order
        };
        (1..).zip(lines).map(row).collect()
    }
}
