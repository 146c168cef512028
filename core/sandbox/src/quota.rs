//! The daily quota of the operations that create.

use std::collections::BTreeMap;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::calendar;

/// What a daily quota is for: the guide says both in different places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaScope {
    /// Each operation has it for itself.
    #[default]
    Endpoint,
    /// All operations that create share it.
    Sum,
}

/// How much of the daily quota is used. The sandbox has one client, so that there is one account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct QuotaState {
    /// The figure; none when there is no quota.
    pub limit: Option<u32>,
    /// What the figure is for.
    pub scope: QuotaScope,
    /// What the calendar says.
    pub now: String,
    /// The next midnight in UTC.
    pub resets_at: String,
    /// What all operations together have used today.
    pub used: u64,
    /// Each operation that creates.
    pub operations: BTreeMap<&'static str, QuotaUse>,
}

/// How much of it one operation has used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct QuotaUse {
    /// The requests that were counted today.
    pub used: u64,
    /// The most there can be, of this operation or, by the scope, of all together.
    pub limit: Option<u32>,
    /// When the count begins again.
    pub resets_at: String,
}

/// Counts, for the day of the request that was counted last.
#[derive(Default)]
pub(crate) struct Quota {
    day: u64,
    used: BTreeMap<&'static str, u64>,
}

impl Quota {
    /// Counts a request, if there is something left for it on its day.
    pub(crate) fn take(
        &mut self,
        operation: &'static str,
        now: SystemTime,
        limit: Option<u32>,
        scope: QuotaScope,
    ) -> bool {
        let day = calendar::day(now);
        if day != self.day {
            *self = Self { day, ..Self::default() };
        }
        let used = match scope {
            QuotaScope::Endpoint => self.used.get(operation).copied().unwrap_or(0),
            QuotaScope::Sum => self.used.values().sum(),
        };
        if limit.is_some_and(|limit| used >= u64::from(limit)) {
            return false;
        }
        *self.used.entry(operation).or_default() += 1;
        true
    }

    pub(crate) fn state<'a>(
        &self,
        operations: impl Iterator<Item = &'static str> + 'a,
        now: SystemTime,
        limit: Option<u32>,
        scope: QuotaScope,
    ) -> QuotaState {
        let day = calendar::day(now);
        let resets_at = calendar::print(calendar::end_of_day(day));
        let used = |operation| {
            if day == self.day { self.used.get(operation).copied().unwrap_or(0) } else { 0 }
        };
        let operations: BTreeMap<_, _> = operations
            .map(|name| (name, QuotaUse { used: used(name), limit, resets_at: resets_at.clone() }))
            .collect();
        let total = operations.values().map(|operation| operation.used).sum();
        QuotaState { limit, scope, now: calendar::print(now), resets_at, used: total, operations }
    }
}
