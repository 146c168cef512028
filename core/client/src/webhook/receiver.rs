//! The way of a delivery: its size, its proof, what it says, and whether it came before.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::delivery::{Delivery, EventKind};
use super::headers::Headers;
use super::memory::{Key, Memory};
use super::proof::Proof;
use super::settings::{Settings, Vendor};
use super::{RECEIVED, maestrano, makini, malformed, refused, unpack};
use crate::error::{Error, ErrorKind};

/// Receives the deliveries of one sender. Threads may share it.
///
/// What it remembers is in this process only, and ends with it.
#[derive(Debug)]
pub struct Receiver {
    settings: Settings,
    proof: Proof,
    memories: Mutex<Memories>,
}

/// What a DELETE of Maestrano's says by its path (documented): which group is gone, or which of its users.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Removed {
    /// `:id` of `group_path`, or `:group_id` of `group_user_path`.
    pub group_id: String,
    /// `:id` of `group_user_path`.
    #[serde(default)]
    pub user_id: Option<String>,
}

impl Removed {
    /// A group that is gone.
    pub fn group(group_id: impl Into<String>) -> Self {
        Self { group_id: group_id.into(), user_id: None }
    }

    /// A user that has left a group.
    pub fn user(group_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        Self { group_id: group_id.into(), user_id: Some(user_id.into()) }
    }
}

#[derive(Debug)]
struct Memories {
    /// Of what has an id or a time.
    long: Memory,
    /// Of what has neither.
    bare: Memory,
}

impl Receiver {
    /// A receiver with settings; an [`ErrorKind::Config`] names the one that is wrong.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        let proof = settings.proof()?;
        let most = settings.remember_most;
        let long = Memory::new(settings.remember, most);
        let bare = Memory::new(settings.remember_bare, most);
        Ok(Self { settings, proof, memories: Mutex::new(Memories { long, bare }) })
    }

    /// Receives a POST: `body` are its bytes as they came. [`now`](super::now) has the time.
    ///
    /// Answer a delivery with 200 and deal with it later: Makini waits for 10 seconds, and repeats for 24 hours (documented). What could not
    /// be dealt with and is to come again has to be forgotten first ([`Receiver::forget`]).
    pub fn receive(&self, headers: &Headers, body: &[u8], now: SystemTime) -> Result<Delivery, Error> {
        self.received(headers, body, now).map_err(|error| self.told(error))
    }

    /// Receives a DELETE of Maestrano's: the caller has read its path. It may come again, and is told each time.
    pub fn receive_removed(&self, headers: &Headers, removed: &Removed) -> Result<Delivery, Error> {
        self.removed(headers, removed).map_err(|error| self.told(error))
    }

    /// Forgets a delivery by its key, so that its repetition counts as new.
    pub fn forget(&self, key: &str) -> Result<(), Error> {
        let key = Key::parse(key)?;
        let mut memories = self.memories();
        memories.long.forget(key);
        memories.bare.forget(key);
        Ok(())
    }

    /// The headers by which a body proves to come from the sender: for tests of a receiver.
    #[must_use]
    pub fn prove(&self, body: &[u8]) -> Vec<(String, String)> {
        let value = self.settings.secrets.first().map(|secret| self.proof.value(secret, body));
        value.map(|value| (self.proof.header().to_owned(), value)).into_iter().collect()
    }

    /// The most bytes of a body that is received: a server need not read more.
    #[must_use]
    pub fn max_body_bytes(&self) -> usize {
        self.settings.max_body_bytes
    }

    fn received(&self, headers: &Headers, body: &[u8], now: SystemTime) -> Result<Delivery, Error> {
        let most = self.settings.max_body_bytes;
        unpack::check(body, most)?;
        self.proof.check(headers, body, &self.settings.secrets)?;
        let unpacked = unpack::unpack(headers, body, most)?;
        let mut delivery = self.read(&unpacked)?;
        let key = key(&delivery, &unpacked);
        let id = delivery.id.as_ref().filter(|_| delivery.id_is_its_own);
        let is_bare = id.is_none() && delivery.timestamp.is_none();
        let mut memories = self.memories();
        let memory = if is_bare { &mut memories.bare } else { &mut memories.long };
        if !memory.take(key, now) {
            let by = id.map_or("its bytes".to_owned(), |id| format!("its id {}", shown(id)));
            return Err(refused(
                ErrorKind::Replayed,
                RECEIVED,
                format!("the delivery came before, by {by}; answer it as if it were new"),
            ));
        }
        delivery.key = Some(key.text());
        Ok(delivery)
    }

    fn read(&self, body: &[u8]) -> Result<Delivery, Error> {
        let text = std::str::from_utf8(body)
            .map_err(|_| malformed("the body is no UTF-8; let it be sent again as JSON"))?;
        let json: Value = serde_json::from_str(text)
            .map_err(|error| malformed(format!("the body is no JSON that can be read: {error}")))?;
        let raw: Box<RawValue> = serde_json::from_str(text)
            .map_err(|error| malformed(format!("the body is no JSON that can be read: {error}")))?;
        match self.settings.system {
            Vendor::Mako => Ok(Delivery::new(Vendor::Mako, EventKind::OTHER, raw)),
            Vendor::Makini => Ok(makini::read(raw, &json)),
            Vendor::Maestrano => maestrano::read(raw),
        }
    }

    fn removed(&self, headers: &Headers, removed: &Removed) -> Result<Delivery, Error> {
        if self.settings.system != Vendor::Maestrano {
            let why = "removed is of no use here: only Maestrano tells of something by the path of a DELETE";
            return Err(refused(ErrorKind::Malformed, 405, why));
        }
        self.proof.check(headers, b"", &self.settings.secrets)?;
        let user = removed.user_id.as_deref();
        for (name, id) in [("group_id", Some(removed.group_id.as_str())), ("user_id", user)] {
            if id.is_some_and(|id| id.trim().is_empty()) {
                return Err(malformed(format!("{name} is empty; read it from the path of the request")));
            }
        }
        let kind = if user.is_some() { EventKind::USER_REMOVED } else { EventKind::GROUP_REMOVED };
        let nothing = RawValue::NULL.to_owned();
        let delivery = Delivery::new(Vendor::Maestrano, kind, nothing);
        Ok(Delivery {
            group_id: Some(removed.group_id.clone()),
            user_id: removed.user_id.clone(),
            ..delivery
        })
    }

    fn told(&self, error: Error) -> Error {
        error.with(|facts| facts.provider = Some(self.settings.system.name()))
    }

    fn memories(&self) -> MutexGuard<'_, Memories> {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What makes a delivery the same as another: its id and event, or its bytes. Where the id stands is a guess: one that may be that of
/// a record or of a connection must not hide what is new about it.
fn key(delivery: &Delivery, body: &[u8]) -> Key {
    match (&delivery.id, &delivery.event) {
        (Some(id), event) if delivery.id_is_its_own => {
            Key::of(&[b"id", id.as_bytes(), event.as_deref().unwrap_or_default().as_bytes()])
        }
        _ => Key::of(&[b"body", body]),
    }
}

/// An id for a message: of no great length, and without signs that would change a line of a log.
fn shown(id: &str) -> String {
    id.chars().filter(|letter| !letter.is_control()).take(100).collect()
}
