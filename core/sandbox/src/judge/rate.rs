//! How the client kept the rate limit.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Kept;
use super::finding::{Finding, WindowExceeded};
use super::verdict::OperationVerdict;
use crate::clock;
use crate::limiter::{LimitModel, Limiter, RefusedBy};
use crate::window::{self, Window};

/// Watches every request that carries a valid token.
pub(crate) struct Rate {
    limit: u32,
    model: LimitModel,
    lanes: BTreeMap<(&'static str, String), Lane>,
}

/// One client at one operation: that is what the vendor counts.
struct Lane {
    window: Window,
    limiter: Limiter,
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
    /// Over it, in the finding of this index; none when no further finding was kept.
    Over(Option<usize>),
}

impl Rate {
    pub(crate) fn new(limit: u32, model: LimitModel) -> Self {
        Self { limit, model, lanes: BTreeMap::new() }
    }

    pub(crate) fn model(&self) -> LimitModel {
        self.model
    }

    /// Judges an arrival and tells whether the model in force would let it through. The promise is the same for all
    /// models: so many in any second.
    pub(crate) fn admit(
        &mut self,
        client_id: &str,
        operation: &'static str,
        at: Duration,
        findings: &mut Kept<Finding>,
    ) -> bool {
        let limit = self.limit;
        let key = (operation, client_id.to_owned());
        let lane = self.lanes.entry(key).or_insert_with(|| Lane::new(limit, at));
        let (accepted, count) = lane.arrive(at, self.model);
        if count <= limit as usize {
            lane.standing = Standing::Within;
            return accepted;
        }
        let excess = || exceeded(client_id, operation, at, count, limit);
        match lane.standing {
            Standing::Within => {
                lane.standing = Standing::Over(findings.push(Finding::WindowExceeded(excess())));
            }
            Standing::Over(Some(index)) => {
                if let Some(Finding::WindowExceeded(told)) = findings.get_mut(index)
                    && told.count < count
                {
                    *told = excess();
                }
            }
            Standing::Over(None) => {}
        }
        accepted
    }

    pub(crate) fn operations(&self) -> BTreeMap<&'static str, OperationVerdict> {
        let mut operations = BTreeMap::new();
        for (operation, _) in self.lanes.keys() {
            operations.entry(*operation).or_insert_with(|| self.operation(operation));
        }
        operations
    }

    fn operation(&self, operation: &str) -> OperationVerdict {
        let lanes = || self.lanes.iter().filter(|(key, _)| key.0 == operation).map(|(_, lane)| lane);
        let requests = lanes().map(|lane| lane.requests).sum();
        let refused = lanes().map(|lane| lane.refused).sum();
        let allowed: u64 = lanes().map(|lane| lane.allowed(self.limit)).sum();
        let mut refused_by = RefusedBy::default();
        lanes().for_each(|lane| refused_by += lane.limiter.refused_by());
        OperationVerdict {
            requests,
            refused,
            refused_by,
            worst_window: lanes().map(|lane| lane.worst).max().unwrap_or(0),
            limit: self.limit,
            used_share: share(requests - refused, allowed),
        }
    }
}

impl Lane {
    fn new(limit: u32, at: Duration) -> Self {
        Self {
            window: Window::default(),
            limiter: Limiter::new(limit),
            first: at,
            last: at,
            requests: 0,
            refused: 0,
            worst: 0,
            standing: Standing::Within,
        }
    }

    /// Whether the arrival is accepted, and how many came within a second with it.
    fn arrive(&mut self, at: Duration, model: LimitModel) -> (bool, usize) {
        let (accepted, count) = (self.limiter.admit(at, model), self.window.arrive(at));
        self.requests += 1;
        self.refused += u64::from(!accepted);
        self.last = at;
        self.worst = self.worst.max(count);
        (accepted, count)
    }

    /// The most that a perfect client could have had accepted in this time: a full burst as each second begins.
    fn allowed(&self, limit: u32) -> u64 {
        let seconds = self.last.saturating_sub(self.first).as_nanos() / window::LENGTH.as_nanos() + 1;
        u64::from(limit).saturating_mul(u64::try_from(seconds).unwrap_or(u64::MAX))
    }
}

fn exceeded(
    client_id: &str,
    operation: &'static str,
    at: Duration,
    count: usize,
    limit: u32,
) -> WindowExceeded {
    let by = count - limit as usize;
    let seconds = at.as_secs_f64();
    let message =
        format!("{operation}: {count} requests within 1 s at {seconds:.3} s, {by} over the limit of {limit}");
    let (client_id, at_ms) = (client_id.to_owned(), clock::to_ms(at));
    WindowExceeded { client_id, operation, at_ms, count, limit, by, message }
}

/// At most 1: models that let more through than the promise do not make a client better.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more than 52 bits")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { (part as f64 / whole as f64).min(1.0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::judge::Verdict;

    struct Judge(crate::judge::Judge);

    impl Judge {
        fn new(limit: u32) -> Self {
            Self(crate::judge::Judge::new(limit, LimitModel::Sliding))
        }

        fn admit(&mut self, client_id: &str, operation: &'static str, at: Duration) -> bool {
            self.0.admit(client_id, operation, at)
        }

        fn verdict(&self, requests: u64) -> Verdict {
            self.0.verdict(requests)
        }
    }

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn exceeded(verdict: &Verdict) -> Vec<(usize, usize, f64)> {
        let told = |finding: &Finding| match finding {
            Finding::WindowExceeded(it) => (it.count, it.by, it.at_ms),
            other => panic!("{other:?}"),
        };
        verdict.findings.iter().map(told).collect()
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
