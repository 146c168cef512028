//! A running sandbox, from the outside.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::runtime;
use tokio::sync::Notify;

use crate::admin;
use crate::journal::JournalEntry;
use crate::judge::Verdict;
use crate::mako::seed;
use crate::mako::store::State;
use crate::options::Options;
use crate::room::{self, Room};
use crate::script::{Playback, Script};
use crate::server;

/// A running sandbox. It has a thread and a runtime of its own, and stops when it is dropped.
pub struct Sandbox {
    room: Arc<Room>,
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
        let listener = listen(port).map_err(|source| StartError::Port { port, source })?;
        let bound = listener.local_addr().map_err(|source| StartError::Port { port, source })?.port();
        let room = Arc::new(Room::new(options, bound));
        let ending = Arc::new(Ending::default());
        let thread = spawn(listener, Arc::clone(&room), Arc::clone(&ending))
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

    /// How the client kept the rate limit.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.room.verdict()
    }

    /// What there is: companies, people and Makos as they are stored.
    #[must_use]
    pub fn state(&self) -> State {
        self.room.mako().state()
    }

    /// Back to the seeds, with an empty journal, a clean verdict and no scripts. Tokens stay good.
    pub fn reset(&self) {
        self.room.reset();
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

fn listen(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn spawn(listener: TcpListener, room: Arc<Room>, ending: Arc<Ending>) -> io::Result<JoinHandle<()>> {
    let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    thread::Builder::new().name("makokit-sandbox".to_owned()).spawn(move || {
        let ended = Announce(&ending);
        server::run(runtime, listener, room, &ending.asked);
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
