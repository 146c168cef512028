//! What all connections of one sandbox share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use crate::calendar::Calendar;
use crate::clock;
use crate::door::Door;
use crate::elsewhere::Elsewhere;
use crate::faults::{Fault, FaultId, FaultKind, Faults};
use crate::journal::Journal;
use crate::judge::{Judge, Verdict};
use crate::maestrano::Maestrano;
use crate::makini::Makini;
use crate::mako::Mako;
use crate::mako::routes::Operation;
use crate::mako::tokens::Now;
use crate::options::Options;
use crate::outbox::Outbox;
use crate::quota::{Quota, QuotaState};
use crate::script::{Playback, Script, Scripts};

/// One sandbox's memory. Each part has a lock of its own, and no lock is held across an await or within another.
pub(crate) struct Room {
    pub(crate) options: Options,
    pub(crate) port: u16,
    pub(crate) base_url: String,
    pub(crate) other_origin_url: String,
    pub(crate) door: Door,
    pub(crate) outbox: Outbox,
    started: Instant,
    seed: Mutex<Option<u64>>,
    journal: Mutex<Journal>,
    judge: Mutex<Judge>,
    mako: Mutex<Mako>,
    maestrano: Mutex<Maestrano>,
    makini: Mutex<Makini>,
    scripts: Mutex<Scripts>,
    faults: Mutex<Faults>,
    calendar: Mutex<Calendar>,
    quota: Mutex<Quota>,
    elsewhere: Mutex<Elsewhere>,
}

impl Room {
    pub(crate) fn new(options: Options, port: u16, other_port: u16) -> Self {
        let calendar = Calendar::starting(options.calendar);
        let room = Self {
            port,
            base_url: format!("http://127.0.0.1:{port}"),
            other_origin_url: format!("http://127.0.0.1:{other_port}"),
            door: Door::new(),
            outbox: Outbox::default(),
            started: clock::instant(),
            seed: Mutex::new(options.seed),
            journal: Mutex::default(),
            judge: Mutex::new(Judge::new(options.rate_limit, options.limit_model)),
            mako: Mutex::new(Mako::new(options.seed)),
            maestrano: Mutex::new(Maestrano::new(&options.maestrano, options.seed)),
            makini: Mutex::new(Makini::new(options.seed, calendar.now())),
            scripts: Mutex::default(),
            faults: Mutex::new(Faults::new(options.seed)),
            calendar: Mutex::new(calendar),
            quota: Mutex::default(),
            elsewhere: Mutex::default(),
            options,
        };
        for fault in &room.options.faults {
            room.arm(fault.clone());
        }
        room
    }

    /// Monotonic time since the sandbox started.
    pub(crate) fn elapsed(&self) -> Duration {
        clock::instant().duration_since(self.started)
    }

    /// What the sandbox's calendar says.
    pub(crate) fn now(&self) -> SystemTime {
        self.calendar().now()
    }

    /// What tokens live by.
    pub(crate) fn token_time(&self) -> Now {
        Now { instant: clock::instant(), shift_ns: self.calendar().shift_ns() }
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

    pub(crate) fn maestrano(&self) -> MutexGuard<'_, Maestrano> {
        hold(&self.maestrano)
    }

    pub(crate) fn makini(&self) -> MutexGuard<'_, Makini> {
        hold(&self.makini)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        hold(&self.faults)
    }

    pub(crate) fn calendar(&self) -> MutexGuard<'_, Calendar> {
        hold(&self.calendar)
    }

    pub(crate) fn elsewhere(&self) -> MutexGuard<'_, Elsewhere> {
        hold(&self.elsewhere)
    }

    fn scripts(&self) -> MutexGuard<'_, Scripts> {
        hold(&self.scripts)
    }

    /// Whether a text has a token or a key of any system in it, alive or not.
    pub(crate) fn has_token(&self, text: &str) -> bool {
        self.mako().tokens.any_in(text)
            || self.makini().tokens.any_in(text)
            || self.maestrano().any_secret_in(text)
    }

    /// A text from a client, fit for the journal.
    pub(crate) fn mask(&self, text: &str) -> String {
        // The longer ones first: what is within them could be taken for one of the others.
        let masked = self.maestrano().mask(text);
        let masked = self.makini().tokens.mask(&masked);
        self.mako().tokens.mask(&masked, &self.options.client_secret)
    }

    pub(crate) fn verdict(&self) -> Verdict {
        let requests = self.journal().requests();
        self.judge().verdict(requests)
    }

    /// Counts a create against the daily quota, if there is something left.
    pub(crate) fn take_quota(&self, operation: Operation, now: SystemTime) -> bool {
        let Options { daily_quota, quota_scope, .. } = self.options;
        hold(&self.quota).take(operation.name(), now, daily_quota, quota_scope)
    }

    pub(crate) fn quota(&self) -> QuotaState {
        let Options { daily_quota, quota_scope, .. } = self.options;
        let (now, operations) = (self.now(), Operation::CREATES.into_iter().map(Operation::name));
        hold(&self.quota).state(operations, now, daily_quota, quota_scope)
    }

    /// Arms a fault. One that waits for no request strikes at once.
    pub(crate) fn arm(&self, fault: Fault) -> FaultId {
        let mut faults = self.faults();
        let id = faults.arm(fault);
        let strike = faults.strike_at_once(id);
        drop(faults);
        if let Some(FaultKind::Refuse { for_ms }) = strike.map(|strike| strike.kind) {
            self.door.close_for(Duration::from_millis(for_ms));
        }
        id
    }

    pub(crate) fn play(&self, script: Script) -> Playback {
        self.scripts().add(script, &self.base_url)
    }

    pub(crate) fn find_script(&self, id: &str) -> Option<Playback> {
        self.scripts().find(id)
    }

    /// Back to the seeds; another seed stays in force. Tokens stay good, so that a client made before goes on working.
    pub(crate) fn reset(&self, seed: Option<u64>) {
        let seed = {
            let mut current = hold(&self.seed);
            *current = seed.or(*current);
            *current
        };
        self.journal().clear();
        *self.judge() = Judge::new(self.options.rate_limit, self.options.limit_model);
        self.scripts().clear();
        self.outbox.clear();
        self.faults().reset(seed);
        *hold(&self.quota) = Quota::default();
        self.elsewhere().clear();
        let calendar = Calendar::starting(self.options.calendar);
        *self.calendar() = calendar;
        let mut mako = self.mako();
        mako.reset(seed);
        mako.tokens.rebase(calendar.shift_ns());
        drop(mako);
        self.maestrano().reset(&self.options.maestrano, seed);
        self.makini().reset(seed, calendar.now());
    }
}

/// Takes a lock even when a holder panicked: what is behind it is a record, never half-changed across a panic.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
