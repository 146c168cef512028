//! Limits that the hosts of a fleet share through Redis or Valkey, and what is done while that cannot be reached.
//!
//! Every decision is made in the store, by a script and by the store's clock; see `docs/fleet.md`. Here are the way there
//! ([`link`]), the permits that a process has taken ahead ([`pool`]), the window ([`window`]), the day's quota ([`quota`]),
//! and the share that a process keeps to while it is alone ([`share`]).

mod address;
mod link;
mod pool;
mod quota;
mod share;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod vectors;
mod window;

use std::fmt;
use std::future::Future;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use makokit_limits::{Rate, StoreName, Time};
use tokio::runtime::{Builder, Runtime};

pub(crate) use address::Address;
pub(crate) use quota::FleetQuota;
pub(crate) use window::{FleetPermit, FleetWindow};

use link::Link;

/// How long an answer of the store is waited for. After that it counts as lost.
const PATIENCE: Duration = Duration::from_millis(200);

/// For how long a permit may be used after it was asked for. Longer than an answer is waited for, so that each is of use.
const LIFE: Duration = Duration::from_millis(250);

/// The store of a fleet, as one process uses it.
///
/// It works on a thread of its own: an account outlives the runtimes of those who call through it.
pub(crate) struct Fleet {
    runtime: Option<Runtime>,
    link: Arc<Link>,
    time: Arc<dyn Time>,
}

impl Fleet {
    /// Begins to connect.
    pub(crate) fn open(address: &Address, time: Arc<dyn Time>) -> Result<Arc<Self>, crate::Error> {
        let target = address.target()?;
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("makokit-fleet")
            .enable_all()
            .build()
            .map_err(|error| {
                crate::Error::config(format!("the fleet's thread cannot be started: {error}"))
            })?;
        let link = Arc::new(Link::new(time.now()));
        runtime.spawn(Arc::clone(&link).keep(target, address.to_string(), Arc::clone(&time)));
        Ok(Arc::new(Self { runtime: Some(runtime), link, time }))
    }

    /// The window of a name.
    pub(crate) fn window(
        self: &Arc<Self>,
        name: &StoreName,
        rate: Rate,
        guard: Duration,
    ) -> Arc<FleetWindow> {
        FleetWindow::new(Arc::clone(self), name, rate, guard)
    }

    /// The quota of a name.
    pub(crate) fn quota(self: &Arc<Self>, name: &StoreName) -> Arc<FleetQuota> {
        FleetQuota::new(Arc::clone(self), name)
    }

    /// Who shares the limits, as it is told.
    pub(crate) fn store(&self) -> &'static str {
        if self.link.is_lost() { "fleet (lost)" } else { "fleet" }
    }

    /// Asks the store what counts, so that what is told next is fresh. Waits for that, but not long.
    pub(crate) fn refresh(&self, windows: Vec<Arc<FleetWindow>>, quotas: Vec<Arc<FleetQuota>>) {
        let (done, waiting) = mpsc::channel::<()>();
        for window in windows {
            let done = done.clone();
            self.spawn(async move {
                window.look().await;
                drop(done);
            });
        }
        for quota in quotas {
            let done = done.clone();
            self.spawn(async move {
                quota.look().await;
                drop(done);
            });
        }
        drop(done);
        // Nothing is ever sent: the last one who is done closes the channel.
        let _ = waiting.recv_timeout(2 * PATIENCE);
    }

    fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        if let Some(runtime) = &self.runtime {
            runtime.spawn(work);
        }
    }
}

impl Drop for Fleet {
    fn drop(&mut self) {
        // A runtime that is merely dropped waits for its threads, and must not where others run on this one.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for Fleet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Fleet").field("store", &self.store()).finish_non_exhaustive()
    }
}
