//! The wait for a permit: one queue for each operation, in the order of arrival.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use makokit_limits::{Key, Moment, Permit, Reservation, SharedWindow, Time, Usage};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::config::Config;

/// How many calls of one operation may hold a connection: enough for the full rate at an answer time of a second, and
/// few enough that a burst of thousands does not open thousands of connections.
const CONNECTIONS: usize = 128;

/// The gates of a client, by operation.
pub(crate) struct Gates {
    config: Arc<Config>,
    gates: Mutex<HashMap<String, Arc<Gate>>>,
}

/// What stands between a call and the network.
pub(crate) struct Gate {
    places: Semaphore,
    turn: tokio::sync::Mutex<()>,
    window: SharedWindow,
}

/// The permit would come too late: after this time.
#[derive(Debug)]
pub(crate) struct TooLate(pub(crate) Duration);

impl Gates {
    pub(crate) fn new(config: Arc<Config>) -> Self {
        Self { config, gates: Mutex::default() }
    }

    /// The gate of an operation.
    pub(crate) fn gate(&self, operation: &str) -> Arc<Gate> {
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(gate) = gates.get(operation) {
            return Arc::clone(gate);
        }
        let key = Key {
            origin: self.config.base_url.origin().ascii_serialization(),
            account: self.config.client_id.clone(),
            operation: operation.to_owned(),
        };
        let window = self.config.windows.window(key, self.config.rate, self.config.guard);
        let places = Semaphore::new(CONNECTIONS);
        let gate = Arc::new(Gate { places, turn: tokio::sync::Mutex::default(), window });
        gates.insert(operation.to_owned(), Arc::clone(&gate));
        gate
    }

    /// What each operation has used of its limit.
    pub(crate) fn usage(&self, now: Moment) -> Vec<(String, Usage)> {
        let gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        let mut usage: Vec<_> =
            gates.iter().map(|(operation, gate)| (operation.clone(), gate.window.usage(now))).collect();
        usage.sort_by(|one, other| one.0.cmp(&other.0));
        usage
    }
}

impl Gate {
    /// A place among those that may hold a connection. Dropping it gives it back.
    pub(crate) async fn place(&self) -> Option<SemaphorePermit<'_>> {
        // The semaphore is never closed; without it a call would merely open one connection more.
        self.places.acquire().await.ok()
    }

    /// A permit, as soon as it may be had; at once an error if that is after `deadline`.
    ///
    /// Dropping the future while it waits takes nothing and lets the next in the queue move up.
    pub(crate) async fn permit(&self, time: &dyn Time, deadline: Moment) -> Result<Permit, TooLate> {
        let _turn = self.turn.lock().await;
        loop {
            match self.window.reserve(time.now()) {
                Reservation::Granted(permit) => return Ok(permit),
                Reservation::At(moment) if moment > deadline => return Err(TooLate(moment - time.now())),
                Reservation::At(moment) => time.sleep_until(moment).await,
            }
        }
    }

    /// Gives back a permit whose call was never written.
    pub(crate) fn refund(&self, permit: Permit) {
        self.window.refund(permit);
    }
}
