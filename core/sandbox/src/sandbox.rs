//! A running sandbox, from the outside.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use tokio::runtime;
use tokio::sync::Notify;

use crate::admin;
use crate::elsewhere::ElsewhereEntry;
use crate::faults::{ArmedFault, Fault, FaultId};
use crate::journal::JournalEntry;
use crate::judge::Verdict;
use crate::mako::seed;
use crate::mako::store::State;
use crate::options::Options;
use crate::quota::QuotaState;
use crate::room::{self, Room};
use crate::script::{Playback, Script};
use crate::server::{self, Listeners};

/// A running sandbox. It has a thread and a runtime of its own, and stops when it is dropped.
pub struct Sandbox {
    pub(crate) room: Arc<Room>,
    admin_url: String,
    ending: Arc<Ending>,
    thread: Option<JoinHandle<()>>,
    /// The process that has the thread: a forked child has a copy of this value, but not of the thread.
    process: u32,
}

/// Stops a sandbox from elsewhere, such as a signal handler, while its owner is in [`Sandbox::wait`].
#[derive(Clone)]
pub struct Stopper {
    ending: Arc<Ending>,
}

/// Why no sandbox was started.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The port cannot be listened on.
    Port {
        /// The port asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The system gives no thread or no event queue.
    Thread {
        /// The port asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
}

#[derive(Default)]
struct Ending {
    asked: Notify,
    ended: Mutex<bool>,
    changed: Condvar,
}

impl Sandbox {
    /// Starts a sandbox on 127.0.0.1; it answers from the moment this returns.
    pub fn start(options: Options) -> Result<Self, StartError> {
        let port = options.port;
        let named = |source| StartError::Port { port, source };
        let (main, bound) = listen(port).map_err(named)?;
        let (other, other_port) = listen(0).map_err(named)?;
        let room = Arc::new(Room::new(options, bound, other_port));
        let ending = Arc::new(Ending::default());
        let thread = spawn([main, other], Arc::clone(&room), Arc::clone(&ending))
            .map_err(|source| StartError::Thread { port, source })?;
        let admin_url = format!("{}{}", room.base_url, admin::PREFIX);
        Ok(Self { room, admin_url, ending, thread: Some(thread), process: std::process::id() })
    }

    /// The base URL to give to a client: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.room.base_url
    }

    /// The client id that is let in.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.room.options.client_id
    }

    /// The secret of that client.
    #[must_use]
    pub fn client_secret(&self) -> &str {
        &self.room.options.client_secret
    }

    /// Where the sandbox itself is asked over HTTP; a GET on it lists what there is.
    #[must_use]
    pub fn admin_url(&self) -> &str {
        &self.admin_url
    }

    /// The company under which new companies can be created.
    #[must_use]
    pub fn root_company_id(&self) -> &str {
        seed::ROOT_COMPANY
    }

    /// Every request to the emulated API, in the order of arrival.
    #[must_use]
    pub fn journal(&self) -> Vec<JournalEntry> {
        self.room.journal().entries()
    }

    /// How many of the oldest entries the journal has dropped.
    #[must_use]
    pub fn journal_dropped(&self) -> u64 {
        self.room.journal().dropped()
    }

    /// How the client kept the limits, and what else it did wrong.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.room.verdict()
    }

    /// What there is: companies, people and Makos as they are stored.
    #[must_use]
    pub fn state(&self) -> State {
        self.room.mako().state()
    }

    /// Back to the seeds, with an empty journal, a clean verdict, an unused quota, the calendar of the start, and
    /// neither scripts nor faults. Tokens stay good.
    pub fn reset(&self) {
        self.room.reset(None);
    }

    /// The same with another seed, which stays in force.
    pub fn reset_with_seed(&self, seed: u64) {
        self.room.reset(Some(seed));
    }

    /// Another origin, which answers everything with 200: a client must not bring its credentials there.
    #[must_use]
    pub fn other_origin_url(&self) -> &str {
        &self.room.other_origin_url
    }

    /// Every request to the other origin, in the order of arrival.
    #[must_use]
    pub fn elsewhere(&self) -> Vec<ElsewhereEntry> {
        self.room.elsewhere().entries()
    }

    /// Arms a fault, as it is described by [`Fault`].
    #[expect(clippy::must_use_candidate, reason = "it is done whether its answer is of use or not")]
    pub fn arm(&self, fault: Fault) -> FaultId {
        let id = self.room.arm(fault);
        self.settle();
        id
    }

    /// The faults that were armed, and how often each has struck.
    #[must_use]
    pub fn faults(&self) -> Vec<ArmedFault> {
        self.room.faults().list()
    }

    /// Disarms a fault and tells whether there was such a one.
    #[expect(clippy::must_use_candidate, reason = "it is done whether its answer is of use or not")]
    pub fn disarm(&self, id: FaultId) -> bool {
        self.room.faults().disarm(id)
    }

    /// Disarms all faults and tells how many there were.
    #[expect(clippy::must_use_candidate, reason = "it is done whether its answer is of use or not")]
    pub fn disarm_all(&self) -> usize {
        self.room.faults().disarm_all()
    }

    /// How much of the daily quota is used.
    #[must_use]
    pub fn quota(&self) -> QuotaState {
        self.room.quota()
    }

    /// What the calendar says. It dates the answers, ends tokens and days; rates are not judged by it.
    #[must_use]
    pub fn calendar(&self) -> SystemTime {
        self.room.now()
    }

    /// Puts the calendar anywhere from 1970 to 9999; it goes on running from there.
    pub fn set_calendar(&self, now: SystemTime) {
        self.room.calendar().set(now);
    }

    /// Moves the calendar forward.
    pub fn advance_calendar(&self, by: Duration) {
        self.room.calendar().advance(by);
    }

    /// Asks the sandbox's own API without a socket: the path is relative to it, such as `/verdict`. Gives status and
    /// body, the same as over HTTP.
    #[must_use]
    pub fn ask(&self, method: &str, path: &str, body: &[u8]) -> (u16, Vec<u8>) {
        let answer = admin::answer(&self.room, method, path, body);
        self.settle();
        (answer.status.as_u16(), answer.body.into())
    }

    /// Waits until the listener has done what it was told. In a forked child there is no listener.
    fn settle(&self) {
        if self.process == std::process::id() {
            self.room.door.wait();
        }
    }

    /// Plays a script at a base URL of its own, beside the emulated API.
    #[must_use]
    pub fn play(&self, script: Script) -> Playback {
        self.room.play(script)
    }

    /// Something that stops this sandbox from elsewhere.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        Stopper { ending: Arc::clone(&self.ending) }
    }

    /// Blocks until the sandbox has been stopped.
    pub fn wait(&self) {
        let mut ended = room::hold(&self.ending.ended);
        while !*ended {
            ended = self.ending.changed.wait(ended).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Stops the sandbox and closes its connections; the same as dropping it.
    pub fn stop(self) {
        drop(self);
    }
}

impl Stopper {
    /// Asks the sandbox to stop, without waiting for it.
    pub fn stop(&self) {
        self.ending.asked.notify_one();
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        if self.process != std::process::id() {
            // In a forked child there is nobody to join.
            std::mem::forget(thread);
            return;
        }
        self.ending.asked.notify_one();
        // Only a panic of the server thread makes this an error, and dropping must not panic in turn.
        let _ = thread.join();
    }
}

fn listen(port: u16) -> io::Result<(TcpListener, u16)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

fn spawn(listeners: [TcpListener; 2], room: Arc<Room>, ending: Arc<Ending>) -> io::Result<JoinHandle<()>> {
    let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let listeners = {
        let _inside = runtime.enter();
        let [main, other] = listeners.map(tokio::net::TcpListener::from_std);
        Listeners { main: main?, other: other? }
    };
    thread::Builder::new().name("makokit-sandbox".to_owned()).spawn(move || {
        let ended = Announce(&ending);
        server::run(runtime, listeners, &room, &ending.asked);
        drop(ended);
    })
}

/// Tells those who wait that the server has ended, however it ended.
struct Announce<'a>(&'a Ending);

impl Drop for Announce<'_> {
    fn drop(&mut self) {
        *room::hold(&self.0.ended) = true;
        self.0.changed.notify_all();
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("base_url", &self.room.base_url).finish_non_exhaustive()
    }
}

impl fmt::Debug for Stopper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stopper").finish_non_exhaustive()
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port { port, source } => write!(
                f,
                "the sandbox cannot listen on 127.0.0.1:{port}: {source}; choose another port, or 0 for a free one"
            ),
            Self::Thread { port, source } => write!(
                f,
                "the sandbox for 127.0.0.1:{port} gets no thread or no event queue: {source}; \
                 raise the limits on threads and open files (ulimit -u, ulimit -n)"
            ),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Port { source, .. } | Self::Thread { source, .. } => Some(source),
        }
    }
}
