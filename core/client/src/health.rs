//! What is known of a connection, from what its calls have met.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde::{Serialize, Serializer};

use crate::breaker::Verdict;
use crate::contract::Login;
use crate::error::{Error, ErrorKind};

/// What is known of a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Health {
    /// What the settings call it.
    pub connection: Option<String>,
    /// How it stands, by the last call that told anything.
    pub status: HealthStatus,
    /// Since when; `None` if it was never used.
    #[serde(serialize_with = "epoch_seconds")]
    pub since: Option<SystemTime>,
    /// When a call succeeded the last time.
    #[serde(serialize_with = "epoch_seconds")]
    pub last_success: Option<SystemTime>,
    /// The last error that a call has met, also if another try has mended it.
    pub last_error: Option<LastError>,
    /// For how long calls are refused before they are sent.
    #[serde(rename = "retry_after_ms", serialize_with = "millis")]
    pub retry_after: Option<Duration>,
    /// How far the system behind was read, in the API's words; only after a check.
    pub sync_status: Option<String>,
    /// When that was done successfully the last time, as the API writes it; only after a check.
    pub last_sync: Option<String>,
    /// What to do next, in words.
    pub next: String,
}

/// How a connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HealthStatus {
    /// No call has told anything yet.
    NeverUsed,
    /// Calls are answered.
    Ok,
    /// The API refuses for the rate.
    RateLimited,
    /// The credentials are refused: somebody has to connect it anew.
    ReauthorizationRequired,
    /// It cannot be reached, or fails.
    Unavailable,
}

/// An error that a call has met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LastError {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The API's code.
    pub code: Option<String>,
    /// What happened, in words.
    pub message: String,
    /// The call's own id.
    pub request_id: Option<String>,
    /// The id that the server gave its answer: support asks for it.
    pub server_request_id: Option<String>,
    /// When it was.
    #[serde(serialize_with = "epoch_seconds_of")]
    pub at: SystemTime,
}

impl HealthStatus {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NeverUsed => "never_used",
            Self::Ok => "ok",
            Self::RateLimited => "rate_limited",
            Self::ReauthorizationRequired => "reauthorization_required",
            Self::Unavailable => "unavailable",
        }
    }

    /// What to do about it.
    fn next(self, login: Login) -> &'static str {
        match (self, login) {
            (Self::NeverUsed, _) => "call something: nothing is known yet",
            (Self::Ok, _) => "nothing",
            (Self::RateLimited, _) => {
                "wait: calls are repeated by themselves; if it stays so, send fewer or ask the vendor for more"
            }
            (Self::ReauthorizationRequired, Login::Token) => {
                "have the customer connect the system anew, and put the new token in place (replace_token)"
            }
            (Self::ReauthorizationRequired, Login::Credentials { .. }) => {
                "check client_id, client_secret and the addresses that the vendor allows"
            }
            (Self::ReauthorizationRequired, Login::Basic) => {
                "check marketplace, api_id and api_key: ask the developer platform for its configuration anew"
            }
            (Self::Unavailable, _) => {
                "wait: it is tried again with the next call; if it stays so, check the system behind, the vendor's status page, and ask support with the request id"
            }
        }
    }

    /// What the end of a request says.
    fn of(verdict: Verdict, error: Option<&Error>) -> Self {
        match (error.map(Error::kind), verdict) {
            (Some(ErrorKind::RateLimited), _) => Self::RateLimited,
            (
                Some(
                    ErrorKind::InvalidToken
                    | ErrorKind::ReauthorizationRequired
                    | ErrorKind::InvalidClient
                    | ErrorKind::UnauthorizedSource,
                ),
                _,
            ) => Self::ReauthorizationRequired,
            (Some(_), Verdict::Bad) => Self::Unavailable,
            // The API understands us, and says no.
            _ => Self::Ok,
        }
    }
}

/// What the calls of a client have met.
pub(crate) struct Record(Mutex<Seen>);

