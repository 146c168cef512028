//! The vectors on the two stores of this crate.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;

use std::time::{Duration, SystemTime};

use makokit_limits::{Moment, Permit, Quota, QuotaUsage, Rate, Reservation, Take, Unit, Usage, Window};
use serde_json::Value;

use cases::{Quotas, Rates, cases, told};

/// A window, and the moment that a case calls zero.
struct Since(Window, Moment);

impl Rates for Since {
    type Permit = Permit;

    fn reserve(&mut self, now: Duration, doubt: Duration) -> Result<Permit, Duration> {
        match self.0.reserve(self.1 + now, doubt) {
            Reservation::Granted(permit) => Ok(permit),
            Reservation::At(moment) => Err(moment - self.1),
        }
    }

    fn settle(&mut self, permit: Permit, late: Duration) {
        self.0.settle(permit, late);
    }

    fn refund(&mut self, permit: Permit) {
        self.0.refund(permit);
    }

    fn tighten(&mut self, rate: Rate, guard: Duration) {
        self.0.tighten(rate, guard);
    }

    fn usage(&mut self, now: Duration) -> Usage {
        self.0.usage(self.1 + now)
    }
}

impl Quotas for Quota {
    type Unit = Unit;

    fn take(&mut self, at: SystemTime) -> (Value, Option<Unit>) {
        let taken = Quota::take(self, at);
        (told(&taken), if let Take::Taken(unit) = taken { Some(unit) } else { None })
    }

    fn accepted(&mut self, unit: Unit) {
        Quota::accepted(self, unit);
    }

    fn refused(&mut self, unit: Unit, at: SystemTime) {
        Quota::refused(self, unit, at);
    }

    fn refund(&mut self, unit: Unit) {
        Quota::refund(self, unit);
    }

    fn configure(&mut self, limit: u32) {
        Quota::configure(self, limit);
    }

    fn usage(&mut self, at: SystemTime) -> QuotaUsage {
        Quota::usage(self, at)
    }
}

#[test]
fn the_store_of_a_process_answers_as_the_vectors_say() {
    for case in cases("rate.jsonl") {
        let (rate, guard) = case.settings();
        case.play_rate(&mut Since(Window::new(rate, guard), Moment::ZERO));
    }
    for case in cases("quota.jsonl") {
        case.play_quota(&mut Quota::new());
    }
}

#[cfg(unix)]
#[test]
fn the_store_of_a_machine_answers_as_the_vectors_say() {
    let folder = tempfile::tempdir().unwrap();
    let machine = makokit_limits::Machine::open(&folder.path().join("limits")).unwrap();
    let store = |name: &str, (rate, guard)| {
        let name = makokit_limits::store_name("vectors", "", name);
        machine.store(&name, rate, guard).unwrap()
    };
    for case in cases("rate.jsonl") {
        let store = store(case.name(), case.settings());
        case.play_rate(&mut Since(store.window, makokit_limits::machine_now()));
    }
    for case in cases("quota.jsonl") {
        let mut store = store(case.name(), (Rate::per_second(1), Duration::ZERO));
        case.play_quota(&mut store.quota);
    }
}
