//! Connections as a sandbox's owner makes and sees them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A connection to be made.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NewConnection {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub email: String,
    /// The connected system; some need certain fields, see `docs/sandbox-makini.md`.
    pub provider: String,
    /// How many plain purchase orders it has; none for those of the sample scenarios.
    pub records: Option<u32>,
    /// Whether writes really happen, as for a test instance of a real system.
    pub writable: bool,
    /// How many purchase orders come and go at each page that is read.
    pub churn: u32,
    /// The state in which it begins.
    pub status: ConnectionStatus,
}

/// The state of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConnectionStatus {
    /// Its data can be reached.
    #[default]
    Active,
    /// The connected system cannot be reached.
    Offline,
    /// The connected system refuses its credentials: the customer must reconnect.
    #[serde(alias = "reauthorization_required")]
    ReauthorisationRequired,
    /// It has no credits.
    Inactive,
}

/// A connection and what has become of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ConnectionState {
    /// Its id, which the journal has as `client_id`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub email: String,
    /// The connected system.
    pub provider: String,
    /// The token that is good now, or was last.
    pub token: String,
    /// Its state.
    pub status: ConnectionStatus,
    /// Whether writes really happen.
    pub writable: bool,
    /// How many purchase orders come and go at each page that is read.
    pub churn: u32,
    /// How often it was reconnected.
    pub reconnects: u32,
    /// `in_progress`, `completed` or `failed`.
    pub sync_status: &'static str,
    /// Where the last run that succeeded began.
    pub last_successful_sync_at: String,
    /// How many records there are of each entity.
    pub records: BTreeMap<&'static str, usize>,
}

/// What happens to a connection's synchronisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SyncEvent {
    /// A run begins; it ends by the calendar.
    Begin,
    /// The run that is under way, or one that begins now, ends well at once.
    Finish,
    /// The same, but it fails.
    Fail,
}

/// What is to happen to a connection, in this order; what is left out does not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConnectionChange {
    /// The customer signs in again: it is active, its old tokens are dead, and it has a new one.
    pub reconnect: bool,
    /// It gets into another state; its token stays as it is.
    pub status: Option<ConnectionStatus>,
    /// Its synchronisation begins, ends or fails.
    pub sync: Option<SyncEvent>,
    /// So many of the oldest purchase orders are removed.
    pub remove_records: u32,
    /// So many purchase orders are made now.
    pub add_records: u32,
    /// So many come and go at each page that is read from now on.
    pub churn: Option<u32>,
}

impl NewConnection {
    /// A connection with the sample scenarios, which is read-only and active.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            email: "customer@example.com".to_owned(),
            provider: "sandbox".to_owned(),
            records: None,
            writable: false,
            churn: 0,
            status: ConnectionStatus::default(),
        }
    }

    /// The same for a certain system.
    #[must_use]
    pub fn to(mut self, provider: &str) -> Self {
        provider.clone_into(&mut self.provider);
        self
    }

    /// The same with so many plain purchase orders.
    #[must_use]
    pub fn with_records(mut self, count: u32) -> Self {
        self.records = Some(count);
        self
    }

    /// The same where writes really happen.
    #[must_use]
    pub fn writable(mut self) -> Self {
        self.writable = true;
        self
    }

    /// The same with so many purchase orders that come and go at each page that is read.
    #[must_use]
    pub fn with_churn(mut self, count: u32) -> Self {
        self.churn = count;
        self
    }

    /// The same in another state.
    #[must_use]
    pub fn in_status(mut self, status: ConnectionStatus) -> Self {
        self.status = status;
        self
    }
}
