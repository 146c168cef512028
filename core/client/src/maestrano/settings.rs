//! What the settings of a platform have to be, and where they come from: the code goes before the environment.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use makokit_limits::{Time, VirtualTime};

use super::builder::PlatformBuilder;
use super::join::join;
use super::request::Requests;
use crate::config::{ClockKind, MOST_RETRIES, Reach, millis, user_agent};
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

impl PlatformBuilder {
    /// The settings checked, and how often to ask anew.
    pub(super) fn resolve(self, env: &Variables<'_>) -> Result<(Requests, Option<Duration>), Error> {
        let asked = self.env.then_some(env);
        let settings = self.common().with_common()?;
        let host = Given::of(self.host, "host", "MNO_DEVPL_HOST", asked, HOST);
        let api_path = Given::of(self.api_path, "api_path", "MNO_DEVPL_API_PATH", asked, API_PATH);
        let (code, codes) = (
            (self.environment_key, self.environment_key_file),
            (self.environment_secret, self.environment_secret_file),
        );
        let key = credential("environment_key", "MNO_DEVPL_ENV_KEY", code, asked)?;
        let secret = credential("environment_secret", "MNO_DEVPL_ENV_SECRET", codes, asked)?;
        if key.expose().contains(':') {
            return Err(Error::config(
                "environment_key (MNO_DEVPL_ENV_KEY) holds a colon, which ends the key in Basic authentication; \
                 check that it is the key alone",
            ));
        }
        let reach = Reach::new(&host.name, host.value.trim(), &settings)?;
        let path = reach.path(&list_path(&api_path)?);
        let (basic, authorization) = basic(&key, &secret)?;
        let clock = settings.clock.unwrap_or_default();
        let every = interval(self.background_refresh, self.refresh_every_ms, clock)?;
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

/// How often the marketplaces are asked for anew; never by a virtual clock unless that is wanted, as it would come round at once.
fn interval(wanted: Option<bool>, every: Option<u64>, clock: ClockKind) -> Result<Option<Duration>, Error> {
    match (wanted, every.map(Duration::from_millis)) {
        (Some(false), _) => Ok(None),
        (_, Some(time)) if time < SHORTEST_REFRESH => Err(Error::config(
            "refresh_every_ms is less than a second; it has to be longer, or background_refresh has to be off",
        )),
        (_, Some(time)) => Ok(Some(time)),
        (_, None) => Ok((clock == ClockKind::Real).then_some(REFRESH)),
    }
}

/// Gives the value of a variable.
pub(super) type Variables<'a> = dyn Fn(&str) -> Option<String> + 'a;

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

#[cfg(test)]
mod tests;
