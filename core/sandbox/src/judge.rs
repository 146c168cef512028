//! How the client kept the rate limit.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::clock;
use crate::window::{self, Window};

/// What the sandbox holds of its client, since the start or the last reset.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// Whether there is nothing to find fault with.
    pub ok: bool,
    /// All requests to the emulated API, those without a valid token included.
    pub requests: u64,
    /// The operations that are subject to the rate limit, by the guide's names.
    pub operations: BTreeMap<&'static str, OperationVerdict>,
    /// What went wrong, in the order in which it began.
    pub findings: Vec<Finding>,
    /// Further findings, of which only the number is kept.
    pub findings_dropped: u64,
}

/// How one operation was used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OperationVerdict {
    /// The requests with a valid token.
    pub requests: u64,
    /// How many of them were refused with 429.
    pub refused: u64,
    /// The most that one client sent within a second, refused ones included.
    pub worst_window: usize,
    /// The most that a client may send within a second.
    pub limit: u32,
    /// The accepted requests as a share of what the limit would have let through from the first to the last; at most 1.
    pub used_share: f64,
}

/// One fault. More kinds will come: match with a wildcard.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Finding {
    /// More requests within a second than the limit allows.
    WindowExceeded(WindowExceeded),
}

/// An excess, from the first request over the limit until the rate was back under it, told at its peak.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WindowExceeded {
    /// Who sent too much.
    pub client_id: String,
    /// To which operation.
    pub operation: &'static str,
    /// The end of the worst second: milliseconds since the sandbox started.
    pub at_ms: f64,
    /// The requests in that second, refused ones included.
    pub count: usize,
    /// How many it might have been.
    pub limit: u32,
    /// By how many the limit was exceeded.
    pub by: usize,
    /// All of it in one sentence.
    pub message: String,
}

/// Watches every request that carries a valid token.
pub(crate) struct Judge {
    limit: u32,
    lanes: BTreeMap<(&'static str, String), Lane>,
    excesses: Vec<Excess>,
    dropped: u64,
}

/// One client at one operation: that is what the vendor counts.
struct Lane {
    window: Window,
    first: Duration,
    last: Duration,
    requests: u64,
    refused: u64,
    worst: usize,
    standing: Standing,
}

/// How the last arrival stood to the limit.
#[derive(Clone, Copy)]
enum Standing {
    Within,
    /// Over it, in the excess of this index.
    Over(usize),
    /// Over it, when no further excess was kept.
    OverUntold,
}

struct Excess {
    operation: &'static str,
    client_id: String,
    at: Duration,
    count: usize,
}

/// A client that is over the limit for days must not fill the memory.
const MOST_FINDINGS: usize = 10_000;

impl Judge {
    pub(crate) fn new(limit: u32) -> Self {
        Self { limit, lanes: BTreeMap::new(), excesses: Vec::new(), dropped: 0 }
    }

    /// Judges an arrival and tells whether the vendor would let it through.
    pub(crate) fn admit(&mut self, client_id: &str, operation: &'static str, at: Duration) -> bool {
        let limit = self.limit;
        let key = (operation, client_id.to_owned());
        let lane = self.lanes.entry(key).or_insert_with(|| Lane::new(limit, at));
        let arrival = lane.window.arrive(at);
        lane.requests += 1;
        lane.refused += u64::from(!arrival.accepted);
        lane.last = at;
        lane.worst = lane.worst.max(arrival.in_window);
        if arrival.in_window <= limit as usize {
            lane.standing = Standing::Within;
            return arrival.accepted;
        }
        match lane.standing {
            Standing::Over(index) => self.excesses[index].rise(at, arrival.in_window),
            Standing::OverUntold => {}
            Standing::Within if self.excesses.len() < MOST_FINDINGS => {
                lane.standing = Standing::Over(self.excesses.len());
                let client_id = client_id.to_owned();
                self.excesses.push(Excess { operation, client_id, at, count: arrival.in_window });
            }
            Standing::Within => {
                lane.standing = Standing::OverUntold;
                self.dropped += 1;
            }
        }
        arrival.accepted
    }

    pub(crate) fn verdict(&self, requests: u64) -> Verdict {
        let mut operations = BTreeMap::new();
        for (operation, _) in self.lanes.keys() {
            operations.entry(*operation).or_insert_with(|| self.operation(operation));
        }
        let findings: Vec<_> = self.excesses.iter().map(|excess| excess.finding(self.limit)).collect();
        Verdict { ok: findings.is_empty(), requests, operations, findings, findings_dropped: self.dropped }
    }

