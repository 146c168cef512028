//! Ending a batch from outside, while somebody waits for its next result.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use tokio::sync::Notify;

/// Stops a batch, from any thread. What became of each record is still told.
#[derive(Clone, Debug, Default)]
pub struct BatchStopper(Arc<Signal>);

#[derive(Debug, Default)]
struct Signal {
    asked: AtomicU8,
    raised: Notify,
}

/// How a batch is to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    Nothing,
    Stop,
    Cancel,
}

impl BatchStopper {
    /// Sends no more records; those under way go on to their end.
    pub fn stop(&self) {
        self.raise(Asked::Stop);
    }

    /// Sends no more records, and gives up those under way: one whose request has left is unknown.
    pub fn cancel(&self) {
        self.raise(Asked::Cancel);
    }

    fn raise(&self, asked: Asked) {
        self.0.asked.fetch_max(asked as u8, Ordering::AcqRel);
        self.0.raised.notify_one();
    }

    pub(super) fn asked(&self) -> Asked {
        match self.0.asked.load(Ordering::Acquire) {
            0 => Asked::Nothing,
            1 => Asked::Stop,
            _ => Asked::Cancel,
        }
    }

    /// Ends when something was asked since.
    pub(super) async fn raised(&self) {
        self.0.raised.notified().await;
    }
}
