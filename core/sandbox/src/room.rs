//! What all connections of one sandbox share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::clock;
use crate::journal::Journal;
use crate::judge::{Judge, Verdict};
use crate::mako::Mako;
use crate::options::Options;
use crate::script::{Playback, Script, Scripts};

/// One sandbox's memory. Each part has a lock of its own, and no lock is held across an await or within another.
pub(crate) struct Room {
    pub(crate) options: Options,
    pub(crate) base_url: String,
    started: Instant,
    journal: Mutex<Journal>,
    judge: Mutex<Judge>,
    mako: Mutex<Mako>,
    scripts: Mutex<Scripts>,
}

impl Room {
    pub(crate) fn new(options: Options, port: u16) -> Self {
        Self {
            base_url: format!("http://127.0.0.1:{port}"),
            started: clock::instant(),
            journal: Mutex::default(),
            judge: Mutex::new(Judge::new(options.rate_limit)),
            mako: Mutex::new(Mako::new(options.seed)),
            scripts: Mutex::default(),
            options,
        }
    }

    /// Monotonic time since the sandbox started.
    pub(crate) fn elapsed(&self) -> Duration {
        clock::instant().duration_since(self.started)
    }

    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        hold(&self.journal)
    }

    pub(crate) fn judge(&self) -> MutexGuard<'_, Judge> {
        hold(&self.judge)
    }

    pub(crate) fn mako(&self) -> MutexGuard<'_, Mako> {
        hold(&self.mako)
    }

    fn scripts(&self) -> MutexGuard<'_, Scripts> {
        hold(&self.scripts)
    }

    pub(crate) fn verdict(&self) -> Verdict {
        let requests = self.journal().requests();
        self.judge().verdict(requests)
    }

    pub(crate) fn play(&self, script: Script) -> Playback {
        self.scripts().add(script, &self.base_url)
    }

    pub(crate) fn find_script(&self, id: &str) -> Option<Playback> {
        self.scripts().find(id)
    }

    /// Back to the seeds. Tokens stay good, so that a client made before goes on working.
    pub(crate) fn reset(&self) {
        self.journal().clear();
        *self.judge() = Judge::new(self.options.rate_limit);
        self.mako().reset(self.options.seed);
        self.scripts().clear();
    }
}

/// Takes a lock even when a holder panicked: what is behind it is a record, never half-changed across a panic.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
