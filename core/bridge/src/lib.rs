//! The seam between makokit and other languages: ids and UTF-8 JSON bytes cross it, nothing else.
//!
//! It knows neither a host language nor an operation. [`open`] makes a client from settings, [`submit`] starts a call of
//! a row under a [`number`], [`poll`] collects what is done, for one thread of the host's. [`call`] waits for one call, and
//! [`attempt`] does so for a moment; both work on it meanwhile. Late use of an id is
//! an error, never undefined, and a panic is an error of the kind `Internal`.
//!
//! Rows: every operation under its id (arguments: the body, `{"id": …}`, or `{}`); `call` for any method and path; `raw`
//! for the whole answer of either, `ensure` for what creates and `page` for what comes page by page (`{"operation": …,
//! "arguments": …}`, and for a page `next` and `trail` of the one before); `batch` for many records and `results` for how
//! they ended; `limits`, `budget`, `explain`, `credits`, `replace_token`, `apart` (`{"from": [handle, …]}` refuses a client of
//! the same connection as one of those, or with its token) and `health`, for which nothing is sent (but `health` with `{"check": true}`).
//!
//! What is opened with `"platform": true` is no client but Maestrano's developer platform; its rows are `marketplaces`, `marketplace`, `refresh`
//! and `status`.
//!
//! [`webhook_open`] makes a receiver of webhooks; beside JSON, [`webhook_receive`] takes a body's bytes, as what was signed are they.
//!
//! [`sandbox_open`] starts an API to test against in this process; [`sandbox_ask`] asks it what it has seen.
//!
//! [`command`] is the command line.
//!
//! A client that is opened with `"events": true` tells what it does: events are collected with the ends of calls. So are the
//! warnings of the library, which belong to no client, once [`hear_warnings`] was called; [`warnings`] has them for who does not poll.
//!
//! After a fork, the child has a state of its own: the parent's handles are closed there, and nothing that another
//! thread of the parent held can block it.

mod batch;
mod blocking;
mod command;
mod panic;
mod platform;
mod process;
mod queue;
mod rows;
mod sandbox;
mod under;
mod warnings;
mod webhook;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use makokit::{Error, ErrorKind};
use tokio::task::AbortHandle;

pub use batch::forget;
pub use blocking::Interrupt;
pub use command::command;
use panic::guarded;
use process::{Opened, Process};
pub use queue::{ANSWER, Completion, ERROR, EVENT, LIBRARY, frame};
pub use sandbox::{sandbox_ask, sandbox_close, sandbox_describe, sandbox_open};
use under::{Under, watched};
pub use warnings::{hear_warnings, warnings};
pub use webhook::{webhook_close, webhook_forget, webhook_open, webhook_prove, webhook_receive};

/// Makes a client from settings in JSON: `{"system": "mako", "base_url": …, "events": false}`. Nothing is sent, and nothing is started.
///
/// # Errors
///
/// The JSON of an error, for settings that are missing, wrong or unknown.
pub fn open(settings: &[u8]) -> Result<u64, Vec<u8>> {
    guarded(|| {
        let process = Process::current();
        let handle = process.next_handle();
        process.add(handle, rows::open(settings, process, handle)?);
        Ok(handle)
    })
    .map_err(|error| json(&error))
}

/// An id for a call, so that whoever waits for its end can be known before it comes.
#[must_use]
pub fn number() -> u64 {
    Process::current().next_id()
}

/// Starts a call and returns at once. Whatever is wrong with it, also an unknown handle, is told by its end.
pub fn submit(call: u64, handle: u64, row: &str, arguments: &[u8], options: &[u8]) {
    let process = Process::current();
    let (under, watch) = watched();
    let work = watch.over(work(handle, row, arguments, options));
    go_on(process, handle, call, under, work);
}

/// Calls and waits for the end, on this thread, but for no more than 20 ms: what takes longer goes on like a call that was
/// submitted, and there is no completion here.
#[must_use]
pub fn attempt(call: u64, handle: u64, row: &str, arguments: &[u8], options: &[u8]) -> Option<Completion> {
    let process = Process::current();
    process.waits(handle);
    let (under, watch) = watched();
    let mut work = Box::pin(watch.over(work(handle, row, arguments, options)));
    let end = match guarded(|| blocking::soon(process, &mut work)) {
        Ok(None) => {
            go_on(process, handle, call, under, work);
            return None;
        }
        Ok(Some(end)) => end,
        Err(error) => End::Failed(error),
    };
    Some(end.completion(call))
}

