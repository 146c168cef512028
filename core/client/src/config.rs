//! Settings: where they come from, and what they have to be.
//!
//! Code goes before environment, environment before default. A setting that is missing or wrong is a
//! [`Config`](crate::ErrorKind::Config) error that names it and the cure, before anything is sent.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use makokit_limits::{Rate, Time, VirtualTime};
use serde::Deserialize;
use url::{Position, Url};

use crate::engine::path;
use crate::error::Error;
use crate::operation::{Contract, Input};
use crate::secret::Secret;
use crate::shared::{Account, SharedLimits};
use crate::time::RealTime;

/// More tries than these help nobody.
pub(crate) const MOST_RETRIES: u32 = 20;

/// Settings as given, each with a default or a source in the environment.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// Where the API is, as handed over by the vendor. Environment: `MAKO_BASE_URL`. Required.
    pub base_url: Option<String>,
    /// The client id, as handed over by the vendor. Environment: `MAKO_CLIENT_ID`. Required.
    pub client_id: Option<String>,
    /// The client secret, as handed over by the vendor. Environment: `MAKO_CLIENT_SECRET`, or `MAKO_CLIENT_SECRET_FILE`
    /// for a file that holds it. Required.
    pub client_secret: Option<Secret>,
    /// Whether the environment is asked for what is not given here. Default: no.
    pub env: bool,
    /// The time of a call in milliseconds, all waits and tries together. Default: 60,000.
    pub timeout_ms: Option<u64>,
    /// The time for making a connection in milliseconds. Default: 10,000.
    pub connect_timeout_ms: Option<u64>,
    /// How often a call is tried again when that does no harm; 20 at most. Default: 3.
    pub retries: Option<u32>,
    /// Requests in a second for each operation. Default: 100 (documented).
    pub rate_limit: Option<u32>,
    /// By how much the second is stretched to make up for the network, in milliseconds, beyond what
    /// each answer tells. Default: 10.
    pub guard_ms: Option<u64>,
    /// The largest answer that is accepted, in bytes. Default: 16 MiB.
    pub max_answer_bytes: Option<u64>,
    /// A file of PEM certificates to trust instead of the system's. Environment, asked in any case: `MAKOKIT_CA_BUNDLE`.
    pub ca_bundle: Option<PathBuf>,
    /// Other paths for operations, by the operation's id: `{"getMako": "/mako-api/v1/config/getMako/{id}"}`.
    pub paths: BTreeMap<String, String>,
    /// The clock: `real`, or `virtual` for tests, where waiting takes no time.
    pub clock: ClockKind,
    /// The name of the door, for the `User-Agent`.
    pub door: Option<String>,
}

/// Which clock a client waits by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockKind {
    /// The machine's.
    #[default]
    Real,
    /// One that jumps to the end of each wait; sockets do not move it.
    Virtual,
}

/// Settings that were found to be right.
pub(crate) struct Config {
    pub(crate) base_url: Url,
    pub(crate) client_id: String,
    pub(crate) client_secret: Secret,
    pub(crate) timeout: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) retries: u32,
    pub(crate) rate: Rate,
    pub(crate) max_answer: usize,
    pub(crate) ca_bundle: Option<PathBuf>,
    /// The file that the system's store is taken from, if it is named.
    pub(crate) ssl_cert_file: Option<String>,
    pub(crate) paths: BTreeMap<String, String>,
    pub(crate) user_agent: String,
    pub(crate) time: Arc<dyn Time>,
    pub(crate) account: Arc<Account>,
}

impl Settings {
    /// Checks the settings of a client of a system; `limits` are those it shares with others.
    pub(crate) fn resolve(self, contract: &Contract, limits: &SharedLimits) -> Result<Config, Error> {
        let variables = Variables { prefix: contract.system.name().to_uppercase(), ask: self.env };
        check_paths(&self.paths, contract)?;
        let base_url = required("base_url", &variables, "BASE_URL", self.base_url)?;
        let client_id = required("client_id", &variables, "CLIENT_ID", self.client_id)?;
        let client_secret = required("client_secret", &variables, "CLIENT_SECRET", self.client_secret)?;
        let base_url = base(&base_url)?;
        let rate = Rate::per_second(positive("rate_limit", self.rate_limit, 100)?);
        let guard = Duration::from_millis(self.guard_ms.unwrap_or(10).min(1000));
        let (origin, account) = (base_url.origin().ascii_serialization(), client_id.clone());
        // A virtual clock has limits of its own: its moments mean nothing to other clients.
        let (time, account): (Arc<dyn Time>, _) = match self.clock {
            ClockKind::Real => (Arc::new(RealTime), limits.join(origin, account, rate, guard)),
            ClockKind::Virtual => {
                (Arc::new(VirtualTime::default()), SharedLimits::default().join(origin, account, rate, guard))
            }
        };
        Ok(Config {
            base_url,
            client_id,
            client_secret,
            timeout: Duration::from_millis(positive("timeout_ms", self.timeout_ms, 60_000)?),
            connect_timeout: Duration::from_millis(positive(
                "connect_timeout_ms",
                self.connect_timeout_ms,
                10_000,
            )?),
            retries: self.retries.unwrap_or(3).min(MOST_RETRIES),
            rate,
            max_answer: usize::try_from(positive("max_answer_bytes", self.max_answer_bytes, 16 << 20)?)
                .unwrap_or(usize::MAX),
            ca_bundle: self.ca_bundle.or_else(|| variable("MAKOKIT_CA_BUNDLE").map(PathBuf::from)),
            ssl_cert_file: variable("SSL_CERT_FILE"),
            paths: self.paths,
            user_agent: user_agent(self.door.as_deref().unwrap_or("rust"))?,
            time,
            account,
        })
    }
}

