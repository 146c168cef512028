//! Settings: where they come from, and what they have to be.
//!
//! A setting that is missing or wrong is a [`Config`](crate::ErrorKind::Config) error that names it and the cure, before
//! anything is sent.

mod profile;
mod reach;
mod settings;
mod sources;
mod unit;
mod value;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use etcetera::BaseStrategy;
use http::HeaderMap;
use makokit_limits::{Rate, Time, VirtualTime};
use sha2::{Digest, Sha256};

use crate::auth::cache;
use crate::contract::{Contract, Login, Walk};
use crate::engine::path;
use crate::error::{Error, ErrorKind};
use crate::fleet::Address;
use crate::retry;
use crate::secret::Secret;
use crate::shared::{Account, Kept, SharedLimits, Terms, Whose};
use crate::time::RealTime;

pub use settings::{
    Choice, ChoiceType, ClockKind, CredentialsIn, Paging, QuotaScope, SETTINGS, Setting, Settings,
};
pub use sources::Explained;

pub(crate) use reach::{Proxy, Reach, Trust, is_here};
pub(crate) use sources::variable;

use sources::{Sources, variable_name};

/// More tries than these help nobody.
pub(crate) const MOST_RETRIES: u32 = 20;

/// Settings that were found to be right.
pub(crate) struct Config {
    pub(crate) reach: Reach,
    pub(crate) client_id: String,
    pub(crate) client_secret: Secret,
    pub(crate) credentials_in: CredentialsIn,
    /// What the connection, or the marketplace, is called: one of many.
    pub(crate) connection: Option<String>,
    /// Whether ids are to come as lists, where that can be asked for.
    pub(crate) external_ids: Option<bool>,
    pub(crate) walk: Walk,
    pub(crate) page_size_parameter: String,
    /// What `{prefix}` stands for in paths.
    pub(crate) prefix: String,
    pub(crate) timeout: Duration,
    pub(crate) retries: u32,
    pub(crate) rate: Rate,
    pub(crate) breaker_failures: u32,
    pub(crate) breaker_pause: Duration,
    pub(crate) token_cache: Option<PathBuf>,
    pub(crate) request_id: bool,
    pub(crate) paths: BTreeMap<String, String>,
    pub(crate) errors: BTreeMap<String, ErrorKind>,
    pub(crate) user_agent: String,
    pub(crate) time: Arc<dyn Time>,
    pub(crate) account: Arc<Account>,
    pub(crate) explained: Vec<Explained>,
}

impl Settings {
    /// The file that profiles are read from: what `MAKOKIT_CONFIG` names, else `makokit/config.toml` in the user's folder
    /// for settings.
    pub fn file() -> Result<PathBuf, Error> {
        profile::path()
    }

    /// Where each setting of a system's client comes from. Nothing needs to be complete or right for that.
    pub fn explain(self, system: crate::operation::System) -> Result<Vec<Explained>, Error> {
        Ok(Sources::read(self, system)?.explain(system))
    }

