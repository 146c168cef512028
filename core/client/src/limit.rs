//! What is told of limits.

use std::time::{Duration, SystemTime};

use makokit_limits::{QuotaUsage, Source, Usage};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Value, json};

use crate::holder::Holder;

/// How much of its limits an operation has used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limit {
    /// The operation, or what else the limit counts.
    pub operation: String,
    /// The rate: what counts now, and the most there may be.
    pub rate: Usage,
    /// Who holds what counts now; who holds most comes first.
    pub holders: Vec<Holder>,
    /// By how much the interval is stretched to make up for the network, beyond what each answer tells: what was configured,
    /// or what is known of the way.
    pub guard: Duration,
    /// The day's quota, for what creates something.
    pub quota: Option<QuotaUsage>,
    /// When the day ends, by the server's calendar.
    pub day_ends_at: SystemTime,
    /// Who shares it: `process`, `machine`, `fleet`, or `fleet (lost)` while the fleet's store cannot be used.
    pub store: &'static str,
}

/// The form in which it crosses into other languages and into the command line's output: durations in milliseconds, moments in
/// seconds since 1970.
impl Serialize for Limit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct("Limit", 10)?;
        wire.serialize_field("operation", &self.operation)?;
        wire.serialize_field("used", &self.rate.used)?;
        wire.serialize_field("limit", &self.rate.limit)?;
        wire.serialize_field("left", &self.rate.limit.saturating_sub(self.rate.used))?;
        wire.serialize_field("peak", &self.rate.peak)?;
        wire.serialize_field("span_ms", &millis(self.rate.span))?;
        wire.serialize_field("guard_ms", &millis(self.guard))?;
        wire.serialize_field("store", self.store)?;
        wire.serialize_field("holders", &self.holders)?;
        wire.serialize_field("quota", &self.quota())?;
        wire.end()
    }
}

impl Limit {
    fn quota(&self) -> Option<Value> {
        let quota = self.quota?;
        let (limit, source) = quota.limit.unzip();
        let ends_at = self.day_ends_at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Some(json!({
            "used": quota.used,
            "limit": limit,
            "left": limit.map(|limit| limit.saturating_sub(quota.used)),
            "source": source.map(source_name),
            "is_exhausted": quota.is_exhausted,
            "resets_at": ends_at.as_secs(),
        }))
    }
}

/// The name of where a quota's limit comes from.
pub(crate) fn source_name(source: Source) -> &'static str {
    match source {
        Source::Configured => "configured",
        Source::Server => "server",
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
