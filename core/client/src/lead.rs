//! A runtime that is run by those who wait.
//!
//! A call that another thread works on costs its caller two changes of threads, which on a quiet machine take longer than all
//! else that a client does. Here the thread that waits does the work itself. Of several who wait one leads and works for all;
//! when it leaves, another leads. While nobody waits a keeper goes on with what is left: a page fetched ahead, a token renewed,
//! a connection that is closed.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::error::{Error, ErrorKind};

/// For how long nobody must have waited before the keeper takes over. Between two calls of a loop it has to stay out of the
/// way: to take the lead back from it is just the change of threads that is to be spared.
const REST: Duration = Duration::from_millis(1);

/// The longest that it rests while one call takes its time.
const LONGEST_REST: Duration = Duration::from_millis(16);

/// A runtime that is run by those who wait. It lasts as long as the process.
#[derive(Debug, Default)]
pub struct Lead {
    made: OnceLock<Made>,
    making: Mutex<()>,
    /// How often somebody has come to wait.
    arrivals: AtomicU64,
    arrived: Notify,
    /// How many are waiting.
    present: AtomicU64,
    /// How much was left to be worked on by others.
    left: AtomicU64,
}

#[derive(Debug)]
struct Made {
    runtime: Arc<Runtime>,
    keeper: Thread,
}

impl Lead {
    /// One that nobody waits in, and that has not begun.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            made: OnceLock::new(),
            making: Mutex::new(()),
            arrivals: AtomicU64::new(0),
            arrived: Notify::const_new(),
            present: AtomicU64::new(0),
            left: AtomicU64::new(0),
        }
    }

    /// Works until this is done. It must not be called from within a runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Internal`] when the system gives no thread, or no way to wait for sockets.
    pub fn wait<T>(&'static self, work: impl Future<Output = T>) -> Result<T, Error> {
        let made = self.made()?;
        let _present = Present::in_lead(self);
        Ok(made.runtime.block_on(work))
    }

    /// Leaves work to whoever waits, and to the keeper.
    ///
    /// # Errors
    ///
    /// Like [`Lead::wait`].
    pub fn leave<T: Send + 'static>(
        &'static self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<JoinHandle<T>, Error> {
        let made = self.made()?;
        let task = made.runtime.spawn(work);
        self.left.fetch_add(1, Ordering::AcqRel);
        made.keeper.unpark();
        Ok(task)
    }

    fn made(&'static self) -> Result<&'static Made, Error> {
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let failed = |error| Error::new(ErrorKind::Internal, format!("no runtime can be started: {error}"));
        let runtime = Arc::new(Builder::new_current_thread().enable_all().build().map_err(failed)?);
        let kept = Arc::clone(&runtime);
        let keeper = thread::Builder::new().name("makokit".to_owned()).spawn(move || self.keep(&kept));
        let keeper = keeper.map_err(failed)?.thread().clone();
        Ok(self.made.get_or_init(|| Made { runtime, keeper }))
    }

    /// Leads whenever nobody else has done so for a while, and leaves as soon as somebody comes.
    fn keep(&self, runtime: &Runtime) -> ! {
        let (mut arrivals, mut left) = (0, 0);
        let mut rest = REST;
        loop {
            let arrived = pin!(self.arrived.notified());
            let now = (self.arrivals.load(Ordering::Acquire), self.left.load(Ordering::Acquire));
            let is_alone = self.present.load(Ordering::Acquire) == 0;
            let is_quiet = now.0 == arrivals;
            let is_asked = now.1 != left;
            (arrivals, left) = now;
            if is_alone && (is_quiet || is_asked) {
                runtime.block_on(arrived);
                rest = REST;
            } else {
                rest = if is_quiet { LONGEST_REST.min(rest * 2) } else { REST };
                thread::park_timeout(rest);
            }
        }
    }
}

/// Somebody waits.
struct Present(&'static Lead);

impl Present {
    fn in_lead(lead: &'static Lead) -> Self {
        lead.present.fetch_add(1, Ordering::AcqRel);
        lead.arrivals.fetch_add(1, Ordering::AcqRel);
        lead.arrived.notify_waiters();
        Self(lead)
    }
}

impl Drop for Present {
    fn drop(&mut self) {
        self.0.present.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    fn lead() -> &'static Lead {
        Box::leak(Box::new(Lead::new()))
    }

    #[test]
    fn who_waits_works_and_what_is_left_is_done_by_another() {
        let lead = lead();
        let here = thread::current().id();
        assert_eq!(
            lead.wait(async { tokio::spawn(async { thread::current().id() }).await.unwrap() }).unwrap(),
            here
        );
        let (tell, told) = channel();
        lead.wait(async { drop(tokio::spawn(async move { tell.send(thread::current().id()).unwrap() })) })
            .unwrap();
        assert_ne!(told.recv().unwrap(), here, "nobody waits, and yet it goes on");
        let (tell, told) = channel();
        let task = lead.leave(async move { tell.send(thread::current().id()).unwrap() }).unwrap();
        assert_ne!(told.recv().unwrap(), here);
        lead.wait(task).unwrap().unwrap();
    }

    #[test]
    fn many_who_wait_are_served_whoever_leads_and_a_panic_harms_its_own_only() {
        let lead = lead();
        let rounds = 200;
        thread::scope(|scope| {
            for number in 0..8 {
                scope.spawn(move || {
                    for round in 0..rounds {
                        let end = lead.wait(async {
                            let apart = tokio::spawn(async move { round });
                            tokio::task::yield_now().await;
                            apart.await.unwrap()
                        });
                        assert_eq!(end.unwrap(), round);
                        if number == 0 {
                            let panicked =
                                std::panic::catch_unwind(|| lead.wait(async { panic!("on purpose") }));
                            assert!(panicked.is_err());
                        }
                    }
                });
            }
        });
        assert_eq!(lead.present.load(Ordering::Acquire), 0);
        assert_eq!(lead.wait(async { 1 }).unwrap(), 1);
    }
}