impl Config {
    /// The value of the `Host` header.
    pub(crate) fn host(&self) -> &str {
        &self.base_url[Position::BeforeHost..Position::AfterPort]
    }

    /// A path under the base URL, whose own path is kept.
    pub(crate) fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base_url.path().trim_end_matches('/'))
    }
}

/// Each path is one of an operation that there is, has a place for an id if that takes one, and stays where it is put.
fn check_paths(paths: &BTreeMap<String, String>, contract: &Contract) -> Result<(), Error> {
    for (operation, template) in paths {
        let wrong = |why: &str| Error::config(format!("paths: {operation}: {why}"));
        let row = contract.operations.iter().find(|row| row.id == operation);
        let row = row.ok_or_else(|| {
            let known: Vec<_> = contract.operations.iter().map(|row| row.id).collect();
            wrong(&format!("there is no such operation; there are {}", known.join(", ")))
        })?;
        let places = usize::from(matches!(row.input, Input::Id { .. }));
        if template.matches("{id}").count() != places {
            return Err(wrong(if places == 1 {
                "the path has to hold {id} once"
            } else {
                "the path takes no {id}"
            }));
        }
        path::check(&template.replace("{id}", "id")).map_err(|why| wrong(&why))?;
    }
    Ok(())
}

fn user_agent(door: &str) -> Result<String, Error> {
    let printable = door.chars().all(|letter| letter.is_ascii_graphic() || letter == ' ');
    if !printable || door.len() > 100 {
        return Err(Error::config("door has to be at most 100 printable ASCII letters"));
    }
    Ok(format!("makokit/{} ({door})", env!("CARGO_PKG_VERSION")))
}

fn base(text: &str) -> Result<Url, Error> {
    let wrong = |why: &str| {
        Error::config(format!(
            "base_url {why}; it looks like https://api.example.com, with a path only if the vendor gave one"
        ))
    };
    let url =
        Url::parse(text.trim_end_matches('/')).map_err(|error| wrong(&format!("is no URL: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(wrong("has to begin with https:// or http://, and to name a host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("must not hold a user or a password"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("must not have a query or a fragment"));
    }
    Ok(url)
}

fn positive<T: From<u8> + PartialEq>(name: &str, given: Option<T>, default: T) -> Result<T, Error> {
    match given {
        Some(zero) if zero == T::from(0) => {
            Err(Error::config(format!("{name} is 0; it has to be larger, or left out for the default")))
        }
        given => Ok(given.unwrap_or(default)),
    }
}

/// A system's part of the environment.
struct Variables {
    prefix: String,
    ask: bool,
}

/// A setting's value from the code or, where that is allowed, from the environment.
fn required<T: From<String> + Blank>(
    field: &str,
    variables: &Variables,
    suffix: &str,
    given: Option<T>,
) -> Result<T, Error> {
    let name = format!("{}_{suffix}", variables.prefix);
    let value = match given {
        None if variables.ask => from_environment(&name)?.map(T::from),
        given => given,
    };
    let cure = if variables.ask {
        format!("set {name}, or {name}_FILE to a file that holds it, or pass {field}")
    } else {
        format!("pass {field}, or take it from the environment ({name})")
    };
    let value = value.ok_or_else(|| Error::config(format!("{field} is missing: {cure}")))?;
    if value.is_blank() {
        return Err(Error::config(format!("{field} is empty: {cure}")));
    }
    if !value.is_printable() {
        return Err(Error::config(format!(
            "{field} holds a line break or another control character: {cure}"
        )));
    }
    Ok(value)
}

fn from_environment(name: &str) -> Result<Option<String>, Error> {
    if let Some(value) = variable(name) {
        return Ok(Some(value));
    }
    let file = format!("{name}_FILE");
    variable(&file)
        .map(|path| {
            std::fs::read_to_string(&path)
                .map(|text| text.trim_end_matches(['\r', '\n']).to_owned())
                .map_err(|error| Error::config(format!("{file}: {path} cannot be read: {error}")))
        })
        .transpose()
}

#[expect(clippy::disallowed_methods, reason = "this is the place named for the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// What is asked of a text before it is used as a setting.
trait Blank {
    fn text(&self) -> &str;

    fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    fn is_printable(&self) -> bool {
        !self.text().chars().any(char::is_control)
    }
}

impl Blank for String {
    fn text(&self) -> &str {
        self
    }
}

impl Blank for Secret {
    fn text(&self) -> &str {
        self.expose()
    }
}