struct Seen {
    status: HealthStatus,
    since: Option<SystemTime>,
    last_success: Option<SystemTime>,
    last_error: Option<LastError>,
}

impl Default for Record {
    fn default() -> Self {
        let status = HealthStatus::NeverUsed;
        Self(Mutex::new(Seen { status, since: None, last_success: None, last_error: None }))
    }
}

impl Record {
    /// A request has ended, well or with an error.
    pub(crate) fn note(&self, verdict: Verdict, error: Option<&Error>, at: SystemTime) {
        if verdict == Verdict::Nothing {
            return;
        }
        let mut seen = self.seen();
        seen.turn(HealthStatus::of(verdict, error), at);
        match error {
            None => seen.last_success = Some(at),
            Some(error) => seen.last_error = Some(LastError::of(error, at)),
        }
    }

    /// It was said how the connection stands; without that, that it is known.
    pub(crate) fn told(&self, status: Option<HealthStatus>, at: SystemTime) {
        let mut seen = self.seen();
        let otherwise = (seen.status == HealthStatus::NeverUsed).then_some(HealthStatus::Ok);
        if let Some(status) = status.or(otherwise) {
            seen.turn(status, at);
        }
    }

    /// All that is known, for a client of that login.
    pub(crate) fn health(&self, login: Login) -> Health {
        let seen = self.seen();
        Health {
            connection: None,
            status: seen.status,
            since: seen.since,
            last_success: seen.last_success,
            last_error: seen.last_error.clone(),
            retry_after: None,
            sync_status: None,
            last_sync: None,
            next: seen.status.next(login).to_owned(),
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn turn(&mut self, status: HealthStatus, at: SystemTime) {
        if self.status != status {
            self.since = Some(at);
        }
        self.status = status;
    }
}

impl LastError {
    fn of(error: &Error, at: SystemTime) -> Self {
        let facts = error.facts();
        Self {
            kind: facts.kind,
            code: facts.code.clone(),
            message: facts.message.clone(),
            request_id: facts.request_id.clone(),
            server_request_id: facts.server_request_id.clone(),
            at,
        }
    }
}

#[expect(clippy::ref_option, reason = "serde wants it so")]
fn epoch_seconds<S: Serializer>(at: &Option<SystemTime>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(seconds).serialize(serializer)
}

fn epoch_seconds_of<S: Serializer>(at: &SystemTime, serializer: S) -> Result<S::Ok, S::Error> {
    seconds(*at).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "serde wants it so")]
fn millis<S: Serializer>(duration: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    duration.map(|duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)).serialize(serializer)
}

fn seconds(at: SystemTime) -> u64 {
    at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_that_told_anything_counts_and_since_is_when_it_began() {
        let record = Record::default();
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert_eq!(record.health(Login::Token).status, HealthStatus::NeverUsed);
        let down = Error::new(ErrorKind::Server, "down");
        record.note(Verdict::Bad, Some(&down), at(1));
        record.note(Verdict::Bad, Some(&down), at(2));
        record.note(Verdict::Nothing, None, at(3));
        let health = record.health(Login::Token);
        assert_eq!((health.status, health.since), (HealthStatus::Unavailable, Some(at(1))));
        assert_eq!(health.last_error.map(|error| (error.kind, error.at)), Some((ErrorKind::Server, at(2))));
        record.note(Verdict::Good, Some(&Error::new(ErrorKind::ReauthorizationRequired, "again")), at(4));
        record.told(None, at(5));
        let health = record.health(Login::Token);
        assert_eq!((health.status, health.since), (HealthStatus::ReauthorizationRequired, Some(at(4))));
        assert!(health.next.contains("replace_token"), "{}", health.next);
        record.note(Verdict::Good, None, at(6));
        let health = record.health(Login::Token);
        assert_eq!((health.status, health.last_success), (HealthStatus::Ok, Some(at(6))));
        assert_eq!(
            serde_json::to_value(&health).unwrap()["last_error"]["kind"],
            "ReauthorizationRequired",
            "it is still told"
        );
    }
}
