//! Errors as JSON: the form in which they cross into other languages and into the command line's output.

use std::time::{Duration, SystemTime};

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::Error;

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let facts = self.facts();
        let mut wire = serializer.serialize_struct("Error", 23)?;
        wire.serialize_field("kind", &facts.kind)?;
        wire.serialize_field("text", &self.to_string())?;
        wire.serialize_field("message", &facts.message)?;
        wire.serialize_field("provider", &facts.provider)?;
        wire.serialize_field("operation", &facts.operation)?;
        wire.serialize_field("code", &facts.code)?;
        wire.serialize_field("category", &facts.category)?;
        wire.serialize_field("connection", &facts.connection)?;
        wire.serialize_field("violations", &facts.violations)?;
        wire.serialize_field("origin", &facts.origin)?;
        wire.serialize_field("http_status", &facts.http_status)?;
        wire.serialize_field("request_id", &facts.request_id)?;
        wire.serialize_field("server_request_id", &facts.server_request_id)?;
        wire.serialize_field("attempts", &facts.attempts)?;
        wire.serialize_field("elapsed_ms", &millis(facts.elapsed))?;
        wire.serialize_field("retryable", &facts.retryable)?;
        wire.serialize_field("retry_after_ms", &facts.retry_after.map(millis))?;
        wire.serialize_field("resets_at", &facts.resets_at.map(epoch_seconds))?;
        wire.serialize_field("used", &facts.used)?;
        wire.serialize_field("limit", &facts.limit)?;
        wire.serialize_field("source", &facts.source)?;
        wire.serialize_field("excerpt", &facts.excerpt)?;
        wire.serialize_field("cause", &facts.cause)?;
        wire.end()
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn epoch_seconds(instant: SystemTime) -> u64 {
    instant.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}
