//! The limits that all clients of a process share.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use makokit_limits::{Clock, Moment, Rate, Usage, Window};

use crate::gate::Gate;
use crate::time::RealTime;

/// How many operations are kept that nobody calls at the moment and of which nothing counts any more.
const MOST_IDLE: usize = 256;

/// What the clients of one process have used of their limits: those with the same origin and client id share.
#[derive(Default)]
pub struct SharedLimits {
    accounts: Mutex<HashMap<(String, String), Arc<Account>>>,
    /// When this process began without knowing what its parent had used; everything begins full then.
    unknown_at: Option<Moment>,
}

/// The operations of one client id at one origin.
pub(crate) struct Account {
    inner: Mutex<Inner>,
    unknown_at: Option<Moment>,
}

struct Inner {
    rate: Rate,
    guard: Duration,
    gates: HashMap<String, Arc<Gate>>,
}

static OF_PROCESS: LazyLock<Arc<SharedLimits>> = LazyLock::new(Arc::default);

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
        let copies = accounts.iter().map(|(key, account)| (key.clone(), Arc::new(account.copy(now))));
        Self { accounts: Mutex::new(copies.collect()), unknown_at: parent.unknown_at }
    }

    /// The account of a client. When clients of an account disagree the stricter settings win.
    pub(crate) fn join(
        &self,
        origin: String,
        client_id: String,
        rate: Rate,
        guard: Duration,
    ) -> Arc<Account> {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let account = accounts.entry((origin, client_id)).or_insert_with(|| {
            let inner = Inner { rate, guard, gates: HashMap::new() };
            Arc::new(Account { inner: Mutex::new(inner), unknown_at: self.unknown_at })
        });
        account.tighten(rate, guard);
        Arc::clone(account)
    }
}

impl Account {
    /// The gate of an operation.
    pub(crate) fn gate(&self, operation: &str, now: Moment) -> Arc<Gate> {
        let mut inner = self.lock();
        if let Some(gate) = inner.gates.get(operation) {
            return Arc::clone(gate);
        }
        if inner.gates.len() >= MOST_IDLE {
            inner.gates.retain(|_, gate| Arc::strong_count(gate) > 1 || gate.window.usage(now).used > 0);
        }
        let window = match self.unknown_at {
            Some(moment) => Window::full(inner.rate, inner.guard, moment),
            None => Window::new(inner.rate, inner.guard),
        };
        let gate = Gate::new(window);
        inner.gates.insert(operation.to_owned(), Arc::clone(&gate));
        gate
    }

    /// What each operation has used of its limit.
    pub(crate) fn usage(&self, now: Moment) -> Vec<(String, Usage)> {
        let inner = self.lock();
        let mut usage: Vec<_> =
            inner.gates.iter().map(|(operation, gate)| (operation.clone(), gate.window.usage(now))).collect();
        usage.sort_by(|one, other| one.0.cmp(&other.0));
        usage
    }

    fn tighten(&self, rate: Rate, guard: Duration) {
        let mut inner = self.lock();
        inner.rate.limit = inner.rate.limit.min(rate.limit);
        inner.guard = inner.guard.max(guard);
        inner.gates.values().for_each(|gate| gate.window.tighten(rate, guard));
    }

    fn copy(&self, now: Moment) -> Self {
        let Ok(inner) = self.inner.try_lock() else {
            let (rate, guard) = (Rate::per_second(1), Duration::ZERO);
            return Self {
                inner: Mutex::new(Inner { rate, guard, gates: HashMap::new() }),
                unknown_at: Some(now),
            };
        };
        let (rate, guard) = (inner.rate, inner.guard);
        let copy = |gate: &Gate| Gate::new(gate.window.of_child());
        let gates = inner.gates.iter().map(|(operation, gate)| (operation.clone(), copy(gate))).collect();
        Self { inner: Mutex::new(Inner { rate, guard, gates }), unknown_at: self.unknown_at }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use makokit_limits::Reservation;

    use super::*;

    fn join(limits: &SharedLimits, limit: u32) -> Arc<Account> {
        limits.join("https://a.example".into(), "one".into(), Rate::per_second(limit), Duration::ZERO)
    }

    #[test]
    fn clients_of_an_account_share_the_stricter_limit() {
        let limits = SharedLimits::default();
        let (wide, narrow) = (join(&limits, 100), join(&limits, 1));
        assert!(Arc::ptr_eq(&wide.gate("a", Moment::ZERO), &narrow.gate("a", Moment::ZERO)));
        assert_eq!(wide.gate("a", Moment::ZERO).window.usage(Moment::ZERO).limit, 1);
        let other =
            limits.join("https://a.example".into(), "two".into(), Rate::per_second(5), Duration::ZERO);
        assert_eq!(other.gate("a", Moment::ZERO).window.usage(Moment::ZERO).limit, 5);
    }

    #[test]
    fn a_child_knows_what_its_parent_has_used_and_takes_the_unreadable_for_used_up() {
        let limits = SharedLimits::default();
        let (account, now) = (join(&limits, 2), RealTime.now());
        let Reservation::Granted(_) = account.gate("a", now).window.reserve(now, Duration::ZERO) else {
            panic!("a free place was refused")
        };
        let used = |limits: &SharedLimits| {
            let account = join(limits, 2);
            let now = RealTime.now();
            ["a", "b"].map(|operation| account.gate(operation, now).window.usage(now).used)
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
        assert!(account.usage(Moment::ZERO).len() <= MOST_IDLE);
    }
}
