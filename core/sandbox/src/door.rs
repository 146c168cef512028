//! The way in: whether the listener is open, and how all connections are cut at once.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};

use crate::room::hold;

/// Orders to the listener, and the sign for all connections to end.
pub(crate) struct Door {
    orders: Mutex<Orders>,
    knock: Notify,
    done: Condvar,
    cuts: watch::Sender<u64>,
}

#[derive(Default)]
struct Orders {
    /// For how long the listener is to close.
    close_for: Option<Duration>,
    given: u64,
    carried_out: u64,
}

/// A listener that has not obeyed by then is not there any more.
const PATIENCE: Duration = Duration::from_secs(2);

impl Door {
    pub(crate) fn new() -> Self {
        Self {
            orders: Mutex::default(),
            knock: Notify::new(),
            done: Condvar::new(),
            cuts: watch::Sender::new(0),
        }
    }

    /// Orders the listener closed for a time, and all connections cut.
    pub(crate) fn close_for(&self, time: Duration) {
        let mut orders = hold(&self.orders);
        orders.close_for = Some(orders.close_for.map_or(time, |other| other.max(time)));
        orders.given += 1;
        drop(orders);
        self.knock.notify_one();
    }

    /// Waits for the order to close.
    pub(crate) async fn ordered(&self) -> Duration {
        loop {
            let ordered = hold(&self.orders).close_for.take();
            if let Some(time) = ordered {
                return time;
            }
            self.knock.notified().await;
        }
    }

    /// Notes that the listener has closed, and cuts the connections.
    pub(crate) fn closed(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
        let mut orders = hold(&self.orders);
        orders.carried_out = orders.given;
        drop(orders);
        self.done.notify_all();
    }

    /// Blocks until the orders that were given are carried out. Not for the listener's own thread.
    pub(crate) fn wait(&self) {
        let orders = hold(&self.orders);
        let waiting = |orders: &mut Orders| orders.carried_out < orders.given;
        let waited = self.done.wait_timeout_while(orders, PATIENCE, waiting);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// The same on the listener's own thread.
    pub(crate) async fn waited(&self) {
        while !self.is_settled() {
            tokio::task::yield_now().await;
        }
    }

    fn is_settled(&self) -> bool {
        let orders = hold(&self.orders);
        orders.carried_out >= orders.given
    }

    /// Tells a connection when it is to end.
    pub(crate) fn cuts(&self) -> watch::Receiver<u64> {
        self.cuts.subscribe()
    }
}
