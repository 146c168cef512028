//! A call that is under way, and how it is given up.

use std::future::Future;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use makokit::engine::Flight;
use tokio::task::AbortHandle;

/// How long the end of a call that was given up is waited for. It comes with the next breath of the thread that works on it.
const PATIENCE: Duration = Duration::from_secs(1);

/// A call that others work on.
pub(crate) struct Under {
    task: AbortHandle,
    flight: Flight,
    gone: Receiver<()>,
}

/// What goes with the work of a call.
pub(crate) struct Watch {
    flight: Flight,
    gone: Sender<()>,
}

/// A call that is about to be under way: what tells of it, and what goes with its work.
pub(crate) fn watched() -> (impl FnOnce(AbortHandle) -> Under, Watch) {
    let (flight, (tell, gone)) = (Flight::default(), channel());
    let watch = Watch { flight: flight.clone(), gone: tell };
    (move |task| Under { task, flight, gone }, watch)
}

impl Watch {
    /// The work, of which the watcher knows how far it has come.
    pub(crate) async fn over<T>(self, work: impl Future<Output = T>) -> T {
        // It goes with the work, also when that is dropped.
        let _gone = self.gone;
        self.flight.of(work).await
    }
}

impl Under {
    /// Ends it, down to its socket.
    pub(crate) fn cancel(self) {
        self.task.abort();
    }

    /// Ends it, and tells whether a request of it may have been carried out, or may yet be.
    pub(crate) fn give_up(self) -> bool {
        self.task.abort();
        // Until its work is gone it may still send.
        let is_gone = self.gone.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Disconnected);
        !is_gone || !self.flight.is_harmless()
    }
}