    /// Checks the settings of a client of a system; `limits` are those it shares with others.
    pub(crate) fn resolve(self, contract: &Contract, limits: &SharedLimits) -> Result<Config, Error> {
        let ask = self.env;
        let sources = Sources::read(self, contract.system)?;
        let explained = sources.explain(contract.system);
        let settings = sources.merged();
        check_paths(&settings.paths, contract)?;
        let required = Required { contract, ask };
        let base_url = settings.base_url.clone().or_else(|| contract.base_url.map(str::to_owned));
        let base_url = required.of("base_url", base_url, String::as_str)?;
        let reach = Reach::new("base_url", &base_url, &settings)?;
        let (client_id, client_secret) = match contract.login {
            Login::Credentials { .. } => (
                required.of("client_id", settings.client_id, String::as_str)?,
                required.of("client_secret", settings.client_secret, Secret::expose)?,
            ),
            Login::Token => {
                let token = required.of("api_token", settings.api_token, Secret::expose)?;
                (settings.connection.clone().unwrap_or_else(|| nameless(&token)), token)
            }
            Login::Basic => {
                required.of("marketplace", settings.marketplace.clone(), String::as_str)?;
                let id = required.of("api_id", settings.api_id, String::as_str)?;
                if id.contains(':') {
                    return Err(Error::config(
                        "api_id holds a colon: what stands behind it would be taken for the key",
                    ));
                }
                (id, required.of("api_key", settings.api_key, Secret::expose)?)
            }
        };
        let rate = Rate {
            per: millis("rate_interval_ms", settings.rate_interval_ms, 1000)?,
            ..Rate::per_second(positive("rate_limit", settings.rate_limit, 100)?)
        };
        let walk = settings.paging.map_or(contract.walk, Walk::from);
        let guard = settings.guard_ms.map(|millis| Duration::from_millis(millis.min(1000)));
        let terms = Terms {
            rate,
            guard,
            daily_quota: settings.daily_quota,
            quota_scope: settings.quota_scope.unwrap_or_default(),
        };
        let clock = settings.clock.unwrap_or_default();
        let whose = |kept| Whose {
            origin: reach.base_url.origin().ascii_serialization(),
            client_id: client_id.clone(),
            kept,
        };
        let (time, account): (Arc<dyn Time>, _) = match clock {
            ClockKind::Real => (
                Arc::new(RealTime),
                limits.join(whose(kept(settings.limits.as_deref(), &reach.trust)?), terms),
            ),
            // It has limits of its own: its moments mean nothing to other clients.
            ClockKind::Virtual => {
                let account = SharedLimits::default().join(whose(Kept::Process), terms);
                (Arc::new(VirtualTime::default()), account)
            }
        };
        let token_cache = match clock {
            ClockKind::Real => cache::directory(settings.token_cache.as_deref())?,
            ClockKind::Virtual => None,
        };
        Ok(Config {
            prefix: prefix(settings.path_prefix.as_deref().unwrap_or(contract.prefix))?,
            page_size_parameter: page_size_parameter(settings.page_size_parameter, walk)?,
            walk,
            connection: settings.connection.or(settings.marketplace),
            external_ids: settings.external_ids,
            client_id,
            client_secret,
            credentials_in: settings.credentials_in.unwrap_or_default(),
            timeout: millis("timeout_ms", settings.timeout_ms, 60_000)?,
            retries: settings.retries.unwrap_or(3).min(MOST_RETRIES),
            rate,
            breaker_failures: settings.breaker_failures.unwrap_or(contract.breaker_failures),
            breaker_pause: millis("breaker_pause_ms", settings.breaker_pause_ms, 30_000)?,
            token_cache,
            request_id: settings.request_id.unwrap_or(true),
            paths: settings.paths,
            errors: errors(settings.errors)?,
            user_agent: user_agent(settings.door.as_deref().unwrap_or("rust"))?,
            time,
            account,
            reach,
            explained,
        })
    }
}

impl Config {
    /// The value of the `Host` header.
    pub(crate) fn host(&self) -> &str {
        self.reach.host()
    }

    /// An answer has come: its date tells the server's calendar.
    pub(crate) fn heard(&self, headers: &HeaderMap) {
        if let Some(date) = retry::server_time(headers) {
            self.account.server.told(date, &*self.time);
        }
    }

    /// A path under the base URL, whose own path is kept.
    pub(crate) fn path(&self, path: &str) -> String {
        self.reach.path(path)
    }
}

/// Settings that have no default.
struct Required<'a> {
    contract: &'a Contract,
    ask: bool,
}

impl Required<'_> {
    /// The value of a setting, which has to be there and to be one line of text.
    fn of<T>(&self, field: &str, given: Option<T>, text: impl Fn(&T) -> &str) -> Result<T, Error> {
        let name = variable_name(&format!("{{SYSTEM}}_{}", field.to_uppercase()), self.contract.system);
        let cure = if self.ask && matches!(field, "client_secret" | "api_token" | "api_key") {
            format!("set {name}, or {name}_FILE to a file that holds it, or pass {field}")
        } else if self.ask {
            format!("set {name}, or pass {field}")
        } else {
            format!("pass {field}, or take it from the environment ({name})")
        };
        let wrong = |what: &str| Error::config(format!("{field} {what}: {cure}"));
        let value = given.ok_or_else(|| wrong("is missing"))?;
        if text(&value).trim().is_empty() {
            return Err(wrong("is empty"));
        }
        if text(&value).chars().any(char::is_control) {
            return Err(wrong("holds a line break or another control character"));
        }
        Ok(value)
    }
}