    fn operation(&self, operation: &str) -> OperationVerdict {
        let lanes = || self.lanes.iter().filter(|(key, _)| key.0 == operation).map(|(_, lane)| lane);
        let requests = lanes().map(|lane| lane.requests).sum();
        let refused = lanes().map(|lane| lane.refused).sum();
        let allowed: u64 = lanes().map(|lane| lane.allowed(self.limit)).sum();
        OperationVerdict {
            requests,
            refused,
            worst_window: lanes().map(|lane| lane.worst).max().unwrap_or(0),
            limit: self.limit,
            used_share: share(requests - refused, allowed),
        }
    }
}

impl Lane {
    fn new(limit: u32, at: Duration) -> Self {
        let window = Window::new(limit);
        Self { window, first: at, last: at, requests: 0, refused: 0, worst: 0, standing: Standing::Within }
    }

    /// The most that a perfect client could have had accepted in this time: a full burst as each second begins.
    fn allowed(&self, limit: u32) -> u64 {
        let seconds = self.last.saturating_sub(self.first).as_nanos() / window::LENGTH.as_nanos() + 1;
        u64::from(limit).saturating_mul(u64::try_from(seconds).unwrap_or(u64::MAX))
    }
}

impl Excess {
    fn rise(&mut self, at: Duration, count: usize) {
        if count > self.count {
            (self.at, self.count) = (at, count);
        }
    }

    fn finding(&self, limit: u32) -> Finding {
        let Self { operation, count, .. } = *self;
        let by = count - limit as usize;
        let at = self.at.as_secs_f64();
        let message =
            format!("{operation}: {count} requests within 1 s at {at:.3} s, {by} over the limit of {limit}");
        let client_id = self.client_id.clone();
        let at_ms = clock::to_ms(self.at);
        Finding::WindowExceeded(WindowExceeded { client_id, operation, at_ms, count, limit, by, message })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share needs no more than 52 bits")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn exceeded(verdict: &Verdict) -> Vec<(usize, usize, f64)> {
        verdict.findings.iter().map(|Finding::WindowExceeded(it)| (it.count, it.by, it.at_ms)).collect()
    }

    #[test]
    fn an_excess_is_one_finding_at_its_peak() {
        let mut judge = Judge::new(100);
        for _ in 0..103 {
            judge.admit("a", "addMako", ms(2114));
        }
        let verdict = judge.verdict(103);
        let Some(Finding::WindowExceeded(finding)) = verdict.findings.first() else { panic!("{verdict:?}") };
        assert_eq!(finding.message, "addMako: 103 requests within 1 s at 2.114 s, 3 over the limit of 100");
        assert_eq!(exceeded(&verdict), [(103, 3, 2114.0)]);
        let used = &verdict.operations["addMako"];
        assert_eq!((used.requests, used.refused, used.worst_window), (103, 3, 103));
        assert!((used.used_share - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn two_excesses_with_a_rest_between_are_two_findings() {
        let mut judge = Judge::new(2);
        for at in [0, 0, 0, 0, 5000, 8000, 8000, 8000] {
            judge.admit("a", "getMako", ms(at));
        }
        assert_eq!(exceeded(&judge.verdict(8)), [(4, 2, 0.0), (3, 1, 8000.0)]);
    }

    #[test]
    fn clients_and_operations_have_windows_of_their_own() {
        let mut judge = Judge::new(1);
        assert!(judge.admit("a", "getMako", ms(0)));
        assert!(judge.admit("b", "getMako", ms(0)));
        assert!(judge.admit("a", "addMako", ms(0)));
        let verdict = judge.verdict(3);
        assert!(verdict.ok);
        assert_eq!(verdict.operations["getMako"].worst_window, 1);
    }

    #[test]
    fn a_limit_of_nothing_refuses_everything() {
        let mut judge = Judge::new(0);
        assert!(!judge.admit("a", "getMako", ms(0)));
        assert!(!judge.verdict(1).ok);
    }

    proptest! {
        #[test]
        fn a_refusal_is_always_a_finding_and_the_share_is_at_most_one(
            gaps in proptest::collection::vec(prop_oneof![Just(0_u64), 0_u64..1500], 1..200),
            limit in 1_u32..6,
        ) {
            let (mut judge, mut now, mut refused) = (Judge::new(limit), 0, 0);
            for gap in gaps {
                now += gap;
                refused += u64::from(!judge.admit("a", "getMako", ms(now)));
            }
            let verdict = judge.verdict(0);
            let used = &verdict.operations["getMako"];
            prop_assert_eq!(used.refused, refused);
            prop_assert!(used.used_share > 0.0 && used.used_share <= 1.0);
            prop_assert_eq!(verdict.ok, used.worst_window <= limit as usize);
            prop_assert!(refused == 0 || !verdict.ok);
            let peak = exceeded(&verdict).iter().map(|(count, ..)| *count).max();
            prop_assert!(verdict.ok || peak == Some(used.worst_window));
        }
    }
}
