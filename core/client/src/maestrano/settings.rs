//! What a platform has to be told, in the code or in the environment.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use makokit_limits::{Time, VirtualTime};

use super::join::join;
use super::platform::Platform;
use super::request::Requests;
use crate::config::{ClockKind, MOST_RETRIES, Reach, Settings, millis, user_agent, variable};
use crate::engine::path;
use crate::error::Error;
use crate::secret::Secret;
use crate::time::RealTime;

/// Where the developer platform is (documented).
const HOST: &str = "https://developer.maestrano.com";
/// What its paths begin with (documented).
const API_PATH: &str = "/api/config/v1";
/// The list of marketplaces below that.
const LIST: &str = "marketplaces";
/// As often as the vendor's client for PHP asks anew.
const REFRESH: Duration = Duration::from_secs(12 * 60 * 60);
const SHORTEST_REFRESH: Duration = Duration::from_secs(1);

/// Makes a [`Platform`]. Key and secret have no default.
#[derive(Clone, Default)]
#[must_use = "build() makes the platform"]
pub struct PlatformBuilder {
    env: bool,
    host: Option<String>,
    api_path: Option<String>,
    key: Option<Secret>,
    key_file: Option<PathBuf>,
    secret: Option<Secret>,
    secret_file: Option<PathBuf>,
    refresh: Refresh,
    settings: Settings,
}

/// How often the marketplaces are asked for anew.
#[derive(Clone, Copy, Default)]
enum Refresh {
    /// Every 12 hours; never by a virtual clock, which would come round at once.
    #[default]
    Usual,
    Every(Duration),
    Never,
}

