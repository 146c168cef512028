//! Whether the request of a call may have been carried out already: what is asked when the call is given up.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

tokio::task_local! {
    /// The one that whoever makes a call has asked for.
    static WATCHED: Flight;
}

/// Whether a request of a call has left. Clones are about the same call.
#[derive(Clone, Debug, Default)]
pub struct Flight(Arc<AtomicBool>);

impl Flight {
    /// A call, while this tells about it. When the call was given up and its future is gone, it tells for certain.
    pub async fn of<T>(&self, call: impl Future<Output = T>) -> T {
        WATCHED.scope(self.clone(), call).await
    }

    /// The one that tells about the call that is being made here.
    pub(crate) fn here() -> Self {
        WATCHED.try_with(Self::clone).unwrap_or_default()
    }

    /// Whether a request has left that was not refused for certain since.
    #[must_use]
    pub fn is_open(&self) -> bool {
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
