//! Receivers of webhooks for other languages: settings and what came beside the body in JSON, the body as its bytes.

use std::time::{Duration, SystemTime};

use makokit::webhook::{Headers, Receiver, Removed, Settings, now};
use makokit::{Error, ErrorKind};
use serde::Deserialize;
use serde_json::json;

use crate::panic::guarded;
use crate::process::Process;
use crate::rows::parse;

/// What comes beside a body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    headers: Vec<(String, String)>,
    /// What the path of a DELETE says.
    #[serde(default)]
    removed: Option<Removed>,
    /// The time in milliseconds since 1970; none is the machine's.
    #[serde(default)]
    now_ms: Option<u64>,
}

/// Makes a receiver from settings in JSON: `{"system": "makini", "secrets": [...]}`. Returns its handle.
///
/// # Errors
///
/// The JSON of a `Config` error, for settings that are missing, wrong or unknown.
pub fn webhook_open(settings: &[u8]) -> Result<u64, Vec<u8>> {
    guarded(|| {
        let settings: Settings = parse("settings", ErrorKind::Config, settings)?;
        Ok(Process::current().add_receiver(Receiver::new(settings)?))
    })
    .map_err(|error| crate::json(&error))
}

/// Receives a delivery: `head` is `{"headers": [[name, value], ...], "removed": ..., "now_ms": ...}`, `body` the bytes as they came. Gives the
/// JSON of the delivery.
///
/// # Errors
///
/// The JSON of a `Webhook` error, for a delivery that is not accepted, or of a `Closed` or `Config` one.
pub fn webhook_receive(handle: u64, head: &[u8], body: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    with(handle, |receiver| {
        let head: Head = parse("arguments", ErrorKind::Config, head)?;
        let headers: Headers = head.headers.iter().map(|(name, value)| (name, bytes(value))).collect();
        let delivery = match &head.removed {
            Some(removed) => receiver.receive_removed(&headers, removed)?,
            None => receiver.receive(&headers, body, head.now_ms.map_or_else(|| Ok(now()), instant)?)?,
        };
        Ok(serde_json::to_vec(&delivery).unwrap_or_default())
    })
}

/// Forgets a delivery by its key, so that it may come again.
///
/// # Errors
///
/// The JSON of a `Config` error, for what is no key, or of a `Closed` one.
pub fn webhook_forget(handle: u64, key: &str) -> Result<(), Vec<u8>> {
    with(handle, |receiver| receiver.forget(key))
}

/// The headers by which a body proves to come from the sender, as JSON: `[[name, value]]`. For tests of a receiver.
///
/// # Errors
///
/// The JSON of a `Closed` error.
pub fn webhook_prove(handle: u64, body: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    with(handle, |receiver| Ok(json!(receiver.prove(body)).to_string().into_bytes()))
}

/// Closes a receiver. Closing twice is closing once.
pub fn webhook_close(handle: u64) {
    Process::current().remove_receiver(handle);
}

fn with<T>(handle: u64, work: impl FnOnce(&Receiver) -> Result<T, Error>) -> Result<T, Vec<u8>> {
    guarded(|| {
        let closed = || Error::new(ErrorKind::Closed, "the receiver is closed; make a new one");
        work(&*Process::current().receiver(handle).ok_or_else(closed)?)
    })
    .map_err(|error| crate::json(&error))
}

/// A header's bytes: servers give each as a letter.
fn bytes(value: &str) -> Vec<u8> {
    value
        .chars()
        .map(|letter| u8::try_from(letter).ok())
        .collect::<Option<_>>()
        .unwrap_or_else(|| value.into())
}

fn instant(millis: u64) -> Result<SystemTime, Error> {
    let instant = SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis));
    instant.ok_or_else(|| Error::new(ErrorKind::Config, "now_ms is too far away"))
}