impl From<Paging> for Walk {
    fn from(paging: Paging) -> Self {
        match paging {
            Paging::Cursor => Self::Cursor,
            Paging::Page => Self::Number,
        }
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
        let mut filled = template.replace("{prefix}", "");
        for place in row.input.path {
            let place = format!("{{{}}}", place.name);
            if template.matches(&place).count() != 1 {
                return Err(wrong(&format!("the path has to hold {place} once")));
            }
            filled = filled.replace(&place, "x");
        }
        if let Some(place) = filled.split('{').nth(1) {
            let name = place.split('}').next().unwrap_or_default();
            return Err(wrong(&format!("the path takes no {{{name}}}")));
        }
        path::check(&filled).map_err(|why| wrong(&why))?;
    }
    Ok(())
}

/// What a connection without a name is called: its token tells it from others, and cannot be read off it.
fn nameless(token: &Secret) -> String {
    let digest = Sha256::digest(token.expose());
    digest.iter().take(8).fold("connection-".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

/// What paths begin with; it ends without a slash.
fn prefix(given: &str) -> Result<String, Error> {
    let prefix = given.trim_end_matches('/');
    if !prefix.is_empty() {
        path::check(prefix).map_err(|why| Error::config(format!("path_prefix: {why}")))?;
    }
    Ok(prefix.to_owned())
}

fn page_size_parameter(given: Option<String>, walk: Walk) -> Result<String, Error> {
    let name = given.unwrap_or_else(|| walk.page_size_parameter().to_owned());
    if name.is_empty() || name.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Err(Error::config("page_size_parameter has to be the name of a parameter, such as limit"));
    }
    Ok(name)
}

/// Codes of the API's and the kinds that they are to mean.
fn errors(given: BTreeMap<String, String>) -> Result<BTreeMap<String, ErrorKind>, Error> {
    let kinds = || ErrorKind::ALL.iter().filter(|kind| kind.is(ErrorKind::Api));
    let kind = |(code, name): (String, String)| {
        if let Some(kind) = kinds().find(|kind| kind.name() == name) {
            return Ok((code, *kind));
        }
        let known: Vec<_> = kinds().map(|kind| kind.name()).collect();
        Err(Error::config(format!(
            "errors: {code}: there is no kind {name:?} of an API's errors; there are {}",
            known.join(", ")
        )))
    };
    given.into_iter().map(kind).collect()
}

/// Where what was used of the limits is kept.
fn kept(setting: Option<&str>, trust: &Trust) -> Result<Kept, Error> {
    let of_machine = || {
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(folders.state_dir().unwrap_or_else(|| folders.data_dir()).join("makokit/limits"))
    };
    match setting.map(str::trim) {
        Some("process") => Ok(Kept::Process),
        None | Some("machine") if !cfg!(unix) => Ok(Kept::Process),
        None => Ok(of_machine().map_or(Kept::Process, Kept::Machine)),
        Some("machine") => of_machine().map(Kept::Machine).ok_or_else(|| {
            Error::config("limits is machine, but there is no home folder to keep them in; it can be a directory, or process")
        }),
        Some(url) if Address::is_meant(url) => Address::new(url, trust).map(Kept::Fleet),
        Some(path) if Path::new(path).is_absolute() => Ok(Kept::Machine(path.into())),
        Some(other) => Err(Error::config(format!(
            "limits is {:?}; it has to be machine, process, an absolute path, or redis://… for a fleet",
            other.rsplit('@').next().unwrap_or_default()
        ))),
    }
}

pub(crate) fn user_agent(door: &str) -> Result<String, Error> {
    let printable = door.chars().all(|letter| letter.is_ascii_graphic() || letter == ' ');
    if !printable || door.len() > 100 {
        return Err(Error::config("door has to be at most 100 printable ASCII letters"));
    }
    Ok(format!("makokit/{} ({door})", env!("CARGO_PKG_VERSION")))
}

pub(crate) fn millis(name: &str, given: Option<u64>, default: u64) -> Result<Duration, Error> {
    positive(name, given, default).map(Duration::from_millis)
}

fn positive<T: From<u8> + PartialEq>(name: &str, given: Option<T>, default: T) -> Result<T, Error> {
    match given {
        Some(zero) if zero == T::from(0) => {
            Err(Error::config(format!("{name} is 0; it has to be larger, or left out for the default")))
        }
        given => Ok(given.unwrap_or(default)),
    }
}
