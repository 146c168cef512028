//! Whether the request of a call may have been carried out already: what is asked when the call is given up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Clones are about the same call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flight(Arc<AtomicBool>);

impl Flight {
    /// Whether a request has left that was not refused for certain since.
    pub(crate) fn is_open(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// A request leaves; whether one before it is open, too.
    pub(crate) fn leaves(&self) -> bool {
        self.0.swap(true, Ordering::AcqRel)
    }

    /// It turns out whether one is open.
    pub(crate) fn settle(&self, is_open: bool) {
        self.0.store(is_open, Ordering::Release);
    }
}
