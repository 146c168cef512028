//! Makini's part of a running sandbox, from the outside.

use super::moment;
use super::state::{ConnectionChange, ConnectionState, NewConnection};
use super::tokens::Owner;
use crate::room::Room;
use crate::sandbox::Sandbox;

/// The most purchase orders that a connection is given at once: they are small, but they are kept.
pub(crate) const MOST_RECORDS: u32 = 1_000_000;

impl Sandbox {
    /// Makini's connections, with their tokens.
    #[must_use]
    pub fn makini_connections(&self) -> Vec<ConnectionState> {
        connections(&self.room)
    }

    /// Makes a connection to Makini; none if there have been a thousand.
    #[expect(clippy::must_use_candidate, reason = "it is done whether its answer is of use or not")]
    pub fn add_makini_connection(&self, made: NewConnection) -> Option<ConnectionState> {
        connect(&self.room, made)
    }

    /// Lets something happen to a connection, and tells how it is then; none if there is no such one.
    #[expect(clippy::must_use_candidate, reason = "it is done whether its answer is of use or not")]
    pub fn change_makini_connection(&self, id: &str, change: &ConnectionChange) -> Option<ConnectionState> {
        self::change(&self.room, id, change)
    }

    /// A code for `/link/token`, such as the authorisation page gives; none if there is no such connection.
    #[must_use]
    pub fn authorize_makini_connection(&self, id: &str) -> Option<String> {
        authorize(&self.room, id)
    }
}

pub(crate) fn connections(room: &Room) -> Vec<ConnectionState> {
    let now = moment::of(room.now());
    room.makini().states(now)
}

pub(crate) fn connect(room: &Room, made: NewConnection) -> Option<ConnectionState> {
    let now = moment::of(room.now());
    let records = made.records.map(|count| count.min(MOST_RECORDS));
    let mut makini = room.makini();
    makini.connect(NewConnection { records, ..made }, now).map(|connection| connection.state(now))
}

pub(crate) fn change(room: &Room, id: &str, change: &ConnectionChange) -> Option<ConnectionState> {
    let now = moment::of(room.now());
    let mut makini = room.makini();
    makini.find(id)?;
    if change.reconnect {
        makini.reconnect(id, now);
    }
    let connection = makini.find(id)?;
    if let Some(status) = change.status {
        connection.set_status(status, now);
    }
    if let Some(event) = change.sync {
        connection.sync_event(event, now);
    }
    connection.remove_orders(change.remove_records);
    connection.add_orders(change.add_records.min(MOST_RECORDS), now);
    connection.churn = change.churn.unwrap_or(connection.churn);
    Some(connection.state(now))
}

pub(crate) fn authorize(room: &Room, id: &str) -> Option<String> {
    let now = moment::of(room.now());
    let mut makini = room.makini();
    makini.find(id)?;
    Some(makini.tokens.code(&Owner::Connection(id.to_owned()), now))
}