/// Up to `max` calls that have ended, as soon as there is one; none after `timeout`, or when [`wake`] is called.
#[must_use]
pub fn poll(max: usize, timeout: Duration) -> Vec<Completion> {
    Process::current().queue.take(max, timeout)
}

/// Lets everybody who waits in [`poll`] return at once.
pub fn wake() {
    Process::current().queue.wake();
}

/// Calls and waits for the end. Every 20 ms the host is asked whether it was interrupted, on this thread, where it may make
/// other calls; when it was, the call is cancelled and there is no completion.
pub fn call(
    handle: u64,
    row: &str,
    arguments: &[u8],
    options: &[u8],
    interrupted: impl FnMut() -> Interrupt,
) -> Option<Completion> {
    let end = guarded(|| {
        Process::current().waits(handle);
        let work = work(handle, row, arguments, options);
        blocking::wait(Process::current(), work, interrupted)
    });
    end.unwrap_or_else(|error| Some(End::Failed(error))).map(|end| end.completion(0))
}

/// Ends a call that is under way, down to its socket. It gives no completion; a call that has ended keeps its own.
pub fn cancel(call: u64) {
    let under = Process::current().calls().remove(&call);
    under.into_iter().for_each(Under::cancel);
}

/// The same, and tells whether a request of the call may have left: what somebody has to know who gives up a create. It waits
/// until nobody works on the call any more; a call that has ended may have sent its request.
#[must_use]
pub fn give_up(call: u64) -> bool {
    let under = Process::current().calls().remove(&call);
    under.is_none_or(Under::give_up)
}

/// Closes a client. Calls under way go on to their end; later ones end with `Closed`. Closing twice is closing once.
pub fn close(handle: u64) {
    Process::current().remove(handle);
}

/// What this library is: `{"version": …, "hash": …}`. Generated code compares the hash with its own.
#[must_use]
pub fn describe() -> Vec<u8> {
    serde_json::json!({ "version": env!("CARGO_PKG_VERSION"), "hash": makokit::TABLES_HASH })
        .to_string()
        .into()
}

/// Has others work on a call, until its end is told or it is cancelled.
fn go_on(
    process: &'static Process,
    handle: u64,
    call: u64,
    under: impl FnOnce(AbortHandle) -> Under,
    work: impl Future<Output = End> + Send + 'static,
) {
    // The task may end before its abort handle is known; the lock keeps the two in order.
    let mut calls = process.calls();
    let spawned = process.spawn(handle, async move {
        let end = work.await;
        if process.calls().remove(&call).is_some() {
            process.queue.push(end.completion(call));
        }
    });
    match spawned {
        Ok(task) => {
            calls.insert(call, under(task.abort_handle()));
        }
        Err(error) => process.queue.push(End::Failed(error).completion(call)),
    }
}

/// How a call ended.
enum End {
    Answered(Vec<u8>),
    Failed(Error),
}

impl End {
    fn completion(self, call: u64) -> Completion {
        match self {
            Self::Answered(bytes) => Completion { call, kind: ANSWER, bytes },
            Self::Failed(error) => Completion { call, kind: ERROR, bytes: json(&error) },
        }
    }
}

/// The whole of a call. It is large, and kept off the stack of the host's thread, of which there may be little.
fn work(
    handle: u64,
    row: &str,
    arguments: &[u8],
    options: &[u8],
) -> Pin<Box<impl Future<Output = End> + Send + 'static>> {
    let (row, arguments, options) = (row.to_owned(), arguments.to_vec(), options.to_vec());
    Box::pin(async move {
        let Some(opened) = Process::current().get(handle) else {
            return End::Failed(Error::new(ErrorKind::Closed, "the client is closed; make a new one"));
        };
        let answer = match &opened {
            Opened::Client(engine) => {
                panic::guarded_async(rows::call(handle, engine, &row, &arguments, &options)).await
            }
            // Asked so rarely that every other call need not have room for it.
            Opened::Platform(platform) => {
                panic::guarded_async(Box::pin(platform::call(platform, &row, &arguments))).await
            }
        };
        match answer {
            Ok(bytes) => End::Answered(bytes),
            Err(error) => End::Failed(error),
        }
    })
}

fn json(error: &Error) -> Vec<u8> {
    serde_json::to_vec(error).unwrap_or_default()
}