/// Declares what each of these methods sets in the settings that all clients have.
macro_rules! common {
    ($($(#[doc = $doc:literal])+ $method:ident($value:ident: $type:ty) sets $name:ident = $set:expr;)+) => {
        /// How the platform is reached: as any client is.
        impl PlatformBuilder {
            $(
                $(#[doc = $doc])+
                pub fn $method(mut self, $value: $type) -> Self {
                    self.settings.$name = Some($set);
                    self
                }
            )+
        }
    };
}

common! {
    /// The time of a load, all waits and tries together. Default: 60 s.
    timeout(time: Duration) sets timeout_ms = in_millis(time);
    /// The time for making a connection. Default: 10 s.
    connect_timeout(time: Duration) sets connect_timeout_ms = in_millis(time);
    /// How long the connection may say nothing while the answer is waited for. Default: 30 s.
    read_timeout(time: Duration) sets read_timeout_ms = in_millis(time);
    /// How often a load is tried again; 20 at most. Default: 3.
    retries(most: u32) sets retries = most;
    /// The largest answer that is accepted, in bytes. Default: 16 MiB.
    max_answer_bytes(most: u64) sets max_answer_bytes = most;
    /// A file of PEM certificates to trust instead of the system's. Default: `MAKOKIT_CA_BUNDLE`, `SSL_CERT_FILE`.
    ca_bundle(path: impl Into<PathBuf>) sets ca_bundle = path.into();
    /// A file with a PEM certificate by which the application shows who it is.
    client_certificate(path: impl Into<PathBuf>) sets client_certificate = path.into();
    /// A file with that certificate's PEM key. Default: the same file.
    client_key(path: impl Into<PathBuf>) sets client_key = path.into();
    /// A proxy: `http://[user:password@]host:port` or `socks5://…`; `none` for a direct way. Default: the environment's.
    proxy(url: impl Into<Secret>) sets proxy = url.into();
    /// Hosts that are reached without the proxy. Default: `NO_PROXY`.
    no_proxy(hosts: impl Into<String>) sets no_proxy = hosts.into();
    /// Whether each load has an id of its own, sent as `X-Request-Id`. Default: yes.
    request_id(sent: bool) sets request_id = sent;
    /// The clock by which it waits; the virtual one is for tests.
    clock(clock: ClockKind) sets clock = clock;
}

/// What the developer platform has to be told.
impl PlatformBuilder {
    /// Asks the environment for what is not given here: `MNO_DEVPL_HOST`, `MNO_DEVPL_API_PATH`, `MNO_DEVPL_ENV_KEY`,
    /// `MNO_DEVPL_ENV_SECRET`; the last two also with `_FILE`, for a file that holds them.
    pub fn env(mut self) -> Self {
        self.env = true;
        self
    }

    /// Where the developer platform is. Default: `https://developer.maestrano.com`.
    pub fn host(mut self, url: impl Into<String>) -> Self {
        self.host = Some(url.into());
        self
    }

    /// What its paths begin with, with or without the `marketplaces` at the end. Default: `/api/config/v1`.
    pub fn api_path(mut self, path: impl Into<String>) -> Self {
        self.api_path = Some(path.into());
        self
    }

    /// The key of the application's environment: not that of a marketplace.
    pub fn environment_key(mut self, key: impl Into<Secret>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// A file that holds the key and nothing else; a line break at its end does not count.
    pub fn environment_key_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.key_file = Some(path.into());
        self
    }

    /// The secret of the application's environment.
    pub fn environment_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// A file that holds the secret and nothing else; a line break at its end does not count.
    pub fn environment_secret_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.secret_file = Some(path.into());
        self
    }

    /// How often the marketplaces are asked for anew on the side, once they were asked for. Default: 12 h.
    pub fn refresh_every(mut self, time: Duration) -> Self {
        self.refresh = Refresh::Every(time);
        self
    }

    /// Asks anew only when [`Platform::refresh`] is called.
    pub fn no_refresh(mut self) -> Self {
        self.refresh = Refresh::Never;
        self
    }

    /// The platform, or what is wrong with the settings. Nothing is sent.
    pub fn build(self) -> Result<Platform, Error> {
        let (requests, every) = self.resolve(&|name| variable(name))?;
        Platform::new(requests, every)
    }

    /// The settings checked, and how often to ask anew.
    fn resolve(self, env: &Variables<'_>) -> Result<(Requests, Option<Duration>), Error> {
        let asked = self.env.then_some(env);
        let host = Given::of(self.host, "host", "MNO_DEVPL_HOST", asked, HOST);
        let api_path = Given::of(self.api_path, "api_path", "MNO_DEVPL_API_PATH", asked, API_PATH);
        let (code, codes) = ((self.key, self.key_file), (self.secret, self.secret_file));
        let key = credential("environment_key", "MNO_DEVPL_ENV_KEY", code, asked)?;
        let secret = credential("environment_secret", "MNO_DEVPL_ENV_SECRET", codes, asked)?;
        if key.expose().contains(':') {
            return Err(Error::config(
                "environment_key (MNO_DEVPL_ENV_KEY) holds a colon, which ends the key in Basic authentication; \
                 check that it is the key alone",
            ));
        }
        let settings = self.settings.with_common()?;
        let reach = Reach::new(&host.name, host.value.trim(), &settings)?;
        let path = reach.path(&list_path(&api_path)?);
        let (basic, authorization) = basic(&key, &secret)?;
        let clock = settings.clock.unwrap_or_default();
        let every = self.refresh.interval(clock)?;
        let requests = Requests {
            reach,
            path,
            authorization,
            secrets: [key, secret, basic],
            timeout: millis("timeout_ms", settings.timeout_ms, 60_000)?,
            retries: settings.retries.unwrap_or(3).min(MOST_RETRIES),
            request_id: settings.request_id.unwrap_or(true),
            user_agent: user_agent(settings.door.as_deref().unwrap_or("rust"))?,
            time: time(clock),
        };
        Ok((requests, every))
    }
}

impl Refresh {
    fn interval(self, clock: ClockKind) -> Result<Option<Duration>, Error> {
        match self {
            Self::Usual => Ok((clock == ClockKind::Real).then_some(REFRESH)),
            Self::Every(time) if time < SHORTEST_REFRESH => Err(Error::config(
                "refresh_every is less than a second; it has to be longer, or switched off by no_refresh",
            )),
            Self::Every(time) => Ok(Some(time)),
            Self::Never => Ok(None),
        }
    }
}

/// Gives the value of a variable.
type Variables<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// A value, and what the setting is called that has it.
struct Given {
    name: String,
    value: String,
}

impl Given {
    fn of(
        code: Option<String>,
        name: &str,
        variable: &str,
        env: Option<&Variables<'_>>,
        default: &str,
    ) -> Self {
        let found = match code {
            Some(value) => Some((name, value)),
            None => env.and_then(|env| Some((variable, env(variable)?))),
        };
        let (name, value) = found.unwrap_or_else(|| (name, default.to_owned()));
        Self { name: name.to_owned(), value }
    }
}

/// The path of the list. The vendor's clients read the same setting in three ways: without the list's name, with a slash in
/// its place, or with it.
fn list_path(given: &Given) -> Result<String, Error> {
    let path = join("", given.value.trim().trim_end_matches('/'));
    path::check(&path).map_err(|_| {
        Error::config(format!(
            "{} is {:?}; it has to be a path such as {API_PATH}, without host, query or dots",
            given.name, given.value
        ))
    })?;
    let has_list = path.rsplit('/').next() == Some(LIST);
    Ok(if has_list { path } else { join(&path, LIST) })
}

/// A part of the credentials: from the code, else from the environment; itself, else out of a file.
fn credential(
    name: &str,
    variable: &str,
    (given, file): (Option<Secret>, Option<PathBuf>),
    env: Option<&Variables<'_>>,
) -> Result<Secret, Error> {
    let file_variable = format!("{variable}_FILE");
    let cure = match env {
        Some(_) => format!("set {variable}, or {file_variable} to a file that holds it, or pass {name}"),
        None => format!("pass {name}, or take it from the environment ({variable})"),
    };
    let asked = |name: &str| env.and_then(|env| env(name));
    let found = if let Some(secret) = given {
        Some((name.to_owned(), secret))
    } else if let Some(path) = file {
        Some(in_file(&format!("{name}_file"), &path)?)
    } else if let Some(text) = asked(variable) {
        Some((variable.to_owned(), text.into()))
    } else if let Some(path) = asked(&file_variable) {
        Some(in_file(&file_variable, &PathBuf::from(path))?)
    } else {
        None
    };
    let missing = || Error::config(format!("{name} ({variable}) is missing: {cure}"));
    let (source, secret) = found.ok_or_else(missing)?;
    let wrong = |what: &str| Err(Error::config(format!("{source} {what}: {cure}")));
    match secret.expose() {
        text if text.trim().is_empty() => wrong("is empty"),
        text if text.chars().any(char::is_control) => {
            wrong("holds a line break or another control character")
        }
        _ => Ok(secret),
    }
}

fn in_file(name: &str, path: &std::path::Path) -> Result<(String, Secret), Error> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::config(format!("{name}: {} cannot be read: {error}", path.display())))?;
    Ok((name.to_owned(), text.trim_end_matches(['\r', '\n']).into()))
}

/// Key and secret as Basic authentication has them: by themselves, and as a header.
fn basic(key: &Secret, secret: &Secret) -> Result<(Secret, HeaderValue), Error> {
    let basic: Secret = STANDARD.encode(format!("{}:{}", key.expose(), secret.expose())).into();
    let mut header = HeaderValue::try_from(format!("Basic {}", basic.expose()))
        .map_err(|_| Error::config("environment_key and environment_secret cannot be sent"))?;
    header.set_sensitive(true);
    Ok((basic, header))
}

fn time(clock: ClockKind) -> Arc<dyn Time> {
    match clock {
        ClockKind::Real => Arc::new(RealTime),
        ClockKind::Virtual => Arc::new(VirtualTime::default()),
    }
}

fn in_millis(time: Duration) -> u64 {
    // What is shorter than a millisecond is not nothing.
    u64::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}

impl fmt::Debug for PlatformBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.host.as_deref().map(crate::secret::without_userinfo);
        formatter
            .debug_struct("PlatformBuilder")
            .field("host", &host)
            .field("api_path", &self.api_path)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
