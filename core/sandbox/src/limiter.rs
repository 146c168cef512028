//! The ways in which a server may count a limit of so many requests a second.

use std::collections::VecDeque;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::window::{self, LENGTH};

/// How a server counts: the guide tells the limit and not the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitModel {
    /// The requests accepted within the last second.
    #[default]
    Sliding,
    /// The requests accepted since a second began, on the sandbox's own clock.
    Fixed,
    /// A bucket of as many tokens as the limit, filled up at as many a second.
    Bucket,
}

/// How many requests each model refuses, the one in force and the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct RefusedBy {
    /// By [`LimitModel::Sliding`].
    pub sliding: u64,
    /// By [`LimitModel::Fixed`].
    pub fixed: u64,
    /// By [`LimitModel::Bucket`].
    pub bucket: u64,
}

/// All models, each with its own idea of what it has accepted.
pub(crate) struct Limiter {
    limit: u32,
    sliding: VecDeque<Duration>,
    fixed: (u64, u32),
    bucket: Bucket,
    refused_by: RefusedBy,
}

struct Bucket {
    /// In billionths of a token, of which as many come each nanosecond as the limit says.
    level: u128,
    filled_at: Duration,
}

const TOKEN: u128 = 1_000_000_000;

impl Limiter {
    pub(crate) fn new(limit: u32) -> Self {
        let bucket = Bucket { level: u128::from(limit) * TOKEN, filled_at: Duration::ZERO };
        Self { limit, sliding: VecDeque::new(), fixed: (0, 0), bucket, refused_by: RefusedBy::default() }
    }

    /// Asks every model, and tells what the one in force says. Times must not go backwards.
    pub(crate) fn admit(&mut self, at: Duration, model: LimitModel) -> bool {
        let (sliding, fixed, bucket) = (self.slide(at), self.fix(at), self.bucket.take(at, self.limit));
        self.refused_by.sliding += u64::from(!sliding);
        self.refused_by.fixed += u64::from(!fixed);
        self.refused_by.bucket += u64::from(!bucket);
        match model {
            LimitModel::Sliding => sliding,
            LimitModel::Fixed => fixed,
            LimitModel::Bucket => bucket,
        }
    }

    pub(crate) fn refused_by(&self) -> RefusedBy {
        self.refused_by
    }

    fn slide(&mut self, at: Duration) -> bool {
        window::forget(&mut self.sliding, at);
        let accepted = self.sliding.len() < usize::try_from(self.limit).unwrap_or(usize::MAX);
        if accepted {
            self.sliding.push_back(at);
        }
        accepted
    }

    fn fix(&mut self, at: Duration) -> bool {
        let second = at.as_secs() / LENGTH.as_secs();
        if self.fixed.0 != second {
            self.fixed = (second, 0);
        }
        let accepted = self.fixed.1 < self.limit;
        self.fixed.1 += u32::from(accepted);
        accepted
    }
}

impl Bucket {
    fn take(&mut self, at: Duration, limit: u32) -> bool {
        let limit = u128::from(limit);
        let come = at.saturating_sub(self.filled_at).as_nanos().saturating_mul(limit);
        self.level = self.level.saturating_add(come).min(limit * TOKEN);
        self.filled_at = at;
        let accepted = self.level >= TOKEN;
        if accepted {
            self.level -= TOKEN;
        }
        accepted
    }
}

impl std::ops::AddAssign for RefusedBy {
    fn add_assign(&mut self, other: Self) {
        self.sliding += other.sliding;
        self.fixed += other.fixed;
        self.bucket += other.bucket;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arrivals() -> impl Strategy<Value = Vec<Duration>> {
        let gap = prop_oneof![
            4 => Just(0_u64),
            3 => 0_u64..400_000_000,
            1 => 999_999_999_u64..=1_000_000_001,
        ];
        proptest::collection::vec(gap, 0..120).prop_map(|gaps| {
            let mut now = Duration::from_millis(700);
            gaps.into_iter()
                .map(|gap| {
                    now += Duration::from_nanos(gap);
                    now
                })
                .collect()
        })
    }

    /// What a model must say, by counting everything that it accepted before.
    fn expected(model: LimitModel, accepted: &[Duration], at: Duration, limit: u32) -> bool {
        let counted = |since: &dyn Fn(Duration) -> bool| {
            let before = accepted.iter().filter(|time| since(**time)).count();
            before < limit as usize
        };
        match model {
            LimitModel::Sliding => counted(&|time| time + LENGTH > at),
            LimitModel::Fixed => counted(&|time| time.as_secs() == at.as_secs()),
            // A bucket holds out if no stretch up to now has used more than a full bucket and what came in it.
            LimitModel::Bucket => (0..=accepted.len()).all(|first| {
                let used = (accepted.len() - first) as u128 + 1;
                let since = accepted.get(first).map_or(Duration::ZERO, |time| at.saturating_sub(*time));
                used * TOKEN <= u128::from(limit) * (TOKEN + since.as_nanos())
            }),
        }
    }

    proptest! {
        #[test]
        fn each_model_agrees_with_counting_everything(times in arrivals(), limit in 0_u32..6) {
            for model in [LimitModel::Sliding, LimitModel::Fixed, LimitModel::Bucket] {
                let (mut limiter, mut accepted, mut refused) = (Limiter::new(limit), Vec::new(), 0);
                for &at in &times {
                    let free = expected(model, &accepted, at, limit);
                    prop_assert_eq!(limiter.admit(at, model), free, "{:?} at {:?}", model, at);
                    if free {
                        accepted.push(at);
                    } else {
                        refused += 1;
                    }
                }
                let by = limiter.refused_by();
                let told = match model {
                    LimitModel::Sliding => by.sliding,
                    LimitModel::Fixed => by.fixed,
                    LimitModel::Bucket => by.bucket,
                };
                prop_assert_eq!(told, refused);
            }
        }
    }

    #[test]
    fn two_bursts_around_the_turn_of_a_second_tell_the_models_apart() {
        let mut limiter = Limiter::new(2);
        for ms in [900, 900, 1000, 1000, 1500] {
            limiter.admit(Duration::from_millis(ms), LimitModel::Fixed);
        }
        let by = limiter.refused_by();
        assert_eq!((by.sliding, by.fixed, by.bucket), (3, 1, 2));
    }
}
