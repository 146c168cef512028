//! The limits that clients share: within a process, a machine or a fleet.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use makokit_limits::{Clock, Machine, Moment, Quota, Rate, Time, Window, store_name};
use tracing::{debug, warn};

use crate::config::QuotaScope;
use crate::daily::Daily;
use crate::fleet::{Address, Fleet};
use crate::gate::Gate;
use crate::limit::Limit;
use crate::quota::ServerClock;
use crate::rates::Rates;
use crate::time::RealTime;
use crate::way::Way;

/// How many operations are kept that nobody calls at the moment and of which nothing counts any more.
const MOST_IDLE: usize = 256;

/// What creates of any kind are counted under when they share one quota.
const CREATES: &str = "creates";

/// What the clients of one process have used of their limits: those with the same origin and client id share.
#[derive(Default)]
pub struct SharedLimits {
    accounts: Mutex<HashMap<Whose, Arc<Account>>>,
    /// When this process began without knowing what its parent had used; everything begins full then.
    unknown_at: Option<Moment>,
}

/// Whose limits they are, and where what is used of them is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Whose {
    pub(crate) origin: String,
    pub(crate) client_id: String,
    pub(crate) kept: Kept,
}

/// Where what is used is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kept {
    /// In this process.
    Process,
    /// In files that the processes of a machine share.
    Machine(PathBuf),
    /// In a store that the hosts of a fleet share.
    Fleet(Address),
}

/// What a client brings to the limits that it shares.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    pub(crate) rate: Rate,
    /// None is one that adapts to the way.
    pub(crate) guard: Option<Duration>,
    pub(crate) daily_quota: Option<u32>,
    pub(crate) quota_scope: QuotaScope,
}

impl Terms {
    /// By how much the window's interval is stretched: by what is configured.
    fn stretch(&self) -> Duration {
        self.guard.unwrap_or_default()
    }
}

/// The operations of one client id at one origin.
pub(crate) struct Account {
    whose: Whose,
    /// The machine's stores; nothing where they cannot be used.
    machine: OnceLock<Option<Machine>>,
    /// The fleet's store; nothing where there is no thread for it.
    fleet: OnceLock<Option<Arc<Fleet>>>,
    inner: Mutex<Inner>,
    unknown_at: Option<Moment>,
    /// Who makes sure of what at the moment, by its natural key.
    ensuring: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    pub(crate) server: ServerClock,
}

struct Inner {
    terms: Terms,
    gates: HashMap<String, Arc<Gate>>,
}

static OF_PROCESS: LazyLock<Arc<SharedLimits>> = LazyLock::new(Arc::default);
static TOLD: AtomicBool = AtomicBool::new(false);

impl SharedLimits {
    /// Those that clients share unless they are told otherwise.
    pub(crate) fn of_process() -> Arc<Self> {
        Arc::clone(&OF_PROCESS)
    }

    /// The limits of a forked child, which begins with what its parent had used. What a thread of the parent's held at
    /// the fork cannot be read, and counts as used up.
    #[must_use]
    pub fn of_child(parent: &Self) -> Self {
        let now = RealTime.now();
        let Ok(accounts) = parent.accounts.try_lock() else {
            return Self { unknown_at: Some(now), ..Self::default() };
        };
        let copies: HashMap<_, _> = accounts
            .iter()
            .filter_map(|(whose, account)| Some((whose.clone(), Arc::new(account.copy()?))))
            .collect();
        // One that a thread of the parent's held is made anew, and begins full.
        let unknown_at = if copies.len() < accounts.len() { Some(now) } else { parent.unknown_at };
        Self { accounts: Mutex::new(copies), unknown_at }
    }

    /// The account of a client. When clients of an account disagree the stricter settings win.
    pub(crate) fn join(&self, whose: Whose, terms: Terms) -> Arc<Account> {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let account = accounts
            .entry(whose)
            .or_insert_with_key(|whose| Arc::new(Account::new(whose.clone(), terms, self.unknown_at)));
        account.tighten(terms);
        Arc::clone(account)
    }
}

impl Account {
    fn new(whose: Whose, terms: Terms, unknown_at: Option<Moment>) -> Self {
        Self {
            whose,
            machine: OnceLock::new(),
            fleet: OnceLock::new(),
            inner: Mutex::new(Inner { terms, gates: HashMap::new() }),
            unknown_at,
            ensuring: Mutex::default(),
            server: ServerClock::default(),
        }
    }

    /// The gate of an operation.
    pub(crate) fn gate(&self, operation: &str, now: Moment) -> Arc<Gate> {
        let mut inner = self.lock();
        if let Some(gate) = inner.gates.get(operation) {
            return Arc::clone(gate);
        }
        if inner.gates.len() >= MOST_IDLE {
            let matters = |gate: &Arc<Gate>| {
                Arc::strong_count(gate) > 1
                    || gate.counts.load(Ordering::Relaxed)
                    || gate.rates.is_needed(now)
            };
            inner.gates.retain(|_, gate| matters(gate));
        }
        let gate = self.open(operation, &inner.terms);
        inner.gates.insert(operation.to_owned(), Arc::clone(&gate));
        gate
    }

