//! Whether the request of a call may have been carried out already: what is asked when the call is given up.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

tokio::task_local! {
    /// The one that whoever makes a call has asked for.
    static WATCHED: Flight;
}

/// How far a call has come. Clones are about the same call.
#[derive(Clone, Debug, Default)]
pub struct Flight(Arc<Way>);

#[derive(Debug, Default)]
struct Way {
    /// Whether a call tells of itself here. What else is worked on may be the work of other tasks, of which nothing is heard.
    is_watched: AtomicBool,
    is_open: AtomicBool,
}

impl Flight {
    /// Some work, of whose call this tells.
    pub async fn of<T>(&self, work: impl Future<Output = T>) -> T {
        WATCHED.scope(self.clone(), work).await
    }

    /// Whether it is certain, once that work is gone, that no request of its call will have been carried out: none has left, or only such
    /// as were refused for certain.
    #[must_use]
    pub fn is_harmless(&self) -> bool {
        self.0.is_watched.load(Ordering::Acquire) && !self.is_open()
    }

    /// The one that tells of the call that is being made here.
    pub(crate) fn here() -> Self {
        let flight = WATCHED.try_with(Self::clone).unwrap_or_default();
        flight.0.is_watched.store(true, Ordering::Release);
        flight
    }

    /// Whether a request has left that was not refused for certain since.
    pub(crate) fn is_open(&self) -> bool {
        self.0.is_open.load(Ordering::Acquire)
    }

    /// A request leaves; whether one before it is open, too.
    pub(crate) fn leaves(&self) -> bool {
        self.0.is_open.swap(true, Ordering::AcqRel)
    }

    /// It turns out whether one is open.
    pub(crate) fn settle(&self, is_open: bool) {
        self.0.is_open.store(is_open, Ordering::Release);
    }
}
