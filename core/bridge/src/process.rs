//! All state of the bridge, hung off one pointer that belongs to one process.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use makokit::engine::{Engine, Lead};
use makokit::maestrano::Platform;
use makokit::webhook::Receiver;
use makokit::{Error, ErrorKind, SharedLimits};
use makokit_sandbox::Sandbox;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

use crate::batch::Batches;
use crate::queue::Queue;
use crate::under::Under;

/// The bridge's state in one process.
pub(crate) struct Process {
    id: u32,
    next: AtomicU64,
    opened: Mutex<HashMap<u64, Opened>>,
    /// Whose calls threads have waited for, so that their connections are where such threads work.
    waited: Mutex<HashSet<u64>>,
    sandboxes: Mutex<HashMap<u64, Arc<Sandbox>>>,
    receivers: Mutex<HashMap<u64, Arc<Receiver>>>,
    calls: Mutex<HashMap<u64, Under>>,
    pub(crate) batches: Batches,
    runtime: OnceLock<Runtime>,
    /// Where threads wait for their calls.
    pub(crate) lead: Lead,
    pub(crate) queue: Queue,
    pub(crate) limits: SharedLimits,
}

/// What calls are made of.
#[derive(Clone)]
pub(crate) enum Opened {
    Client(Arc<Engine>),
    Platform(Platform),
}

static CURRENT: AtomicPtr<Process> = AtomicPtr::new(std::ptr::null_mut());

impl Process {
    /// The state of this process.
    ///
    /// A forked child finds its parent's, whose locks may be held by threads that do not exist here: it is replaced
    /// without waiting for any of them, and leaked, because dropping a runtime waits for its threads. What the parent
    /// has used of its limits counts for the child, too.
    pub(crate) fn current() -> &'static Self {
        let id = std::process::id();
        let found = CURRENT.load(Ordering::Acquire);
        let limits = match Self::at(found) {
            Some(process) if process.id == id => return process,
            Some(parent) => SharedLimits::of_child(&parent.limits),
            None => SharedLimits::default(),
        };
        let made: &'static mut Self = Box::leak(Box::new(Self::new(id, limits)));
        let pointer = std::ptr::from_mut(made);
        match CURRENT.compare_exchange(found, pointer, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => made,
            // Another thread was first; its state counts.
            Err(_) => Self::current(),
        }
    }

    /// The state of this process, if there is one.
    pub(crate) fn present() -> Option<&'static Self> {
        Self::at(CURRENT.load(Ordering::Acquire)).filter(|process| process.id == std::process::id())
    }

    fn at(pointer: *mut Self) -> Option<&'static Self> {
        // SAFETY: only what is read from `CURRENT` comes here, which is null or comes from `Box::leak` above, and what it
        // points to is never freed.
        #[expect(unsafe_code, reason = "a fork must be survived without taking a lock")]
        unsafe {
            pointer.as_ref()
        }
    }

    fn new(id: u32, limits: SharedLimits) -> Self {
        Self {
            id,
            next: AtomicU64::new(1),
            opened: Mutex::default(),
            waited: Mutex::default(),
            sandboxes: Mutex::default(),
            receivers: Mutex::default(),
            calls: Mutex::default(),
            batches: Batches::default(),
            runtime: OnceLock::new(),
            lead: Lead::new(),
            queue: Queue::default(),
            limits,
        }
    }

    /// An id that this process has not given before.
    pub(crate) fn next_id(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// A handle for a client, a sandbox or a receiver that is about to be made.
    pub(crate) fn next_handle(&self) -> u64 {
        // A handle holds the process id, so that a child never takes its parent's for one of its own.
        (u64::from(self.id) << 32) | (self.next_id() & 0xFFFF_FFFF)
    }

    pub(crate) fn add(&self, handle: u64, opened: Opened) {
        lock(&self.opened).insert(handle, opened);
    }

    pub(crate) fn get(&self, handle: u64) -> Option<Opened> {
        lock(&self.opened).get(&handle).cloned()
    }

    pub(crate) fn remove(&self, handle: u64) {
        let opened = lock(&self.opened).remove(&handle);
        drop(opened);
        lock(&self.waited).remove(&handle);
        self.batches.close(handle);
    }

    /// A thread waits for a client's call.
    pub(crate) fn waits(&self, handle: u64) {
        if lock(&self.opened).contains_key(&handle) {
            lock(&self.waited).insert(handle);
        }
    }

    /// Has others work on a client's call: where its connections are, as one that nobody works on would keep them waiting.
    pub(crate) fn spawn(
        &'static self,
        handle: u64,
        task: impl Future<Output = ()> + Send + 'static,
    ) -> Result<JoinHandle<()>, Error> {
        let is_waited = lock(&self.waited).contains(&handle);
        if is_waited { self.lead.leave(task) } else { Ok(self.runtime()?.spawn(task)) }
    }

    pub(crate) fn add_sandbox(&self, sandbox: Sandbox) -> u64 {
        let handle = self.next_handle();
        lock(&self.sandboxes).insert(handle, Arc::new(sandbox));
        handle
    }

    pub(crate) fn sandbox(&self, handle: u64) -> Option<Arc<Sandbox>> {
        lock(&self.sandboxes).get(&handle).cloned()
    }

    /// A sandbox that is not kept any more; it ends with its last user, and not while the list is locked.
    pub(crate) fn remove_sandbox(&self, handle: u64) -> Option<Arc<Sandbox>> {
        lock(&self.sandboxes).remove(&handle)
    }

    pub(crate) fn add_receiver(&self, receiver: Receiver) -> u64 {
        let handle = self.next_handle();
        lock(&self.receivers).insert(handle, Arc::new(receiver));
        handle
    }

    pub(crate) fn receiver(&self, handle: u64) -> Option<Arc<Receiver>> {
        lock(&self.receivers).get(&handle).cloned()
    }

    pub(crate) fn remove_receiver(&self, handle: u64) {
        lock(&self.receivers).remove(&handle);
    }

    /// The calls under way.
    pub(crate) fn calls(&self) -> MutexGuard<'_, HashMap<u64, Under>> {
        lock(&self.calls)
    }

    /// The runtime for clients whose calls nobody waits for, started by the first call of that kind.
    pub(crate) fn runtime(&self) -> Result<&Runtime, Error> {
        if let Some(runtime) = self.runtime.get() {
            return Ok(runtime);
        }
        let made = Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("makokit")
            .enable_all()
            .build()
            .map_err(|error| {
                Error::new(ErrorKind::Internal, format!("no runtime can be started: {error}"))
            })?;
        // Of two that were made at the same time one is kept; the other has no tasks and goes without waiting.
        let mut made = Some(made);
        let kept =
            self.runtime.get_or_init(|| made.take().unwrap_or_else(|| unreachable!("made just above")));
        if let Some(superfluous) = made {
            superfluous.shutdown_background();
        }
        Ok(kept)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