    /// The quota that a creating operation takes from.
    pub(crate) fn quota(&self, operation: &str, now: Moment) -> Daily {
        let scope = self.lock().terms.quota_scope;
        let gate = match scope {
            QuotaScope::Endpoint => self.gate(operation, now),
            QuotaScope::Sum => self.gate(CREATES, now),
        };
        gate.counts.store(true, Ordering::Relaxed);
        gate.quota.clone()
    }

    /// The turn to make sure of the entity with a key.
    pub(crate) fn ensuring(&self, key: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut ensuring = self.ensuring.lock().unwrap_or_else(PoisonError::into_inner);
        ensuring.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(ensuring.entry(key.to_owned()).or_default())
    }

    /// What has been used of the limits of the operations that were called, and of those that are named: whether they
    /// create something is told with the name.
    pub(crate) fn usage(&self, time: &dyn Time, named: &[(&'static str, bool)]) -> Vec<Limit> {
        let now = time.now();
        if self.whose.kept != Kept::Process {
            // Others may have called what nobody has called here.
            for (operation, _) in named {
                drop(self.gate(operation, now));
            }
        }
        self.refresh();
        let at = self.server.now(time);
        let inner = self.lock();
        let creates = |operation: &str| match inner.terms.quota_scope {
            QuotaScope::Endpoint => named.iter().any(|(name, creates)| *creates && *name == operation),
            QuotaScope::Sum => operation == CREATES,
        };
        let limit = |(operation, gate): (&String, &Arc<Gate>)| Limit {
            operation: operation.clone(),
            rate: gate.usage(now),
            holders: gate.rates.holders(now),
            guard: gate.way.guard(now),
            quota: creates(operation).then(|| gate.quota.usage(at)),
            day_ends_at: makokit_limits::Day::of(at).end(),
            store: gate.store(),
        };
        let mut limits: Vec<_> = inner.gates.iter().map(limit).collect();
        limits.sort_by(|one, other| one.operation.cmp(&other.operation));
        limits
    }

    /// A gate above the store that is to be used, or above this process's own where that one cannot be.
    fn open(&self, operation: &str, terms: &Terms) -> Arc<Gate> {
        let of_process = || {
            let window = match self.unknown_at {
                Some(moment) => Window::full(terms.rate, terms.stretch(), moment),
                None => Window::new(terms.rate, terms.stretch()),
            };
            Gate::new(Rates::Local(window), Daily::Local(Quota::new()), "process", Way::new(terms.guard))
        };
        let gate = match &self.whose.kept {
            Kept::Process => None,
            Kept::Machine(folder) => self.of_machine(folder, operation, terms),
            Kept::Fleet(address) => self.of_fleet(address, operation, terms),
        };
        let gate = gate.unwrap_or_else(of_process);
        if let Some(figure) = terms.daily_quota {
            gate.quota.configure(figure);
        }
        gate
    }

    fn of_machine(&self, folder: &Path, operation: &str, terms: &Terms) -> Option<Arc<Gate>> {
        let tell = |error: &dyn std::fmt::Display| tell("other processes of this machine", error);
        let machine =
            self.machine.get_or_init(|| Machine::open(folder).inspect_err(|error| tell(error)).ok());
        let name = store_name(&self.whose.origin, &self.whose.client_id, operation);
        let store = machine.as_ref()?.store(&name, terms.rate, terms.stretch());
        let store = store.inspect_err(|error| tell(error)).ok()?;
        debug!(operation, opened = ?store.opened, "limits are shared with other processes of this machine");
        let (rates, quota) = (Rates::Local(store.window), Daily::Local(store.quota));
        Some(Gate::new(rates, quota, "machine", Way::new(terms.guard)))
    }

    fn of_fleet(&self, address: &Address, operation: &str, terms: &Terms) -> Option<Arc<Gate>> {
        let open = || {
            let fleet = Fleet::open(address, Arc::new(RealTime));
            fleet.inspect_err(|error| tell("the fleet", error)).ok()
        };
        let fleet = self.fleet.get_or_init(open).as_ref()?;
        let name = store_name(&self.whose.origin, &self.whose.client_id, operation);
        let rates = Rates::Fleet(fleet.window(&name, terms.rate, terms.stretch()));
        Some(Gate::new(rates, Daily::Fleet(fleet.quota(&name)), "fleet", Way::new(terms.guard)))
    }

    /// What is told of a fleet's limits is what its store says now.
    fn refresh(&self) {
        let Some(Some(fleet)) = self.fleet.get() else { return };
        let (mut windows, mut quotas) = (Vec::new(), Vec::new());
        for gate in self.lock().gates.values() {
            if let Rates::Fleet(window) = &gate.rates {
                windows.push(Arc::clone(window));
            }
            if let Daily::Fleet(quota) = &gate.quota {
                quotas.push(Arc::clone(quota));
            }
        }
        fleet.refresh(windows, quotas);
    }

    fn tighten(&self, terms: Terms) {
        let mut inner = self.lock();
        let old = inner.terms;
        inner.terms = Terms {
            rate: Rate { limit: old.rate.limit.min(terms.rate.limit), ..old.rate },
            guard: old.guard.max(terms.guard),
            daily_quota: old.daily_quota.into_iter().chain(terms.daily_quota).min(),
            // The narrower of the two readings of the documentation.
            quota_scope: old.quota_scope.max(terms.quota_scope),
        };
        for gate in inner.gates.values() {
            gate.rates.tighten(terms.rate, terms.stretch());
            if let Some(guard) = terms.guard {
                gate.way.configure(guard);
            }
            if let Some(figure) = terms.daily_quota {
                gate.quota.configure(figure);
            }
        }
    }

    /// A copy for a forked child; none if a thread of the parent's has the account at this moment.
    fn copy(&self) -> Option<Self> {
        let inner = self.inner.try_lock().ok()?;
        // A fleet's store is asked anew, over a connection of the child's own.
        let copy = |(operation, gate): (&String, &Arc<Gate>)| Some((operation.clone(), gate.of_child()?));
        let gates = inner.gates.iter().filter_map(copy).collect();
        Some(Self {
            inner: Mutex::new(Inner { terms: inner.terms, gates }),
            ..Self::new(self.whose.clone(), inner.terms, self.unknown_at)
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tell(whom: &str, error: &dyn std::fmt::Display) {
    if !TOLD.swap(true, Ordering::Relaxed) {
        warn!("limits are not shared with {whom}: {error}");
    }
}

#[cfg(test)]
mod tests {
    use makokit_limits::Reservation;

    use super::*;

    fn of(limits: &SharedLimits, client_id: &str, limit: u32, kept: Kept) -> Arc<Account> {
        let whose = Whose { origin: "https://a.example".into(), client_id: client_id.into(), kept };
        let terms = Terms {
            rate: Rate::per_second(limit),
            guard: None,
            daily_quota: None,
            quota_scope: QuotaScope::Endpoint,
        };
        limits.join(whose, terms)
    }

    fn take(account: &Account, now: Moment) {
        let gate = account.gate("a", now);
        let Rates::Local(window) = &gate.rates else { panic!("it is no fleet's") };
        assert!(matches!(window.reserve(now, Duration::ZERO), Reservation::Granted(_)));
    }

    fn join(limits: &SharedLimits, limit: u32) -> Arc<Account> {
        of(limits, "one", limit, Kept::Process)
    }

    #[test]
    fn clients_of_an_account_share_the_stricter_limit() {
        let limits = SharedLimits::default();
        let (wide, narrow) = (join(&limits, 100), join(&limits, 1));
        assert!(Arc::ptr_eq(&wide.gate("a", Moment::ZERO), &narrow.gate("a", Moment::ZERO)));
        assert_eq!(wide.gate("a", Moment::ZERO).rates.usage(Moment::ZERO).limit, 1);
        let other = of(&limits, "two", 5, Kept::Process);
        assert_eq!(other.gate("a", Moment::ZERO).rates.usage(Moment::ZERO).limit, 5);
    }

    #[test]
    fn a_child_knows_what_its_parent_has_used_and_takes_the_unreadable_for_used_up() {
        let limits = SharedLimits::default();
        let (account, now) = (join(&limits, 2), RealTime.now());
        take(&account, now);
        let used = |limits: &SharedLimits| {
            let account = join(limits, 2);
            let now = RealTime.now();
            ["a", "b"].map(|operation| account.gate(operation, now).rates.usage(now).used)
        };
        assert_eq!(used(&SharedLimits::of_child(&limits)), [1, 0]);
        let held = limits.accounts.lock();
        assert_eq!(used(&SharedLimits::of_child(&limits)), [2, 2]);
        drop(held);
    }

    #[test]
    fn operations_that_nobody_calls_are_forgotten() {
        let account = join(&SharedLimits::default(), 1);
        for operation in 0..1000 {
            account.gate(&operation.to_string(), Moment::ZERO);
        }
        assert!(account.usage(&RealTime, &[]).len() <= MOST_IDLE);
    }

    #[cfg(unix)]
    #[test]
    fn those_of_a_machine_are_one_and_a_folder_that_cannot_be_used_is_done_without() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept::Machine(folder.path().join("limits"));
        let now = RealTime.now();
        // Two of these stand for two processes.
        let accounts = [SharedLimits::default(), SharedLimits::default()]
            .map(|limits| of(&limits, "one", 2, kept.clone()));
        for account in &accounts {
            take(account, RealTime.now());
        }
        for account in &accounts {
            let limits = account.usage(&RealTime, &[("a", true)]);
            assert_eq!((limits[0].rate.used, limits[0].store), (2, "machine"));
            assert_eq!(limits[0].holders.iter().map(|holder| holder.permits).sum::<u32>(), 2);
        }
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let alone = of(&SharedLimits::default(), "one", 2, Kept::Machine(file));
        assert_eq!(alone.gate("a", now).store(), "process");
    }
}
