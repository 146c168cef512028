//! The day's quota of an operation, whoever shares it.

use std::sync::Arc;
use std::time::SystemTime;

use makokit_limits::{Quota, QuotaUsage, Take, Unit};

use crate::fleet::FleetQuota;

/// A quota that is asked at once, or one that a store is asked for.
#[derive(Clone)]
pub(crate) enum Daily {
    /// In this process or this machine.
    Local(Quota),
    /// In a store that a fleet shares.
    Fleet(Arc<FleetQuota>),
}

impl Daily {
    /// Takes a unit at a time of the server's, or tells why there is none.
    pub(crate) async fn take(&self, at: SystemTime) -> Take {
        match self {
            Self::Local(quota) => quota.take(at),
            Self::Fleet(quota) => quota.take(at).await,
        }
    }

    /// Gives back a unit whose call certainly never left.
    pub(crate) fn refund(&self, unit: Unit) {
        match self {
            Self::Local(quota) => quota.refund(unit),
            Self::Fleet(quota) => quota.refund(unit),
        }
    }

    /// Tells that the server has not refused for the quota.
    pub(crate) fn accepted(&self, unit: Unit) {
        match self {
            Self::Local(quota) => quota.accepted(unit),
            Self::Fleet(quota) => quota.accepted(unit),
        }
    }

    /// Tells that the server has refused for the quota, at a time of its own.
    pub(crate) fn refused(&self, unit: Unit, at: SystemTime) {
        match self {
            Self::Local(quota) => quota.refused(unit, at),
            Self::Fleet(quota) => quota.refused(unit, at),
        }
    }

    /// Refuses from `limit` on.
    pub(crate) fn configure(&self, limit: u32) {
        match self {
            Self::Local(quota) => quota.configure(limit),
            Self::Fleet(quota) => quota.configure(limit),
        }
    }

    /// What is known at a time of the server's.
    pub(crate) fn usage(&self, at: SystemTime) -> QuotaUsage {
        match self {
            Self::Local(quota) => quota.usage(at),
            Self::Fleet(quota) => quota.usage(at),
        }
    }
}
