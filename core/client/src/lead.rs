//! A runtime that is run by those who wait.
//!
//! A call that another thread works on costs its caller two changes of threads, which on a quiet machine take longer than all
//! else that a client does. Here the thread that waits does the work itself. Of several who wait one leads and works for all;
//! when it leaves, another leads. While nobody waits a keeper goes on with what is left: a page fetched ahead, a token renewed,
//! a connection that is closed.

use std::future::Future;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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
    /// Whether the keeper rests for longer, and is told when nobody waits any more.
    rests: AtomicBool,
    /// How much of what was left to others has not ended.
    left: AtomicU64,
    ended: Notify,
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
            rests: AtomicBool::new(false),
            left: AtomicU64::new(0),
            ended: Notify::const_new(),
        }
    }

    /// Works until this is done. It must not be called from within a runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Internal`] when the system gives no thread, or no way to wait for sockets.
    pub fn wait<T>(&'static self, work: impl Future<Output = T>) -> Result<T, Error> {
        let made = self.made()?;
        let mut work = pin!(work);
        let mut present = None;
        // Who has not to wait works for nobody else, and must not send the keeper away.
        let waiting = poll_fn(|context| {
            let end = work.as_mut().poll(context);
            if end.is_pending() && present.is_none() {
                present = Some(Present::in_lead(self));
            }
            end
        });
        Ok(made.runtime.block_on(waiting))
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
        let left = Left::to_others(self);
        let task = made.runtime.spawn(async move {
            let _left = left;
            work.await
        });
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
        let keeper = thread::Builder::new().name("makokit-keeper".to_owned()).spawn(move || self.keep(&kept));
        let keeper = keeper.map_err(failed)?.thread().clone();
        Ok(self.made.get_or_init(|| Made { runtime, keeper }))
    }

    /// Leads while there is something left, and whenever nobody else has done so for a moment; then until somebody comes.
    fn keep(&self, runtime: &Runtime) -> ! {
        let mut arrivals = 0;
        let mut rest = REST;
        loop {
            // A notice counts from here on, before it is waited for.
            let (arrived, ended) = (pin!(self.arrived.notified()), pin!(self.ended.notified()));
            let now = self.arrivals.load(Ordering::Acquire);
            let is_quiet = now == arrivals;
            arrivals = now;
            if self.left.load(Ordering::Acquire) > 0 {
                runtime.block_on(ended);
            } else if is_quiet && self.present.load(Ordering::Acquire) == 0 {
                runtime.block_on(arrived);
                rest = REST;
            } else {
                rest = if is_quiet { LONGEST_REST.min(rest * 2) } else { REST };
                self.rests.store(rest > REST, Ordering::Release);
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
        let was_last = self.0.present.fetch_sub(1, Ordering::AcqRel) == 1;
        if was_last && self.0.rests.swap(false, Ordering::AcqRel) {
            self.0.made.get().inspect(|made| made.keeper.unpark());
        }
    }
}

/// Something was left to others.
struct Left(&'static Lead);

impl Left {
    fn to_others(lead: &'static Lead) -> Self {
        lead.left.fetch_add(1, Ordering::AcqRel);
        Self(lead)
    }
}

impl Drop for Left {
    fn drop(&mut self) {
        self.0.left.fetch_sub(1, Ordering::AcqRel);
        self.0.ended.notify_waiters();
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

    /// Timers are part of what is run.
    #[test]
    fn who_has_not_to_wait_keeps_nobody_from_what_is_left() {
        let lead = lead();
        let slow = || tokio::time::timeout(Duration::from_millis(30), std::future::pending::<()>());
        let is_over = std::sync::atomic::AtomicBool::new(false);
        let rounds = thread::scope(|scope| {
            let quick = || {
                let mut rounds = 0_u64;
                while !is_over.load(Ordering::Acquire) {
                    lead.wait(async {}).unwrap();
                    rounds += 1;
                }
                rounds
            };
            let busy = [scope.spawn(quick), scope.spawn(quick)];
            let (tell, told) = channel();
            for _ in 0..5 {
                lead.wait(async { slow().await.unwrap_err() }).unwrap();
                let tell = tell.clone();
                lead.leave(async move { tell.send(slow().await.is_err()).unwrap() }).unwrap();
                assert_eq!(told.recv_timeout(Duration::from_secs(30)), Ok(true));
            }
            is_over.store(true, Ordering::Release);
            busy.map(|thread| thread.join().unwrap()).iter().sum::<u64>()
        });
        assert!(rounds > 10);
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
