//! What a receiver has to know.

use std::time::Duration;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::proof::Proof;
use super::signature::{Encoding, Hash};
use crate::error::Error;
use crate::secret::Secret;

/// The most bytes of a body, unless settings say otherwise.
const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Makini repeats for 24 hours (documented); an hour more is for clocks and queues.
const REMEMBER: Duration = Duration::from_secs(25 * 3600);
/// Less than the 15 minutes between two synchronisations of Makini's (documented), so that no second change of the same records is
/// taken for a repetition; more than its first four repetitions take (guess: 30 seconds, doubled each time).
const REMEMBER_BARE: Duration = Duration::from_secs(10 * 60);
/// How many deliveries are remembered: one each second for a day and more, at less than 100 bytes each.
const REMEMBER_MOST: usize = 100_000;

/// Who sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Vendor {
    /// Mako Networks: alerts and audit events, and streams of logs and states.
    Mako,
    /// Makini: events of connections and synchronisations, and of records.
    Makini,
    /// A marketplace of Maestrano: removals of groups and users, and notifications of Connec!.
    Maestrano,
}

impl Vendor {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Mako, Self::Makini, Self::Maestrano];

    /// The name in lower case, as in settings, errors and the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mako => "mako",
            Self::Makini => "makini",
            Self::Maestrano => "maestrano",
        }
    }
}

/// The settings of a [`Receiver`](super::Receiver).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// Who sends.
    pub system: Vendor,
    /// Makini: the webhooks' secrets. Maestrano: the marketplace's API keys. Mako: the values of the header. Any of them is
    /// accepted, so that one can be changed while deliveries under the old one still come; the first is what
    /// [`Receiver::prove`](super::Receiver::prove) uses.
    #[serde(deserialize_with = "secrets")]
    pub secrets: Vec<Secret>,
    /// Maestrano: the marketplace's API id.
    #[serde(default)]
    pub id: Option<String>,
    /// Makini: the header that holds the signature; default: `X-Webhook-Signature` (documented in 2022, not since). Mako: the name of the header,
    /// as somebody has chosen it.
    #[serde(default)]
    pub header: Option<String>,
    /// Makini: the signature's hash function. Default: SHA-256 (documented in 2022).
    #[serde(default)]
    pub hash: Option<Hash>,
    /// Makini: how the signature is written. Default: base64 (documented in 2022).
    #[serde(default)]
    pub encoding: Option<Encoding>,
    /// The most bytes of a body, compressed or not. Default: 10 MiB.
    #[serde(default = "most_bytes")]
    pub max_body_bytes: usize,
    /// For how long a delivery is remembered that has an id or a time in its body. Default: 25 hours. 0 is not at all.
    #[serde(default = "remember", rename = "remember_ms", deserialize_with = "millis")]
    pub remember: Duration,
    /// For how long the bytes of a delivery are remembered that has neither: a later one with the same bytes may be news. Default:
    /// 10 minutes. 0 is not at all.
    #[serde(default = "remember_bare", rename = "remember_bare_ms", deserialize_with = "millis")]
    pub remember_bare: Duration,
    /// The most deliveries that are remembered; the oldest go first. Default: 100,000.
    #[serde(default = "remember_most")]
    pub remember_most: usize,
}

impl Settings {
    /// Settings with the defaults of a system.
    pub fn new(system: Vendor, secrets: impl IntoIterator<Item = impl Into<Secret>>) -> Self {
        Self {
            system,
            secrets: secrets.into_iter().map(Into::into).collect(),
            id: None,
            header: None,
            hash: None,
            encoding: None,
            max_body_bytes: MOST_BYTES,
            remember: REMEMBER,
            remember_bare: REMEMBER_BARE,
            remember_most: REMEMBER_MOST,
        }
    }

    /// How a delivery is proven, if the settings say all of it.
    pub(super) fn proof(&self) -> Result<Proof, Error> {
        if self.secrets.is_empty() {
            return Err(Error::config("secrets is empty: without a secret nothing can be proven; set one"));
        }
        if self.secrets.iter().any(|secret| secret.expose().trim().is_empty()) {
            return Err(Error::config(
                "secrets has one without a letter, which everybody knows; set a real one",
            ));
        }
        self.fitting()?;
        match self.system {
            Vendor::Makini => Ok(Proof::Signature {
                header: name(self.header.as_deref().unwrap_or("X-Webhook-Signature"))?,
                hash: self.hash.unwrap_or(Hash::Sha256),
                encoding: self.encoding.unwrap_or(Encoding::Base64),
            }),
            Vendor::Maestrano => match self.id.as_deref() {
                Some(id) if !id.is_empty() && !id.contains(':') => Ok(Proof::Basic { id: id.to_owned() }),
                Some(_) => {
                    Err(Error::config("id is no API id of a marketplace: it is not empty and has no colon"))
                }
                None => Err(Error::config("id is missing: set it to the marketplace's API id (api.id)")),
            },
            Vendor::Mako => {
                let header = self.header.as_deref();
                let header = header.ok_or_else(|| {
                    Error::config("header is missing: set it to the webhook's Auth Header Name")
                })?;
                Ok(Proof::Header { header: name(header)? })
            }
        }
    }

    /// A setting that the system has no use for was meant for something.
    fn fitting(&self) -> Result<(), Error> {
        let rows = [
            ("id", self.id.is_some(), &[Vendor::Maestrano][..]),
            ("header", self.header.is_some(), &[Vendor::Makini, Vendor::Mako]),
            ("hash", self.hash.is_some(), &[Vendor::Makini]),
            ("encoding", self.encoding.is_some(), &[Vendor::Makini]),
        ];
        match rows.into_iter().find(|(_, is_set, of)| *is_set && !of.contains(&self.system)) {
            Some((setting, ..)) => {
                let system = self.system.name();
                Err(Error::config(format!("{setting} is of no use for {system}; leave it out")))
            }
            None => Ok(()),
        }
    }
}

/// A name that a header can have, in lower case.
fn name(text: &str) -> Result<String, Error> {
    http::HeaderName::try_from(text).map(|name| name.as_str().to_owned()).map_err(|_| {
        Error::config(format!("header {text:?} is no name of a header; it looks like X-Webhook-Signature"))
    })
}

/// One secret or several. (A usual error about the type would show the value.)
fn secrets<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Secret>, D::Error> {
    let wrong = || D::Error::custom("secrets has to be a list of texts");
    let text = |value| match value {
        Value::String(text) => Ok(Secret::from(text)),
        _ => Err(wrong()),
    };
    match Value::deserialize(deserializer).map_err(|_| wrong())? {
        Value::Array(list) => list.into_iter().map(text).collect(),
        one => text(one).map(|secret| vec![secret]),
    }
}

fn millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}

const fn most_bytes() -> usize {
    MOST_BYTES
}

const fn remember() -> Duration {
    REMEMBER
}

const fn remember_bare() -> Duration {
    REMEMBER_BARE
}

const fn remember_most() -> usize {
    REMEMBER_MOST
}
