//! What the emulated vendor remembers.

use std::time::SystemTime;

use fastrand::Rng;

use super::connection::Connection;
use super::entities;
use super::keys;
use super::moment::{self, Moment};
use super::state::{ConnectionState, ConnectionStatus, NewConnection, SyncEvent};
use super::sync::Progress;
use super::tokens::{Owner, Tokens};

/// All connections and tokens.
pub(crate) struct Makini {
    pub(crate) connections: Vec<Connection>,
    pub(crate) tokens: Tokens,
    pub(crate) random: Rng,
    /// How many connections there have been: no number is given twice.
    made: u32,
}

/// The number of the published samples' keys, which begin with `01db0000`.
const FIRST_INTEGRATION: u32 = 0xDB;
/// More than this, and two numbers would be written alike in a key.
const MOST_CONNECTIONS: u32 = 1_000;

impl Makini {
    pub(crate) fn new(seed: Option<u64>, now: SystemTime) -> Self {
        let mut makini = Self {
            connections: Vec::new(),
            tokens: Tokens::default(),
            random: seed.map_or_else(Rng::new, Rng::with_seed),
            made: 0,
        };
        makini.seed(moment::of(now));
        makini
    }

    /// Back to the first connections. The tokens that they have had stay good.
    pub(crate) fn reset(&mut self, seed: Option<u64>, now: SystemTime) {
        let tokens = std::mem::take(&mut self.tokens);
        *self = Self { tokens, ..Self::new(seed, now) };
        self.connections.clear();
        self.made = 0;
        self.seed(moment::of(now));
    }

    /// Makes a connection; none if there have been too many.
    pub(crate) fn connect(&mut self, made: NewConnection, now: Moment) -> Option<&mut Connection> {
        if self.made >= MOST_CONNECTIONS {
            return None;
        }
        let integration = FIRST_INTEGRATION + self.made;
        self.made += 1;
        let mut connection = Connection::new(integration, made, now);
        connection.token = self.tokens.fix(&connection.id, integration, 0);
        self.connections.push(connection);
        self.connections.last_mut()
    }

    pub(crate) fn find(&mut self, id: &str) -> Option<&mut Connection> {
        self.connections.iter_mut().find(|connection| connection.id == id)
    }

    /// Ends a connection and all its tokens, and tells whether there was such a one.
    pub(crate) fn disconnect(&mut self, id: &str) -> bool {
        let before = self.connections.len();
        self.connections.retain(|connection| connection.id != id);
        self.tokens.revoke_all(&Owner::Connection(id.to_owned()));
        self.connections.len() < before
    }

    /// Signs in anew: the connection is active again, its old tokens are dead, and it has a new one.
    pub(crate) fn reconnect(&mut self, id: &str, now: Moment) -> Option<String> {
        let connection = self.connections.iter_mut().find(|connection| connection.id == id)?;
        connection.set_status(ConnectionStatus::Active, now);
        connection.reconnects += 1;
        self.tokens.revoke_all(&Owner::Connection(id.to_owned()));
        connection.token = self.tokens.fix(id, connection.integration, connection.reconnects);
        Some(connection.token.clone())
    }

    /// Whose record a key names, if there is such a record.
    pub(crate) fn owner_of(&self, key: &str) -> Option<&str> {
        let connection = self.connections.iter().find(|it| keys::is_of(key, it.integration))?;
        let (scope, _) = keys::read(key, connection.integration)?;
        let entity = entities::of_scope(scope)?;
        connection.find(entity, key).map(|_| connection.id.as_str())
    }

    pub(crate) fn states(&mut self, now: Moment) -> Vec<ConnectionState> {
        self.connections.iter_mut().map(|connection| connection.state(now)).collect()
    }

    fn seed(&mut self, now: Moment) {
        let reauthorise = ConnectionStatus::ReauthorisationRequired;
        let first = [
            NewConnection::new("Sample data").to("sap-s4hana"),
            NewConnection::new("Many purchase orders").to("netsuite").with_records(1_200),
            NewConnection::new("Requires reauthorization").to("maintain-x").in_status(reauthorise),
            NewConnection::new("Writable test instance").to("upkeep").writable(),
        ];
        for made in first {
            self.connect(made, now);
        }
    }
}

impl Connection {
    /// What its sandbox's owner sees.
    pub(crate) fn state(&mut self, now: Moment) -> ConnectionState {
        self.settle(now);
        ConnectionState {
            id: self.id.clone(),
            name: self.name.clone(),
            email: self.email.clone(),
            provider: self.provider.clone(),
            token: self.token.clone(),
            status: self.status,
            writable: self.writable,
            churn: self.churn,
            reconnects: self.reconnects,
            sync_status: self.sync.progress().name(),
            last_successful_sync_at: self.sync.last_success(),
            records: self.shelves.iter().map(|(path, shelf)| (*path, shelf.rows().len())).collect(),
        }
    }

    /// Lets its synchronisation begin, end or fail.
    pub(crate) fn sync_event(&mut self, event: SyncEvent, now: Moment) {
        self.settle(now);
        match event {
            SyncEvent::Begin => self.sync.begin(now, false),
            SyncEvent::Finish => {
                let obstacle = self.obstacle().map(|row| row.message);
                self.sync.finish(now, obstacle);
            }
            SyncEvent::Fail => self.sync.finish(now, Some("the connected system broke the run off")),
        }
    }
}

impl Progress {
    /// The names are those that the FAQ's words suggest.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Running => "in_progress",
            Self::Completed { .. } => "completed",
            Self::Failed => "failed",
        }
    }
}
