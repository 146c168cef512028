//! Waiting for one call, on the thread that has made it, with a host that may be interrupted meanwhile.

use std::future::Future;
use std::pin::Pin;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use makokit::{Error, ErrorKind};
use tokio::task::AbortHandle;

use crate::process::Process;

/// How often the host is asked whether it was interrupted; until then nothing else is heard from a thread that waits.
const TICK: Duration = Duration::from_millis(20);

/// A thread that has less of its stack left does not work on its call: a host's stack may end in the middle of it, where the
/// process ends. A trusted connection takes most.
const STACK: usize = 256 << 10;

/// What a host says when it is asked whether it was interrupted. It may make other calls before it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupt {
    /// It was: the call is to end.
    Now,
    /// It was not.
    NotYet,
    /// It was not, and on this thread it never will be: it need not be asked again.
    Never,
}

/// The end of some work if it comes before the host has to be asked, as it does for most, and if there is stack enough for it.
pub(crate) fn soon<T>(
    process: &'static Process,
    work: &mut Pin<Box<impl Future<Output = T> + Send + 'static>>,
) -> Result<Option<T>, Error> {
    if stacker::remaining_stack().is_some_and(|left| left < STACK) {
        return Ok(None);
    }
    process.lead.wait(async { tokio::time::timeout(TICK, work).await.ok() })
}

/// The end of some work, or nothing if the host was interrupted.
pub(crate) fn wait<T: Send + 'static>(
    process: &'static Process,
    mut work: Pin<Box<impl Future<Output = T> + Send + 'static>>,
    mut interrupted: impl FnMut() -> Interrupt,
) -> Result<Option<T>, Error> {
    if let Some(end) = soon(process, &mut work)? {
        return Ok(Some(end));
    }
    let (tell, told) = sync_channel(1);
    // The host is asked outside the runtime, and while the work goes on: another call of the host's may wait for what this one holds.
    let task = process.lead.leave(async move { drop(tell.send(work.await)) })?;
    let given_up = GivenUp(task.abort_handle());
    let failed = |kind, message| Err(Error::new(kind, message));
    loop {
        let asked = interrupted();
        if Process::present().is_none_or(|now| !std::ptr::eq(now, process)) {
            // Whatever is the parent's may have been locked when it forked, and is left as it is.
            std::mem::forget((given_up, told));
            return match asked {
                Interrupt::Now => Ok(None),
                _ => failed(ErrorKind::Closed, "the call is the parent's; a forked child makes its own"),
            };
        }
        let end = match asked {
            Interrupt::Now => return Ok(None),
            Interrupt::NotYet => told.recv_timeout(TICK),
            Interrupt::Never => told.recv().map_err(RecvTimeoutError::from),
        };
        match end {
            Ok(end) => return Ok(Some(end)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return failed(ErrorKind::Internal, "the call has ended without a word; please report it");
            }
        }
    }
}

/// Ends a call that nobody waits for any more, down to its socket.
struct GivenUp(AbortHandle);

impl Drop for GivenUp {
    fn drop(&mut self) {
        self.0.abort();
    }
}
