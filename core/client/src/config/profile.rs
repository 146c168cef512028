//! Profiles: named settings in a file of the user's.
//!
//! ```toml
//! [profiles.staging.mako]
//! base_url = "https://api.staging.example.com"
//! client_id = "someone.api"
//! client_secret_file = "/home/someone/.secrets/mako"
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;

use super::settings::{SETTINGS, Settings};
use super::sources::variable;
use crate::error::Error;
use crate::operation::System;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    profiles: BTreeMap<String, BTreeMap<String, toml::Value>>,
}

/// The file: what `MAKOKIT_CONFIG` names, else `makokit/config.toml` in the user's folder for settings.
pub(super) fn path() -> Result<PathBuf, Error> {
    if let Some(path) = variable("MAKOKIT_CONFIG") {
        return Ok(path.into());
    }
    etcetera::choose_base_strategy().map(|folders| folders.config_dir().join("makokit/config.toml")).map_err(
        |_| Error::config("profile: there is no home folder to look in; name the file in MAKOKIT_CONFIG"),
    )
}

/// A profile's settings of a system, and the file that they come from.
pub(super) fn read(name: &str, system: System) -> Result<(Settings, PathBuf), Error> {
    let path = path()?;
    let wrong = |why: String| Error::config(format!("profile {name}: {} {why}", path.display()));
    let text = fs::read_to_string(&path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    // The error of a parser shows the line, and with it perhaps a secret: only its message is told.
    let file: File =
        toml::from_str(&text).map_err(|error| wrong(format!("is wrong: {}", error.message())))?;
    let profile = file.profiles.get(name).ok_or_else(|| {
        let known: Vec<_> = file.profiles.keys().map(String::as_str).collect();
        wrong(if known.is_empty() {
            format!("has no profile; begin one with [profiles.{name}.{}]", system.name())
        } else {
            format!("has no profile of that name; there are {}", known.join(", "))
        })
    })?;
    let Some(table) = profile.get(system.name()) else {
        return Err(wrong(format!("has nothing for {0}; begin with [profiles.{name}.{0}]", system.name())));
    };
    let settings = Settings::deserialize(table.clone())
        .map_err(|error| wrong(format!("is wrong: {}", error.message())))?;
    if settings.profile.is_some() || settings.env || settings.door.is_some() {
        return Err(wrong("is wrong: a profile holds neither profile nor env nor door".to_owned()));
    }
    // A proxy's URL holds one only sometimes, and has no file to go to.
    let mut secrets = SETTINGS.iter().filter(|row| row.kind == "secret" && row.name != "proxy");
    if let Some(name) = secrets.find(|row| settings.shown(row.name).is_some()).map(|row| row.name)
        && is_open(&path)
    {
        return Err(wrong(format!(
            "holds a {name} and can be read by others; take that right from them (chmod 600), or use {name}_file"
        )));
    }
    Ok((settings, path))
}

/// Whether others than its owner may read a file.
#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_: &Path) -> bool {
    false
}
